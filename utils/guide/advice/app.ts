import { policy } from '../../policy.ts';
import { CREDENTIAL_TARGETS } from '../../sites/marketplace/credentials.ts';
import { FIELD_NAMES } from '../../sites/marketplace/information.ts';
import { groupTarget, itemTarget, missingWith } from '../../sites/marketplace/scopes.ts';
import { compareScopes, SCOPES } from '../../zoom/scopes.ts';
import type { StepId } from '../steps.ts';
import { fieldKey, keyOf } from '../text-keys.ts';
import {
  button,
  card,
  copyOf,
  found,
  missingNotes,
  note,
  railOf,
  refusedAt,
  refusedCard,
  ring,
  searching,
  settledCard,
  warning,
} from './parts.ts';
import type { Advice, NoteAdvice, RingAdvice, Situation } from './types.ts';

/** The boxes of the three values. */
const VALUES = Object.values(CREDENTIAL_TARGETS);

/** Why values that she had collected are not there any more. */
function lossNotes(emptied: Situation['view']['emptied']): NoteAdvice[] {
  if (emptied === 'expired') return [warning('note_expired')];
  return emptied === 'session-ended' ? [warning('note_session_ended')] : [];
}

/** The eye that uncovers a value, where only dots are in the page. */
function eyeOf(situation: Situation, values: readonly string[]): RingAdvice[] {
  return values.includes('dots') ? ring(situation, 'credentials.reveal', 'click', 'next') : [];
}

/** App Credentials: look, uncover, collect. */
export function adviseCredentials(situation: Situation): Advice {
  const { facts, view, problem } = situation;
  const values = Object.values(facts.credentials ?? {});
  const problems: NoteAdvice[] = problem ? [warning(problem)] : [];
  const warnings: NoteAdvice[] = (view.capture?.warnings ?? []).map(({ id, field }) => ({
    key: keyOf('warning', id),
    kind: 'warning',
    about: fieldKey(field),
  }));
  if (view.pending) {
    return card('credentials', 'attention', 'credentials_second', {
      buttons: [button('replace', 'act_replace', 'primary'), button('keep', 'act_keep', 'secondary')],
    });
  }
  const ofThisApp = !view.capture?.appId || !facts.app || view.capture.appId === facts.app.id;
  const refused = refusedAt(situation, 'credentials');
  if (view.capture && ofThisApp && refused) {
    return refusedCard(refused, 'credentials', {
      rings: [...VALUES.flatMap((target) => ring(situation, target, 'look', 'optional')), ...eyeOf(situation, values)],
      notes: [...warnings, ...problems],
      buttons: [button('collect', 'act_collect', 'primary'), button('check', 'act_check', 'secondary')],
    });
  }
  if (view.capture && ofThisApp) {
    const { accountId, clientId, clientSecret } = view.capture.lengths;
    return settledCard(situation, 'credentials', 'credentials_taken', {
      with: [accountId, clientId, clientSecret].map(String),
      rings: VALUES.flatMap((target) => ring(situation, target, 'look', 'done')),
      notes: warnings,
    });
  }
  if (!view.capture && view.steps.credentials.state === 'done') {
    return settledCard(situation, 'credentials', 'credentials_used', {
      buttons: [button('collect', 'act_collect', 'secondary')],
      notes: problems,
    });
  }
  const collect = button('collect', 'act_collect', 'primary');
  const minutes = [String(policy().minutesKept)];
  if (values.length === 0 || values.includes('missing')) {
    return searching(situation, 'credentials', 'credentials', {
      with: minutes,
      notes: problems,
      buttons: [collect, button('panel', 'act_enter_yourself', 'link')],
    });
  }
  const rings = VALUES.flatMap((target) => ring(situation, target, 'look', 'optional'));
  const notes: NoteAdvice[] = [
    ...problems,
    ...lossNotes(view.emptied),
    ...(ofThisApp ? [] : [warning('note_other_app')]),
    note('note_secret_hour'),
  ];
  const eye = eyeOf(situation, values);
  if (values.includes('dots')) {
    return card('credentials', 'now', 'credentials_dots', { rings: [...rings, ...eye], notes, buttons: [collect] });
  }
  return card('credentials', 'now', 'credentials', { with: minutes, rings, notes, buttons: [collect] });
}

/** Text that she may copy into Short Description. */
export const DESCRIPTION = 'Lets Microsoft Purview Compliance Manager read user and account settings.';

/** Information: whatever is still empty. */
export function adviseInformation(situation: Situation): Advice {
  const { information } = situation.facts;
  const empty = information?.empty ?? [];
  const rings = empty.flatMap((target, index) => ring(situation, target, 'type', index === 0 ? 'next' : 'required'));
  // How many are empty is not known while one of them was not seen.
  if (!information?.known) {
    const part = { body: 'step_information_todo', rings };
    return rings.length > 0
      ? card('information', 'now', 'information', part)
      : searching(situation, 'information', 'information', part);
  }
  if (empty.length === 0) return settledCard(situation, 'information', 'information_done');
  const lacksText = situation.facts.controls['information.short-description']?.empty === true;
  const description = ring(situation, 'information.short-description', 'type', 'optional', DESCRIPTION);
  return card('information', 'now', 'information', {
    with: [String(empty.length), empty.map((target) => FIELD_NAMES[target]).join(', ')],
    rings: lacksText ? [...description, ...rings] : rings,
    buttons: lacksText ? [{ ...copyOf(DESCRIPTION, 'act_copy_description'), literal: true }] : [],
  });
}

/** Feature: nothing to do, once seen. */
export function adviseFeature(situation: Situation): Advice {
  return settledCard(situation, 'feature', 'feature', {
    rings: ring(situation, 'feature.event-subscription', 'look', 'optional'),
    notes: [warning('note_secret_token')],
  });
}

const extraNote = (extra: readonly string[]): NoteAdvice[] =>
  extra.length > 0 ? [{ key: 'note_extra_scopes', kind: 'info', with: [extra.slice(0, 5).join(', ')] }] : [];

/** The Scopes page. */
export function adviseScopes(situation: Situation): Advice {
  const { facts, view } = situation;
  const { missing, extra } = compareScopes(
    facts.scopes?.table ?? view.scopes,
    facts.scopes?.family ?? view.family ?? undefined,
  );
  if (missing.length === 0) return settledCard(situation, 'scopes', 'scopes_done', { notes: extraNote(extra) });
  const add = ring(situation, 'scopes.add', 'click', 'next');
  const state = view.steps.scopes.state === 'attention' ? 'attention' : 'now';
  const part = { with: [String(missing.length)], notes: [...missingNotes(missing), ...extraNote(extra)] };
  if (add.length === 0) return searching(situation, 'scopes', 'scopes', part);
  return card('scopes', state, 'scopes', { ...part, rings: add });
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
  if (missing.length === 0) {
    const rings = ring(situation, 'scopes.done', 'click', 'next');
    return rings.length > 0
      ? card('scopes', 'now', 'scopes_press_done', { rings })
      : searching(situation, 'scopes', 'scopes_press_done');
  }
  const part = { with: [String(missing.length)], notes: missingNotes(missing) };
  if (dialog.nothing && situation.waited) {
    return card('scopes', 'attention', 'scopes_none', {
      buttons: [button('open', 'act_open_role', 'primary', 'role')],
    });
  }
  const rows = missing.filter((id) => found(situation, itemTarget(id)));
  const rings: RingAdvice[] = rows.flatMap((id, index) =>
    ring(situation, itemTarget(id), 'tick', index === 0 ? 'next' : 'missing'),
  );
  if (rings.length > 0) return card('scopes', 'now', 'scopes_tick', { ...part, rings });
  const opening = (entry: RingAdvice): Advice => {
    const name = entry.target.slice(groupTarget('').length);
    return card('scopes', 'now', 'scopes_group', { ...part, with: [...part.with, name], rings: [entry] });
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
      buttons: [filter],
    });
  }
  const [again] = closed.flatMap((target) => ring(situation, target, 'click', 'next'));
  if (again) return opening(again);
  // Without the list of names: the card must find room beside the dialog.
  return searching(situation, 'scopes', 'scopes_not_offered', {
    with: part.with,
    buttons: [button('open', 'act_open_role', 'primary', 'role')],
  });
}

/** Activation: what the page lists as missing, or the button. */
export function adviseActivation(situation: Situation): Advice {
  const { facts, view } = situation;
  const activation = facts.activation ?? { state: 'unknown', mend: [], wantsDescriptions: false };
  if (activation.state === 'active') return settledCard(situation, 'activation', 'activation_done');
  const fell = view.steps.activation.state === 'attention';
  const rings = ring(situation, 'activation.activate', 'click', 'next');
  if (activation.state === 'incomplete' || (found(situation, 'activation.activate') && rings.length === 0)) {
    const open: StepId[] = (['information', 'scopes'] as const).filter((step) => view.steps[step].state !== 'done');
    const [mend] = activation.mend.length > 0 ? activation.mend : open;
    const item = mend && railOf(mend);
    return card('activation', 'attention', 'activation_incomplete', {
      notes: activation.wantsDescriptions ? [warning('note_scope_descriptions')] : [],
      rings: item ? ring(situation, item, 'click', 'next') : [],
      buttons: mend ? [button('continue', 'act_continue', 'primary', mend)] : [button('show', 'act_show', 'primary')],
    });
  }
  if (rings.length === 0) return searching(situation, 'activation', 'activation');
  return card('activation', fell ? 'attention' : 'now', fell ? 'activation_fell' : 'activation', { rings });
}
