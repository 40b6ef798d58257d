import type { Hint } from '../utils/messages/replies.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { plain } from '../utils/panel/plain.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { Rich, useText } from './text.tsx';

/** The page's card in words, so that the way is told even where the page shows no ring. */
export function PageHint({ card, ask }: { card: Hint; ask: Ask }) {
  const t = useText();
  const lost = card.state === 'lost';
  const show = () => told(ask({ type: 'panel.show' }));
  return (
    <section aria-labelledby="hint-title">
      <h2 id="hint-title">{t('panel_hint_title')}</h2>
      {lost ? (
        <Notice tone="problem" what={plain(card.title, 120)} why={plain(card.body, 400)}>
          <ActionButton label={t('panel_show_me')} kind="primary" run={show} />
        </Notice>
      ) : (
        <>
          <p>
            <strong>
              <Rich text={plain(card.title, 120)} />
            </strong>
            <br />
            <Rich text={plain(card.body, 400)} />
          </p>
          {/* Also the way back for a card that she has hidden. */}
          <ActionButton label={t('panel_show_me')} kind="link" run={show} />
        </>
      )}
    </section>
  );
}
