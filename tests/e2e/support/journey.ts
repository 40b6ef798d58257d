import type { Page } from 'playwright-core';
import type { Portals, ZoomApp } from '../../portals/server/index.ts';
import { newApp, readyApp } from '../../portals/server/index.ts';
import type { Browser } from './browser.ts';
import { type FollowOptions, follow, newWalk, pressStart, type Walk } from './follower.ts';
import type { Shown } from './overlay.ts';
import { textsOf } from './texts.ts';

export const ROLE_SETTINGS = 'https://zoom.us/role#/detail/1/settings';
export const MARKETPLACE = 'https://marketplace.zoom.us';
export const MANAGER = 'https://purview.microsoft.com/compliancemanager/overviewpage';

export const appAddress = (app: ZoomApp, section: string) => `${MARKETPLACE}/develop/apps/${app.id}/${section}`;

/** An activated app with every needed scope, in the account. */
export function activeApp(portals: Portals, values: Partial<ZoomApp> = {}): ZoomApp {
  const app = newApp(portals.world, {
    ...readyApp(portals.world.variant.family),
    activation: 'activated',
    ...values,
  });
  portals.world.apps.push(app);
  return app;
}

/** All pages of the browser but one empty one are closed; the guide starts as on the first day. */
export async function forgetEverything(browser: Browser): Promise<void> {
  const worker = browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
  const empty = browser.context.pages().find((page) => page.url() === 'about:blank');
  const keep = empty ?? (await browser.context.newPage());
  for (const page of browser.context.pages()) if (page !== keep) await page.close();
  // Under the product's own lock: a change that is half done would write the former state back.
  await worker.evaluate(() =>
    navigator.locks.request('state', async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { clear(): Promise<void> }> } })
        .chrome;
      await storage.local?.clear();
      await storage.session?.clear();
    }),
  );
}

/** A page of the sites with the guide started. */
export async function openStarted(browser: Browser, address: string, t = textsOf('en')): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  await pressStart(browser, t);
  await page.bringToFront();
  return page;
}

/** Fills `Enter credentials yourself` in the panel with the app's values, or with others. */
export async function enterCredentials(
  panel: Page,
  portals: Portals,
  app: ZoomApp,
  others: Partial<Record<'accountId' | 'clientId' | 'clientSecret', string>> = {},
): Promise<void> {
  await panel.getByRole('button', { name: 'Enter credentials yourself' }).click();
  await panel.getByRole('textbox', { name: 'Account ID' }).fill(others.accountId ?? portals.world.account.id);
  await panel.getByRole('textbox', { name: 'Client ID' }).fill(others.clientId ?? app.clientId);
  await panel.getByLabel('Client secret', { exact: true }).fill(others.clientSecret ?? app.clientSecret);
  await panel.getByRole('button', { name: 'Use these credentials' }).click();
  await panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
}

/** Presses Hand off in the panel and gives the Purview page that it leads to. */
export async function pressHandOff(browser: Browser, panel: Page): Promise<Page> {
  const isManager = (page: Page) =>
    /^https:\/\/(purview|compliance)\.microsoft\.com\/.*compliancemanager/.test(page.url());
  const open = browser.context.pages().find(isManager);
  const opened = open ? null : browser.context.waitForEvent('page', { timeout: 20_000 });
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Hand off to Compliance Manager' }).click();
  const page = open ?? (await opened!);
  await page.waitForURL(/microsoft\.com/);
  await page.bringToFront();
  return page;
}

export interface Journey {
  readonly walk: Walk;
  /** The Zoom page that the walk ended on. */
  readonly zoom: Page;
  readonly panel: Page;
  readonly purview: Page;
  readonly last: Shown;
}

/** The whole way of the blind follower from an address to `done`, with the one click in the panel between. */
export async function journey(
  browser: Browser,
  address = ROLE_SETTINGS,
  each?: FollowOptions['each'],
  walk = newWalk(),
): Promise<Journey> {
  const zoom = await openStarted(browser, address);
  await follow(zoom, walk, { until: ({ card }) => card?.step === 'handoff', each });
  const panel = await browser.ownPage('sidepanel.html');
  const purview = await pressHandOff(browser, panel);
  const last = await follow(purview, walk, { until: ({ card }) => card?.step === 'done', each });
  return { walk, zoom, panel, purview, last };
}
