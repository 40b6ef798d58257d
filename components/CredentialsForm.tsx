import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fieldKey, keyOf } from '../utils/guide/text-keys.ts';
import { noteError } from '../utils/log.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { CREDENTIAL_FIELDS, type CredentialField, type Refusal } from '../utils/zoom/credentials.ts';
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
  const boxes = useRef<Partial<Record<CredentialField, HTMLInputElement | null>>>({});

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (phase.at === 'busy') return;
    setPhase({ at: 'busy' });
    const value = (field: CredentialField) => boxes.current[field]?.value ?? '';
    const values = { accountId: value('accountId'), clientId: value('clientId'), clientSecret: value('clientSecret') };
    try {
      const reply = await ask({ type: 'panel.enter', values });
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
              aria-describedby={refused ? `refused-${field}` : undefined}
            />
            {field === 'clientSecret' && (
              <button type="button" class="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
                {t('panel_show_secret')}
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
      <button type="submit" class="primary" aria-busy={phase.at === 'busy'}>
        {t('panel_use')}
      </button>
      <span role="status" class={phase.at === 'failed' ? 'outcome problem' : 'outcome'}>
        {phase.at === 'busy' && t('panel_busy')}
        {phase.at === 'failed' && phase.text}
      </span>
    </form>
  );
}
