import { FIELD_NAMES } from '../../sites/marketplace/information.ts';
import { card, copyOf, ring, searching, settledCard } from '../card.ts';
import type { Advice, Situation } from '../types.ts';

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
    const copy = { ...copyOf(DESCRIPTION, 'act_copy_description'), literal: true };
    return rings.length > 0
      ? card('information', 'now', 'information', part)
      : searching(situation, 'information', 'information', { ...part, buttons: [copy] });
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
