import type { Runtime } from 'webextension-polyfill';
import { browser } from '../browser.ts';
import { createRunner } from '../flow/runner.ts';
import type { State } from '../flow/state.ts';
import { viewForPage, viewOf } from '../flow/view.ts';
import { createReceiver } from '../messages/receive.ts';
import type { ToPanel } from '../messages/replies.ts';
import { type Sender, senderOf } from '../messages/sender.ts';
import { policy } from '../policy.ts';
import { checkConnection } from '../zoom/token.ts';
import { createHandlers } from './handlers.ts';
import { answeringTab, askTab, tellTabs } from './tabs.ts';

const ALARMS = ['expire', 'retry', 'release'] as const;

/** When each alarm must ring (ms since epoch), or null. The limits are also checked on every read; alarms only tell in time. */
function alarmTimes(state: State): Record<(typeof ALARMS)[number], number | null> {
  const { capture, check, handoff } = state.session;
  return {
    expire: capture?.expiresAt ?? null,
    retry: check.status === 'waiting' ? check.nextAt : null,
    release: handoff.status === 'armed' && handoff.armedAt ? handoff.armedAt + policy().handoffMinutes * 60_000 : null,
  };
}

async function setAlarms(state: State): Promise<void> {
  const times = alarmTimes(state);
  for (const name of ALARMS) {
    const when = times[name];
    if (when === null) await browser.alarms.clear(name);
    else browser.alarms.create(name, { when });
  }
}

/** Content scripts may read neither area (measured: `storage.local` is open to them by default). Firefox has no such call. */
async function lockStorage(): Promise<void> {
  const areas = [browser.storage.local, browser.storage.session] as unknown as {
    setAccessLevel?(level: { accessLevel: string }): Promise<void>;
  }[];
  await Promise.all(areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })));
}

/**
 * Wires the background: every listener in this first turn, readiness awaited inside them. Holds nothing that must outlive
 * the worker.
 */
export function startBackground(): void {
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
  const panels = new Set<Runtime.Port>();
  let shownRunning = false;

  function show(state: State): void {
    const view = viewOf(state);
    for (const port of panels) port.postMessage({ view, now: Date.now() } satisfies ToPanel);
    if (view.running || shownRunning) void tellTabs({ to: 'page', type: 'view', view: viewForPage(view) });
    shownRunning = view.running;
    void setAlarms(state);
  }

  const runner = createRunner({
    local: browser.storage.local,
    session: browser.storage.session,
    lock: (work) => navigator.locks.request('state', work) as ReturnType<typeof work>,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    askZoom: (credentials, signal) =>
      checkConnection(credentials, { fetch: (url, init) => fetch(url, init), now: () => Date.now(), signal }),
    changed: show,
  });
  const ready = lockStorage()
    .catch(() => {})
    .then(() => runner.happen({ type: 'woke' }))
    .then((state) => {
      shownRunning = state.progress.running;
    });
  const receiver = createReceiver(own, createHandlers(runner), ready);

  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    return receiver.receive(message, sender as Sender);
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== 'panel' || senderOf((port.sender ?? {}) as Sender, own) !== 'panel') {
      port.disconnect();
      return;
    }
    panels.add(port);
    port.onDisconnect.addListener(() => panels.delete(port));
    void ready
      .then(() => runner.read())
      .then((state) => port.postMessage({ view: viewOf(state), now: Date.now() } satisfies ToPanel));
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    void ready.then(() =>
      name === 'retry' ? runner.happen({ type: 'tick', runId: crypto.randomUUID() }) : runner.happen({ type: 'woke' }),
    );
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void ready.then(() => runner.happen({ type: 'tab-gone', tabId }));
  });
  browser.commands.onCommand.addListener((command) => {
    if (command !== 'focus-card') return;
    void answeringTab().then((tab) => askTab(tab?.id, { to: 'page', type: 'focus-card' }));
  });
}
