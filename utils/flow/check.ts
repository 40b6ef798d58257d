import { NO_CHECK, type State } from '../model/state.ts';
import { fingerprintOf, nextTry } from '../zoom/series.ts';
import { type BadVerdict, isJudgement, type Verdict } from '../zoom/verdict.ts';
import { type Change, unchanged, withCheck, withStep } from './events.ts';

/** The set that a check is about: one check per credentials, scopes and activation. */
export function fingerprint(state: State): string | null {
  const { capture } = state.session;
  if (!capture) return null;
  const { scopes, activated, changedAt } = state.progress;
  return fingerprintOf({ captureId: capture.id, scopes, activated, changedAt });
}

/** True where the verdict that is kept is about the very set that is there now. */
export function isChecked(state: State): boolean {
  const { check } = state.session;
  return (check.status === 'ok' || check.status === 'failed') && check.fingerprint === fingerprint(state);
}

/** A page shows for the first time what Zoom's good answer has said already: no other set. */
function agrees({ progress: before }: State, { progress: after }: State): boolean {
  const sameScopes = before.scopes.join() === after.scopes.join() && before.family === after.family;
  const firstScopes = before.scopes.length === 0 && after.steps.scopes.state === 'done';
  const sameActivation = before.activated === after.activated;
  const firstActivation = before.activated === null && after.activated === true;
  const sameApp = before.app === null || before.app.id === after.app?.id;
  return sameApp && (sameScopes || firstScopes) && (sameActivation || firstActivation);
}

/** After a page was seen: a check that was proved for another set proves nothing for this one. */
export function recheck(before: State, state: State, now: number): State {
  const { check, capture } = state.session;
  if (state.progress.steps.validation.by !== 'zoom' || check.status !== 'ok') return state;
  const about = fingerprint(state);
  if (check.fingerprint === about || !capture) return state;
  const stands = check.fingerprint === fingerprint(before) && agrees(before, state);
  return stands
    ? withCheck(state, { ...check, fingerprint: about })
    : withStep(state, 'validation', 'todo', 'zoom', now);
}

/** Zoom refused values of which one looks wrong, or which it names itself: a later try would say the same. */
function isKnownWrong({ session }: State, verdict: BadVerdict): boolean {
  if (!isJudgement(verdict.id) || verdict.accepted.includes('token')) return false;
  return verdict.field !== undefined || (session.capture?.warnings.length ?? 0) > 0;
}

/** Zoom's answer to the try that runs; an answer to another one is nobody's. */
export function answered(state: State, runId: string, verdict: Verdict, now: number): Change {
  const { check } = state.session;
  if (check.status !== 'running' || check.runId !== runId) return unchanged(state);
  if (verdict.ok) {
    const next = withCheck(state, { ...check, status: 'ok', runId: null, nextAt: null, verdict });
    // Also where it was proved before: the time of the proof is that of the last answer.
    return {
      state: withStep(withStep(next, 'validation', 'todo', 'zoom', now), 'validation', 'done', 'zoom', now),
      effects: [],
    };
  }
  const next = isKnownWrong(state, verdict) ? null : nextTry(check.tries, verdict, now, check.verdict ?? undefined);
  if (next) return { state: withCheck(state, { ...check, status: 'waiting', verdict, nextAt: next.at }), effects: [] };
  const failed = withCheck(state, { ...check, status: 'failed', runId: null, nextAt: null, verdict });
  return { state: withStep(failed, 'validation', 'attention', 'zoom', now), effects: [] };
}

/** One click on Check connection: each asks Zoom, also after it has said yes. */
export function asked(state: State, runId: string, now: number): Change {
  const { capture, check } = state.session;
  if (!capture || check.status === 'running') return unchanged(state);
  const running = {
    ...NO_CHECK,
    status: 'running' as const,
    runId,
    tries: 1,
    startedAt: now,
    fingerprint: fingerprint(state),
  };
  return { state: withCheck(state, running), effects: [{ do: 'ask-zoom', runId }] };
}

/** The stated time of the next try has come. */
export function tryAgain(state: State, runId: string, now: number): Change {
  const { capture, check } = state.session;
  if (check.status !== 'waiting' || check.nextAt === null || now < check.nextAt || !capture) return unchanged(state);
  const running = {
    ...check,
    status: 'running' as const,
    runId,
    tries: check.tries + 1,
    nextAt: null,
    startedAt: now,
    // Zoom is asked about what is there now, not about what was there at the first try.
    fingerprint: fingerprint(state),
  };
  return { state: withCheck(state, running), effects: [{ do: 'ask-zoom', runId }] };
}

/** Stop checking was pressed. */
export function stoppedChecking(state: State): Change {
  const { check } = state.session;
  if (check.status !== 'running' && check.status !== 'waiting') return unchanged(state);
  const stopped = { ...check, status: 'stopped' as const, runId: null, nextAt: null };
  return { state: withCheck(state, stopped), effects: [{ do: 'stop-asking' }] };
}
