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

/** Steps that nothing but a page or Zoom's answer can settle: her word for them would mean nothing. */
export const NOT_BY_WORD: readonly StepId[] = ['credentials', 'validation', 'done'];

/** `done` is proved by a page or by Zoom's answer; `confirmed` is the administrator's word. They never mix. */
export type StepState = 'todo' | 'done' | 'confirmed' | 'attention';

/** True where nothing is left to do at a step. */
export function isSettled(state: StepState): boolean {
  return state === 'done' || state === 'confirmed';
}
