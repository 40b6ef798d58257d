import type { StepId } from '../../model/steps.ts';
import {
  button,
  card,
  copyOf,
  found,
  note,
  railOf,
  refusedAt,
  refusedCard,
  ring,
  searching,
  settledCard,
  warning,
} from '../card.ts';
import type { Advice, Situation } from '../types.ts';

const UNKNOWN = { state: 'unknown', mend: [], wantsDescriptions: false } as const;

/** Activation: what the page lists as missing, or the button. */
export function adviseActivation(situation: Situation): Advice {
  const { facts, view } = situation;
  const activation = facts.activation ?? UNKNOWN;
  const isThere = found(situation, 'activation.activate');
  // A dialog that nobody knows may lie over a page of which this was seen before.
  const isActive = activation.state === 'active' || (activation.state === 'unknown' && !isThere && view.activated);
  if (isActive) return adviseActive(situation);
  const fell = view.steps.activation.state === 'attention';
  const rings = ring(situation, 'activation.activate', 'click', 'next');
  if (activation.state === 'incomplete' || (isThere && rings.length === 0)) return adviseIncomplete(situation);
  if (rings.length === 0) return searching(situation, 'activation', 'activation');
  return card('activation', fell ? 'attention' : 'now', fell ? 'activation_fell' : 'activation', { rings });
}

/** The app is active; where Zoom has refused it all the same, that is said, and what helps then. */
function adviseActive(situation: Situation): Advice {
  const seen = { ...situation, view: { ...situation.view, activated: true } };
  const refused = refusedAt(seen, 'activation');
  if (!refused) return settledCard(situation, 'activation', 'activation_done');
  return refusedCard(seen, refused, 'activation', {
    notes: [note('note_app_active')],
    buttons: [button('check', 'act_check', 'primary')],
  });
}

/** Something is missing before the app can be activated: where the page or the checklist says so, that; else what is left. */
function adviseIncomplete(situation: Situation): Advice {
  const { facts, view } = situation;
  const { mend: named, wantsDescriptions } = facts.activation ?? UNKNOWN;
  const open: StepId[] = (['information', 'scopes'] as const).filter((step) => view.steps[step].state !== 'done');
  const [mend] = named.length > 0 ? named : open;
  const notes = wantsDescriptions ? [warning('note_scope_descriptions')] : [];
  if (!mend) {
    return card('activation', 'attention', 'activation_stuck', {
      notes: [...notes, note('note_stuck_role'), note('note_stuck_approval')],
      buttons: [
        button('open', 'act_open_information', 'primary', 'information'),
        copyOf('note_for_owner', 'act_copy_owner_note'),
        button('show', 'act_show', 'link'),
      ],
    });
  }
  const item = railOf(mend);
  return card('activation', 'attention', 'activation_incomplete', {
    notes,
    rings: item ? ring(situation, item, 'click', 'next') : [],
    buttons: [button('continue', 'act_continue', 'primary', mend)],
  });
}
