import { isSettled, type StepId, WORKING_STEPS } from '../steps.ts';
import type { Advice, ButtonAdvice, CardState, NoteAdvice, RingAdvice, Situation } from './types.ts';

export type Part = Partial<Advice>;

/** A ring round a control that was found and can be acted on; nothing otherwise. */
export function ring(
  { facts }: Situation,
  target: string,
  action: RingAdvice['action'],
  status: RingAdvice['status'],
  value?: string,
): RingAdvice[] {
  const fact = facts.controls[target];
  if (fact?.look !== 'found') return [];
  if (action !== 'look' && !fact.enabled) return [];
  return [value === undefined ? { target, action, status } : { target, action, status, value }];
}

export function found({ facts }: Situation, target: string): boolean {
  return facts.controls[target]?.look === 'found';
}

export const button = (
  act: ButtonAdvice['act'],
  label: string,
  kind: ButtonAdvice['kind'],
  step?: StepId,
): ButtonAdvice => (step ? { act, label, kind, step } : { act, label, kind });

export const copyOf = (key: string, label: string): ButtonAdvice => ({
  act: 'copy',
  label,
  kind: 'secondary',
  copy: key,
});

/** A card named after its texts: `card_<name>_title` and `card_<name>_body`. */
export function card(step: StepId, state: CardState, name: string, part: Part = {}): Advice {
  return {
    step,
    state,
    title: `card_${name}_title`,
    body: `card_${name}_body`,
    notes: [],
    rings: [],
    buttons: [],
    ...part,
  };
}

/** Steps that nothing but the page or Zoom can settle: her word for them would mean nothing. */
const NOT_BY_WORD: readonly StepId[] = ['credentials', 'validation'];

/** The card while its control cannot be found: the way in words, after two seconds with the offer to look again. */
export function searching(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const buttons = part.buttons ?? [];
  if (!situation.waited) return card(step, 'now', name, { ...part, buttons });
  const again: ButtonAdvice[] = [
    button('show', 'act_show', buttons.some(({ kind }) => kind === 'primary') ? 'secondary' : 'primary'),
  ];
  const done: ButtonAdvice[] = NOT_BY_WORD.includes(step) ? [] : [button('confirm', 'act_confirm', 'secondary', step)];
  const pane: NoteAdvice[] = situation.facts.purview?.copilot ? [{ key: 'note_copilot', kind: 'warning' }] : [];
  return card(step, 'lost', name, {
    ...part,
    notes: [...pane, { key: 'note_lost', kind: 'info' }, ...(part.notes ?? [])],
    buttons: [...buttons, ...again, ...done],
  });
}

const RAIL: Partial<Record<StepId, string>> = {
  credentials: 'rail.credentials',
  information: 'rail.information',
  feature: 'rail.feature',
  scopes: 'rail.scopes',
  activation: 'rail.activation',
};

/** The rail item that leads to a step's page, or null for a step that has none. */
export function railOf(step: StepId): string | null {
  return RAIL[step] ?? null;
}

/** The first step after the settled ones, this one counted as settled; role is done elsewhere and never in the way. */
export function following({ view }: Situation, settled: StepId): StepId {
  const open = WORKING_STEPS.filter((id) => id !== 'role' && id !== settled && !isSettled(view.steps[id].state));
  return open[0] ?? 'done';
}

/** The way on from a page whose step is settled: the rail's item ringed, or a button to what has no page here. */
export function onward(situation: Situation, settled: StepId): { rings: RingAdvice[]; buttons: ButtonAdvice[] } {
  const next = following(situation, settled);
  const item = railOf(next);
  if (next === 'done') return { rings: [], buttons: [button('panel', 'act_panel', 'primary')] };
  return {
    rings: item ? ring(situation, item, 'click', 'next') : [],
    buttons: [button('continue', 'act_continue', 'primary', next)],
  };
}

/** Done (proved) or confirmed (her word) as the step's record says; a page that proves it now is done. */
export function settledState({ view }: Situation, step: StepId): CardState {
  return view.steps[step].state === 'confirmed' ? 'confirmed' : 'done';
}

export function settledCard(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const { rings, buttons } = onward(situation, step);
  return card(step, settledState(situation, step), name, {
    ...part,
    rings: [...(part.rings ?? []), ...rings],
    buttons: [...buttons, ...(part.buttons ?? [])],
  });
}
