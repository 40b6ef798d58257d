import type { Browser, Runtime } from 'webextension-polyfill';
import { noteError } from './log.ts';

/**
 * The browser's own API, for the background and the content script: webextension-polyfill would be a tenth of what a
 * worker reads at each start and a twentieth of what is loaded into every page of ours. In Manifest V3 the calls of
 * both browsers give promises by themselves; what the polyfill does beyond that is `onMessage`.
 */
export const native = ((globalThis as { browser?: object }).browser ??
  (globalThis as { chrome?: object }).chrome) as unknown as Browser;

/**
 * Takes messages. `answer` gives a promise of the reply, or undefined to leave the message alone. Where the promise
 * fails the reply is undefined, as only Firefox could pass the failure on; so a good reply is never undefined.
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
  native.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}

interface SidePanelApi {
  open(options: { tabId?: number; windowId?: number }): Promise<void>;
}

/**
 * Opens the side panel (Chromium) or the sidebar (Firefox). Must be the first thing that a click's or a message's
 * handler does: the browser asks for the gesture (tried in Chromium 156). Resolves to false where it is
 * refused, so that the caller can say where the icon is.
 */
export async function openSidePanel(where: { tabId?: number; windowId?: number }): Promise<boolean> {
  // Chromium's own `browser` has no side panel, its `chrome` has.
  const chromium = (globalThis as { chrome?: { sidePanel?: SidePanelApi } }).chrome?.sidePanel;
  try {
    if (chromium) await chromium.open(where);
    else await native.sidebarAction.open();
    return true;
  } catch {
    // Expected: the browser sees no gesture, or has no panel.
    return false;
  }
}
