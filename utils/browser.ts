/** The browser's API for every part of the extension. webextension-polyfill is imported here and nowhere else. */
import browser, { type Runtime } from 'webextension-polyfill';
import { noteError } from './log.ts';

export type { Runtime, Tabs } from 'webextension-polyfill';
export { browser };

/** Whether this is the build for Firefox. Without `env` where no Vite is, as in scripts and pages of the tests. */
export const IS_FIREFOX = import.meta.env?.FIREFOX === true;

/**
 * Takes messages. `answer` gives a promise of the reply, or undefined to leave the message alone. Where the promise
 * fails the reply is undefined, as not every browser passes a failure on; so a good reply is never undefined.
 */
export function onMessage(
  answer: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined,
): void {
  const listener = (message: unknown, sender: Runtime.MessageSender, reply: (value: unknown) => void) => {
    const answered = answer(message, sender);
    if (!answered) return false;
    answered.then(reply, (error) => {
      noteError('message', error);
      reply(undefined);
    });
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}

interface SidePanelApi {
  open(options: { tabId?: number; windowId?: number }): Promise<void>;
}

/**
 * Opens the side panel (Chromium) or the sidebar (Firefox). Must be the first thing that a click's or a message's
 * handler does: the browser asks for the gesture (tried in Chromium 156). Resolves to false where it is refused, so
 * that the caller can say where the icon is.
 */
export async function openSidePanel(where: { tabId?: number; windowId?: number }): Promise<boolean> {
  // Chromium's own `browser`, which the polyfill hands on, has no side panel; its `chrome` has.
  const chromium = (globalThis as { chrome?: { sidePanel?: SidePanelApi } }).chrome?.sidePanel;
  try {
    if (chromium) await chromium.open(where);
    else await browser.sidebarAction.open();
    return true;
  } catch {
    // Expected: the browser sees no gesture, or has no panel.
    return false;
  }
}
