import { policy } from '../../policy.ts';
import { CREDENTIAL_TARGETS } from '../../sites/marketplace/credentials.ts';
import { button, card, note, refusedAt, refusedCard, ring, searching, settledCard, warning } from '../card.ts';
import { fieldKey, keyOf } from '../text-keys.ts';
import type { Advice, ButtonAdvice, NoteAdvice, RingAdvice, Situation } from '../types.ts';
import { adviceFor } from '../verdicts.ts';

/** The boxes of the three values. */
const VALUES = Object.values(CREDENTIAL_TARGETS);

/** Why values that were collected are not there any more. */
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
  const byType = refusedAt(situation, 'create');
  if (view.capture && ofThisApp && byType?.id === 'wrong-app-type') {
    return card('credentials', 'attention', 'credentials_other_type', {
      rings: [...VALUES.flatMap((target) => ring(situation, target, 'look', 'optional')), ...eyeOf(situation, values)],
      notes: [warning(adviceFor(byType, view).what), ...problems],
      buttons: [button('collect', 'act_collect', 'primary'), button('check', 'act_check', 'secondary')],
    });
  }
  if (view.capture && ofThisApp && refused) {
    return refusedCard(situation, refused, 'credentials', {
      rings: [...VALUES.flatMap((target) => ring(situation, target, 'look', 'optional')), ...eyeOf(situation, values)],
      notes: problems,
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
  if (values.includes('dots')) return adviseDots({ rings, notes }, eye, collect);
  return card('credentials', 'now', 'credentials', { with: minutes, rings, notes, buttons: [collect] });
}

/** A value shows as dots: the eye where it can be told, else the ways that need none. */
function adviseDots(
  part: { rings: readonly RingAdvice[]; notes: readonly NoteAdvice[] },
  eye: readonly RingAdvice[],
  collect: ButtonAdvice,
): Advice {
  if (eye.length > 0) {
    return card('credentials', 'now', 'credentials_dots', {
      ...part,
      rings: [...part.rings, ...eye],
      buttons: [collect],
    });
  }
  return card('credentials', 'now', 'credentials_no_eye', {
    ...part,
    buttons: [button('panel', 'act_enter_yourself', 'primary'), { ...collect, kind: 'secondary' }],
  });
}
