import { browser, IS_FIREFOX, type Tabs } from '../browser.ts';
import { CONTENT_SCRIPT_MATCHES } from '../hosts.ts';
import type { ToPage } from '../messages/replies.ts';
import { SHOWN_WHILE_SHEET } from '../shown-while.ts';

/**
 * Milliseconds after which a tab counts as one that does not answer. A page that is frozen, or busy, may never do so,
 * and leaves a message and a script that is put into it waiting until it goes on.
 */
const TAB_MS = 3000;

const PING: ToPage = { to: 'page', type: 'ping' };

/** What `work` gives, or undefined where that takes longer than a tab may. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), TAB_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Tabs of our hosts, most recently used first. Host permissions are enough to see them (Chromium 156, tried). */
export async function ourTabs(patterns: string[] = CONTENT_SCRIPT_MATCHES): Promise<Tabs.Tab[]> {
  const tabs = await browser.tabs.query({ url: patterns });
  return tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
}

/**
 * Whether a script can be put into a tab now: a page that still loads asks for it by itself, and so does one that was
 * put to sleep when it is shown. `frozen` is Chromium's (132 and later).
 */
export function isLoaded({ status, discarded, frozen }: Tabs.Tab & { frozen?: boolean }): boolean {
  return status === 'complete' && !discarded && !frozen;
}

/** The answer of the guide's script in a tab, or undefined where there is none. */
export async function askTab<Answer>(tabId: number | undefined, message: ToPage): Promise<Answer | undefined> {
  if (tabId === undefined) return undefined;
  try {
    return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) as Answer | undefined;
  } catch {
    // Expected: the tab has no script of ours, or closed or went elsewhere before it answered.
    return undefined;
  }
}

/**
 * Puts the guide's script into one document, or into whatever page a tab shows; true where it ran. It does nothing where
 * it runs already. Which page it meets is not certain: while the document lies in the back-forward cache, Chromium runs
 * it in the page that is shown (156, tried), and one that waits for a busy page runs later. So the script itself judges
 * where it is, and asks before it does anything.
 */
export async function runGuideIn(tabId: number | undefined, documentId?: string): Promise<boolean> {
  if (tabId === undefined) return false;
  const target = { tabId, ...(documentId === undefined ? { frameIds: [0] } : { documentIds: [documentId] }) };
  try {
    if (IS_FIREFOX) await browser.scripting.insertCSS({ target, css: SHOWN_WHILE_SHEET, origin: 'USER' });
    const [result] = await browser.scripting.executeScript({ target, files: ['guide.js'] });
    // Where Chromium rejects, Firefox tells of the failure in the result.
    return result !== undefined && result.error === undefined;
  } catch {
    // Expected: the document or the tab is gone, or the browser withholds its site.
    return false;
  }
}

/** True where the guide's script answers in a tab. */
const answers = async (tabId: number | undefined): Promise<boolean> =>
  (await inTime(askTab(tabId, PING))) !== undefined;

/** Puts the guide's script into a tab; true where it answers then, which it does not on a look-alike of our sites. */
const putIn = async (tabId: number | undefined): Promise<boolean> =>
  Boolean(await inTime(runGuideIn(tabId))) && answers(tabId);

/** True where the guide's script runs in a tab: it answers, or does after it was put in. */
export async function giveGuide(tabId: number | undefined): Promise<boolean> {
  return (await answers(tabId)) || putIn(tabId);
}

/**
 * Gives the guide's script to every tab of ours that is loaded and does not answer, to all of them at once. True
 * as soon as one has it, false where none gets it.
 */
export async function guideTabs(): Promise<boolean> {
  const tabs = (await ourTabs()).filter(isLoaded);
  return new Promise((resolve) => {
    const given = tabs.map(async ({ id }) => (await giveGuide(id)) && resolve(true));
    void Promise.all(given).then(() => resolve(false));
  });
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

/** The first of some tabs in which the guide's script answers, or can be put in; else null. */
export async function firstAnswering(tabs: readonly Tabs.Tab[]): Promise<Tabs.Tab | null> {
  const asked = tabs.map((tab) => ({ tab, isThere: answers(tab.id) }));
  for (const { tab, isThere } of asked) {
    if ((await isThere) || (isLoaded(tab) && (await putIn(tab.id)))) return tab;
  }
  return null;
}

/** The most recently used tab of ours in which the guide's script answers, or can be put in; else null. */
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
