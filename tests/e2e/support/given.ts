import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { type Browser, type BrowserOptions, startBrowser } from './browser.ts';
import { startPortals } from './portals.ts';
import { count } from './tally.ts';
import { type Witness, watchRings } from './witness.ts';

export interface Given {
  readonly portals: Portals;
  readonly browser: Browser;
}

/**
 * Starts the stand-in sites and one browser for all tests of the file and hands them over; closes them at the end, which
 * fails where a host was contacted that is not listed. A test fails where a painted ring was not around its control.
 */
export function inBrowser(take: (given: Given) => void | Promise<void>, options: BrowserOptions = {}): void {
  let portals: Portals | undefined;
  let browser: Browser | undefined;
  let witness: Witness;

  beforeAll(async () => {
    portals = await startPortals();
    browser = await startBrowser(portals, options);
    witness = await watchRings(browser);
    await take({ portals, browser });
  });
  afterEach(() => expect(witness.wrong.splice(0)).toEqual([]));
  afterAll(async () => {
    count('painted frames, every ring around its control', witness.frames);
    await browser?.close();
    await portals?.close();
  });
}
