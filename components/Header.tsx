import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useNews } from './news.tsx';
import { useText } from './text.tsx';

interface Props {
  /** Null until the background has spoken. */
  readonly view: View | null;
  readonly online: boolean;
  readonly ask: Ask;
}

/**
 * The name, what concerns the whole page, and Stop: far from where Start was, so that a second press of Enter does not
 * undo the first. Stopping empties the vault at once, which is said beside the button beforehand.
 */
export function Header({ view, online, ask }: Props) {
  const t = useText();
  useNews('online', online ? '' : t('panel_offline'));
  const keeps = view?.capture || view?.pending;
  return (
    <header>
      <div class="head">
        <h1>{t('panel_title')}</h1>
        {view?.running && (
          <ActionButton
            label={t('panel_stop')}
            kind="link"
            describedBy={keeps ? 'stop-forgets' : undefined}
            run={() => told(ask({ type: 'panel.stop' }))}
          />
        )}
      </div>
      {view?.running && keeps && (
        <p class="quiet" id="stop-forgets">
          {t('panel_stop_forgets')}
        </p>
      )}
      {!online && <Notice tone="problem" what={t('panel_offline')} why={t('panel_offline_why')} />}
      {view?.resetNotice && (
        <Notice tone="info" what={t('panel_reset_notice')} why={t('panel_reset_notice_why')}>
          <ActionButton label={t('panel_understood')} run={() => told(ask({ type: 'panel.notice-read' }))} />
        </Notice>
      )}
    </header>
  );
}
