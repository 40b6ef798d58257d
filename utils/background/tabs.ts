import { browser, type Tabs } from '../browser.ts';
import { CONTENT_SCRIPT_MATCHES } from '../hosts.ts';
import type { ToPage } from '../messages/replies.ts';

/** Tabs of our hosts, most recently used first. Host permissions are enough to see them (Chromium 156, tried). */
export async function ourTabs(patterns: string[] = CONTENT_SCRIPT_MATCHES): Promise<Tabs.Tab[]> {
  const tabs = await browser.tabs.query({ url: patterns });
  return tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
}

/** Whether a tab's script would answer if it had one: a page that still loads, or was put to sleep, gets it yet. */
export function isLoaded({ status, discarded }: Tabs.Tab): boolean {
  return status === 'complete' && !discarded;
}

/** The answer of a tab's content script, or undefined where there is none (a tab from before the installation). */
export async function askTab<Answer>(tabId: number | undefined, message: ToPage): Promise<Answer | undefined> {
  if (tabId === undefined) return undefined;
  try {
    return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) as Answer | undefined;
  } catch {
    // Expected: the tab has no script of ours, or closed or went elsewhere before it answered.
    return undefined;
  }
}

/** Tells every tab of ours. A tab without our script hears nothing. */
export async function tellTabs(message: ToPage): Promise<void> {
  await Promise.all((await ourTabs()).map((tab) => askTab(tab.id, message)));
}

/** Tells every other tab: those of a site that was withdrawn are not ours any more, and keep the script that they have. */
export async function tellOthers(message: ToPage): Promise<void> {
  const ours = (await ourTabs()).map(({ id }) => id);
  for (const { id } of await browser.tabs.query({})) if (!ours.includes(id)) void askTab(id, message);
}

/** The first of some tabs whose script answers, or null. */
export async function firstAnswering(tabs: readonly Tabs.Tab[]): Promise<Tabs.Tab | null> {
  for (const tab of tabs) {
    if ((await askTab(tab.id, { to: 'page', type: 'ping' })) !== undefined) return tab;
  }
  return null;
}

/** The most recently used tab of ours whose script answers, or null. */
export const answeringTab = async (patterns?: string[]): Promise<Tabs.Tab | null> =>
  firstAnswering(await ourTabs(patterns));

/** Brings a tab and its window to the front, at another address where one is given. */
export async function showTab(tab: Tabs.Tab, url?: string): Promise<void> {
  if (tab.id === undefined) return;
  await browser.tabs.update(tab.id, url === undefined ? { active: true } : { active: true, url });
  if (tab.windowId === undefined) return;
  // Expected: the window closed a moment ago, or its kind takes no focus.
  await browser.windows.update(tab.windowId, { focused: true }).catch(() => {});
}
