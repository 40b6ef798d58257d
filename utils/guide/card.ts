import { isSettled, NOT_BY_WORD, type StepId, WORKING_STEPS } from '../model/steps.ts';
import type { BadVerdict } from '../zoom/verdict.ts';
import type { Advice, ButtonAdvice, CardState, NoteAdvice, RingAdvice, Situation } from './types.ts';
import { adviceFor } from './verdicts.ts';

/** What an advice holds beyond its step, state and texts, or instead of them. */
export type Part = Partial<Advice>;

/** A note by the key of its text. */
export const note = (key: string): NoteAdvice => ({ key, kind: 'info' });
/** The same, of something that is to be minded. */
export const warning = (key: string): NoteAdvice => ({ key, kind: 'warning' });

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

/** Whether the control stands on the page, be it usable or not. */
export function found({ facts }: Situation, target: string): boolean {
  return facts.controls[target]?.look === 'found';
}

/** A button of the card: what it does, the key of its label, and the step meant where the act needs one. */
export const button = (
  act: ButtonAdvice['act'],
  label: string,
  kind: ButtonAdvice['kind'],
  step?: StepId,
): ButtonAdvice => (step ? { act, label, kind, step } : { act, label, kind });

/** Zoom's last answer, where it was a refusal that is mended at this step. */
export function refusedAt({ view }: Situation, step: StepId): BadVerdict | null {
  const { status, verdict } = view.check;
  const stands = status === 'failed' || status === 'waiting' || status === 'stopped';
  return stands && verdict?.ok === false && adviceFor(verdict.id).step === step ? verdict : null;
}

/** The card of a step that Zoom's answer points to: what happened, the likely cause, the action, Zoom's own words. */
export function refusedCard(verdict: BadVerdict, step: StepId, part: Part): Advice {
  const { texts } = adviceFor(verdict.id);
  return card(step, 'attention', '', {
    ...part,
    title: texts.what,
    body: texts.why,
    notes: [note(texts.action), ...(part.notes ?? [])],
    ...(verdict.words ? { details: verdict.words } : {}),
  });
}

/** A button that copies the text of a key; the clipboard is written within the press. */
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

/**
 * Said where her word for the hand-off is offered: it is about the connector, not this page, and forgets the values.
 */
export function confirmNotes({ view }: Situation): NoteAdvice[] {
  const keeps = view.capture !== null || view.pending !== null;
  return keeps ? [warning('note_confirm_forgets')] : [note('note_confirm_handoff')];
}

/** Names of missing scopes, each to be copied. */
export const missingNotes = (missing: readonly string[]): NoteAdvice[] =>
  missing.map((id) => ({ key: 'note_missing_scope', kind: 'info', with: [id], copy: id }));

/** The card while its control cannot be found: the way in words, after two seconds with the offer to look again. */
export function searching(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const buttons = part.buttons ?? [];
  if (!situation.waited) return card(step, 'now', name, { ...part, buttons });
  const hasPrimary = buttons.some(({ kind }) => kind === 'primary');
  const again = button('show', 'act_show', hasPrimary ? 'secondary' : 'primary');
  const done: ButtonAdvice[] = NOT_BY_WORD.includes(step) ? [] : [button('confirm', 'act_confirm', 'secondary', step)];
  const pane: NoteAdvice[] = situation.facts.purview?.copilot ? [warning('note_copilot')] : [];
  return card(step, 'lost', name, {
    ...part,
    notes: [...pane, note('note_lost'), ...(step === 'handoff' ? confirmNotes(situation) : []), ...(part.notes ?? [])],
    buttons: hasPrimary ? [...buttons, again, ...done] : [again, ...buttons, ...done],
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

/** The card of a step that is settled: what was seen, with the way on to the next open step. Texts as in `card`. */
export function settledCard(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const { rings, buttons } = onward(situation, step);
  return card(step, settledState(situation, step), name, {
    ...part,
    rings: [...(part.rings ?? []), ...rings],
    buttons: [...buttons, ...(part.buttons ?? [])],
  });
}
