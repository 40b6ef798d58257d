import type { Capture, State } from '../model/state.ts';
import { isSettled, openSteps, STEP_IDS, type StepId, WORKING_STEPS } from '../model/steps.ts';
import type { ShownState, View } from '../model/view.ts';
import { isChecked } from './check.ts';

/**
 * The step to do next: the first that is still to be done, or `done`. While a release waits for its form it is the
 * hand-off, while Zoom is asked the check. Role never
 * blocks: it is first only until an app exists or the administrator has gone on to the Marketplace.
 */
function currentStep({ progress: { steps, leftRole }, session: { check, handoff } }: State): StepId {
  if (isSettled(steps.handoff.state)) return 'done';
  if (handoff.status === 'armed' || handoff.status === 'delivered') return 'handoff';
  if (check.status === 'running' || check.status === 'waiting') return 'validation';
  const [first, second] = openSteps(steps);
  if (first !== 'role') return first ?? 'done';
  const begun = leftRole || WORKING_STEPS.some((id) => id !== 'role' && isSettled(steps[id].state));
  return begun ? (second ?? 'done') : 'role';
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
    startedAt: progress.startedAt,
    steps: progress.steps,
    current: currentStep(state),
    settled: STEP_IDS.filter((id) => isSettled(progress.steps[id].state)).length,
    app: progress.app,
    family: progress.family,
    scopes: progress.scopes,
    activated: progress.activated,
    changedAt: progress.changedAt,
    purview: progress.purview,
    prepared: progress.prepared,
    resetNotice: progress.resetNotice,
    capture: session.capture,
    pending: session.pending,
    emptied: session.emptied,
    check: session.check,
    checked: isChecked(state),
    handoff,
    hidden: session.hidden,
    contact: session.contact,
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
