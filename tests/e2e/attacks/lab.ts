import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { HandoffState, Session } from '../../../utils/model/state.ts';
import type { Portals, ZoomApp } from '../../portals/server/index.ts';
import { randomText } from '../../portals/server/world.ts';
import { type Browser, type BrowserOptions, startBrowser } from '../support/browser.ts';
import { activeApp, enterCredentials, forgetEverything, pressHandOff } from '../support/journey.ts';
import { startPortals } from '../support/portals.ts';
import { checkShared, type Given, sharedGiven } from '../support/shared.ts';
import { report } from '../support/tally.ts';
import { storageOf } from './probe.ts';

/** The stand-in sites, one browser, an active app whose values are known, and the panel in a tab. */
export interface Lab {
  readonly portals: Portals;
  readonly browser: Browser;
  app: ZoomApp;
  panel: Page;
  /** Everything as on the first day, with an app of new values. */
  fresh(): Promise<void>;
  /** The three values of the app. */
  canaries(): string[];
  giveCredentials(): Promise<void>;
  /** Presses Start in the panel itself. */
  startGuide(): Promise<void>;
  open(address: string): Promise<Page>;
  /** Presses Hand off and waits until it is armed. Gives the tab that it is for. */
  handOff(): Promise<Page>;
  /** The state of the hand-off as the background has it. */
  handoff(): Promise<Pick<HandoffState, 'status' | 'refusal'>>;
  /** Fails where a host was contacted that is not on the list. */
  close(): Promise<void>;
}

/**
 * One lab for all tests of the file; at the end what was counted is printed under the title. `own`: with sites and a
 * browser of its own, not those that the files of a worker share.
 */
export function inLab(title: string, take: (lab: Lab) => void | Promise<void>, { own = false } = {}): void {
  let lab: Lab | undefined;

  beforeAll(async () => {
    lab = own ? await openLab() : await labIn(await sharedGiven());
    await take(lab);
  });
  afterAll(async () => {
    report(title);
    if (own) await lab?.close();
    else checkShared();
  });
}

/** A lab with sites and a browser of its own. */
export async function openLab(options: BrowserOptions = {}): Promise<Lab> {
  const portals = await startPortals();
  return labIn({ portals, browser: await startBrowser(portals, options) });
}

async function labIn({ portals, browser }: Given): Promise<Lab> {
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
    canaries: () => [portals.world.account.id, lab.app.clientId, lab.app.clientSecret],
    giveCredentials: () => enterCredentials(lab.panel, portals, lab.app),
    async startGuide() {
      await lab.panel.bringToFront();
      await lab.panel.getByRole('button', { name: 'Start guide' }).click();
      await lab.panel.getByRole('button', { name: 'Stop guide' }).waitFor();
    },
    async open(address) {
      const page = await browser.context.newPage();
      await page.goto(address);
      return page;
    },
    async handOff() {
      const page = await pressHandOff(browser, lab.panel);
      await soon(async () => (await lab.handoff()).status).toBe('armed');
      return page;
    },
    async handoff() {
      const { session } = (await storageOf(lab.panel)).session as { session?: Session };
      return session?.handoff ?? { status: 'idle', refusal: null };
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

/** The page of Compliance Manager on which its wizard opens. */
export const CONNECTORS = 'https://purview.microsoft.com/compliancemanager/connectorspage';

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

/** `expect.poll` with the patience that a busy machine needs. */
export const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 10_000 });
