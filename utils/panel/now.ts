import type { Hint } from '../messages/replies.ts';
import { isSettled, STEP_IDS, type StepId } from '../model/steps.ts';
import type { View } from '../model/view.ts';

/** What the one primary button of Now does. `choose`: one of two sets of values is to be chosen first. */
export type NextAct = 'start' | 'collect' | 'check' | 'handoff' | 'record' | 'show' | 'open' | 'choose';

/** Steps that something here does, by the panel's own button; all others are done on their page. */
const DONE_HERE = { credentials: 'collect', validation: 'check', handoff: 'handoff', done: 'record' } as const;

export type DoneHere = keyof typeof DONE_HERE;

/** Whether a step is done by a button of the panel. */
export function isDoneHere(step: StepId): step is DoneHere {
  return step in DONE_HERE;
}

/** Where the form is that is being typed into: it stays there, whatever becomes the current step meanwhile. */
export type FormPlace = 'now' | 'steps' | null;

/** Whether a step's buttons stand in Now: those of the current step, and the form while it is open there. */
export function isInNow(id: DoneHere, view: View, form: FormPlace): boolean {
  if (id === 'credentials' && form !== null) return form === 'now';
  return view.running && view.current === id;
}

/** The steps that are done by a button here, in order. */
export const STEPS_DONE_HERE = STEP_IDS.filter(isDoneHere);

/** The act of the button by which a step is done here. */
export const actOf = (step: DoneHere): NextAct => DONE_HERE[step];

/**
 * The step that is current: that of the open page while it is to be done, as on the page's card, else the first that is
 * to be done. While Zoom is asked, and while its refusal of these very values stands, it is the check; from a press of
 * Hand off (`isHandingOff`), which may ask Zoom first, until the form was filled, the hand-off.
 */
export function stepNow(view: View, hint: Hint | null, isHandingOff = false): StepId {
  const { status } = view.check;
  if (view.current === 'done') return 'done';
  const release = view.handoff.status;
  if (isHandingOff || release === 'armed' || release === 'delivered') return 'handoff';
  // Microsoft's answer is what counts then, whatever Zoom said before.
  if (release === 'filled' && (hint === null || hint.step === 'handoff')) return 'handoff';
  const isAsked = status === 'running' || status === 'waiting' || (status === 'failed' && view.checked);
  if (isAsked) return 'validation';
  const open = STEP_IDS.find((id) => id === hint?.step);
  return view.running && open && !isSettled(view.steps[open].state) ? open : view.current;
}

/**
 * The next thing to do, for the current step and what the open page says of itself (`hint`; null where none answers).
 * A step of a page is shown there where that page is open, else its page is opened. Pure.
 */
export function nextAct(view: View, hint: Hint | null): NextAct {
  if (!view.running) return 'start';
  const step = view.current;
  const isOpen = hint?.step === step;
  if (view.pending) return 'choose';
  if (!isDoneHere(step)) return isOpen ? 'show' : 'open';
  switch (step) {
    case 'credentials':
      // Without that page in sight there is nothing to collect.
      return isOpen ? 'collect' : 'open';
    case 'validation':
      return 'check';
    case 'handoff': {
      const { status } = view.handoff;
      const goesOn = status === 'armed' || status === 'delivered' || status === 'filled';
      if (!goesOn && view.purview.validatedAt === null) return 'handoff';
      return isOpen ? 'show' : 'open';
    }
    case 'done':
      return 'record';
  }
}
