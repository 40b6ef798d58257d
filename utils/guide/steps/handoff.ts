import { isSettled } from '../../model/steps.ts';
import { FORM } from '../../sites/purview/targets.ts';
import { MANAGER_SETTINGS } from '../addresses.ts';
import {
  button,
  card,
  confirmNotes,
  copyOf,
  found,
  isEnglish,
  note,
  refusalIn,
  ring,
  searching,
  searchingOnly,
  warning,
} from '../card.ts';
import { keyOf } from '../text-keys.ts';
import type { Advice, ButtonAdvice, NoteAdvice, RingAdvice, Situation } from '../types.ts';
import { adviceFor } from '../verdicts.ts';

/** Proposed name of the connector in Compliance Manager. */
export const CONNECTOR_NAME = 'Zoom';

const toManager = () => button('open', 'act_open_manager', 'primary', 'handoff');
const confirm = () => button('confirm', 'act_confirm', 'secondary', 'handoff');

const microsoftNote = (kind: 'primary' | 'secondary'): ButtonAdvice => ({
  ...copyOf('note_for_microsoft', 'act_copy_microsoft_note'),
  kind,
});

/** The other place where the connectors may be: only on Compliance Manager's own pages, and not in that very place. */
function toSettings({ facts, waited }: Situation): ButtonAdvice[] {
  if (facts.page !== 'cm-home' || facts.purview?.inSettings) return [];
  const kind = waited ? 'primary' : 'secondary';
  return [{ act: 'visit', label: 'act_open_settings', kind, to: MANAGER_SETTINGS }];
}

/** The wizard is through: where the connector will stand, which Microsoft says may take a refresh of the page. */
function adviseLookForIt(situation: Situation): Advice {
  const mine = situation.facts.controls['purview.mine'];
  if (mine?.look !== 'found') {
    const rings = ring(situation, 'purview.connectors', 'click', 'next');
    return rings.length > 0
      ? card('handoff', 'now', 'purview_refresh', { rings, notes: confirmNotes(situation), buttons: [confirm()] })
      : searching(situation, 'handoff', 'purview_refresh', { buttons: toSettings(situation) });
  }
  // Its rows may come a moment after the tab.
  if (mine.ticked === true && !situation.waited) return card('handoff', 'now', 'purview_looking', { busy: true });
  const look = { act: 'press', label: 'act_my_connectors', kind: 'primary', to: 'purview.mine' } as const;
  const way = mine.ticked === true ? button('reload', 'act_reload', 'primary') : look;
  return card('handoff', 'now', 'purview_refresh', { notes: confirmNotes(situation), buttons: [way, confirm()] });
}

/**
 * Compliance Manager's own pages: the ways to Data connectors, or, once Microsoft has validated, to the new connector.
 */
export function adviseManagerHome(situation: Situation): Advice {
  if (situation.view.purview.validatedAt !== null) return adviseLookForIt(situation);
  const { purview, controls } = situation.facts;
  const connectors = controls['purview.connectors'];
  const name = purview?.inSettings ? 'purview_settings' : 'purview_home';
  const rings = ring(situation, 'purview.connectors', 'click', 'next');
  const covered = purview?.copilot && connectors?.away;
  const notes: NoteAdvice[] = covered ? [warning('note_copilot')] : [];
  if (rings.length > 0) return card('handoff', 'now', name, { rings, notes });
  const ways = toSettings(situation);
  if (connectors?.look === 'found') return adviseNoRights(ways);
  const seen = [note('note_connectors_seen'), warning('note_microsoft_roles')];
  if (isEnglish(situation)) {
    const buttons = [...ways, microsoftNote('secondary')];
    return searchingOnly(situation, 'handoff', name, { notes: seen, buttons });
  }
  if (situation.language !== '') return adviseForeign(situation, ways);
  return searching(situation, 'handoff', name, { notes: seen, buttons: [...ways, microsoftNote('secondary')] });
}

/**
 * A page of Compliance Manager in a language whose words are not known: which one it is cannot be told, so all of it
 * is given in words, the values are there to be copied, and only the administrator can tell that it is done.
 */
function adviseForeign(situation: Situation, ways: readonly ButtonAdvice[]): Advice {
  return searching(situation, 'handoff', 'purview_foreign', {
    notes: [note('note_foreign_form'), note('note_foreign_end'), warning('note_microsoft_roles')],
    buttons: [
      button('panel', 'act_panel', 'primary'),
      ...ways.map((way) => ({ ...way, kind: 'secondary' as const })),
      { ...microsoftNote('secondary'), kind: 'link' },
    ],
  });
}

/** Compliance Manager offers no connectors to this user, or says so: whom to ask, and for what. */
function adviseNoRights(ways: readonly ButtonAdvice[] = []): Advice {
  return card('handoff', 'attention', 'purview_no_rights', {
    notes: [warning('note_microsoft_roles')],
    buttons: [microsoftNote('primary'), ...ways.map((way) => ({ ...way, kind: 'secondary' as const }))],
  });
}

/** A message of Microsoft's lies over the page, the administrator's to read and close; an unknown one is not named. */
export function adviseWelcome(situation: Situation): Advice {
  const { welcome } = situation.facts.purview ?? {};
  return welcome ? card('handoff', 'now', 'purview_welcome', { with: [welcome] }) : adviseManagerHome(situation);
}

/** The portal's own Data connectors, at the left: the wrong page, with the way back. */
export function adviseWrongConnectors(): Advice {
  return card('handoff', 'attention', 'purview_wrong', { buttons: [toManager()] });
}

/** The list of connectors: tick Zoom, then `Activate connector`; once Microsoft has validated, look for the new one. */
export function adviseConnectors(situation: Situation): Advice {
  if (situation.view.purview.validatedAt !== null) return adviseLookForIt(situation);
  const ticked = situation.facts.controls['purview.zoom']?.ticked === true;
  if (!ticked) {
    const rings = ring(situation, 'purview.zoom', 'tick', 'next');
    return rings.length > 0
      ? card('handoff', 'now', 'purview_zoom', { rings })
      : searching(situation, 'handoff', 'purview_zoom');
  }
  const rings = ring(situation, 'purview.activate', 'click', 'next');
  return rings.length > 0
    ? card('handoff', 'now', 'purview_activate', { rings })
    : searching(situation, 'handoff', 'purview_activate');
}

/** A page of the wizard with one thing to press. */
const press =
  (name: string, target: string) =>
  (situation: Situation): Advice => {
    const rings = ring(situation, target, 'click', 'next');
    return rings.length > 0 ? card('handoff', 'now', name, { rings }) : searching(situation, 'handoff', name);
  };

/** The wizard's first page. */
export const adviseAbout = press('purview_about', 'purview.add-connector');
/** Microsoft's terms, the wizard's next control. */
export const adviseConnectorTerms = press('purview_terms', 'purview.accept');
/** The wizard's last page. */
export const adviseReview = press('purview_review', 'purview.finish');

/** The connector's name: proposed while the field is empty, then `Next`. */
export function adviseConnectorName(situation: Situation): Advice {
  if (situation.facts.controls['purview.connector-name']?.empty) {
    const rings = ring(situation, 'purview.connector-name', 'type', 'next', CONNECTOR_NAME);
    const part = { with: [CONNECTOR_NAME], rings };
    return rings.length > 0
      ? card('handoff', 'now', 'purview_name', part)
      : searching(situation, 'handoff', 'purview_name', part);
  }
  return press('purview_next', 'purview.next')(situation);
}

/** The form: the panel's click fills it; then Validate connection and Next are the administrator's. */
export function adviseAuthentication(situation: Situation): Advice {
  const { facts, view } = situation;
  const purview = facts.purview;
  const fields = (status: 'optional' | 'done') => FORM.flatMap(({ id }) => ring(situation, id, 'look', status));
  const next = ring(situation, 'purview.next', 'click', 'next');
  const { 'purview.validate': validation } = facts.controls;
  // The words of success may have been a toast that is gone, or a message that was closed: then Next, which it frees, is
  // all that is left of them.
  const open = next.length > 0 && purview?.filled && !purview.failed;
  if (purview?.validated || (open && view.purview.validatedAt !== null)) {
    return next.length > 0
      ? card('handoff', 'now', 'purview_validated', { rings: next })
      : searching(situation, 'handoff', 'purview_validated');
  }
  if (open && validation?.pressed) {
    // A page whose buttons never say that they are off does not tell when the validation is over: that has to be read.
    return purview.tried && validation.enabled
      ? card('handoff', 'now', 'purview_next', { rings: next })
      : card('handoff', 'now', 'purview_wait', { rings: fields('done') });
  }
  const { status, refusal } = view.handoff;
  // Armed anew, other values are about to take the place of those that stand there.
  if (purview?.filled && (status !== 'armed' || refusal)) return adviseFilled(situation);
  const panel = button('panel', 'act_panel', 'primary');
  if (!view.capture) return card('handoff', 'attention', 'purview_nothing', { buttons: [panel] });
  if (refusal) {
    return card('handoff', 'attention', 'purview_refused', {
      rings: fields('optional'),
      notes: [warning(keyOf('fill', refusal))],
      buttons: [panel],
    });
  }
  if (status === 'armed' || status === 'delivered')
    return card('handoff', 'now', 'purview_filling', {
      rings: fields('optional'),
      busy: true,
      buttons: [button('panel', 'act_panel', 'secondary')],
    });
  return card('handoff', 'now', 'purview_press', { rings: fields('optional'), buttons: [panel] });
}

/** Values stand in the form: those of the hand-off, to be validated, or somebody else's. */
function adviseFilled(situation: Situation): Advice {
  const { facts, view } = situation;
  const { purview } = facts;
  const { status } = view.handoff;
  const fields = FORM.flatMap(({ id }) => ring(situation, id, 'look', 'done'));
  const validate = ring(situation, 'purview.validate', 'click', 'next');
  if (purview?.failed || (purview?.silent && situation.waited)) {
    return adviseRefusedByMicrosoft(situation, [...fields, ...validate]);
  }
  // A password manager fills forms, too; who typed the values, and validates them, knows it.
  const isValidating = purview?.tried || purview?.silent || facts.controls['purview.validate']?.pressed;
  if (status === 'idle' && view.capture && !isValidating) {
    return card('handoff', 'attention', 'purview_other_values', {
      rings: FORM.flatMap(({ id }) => ring(situation, id, 'look', 'optional')),
      buttons: [button('panel', 'act_panel', 'primary')],
    });
  }
  const notes: NoteAdvice[] = [...(status === 'filled' ? [note('note_filled')] : []), note('note_if_microsoft_errs')];
  const part = { rings: [...fields, ...validate], notes };
  return found(situation, 'purview.validate')
    ? card('handoff', 'now', 'purview_validate', part)
    : searching(situation, 'handoff', 'purview_validate', part);
}

/** Microsoft refuses the values: what Zoom says of them decides whose fault it is. */
function adviseRefusedByMicrosoft(situation: Situation, rings: readonly RingAdvice[]): Advice {
  const { view } = situation;
  const refusal = refusalIn(situation);
  const panel = button('panel', 'act_panel', 'primary');
  if (refusal) {
    const { what, causes } = adviceFor(refusal, view);
    const said = causes.map(({ said }): NoteAdvice => ({ key: said.key, kind: 'info', with: said.with }));
    return card('handoff', 'attention', 'purview_failed_both', {
      rings,
      notes: [warning(what), ...said],
      buttons: [panel],
    });
  }
  if (view.steps.validation.state === 'done') {
    return card('handoff', 'attention', 'purview_failed_only', {
      rings,
      notes: [warning('note_microsoft_roles'), note('note_microsoft_scopes')],
      buttons: [microsoftNote('primary'), { ...panel, kind: 'secondary' }],
    });
  }
  return card('handoff', 'attention', 'purview_failed', {
    rings,
    buttons: [panel, ...(view.capture ? [button('check', 'act_check', 'secondary')] : [])],
  });
}

/**
 * The connector is listed: that is the end of the way. Where nothing proved that it is this set-up's, it may
 * be an older one, and the administrator is asked.
 */
export function adviseListed(situation: Situation): Advice {
  const { steps, purview, capture } = situation.view;
  const record = button('panel', 'act_record', 'primary');
  const ours = isSettled(steps.handoff.state) || purview.validatedAt !== null;
  if (ours) return card('done', 'done', 'done', { notes: [note('note_next_steps')], buttons: [record] });
  return card('done', 'now', 'listed', {
    notes: capture ? confirmNotes(situation) : [],
    buttons: [
      { ...confirm(), kind: 'primary' },
      { ...record, kind: 'secondary' },
    ],
  });
}

/** The classic portal is retired: what is recognised there counts no more, and the new portal is one press away. */
export function adviseClassicPortal(situation: Situation): Advice | null {
  if (situation.facts.page === 'other' && adviseElsewhere(situation) === null) return null;
  return card('handoff', 'attention', 'purview_retired', { buttons: [toManager()] });
}

/** Elsewhere in Purview: only where Purview is what comes next. */
export function adviseElsewhere({ view }: Situation): Advice | null {
  if (view.handoff.status !== 'armed' && view.current !== 'handoff') return null;
  return card('handoff', 'now', 'purview_elsewhere', { buttons: [toManager()] });
}

/** Hand-off, while a Zoom page is shown: what the check has just shown, and that the click that releases is in the panel. */
export function adviseHandoff({ view }: Situation): Advice {
  const accepted = view.check.status === 'ok' && view.capture;
  return card('handoff', view.capture ? 'now' : 'attention', view.capture ? 'handoff' : 'handoff_nothing', {
    notes: accepted ? [{ key: 'panel_check_ok', kind: 'success' }] : [],
    buttons: [button('panel', 'act_panel', 'primary')],
  });
}
