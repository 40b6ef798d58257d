import type { Contact } from '../../model/contact.ts';
import { FIELD_NAMES } from '../../sites/marketplace/information.ts';
import { button, card, copyOf, ring, searching, settledCard } from '../card.ts';
import type { Advice, Situation } from '../types.ts';

/** Text to copy into Short Description. */
export const DESCRIPTION = 'Lets Microsoft Purview Compliance Manager read user and account settings.';

/** What was typed once in the panel for a field, if anything. */
function proposed({ view }: Situation, target: string): string | undefined {
  const field = CONTACT_OF[target];
  return (field && view.contact?.[field]) || undefined;
}

const CONTACT_OF: Readonly<Record<string, keyof Contact>> = {
  'information.company-name': 'companyName',
  'information.contact-name': 'contactName',
  'information.contact-email': 'contactEmail',
};

/** Information: whatever is still empty. */
export function adviseInformation(situation: Situation): Advice {
  const { information } = situation.facts;
  const empty = information?.empty ?? [];
  const rings = empty.flatMap((target, index) =>
    ring(situation, target, 'type', index === 0 ? 'next' : 'required', proposed(situation, target)),
  );
  // How many are empty is not known while one of them was not seen.
  if (!information?.known) {
    const part = { body: 'step_information_todo', rings };
    const copy = { ...copyOf(DESCRIPTION, 'act_copy_description'), literal: true };
    return rings.length > 0
      ? card('information', 'now', 'information', part)
      : searching(situation, 'information', 'information', { ...part, buttons: [copy] });
  }
  if (empty.length === 0 && situation.saving) return card('information', 'now', 'information_saving', { busy: true });
  if (empty.length === 0) return settledCard(situation, 'information', 'information_done');
  const lacksText = situation.facts.controls['information.short-description']?.empty === true;
  const description = ring(situation, 'information.short-description', 'type', 'optional', DESCRIPTION);
  const canFill = lacksText || rings.some(({ value }) => value !== undefined);
  return card('information', 'now', 'information', {
    with: [String(empty.length), empty.map((target) => FIELD_NAMES[target]).join(', ')],
    rings: lacksText ? [...description, ...rings] : rings,
    buttons: [
      ...(canFill ? [button('assist', 'act_assist_information', 'secondary')] : []),
      ...(lacksText ? [{ ...copyOf(DESCRIPTION, 'act_copy_description'), literal: true }] : []),
    ],
  });
}
