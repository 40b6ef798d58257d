import type { Contact } from '../model/contact.ts';
import type { PreparationAnswer, PreparationId } from '../model/preparations.ts';
import type { Sighting } from '../model/sighting.ts';
import type { Capture, FillRefusal, Session, State } from '../model/state.ts';
import type { StepId } from '../model/steps.ts';
import type { Verdict } from '../zoom/token.ts';
import { setStep } from './progress.ts';

/** Everything that can happen. `at` (ms since epoch) and ids are given, so that the reducer stays pure. */
export type FlowEvent = { readonly at: number } & (
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'reset' }
  | { readonly type: 'notice-read' }
  | { readonly type: 'prepared'; readonly item: PreparationId; readonly answer: PreparationAnswer | null }
  | { readonly type: 'contact-given'; readonly contact: Contact }
  | { readonly type: 'seen'; readonly sighting: Sighting }
  | { readonly type: 'tokens-seen'; readonly digests: readonly string[] }
  | { readonly type: 'captured'; readonly capture: Capture }
  /** One of two sets was chosen; `captureId` is the second one as it was shown. */
  | { readonly type: 'replaced'; readonly captureId: string }
  | { readonly type: 'kept'; readonly captureId: string }
  | { readonly type: 'forgotten' }
  | { readonly type: 'extended' }
  /** The guide was hidden on a page, or everywhere; or is to be seen again. */
  | { readonly type: 'hidden'; readonly place: string }
  | { readonly type: 'shown' }
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
      /** The bundle that was there at the press. */
      readonly captureId: string;
    }
  | { readonly type: 'released'; readonly documentId: string }
  /** The document that the values were given to asks for them again: the answer did not reach it. */
  | { readonly type: 'asked-again'; readonly documentId: string }
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

/** What an event made of the state, and what is to be done about it, in this order. */
export interface Change {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nothing follows from it. */
export const unchanged = (state: State): Change => ({ state, effects: [] });

/** The state with another hand-off. */
export function withHandoff(state: State, handoff: Session['handoff']): State {
  return { ...state, session: { ...state.session, handoff } };
}

/** The state with another check. */
export function withCheck(state: State, check: Session['check']): State {
  return { ...state, session: { ...state.session, check } };
}

/** The state with a step set to a state, by whom or what, at a time (ms since epoch). */
export function withStep(
  state: State,
  ...step: [StepId, 'todo' | 'done' | 'confirmed' | 'attention', 'page' | 'zoom' | 'user', number]
): State {
  return { ...state, progress: setStep(state.progress, ...step) };
}
