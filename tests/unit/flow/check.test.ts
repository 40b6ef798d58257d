import { describe, expect, test } from 'vitest';
import {
  answered,
  asked,
  fingerprint,
  isChecked,
  recheck,
  stoppedChecking,
  tryAgain,
} from '../../../utils/flow/check.ts';
import {
  type Capture,
  type CheckState,
  NEW_PROGRESS,
  NEW_SESSION,
  NO_CHECK,
  type State,
} from '../../../utils/model/state.ts';
import type { Verdict, VerdictId } from '../../../utils/zoom/token.ts';
import { ABOUT, MINUTE, NOW } from './fake-world.ts';

const CAPTURE: Capture = { ...ABOUT, id: 'a', at: NOW, seenAt: NOW, expiresAt: NOW + 60 * MINUTE, extended: false };
const KEPT: State = { progress: NEW_PROGRESS, session: { ...NEW_SESSION, capture: CAPTURE } };
const EMPTY: State = { ...KEPT, session: NEW_SESSION };
const GOOD: Verdict = { ok: true, at: NOW, family: 'granular', extra: [] };
const bad = (id: VerdictId, retry: 'wait' | 'user'): Verdict => ({
  ok: false,
  at: NOW,
  id,
  retry,
  words: '',
  accepted: [],
});

/** The state with such a check. */
const checking = (check: Partial<CheckState>, from = KEPT): State => ({
  ...from,
  session: { ...from.session, check: { ...from.session.check, ...check } },
});
const RUNNING = asked(KEPT, 'run', NOW).state;
const validation = ({ progress }: State) => progress.steps.validation;

describe('a press on Check connection', () => {
  test('asks Zoom once, about what is there now', () => {
    const { state, effects } = asked(checking({ status: 'failed', tries: 3, verdict: GOOD }), 'run', NOW);
    expect(state.session.check).toEqual({
      ...NO_CHECK,
      status: 'running',
      runId: 'run',
      tries: 1,
      startedAt: NOW,
      fingerprint: fingerprint(KEPT),
    });
    expect(effects).toEqual([{ do: 'ask-zoom', runId: 'run' }]);
  });

  test('without values asks nothing, nor while Zoom is being asked', () => {
    expect(asked(EMPTY, 'run', NOW)).toEqual({ state: EMPTY, effects: [] });
    expect(asked(RUNNING, 'another', NOW)).toEqual({ state: RUNNING, effects: [] });
  });

  test('ends a series that waits, and begins another', () => {
    const waiting = checking({ status: 'waiting', runId: 'old', tries: 4, nextAt: NOW + MINUTE });
    expect(asked(waiting, 'run', NOW).state.session.check).toMatchObject({ status: 'running', tries: 1, nextAt: null });
  });
});

describe('what the check is about', () => {
  test('is nothing without values; else the values, the scopes, whether the app is active, and since when', () => {
    expect(fingerprint(EMPTY)).toBeNull();
    const about = (progress: Partial<State['progress']>, id = 'a') =>
      fingerprint({
        progress: { ...NEW_PROGRESS, ...progress },
        session: { ...NEW_SESSION, capture: { ...CAPTURE, id } },
      });
    const all = [
      about({}),
      about({}, 'b'),
      about({ scopes: ['x'] }),
      about({ activated: true }),
      about({ changedAt: 1 }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(['ok', 'failed'] as const)('a check that ended as %s counts for that set only', (status) => {
    const state = checking({ status, fingerprint: fingerprint(KEPT) });
    expect(isChecked(state)).toBe(true);
    expect(isChecked({ ...state, progress: { ...NEW_PROGRESS, scopes: ['x'] } })).toBe(false);
  });

  test.each(['idle', 'running', 'waiting', 'interrupted', 'stopped'] as const)(
    'a check that is %s counts for none',
    (status) => {
      expect(isChecked(checking({ status, fingerprint: fingerprint(KEPT) }))).toBe(false);
    },
  );
});

describe('Zoom’s answer', () => {
  test('that is good ends the series and proves the step', () => {
    const { state, effects } = answered(RUNNING, 'run', GOOD, NOW + 5);
    expect(state.session.check).toMatchObject({ status: 'ok', runId: null, nextAt: null, verdict: GOOD });
    expect(validation(state)).toEqual({ state: 'done', at: NOW + 5, by: 'zoom' });
    expect(effects).toEqual([]);
  });

  test('that somebody must mend ends the series, and the step needs attention', () => {
    const verdict = bad('wrong-client', 'user');
    const { state, effects } = answered(RUNNING, 'run', verdict, NOW + 5);
    expect(state.session.check).toMatchObject({ status: 'failed', runId: null, nextAt: null, verdict });
    expect(validation(state)).toEqual({ state: 'attention', at: NOW + 5, by: 'zoom' });
    expect(effects).toEqual([]);
  });

  test('that may pass by itself leaves the step as it is and says when the next try is', () => {
    const verdict = bad('not-active', 'wait');
    const { state, effects } = answered(RUNNING, 'run', verdict, NOW);
    expect(state.session.check).toMatchObject({ status: 'waiting', runId: 'run', verdict, nextAt: NOW + 30_000 });
    expect(validation(state).state).toBe('todo');
    expect(effects).toEqual([]);
  });

  test('to the last of five tries ends the series', () => {
    const last = checking({ tries: 5 }, RUNNING);
    expect(answered(last, 'run', bad('not-active', 'wait'), NOW).state.session.check.status).toBe('failed');
  });

  test('that Zoom asks to come back later is not followed by another try of that kind', () => {
    const limited = bad('rate-limited', 'wait');
    const first = answered(RUNNING, 'run', limited, NOW).state;
    expect(first.session.check.status).toBe('waiting');
    const again = checking({ status: 'running', runId: 'again' }, first);
    expect(answered(again, 'again', limited, NOW).state.session.check.status).toBe('failed');
  });

  test('to another try is nobody’s, and so is one to a try that was stopped', () => {
    expect(answered(RUNNING, 'other', GOOD, NOW)).toEqual({ state: RUNNING, effects: [] });
    const stopped = checking({ status: 'stopped', runId: 'run' });
    expect(answered(stopped, 'run', GOOD, NOW)).toEqual({ state: stopped, effects: [] });
  });
});

describe('the next try of a series', () => {
  const waiting = checking({
    status: 'waiting',
    runId: 'run',
    tries: 2,
    nextAt: NOW,
    verdict: bad('not-active', 'wait'),
  });

  test('comes at its time, is counted, and is about what is there then', () => {
    const changed = { ...waiting, progress: { ...NEW_PROGRESS, scopes: ['x'] } };
    const { state, effects } = tryAgain(changed, 'next', NOW);
    expect(state.session.check).toMatchObject({
      status: 'running',
      runId: 'next',
      tries: 3,
      nextAt: null,
      startedAt: NOW,
      fingerprint: fingerprint(changed),
    });
    expect(effects).toEqual([{ do: 'ask-zoom', runId: 'next' }]);
  });

  test.each<[string, State, number]>([
    ['before its time', waiting, NOW - 1],
    ['where none waits', checking({ status: 'failed', nextAt: NOW }), NOW],
    ['without a time', checking({ status: 'waiting', nextAt: null }), NOW],
    ['without values', checking({ status: 'waiting', nextAt: NOW }, EMPTY), NOW],
  ])('does not come %s', (_what, state, now) => {
    expect(tryAgain(state, 'next', now)).toEqual({ state, effects: [] });
  });
});

describe('a press on Stop checking', () => {
  test.each(['running', 'waiting'] as const)('ends a series that is %s, and keeps what Zoom said last', (status) => {
    const verdict = bad('not-active', 'wait');
    const { state, effects } = stoppedChecking(checking({ status, runId: 'run', nextAt: NOW, verdict }));
    expect(state.session.check).toMatchObject({ status: 'stopped', runId: null, nextAt: null, verdict });
    expect(effects).toEqual([{ do: 'stop-asking' }]);
  });

  test.each(['idle', 'ok', 'failed', 'interrupted', 'stopped'] as const)(
    'changes nothing at one that is %s',
    (status) => {
      const state = checking({ status });
      expect(stoppedChecking(state)).toEqual({ state, effects: [] });
    },
  );
});

describe('a page that was seen after a good answer', () => {
  const checked = answered(RUNNING, 'run', GOOD, NOW).state;
  const withProgress = (state: State, progress: Partial<State['progress']>): State => ({
    ...state,
    progress: { ...state.progress, ...progress },
  });
  const scopesDone = { ...checked.progress.steps, scopes: { state: 'done', at: NOW, by: 'page' } } as const;
  const APP = { id: 'app', name: '' };

  /** Whether the answer still holds after a page made this of the progress. */
  const holds = (more: Partial<State['progress']>, before = checked) => {
    const after = recheck(before, withProgress(before, more), NOW + 5);
    const stands = after.session.check.fingerprint === fingerprint(after);
    expect(validation(after)).toEqual(stands ? validation(before) : { state: 'todo', at: NOW + 5, by: null });
    return stands;
  };

  test('holds where it shows for the first time what Zoom said', () => {
    expect(holds({ app: APP })).toBe(true);
    expect(holds({ scopes: ['x'], family: 'granular', steps: scopesDone, changedAt: NOW })).toBe(true);
    expect(holds({ activated: true, changedAt: NOW })).toBe(true);
    expect(holds({ changedAt: NOW })).toBe(true);
  });

  test('falls where it shows something else', () => {
    expect(holds({ scopes: ['x'], family: 'granular' })).toBe(false);
    expect(holds({ activated: false })).toBe(false);
    const known = recheck(
      checked,
      withProgress(checked, { app: APP, scopes: ['x'], steps: scopesDone, activated: true }),
      NOW,
    );
    expect(holds({ scopes: ['y'] }, known)).toBe(false);
    expect(holds({ family: 'classic', changedAt: 1 }, known)).toBe(false);
    expect(holds({ activated: false }, known)).toBe(false);
    expect(holds({ activated: null }, known)).toBe(false);
    expect(holds({ app: { id: 'other', name: '' }, changedAt: 1 }, known)).toBe(false);
    expect(holds({ app: null, changedAt: 1 }, known)).toBe(false);
  });

  test('that was about another set already proves nothing, whatever the page shows', () => {
    expect(holds({ changedAt: NOW }, checking({ fingerprint: 'of another set' }, checked))).toBe(false);
  });

  test('leaves alone what Zoom did not prove', () => {
    const seen = (before: State) => recheck(before, withProgress(before, { activated: false }), NOW + 5);
    const failed = answered(RUNNING, 'run', bad('wrong-client', 'user'), NOW).state;
    expect(validation(seen(failed))).toBe(validation(failed));
    const byUser = {
      ...checked,
      progress: {
        ...checked.progress,
        steps: { ...checked.progress.steps, validation: { state: 'done', at: NOW, by: 'user' } },
      },
    } as State;
    expect(validation(seen(byUser)).state).toBe('done');
    const emptied = { ...checked, session: { ...checked.session, capture: null } };
    expect(validation(seen(emptied)).state).toBe('done');
  });
});
