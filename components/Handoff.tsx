import { keyOf } from '../utils/guide/text-keys.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { policy } from '../utils/policy.ts';
import { clock, dayAndTime } from '../utils/time.ts';
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { Rich, useText } from './text.tsx';

interface Props {
  readonly view: View;
  readonly ask: Ask;
  readonly short?: boolean;
}

/**
 * The click that releases the values, and what became of the release. It is here because a button in a web page can be
 * clickjacked. No value is shown.
 */
export function Handoff({ view, ask, short = false }: Props) {
  const t = useText();

  async function handOff() {
    const reply = await ask({ type: 'panel.handoff', click: crypto.randomUUID(), captureId: view.capture?.id });
    return reply.ok ? undefined : ({ tone: 'problem', text: t(keyOf('panel_handoff', reply.problem)) } as const);
  }

  return (
    <section aria-labelledby="handoff-title">
      <h2 id="handoff-title">{t('panel_handoff_title')}</h2>
      <div aria-live="polite">
        <Outcome view={view} ask={ask} short={short} />
      </div>
      <ActionButton
        label={t('panel_handoff')}
        kind={view.current === 'handoff' && view.handoff.status !== 'filled' ? 'primary' : 'plain'}
        changes={view.handoff.status}
        run={handOff}
      />
    </section>
  );
}

function Outcome({ view, short }: Props) {
  const t = useText();
  const { handoff, purview } = view;
  if (purview.validatedAt !== null) {
    const listed =
      purview.listedAt === null ? t('panel_handoff_finish') : t('panel_handoff_listed', dayAndTime(purview.listedAt));
    return <Notice tone="done" what={t('panel_handoff_validated', dayAndTime(purview.validatedAt))} why={listed} />;
  }
  const fallBack = short ? undefined : t('panel_handoff_fall_back');
  switch (handoff.status) {
    case 'idle':
      return short ? null : (
        <p class="quiet">{t(view.capture ? 'panel_handoff_hint' : 'panel_handoff_no_credentials')}</p>
      );
    case 'armed': {
      const until = (handoff.armedAt ?? 0) + policy().handoffMinutes * 60_000;
      return (
        <>
          {handoff.refusal && <Refusal refusal={handoff.refusal} fallBack={fallBack} />}
          {/* It stays armed: the form may yet become right. */}
          <Notice
            tone="info"
            what={t('panel_handoff_armed', clock(until))}
            why={handoff.refusal ? undefined : t('panel_handoff_armed_why')}
          />
        </>
      );
    }
    case 'delivered':
      return <Notice tone="info" what={t('panel_handoff_delivered')} />;
    case 'filled':
      return <Notice tone="done" what={t('panel_handoff_filled')} why={t('panel_handoff_filled_why')} />;
    case 'expired':
      return <Refusal refusal="expired" fallBack={undefined} />;
    case 'refused':
      return <Refusal refusal={handoff.refusal ?? 'gone'} fallBack={fallBack} />;
  }
}

function Refusal({ refusal, fallBack }: { refusal: string; fallBack: string | undefined }) {
  const t = useText();
  const key = keyOf('fill', refusal);
  return (
    <>
      <Notice
        tone="problem"
        what={t(key)}
        why={t(`${key}_why`, String(policy().handoffMinutes))}
        action={t(`${key}_action`)}
      />
      {fallBack && (
        <p class="quiet">
          <Rich text={fallBack} />
        </p>
      )}
    </>
  );
}
