import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

/** The name, and what concerns the whole page. */
export function Header({ online, resetNotice }: { online: boolean; resetNotice: boolean }) {
  const t = useText();
  return (
    <header>
      <h1>{t('panel_title')}</h1>
      <div role="status">
        {!online && <Notice tone="problem" what={t('panel_offline')} why={t('panel_offline_why')} />}
      </div>
      {resetNotice && <Notice tone="info" what={t('panel_reset_notice')} why={t('panel_reset_notice_why')} />}
    </header>
  );
}
