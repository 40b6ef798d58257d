import { isSettled, type StepId, type StepState, WORKING_STEPS } from '../guide/steps.ts';
import { isChecked } from './check.ts';
import type { Capture, CheckState, HandoffState, Progress, Session, State, StepRecord } from './state.ts';

/** What a surface draws. A web page's content script gets it without `capture.tails`. */
export interface View {
  /** A surface keeps the view with the greatest: the answer to a question can arrive after news that is newer. */
  readonly revision: number;
  readonly running: boolean;
  readonly steps: Readonly<Record<StepId, StepRecord>>;
  /** The first step that is neither proved nor confirmed; role is passed over once a later one is settled. */
  readonly current: StepId;
  /** Settled working steps, of nine. */
  readonly settled: number;
  readonly app: Progress['app'];
  readonly family: Progress['family'];
  readonly scopes: readonly string[];
  readonly activated: boolean | null;
  readonly changedAt: number | null;
  readonly purview: Progress['purview'];
  readonly resetNotice: boolean;
  readonly capture: Capture | null;
  readonly pending: Capture | null;
  readonly emptied: Session['emptied'];
  readonly check: CheckState;
  /** True where a check for this very set of credentials, scopes and activation has an answer. */
  readonly checked: boolean;
  readonly handoff: Omit<HandoffState, 'nonce' | 'documentId'>;
  readonly hidden: Session['hidden'];
}

/** The status word of a step for lists: `Now` is the current one. */
export type ShownState = StepState | 'now';

/**
 * The step to do next: the first unsettled working step, or `done`. Role never blocks: it is first only until an app
 * exists.
 */
export function currentStep(steps: Progress['steps']): StepId {
  if (isSettled(steps.handoff.state)) return 'done';
  const open = WORKING_STEPS.filter((id) => !isSettled(steps[id].state));
  const first = open[0] ?? 'done';
  if (first !== 'role') return first;
  const begun = WORKING_STEPS.some((id) => id !== 'role' && isSettled(steps[id].state));
  return begun ? (open[1] ?? 'done') : 'role';
}

/** How a step is shown in a list. */
export function shownState(view: Pick<View, 'steps' | 'current'>, id: StepId): ShownState {
  const { state } = view.steps[id];
  return state === 'todo' && id === view.current ? 'now' : state;
}

/** What the surfaces draw, made from what is known. Nothing of the vault is in it. */
export function viewOf(state: State): View {
  const { progress, session } = state;
  const { nonce: _nonce, documentId: _document, ...handoff } = session.handoff;
  return {
    revision: session.revision,
    running: progress.running,
    steps: progress.steps,
    current: currentStep(progress.steps),
    settled: WORKING_STEPS.filter((id) => isSettled(progress.steps[id].state)).length,
    app: progress.app,
    family: progress.family,
    scopes: progress.scopes,
    activated: progress.activated,
    changedAt: progress.changedAt,
    purview: progress.purview,
    resetNotice: progress.resetNotice,
    capture: session.capture,
    pending: session.pending,
    emptied: session.emptied,
    check: session.check,
    checked: isChecked(state),
    handoff,
    hidden: session.hidden,
  };
}

const NO_TAILS = { accountId: '', clientId: '' };

function withoutTails(capture: Capture | null): Capture | null {
  return capture && { ...capture, tails: NO_TAILS };
}

/**
 * The view for a web page's content script: without the last two characters, which only the panel shows. A page can
 * read what is drawn in it, so it is given no part of a value.
 */
export function viewForPage(view: View): View {
  return { ...view, capture: withoutTails(view.capture), pending: withoutTails(view.pending) };
}
