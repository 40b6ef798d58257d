import type { AppRow } from '../../sites/types.ts';
import type { BadVerdict } from '../../zoom/verdict.ts';
import { appPath } from '../addresses.ts';
import {
  button,
  card,
  copyOf,
  found,
  isRoleProved,
  note,
  refusedAt,
  refusedCard,
  ring,
  searching,
  toRights,
} from '../card.ts';
import type { Advice, ButtonAdvice, NoteAdvice, Situation } from '../types.ts';
import { adviceFor } from '../verdicts.ts';

/** Proposed name of the app: at most 50 characters and without the word Zoom (one guide's rule, for General apps). */
export const APP_NAME = 'Compliance Manager connector';

const OWNER_NOTE = copyOf('note_for_owner', 'act_copy_owner_note');
const toApps = () => button('open', 'act_open_apps', 'primary', 'create');

/** A Server-to-Server app of the list that the values which Zoom refused are not of, with its address where known. */
function existingApp({ facts, view }: Situation): AppRow | undefined {
  const rows = facts.apps?.rows ?? [];
  return rows.find(({ id }) => id !== null && id !== view.capture?.appId) ?? rows.find(({ id }) => id === null);
}

/** Zoom says that the values are another type's, and an app of the right one is listed: that comes first. */
function adviseExisting({ id, name }: AppRow, refused: BadVerdict, situation: Situation): Advice {
  const { what } = adviceFor(refused, situation.view);
  const to = id && appPath(id, 'credentials');
  return card('create', 'attention', 'create_existing', {
    with: [name],
    notes: [{ key: what, kind: 'warning' }],
    buttons: to ? [{ act: 'visit', label: 'act_open_credentials', kind: 'primary', to }] : [],
    rings: [],
  });
}

/** The list of apps, where another type of app is one cause of a refusal, and not the likeliest. */
export function adviseAppsRefused(situation: Situation, refused: BadVerdict): Advice {
  const { causes } = adviceFor(refused, situation.view);
  const earlier = causes.slice(
    0,
    causes.findIndex(({ control }) => control.step === 'create'),
  );
  const likelier = earlier.map(({ said }): NoteAdvice => ({ key: said.key, kind: 'info', with: said.with }));
  return refusedCard(situation, refused, 'create', {
    notes: [...likelier, ...(existingApp(situation) ? [note('note_existing_app')] : [])],
    rings: ring(situation, 'nav.develop', 'look', 'optional'),
    buttons: [button('panel', 'act_panel', 'primary'), button('check', 'act_check', 'secondary')],
  });
}

/** The list of apps while the app is not known: whatever mends the refusal, an app has to be opened first. */
export function adviseUnknownApp(situation: Situation, refused: BadVerdict): Advice {
  const said = refusedCard(situation, refused, 'validation', {
    notes: [note('note_open_your_app')],
    buttons: [button('panel', 'act_panel', 'primary'), button('check', 'act_check', 'secondary')],
  });
  return { ...said, buttons: said.buttons.filter(({ act }) => act !== 'open') };
}

/** The choice of the app's type by its address: the way where the menu cannot be told. */
function toChooser({ facts, waited }: Situation): ButtonAdvice[] {
  if (facts.site !== 'marketplace' || !waited) return [];
  return [{ act: 'visit', label: 'act_open_chooser', kind: 'primary', to: '/develop/create' }];
}

/** Home and Created apps while no Server-to-Server app is known. */
export function adviseWayToChooser(situation: Situation): Advice {
  const refused = refusedAt(situation, 'create');
  const existing = existingApp(situation);
  if (existing && refused?.id === 'wrong-app-type') return adviseExisting(existing, refused, situation);
  const keys = refused ? [adviceFor(refused, situation.view).what] : existing ? ['note_existing_app'] : [];
  const notes: NoteAdvice[] = keys.map((key) => ({ key, kind: refused ? 'warning' : 'info' }));
  const menu = ring(situation, 'nav.build-app', 'click', 'next');
  if (menu.length > 0) return card('create', 'now', 'create_menu', { rings: menu, notes });
  const develop = ring(situation, 'nav.develop', 'click', 'next');
  if (develop.length > 0) return card('create', 'now', 'create_develop', { rings: develop, notes });
  if (situation.facts.page === 'no-page') {
    // Zoom's own words say that nothing is here: nothing to wait for, and nothing to do but leave.
    return card('create', 'now', 'create_develop', { notes, buttons: [toApps()] });
  }
  return searching(situation, 'create', 'create_develop', {
    notes,
    buttons: [...toChooser(situation), toRights(situation, 'link')],
  });
}

/** The chooser: General App is preselected, so the Server-to-Server card comes first, then Create. */
export function adviseChooser(situation: Situation): Advice {
  if (!found(situation, 'chooser.s2s'))
    return searching(situation, 'create', 'create_choose', { buttons: [toRights(situation, 'link')] });
  const chosen = situation.facts.controls['chooser.s2s']?.ticked === true;
  if (!chosen && situation.facts.controls['chooser.s2s']?.enabled === false && situation.waited) {
    return card('create', 'attention', 'create_greyed', {
      buttons: [toRights(situation, 'primary'), ...(isRoleProved(situation) ? [] : [OWNER_NOTE])],
    });
  }
  if (!chosen)
    return card('create', 'now', 'create_choose', { rings: ring(situation, 'chooser.s2s', 'click', 'next') });
  const rings = ring(situation, 'chooser.create', 'click', 'next');
  return rings.length > 0
    ? card('create', 'now', 'create_create', { rings })
    : searching(situation, 'create', 'create_create');
}

/** The chooser of 2023, a page of cards: the `Create` of the Server-to-Server one. */
export function adviseCards(situation: Situation): Advice {
  const rings = ring(situation, 'chooser.create', 'click', 'next');
  if (rings.length === 0)
    return searching(situation, 'create', 'create_cards', { buttons: [toRights(situation, 'link')] });
  return card('create', 'now', 'create_cards', { rings });
}

/** The dialog for the app's name: the name first, then `Create`; while the dialog fades out, nothing. */
export function adviseName(situation: Situation): Advice {
  const input = situation.facts.controls['name.input'];
  // The dialog empties its field while it fades out: nothing is ringed in it any more, unless it stays.
  if (situation.facts.controls['name.create']?.pressed && !situation.waited) {
    return card('create', 'now', 'create_creating', { busy: true });
  }
  if (input?.look !== 'found') {
    const copy: ButtonAdvice = { ...copyOf(APP_NAME, 'act_copy_name'), literal: true };
    return searching(situation, 'create', 'create_name', { with: [APP_NAME], buttons: [copy] });
  }
  if (input.empty) {
    return card('create', 'now', 'create_name', {
      with: [APP_NAME],
      rings: ring(situation, 'name.input', 'type', 'next', APP_NAME),
    });
  }
  const rings = ring(situation, 'name.create', 'click', 'next');
  return rings.length > 0
    ? card('create', 'now', 'create_named', { rings })
    : searching(situation, 'create', 'create_named');
}

/** A General App's page: said, with the way back to the list of apps. */
export function adviseWrongKind(): Advice {
  return card('create', 'attention', 'create_wrong', {
    buttons: [toApps()],
  });
}

/** Zoom's terms are the administrator's: said, never ringed. */
export function adviseTerms(): Advice {
  return card('create', 'now', 'create_terms');
}
