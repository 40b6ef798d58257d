import { browser, onMessage as onAnyMessage } from '../browser.ts';

/**
 * True while this script belongs to an extension that is still there; false after an update, a reload or its removal.
 */
export function isAlive(): boolean {
  try {
    return Boolean(browser.runtime.id);
  } catch {
    // Expected: the browser lets nothing be read of an extension that is gone.
    return false;
  }
}

/**
 * The closed shadow root of an element; null where it has none. Both browsers give it to content scripts: Firefox as a
 * property of the element (153; its `browser.dom` is not there), Chromium by `chrome.dom`.
 */
export function closedRootOf(element: HTMLElement): ShadowRoot | null {
  if (element.shadowRoot) return null;
  const inFirefox = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  if (inFirefox.openOrClosedShadowRoot !== undefined) return inFirefox.openOrClosedShadowRoot;
  const { chrome } = globalThis as unknown as {
    chrome: { dom: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };
  };
  return chrome.dom.openOrClosedShadowRoot(element);
}

/** Sends to the background. Rejects where nobody is there to answer. */
export async function send(message: object): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/**
 * Answers the background's messages; those of anyone else are left alone. A listener that returns undefined gives no
 * answer.
 */
export function onMessage(answer: (message: unknown) => Promise<unknown> | undefined): void {
  onAnyMessage((message, sender) => (sender.id !== browser.runtime.id || sender.tab ? undefined : answer(message)));
}

/** A translated text; an unknown key gives an empty one. */
export function getText(key: string, substitutions?: readonly string[]): string {
  return browser.i18n.getMessage(key, substitutions ? [...substitutions] : undefined) ?? '';
}
