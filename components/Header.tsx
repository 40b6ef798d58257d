import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

/** The name, and what concerns the whole page. */
export function Header({ online, resetNotice, ask }: { online: boolean; resetNotice: boolean; ask: Ask }) {
  const t = useText();
  return (
    <header>
      <h1>{t('panel_title')}</h1>
      <div role="status">
        {!online && <Notice tone="problem" what={t('panel_offline')} why={t('panel_offline_why')} />}
      </div>
      {resetNotice && (
        <Notice tone="info" what={t('panel_reset_notice')} why={t('panel_reset_notice_why')}>
          <ActionButton label={t('panel_understood')} run={() => told(ask({ type: 'panel.notice-read' }))} />
        </Notice>
      )}
    </header>
  );
}
