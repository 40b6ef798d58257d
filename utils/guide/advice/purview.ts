import { MANAGER_SETTINGS } from '../ways.ts';
import { button, card, found, ring, searching } from './parts.ts';
import type { Advice, NoteAdvice, Situation } from './types.ts';

/** Proposed name of the connector in Compliance Manager. */
export const CONNECTOR_NAME = 'Zoom';

const toManager = () => button('open', 'act_open_manager', 'primary', 'handoff');
const confirm = () => button('confirm', 'act_confirm', 'secondary', 'handoff');

/** The wizard is through: where the connector will stand, which Microsoft says may take a refresh of the page. */
function adviseLookForIt(situation: Situation): Advice {
  const mine = situation.facts.controls['purview.mine'];
  if (mine?.look !== 'found') {
    const rings = ring(situation, 'purview.connectors', 'click', 'next');
    return card('handoff', 'now', 'purview_refresh', { rings, buttons: [confirm()] });
  }
  // Its rows may come a moment after the tab.
  if (mine.ticked === true && !situation.waited) return card('handoff', 'now', 'purview_looking', { busy: true });
  const look = { act: 'press', label: 'act_my_connectors', kind: 'primary', to: 'purview.mine' } as const;
  const way = mine.ticked === true ? button('reload', 'act_reload', 'primary') : look;
  return card('handoff', 'now', 'purview_refresh', { buttons: [way, confirm()] });
}

export function adviseManagerHome(situation: Situation): Advice {
  if (situation.view.purview.validatedAt !== null) return adviseLookForIt(situation);
  const inSettings = situation.facts.purview?.inSettings ?? false;
  const name = inSettings ? 'purview_settings' : 'purview_home';
  const rings = ring(situation, 'purview.connectors', 'click', 'next');
  const covered = situation.facts.purview?.copilot && situation.facts.controls['purview.connectors']?.away;
  const notes: NoteAdvice[] = covered ? [{ key: 'note_copilot', kind: 'warning' }] : [];
  if (rings.length > 0) return card('handoff', 'now', name, { rings, notes });
  const settings = { act: 'visit', label: 'act_open_settings', kind: 'primary', to: MANAGER_SETTINGS } as const;
  // Only after a while: a wizard that is just sliding in is not a missing button.
  return searching(situation, 'handoff', name, { buttons: inSettings || !situation.waited ? [] : [settings] });
}

/** A welcome of Microsoft's lies over the page. It is hers to read and close. */
export function adviseWelcome({ facts }: Situation): Advice {
  return card('handoff', 'now', 'purview_welcome', { with: [facts.purview?.welcome ?? ''] });
}

export function adviseWrongConnectors(): Advice {
  return card('handoff', 'attention', 'purview_wrong', { buttons: [toManager()] });
}

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

export const adviseAbout = press('purview_about', 'purview.add-connector');
export const adviseConnectorTerms = press('purview_terms', 'purview.accept');
export const adviseReview = press('purview_review', 'purview.finish');

export function adviseConnectorName(situation: Situation): Advice {
  if (situation.facts.controls['purview.connector-name']?.empty) {
    const rings = ring(situation, 'purview.connector-name', 'type', 'next', CONNECTOR_NAME);
    return card('handoff', 'now', 'purview_name', { with: [CONNECTOR_NAME], rings });
  }
  return press('purview_next', 'purview.next')(situation);
}

const FIELDS = ['purview.account-id', 'purview.client-id', 'purview.client-secret'];

/** The form: the panel's click fills it; then Validate connection and Next are hers. */
export function adviseAuthentication(situation: Situation): Advice {
  const { facts, view } = situation;
  const purview = facts.purview;
  const fields = (status: 'optional' | 'done') => FIELDS.flatMap((target) => ring(situation, target, 'look', status));
  const next = ring(situation, 'purview.next', 'click', 'next');
  const { 'purview.validate': validation } = facts.controls;
  // The words of success may have been a toast that is gone: then Next, which they free, is all that is left of them.
  const freed = validation?.pressed && validation.enabled && next.length > 0 && !purview?.failed;
  if (purview?.validated || (freed && view.purview.validatedAt !== null)) {
    return card('handoff', 'now', 'purview_validated', { rings: next });
  }
  if (freed) return card('handoff', 'now', 'purview_next', { rings: next });
  if (purview?.filled) {
    const validate = ring(situation, 'purview.validate', 'click', 'next');
    const notes: NoteAdvice[] = view.handoff.status === 'filled' ? [{ key: 'note_filled', kind: 'info' }] : [];
    const part = { rings: [...fields('done'), ...validate], notes };
    if (purview.failed)
      return card('handoff', 'attention', 'purview_failed', {
        ...part,
        buttons: [button('panel', 'act_panel', 'primary')],
      });
    return found(situation, 'purview.validate')
      ? card('handoff', 'now', 'purview_validate', part)
      : searching(situation, 'handoff', 'purview_validate', part);
  }
  const panel = button('panel', 'act_panel', 'primary');
  if (!view.capture) return card('handoff', 'attention', 'purview_nothing', { buttons: [panel] });
  const { status, refusal } = view.handoff;
  if (refusal) {
    return card('handoff', 'attention', 'purview_refused', {
      rings: fields('optional'),
      notes: [{ key: `fill_${refusal.replaceAll('-', '_')}`, kind: 'warning' }],
      buttons: [panel],
    });
  }
  if (status === 'armed')
    return card('handoff', 'now', 'purview_filling', {
      rings: fields('optional'),
      busy: true,
      buttons: [button('panel', 'act_panel', 'secondary')],
    });
  return card('handoff', 'now', 'purview_press', { rings: fields('optional'), buttons: [panel] });
}

/** The connector is listed: that is the end of the way (ruling 5). */
export function adviseListed(): Advice {
  return card('done', 'done', 'done', { buttons: [button('panel', 'act_record', 'primary')] });
}

/** Elsewhere in Purview: only where Purview is what comes next. */
export function adviseElsewhere({ view }: Situation): Advice | null {
  if (view.handoff.status !== 'armed' && view.current !== 'handoff') return null;
  return card('handoff', 'now', 'purview_elsewhere', { buttons: [toManager()] });
}
