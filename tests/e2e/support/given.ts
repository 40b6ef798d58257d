import { afterAll, beforeAll } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { type Browser, type BrowserOptions, startBrowser } from './browser.ts';
import { startPortals } from './portals.ts';

export interface Given {
  readonly portals: Portals;
  readonly browser: Browser;
}

/**
 * Starts the stand-in sites and one browser for all tests of the file and hands them over; closes them at the end, which
 * fails where a host was contacted that is not listed.
 */
export function inBrowser(take: (given: Given) => void | Promise<void>, options: BrowserOptions = {}): void {
  let portals: Portals | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    portals = await startPortals();
    browser = await startBrowser(portals, options);
    await take({ portals, browser });
  });
  afterAll(async () => {
    await browser?.close();
    await portals?.close();
  });
}
