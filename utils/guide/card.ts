import { NOT_BY_WORD, openSteps, type StepId } from '../model/steps.ts';
import type { BadVerdict } from '../zoom/verdict.ts';
import { appPath, sectionOf } from './addresses.ts';
import type { Cause } from './causes.ts';
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

/** Zoom's last answer, where it was a refusal. */
export function refusalIn({ view }: Situation): BadVerdict | null {
  const { status, verdict } = view.check;
  const stands = status === 'failed' || status === 'waiting' || status === 'stopped';
  return stands && verdict?.ok === false ? verdict : null;
}

/** The same, where it is about this step's page, or that page may mend it. */
export function refusedAt(situation: Situation, step: StepId): BadVerdict | null {
  const verdict = refusalIn(situation);
  return verdict && adviceFor(verdict, situation.view).steps.includes(step) ? verdict : null;
}

/** A cause as a line of a card. */
const causeNote = ({ said }: Cause): NoteAdvice => ({ key: said.key, kind: 'info', with: said.with });

/**
 * A button that leads to a page of the app. While the app is not known it would lead to the list of apps: on that list,
 * to the one Server-to-Server app of it, or nowhere (null).
 */
export function wayTo({ facts, view }: Situation, way: ButtonAdvice): ButtonAdvice | null {
  const section = way.act === 'open' && way.step ? sectionOf(way.step) : undefined;
  if (!section || view.app !== null || facts.page !== 'apps') return way;
  const [row, ...others] = facts.apps?.rows ?? [];
  if (!row?.id || others.length > 0) return null;
  return { act: 'visit', label: way.label, kind: way.kind, to: appPath(row.id, section) };
}

const isSameControl = (one: ButtonAdvice, other: ButtonAdvice) => one.act === other.act && one.step === other.step;

/**
 * The card of a refusal: what happened, the causes with a button each, the rest of them and Zoom's own words under
 * Details. On the page of one cause, what is left are those that are less likely than it, so that nobody is sent in
 * circles; `part.buttons` do what mends it there.
 */
export function refusedCard(situation: Situation, verdict: BadVerdict, step: StepId, part: Part = {}): Advice {
  const { what, causes, more } = adviceFor(verdict, situation.view);
  const isHere = ({ control }: Cause) => control.act === 'open' && control.step === step;
  const from = Math.max(0, causes.findIndex(isHere));
  const [first, ...others] = causes.slice(from);
  const own = part.buttons ?? [];
  const isEarlier = ({ control }: Cause) => causes.slice(0, from).some((one) => one.control.step === control.step);
  const led = causes.slice(from).filter((cause) => !isHere(cause) && !(cause.control.step && isEarlier(cause)));
  const ways: ButtonAdvice[] = [];
  for (const { control } of led) {
    const hasPrimary = [...own, ...ways].some(({ kind }) => kind === 'primary');
    const way = wayTo(situation, { ...control, kind: hasPrimary ? 'secondary' : 'primary' });
    if (way && ![...own, ...ways].some((one) => isSameControl(one, way))) ways.push(way);
  }
  return card(step, 'attention', '', {
    ...part,
    title: what,
    body: first?.said.key ?? '',
    with: first?.said.with,
    notes: [...others.map(causeNote), ...(part.notes ?? [])],
    buttons: [...own, ...ways],
    more: more.map(({ said }) => said),
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
 * Said where the administrator's word for the hand-off is asked for: it is about the connector, not this page, and
 * forgets the values.
 */
export function confirmNotes({ view }: Situation): NoteAdvice[] {
  const keeps = view.capture !== null || view.pending !== null;
  return keeps ? [warning('note_confirm_forgets')] : [note('note_confirm_handoff')];
}

/** Names of missing scopes, each to be copied. */
export const missingNotes = (missing: readonly string[]): NoteAdvice[] =>
  missing.map((id) => ({ key: 'note_missing_scope', kind: 'info', with: [id], copy: id }));

/** The page says that it is in English, in which the names of its controls are known. */
export const isEnglish = ({ language }: Situation): boolean => /^en\b/i.test(language);

/**
 * The card while its control cannot be found: the way in words, after two seconds with the offers to look again and to
 * say that it is done.
 */
export function searching(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const lost = searchingOnly(situation, step, name, part);
  if (lost.state !== 'lost' || NOT_BY_WORD.includes(step)) return lost;
  return {
    ...lost,
    notes: [...lost.notes, ...(step === 'handoff' ? confirmNotes(situation) : [])],
    buttons: [...lost.buttons, button('confirm', 'act_confirm', 'secondary', step)],
  };
}

/** The same where nobody's word that it is done would be an answer. */
export function searchingOnly(situation: Situation, step: StepId, name: string, part: Part = {}): Advice {
  const buttons = part.buttons ?? [];
  if (!situation.waited) return card(step, 'now', name, { ...part, buttons });
  const hasPrimary = buttons.some(({ kind }) => kind === 'primary');
  const again = button('show', 'act_show', hasPrimary ? 'secondary' : 'primary');
  const pane: NoteAdvice[] = situation.facts.purview?.copilot ? [warning('note_copilot')] : [];
  return card(step, 'lost', name, {
    ...part,
    notes: [...pane, note('note_lost'), ...(part.notes ?? [])],
    buttons: hasPrimary ? [...buttons, again] : [again, ...buttons],
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
  return openSteps(view.steps).find((id) => id !== 'role' && id !== settled) ?? 'done';
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

/** Done (proved) or confirmed (on the administrator's word) as the record says; a page that proves it now is done. */
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

/** Whether the role's page has shown both boxes ticked and saved. */
export function isRoleProved({ view }: Situation): boolean {
  const { state, by } = view.steps.role;
  return state === 'done' && by === 'page';
}

/** What the role withholds: its page, or, where that has nothing more to say, a note for the account's owner. */
export function toRights(situation: Situation, kind: 'primary' | 'link'): ButtonAdvice {
  return isRoleProved(situation)
    ? { ...copyOf('note_for_owner', 'act_copy_owner_note'), kind }
    : button('open', 'act_open_role', kind, 'role');
}
