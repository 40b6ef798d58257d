import { useState } from 'preact/hooks';
import type { View } from '../utils/flow/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { Rich, useText } from './text.tsx';

/** Starting and stopping the guide. Stopping empties the vault (ruling 9), so that it is asked once where something is kept. */
export function StartStop({ view, ask }: { view: View; ask: Ask }) {
  const t = useText();
  const [stopping, setStopping] = useState(false);
  const [staleTabs, setStaleTabs] = useState(0);
  const keeps = view.capture !== null || view.pending !== null;

  async function start(): Promise<Outcome | undefined> {
    setStaleTabs(0);
    const reply = await ask({ type: 'panel.start' });
    if (reply.ok) return { tone: 'done', text: t(`panel_started_${reply.opened}`) };
    setStaleTabs(reply.tabs);
    return undefined;
  }

  async function reload(): Promise<Outcome | undefined> {
    await ask({ type: 'panel.reload-tabs' });
    setStaleTabs(0);
    return undefined;
  }

  async function stop(): Promise<Outcome | undefined> {
    if (keeps && !stopping) {
      setStopping(true);
      return undefined;
    }
    await ask({ type: 'panel.stop' });
    setStopping(false);
    return undefined;
  }

  return (
    <div class="start">
      {stopping && view.running && (
        <p class="warning" role="alert">
          <Rich text={t('panel_stop_sure')} />
        </p>
      )}
      <div class="row">
        {view.running ? (
          <ActionButton key="stop" label={t('panel_stop')} run={stop} />
        ) : (
          <ActionButton key="start" label={t('panel_start')} kind="primary" run={start} />
        )}
        {stopping && view.running && (
          <button type="button" class="plain" onClick={() => setStopping(false)}>
            {t('panel_stop_not')}
          </button>
        )}
      </div>
      {view.running && keeps && !stopping && <p class="quiet">{t('panel_stop_forgets')}</p>}
      {staleTabs > 0 && (
        <Notice tone="problem" what={t('panel_reload')} why={t('panel_reload_why', String(staleTabs))}>
          <ActionButton label={t('panel_reload_tabs')} kind="primary" run={reload} />
        </Notice>
      )}
    </div>
  );
}
