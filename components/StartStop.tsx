import { useState } from 'preact/hooks';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, type Outcome, told } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

/** A page that was loaded afresh has its script, and has been asked for it, after this long at the latest. */
const FRESH_MS = 10_000;

interface Props {
  readonly view: View;
  readonly ask: Ask;
  readonly deafTabs?: number;
  /** Milliseconds since epoch. */
  readonly now?: number;
}

/**
 * Starting and stopping the guide. Stopping empties the vault at once, which is said beside the button
 * beforehand. `deafTabs`: open pages without a script that answers, as after an update.
 */
export function StartStop({ view, ask, deafTabs = 0, now = 0 }: Props) {
  const t = useText();
  const [foundAtStart, setFoundAtStart] = useState(0);
  const [reloadedAt, setReloadedAt] = useState<number | null>(null);
  const staleTabs = foundAtStart || (view.running ? deafTabs : 0);
  // Loaded afresh, allowed, and still silent: nothing of the page's own keeps an extension's script away.
  const isBlocked = reloadedAt !== null && staleTabs > 0 && now - reloadedAt > FRESH_MS;
  const keeps = view.capture !== null || view.pending !== null;

  async function start(): Promise<Outcome | undefined> {
    setFoundAtStart(0);
    const reply = await ask({ type: 'panel.start' });
    if (reply.ok) return { tone: 'done', text: t(`panel_started_${reply.opened}`) };
    setFoundAtStart(reply.tabs);
    return undefined;
  }

  async function reload(): Promise<Outcome | undefined> {
    await ask({ type: 'panel.reload-tabs' });
    setReloadedAt(now);
    setFoundAtStart(0);
    return undefined;
  }

  return (
    <div class="start">
      <div class="row">
        {/* One button whatever it says, so that the focus and what was said stay with it. */}
        {view.running ? (
          <ActionButton label={t('panel_stop')} run={() => told(ask({ type: 'panel.stop' }))} />
        ) : (
          <ActionButton label={t('panel_start')} kind="primary" run={start} />
        )}
      </div>
      {!view.running && <p class="quiet">{t('extension_description')}</p>}
      {view.running && keeps && <p class="quiet">{t('panel_stop_forgets')}</p>}
      {isBlocked && (
        <Notice
          tone="problem"
          what={t('panel_blocked')}
          why={t('panel_blocked_why')}
          action={t('panel_blocked_works')}
        />
      )}
      {staleTabs > 0 && (
        <Notice tone="problem" what={t('panel_reload')} why={t('panel_reload_why', String(staleTabs))}>
          <ActionButton label={t('panel_reload_tabs')} kind="primary" run={reload} />
        </Notice>
      )}
    </div>
  );
}
