import { groupTarget, itemTarget, missingWith } from '../../sites/marketplace/scopes.ts';
import { compareScopes, SCOPES } from '../../zoom/scopes.ts';
import {
  button,
  card,
  found,
  missingNotes,
  note,
  refusalIn,
  refusedAt,
  refusedCard,
  ring,
  searching,
  settledCard,
  toRights,
} from '../card.ts';
import { isOtherApp, missingInTable } from '../causes.ts';
import type { Advice, NoteAdvice, RingAdvice, Situation } from '../types.ts';

/** The guide may search, open and tick; Done stays the administrator's. */
const ASSIST = button('assist', 'act_assist_scopes', 'secondary');

const extraNote = (extra: readonly string[]): NoteAdvice[] =>
  extra.length > 0 ? [{ key: 'note_extra_scopes', kind: 'info', with: [extra.slice(0, 5).join(', ')] }] : [];

/** Scopes that Zoom says its token lacks and that the app's table, as it is shown, lacks, too. */
function refusedMissing(situation: Situation): readonly string[] {
  const { facts, view } = situation;
  const refusal = refusalIn(situation);
  const isAbout = refusal?.id === 'scopes-missing' && !isOtherApp(view);
  return isAbout
    ? missingInTable(refusal, { scopes: facts.scopes?.dialog ? view.scopes : (facts.scopes?.table ?? view.scopes) })
    : [];
}

/** The Scopes page. */
export function adviseScopes(situation: Situation): Advice {
  const { facts, view } = situation;
  const have = facts.scopes?.table ?? view.scopes;
  const { missing: needed, extra } = compareScopes(have, facts.scopes?.family ?? view.family ?? undefined);
  const missing = withNamed(needed, refusedMissing(situation));
  if (missing.length === 0) {
    const seen = { ...situation, view: { ...view, scopes: have } };
    const refused = refusedAt(seen, 'scopes');
    if (!refused) return settledCard(situation, 'scopes', 'scopes_done', { notes: extraNote(extra) });
    return refusedCard(seen, refused, 'scopes', {
      notes: [note('note_scopes_there'), ...missingNotes(refused.missing ?? [])],
      buttons: [button('check', 'act_check', 'primary')],
    });
  }
  const add = ring(situation, 'scopes.add', 'click', 'next');
  const state = view.steps.scopes.state === 'attention' ? 'attention' : 'now';
  const part = { with: [String(missing.length)], notes: [...missingNotes(missing), ...extraNote(extra)] };
  if (add.length === 0) return searching(situation, 'scopes', 'scopes', part);
  return card('scopes', state, 'scopes', { ...part, rings: add, buttons: [ASSIST] });
}

/** The scopes that are needed, and of those that Zoom names the ones that they do not stand for. */
function withNamed(needed: readonly string[], named: readonly string[]): string[] {
  const isKnown = (id: string) => SCOPES.some((row) => row.id === id && row.need === 'needed');
  return [...new Set([...needed, ...named.filter((id) => !isKnown(id))])];
}

/** What may be typed into the search to find a scope: its id, its group's name, its product. */
function queriesFor(id: string): string[] {
  const row = SCOPES.find((one) => one.id === id);
  return [id, ...(row ? [row.group, row.product] : [])];
}

/** The Add Scopes dialog: the row, else the group, else the search. */
export function adviseScopesDialog(situation: Situation): Advice {
  const { facts, view } = situation;
  const dialog = facts.scopes?.dialog;
  if (!dialog) return searching(situation, 'scopes', 'scopes_dialog');
  const { missing } = missingWith(view.scopes, dialog, view.family);
  const [named] = withNamed([], refusedMissing(situation)).filter((id) => !dialog.ticked.includes(id));
  if (missing.length === 0 && named) return adviseNamedScope(situation, named, dialog.tried.includes(named));
  if (missing.length === 0) {
    const rings = ring(situation, 'scopes.done', 'click', 'next');
    return rings.length > 0
      ? card('scopes', 'now', 'scopes_press_done', { rings })
      : searching(situation, 'scopes', 'scopes_press_done');
  }
  const part = { with: [String(missing.length)], notes: missingNotes(missing) };
  if (dialog.nothing && situation.waited) {
    return card('scopes', 'attention', 'scopes_none', { buttons: [toRights(situation, 'primary')] });
  }
  const rows = missing.filter((id) => found(situation, itemTarget(id)));
  const rings: RingAdvice[] = rows.flatMap((id, index) =>
    ring(situation, itemTarget(id), 'tick', index === 0 ? 'next' : 'missing'),
  );
  if (rings.length > 0) return card('scopes', 'now', 'scopes_tick', { ...part, rings, buttons: [ASSIST] });
  const opening = (entry: RingAdvice): Advice => {
    const name = entry.target.slice(groupTarget('').length);
    return card('scopes', 'now', 'scopes_group', {
      ...part,
      with: [...part.with, name],
      rings: [entry],
      buttons: [ASSIST],
    });
  };
  // Groups before products: what is already on screen first.
  const placesOf = (place: 'group' | 'product') =>
    SCOPES.filter(({ id }) => missing.includes(id)).map((row) => groupTarget(row[place]));
  const places = [...new Set([...placesOf('group'), ...placesOf('product')])];
  const isPressed = (target: string) => facts.controls[target]?.pressed === true;
  const closed = places.filter((target) => dialog.groups.includes(target));
  const [place] = closed
    .filter((target) => !isPressed(target))
    .flatMap((target) => ring(situation, target, 'click', 'next'));
  if (place) return opening(place);
  // What was opened may still be unfolding, or its rows be on their way.
  if (places.some(isPressed) && !situation.waited)
    return card('scopes', 'now', 'scopes_opening', { ...part, busy: true });
  // A dialog that has not shown one of them yet is asked for one only: then they are not offered.
  const seenAny = dialog.ticked.length + dialog.unticked.length > 0;
  const queries = (seenAny ? missing : missing.slice(0, 1)).flatMap(queriesFor);
  const isAnswering = queries.some((value) => value.toLowerCase() === dialog.query);
  if (isAnswering && !situation.waited) return card('scopes', 'now', 'scopes_searching', { ...part, busy: true });
  const value = queries.find((one) => !dialog.tried.includes(one.toLowerCase()));
  const search = value ? ring(situation, 'scopes.search', 'type', 'next', value) : [];
  if (value && search.length > 0) {
    const filter = { act: 'filter', label: 'act_filter', kind: 'secondary', to: value } as const;
    return card('scopes', 'now', 'scopes_search', {
      ...part,
      with: [String(missing.length), value],
      rings: search,
      buttons: [ASSIST, filter],
    });
  }
  const [again] = closed.flatMap((target) => ring(situation, target, 'click', 'next'));
  if (again) return opening(again);
  // Without the list of names: the card must find room beside the dialog.
  return searching(situation, 'scopes', 'scopes_not_offered', {
    with: part.with,
    buttons: [toRights(situation, 'primary')],
  });
}

/** A scope that Zoom names and this guide does not know: its exact name goes into the search; its box is not ringed. */
function adviseNamedScope(situation: Situation, id: string, isTried: boolean): Advice {
  const search = isTried ? [] : ring(situation, 'scopes.search', 'type', 'next', id);
  const notes = missingNotes([id]);
  if (search.length > 0) {
    const filter = { act: 'filter', label: 'act_filter', kind: 'secondary', to: id } as const;
    return card('scopes', 'now', 'scopes_search', { with: ['1', id], rings: search, notes, buttons: [filter] });
  }
  const done = ring(situation, 'scopes.done', 'click', 'next');
  return card('scopes', 'now', 'scopes_tick_named', { with: [id], rings: done, notes });
}
