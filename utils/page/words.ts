import type { Advice, ButtonAdvice } from '../guide/advise.ts';
import { places, say } from '../guide/say.ts';
import type { View } from '../model/view.ts';
import type { ButtonModel, CardModel, Labels, NoteModel } from '../overlay/types.ts';

/** A translated text by its key; an unknown key gives an empty text. */
export type Translate = (key: string, substitutions?: readonly string[]) => string;

const STATE_WORDS = {
  now: 'status_now',
  done: 'status_done',
  confirmed: 'status_confirmed',
  attention: 'status_attention',
  lost: 'status_lost',
} as const;

/**
 * What every card offers besides: hiding it while this page is shown, and the end, which says beforehand that the
 * values go with it. Fold and Hide stand in its bar.
 */
export function alwaysOffered(view: View): readonly ButtonAdvice[] {
  const keeps = view.capture !== null || view.pending !== null;
  return [
    { act: 'hide-here', label: 'act_hide_here', kind: 'link' },
    { act: 'stop', label: keeps ? 'act_stop_forget' : 'act_stop', kind: 'link' },
  ];
}

/** Id of a button, from which a press is traced back to its advice. */
export function buttonId({ act, step, kind, label }: ButtonAdvice): string {
  return [act, step ?? '', kind, label].join(' ');
}

function buttonModel(advice: ButtonAdvice, t: Translate): ButtonModel {
  const model: ButtonModel = { id: buttonId(advice), label: t(advice.label), kind: advice.kind };
  if (advice.act === 'assist') model.inLine = true;
  return advice.copy === undefined ? model : { ...model, copy: advice.literal ? advice.copy : t(advice.copy) };
}

/**
 * The card in words. `extra` are notes that come from what the page script itself met; `asked` is what is to be done in
 * the page now, where that is known in one line.
 */
export function cardModel(
  advice: Advice,
  view: View,
  extra: readonly string[],
  t: Translate,
  asked?: string,
): CardModel {
  const given = places(advice.with ?? [], t);
  const more = (advice.more ?? []).map((said) => say(said, t));
  const details = [...more, ...(advice.details ? [advice.details] : [])].join(' ');
  const notes: NoteModel[] = advice.notes.map((note) => {
    const said = say(note, t);
    const text = note.about === undefined ? said : t('note_about', [t(note.about), said]);
    return note.copy === undefined
      ? { text, kind: note.kind }
      : { text, kind: note.kind, copy: { label: t('act_copy_scope'), value: note.copy } };
  });
  return {
    step: advice.step,
    state: advice.state,
    progress: t('overlay_progress', [String(view.settled), t(`step_${advice.step}_name`)]),
    status: t(STATE_WORDS[advice.state]),
    title: t(advice.title, given),
    body: t(advice.body, given),
    notes: [...extra.map((key) => ({ text: t(key), kind: 'warning' as const })), ...notes],
    buttons: advice.buttons.map((one) => buttonModel(one, t)),
    ...(details ? { details: { label: t('overlay_details'), text: details.replaceAll('**', '') } } : {}),
    more: alwaysOffered(view).map((one) => buttonModel(one, t)),
    busy: advice.busy ?? false,
    short: asked ?? t(advice.title, given),
  };
}

/** The guide's own controls that texts of the card name. */
const OURS = ['act_check', 'act_collect', 'act_confirm', 'act_enter_yourself', 'card_handoff_title'];

/** The overlay's own words. */
export function overlayLabels(t: Translate): Labels {
  return {
    // Of the texts, not of the browser: one in a language without texts shows the English ones.
    lang: t('panel_lang'),
    dir: 'ltr',
    ours: OURS.map((key) => t(key)),
    region: t('overlay_region'),
    fold: t('overlay_fold'),
    unfold: t('overlay_unfold'),
    move: t('overlay_move'),
    hide: t('overlay_hide'),
    more: t('overlay_more'),
    copied: t('overlay_copied'),
    copyFailed: t('overlay_copy_failed'),
  };
}
