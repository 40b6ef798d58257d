import type { BadVerdict } from '../../zoom/verdict.ts';
import { button, card, copyOf, note, refusedAt, refusedCard, ring, searching } from '../card.ts';
import type { Advice, ButtonAdvice, NoteAdvice, Situation } from '../types.ts';

const ask = () => copyOf('note_for_owner', 'act_copy_owner_note');
const confirm = () => button('confirm', 'act_confirm', 'secondary', 'role');
const toMarketplace = () => button('open', 'act_to_marketplace', 'primary', 'create');

/** What else a role may lack, where Zoom offers no such app or no scopes although the two boxes are ticked. */
const RIGHTS: NoteAdvice = note('note_role_rights');

/** Nothing is left to do here, and what to look at where Zoom still withholds something. */
function adviseReady(state: 'done' | 'confirmed', more: readonly ButtonAdvice[] = []): Advice {
  return card('role', state, 'role_done', { notes: [RIGHTS], buttons: [toMarketplace(), ask(), ...more] });
}

/** Zoom's answer to the check points to the role: that is what is said here, not that all is well. */
function adviseRefused(situation: Situation, refused: BadVerdict): Advice {
  const check = button('check', 'act_check', 'primary');
  return refusedCard(situation, refused, 'role', { notes: [RIGHTS], buttons: [check, ask()] });
}

/** The list of roles: which one to open. */
export function adviseRoleList(situation: Situation): Advice {
  const { state } = situation.view.steps.role;
  const refused = refusedAt(situation, 'role');
  if (refused) return adviseRefused(situation, refused);
  if (state === 'done' || state === 'confirmed') return adviseReady(state);
  return card('role', 'now', 'role_list', { buttons: [toMarketplace(), ask(), confirm()] });
}

/** Role settings: View and Edit of the Server-to-Server row, then Save. */
export function adviseRole(situation: Situation): Advice {
  const { facts, view } = situation;
  const { role } = facts;
  const word = view.steps.role.state === 'confirmed';
  if (!role || role.viewTicked === null || role.editTicked === null) {
    if (word) return adviseReady('confirmed', [button('unconfirm', 'act_unconfirm', 'link', 'role')]);
    return searching(situation, 'role', 'role', { buttons: [ask()] });
  }
  const refused = refusedAt(situation, 'role');
  if (role.saved) return refused ? adviseRefused(situation, refused) : adviseReady('done');
  if (role.greyed) {
    const name = role.readOnly ? 'role_read_only' : 'role_greyed';
    // Whom Zoom has refused for it, the Marketplace does not help.
    const on = refused ? button('check', 'act_check', 'primary') : toMarketplace();
    return card('role', 'attention', name, { buttons: [on, ask(), confirm()] });
  }
  if (!role.viewTicked || !role.editTicked) {
    const rings = [
      ...(role.viewTicked ? [] : ring(situation, 'role.s2s.view', 'tick', 'next')),
      ...(role.editTicked ? [] : ring(situation, 'role.s2s.edit', 'tick', role.viewTicked ? 'next' : 'required')),
    ];
    return card('role', 'now', 'role', {
      rings,
      notes: role.developersOpen ? [note('note_zoom_for_developers')] : [],
      buttons: [ask(), confirm()],
    });
  }
  const rings = ring(situation, 'role.save', 'click', 'next');
  return rings.length > 0
    ? card('role', 'now', 'role_save', { rings, buttons: [confirm()] })
    : searching(situation, 'role', 'role_save', { buttons: [ask()] });
}
