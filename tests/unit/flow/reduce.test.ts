import { describe, expect, test } from 'vitest';
import { isChecked } from '../../../utils/flow/check.ts';
import type { FlowEvent } from '../../../utils/flow/events.ts';
import { reduce } from '../../../utils/flow/reduce.ts';
import { viewOf } from '../../../utils/flow/view.ts';
import type { Sighting } from '../../../utils/model/sighting.ts';
import { type Capture, EVERYWHERE, NEW_PROGRESS, NEW_SESSION, type State } from '../../../utils/model/state.ts';
import { STEP_IDS } from '../../../utils/model/steps.ts';
import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { seenOn } from '../../sightings.ts';
import { ABOUT, ASKER, MINUTE, NOW } from './fake-world.ts';

const NEW: State = { progress: { ...NEW_PROGRESS, running: true }, session: NEW_SESSION };
const capture = (id: string): Capture => ({
  ...ABOUT,
  id,
  at: NOW,
  seenAt: NOW,
  expiresAt: NOW + 60 * MINUTE,
  extended: false,
});

type Bare<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** The state after these events, all at one moment. */
function lived(from: State, ...events: Bare<FlowEvent>[]): State {
  return events.reduce((state, event) => reduce(state, { ...event, at: NOW } as FlowEvent).state, from);
}

const collected = (id: string) => ({ type: 'captured', capture: capture(id) }) as const;
const armed = (id: string) =>
  ({ type: 'armed', nonce: `click for ${id}`, tabId: 7, origin: ASKER.origin, captureId: id }) as const;
const seen = (changes: Partial<Sighting>) => ({ type: 'seen', sighting: seenOn('cm-listed', changes) }) as const;
const CHECKED = [
  { type: 'check-asked', runId: 'r' },
  { type: 'check-answered', runId: 'r', verdict: { ok: true, at: NOW, family: 'granular', extra: [] } },
] as const;
const filled = (id: string) =>
  [
    armed(id),
    { type: 'released', documentId: 'd' },
    { type: 'filled', nonce: `click for ${id}`, documentId: 'd', refusal: null },
  ] as const;

describe('a second set-up', () => {
  test('what Zoom answered on the first set of values proves nothing of the second', () => {
    const first = lived(NEW, collected('a'), ...CHECKED);
    expect(first.progress.steps.validation.state).toBe('done');
    const second = lived(first, { type: 'forgotten' }, collected('b'));
    expect(second.progress.steps.validation).toMatchObject({ state: 'todo', by: null });
    expect(viewOf(second).checked).toBe(false);
  });

  test.each(['a new capture', 'a replaced one'])('%s begins the hand-off anew', (how) => {
    const through = lived(NEW, collected('a'), ...filled('a'), seen({ validated: true }), seen({ listed: true }));
    expect(viewOf(through)).toMatchObject({ current: 'done', capture: null });
    const again =
      how === 'a new capture'
        ? lived(through, collected('b'))
        : lived(
            { ...through, session: { ...NEW_SESSION, capture: capture('a'), pending: capture('b') } },
            { type: 'replaced', captureId: 'b' },
          );
    expect(again.progress.purview).toEqual({ validatedAt: null, listedAt: null });
    expect(again.progress.steps.handoff.state).toBe('todo');
    expect(again.progress.steps.done.state).toBe('todo');
  });

  test('a second hand-off of the same values begins without a listed connector', () => {
    const kept = lived(NEW, collected('a'), seen({ listed: true }));
    const again = lived(kept, armed('a'));
    expect(again.session.handoff.status).toBe('armed');
    expect(again.progress.purview.listedAt).toBeNull();
  });
});

describe('a connector in the list', () => {
  const states = ({ progress }: State) => [progress.steps.handoff.state, progress.steps.done.state];

  test('before anything was filled: no step is done', () => {
    expect(states(lived(NEW, seen({ listed: true })))).toEqual(['todo', 'todo']);
    const before = lived(NEW, collected('a'), seen({ listed: true }));
    expect(states(before)).toEqual(['todo', 'todo']);
    expect(before.session.capture).not.toBeNull();
  });

  test('after a fill that Microsoft did not validate: no step is done and nothing is lost, until it is confirmed', () => {
    const byForm = lived(NEW, collected('a'), ...filled('a'), seen({ listed: true }));
    expect(states(byForm)).toEqual(['todo', 'todo']);
    expect(byForm.session.capture).not.toBeNull();
    const byHer = lived(byForm, { type: 'confirmed', step: 'handoff' });
    expect(states(byHer)).toEqual(['confirmed', 'confirmed']);
    expect(byHer.session.capture).toBeNull();
  });

  test('after Microsoft validated: hand-off and connection are done', () => {
    const byWords = lived(NEW, collected('a'), seen({ validated: true }), seen({ listed: true }));
    expect(states(byWords)).toEqual(['done', 'done']);
  });
});

describe('Zoom’s good answer', () => {
  const scopes = { family: 'granular' as const, table: neededScopes('granular') };
  const checked = lived(NEW, collected('a'), ...CHECKED);
  const validation = ({ progress }: State) => progress.steps.validation.state;

  test('holds when pages show for the first time what it said', () => {
    const later = lived(
      checked,
      seen({ app: { id: 'app', name: '' } }),
      seen({ scopes }),
      seen({ activation: 'active' }),
    );
    expect(validation(later)).toBe('done');
    expect(isChecked(later)).toBe(true);
  });

  test('falls when a page shows that the app has changed', () => {
    const complete = lived(checked, seen({ scopes }), seen({ activation: 'active' }));
    expect(validation(lived(complete, seen({ activation: 'inactive' })))).toBe('todo');
    expect(validation(lived(complete, seen({ scopes: { family: 'granular', table: ['user:read:user:admin'] } })))).toBe(
      'todo',
    );
    expect(validation(lived(checked, seen({ activation: 'inactive' })))).toBe('todo');
  });

  test('is about what was there at its own try, not at the first of the series', () => {
    const bad = {
      ok: false as const,
      id: 'scopes-missing' as const,
      retry: 'wait' as const,
      accepted: [],
      words: '',
      at: NOW,
    };
    const [asked, answered] = CHECKED;
    const waiting = lived(NEW, collected('a'), asked, { ...answered, verdict: bad });
    expect(waiting.session.check.status).toBe('waiting');
    const added = lived(waiting, seen({ scopes }));
    const at = waiting.session.check.nextAt!;
    const asking = reduce(added, { type: 'tick', runId: 's', at }).state;
    const again = reduce(asking, { ...answered, runId: 's', at }).state;
    expect(isChecked(again)).toBe(true);
  });
});

describe('every press of Check connection', () => {
  const refusal = (more: object) =>
    ({ ok: false, at: NOW, id: 'wrong-account-or-inactive', retry: 'wait', accepted: [], words: '', ...more }) as const;
  const ended = (verdict: ReturnType<typeof refusal>, from = lived(NEW, collected('a'))) =>
    lived(from, CHECKED[0], { ...CHECKED[1], verdict }).session.check;
  const withWarning: State = lived(NEW, {
    type: 'captured',
    capture: { ...capture('a'), warnings: [{ id: 'account-number', field: 'accountId' }] },
  });

  test('asks Zoom, also after Zoom has said yes, and tells the time of the new answer', () => {
    const passed = lived(NEW, collected('a'), ...CHECKED);
    const pressed = reduce(passed, { type: 'check-asked', runId: 'again', at: NOW + MINUTE });
    expect(pressed.effects).toEqual([{ do: 'ask-zoom', runId: 'again' }]);
    const at = NOW + 2 * MINUTE;
    const verdict = { ok: true, at, family: 'granular', extra: [] } as const;
    const again = reduce(pressed.state, { type: 'check-answered', runId: 'again', verdict, at }).state;
    expect(again.session.check).toMatchObject({ status: 'ok', verdict: { at } });
    expect(again.progress.steps.validation).toMatchObject({ state: 'done', at });
  });

  test('that may pass by itself is followed by a try', () => {
    expect(ended(refusal({}))).toMatchObject({ status: 'waiting', tries: 1 });
  });

  test.each([
    ['of a value that was warned of', refusal({}), withWarning],
    ['of a value that Zoom names', refusal({ field: 'accountId' }), undefined],
  ] as const)('%s is not tried again by itself', (_, verdict, from) => {
    expect(ended(verdict, from)).toMatchObject({ status: 'failed', nextAt: null });
  });

  test.each([
    ['Zoom is busy', refusal({ id: 'rate-limited' })],
    ['a token was issued, which proves the values', refusal({ id: 'token-refused', accepted: ['token'] })],
  ] as const)('of a value that was warned of waits where %s', (_, verdict) => {
    expect(ended(verdict, withWarning)).toMatchObject({ status: 'waiting' });
  });
});

test('what is needed beforehand: an answer stands until it is taken back, and blocks nothing', () => {
  const told = lived(NEW, { type: 'prepared', item: 'zoom-role', answer: 'have' });
  expect(viewOf(told).prepared).toEqual({ 'zoom-role': 'have' });
  expect(viewOf(told).current).toBe(viewOf(NEW).current);
  expect(viewOf(lived(told, { type: 'prepared', item: 'zoom-role', answer: null })).prepared).toEqual({});
});

describe('the role', () => {
  const role = ({ progress }: State) => progress.steps.role.state;

  test('needs attention where its boxes are seen open after they were saved', () => {
    expect(role(lived(NEW, seen({ role: 'open' })))).toBe('todo');
    const saved = lived(NEW, seen({ role: 'saved' }));
    expect(role(saved)).toBe('done');
    expect(role(lived(saved, seen({ role: 'open' })))).toBe('attention');
    expect(role(lived(saved, seen({ role: 'open' }), seen({ role: 'saved' })))).toBe('done');
    expect(role(lived(NEW, { type: 'confirmed', step: 'role' }, seen({ role: 'open' })))).toBe('confirmed');
  });
});

describe('a guide that was hidden', () => {
  test('stays hidden, with another set of values too, until it is asked for', () => {
    const hidden = lived(
      NEW,
      { type: 'hidden', place: EVERYWHERE },
      { type: 'hidden', place: 'scopes /a' },
      collected('a'),
    );
    expect(viewOf(hidden).hidden).toEqual([EVERYWHERE, 'scopes /a']);
    expect(viewOf(lived(hidden, { type: 'shown' })).hidden).toEqual([]);
    expect(viewOf(lived(hidden, { type: 'started' })).hidden).toEqual([]);
    expect(lived(hidden, { type: 'hidden', place: EVERYWHERE }).session).toBe(hidden.session);
    expect(viewOf(lived(NEW, { type: 'hidden', place: EVERYWHERE })).hidden).toEqual([EVERYWHERE]);
  });
});

describe('a confirmation', () => {
  test.each(STEP_IDS)('of %s counts unless only a page or Zoom can prove it', (step) => {
    const byWord = !['credentials', 'validation', 'done'].includes(step);
    expect(lived(NEW, { type: 'confirmed', step }).progress.steps[step].state).toBe(byWord ? 'confirmed' : 'todo');
  });
});

describe('which of two sets', () => {
  const two = lived(NEW, collected('a'), collected('b'));

  test.each(['replaced', 'kept'] as const)('%s counts only for the set that was shown', (type) => {
    expect(lived(two, { type, captureId: 'c' })).toEqual(two);
    expect(lived(two, { type, captureId: 'b' }).session.pending).toBeNull();
  });
});
