import { clockWithSeconds } from '../../time.ts';
import { maxTries } from '../../zoom/series.ts';
import type { BadVerdict } from '../../zoom/verdict.ts';
import { button, card, missingNotes, refusedCard } from '../card.ts';
import type { Advice, NoteAdvice, Situation } from '../types.ts';
import { adviceFor, isSettling } from '../verdicts.ts';

/** The check, from any Zoom page: it needs no page of its own. */
export function adviseValidation({ view }: Situation): Advice {
  const { check, capture } = view;
  const run = button('check', 'act_check', 'primary');
  if (!capture) {
    return card('validation', 'attention', 'validation_no_credentials', {
      buttons: [
        button('open', 'act_open_credentials', 'primary', 'credentials'),
        button('panel', 'act_enter_yourself', 'link'),
      ],
    });
  }
  if (check.status === 'running') {
    return card('validation', 'now', 'validation_running', {
      busy: true,
      buttons: [button('stop-check', 'act_stop_check', 'secondary')],
    });
  }
  if (check.status === 'waiting' && check.nextAt !== null) {
    const verdict = check.verdict?.ok === false ? check.verdict : null;
    const step = verdict ? adviceFor(verdict.id).step : 'validation';
    return card('validation', 'now', isSettling(check, view.changedAt) ? 'validation_waiting' : 'validation_retry', {
      with: [clockWithSeconds(check.nextAt), String(check.tries), String(maxTries())],
      notes: verdict ? waitingNotes(verdict) : [],
      details: verdict?.words || undefined,
      buttons: [
        ...(step === 'validation' ? [] : [button('open', `act_open_${step}`, 'primary', step)]),
        button('stop-check', 'act_stop_check', 'secondary'),
      ],
    });
  }
  if (check.status === 'interrupted')
    return card('validation', 'attention', 'validation_interrupted', { buttons: [run] });
  const verdict = check.verdict;
  if (check.status === 'failed' && verdict && !verdict.ok) {
    const { step } = adviceFor(verdict.id);
    return refusedCard(verdict, 'validation', {
      notes: [...waitNotes(verdict), ...missingNotes(verdict.missing ?? [])],
      buttons: [
        ...(step === 'validation' ? [] : [button('open', `act_open_${step}`, 'primary', step)]),
        button('check', 'act_check', step === 'validation' ? 'primary' : 'secondary'),
        // A failed check never blocks the hand-off: Microsoft's own validation decides in the end.
        button('panel', 'act_hand_off_anyway', 'link'),
      ],
    });
  }
  return card('validation', 'now', 'validation', { buttons: [run] });
}

/** The time before which Zoom asked not to be called. */
function waitNotes({ retryAt }: BadVerdict): NoteAdvice[] {
  return retryAt === undefined ? [] : [{ key: 'check_wait_until', kind: 'info', with: [clockWithSeconds(retryAt)] }];
}

/** While the next try is due: what happened, why, and what she can mend meanwhile. */
function waitingNotes({ id, missing }: BadVerdict): NoteAdvice[] {
  const { what, why, action } = adviceFor(id).texts;
  return [...[what, why, action].map((key) => ({ key, kind: 'info' as const })), ...missingNotes(missing ?? [])];
}
