import type { Capture } from '../utils/model/state.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { CaptureSummary } from './CaptureSummary.tsx';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

/**
 * A second capture waits for an answer: the whole bundle is replaced or kept. Values of two apps never mix, since no
 * check could tell which one is wrong.
 */
export function SecondCapture({ kept, second, ask }: { kept: Capture; second: Capture; ask: Ask }) {
  const t = useText();
  const otherApp = kept.appId !== null && second.appId !== null && kept.appId !== second.appId;
  return (
    <Notice tone="problem" what={t('panel_second')} why={t(otherApp ? 'panel_second_other_app' : 'panel_second_why')}>
      <CaptureSummary capture={second} />
      <ActionButton
        label={t('panel_replace')}
        kind="primary"
        run={() => told(ask({ type: 'panel.replace', captureId: second.id }))}
      />
      <ActionButton label={t('panel_keep')} run={() => told(ask({ type: 'panel.keep', captureId: second.id }))} />
    </Notice>
  );
}
