/** The steps, in order. Programs that check the guide from outside know these ids: they do not change. */
export const STEP_IDS = [
  'role',
  'create',
  'credentials',
  'information',
  'feature',
  'scopes',
  'activation',
  'validation',
  'handoff',
  'done',
] as const;

export type StepId = (typeof STEP_IDS)[number];

/** The nine steps in which something is done; `done` is where they lead. */
export const WORKING_STEPS = STEP_IDS.filter((id) => id !== 'done');

/** Steps that nothing but a page or Zoom's answer can settle: the administrator's word would mean nothing. */
export const NOT_BY_WORD: readonly StepId[] = ['credentials', 'validation', 'done'];

/** `done` is proved by a page or by Zoom's answer; `confirmed` is the administrator's word. They never mix. */
export type StepState = 'todo' | 'done' | 'confirmed' | 'attention';

/** True where nothing is left to do at a step. */
export function isSettled(state: StepState): boolean {
  return state === 'done' || state === 'confirmed';
}

type Steps = Readonly<Record<StepId, { readonly state: StepState }>>;

/** What an app that Zoom has let be activated does not need any more: its information is complete, Feature is optional. */
const BEFORE_ACTIVATION: readonly StepId[] = ['information', 'feature'];

/**
 * The working steps that are still to be done, in order: the one answer that card, rings and panel take the next step
 * from. What an active app proves by being active is not in the way, though nobody has seen it.
 */
export function openSteps(steps: Steps): StepId[] {
  const isActive = isSettled(steps.activation.state);
  return WORKING_STEPS.filter((id) => !isSettled(steps[id].state) && !(isActive && BEFORE_ACTIVATION.includes(id)));
}
