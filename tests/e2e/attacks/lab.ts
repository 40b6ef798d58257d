import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { HandoffState, Session } from '../../../utils/flow/state.ts';
import type { Portals, ZoomApp } from '../../portals/server/index.ts';
import { randomText } from '../../portals/server/world.ts';
import { type Browser, type BrowserOptions, startBrowser } from '../support/browser.ts';
import { activeApp, enterCredentials, forgetEverything, pressHandOff } from '../support/journey.ts';
import { startPortals } from '../support/portals.ts';
import { storageOf } from './probe.ts';

/** The stand-in sites, one browser, an active app whose values are known, and the panel in a tab. */
export interface Lab {
  readonly portals: Portals;
  readonly browser: Browser;
  app: ZoomApp;
  panel: Page;
  /** Everything as on the first day, with an app of new values. */
  fresh(): Promise<void>;
  /** Fails where a host was contacted that is not on the list. */
  close(): Promise<void>;
}

export async function openLab(options: BrowserOptions = {}): Promise<Lab> {
  const portals = await startPortals();
  const browser = await startBrowser(portals, options);
  const lab: Lab = {
    portals,
    browser,
    app: canaryApp(portals),
    panel: await browser.ownPage('sidepanel.html'),
    async fresh() {
      await forgetEverything(browser);
      portals.reset();
      lab.app = canaryApp(portals);
      lab.panel = await browser.ownPage('sidepanel.html');
    },
    async close() {
      await browser.close();
      await portals.close();
    },
  };
  return lab;
}

/** Values that occur nowhere else, so that any trace of them is one. */
function canaryApp(portals: Portals): ZoomApp {
  portals.world.account.id = `CNRYacc${randomText(15, 'alphanumeric')}`;
  return activeApp(portals, {
    clientId: `CNRYcli${randomText(15, 'alphanumeric')}`,
    clientSecret: `CNRYsec${randomText(25, 'alphanumeric')}`,
  });
}

/** The three values of the lab's app. */
export function canariesOf({ portals, app }: Lab): string[] {
  return [portals.world.account.id, app.clientId, app.clientSecret];
}

export async function giveCredentials({ panel, portals, app }: Lab): Promise<void> {
  await enterCredentials(panel, portals, app);
}

/** Presses Start in the panel itself. */
export async function startGuide({ panel }: Lab): Promise<void> {
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Start guide' }).click();
  await panel.getByRole('button', { name: 'Stop guide' }).waitFor();
}

export async function open({ browser }: Lab, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

/** Goes through the wizard to its form by the page's own buttons, as somebody does who needs no guide. */
export async function openForm(page: Page): Promise<void> {
  await page.goto(new URL('/compliancemanager/connectorspage', page.url()).href);
  await fromConnectorsToForm(page);
}

/** The same from the page of the connectors on. */
export async function fromConnectorsToForm(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /Zoom/ })
    .getByRole('checkbox')
    .or(page.getByRole('radio'))
    .first()
    .check({ force: true });
  for (const name of ['Activate connector', 'Add connector', 'Accept'])
    await page.getByRole('button', { name }).click();
  await page.getByRole('textbox', { name: 'Connector name' }).fill('Zoom');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'Authentication' }).waitFor();
}

/** What stands in the form's fields. */
export const typedIn = (page: Page): Promise<string[]> =>
  page.locator('.form input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

/** The state of the hand-off as the background has it. */
export async function handoffOf({ panel }: Lab): Promise<Pick<HandoffState, 'status' | 'refusal'>> {
  const { session } = (await storageOf(panel)).session as { session?: Session };
  return session?.handoff ?? { status: 'idle', refusal: null };
}

/** Presses Hand off and waits until it is armed. Gives the tab that it is for. */
export async function handOff(lab: Lab): Promise<Page> {
  const page = await pressHandOff(lab.browser, lab.panel);
  for (;;) if ((await handoffOf(lab)).status === 'armed') return page;
}

/** `expect.poll` with the patience that a busy machine needs. */
export const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 10_000 });
