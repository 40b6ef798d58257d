import { keyOf } from '../utils/guide/text-keys.ts';
import type { View } from '../utils/model/view.ts';
import { policy } from '../utils/policy.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { CredentialsForm } from './CredentialsForm.tsx';
import { ExtendButton, isLate, KeptWords, keptSince } from './KeptCredentials.tsx';
import { Notice } from './Notice.tsx';
import { useNews } from './news.tsx';
import type { ToolProps } from './StepTool.tsx';
import { Rich, useText } from './text.tsx';
import { whyNot } from './why-not.ts';

/** The three values: reading them, typing them, what may be said of them, and forgetting them. */
export function Credentials({ view, now, ask, isNext, short = false, typing = false, onTyping, children }: ToolProps) {
  const t = useText();
  const { capture } = view;

  async function collect() {
    const reply = await ask({ type: 'panel.collect' });
    return reply.ok ? undefined : ({ tone: 'problem', text: whyNot(reply, t) } as const);
  }

  return (
    <section class="tool" aria-label={t('panel_credentials')}>
      <div class="row">
        <ActionButton
          label={t('panel_collect')}
          keep="collect"
          changes={capture?.id}
          kind={isNext ? 'primary' : 'plain'}
          run={collect}
        />
        {onTyping && (
          <button
            type="button"
            class="plain"
            aria-expanded={typing}
            aria-controls={typing ? 'credentials-form' : undefined}
            onClick={() => onTyping(!typing)}
          >
            {t('panel_enter')}
          </button>
        )}
        {capture && <ActionButton label={t('panel_forget')} run={() => told(ask({ type: 'panel.forget' }))} />}
        {capture && !capture.extended && !isLate(capture, now) && !short && <ExtendButton ask={ask} />}
        {children}
      </div>
      {typing && <CredentialsForm ask={ask} onTaken={() => onTyping?.(false)} />}
      {capture ? <KeptWords capture={capture} now={now} /> : <Absent view={view} isNext={isNext} />}
    </section>
  );
}

function Absent({ view: { emptied }, isNext }: { view: View; isNext: boolean }) {
  const t = useText();
  if (emptied) {
    return (
      <Notice tone="info" what={t(keyOf('panel_emptied', emptied))} why={t(keyOf('panel_emptied', emptied, '_why'))} />
    );
  }
  return !isNext ? null : (
    <p class="quiet">
      <Rich text={t('panel_credentials_none', String(policy().minutesKept))} />
    </p>
  );
}

/** Tells what became of the values, also where their time ran out by itself; said once a page, wherever it is drawn. */
export function useCredentialNews({ capture, emptied }: Pick<View, 'capture' | 'emptied'>): void {
  const t = useText();
  const gone =
    !capture && emptied ? `${t(keyOf('panel_emptied', emptied))}. ${t(keyOf('panel_emptied', emptied, '_why'))}` : '';
  useNews('credentials', capture ? keptSince(capture, t) : gone);
}
