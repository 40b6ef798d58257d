import type { Sighting } from '../model/sighting.ts';
import {
  type Capture,
  NEW_PROGRESS,
  NEW_SESSION,
  NO_CHECK,
  NO_HANDOFF,
  type Progress,
  type Session,
  type State,
} from '../model/state.ts';
import { isSettled, NOT_BY_WORD, type StepId } from '../model/steps.ts';
import { policy } from '../policy.ts';
import { answered, asked, isChecked, recheck, stoppedChecking, tryAgain } from './check.ts';
import { type Change, type FlowEvent, unchanged, withCheck, withStep } from './events.ts';
import { agedHandoff, reduceHandoff } from './handoff.ts';
import { beginHandoff, reduceSighting, setStep } from './progress.ts';

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
  if (!state.session.capture && !state.session.pending) return unchanged(state);
  return {
    state: { ...state, session: emptied(state.session, why) },
    effects: [{ do: 'stop-asking' }, { do: 'empty-vault' }],
  };
}

/**
 * Time alone: an expired bundle is gone, an expired release is spent, a document that got the values and says nothing
 * is gone. A clock that went backwards counts as expired, or it would lengthen the bundle's life.
 */
function age(state: State, now: number): Change {
  const { capture, pending, check } = state.session;
  if (capture && (now >= capture.expiresAt || now < capture.seenAt)) {
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
  return unchanged(agedHandoff(state, now));
}

/** The time is noted no more often than this while a bundle is kept, milliseconds. */
const NOTE_EVERY_MS = 30_000;

/** Notes the time beside the bundle, so that a clock that is set back later cannot lengthen its life. */
function noted(state: State, now: number): State {
  const { capture } = state.session;
  if (!capture || now < capture.seenAt + NOTE_EVERY_MS) return state;
  return { ...state, session: { ...state.session, capture: { ...capture, seenAt: now } } };
}

/** A set of values begins its way: nothing that Zoom or Compliance Manager said of another one holds for it. */
function begun({ progress, session }: State, capture: Capture, now: number): State {
  const by = capture.source === 'page' ? 'page' : 'user';
  const unproved = setStep(beginHandoff(progress, now), 'validation', 'todo', null, now);
  return {
    progress: setStep(unproved, 'credentials', 'done', by, now),
    session: {
      ...NEW_SESSION,
      tokenDigests: session.tokenDigests,
      hidden: session.hidden,
      contact: session.contact,
      capture,
    },
  };
}

function captured(state: State, capture: Capture, now: number): Change {
  const { session } = state;
  if (session.capture) return { state: { ...state, session: { ...session, pending: capture } }, effects: [] };
  return { state: begun(state, capture, now), effects: [] };
}

/** The answer where two sets wait: it counts for the second set that was shown, not for one that came since. */
function chosen(state: State, { type, captureId }: FlowEvent & { type: 'replaced' | 'kept' }, now: number): Change {
  const { pending } = state.session;
  if (pending?.id !== captureId) return unchanged(state);
  if (type === 'replaced') {
    return { state: begun(state, pending, now), effects: [{ do: 'stop-asking' }, { do: 'promote-pending' }] };
  }
  return { state: { ...state, session: { ...state.session, pending: null } }, effects: [{ do: 'drop-pending' }] };
}

/** What was typed for this set-up goes with it. */
function withoutContact(state: State): State {
  return state.session.contact === null ? state : { ...state, session: { ...state.session, contact: null } };
}

function seen(state: State, sighting: Sighting, now: number): Change {
  const progress = reduceSighting(state.progress, sighting, now);
  const next = progress === state.progress ? state : recheck(state, { ...state, progress }, now);
  // After Microsoft's validation the values have done their work.
  if (sighting.validated) return empty(withoutContact(next), 'validated');
  return { state: next, effects: [] };
}

function confirmed(state: State, step: StepId, now: number): Change {
  if (NOT_BY_WORD.includes(step) || state.progress.steps[step].state === 'done') return unchanged(state);
  let next = withStep(state, step, 'confirmed', 'user', now);
  if (step !== 'handoff') return { state: next, effects: [] };
  next = withStep(next, 'done', 'confirmed', 'user', now);
  return empty(withoutContact(next), 'confirmed');
}

function unconfirmed(state: State, step: StepId, now: number): Change {
  if (state.progress.steps[step].state !== 'confirmed') return unchanged(state);
  const next = withStep(state, step, 'todo', 'user', now);
  return { state: step === 'handoff' ? withStep(next, 'done', 'todo', 'user', now) : next, effects: [] };
}

/**
 * Puts right what a death between two writes, a browser restart or an update left apart: an answer that nobody waits
 * for any more, a bundle that went with the browser session, a bundle or an answer whose step was not yet written.
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

/** So many pages are remembered; who hides more of them hides the guide everywhere. */
const MOST_HIDDEN = 50;

function withHidden(session: Session, hidden: readonly string[]): Session {
  const next = [...new Set(hidden)].slice(-MOST_HIDDEN);
  const same = next.length === session.hidden.length && next.every((place, index) => place === session.hidden[index]);
  return same ? session : { ...session, hidden: next };
}

function apply(state: State, event: FlowEvent): Change {
  const { session } = state;
  const now = event.at;
  switch (event.type) {
    case 'started':
      return {
        state: {
          session: withHidden(session, []),
          progress: { ...state.progress, running: true, startedAt: state.progress.startedAt ?? now },
        },
        effects: [],
      };
    case 'hidden':
      return unchanged({ ...state, session: withHidden(session, [...session.hidden, event.place]) });
    case 'shown':
      return unchanged({ ...state, session: withHidden(session, []) });
    case 'stopped': {
      const { state: after, effects } = empty(state, 'stopped');
      const next = effects.length > 0 ? withStep(after, 'credentials', 'todo', 'user', now) : after;
      return { state: { ...withoutContact(next), progress: { ...next.progress, running: false } }, effects };
    }
    case 'reset': {
      const { effects } = empty(state, 'forgotten');
      const progress: Progress = { ...NEW_PROGRESS, running: state.progress.running, startedAt: now };
      return { state: { progress, session: NEW_SESSION }, effects };
    }
    case 'notice-read':
      return { state: { ...state, progress: { ...state.progress, resetNotice: false } }, effects: [] };
    case 'prepared': {
      const { [event.item]: _before, ...rest } = state.progress.prepared;
      const prepared = event.answer ? { ...rest, [event.item]: event.answer } : rest;
      return { state: { ...state, progress: { ...state.progress, prepared } }, effects: [] };
    }
    case 'contact-given':
      return { state: { ...state, session: { ...session, contact: event.contact } }, effects: [] };
    case 'seen':
      return seen(state, event.sighting, now);
    case 'tokens-seen':
      return { state: { ...state, session: { ...session, tokenDigests: event.digests } }, effects: [] };
    case 'captured':
      return captured(state, event.capture, now);
    case 'replaced':
    case 'kept':
      return chosen(state, event, now);
    case 'forgotten': {
      const { state: next, effects } = empty(state, 'forgotten');
      if (effects.length === 0) return { state, effects };
      return { state: withStep(next, 'credentials', 'todo', 'user', now), effects };
    }
    case 'extended': {
      if (!session.capture || session.capture.extended) return unchanged(state);
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
    case 'check-stopped':
      return stoppedChecking(state);
    case 'tick':
      return tryAgain(state, event.runId, now);
    case 'confirmed':
      return confirmed(state, event.step, now);
    case 'unconfirmed':
      return unconfirmed(state, event.step, now);
    case 'armed':
    case 'released':
    case 'asked-again':
    case 'filled':
    case 'fill-refused':
    case 'tab-gone':
      return unchanged(reduceHandoff(state, event));
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
  const next = apply(noted(aged.state, event.at), event);
  return { state: next.state, effects: [...aged.effects, ...next.effects] };
}
