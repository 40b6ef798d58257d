import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../utils/flow/check.ts';
import type { FlowEvent } from '../../../utils/flow/events.ts';
import { reduce } from '../../../utils/flow/reduce.ts';
import {
  type Capture,
  type CheckState,
  EVERYWHERE,
  type HandoffState,
  NEW_PROGRESS,
  NEW_SESSION,
  NO_CHECK,
  NO_HANDOFF,
  type Progress,
  type Session,
  type State,
  type StepRecord,
} from '../../../utils/model/state.ts';
import { STEP_IDS, type StepId } from '../../../utils/model/steps.ts';
import type { Verdict } from '../../../utils/zoom/token.ts';
import { seenOn } from '../../sightings.ts';
import { ABOUT, ASKER, MINUTE, NOW } from './fake-world.ts';

// The life of a set of values, from its capture to its end, and what is put right where something died in between.

const capture = (id: string, more: Partial<Capture> = {}): Capture => ({
  ...ABOUT,
  id,
  at: NOW,
  seenAt: NOW,
  expiresAt: NOW + 60 * MINUTE,
  extended: false,
  ...more,
});
const DONE: StepRecord = { state: 'done', at: NOW, by: 'page' };
const withSteps = (steps: Partial<Progress['steps']>): Progress => ({
  ...NEW_PROGRESS,
  running: true,
  steps: { ...NEW_PROGRESS.steps, ...steps },
});
const KEPT: State = {
  progress: withSteps({ credentials: DONE }),
  session: { ...NEW_SESSION, capture: capture('a') },
};
const TWO: State = { ...KEPT, session: { ...KEPT.session, pending: capture('b') } };
const EMPTY: State = { progress: NEW_PROGRESS, session: NEW_SESSION };

const holding = (session: Partial<Session>, from = KEPT): State => ({
  ...from,
  session: { ...from.session, ...session },
});
const checking = (check: Partial<CheckState>, from = KEPT) => holding({ check: { ...NO_CHECK, ...check } }, from);
const handing = (handoff: Partial<HandoffState>, from = KEPT) =>
  holding({ handoff: { ...NO_HANDOFF, ...handoff } }, from);

type Bare<Event> = Event extends unknown ? Omit<Event, 'at'> : never;
const happen = (state: State, event: Bare<FlowEvent>, at = NOW) => reduce(state, { ...event, at } as FlowEvent);
const step = ({ progress }: State, id: StepId) => progress.steps[id];
const EMPTIES = [{ do: 'stop-asking' }, { do: 'empty-vault' }];

describe('a capture', () => {
  test.each(['page', 'typed'] as const)(
    'from %s is kept, and the step is done by the page or by the user',
    (source) => {
      const { state, effects } = happen(EMPTY, { type: 'captured', capture: capture('a', { source }) });
      expect(state.session).toEqual({ ...NEW_SESSION, capture: capture('a', { source }) });
      expect(step(state, 'credentials')).toEqual({ state: 'done', at: NOW, by: source === 'page' ? 'page' : 'user' });
      expect(effects).toEqual([]);
    },
  );

  test('beside one that is kept waits, and changes nothing of it', () => {
    const { state, effects } = happen(KEPT, { type: 'captured', capture: capture('b') });
    expect(state).toEqual(TWO);
    expect(effects).toEqual([]);
  });

  test('keeps what is known of webhook tokens and hidden pages, and nothing of the bundle before it', () => {
    const before = holding(
      {
        capture: null,
        emptied: 'forgotten',
        tokenDigests: ['t'],
        hidden: ['p'],
        clicks: ['c'],
        check: { ...NO_CHECK, status: 'ok' },
      },
      EMPTY,
    );
    const { session } = happen(before, { type: 'captured', capture: capture('a') }).state;
    expect(session).toEqual({ ...NEW_SESSION, tokenDigests: ['t'], hidden: ['p'], capture: capture('a') });
  });
});

describe('which of two sets holds', () => {
  test('the second: it begins anew, and requests about the first are stopped', () => {
    const { state, effects } = happen(TWO, { type: 'replaced', captureId: 'b' });
    expect(state.session).toEqual({ ...NEW_SESSION, capture: capture('b') });
    expect(effects).toEqual([{ do: 'stop-asking' }, { do: 'promote-pending' }]);
  });

  test('the first: the second is dropped', () => {
    expect(happen(TWO, { type: 'kept', captureId: 'b' })).toEqual({ state: KEPT, effects: [{ do: 'drop-pending' }] });
  });

  test('an answer about a set that is not there changes nothing', () => {
    for (const type of ['replaced', 'kept'] as const) {
      expect(happen(TWO, { type, captureId: 'c' })).toEqual({ state: TWO, effects: [] });
      expect(happen(KEPT, { type, captureId: 'b' })).toEqual({ state: KEPT, effects: [] });
    }
  });
});

describe('the end of the values', () => {
  test.each([
    ['forgotten', 'forgotten'],
    ['stopped', 'stopped'],
  ] as const)('%s: nothing of them is left, the reason is told, the step is to do again', (type, emptied) => {
    for (const from of [KEPT, TWO, holding({ capture: null, pending: capture('b') })]) {
      const { state, effects } = happen(from, { type });
      expect(state.session).toEqual({ ...NEW_SESSION, emptied });
      expect(step(state, 'credentials')).toEqual({ state: 'todo', at: NOW, by: null });
      expect(effects).toEqual(EMPTIES);
      expect(state.progress.running).toBe(type !== 'stopped');
    }
  });

  test.each(['forgotten', 'stopped'] as const)('%s without values says nothing of any', (type) => {
    const from = { progress: withSteps({ credentials: DONE }), session: NEW_SESSION };
    const { state, effects } = happen(from, { type });
    expect(state.session).toBe(NEW_SESSION);
    expect(step(state, 'credentials')).toBe(DONE);
    expect(effects).toEqual([]);
    expect(state.progress.running).toBe(type !== 'stopped');
  });

  test('reset: progress as on the first day, whether it runs or not', () => {
    for (const running of [true, false]) {
      const from = { ...TWO, progress: { ...TWO.progress, running, app: { id: 'x', name: '' } } };
      const { state, effects } = happen(from, { type: 'reset' });
      expect(state).toEqual({ progress: { ...NEW_PROGRESS, running, startedAt: NOW }, session: NEW_SESSION });
      expect(effects).toEqual(EMPTIES);
    }
    expect(happen(EMPTY, { type: 'reset' }).effects).toEqual([]);
  });

  test('validated by Microsoft: nothing of them is left, and that is no loss', () => {
    const { state, effects } = happen(KEPT, {
      type: 'seen',
      sighting: seenOn('cm-authentication', { validated: true }),
    });
    expect(state.session).toMatchObject({ capture: null, emptied: 'validated' });
    expect(step(state, 'credentials').state).toBe('done');
    expect(effects).toEqual(EMPTIES);
    const begun = { ...KEPT, progress: { ...KEPT.progress, leftRole: true } };
    const nothing = happen(begun, { type: 'seen', sighting: seenOn('cm-authentication') });
    expect(nothing).toEqual({ state: begun, effects: [] });
  });

  test.each(['running', 'waiting'] as const)('ends a check that is %s; what a finished one said stays', (status) => {
    expect(happen(checking({ status }), { type: 'forgotten' }).state.session.check).toEqual(NO_CHECK);
    for (const ended of ['ok', 'failed', 'stopped', 'interrupted'] as const)
      expect(happen(checking({ status: ended }), { type: 'forgotten' }).state.session.check.status).toBe(ended);
  });

  test('ends a hand-off; that a form was filled stays known', () => {
    const handoff = (status: HandoffState['status']) =>
      happen(handing({ status, armedAt: NOW, deliveredAt: NOW }), { type: 'forgotten' }).state.session.handoff.status;
    expect(handoff('filled')).toBe('filled');
    for (const status of ['armed', 'delivered', 'refused', 'expired'] as const)
      expect(handoff(status), status).toBe('idle');
  });
});

describe('time', () => {
  const shown: Bare<FlowEvent> = { type: 'shown' };

  test('ends the values at their hour, or where the clock went back, and says so', () => {
    for (const at of [NOW + 60 * MINUTE, NOW - 1]) {
      const { state, effects } = happen(KEPT, shown, at);
      expect(state.session).toEqual({ ...NEW_SESSION, emptied: 'expired' });
      expect(step(state, 'credentials')).toEqual({ state: 'attention', at, by: 'user' });
      expect(effects).toEqual(EMPTIES);
    }
    expect(happen(KEPT, shown, NOW + 60 * MINUTE - 1).state.session.capture?.id).toBe('a');
  });

  test('ends a second set by itself', () => {
    const first = capture('a', { expiresAt: NOW + 120 * MINUTE, seenAt: NOW - 5 });
    const two = holding({ capture: first, pending: capture('b') });
    for (const at of [NOW + 60 * MINUTE, NOW - 1]) {
      const { state, effects } = happen(two, shown, at);
      expect([state.session.capture?.id, state.session.pending]).toEqual(['a', null]);
      expect(effects).toEqual([{ do: 'drop-pending' }]);
    }
    expect(happen(two, shown, NOW + 60 * MINUTE - 1).state.session.pending?.id).toBe('b');
    expect(happen(two, shown, NOW).state.session.pending?.id).toBe('b');
  });

  test('is noted every half a minute', () => {
    const seenAt = (at: number) => happen(KEPT, shown, at).state.session.capture?.seenAt;
    expect(seenAt(NOW + 29_999)).toBe(NOW);
    expect(seenAt(NOW + 30_000)).toBe(NOW + 30_000);
  });

  test('interrupts a series that waits where the clock went back before its beginning', () => {
    const waiting = checking({ status: 'waiting', runId: 'r', startedAt: NOW + 5, nextAt: NOW + 10 });
    const { check } = happen(waiting, shown, NOW + 4).state.session;
    expect(check).toMatchObject({ status: 'interrupted', runId: null, nextAt: null });
    expect(happen(waiting, shown, NOW + 5).state.session.check.status).toBe('waiting');
  });

  test('is extended once, by an hour from then', () => {
    const { state, effects } = happen(KEPT, { type: 'extended' }, NOW + 50 * MINUTE);
    expect(state.session.capture).toMatchObject({ expiresAt: NOW + 110 * MINUTE, extended: true });
    expect(effects).toEqual([]);
    expect(happen(state, { type: 'extended' }, NOW + 51 * MINUTE).state.session.capture?.expiresAt).toBe(
      NOW + 110 * MINUTE,
    );
    expect(happen(EMPTY, { type: 'extended' })).toEqual({ state: EMPTY, effects: [] });
  });
});

describe('the user’s word', () => {
  test('for a step counts where nothing proved it, and can be undone', () => {
    const { state, effects } = happen(EMPTY, { type: 'confirmed', step: 'role' });
    expect(step(state, 'role')).toEqual({ state: 'confirmed', at: NOW, by: 'user' });
    expect(effects).toEqual([]);
    const undone = happen(state, { type: 'unconfirmed', step: 'role' });
    expect(step(undone.state, 'role')).toEqual({ state: 'todo', at: NOW, by: null });
    expect(undone.effects).toEqual([]);
    const proved = { ...EMPTY, progress: withSteps({ role: DONE }) };
    expect(happen(proved, { type: 'confirmed', step: 'role' })).toEqual({ state: proved, effects: [] });
    expect(happen(proved, { type: 'unconfirmed', step: 'role' })).toEqual({ state: proved, effects: [] });
  });

  test('for the hand-off ends the values and leads to done; undone, both are to do again', () => {
    const { state, effects } = happen(KEPT, { type: 'confirmed', step: 'handoff' });
    for (const id of ['handoff', 'done'] as const)
      expect(step(state, id)).toEqual({ state: 'confirmed', at: NOW, by: 'user' });
    expect(state.session).toMatchObject({ capture: null, emptied: 'confirmed' });
    expect(effects).toEqual(EMPTIES);
    const undone = happen(state, { type: 'unconfirmed', step: 'handoff' }).state;
    expect([step(undone, 'handoff').state, step(undone, 'done').state]).toEqual(['todo', 'todo']);
    const other = happen(happen(state, { type: 'confirmed', step: 'role' }).state, {
      type: 'unconfirmed',
      step: 'role',
    }).state;
    expect(step(other, 'done').state).toBe('confirmed');
  });
});

describe('what is noted beside', () => {
  test('Start is noted once, and shows what was hidden', () => {
    const started = happen(holding({ hidden: ['p'] }, EMPTY), { type: 'started' });
    expect(started.state.progress).toMatchObject({ running: true, startedAt: NOW });
    expect(started.state.session.hidden).toEqual([]);
    expect(started.effects).toEqual([]);
    expect(happen(started.state, { type: 'started' }, NOW + 5).state.progress.startedAt).toBe(NOW);
  });

  test('hidden pages: each once, the last fifty', () => {
    const hide = (hidden: string[], place: string) =>
      happen(holding({ hidden }, EMPTY), { type: 'hidden', place }).state.session.hidden;
    expect(hide(['p'], 'q')).toEqual(['p', 'q']);
    expect(hide(['p'], 'p')).toEqual(['p']);
    expect(hide([], EVERYWHERE)).toEqual(['everywhere']);
    const fifty = Array.from({ length: 50 }, (_, at) => `page ${at}`);
    expect(hide(fifty, 'q')).toEqual([...fifty.slice(1), 'q']);
  });

  test('digests of webhook tokens, and that the notice of a reset was read', () => {
    const digests = happen(EMPTY, { type: 'tokens-seen', digests: ['t'] });
    expect(digests).toEqual({ state: holding({ tokenDigests: ['t'] }, EMPTY), effects: [] });
    const notice = { ...EMPTY, progress: { ...NEW_PROGRESS, resetNotice: true } };
    expect(happen(notice, { type: 'notice-read' })).toEqual({ state: EMPTY, effects: [] });
  });

  test('an armed hand-off whose tab is closed is over', () => {
    const armed = handing({ status: 'armed', tabId: 7, origin: ASKER.origin, armedAt: NOW });
    expect(happen(armed, { type: 'tab-gone', tabId: 7 }).state.session.handoff).toMatchObject({
      status: 'refused',
      refusal: 'gone',
    });
  });

  test('Stop checking is heard', () => {
    const { state, effects } = happen(checking({ status: 'running', runId: 'r' }), { type: 'check-stopped' });
    expect(state.session.check.status).toBe('stopped');
    expect(effects).toEqual([{ do: 'stop-asking' }]);
  });
});

describe('a worker that begins', () => {
  const woke = (state: State, alive: string[] = []) => happen(state, { type: 'woke', alive }, NOW + 5);
  const GOOD: Verdict = { ok: true, at: NOW, family: 'granular', extra: [] };

  test('finds all in order, and changes nothing', () => {
    expect(woke(KEPT)).toEqual({ state: KEPT, effects: [] });
    expect(woke(EMPTY)).toEqual({ state: EMPTY, effects: [] });
  });

  test('finds a try that nobody waits for: it was interrupted; one that this worker waits for goes on', () => {
    const running = checking({ status: 'running', runId: 'r', nextAt: NOW });
    expect(woke(running).state.session.check).toMatchObject({ status: 'interrupted', runId: null, nextAt: null });
    expect(woke(running, ['other']).state.session.check.status).toBe('interrupted');
    expect(woke(running, ['other', 'r']).state).toBe(running);
    expect(woke(checking({ status: 'running', runId: null }), ['r']).state.session.check.status).toBe('interrupted');
  });

  test.each(['page', 'typed'] as const)('finds values from %s whose step was not written', (source) => {
    const state = { ...holding({ capture: capture('a', { source }) }), progress: withSteps({}) };
    expect(step(woke(state).state, 'credentials')).toEqual({
      state: 'done',
      at: NOW + 5,
      by: source === 'page' ? 'page' : 'user',
    });
  });

  test('finds an answer of Zoom’s whose step was not written', () => {
    const answered = (status: 'ok' | 'failed', progress = KEPT.progress) => {
      const state = { ...KEPT, progress };
      return woke(checking({ status, verdict: GOOD, fingerprint: fingerprint(state) }, state)).state;
    };
    expect(step(answered('ok'), 'validation')).toEqual({ state: 'done', at: NOW + 5, by: 'zoom' });
    expect(step(answered('failed'), 'validation')).toEqual({ state: 'attention', at: NOW + 5, by: 'zoom' });
    const byUser: StepRecord = { state: 'confirmed', at: NOW, by: 'user' };
    expect(step(answered('failed', withSteps({ credentials: DONE, validation: byUser })), 'validation')).toBe(byUser);
    const other = checking({ status: 'ok', verdict: GOOD, fingerprint: 'of another set' });
    expect(step(woke(other).state, 'validation').state).toBe('todo');
  });

  test('finds no values where there were some: they went with the browser session', () => {
    const gone = { ...KEPT, session: NEW_SESSION };
    const { state } = woke(gone);
    expect(step(state, 'credentials')).toEqual({ state: 'attention', at: NOW + 5, by: 'user' });
    expect(state.session.emptied).toBe('session-ended');
    const told = woke(holding({ capture: null, emptied: 'expired' })).state;
    expect([step(told, 'credentials').state, told.session.emptied]).toEqual(['attention', 'expired']);
  });

  test.each<[string, State]>([
    ['Microsoft has validated them', holding({ capture: null, emptied: 'validated' })],
    ['the hand-off was confirmed', holding({ capture: null, emptied: 'confirmed' })],
    ['the hand-off is done', { session: NEW_SESSION, progress: withSteps({ credentials: DONE, handoff: DONE }) }],
    ['there never were any', EMPTY],
  ])('finds no values and says nothing where %s', (_why, state) => {
    expect(woke(state)).toEqual({ state, effects: [] });
  });
});

test('every step but those that only a page or Zoom proves can be confirmed', () => {
  const confirmed = STEP_IDS.filter(
    (id) => step(happen(EMPTY, { type: 'confirmed', step: id }).state, id).state === 'confirmed',
  );
  expect(confirmed).toEqual(STEP_IDS.filter((id) => !['credentials', 'validation', 'done'].includes(id)));
});

describe('the contact that was typed once', () => {
  const CONTACT = { companyName: 'Contoso', contactName: 'Ada', contactEmail: 'ada@contoso.example' };
  const given = happen(KEPT, { type: 'contact-given', contact: CONTACT }).state;

  test('is kept, also when values are collected anew', () => {
    expect(given.session.contact).toEqual(CONTACT);
    const anew = happen(
      { ...given, session: { ...given.session, capture: null } },
      { type: 'captured', capture: capture('b') },
    );
    expect(anew.state.session.contact).toEqual(CONTACT);
    expect(happen(given, { type: 'forgotten' }).state.session.contact).toEqual(CONTACT);
  });

  test.each<[string, FlowEvent]>([
    ['Stop', { type: 'stopped', at: NOW }],
    ['Reset', { type: 'reset', at: NOW }],
    ['Microsoft’s validation', { type: 'seen', at: NOW, sighting: seenOn('cm-authentication', { validated: true }) }],
    ['the hand-off confirmed', { type: 'confirmed', at: NOW, step: 'handoff' }],
  ])('goes with its set-up: %s', (_what, event) => {
    expect(happen(given, event).state.session.contact).toBe(null);
  });
});
