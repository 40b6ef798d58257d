import { useState } from 'preact/hooks';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { ActionButton, type Outcome } from './ActionButton.tsx';
import { Notice } from './Notice.tsx';
import { useText } from './text.tsx';

interface StartProps {
  readonly ask: Ask;
  readonly kind: 'primary' | 'plain';
  /** What came of it: it is said where the button was, which has gone by then. */
  readonly onStarted: (said: string) => void;
  readonly onStale: (tabs: number) => void;
}

/** Starts the guide; where pages were open before, they are named instead. */
export function StartButton({ ask, kind, onStarted, onStale }: StartProps) {
  const t = useText();
  async function start(): Promise<Outcome | undefined> {
    onStale(0);
    const reply = await ask({ type: 'panel.start' });
    if (reply.ok) onStarted(t(`panel_started_${reply.opened}`));
    else onStale(reply.tabs);
    return undefined;
  }
  return <ActionButton label={t('panel_start')} kind={kind} run={start} />;
}

/** A page that was loaded afresh has its script, and has been asked for it, after this long at the latest. */
const FRESH_MS = 10_000;

interface StaleProps {
  readonly view: View;
  readonly ask: Ask;
  /** Open pages without a script that answers, as after an update. */
  readonly tabs: number;
  /** Milliseconds since epoch. */
  readonly now: number;
  readonly onReloaded: () => void;
}

/** Open pages without a script that answers: to be reloaded, or kept from the extension by a policy. */
export function StaleTabs({ view, ask, tabs, now, onReloaded }: StaleProps) {
  const t = useText();
  const [reloadedAt, setReloadedAt] = useState<number | null>(null);
  if (tabs === 0) return null;
  // Loaded afresh, allowed, and still silent: nothing of the page's own keeps an extension's script away.
  const isBlocked = view.running && reloadedAt !== null && now - reloadedAt > FRESH_MS;
  async function reload(): Promise<Outcome | undefined> {
    await ask({ type: 'panel.reload-tabs' });
    setReloadedAt(now);
    onReloaded();
    return undefined;
  }
  return (
    <>
      {isBlocked && (
        <Notice
          tone="problem"
          what={t('panel_blocked')}
          why={t('panel_blocked_why')}
          action={t('panel_blocked_works')}
        />
      )}
      <Notice tone="problem" what={t('panel_reload')} why={t('panel_reload_why', String(tabs))}>
        <ActionButton label={t('panel_reload_tabs')} kind="primary" run={reload} />
      </Notice>
    </>
  );
}
