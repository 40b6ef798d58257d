import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fieldKey, keyOf } from '../utils/guide/text-keys.ts';
import { noteError } from '../utils/log.ts';
import type { Ask } from '../utils/panel/asks.ts';
import {
  CREDENTIAL_FIELDS,
  type CredentialField,
  type Refusal,
  valueIn,
  type Warning,
  warningsOf,
} from '../utils/zoom/credentials.ts';
import { useNews } from './news.tsx';
import { Rich, useText } from './text.tsx';
import { whyNot } from './why-not.ts';

type Phase =
  | { readonly at: 'idle' | 'busy' }
  | { readonly at: 'failed'; readonly text: string }
  | { readonly at: 'refused'; readonly refusal: Refusal };

/**
 * Typing or pasting the three values. They live in the text boxes alone, are never put into the component's state, and
 * the boxes are emptied as soon as the background has taken them.
 */
export function CredentialsForm({ ask, onTaken }: { ask: Ask; onTaken: () => void }) {
  const t = useText();
  const [phase, setPhase] = useState<Phase>({ at: 'idle' });
  const [shown, setShown] = useState(false);
  const [warnings, setWarnings] = useState<readonly Warning[]>([]);
  useNews('form', phase.at === 'failed' ? phase.text : '');
  const boxes = useRef<Partial<Record<CredentialField, HTMLInputElement | null>>>({});

  const typed = () => {
    const value = (field: CredentialField) => boxes.current[field]?.value ?? '';
    return { accountId: value('accountId'), clientId: value('clientId'), clientSecret: value('clientSecret') };
  };
  /** What the values look like, said while they come: what appears when a box is left would move the button away. */
  function lookAt() {
    // A value is short until it is there.
    setWarnings(warningsOf(typed()).filter(({ id }) => id !== 'short'));
  }
  function keepOnly(field: CredentialField) {
    const box = boxes.current[field];
    if (!box) return;
    box.value = valueIn(box.value) ?? box.value;
    box.focus();
    lookAt();
  }

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (phase.at === 'busy') return;
    setPhase({ at: 'busy' });
    try {
      const reply = await ask({ type: 'panel.enter', values: typed() });
      if (!reply.ok) {
        if (!('refusal' in reply)) return setPhase({ at: 'failed', text: whyNot(reply, t) });
        setPhase({ at: 'refused', refusal: reply.refusal });
        boxes.current[reply.refusal.field]?.focus();
        return;
      }
      for (const field of CREDENTIAL_FIELDS) {
        const box = boxes.current[field];
        if (box) box.value = '';
      }
      onTaken();
    } catch (error) {
      noteError('panel.enter', error);
      setPhase({ at: 'failed', text: t('panel_no_answer') });
    }
  }

  return (
    <form id="credentials-form" class="form" autocomplete="off" onSubmit={submit}>
      {CREDENTIAL_FIELDS.map((field) => {
        const refused = phase.at === 'refused' && phase.refusal.field === field ? phase.refusal : null;
        const looks = warnings.filter((one) => one.field === field);
        const notes = [refused ? `refused-${field}` : '', looks.length > 0 ? `looks-${field}` : ''].filter(Boolean);
        return (
          <div class="field" key={field}>
            <label for={`enter-${field}`}>{t(fieldKey(field))}</label>
            <input
              id={`enter-${field}`}
              ref={(box) => {
                boxes.current[field] = box;
              }}
              type={(field === 'clientSecret' && !shown ? 'password' : 'text') as 'text'}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-invalid={refused !== null}
              aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
              onInput={lookAt}
            />
            {field === 'clientSecret' && (
              <button type="button" class="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
                {t('panel_show_secret')}
              </button>
            )}
            {looks.length > 0 && (
              <div class="warning" id={`looks-${field}`}>
                {looks.map(({ id }) => (
                  <p key={id}>
                    <Rich text={t(keyOf('warning', id))} />
                  </p>
                ))}
              </div>
            )}
            {looks.length > 0 && valueIn(boxes.current[field]?.value ?? '') !== null && (
              <button type="button" class="link" aria-describedby={`looks-${field}`} onClick={() => keepOnly(field)}>
                {t('panel_clean')}
              </button>
            )}
            {refused && (
              <p class="warning" id={`refused-${field}`}>
                <Rich text={t(keyOf('refusal', refused.reason))} />
              </p>
            )}
          </div>
        );
      })}
      <p class="quiet">{t('note_other_keys')}</p>
      <button type="submit" class="primary" aria-busy={phase.at === 'busy'}>
        {t('panel_use')}
      </button>
      <span class={phase.at === 'failed' ? 'outcome problem' : 'outcome'}>
        {phase.at === 'busy' && t('panel_busy')}
        {phase.at === 'failed' && phase.text}
      </span>
    </form>
  );
}
