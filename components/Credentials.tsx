import { useState } from 'preact/hooks';
import { keyOf } from '../utils/guide/text-keys.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { policy } from '../utils/policy.ts';
import { clock } from '../utils/time.ts';
import { ActionButton } from './ActionButton.tsx';
import { CredentialsForm } from './CredentialsForm.tsx';
import { KeptCredentials } from './KeptCredentials.tsx';
import { Notice } from './Notice.tsx';
import { SecondCapture } from './SecondCapture.tsx';
import { Rich, useText } from './text.tsx';
import { whyNot } from './why-not.ts';

interface Props {
  readonly view: View;
  readonly now: number;
  readonly ask: Ask;
  /** The popup's form: what is needed at a glance, without typing. */
  readonly short?: boolean;
}

/** The three values: reading them, typing them, what may be said of them, and forgetting them. */
export function Credentials({ view, now, ask, short = false }: Props) {
  const t = useText();
  const [typing, setTyping] = useState(false);
  const { capture, pending, emptied } = view;

  async function collect() {
    const reply = await ask({ type: 'panel.collect' });
    return reply.ok ? undefined : ({ tone: 'problem', text: whyNot(reply, t) } as const);
  }

  return (
    <section aria-labelledby="credentials-title">
      <h2 id="credentials-title">{t('panel_credentials')}</h2>
      {/* What became of the values is said to a screen reader too: also where their time ran out by itself. */}
      <div aria-live="polite">
        {!capture && emptied && (
          <Notice
            tone="info"
            what={t(keyOf('panel_emptied', emptied))}
            why={t(keyOf('panel_emptied', emptied, '_why'))}
          />
        )}
        {pending && capture && <SecondCapture kept={capture} second={pending} ask={ask} />}
        {capture && (
          <p>
            <strong>{t(capture.source === 'page' ? 'panel_kept_page' : 'panel_kept_typed', clock(capture.at))}</strong>
          </p>
        )}
      </div>
      {!capture && !emptied && !short && (
        <p class="quiet">
          <Rich text={t('panel_credentials_none', String(policy().minutesKept))} />
        </p>
      )}
      {capture && <KeptCredentials capture={capture} now={now} ask={ask} short={short} />}
      <ActionButton
        label={t('panel_collect')}
        kind={view.current === 'credentials' ? 'primary' : 'plain'}
        run={collect}
      />
      {!short && (
        <button
          type="button"
          class="plain"
          aria-expanded={typing}
          aria-controls={typing ? 'credentials-form' : undefined}
          onClick={() => setTyping(!typing)}
        >
          {t('panel_enter')}
        </button>
      )}
      {typing && <CredentialsForm ask={ask} onTaken={() => setTyping(false)} />}
    </section>
  );
}
