import type { Step } from './sim/schedule.ts';

const step = (action: string, seed: number, more: Partial<Step> = {}): Step => ({
  action,
  seed,
  operations: 1000,
  strike: null,
  travel: 'plain',
  ...more,
});

/** Schedules that once broke an invariant, as few steps as did. */
export const REGRESSIONS: Readonly<Record<string, readonly Step[]>> = {
  'I5: a year passes between the look at the time and the token request': [
    step('collect by the card', 4304222),
    step('hand off', 1314356326, { operations: 8 }),
    step('the clock is set', 854744115),
  ],
  'I2: the message of a click comes again after the next click': [
    step('collect by the panel', 1645400743),
    step('open the form', 1464013346),
    step('hand off', 637543341, { travel: 'repeated' }),
    step('hand off', 948666795),
    step('time passes', 862622235),
  ],
  'I9: a worker that starts anew is refused twice by storage while a check looks busy': [
    step('collect by the card', 1372776602),
    step('check', 1449103330),
    step('hand off', 391341300, { operations: 6, strike: { kind: 'kill-before', at: 5 } }),
    step('make the secret anew', 1291012309, { operations: 5, strike: { kind: 'storage-refuses', at: 0 } }),
    step('open the form', 241489885, { strike: { kind: 'storage-refuses', at: 1 } }),
  ],
  'I9: storage refuses the check its values and then the word that it ended': [
    step('collect by the card', 504171931),
    step('check', 1581902793, { operations: 6, strike: { kind: 'storage-refuses', at: 4 } }),
    step('start', 1912871487, { strike: { kind: 'storage-refuses', at: 0 } }),
  ],
  'I7: a stop that storage refuses, of a check that waits for its turn, and another hand-off': [
    step('collect by the card', 247862565),
    step('hand off', 1853001223, { operations: 6, travel: 'doubled' }),
    step('stop the check', 1101708922, { operations: 1 }),
    step('stop the check', 290476222, { strike: { kind: 'storage-refuses', at: 7 } }),
    step('hand off', 654747319),
  ],
  'I7: Forget that storage refuses, while a check waits for its turn': [
    step('collect by the card', 1034241248),
    step('collect by the card', 344464323, { operations: 4 }),
    step('check', 696701462, { operations: 1 }),
    step('forget', 722049326, { strike: { kind: 'storage-refuses', at: 8 } }),
  ],
  'I9: storage refuses a bundle half and then the look at what was written': [
    step('type them', 1506130524, { operations: 8, strike: { kind: 'storage-refuses', at: 6 } }),
    step('make the secret anew', 1024906871, { strike: { kind: 'storage-refuses', at: 1 } }),
  ],
};
