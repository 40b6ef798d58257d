import { clockWithSeconds } from '../../time.ts';
import { maxTries } from '../../zoom/series.ts';
import type { BadVerdict } from '../../zoom/verdict.ts';
import { button, card, missingNotes, note, refusedCard } from '../card.ts';
import type { Advice, NoteAdvice, Situation } from '../types.ts';
import { isSettling } from '../verdicts.ts';

const check = (kind: 'primary' | 'secondary') => button('check', 'act_check', kind);

/** The check, from any Zoom page: it needs no page of its own. */
export function adviseValidation(situation: Situation): Advice {
  const { check: state, capture } = situation.view;
  if (!capture) {
    return card('validation', 'attention', 'validation_no_credentials', {
      buttons: [
        button('open', 'act_open_credentials', 'primary', 'credentials'),
        button('panel', 'act_enter_yourself', 'link'),
      ],
    });
  }
  if (state.status === 'running') {
    return card('validation', 'now', 'validation_running', {
      busy: true,
      buttons: [button('stop-check', 'act_stop_check', 'secondary')],
    });
  }
  const refusal = state.verdict?.ok === false ? state.verdict : null;
  if (state.status === 'waiting' && state.nextAt !== null) return adviseWaiting(situation, state.nextAt, refusal);
  if (state.status === 'interrupted') {
    return card('validation', 'attention', 'validation_interrupted', { buttons: [check('primary')] });
  }
  if (state.status === 'failed' && refusal) return adviseFailed(situation, refusal);
  return card('validation', 'now', 'validation', { buttons: [check('primary')] });
}

/** Zoom refused: what, the causes with a button each, and what can be done whatever the cause. */
function adviseFailed(situation: Situation, refusal: BadVerdict): Advice {
  const failed = refusedCard(situation, refusal, 'validation', {
    notes: [...waitNotes(refusal), ...missingNotes(refusal.missing ?? [])],
  });
  const has = (act: string) => failed.buttons.some((one) => one.act === act);
  return {
    ...failed,
    buttons: [
      ...failed.buttons,
      ...(has('check') ? [] : [check('secondary')]),
      // A failed check never blocks the hand-off: Microsoft's own validation decides in the end.
      ...(has('panel') ? [] : [button('panel', 'act_hand_off_anyway', 'link')]),
    ],
  };
}

/** While the next try is due: when that is, and what can be mended meanwhile. */
function adviseWaiting(situation: Situation, nextAt: number, refusal: BadVerdict | null): Advice {
  const { check: state } = situation.view;
  const times = [clockWithSeconds(nextAt), String(state.tries), String(maxTries())];
  const name = isSettling(state, situation.view) ? 'validation_waiting' : 'validation_retry';
  const stop = button('stop-check', 'act_stop_check', 'secondary');
  if (!refusal) return card('validation', 'now', name, { with: times, buttons: [stop] });
  const failed = refusedCard(situation, refusal, 'validation');
  const first: NoteAdvice = { key: failed.body, kind: 'info', ...(failed.with ? { with: failed.with } : {}) };
  return card('validation', 'now', name, {
    ...failed,
    state: 'now',
    title: `card_${name}_title`,
    body: `card_${name}_body`,
    with: times,
    notes: [note(failed.title), first, ...failed.notes, ...missingNotes(refusal.missing ?? [])],
    // The next try comes by itself.
    buttons: [...failed.buttons.filter(({ act }) => act !== 'check'), stop],
  });
}

/** The time before which Zoom asked not to be called. */
function waitNotes({ retryAt }: BadVerdict): NoteAdvice[] {
  return retryAt === undefined ? [] : [{ key: 'check_wait_until', kind: 'info', with: [clockWithSeconds(retryAt)] }];
}
