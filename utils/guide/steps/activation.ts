import type { StepId } from '../../model/steps.ts';
import { button, card, found, railOf, ring, searching, settledCard, warning } from '../card.ts';
import type { Advice, Situation } from '../types.ts';

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
