import { browser, onMessage, type Runtime } from '../browser.ts';
import { REPORT_MS } from '../flow/handoff.ts';
import { createRunner, type World } from '../flow/runner.ts';
import { viewForPage, viewOf } from '../flow/view.ts';
import { ASKED_HOSTS } from '../hosts.ts';
import { noteError } from '../log.ts';
import { createReceiver } from '../messages/receive.ts';
import type { ToPanel } from '../messages/replies.ts';
import { originOfUrl, type Sender, senderOf } from '../messages/sender.ts';
import type { State } from '../model/state.ts';
import type { View } from '../model/view.ts';
import { policy } from '../policy.ts';
import { checkConnection } from '../zoom/token.ts';
import { createHandlers, PANEL } from './handlers.ts';
import { answeringTab, askTab, guideTabs, tellOthers, tellTabs } from './tabs.ts';
import { holdUpdates } from './update.ts';

const ALARMS = ['expire', 'retry', 'release'] as const;

/** While a bundle is kept, the time is noted at least this often, so that a clock set back is noticed. */
const NOTE_AT_LEAST_MS = 60_000;

/**
 * When each alarm must ring (ms since epoch), or null. The limits are also checked on every read; alarms only tell in
 * time.
 */
function alarmTimes(state: State, now: number): Record<(typeof ALARMS)[number], number | null> {
  const { capture, check, handoff } = state.session;
  return {
    expire: capture && Math.min(capture.expiresAt, now + NOTE_AT_LEAST_MS),
    retry: check.status === 'waiting' ? check.nextAt : null,
    release: releaseTime(handoff),
  };
}

function releaseTime({ status, armedAt, deliveredAt }: State['session']['handoff']): number | null {
  if (status === 'armed' && armedAt !== null) return armedAt + policy().handoffMinutes * 60_000;
  return status === 'delivered' && deliveredAt !== null ? deliveredAt + REPORT_MS : null;
}

/** All calls in one turn: one that waited for another could clear an alarm that a later state has set. */
function setAlarms(state: State, now: number): void {
  const times = alarmTimes(state, now);
  for (const name of ALARMS) {
    const when = times[name];
    if (when === null) void browser.alarms.clear(name);
    else void browser.alarms.create(name, { when });
  }
}

/**
 * Content scripts may read neither area (measured: `storage.local` is open to them by default). Firefox has no such
 * call.
 */
async function lockStorage(): Promise<void> {
  const areas = [browser.storage.local, browser.storage.session] as unknown as {
    setAccessLevel?(level: { accessLevel: string }): Promise<void>;
  }[];
  await Promise.all(areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })));
}

/** What the background has of the world beside the extension API; the fault tests give a simulated one. */
export type Outside = Pick<World, 'lock' | 'now' | 'askZoom'> & { keepAwake(): () => void };

/** Chromium lets a worker sleep that has called nothing for 30 s. */
const AWAKE_MS = 20_000;

const OUTSIDE: Outside = {
  lock: (work) => navigator.locks.request('state', work) as ReturnType<typeof work>,
  now: () => Date.now(),
  askZoom: async (credentials, signal) => {
    // A browser that holds the hosts back lets a request fail like a broken network, which would be the wrong advice.
    if (!(await browser.permissions.contains({ origins: ASKED_HOSTS }))) {
      return { ok: false, id: 'no-permission', retry: 'user', at: Date.now(), accepted: [], words: '' };
    }
    return checkConnection(credentials, { fetch: (url, init) => fetch(url, init), now: () => Date.now(), signal });
  },
  keepAwake() {
    const awake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
    return () => clearInterval(awake);
  },
};

/**
 * Wires the background: every listener in this first turn, readiness awaited inside them. Holds nothing that must
 * outlive the worker.
 */
export function startBackground(outside: Outside = OUTSIDE): void {
  const own = { id: browser.runtime.id, origin: originOfUrl(browser.runtime.getURL('')) };
  const panels = new Set<Runtime.Port>();
  let shownRunning = false;

  function show(state: State): void {
    const view = viewOf(state);
    for (const port of panels) tellPanel(port, view);
    if (view.running || shownRunning) void tellTabs({ to: 'page', type: 'view', view: viewForPage(view) });
    shownRunning = view.running;
    setAlarms(state, outside.now());
    settle(state);
  }

  function settle(state: State): void {
    updates.settle(state).catch((error) => noteError('background.update', error));
  }

  function tellPanel(port: Runtime.Port, view: View): void {
    try {
      port.postMessage({ view, now: outside.now() } satisfies ToPanel);
    } catch {
      // Expected: it closed a moment ago.
      panels.delete(port);
    }
  }

  const runner = createRunner({
    ...outside,
    local: browser.storage.local,
    session: browser.storage.session,
    newId: () => crypto.randomUUID(),
    changed: show,
  });
  const updates = holdUpdates(
    () => runner.read(),
    () => panels.size > 0,
    outside.keepAwake,
  );
  /** Time passed, or nobody knows how much: puts the state right and every alarm where the state wants it. */
  const wake = async (): Promise<State> => {
    const state = await runner.wake();
    shownRunning = state.progress.running;
    setAlarms(state, outside.now());
    settle(state);
    return state;
  };
  /**
   * The worker before this one may have died after it wrote and before it told, and an update leaves open pages without
   * a script: the pages hear what holds, and get the script where the guide runs.
   */
  const begin = async (): Promise<View> => {
    const view = viewForPage(viewOf(await wake()));
    const reached = [tellTabs({ to: 'page', type: 'view', view }), view.running && guideTabs()];
    void Promise.all(reached).catch((error) => noteError('background.begin', error));
    return view;
  };
  const ready = Promise.allSettled([lockStorage(), begin()]);
  const panelTab = () => [...panels].find(({ sender }) => sender?.tab && sender.url?.includes(PANEL))?.sender?.tab;
  const receiver = createReceiver(own, createHandlers(runner, panelTab), ready);

  onMessage((message, sender) => receiver.receive(message, sender as Sender));
  // Heard only so that an update starts the background, whose beginning brings the guide back into open pages.
  browser.runtime.onInstalled.addListener(() => {});
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== 'panel' || senderOf((port.sender ?? {}) as Sender, own) !== 'panel') {
      port.disconnect();
      return;
    }
    panels.add(port);
    port.onDisconnect.addListener(() => {
      panels.delete(port);
      void runner
        .read()
        .then(settle)
        .catch((error) => noteError('background.update', error));
    });
    void ready
      .then(wake)
      .then((state) => tellPanel(port, viewOf(state)))
      // The panel opens its port again and so asks once more.
      .catch((error) => {
        noteError('background.panel-port', error);
        port.disconnect();
      });
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    const note = (error: unknown) => noteError('background.alarm', error);
    const tick = () => runner.happen({ type: 'tick', runId: crypto.randomUUID() }).catch(note);
    void ready
      .then(() => (name === 'retry' ? tick() : null))
      .then(wake)
      .catch(note);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void ready
      .then(() => runner.happen({ type: 'tab-gone', tabId }))
      .catch((error) => noteError('background.tab-gone', error));
  });
  // A site was withdrawn, or allowed again: the guide goes from its open pages, or comes back.
  const sitesChanged = () =>
    void ready
      .then(begin)
      .then((view) => tellOthers({ to: 'page', type: 'view', view: { ...view, running: false } }))
      .catch((error) => noteError('background.sites-changed', error));
  browser.permissions.onRemoved.addListener(sitesChanged);
  browser.permissions.onAdded.addListener(sitesChanged);
  browser.commands.onCommand.addListener((command) => {
    if (command !== 'focus-card') return;
    void runner.read().then(async ({ progress }) => {
      if (progress.running) await askTab((await answeringTab())?.id, { to: 'page', type: 'focus-card' });
    });
  });
}
