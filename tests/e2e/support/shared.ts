import type { Portals } from '../../portals/server/index.ts';
import { type Browser, startBrowser } from './browser.ts';
import { forgetEverything } from './journey.ts';
import { expectKnownHosts, startPortals } from './portals.ts';

/** The stand-in sites and one browser. */
export interface Given {
  readonly portals: Portals;
  readonly browser: Browser;
}

let shared: Given | undefined;

/**
 * The sites and the browser that all files of a worker share, as on the first day: no page but an empty one, nothing
 * stored, no cookie, no permission, no route. They end with the worker. A file that adds a script to all pages, or
 * looks at processes or memory, starts its own.
 */
export async function sharedGiven(): Promise<Given> {
  shared ??= await start();
  const { portals, browser } = shared;
  await forgetEverything(browser);
  const { context } = browser;
  await Promise.all([context.clearCookies(), context.clearPermissions(), context.unrouteAll({ behavior: 'wait' })]);
  portals.reset();
  return shared;
}

async function start(): Promise<Given> {
  const portals = await startPortals();
  const browser = await startBrowser(portals);
  browser.context.once('close', () => {
    shared = undefined;
  });
  return { portals, browser };
}

/** At the end of a file: fails where a host was contacted that is not listed. */
export function checkShared(): void {
  if (shared) expectKnownHosts(shared.portals);
}
