import { button, card, copyOf, ring, searching } from './parts.ts';
import type { Advice, Situation } from './types.ts';

const ask = () => copyOf('note_for_owner', 'act_copy_owner_note');
const confirm = () => button('confirm', 'act_confirm', 'secondary', 'role');
const toMarketplace = () => button('open', 'act_to_marketplace', 'primary', 'create');

/** The list of roles: which one to open. */
export function adviseRoleList(situation: Situation): Advice {
  const { state } = situation.view.steps.role;
  if (state === 'done' || state === 'confirmed')
    return card('role', state, 'role_done', { buttons: [toMarketplace()] });
  return card('role', 'now', 'role_list', { buttons: [toMarketplace(), ask(), confirm()] });
}

/** Role settings: View and Edit of the Server-to-Server row, then Save. */
export function adviseRole(situation: Situation): Advice {
  const { facts, view } = situation;
  const { role } = facts;
  const word = view.steps.role.state === 'confirmed';
  if (!role || role.viewTicked === null || role.editTicked === null) {
    if (word)
      return card('role', 'confirmed', 'role_done', {
        buttons: [toMarketplace(), button('unconfirm', 'act_unconfirm', 'link', 'role')],
      });
    return searching(situation, 'role', 'role', { buttons: [ask()] });
  }
  if (role.saved) return card('role', 'done', 'role_done', { buttons: [toMarketplace()] });
  if (role.greyed) {
    return card('role', 'attention', 'role_greyed', { buttons: [toMarketplace(), ask(), confirm()] });
  }
  if (!role.viewTicked || !role.editTicked) {
    const rings = [
      ...(role.viewTicked ? [] : ring(situation, 'role.s2s.view', 'tick', 'next')),
      ...(role.editTicked ? [] : ring(situation, 'role.s2s.edit', 'tick', role.viewTicked ? 'next' : 'required')),
    ];
    return card('role', 'now', 'role', {
      rings,
      notes: role.developersOpen ? [{ key: 'note_zoom_for_developers', kind: 'info' }] : [],
      buttons: [ask(), confirm()],
    });
  }
  const rings = ring(situation, 'role.save', 'click', 'next');
  return rings.length > 0
    ? card('role', 'now', 'role_save', { rings, buttons: [confirm()] })
    : searching(situation, 'role', 'role_save', { buttons: [ask()] });
}
