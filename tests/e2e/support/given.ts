import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { type Browser, type BrowserOptions, startBrowser } from './browser.ts';
import { startPortals } from './portals.ts';
import { checkShared, type Given, sharedGiven } from './shared.ts';
import { count } from './tally.ts';
import { type Witness, watchRings } from './witness.ts';

interface GivenOptions extends BrowserOptions {
  /** Every painted frame is looked at, which keeps a page busy: a test fails where a ring was not around its control. */
  readonly witnessed?: boolean;
  /** A browser of its own; so it is with any other option. */
  readonly own?: boolean;
}

/**
 * Hands the stand-in sites and one browser over to all tests of the file. Fails in the end where a host was contacted
 * that is not listed.
 */
export function inBrowser(take: (given: Given) => void | Promise<void>, options: GivenOptions = {}): void {
  if (Object.keys(options).length === 0) {
    beforeAll(async () => take(await sharedGiven()));
    afterAll(checkShared);
    return;
  }
  let portals: Portals | undefined;
  let browser: Browser | undefined;
  let witness: Witness | undefined;

  beforeAll(async () => {
    portals = await startPortals();
    browser = await startBrowser(portals, options);
    if (options.witnessed) witness = await watchRings(browser);
    await take({ portals, browser });
  });
  afterEach(() => expect(witness?.wrong.splice(0) ?? []).toEqual([]));
  afterAll(async () => {
    if (witness) count('painted frames, every ring around its control', witness.frames);
    await browser?.close();
    await portals?.close();
  });
}
