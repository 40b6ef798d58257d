/** The one import of webextension-polyfill: every API call of the extension goes through this name. */
import polyfill from 'webextension-polyfill';

export const browser = polyfill;

interface SidePanelApi {
  open(options: { tabId?: number; windowId?: number }): Promise<void>;
}

/**
 * Opens the side panel (Chromium) or the sidebar (Firefox). Must be the first thing that a click's or a message's
 * handler does: the browser asks for the gesture (ruling 19, tried in Chromium 156). Resolves to false where it is refused,
 * so that the caller can say where the icon is.
 */
export async function openSidePanel(where: { tabId?: number; windowId?: number }): Promise<boolean> {
  const chromium = (globalThis as { chrome?: { sidePanel?: SidePanelApi } }).chrome?.sidePanel;
  try {
    if (chromium) await chromium.open(where);
    else await browser.sidebarAction.open();
    return true;
  } catch {
    return false;
  }
}
