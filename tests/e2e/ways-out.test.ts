import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { newApp, type Portals, readyApp, type ZoomApp } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import {
  activeApp,
  appAddress,
  enterCredentials,
  forgetEverything,
  MARKETPLACE,
  openStarted,
  pressHandOff,
  ROLE_SETTINGS,
} from './support/journey.ts';
import { overlayWhere, readOverlay, type Shown } from './support/overlay.ts';
import { textsOf } from './support/texts.ts';

// Where something is wrong, the page that it leads to says so too, and offers the way out: nobody is sent in circles.

const t = textsOf('en');
const plain = (key: string) => t(key).replaceAll('**', '');

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

function addApp(values: Partial<ZoomApp>): ZoomApp {
  const app = newApp(portals.world, { ...readyApp(portals.world.variant.family), ...values });
  portals.world.apps.push(app);
  return app;
}

const cardWith = (page: Page, text: string): Promise<Shown> =>
  overlayWhere(page, ({ card }) => card?.text.includes(text) ?? false, `A card with "${text}"`);

async function pressPrimary(page: Page, { card }: Shown): Promise<void> {
  const { x, y, width, height } = card!.primary!;
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** The panel with values of the app, after a check that ended with this text. */
async function checked(app: ZoomApp, says: string, wrong: Parameters<typeof enterCredentials>[3] = {}): Promise<Page> {
  const panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, app, wrong);
  await panel.getByRole('button', { name: 'Check connection' }).click();
  await panel.getByRole('region', { name: 'Connection check' }).getByText(t(says), { exact: true }).waitFor();
  return panel;
}

test('a secret that Zoom refuses: App Credentials says so and collects anew, and the check succeeds', async () => {
  portals.reset();
  const app = activeApp(portals);
  const panel = await checked(app, 'verdict_wrong_client_what', { clientSecret: 'regeneratedsince1234567890123456' });
  const page = await openStarted(browser, appAddress(app, 'credentials'));
  const refused = await cardWith(page, plain('verdict_wrong_client_what'));
  expect(refused.card).toMatchObject({ step: 'credentials', state: 'attention', primaryLabel: t('act_collect') });
  await pressPrimary(page, refused);
  await pressPrimary(page, await cardWith(page, t('card_credentials_second_title')));
  await overlayWhere(page, ({ card }) => card?.state === 'done', 'The new values are taken');
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Check connection' }).click();
  await panel.getByText(t('panel_check_ok'), { exact: true }).waitFor();
});

test('an answer that points to the role: the role page does not say that all is well', async () => {
  portals.reset();
  const app = activeApp(portals);
  const admin = portals.world.role.roles.find(({ id }) => id === '1');
  Object.assign(admin!.permissions, { s2s: { view: true, edit: true } });
  portals.world.faults.users.push({ answer: 'rest-denied' });
  await checked(app, 'verdict_api_denied_what');
  const page = await openStarted(browser, ROLE_SETTINGS);
  const shown = await cardWith(page, t('verdict_api_denied_what'));
  expect(shown.card).toMatchObject({ step: 'role', state: 'attention', primaryLabel: t('act_check') });
});

test('a greyed Server-to-Server card says why, and leads to the role', async () => {
  portals.reset({ variant: { s2sCard: 'disabled' } });
  const page = await openStarted(browser, `${MARKETPLACE}/develop/create`);
  const shown = await overlayWhere(
    page,
    ({ card }) => card?.primaryLabel === t('act_open_role') && card.primary !== null,
    'The way to the role',
  );
  expect(shown.card?.text).toContain(t('card_create_greyed_title'));
  expect(shown.rings).toEqual([]);
  await pressPrimary(page, shown);
  await page.waitForURL('https://zoom.us/role');
});

test('an app of another kind at such an address is named, and another one is made', async () => {
  portals.reset();
  const page = await openStarted(browser, appAddress(addApp({ type: 'webhook' }), 'information'));
  const shown = await cardWith(page, t('card_create_wrong_title'));
  await pressPrimary(page, shown);
  await page.waitForURL(`${MARKETPLACE}/user/build`);
  await overlayWhere(page, ({ card }) => card?.step === 'create', 'The way to another app');
});

test('an older connector in the list is no proof where Microsoft refused the new values', async () => {
  portals.reset({ variant: { purviewValidation: 'refused' } });
  portals.world.connector.activated.push({ name: 'Old one', type: 'Zoom', status: 'Active' });
  const panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, activeApp(portals));
  const purview = await pressHandOff(browser, panel);
  await follow(purview, newWalk(), {
    until: ({ card }) => card?.text.includes(t('card_purview_failed_only_title')) ?? false,
  });
  await purview.goto('https://purview.microsoft.com/compliancemanager/connectorspage');
  await purview.getByRole('tab', { name: 'My activated connectors' }).click();
  expect((await cardWith(purview, t('card_listed_title'))).card).toMatchObject({ step: 'done', state: 'now' });
  await panel.bringToFront();
  await panel.getByRole('listitem', { name: /Compliance Manager (To do|Now)$/ }).waitFor();
  await panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
});

test('a guide that was hidden stays hidden after a reload, until it is asked for', async () => {
  portals.reset();
  const page = await openStarted(browser, `${MARKETPLACE}/`);
  await overlayWhere(page, ({ card }) => card !== null, 'A card');
  const panel = await browser.ownPage('sidepanel.html');
  await panel.getByRole('button', { name: 'Show me where' }).first().waitFor();
  await page.bringToFront();
  const { card } = await overlayWhere(page, (shown) => shown.card !== null, 'A card');
  await page.mouse.click(card!.box.x + card!.box.width - 16, card!.box.y + 16);
  await overlayWhere(page, ({ hosts }) => hosts === 0, 'No guide');
  await page.reload();
  await page.getByRole('heading', { name: 'Discover' }).waitFor();
  await panel.bringToFront();
  // The panel has the page's words: the guide is at work there.
  const show = panel.getByRole('button', { name: 'Show me where' }).first();
  await show.waitFor();
  expect((await readOverlay(page)).hosts).toBe(0);
  await show.click();
  await page.bringToFront();
  await overlayWhere(page, (shown) => shown.card !== null, 'The card again');
});

test('scopes that the role does not offer: named, after the search has tried, with the way to the role', async () => {
  portals.reset({ variant: { scopesOffered: 'no-user' } });
  const page = await openStarted(browser, appAddress(addApp({ scopes: [] }), 'scope'));
  const asked = t('card_scopes_not_offered_title');
  const shown = await follow(page, newWalk(), { until: ({ card }) => card?.text.includes(asked) ?? false, most: 25 });
  expect(shown.card?.text).toContain('Scopes missing: 3');
  expect(shown.card?.text).toContain(t('act_open_role'));
  expect(shown.rings.some(({ status }) => status === 'missing')).toBe(false);
});

test('an Activation page that asks for descriptions of the scopes leads to Scopes and says so', async () => {
  portals.reset({ variant: { scopeDescriptionsRequired: true } });
  const page = await openStarted(browser, appAddress(addApp({}), 'activation'));
  const shown = await cardWith(page, 'Zoom also asks for a description of each scope');
  expect(shown.card?.state).toBe('attention');
  expect(shown.rings.filter(({ status }) => status === 'next').map(({ target }) => target)).toEqual(['rail.scopes']);
});
