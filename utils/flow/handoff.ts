import { NO_HANDOFF, type State } from '../model/state.ts';
import { policy } from '../policy.ts';
import { type FlowEvent, withHandoff } from './events.ts';
import { beginHandoff } from './progress.ts';

/** More clicks than a person makes in an hour. */
const MOST_CLICKS = 200;

/**
 * A page says within this time what became of the values that it got; a worker's alarm rings after 30 s at the
 * earliest.
 */
export const REPORT_MS = 20_000;

/**
 * A release that is too old is spent; a document that got the values and says nothing is gone. A clock set back counts
 * as too old, or it would lengthen the release's life.
 */
export function agedHandoff(state: State, now: number): State {
  const { handoff } = state.session;
  const armedAt = handoff.armedAt ?? 0;
  if (handoff.status === 'armed' && (now >= armedAt + policy().handoffMinutes * 60_000 || now < armedAt)) {
    return withHandoff(state, { ...handoff, status: 'expired', refusal: 'expired' });
  }
  const deliveredAt = handoff.deliveredAt ?? 0;
  if (handoff.status === 'delivered' && (now >= deliveredAt + REPORT_MS || now < deliveredAt)) {
    return withHandoff(state, { ...handoff, status: 'refused', refusal: 'document' });
  }
  return state;
}

type HandoffEvent = Extract<
  FlowEvent,
  { type: 'armed' | 'released' | 'asked-again' | 'filled' | 'fill-refused' | 'tab-gone' }
>;

/** From the click in the panel to what the document says of its form. Holds no value, and gives none. */
export function reduceHandoff(state: State, event: HandoffEvent): State {
  const { session } = state;
  const now = event.at;
  switch (event.type) {
    case 'armed': {
      const { nonce, tabId, origin, captureId } = event;
      // A click counts for the bundle that was shown, and once: a message that comes twice is one click.
      if (session.capture?.id !== captureId || session.clicks.includes(nonce)) return state;
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
      return { progress: beginHandoff(state.progress, now), session: { ...session, clicks, handoff: armed } };
    }
    case 'released':
      if (session.handoff.status !== 'armed') return state;
      return withHandoff(state, {
        ...session.handoff,
        status: 'delivered',
        deliveredAt: now,
        documentId: event.documentId,
        refusal: null,
      });
    case 'asked-again': {
      const { handoff } = session;
      if (handoff.status !== 'delivered' || handoff.documentId !== event.documentId) return state;
      return withHandoff(state, { ...handoff, status: 'refused', refusal: 'document' });
    }
    case 'filled': {
      const { handoff } = session;
      const late = handoff.status === 'refused' && handoff.refusal === 'document';
      const awaited = handoff.status === 'delivered' || late;
      if (!awaited || handoff.nonce !== event.nonce || handoff.documentId !== event.documentId) {
        return state;
      }
      const status = event.refusal ? ('refused' as const) : ('filled' as const);
      return withHandoff(state, { ...handoff, status, refusal: event.refusal });
    }
    case 'fill-refused': {
      // The release stays armed: nothing was given, and the form may yet become right.
      if (session.handoff.status !== 'armed' || session.handoff.tabId !== event.tabId) return state;
      // The same refusal once more is no news: telling it would make the page look, and refuse, again.
      if (session.handoff.refusal === event.refusal) return state;
      return withHandoff(state, { ...session.handoff, refusal: event.refusal });
    }
    case 'tab-gone': {
      const { handoff } = session;
      if (handoff.tabId !== event.tabId || (handoff.status !== 'armed' && handoff.status !== 'delivered')) {
        return state;
      }
      return withHandoff(state, { ...handoff, status: 'refused', refusal: 'gone' });
    }
  }
}
