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
  'I5: an hour passes between the decision to release and its writing down': [
    step('open the form', 380429600),
    step('type them', 1068511536),
    step('check', 1157225469),
    step('keep', 1907353637, { travel: 'lost' }),
    step('hand off', 749933943, { operations: 6 }),
    step('collect by the panel', 2120813243, { operations: 9 }),
    step('stop the check', 683479348, { operations: 10 }),
    step('time passes', 941350576),
  ],
  'I9: storage refuses the check its values and then the word that it ended': [
    step('collect by the card', 504171931),
    step('check', 1581902793, { operations: 6, strike: { kind: 'storage-refuses', at: 4 } }),
    step('start', 1912871487, { strike: { kind: 'storage-refuses', at: 0 } }),
  ],
};
