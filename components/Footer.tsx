import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../utils/panel/asks.ts';
import { policy } from '../utils/policy.ts';
import { Access } from './Access.tsx';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { useNews } from './news.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { Rich, useText } from './text.tsx';

/** Help, the shortcut to the page's card, what can be read, and starting afresh. */
export function Footer({ ask, shortcut }: { ask: Ask; shortcut: string }) {
  const t = useText();
  return (
    <footer>
      <Access />
      {shortcut && (
        <p class="quiet">
          <kbd>{shortcut}</kbd> {t('panel_shortcut')}
        </p>
      )}
      <div class="row">
        <a href={policy().helpLink} target="_blank" rel="noreferrer">
          {t('panel_help')}
        </a>
        <ReportDialog ask={ask} />
        <Reset ask={ask} />
      </div>
    </footer>
  );
}

function Reset({ ask }: { ask: Ask }) {
  const t = useText();
  const [sure, setSure] = useState(false);
  const asked = useRef(false);
  const next = useRef<HTMLButtonElement>(null);
  useNews('reset', sure ? t('panel_reset_sure') : '', { isUrgent: true });
  // The button that was pressed gives way to others: the focus goes on to the one that does no harm, and back.
  useEffect(() => {
    if (asked.current) next.current?.focus();
  }, [sure]);
  function begin() {
    asked.current = true;
    setSure(true);
  }
  async function reset(): Promise<Outcome | undefined> {
    await ask({ type: 'panel.reset' });
    setSure(false);
    return undefined;
  }
  if (!sure) {
    return (
      <button ref={next} type="button" class="link" onClick={begin}>
        {t('panel_reset')}
      </button>
    );
  }
  return (
    <>
      <p class="warning">
        <Rich text={t('panel_reset_sure')} />
      </p>
      <ActionButton label={t('panel_reset_yes')} run={reset} />
      <button ref={next} type="button" class="plain" onClick={() => setSure(false)}>
        {t('panel_reset_no')}
      </button>
    </>
  );
}
