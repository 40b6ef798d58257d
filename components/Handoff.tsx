import { keyOf } from '../utils/guide/text-keys.ts';
import type { View } from '../utils/model/view.ts';
import { policy } from '../utils/policy.ts';
import { clock, dayAndTime } from '../utils/time.ts';
import { ActionButton } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useNews } from './news.tsx';
import type { ToolProps } from './StepTool.tsx';
import { Rich, type Text, useText } from './text.tsx';

/**
 * The click that releases the values, and what became of the release. It is here because a button in a web page can be
 * clickjacked. No value is shown.
 */
export function Handoff({ view, ask, isNext, short = false, children }: ToolProps) {
  const t = useText();

  async function handOff() {
    const reply = await ask({ type: 'panel.handoff', click: crypto.randomUUID(), captureId: view.capture?.id });
    if (!reply.ok) return { tone: 'problem', text: t(keyOf('panel_handoff', reply.problem)) } as const;
    return reply.outsideContainer ? ({ tone: 'done', text: t('panel_handoff_outside_container') } as const) : undefined;
  }

  return (
    <section class="tool" aria-label={t('panel_handoff_title')}>
      <div class="row">
        <ActionButton
          label={t('panel_handoff')}
          keep="handoff"
          kind={isNext ? 'primary' : 'plain'}
          changes={view.handoff.status}
          run={handOff}
        />
        {children}
      </div>
      <Outcome view={view} isNext={isNext} short={short} />
    </section>
  );
}

/** Tells what came of the hand-off; said once a page, wherever it is drawn. */
export function useHandoffNews({ handoff, purview }: View): void {
  const t = useText();
  useNews('handoff', newsOf(handoff, purview.validatedAt, t));
}

function newsOf({ status, refusal, armedAt }: View['handoff'], validatedAt: number | null, t: Text): string {
  if (validatedAt !== null) return t('panel_handoff_validated', dayAndTime(validatedAt));
  if (status === 'expired' || refusal) {
    const key = keyOf('fill', status === 'expired' ? 'expired' : (refusal ?? 'gone'));
    return `${t(key)}. ${t(`${key}_why`, String(policy().handoffMinutes))} ${t(`${key}_action`)}`;
  }
  if (status === 'armed') return t('panel_handoff_armed', clock(releasedUntil(armedAt)));
  if (status === 'filled') return t('panel_handoff_filled');
  return '';
}

/** Until when the click holds, in ms since epoch. */
const releasedUntil = (armedAt: number | null) => (armedAt ?? 0) + policy().handoffMinutes * 60_000;

function Outcome({ view, isNext, short }: { view: View; isNext: boolean; short: boolean }) {
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
      return view.capture && !isNext ? null : (
        <p class="quiet">
          <Rich text={t(view.capture ? 'panel_handoff_hint' : 'panel_handoff_no_credentials')} />
        </p>
      );
    case 'armed': {
      const until = releasedUntil(handoff.armedAt);
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
