import type { Sighting } from '../guide/sighting.ts';
import { isSettled, type StepId } from '../guide/steps.ts';
import { policy } from '../policy.ts';
import { fingerprintOf, nextTry } from '../zoom/series.ts';
import type { Verdict } from '../zoom/token.ts';
import { reduceSighting, setStep } from './progress.ts';
import {
  type Capture,
  type FillRefusal,
  NEW_PROGRESS,
  NEW_SESSION,
  NO_CHECK,
  NO_HANDOFF,
  type Progress,
  type Session,
  type State,
} from './state.ts';

/** Everything that can happen. `at` (ms since epoch) and ids are given, so that the reducer stays pure. */
export type FlowEvent = { readonly at: number } & (
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'reset' }
  | { readonly type: 'notice-read' }
  | { readonly type: 'seen'; readonly sighting: Sighting }
  | { readonly type: 'tokens-seen'; readonly digests: readonly string[] }
  | { readonly type: 'captured'; readonly capture: Capture }
  | { readonly type: 'replaced' }
  | { readonly type: 'kept' }
  | { readonly type: 'forgotten' }
  | { readonly type: 'extended' }
  | { readonly type: 'check-asked'; readonly runId: string }
  | { readonly type: 'check-answered'; readonly runId: string; readonly verdict: Verdict }
  | { readonly type: 'check-stopped' }
  | { readonly type: 'confirmed'; readonly step: StepId }
  | { readonly type: 'unconfirmed'; readonly step: StepId }
  | {
      readonly type: 'armed';
      readonly nonce: string;
      readonly tabId: number;
      readonly origin: string;
      /** The bundle that was there when she pressed. */
      readonly captureId: string;
    }
  | { readonly type: 'released'; readonly documentId: string }
  | {
      readonly type: 'filled';
      readonly nonce: string;
      readonly documentId: string;
      readonly refusal: FillRefusal | null;
    }
  | { readonly type: 'fill-refused'; readonly tabId: number; readonly refusal: FillRefusal }
  | { readonly type: 'tab-gone'; readonly tabId: number }
  /** The worker (re)started or an alarm rang; `alive`: tries that this very worker waits for. */
  | { readonly type: 'woke'; readonly alive: readonly string[] }
  | { readonly type: 'tick'; readonly runId: string }
);

/** What the background must do after a change. Effects carry no credential. */
export type Effect =
  | { readonly do: 'ask-zoom'; readonly runId: string }
  | { readonly do: 'stop-asking' }
  | { readonly do: 'empty-vault' }
  | { readonly do: 'promote-pending' }
  | { readonly do: 'drop-pending' };

export interface Change {
  readonly state: State;
  readonly effects: readonly Effect[];
}

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

function emptied(session: Session, why: NonNullable<Session['emptied']>): Session {
  const running = session.check.status === 'running' || session.check.status === 'waiting';
  return {
    ...session,
    capture: null,
    pending: null,
    emptied: why,
    check: running ? NO_CHECK : session.check,
    handoff: session.handoff.status === 'filled' ? session.handoff : NO_HANDOFF,
  };
}

function empty(state: State, why: NonNullable<Session['emptied']>): Change {
  if (!state.session.capture && !state.session.pending) return { state, effects: [] };
  return {
    state: { ...state, session: emptied(state.session, why) },
    effects: [{ do: 'stop-asking' }, { do: 'empty-vault' }],
  };
}

/** More clicks than a person makes in an hour. */
const MOST_CLICKS = 200;

/** A page says within this time what became of the values that it got; a worker's alarm rings after 30 s at the earliest. */
export const REPORT_MS = 20_000;

/**
 * Time alone: an expired bundle is gone, an expired release is spent, a document that got the values and says nothing is
 * gone. A clock that went backwards counts as expired (R13).
 */
function age(state: State, now: number): Change {
  const { capture, pending, handoff, check } = state.session;
  if (capture && (now >= capture.expiresAt || now < capture.at)) {
    const { state: next, effects } = empty(state, 'expired');
    return { state: { ...next, progress: setStep(next.progress, 'credentials', 'attention', 'user', now) }, effects };
  }
  if (pending && (now >= pending.expiresAt || now < pending.at)) {
    const aged = age({ ...state, session: { ...state.session, pending: null } }, now);
    return { state: aged.state, effects: [{ do: 'drop-pending' }, ...aged.effects] };
  }
  if (check.status === 'waiting' && now < (check.startedAt ?? 0)) {
    return age(withCheck(state, { ...check, status: 'interrupted', runId: null, nextAt: null }), now);
  }
  const armedAt = handoff.armedAt ?? 0;
  if (handoff.status === 'armed' && (now >= armedAt + policy().handoffMinutes * 60_000 || now < armedAt)) {
    return { state: withHandoff(state, { ...handoff, status: 'expired', refusal: 'expired' }), effects: [] };
  }
  const deliveredAt = handoff.deliveredAt ?? 0;
  if (handoff.status === 'delivered' && (now >= deliveredAt + REPORT_MS || now < deliveredAt)) {
    return { state: withHandoff(state, { ...handoff, status: 'refused', refusal: 'document' }), effects: [] };
  }
  return { state, effects: [] };
}

function withHandoff(state: State, handoff: Session['handoff']): State {
  return { ...state, session: { ...state.session, handoff } };
}

function withCheck(state: State, check: Session['check']): State {
  return { ...state, session: { ...state.session, check } };
}

function withStep(
  state: State,
  ...step: [StepId, 'todo' | 'done' | 'confirmed' | 'attention', 'page' | 'zoom' | 'user', number]
): State {
  return { ...state, progress: setStep(state.progress, ...step) };
}

/** A check that was proved for another set proves nothing for this one. */
function recheck(state: State, now: number): State {
  const { check } = state.session;
  if (state.progress.steps.validation.by !== 'zoom' || check.status !== 'ok') return state;
  return check.fingerprint === fingerprint(state) || !state.session.capture
    ? state
    : withStep(state, 'validation', 'todo', 'zoom', now);
}

function answered(state: State, runId: string, verdict: Verdict, now: number): Change {
  const { check } = state.session;
  if (check.status !== 'running' || check.runId !== runId) return { state, effects: [] };
  if (verdict.ok) {
    const next = withCheck(state, { ...check, status: 'ok', runId: null, nextAt: null, verdict });
    return { state: withStep(next, 'validation', 'done', 'zoom', now), effects: [] };
  }
  const next = nextTry(check.tries, verdict, now, check.verdict ?? undefined);
  if (next) return { state: withCheck(state, { ...check, status: 'waiting', verdict, nextAt: next.at }), effects: [] };
  const failed = withCheck(state, { ...check, status: 'failed', runId: null, nextAt: null, verdict });
  return { state: withStep(failed, 'validation', 'attention', 'zoom', now), effects: [] };
}

function asked(state: State, runId: string, now: number): Change {
  const { capture, check } = state.session;
  if (!capture || check.status === 'running') return { state, effects: [] };
  // One question per set of credentials, scopes and activation: what Zoom has accepted is not asked again.
  if (check.status === 'ok' && check.fingerprint === fingerprint(state)) return { state, effects: [] };
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

function captured(state: State, capture: Capture, now: number): Change {
  const { session } = state;
  if (session.capture) return { state: { ...state, session: { ...session, pending: capture } }, effects: [] };
  const next = { ...state, session: { ...NEW_SESSION, tokenDigests: session.tokenDigests, capture } };
  return {
    state: recheck(withStep(next, 'credentials', 'done', capture.source === 'page' ? 'page' : 'user', now), now),
    effects: [],
  };
}

function seen(state: State, sighting: Sighting, now: number): Change {
  const progress = reduceSighting(state.progress, sighting, now);
  const next = progress === state.progress ? state : recheck({ ...state, progress }, now);
  // After Microsoft's validation the values have done their work (ruling 9). A connector that is merely listed may be an
  // older one, unless this session filled the form.
  const usedUp = sighting.validated || (sighting.listed && state.session.handoff.status === 'filled');
  if (usedUp) return empty(next, 'validated');
  return { state: next, effects: [] };
}

function confirmed(state: State, step: StepId, now: number): Change {
  if (state.progress.steps[step].state === 'done') return { state, effects: [] };
  let next = withStep(state, step, 'confirmed', 'user', now);
  if (step !== 'handoff') return { state: next, effects: [] };
  next = withStep(next, 'done', 'confirmed', 'user', now);
  return empty(next, 'confirmed');
}

function unconfirmed(state: State, step: StepId, now: number): Change {
  if (state.progress.steps[step].state !== 'confirmed') return { state, effects: [] };
  const next = withStep(state, step, 'todo', 'user', now);
  return { state: step === 'handoff' ? withStep(next, 'done', 'todo', 'user', now) : next, effects: [] };
}

/**
 * Puts right what a death between two writes, a browser restart or an update left apart: an answer that nobody waits for
 * any more, a bundle that went with the browser session, a bundle or an answer whose step was not yet written.
 */
function reconciled(state: State, alive: readonly string[], now: number): State {
  let next = state;
  const { check, capture } = state.session;
  if (check.status === 'running' && !(check.runId && alive.includes(check.runId))) {
    next = withCheck(next, { ...check, status: 'interrupted', runId: null, nextAt: null });
  }
  const credentials = state.progress.steps.credentials.state;
  if (capture && credentials !== 'done') {
    next = withStep(next, 'credentials', 'done', capture.source === 'page' ? 'page' : 'user', now);
  }
  if (isChecked(next)) {
    const { status } = next.session.check;
    if (status === 'ok') next = withStep(next, 'validation', 'done', 'zoom', now);
    else if (next.progress.steps.validation.by !== 'user')
      next = withStep(next, 'validation', 'attention', 'zoom', now);
  }
  // Emptied because Microsoft took them is not a loss.
  const served = state.session.emptied === 'validated' || state.session.emptied === 'confirmed';
  if (!capture && credentials === 'done' && !served && !isSettled(state.progress.steps.handoff.state)) {
    next = withStep(next, 'credentials', 'attention', 'user', now);
    if (!next.session.emptied) next = { ...next, session: { ...next.session, emptied: 'session-ended' } };
  }
  return next;
}

function apply(state: State, event: FlowEvent): Change {
  const { session } = state;
  const now = event.at;
  switch (event.type) {
    case 'started':
      return {
        state: { ...state, progress: { ...state.progress, running: true, startedAt: state.progress.startedAt ?? now } },
        effects: [],
      };
    case 'stopped': {
      const { state: after, effects } = empty(state, 'stopped');
      const next = effects.length > 0 ? withStep(after, 'credentials', 'todo', 'user', now) : after;
      return { state: { ...next, progress: { ...next.progress, running: false } }, effects };
    }
    case 'reset': {
      const { effects } = empty(state, 'forgotten');
      const progress: Progress = { ...NEW_PROGRESS, running: state.progress.running, startedAt: now };
      return { state: { progress, session: NEW_SESSION }, effects };
    }
    case 'notice-read':
      return { state: { ...state, progress: { ...state.progress, resetNotice: false } }, effects: [] };
    case 'seen':
      return seen(state, event.sighting, now);
    case 'tokens-seen':
      return { state: { ...state, session: { ...session, tokenDigests: event.digests } }, effects: [] };
    case 'captured':
      return captured(state, event.capture, now);
    case 'replaced': {
      if (!session.pending) return { state, effects: [] };
      const next = {
        ...state,
        session: { ...NEW_SESSION, tokenDigests: session.tokenDigests, capture: session.pending },
      };
      const by = session.pending.source === 'page' ? 'page' : 'user';
      return {
        state: withStep(withStep(next, 'validation', 'todo', 'user', now), 'credentials', 'done', by, now),
        effects: [{ do: 'stop-asking' }, { do: 'promote-pending' }],
      };
    }
    case 'kept':
      return { state: { ...state, session: { ...session, pending: null } }, effects: [{ do: 'drop-pending' }] };
    case 'forgotten': {
      const { state: next, effects } = empty(state, 'forgotten');
      if (effects.length === 0) return { state, effects };
      return { state: withStep(next, 'credentials', 'todo', 'user', now), effects };
    }
    case 'extended': {
      if (!session.capture || session.capture.extended) return { state, effects: [] };
      const expiresAt = now + policy().minutesKept * 60_000;
      return {
        state: { ...state, session: { ...session, capture: { ...session.capture, expiresAt, extended: true } } },
        effects: [],
      };
    }
    case 'check-asked':
      return asked(state, event.runId, now);
    case 'check-answered':
      return answered(state, event.runId, event.verdict, now);
    case 'check-stopped': {
      if (session.check.status !== 'running' && session.check.status !== 'waiting') return { state, effects: [] };
      const stopped = { ...session.check, status: 'stopped' as const, runId: null, nextAt: null };
      return { state: withCheck(state, stopped), effects: [{ do: 'stop-asking' }] };
    }
    case 'tick': {
      const { check } = session;
      if (check.status !== 'waiting' || check.nextAt === null || now < check.nextAt || !session.capture)
        return { state, effects: [] };
      const running = {
        ...check,
        status: 'running' as const,
        runId: event.runId,
        tries: check.tries + 1,
        nextAt: null,
        startedAt: now,
      };
      return { state: withCheck(state, running), effects: [{ do: 'ask-zoom', runId: event.runId }] };
    }
    case 'confirmed':
      return confirmed(state, event.step, now);
    case 'unconfirmed':
      return unconfirmed(state, event.step, now);
    case 'armed': {
      const { nonce, tabId, origin, captureId } = event;
      // A click counts for the bundle that she saw, and once: a message that comes twice is one click.
      if (session.capture?.id !== captureId || session.clicks.includes(nonce)) return { state, effects: [] };
      const armed = {
        ...NO_HANDOFF,
        status: 'armed' as const,
        nonce,
        tabId,
        origin,
        captureId,
        armedAt: now,
      };
      const clicks = [...session.clicks, nonce].slice(-MOST_CLICKS);
      return { state: { ...state, session: { ...session, clicks, handoff: armed } }, effects: [] };
    }
    case 'released':
      if (session.handoff.status !== 'armed') return { state, effects: [] };
      return {
        state: withHandoff(state, {
          ...session.handoff,
          status: 'delivered',
          deliveredAt: now,
          documentId: event.documentId,
          refusal: null,
        }),
        effects: [],
      };
    case 'filled': {
      const { handoff } = session;
      const late = handoff.status === 'refused' && handoff.refusal === 'document';
      const awaited = handoff.status === 'delivered' || late;
      if (!awaited || handoff.nonce !== event.nonce || handoff.documentId !== event.documentId) {
        return { state, effects: [] };
      }
      const status = event.refusal ? ('refused' as const) : ('filled' as const);
      return { state: withHandoff(state, { ...handoff, status, refusal: event.refusal }), effects: [] };
    }
    case 'fill-refused': {
      // The release stays armed: nothing was given, and the form may yet become right.
      if (session.handoff.status !== 'armed' || session.handoff.tabId !== event.tabId) return { state, effects: [] };
      return { state: withHandoff(state, { ...session.handoff, refusal: event.refusal }), effects: [] };
    }
    case 'tab-gone': {
      const { handoff } = session;
      if (handoff.tabId !== event.tabId || (handoff.status !== 'armed' && handoff.status !== 'delivered')) {
        return { state, effects: [] };
      }
      return { state: withHandoff(state, { ...handoff, status: 'refused', refusal: 'gone' }), effects: [] };
    }
    case 'woke':
      return { state: reconciled(state, event.alive, now), effects: [] };
  }
}

/**
 * The whole flow: what is known after an event, and what must be done. Pure; time passes first, so that an event never
 * finds a bundle or a release that is already too old.
 */
export function reduce(state: State, event: FlowEvent): Change {
  const aged = age(state, event.at);
  const next = apply(aged.state, event);
  return { state: next.state, effects: [...aged.effects, ...next.effects] };
}
