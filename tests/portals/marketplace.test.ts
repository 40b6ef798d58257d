/**
 * The stand-in Marketplace by itself, without the extension: a person who reads labels gets from an empty account to an
 * active app.
 */
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';
import { type Portals, startPortals, type Variant } from './server/index.ts';

let portals: Portals;
let browser: BrowserContext;
let page: Page;

beforeAll(async () => {
  portals = await startPortals();
  browser = await chromium.launchPersistentContext('', {
    executablePath: chromiumPath(),
    args: [...QUIET, ...portals.chromiumArgs],
  });
  page = browser.pages()[0] ?? (await browser.newPage());
});

afterAll(async () => {
  await browser?.close();
  await portals?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function createApp({ marketplace }: Partial<Variant>): Promise<void> {
  await page.goto('https://marketplace.zoom.us/');
  if (marketplace === '2026') {
    await page.getByRole('link', { name: 'Developer' }).click();
  }
  await button('Develop').click();
  if (marketplace === '2024') {
    await page.getByRole('menuitem', { name: 'Build Server-to-Server App' }).click();
  } else {
    await page.getByRole('menuitem', { name: /^build app$/i }).click();
  }
  if (marketplace === '2026' || marketplace === '2025') {
    await page.getByRole('radio', { name: /Server to Server OAuth App/ }).check();
    await button('Create').click();
  } else if (marketplace === '2022') {
    const card = page.locator('main > div > div', { has: page.getByText('Server-to-Server OAuth', { exact: true }) });
    await card.getByRole('button', { name: 'Create' }).click();
  }
  const dialog = page.getByRole('dialog', { name: 'Create a Server-to-Server OAuth app' });
  await dialog.getByRole('textbox').fill('Compliance connector');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name: 'Compliance connector' }).waitFor();
}

async function fillInformation(): Promise<void> {
  await page.getByRole('link', { name: 'Information' }).click();
  await page.getByRole('heading', { name: /^basic information$/i }).waitFor();
  // By place, so that it works for labels which are not tied to their boxes: name, description, company, contact name,
  // e-mail.
  const boxes = page.getByRole('main').getByRole('textbox');
  const texts = ['Reads security settings', 'Contoso', 'Ada Example', 'ada@contoso.example'];
  for (const [index, text] of texts.entries()) {
    await boxes.nth(index + 1).fill(text);
  }
  await expect.poll(() => portals.world.apps[0]?.contactEmail).toBe('ada@contoso.example');
}

async function addScopes({ family }: Partial<Variant>): Promise<void> {
  await page.getByRole('link', { name: 'Scopes' }).click();
  await page.getByRole('button', { name: /add scopes/i }).click();
  const wanted = family === 'classic' ? 'user:read:admin' : 'user:read:list_users:admin';
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder(/^search/i).fill(wanted);
  if (family === 'granular') {
    await dialog.getByRole('button', { name: 'View all user information' }).click();
  }
  // The last checkbox: the only row that the search left, below Select All.
  await dialog.getByText(wanted, { exact: true }).waitFor();
  await dialog.getByRole('checkbox').last().check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => portals.world.apps[0]?.scopes.map(({ id }) => id)).toEqual([wanted]);
}

const variants: Partial<Variant>[] = [
  {
    marketplace: '2026',
    family: 'granular',
    late: 300,
    replaceNodes: 'second',
    unnamedCheckboxes: true,
    extraScopes: 1500,
  },
  { marketplace: '2025', family: 'granular', replaceNodes: 'click', looseLabels: true, scopeSearchNeeded: true },
  { marketplace: '2024', family: 'classic', theme: 'dark', secretAs: 'text-dots' },
  { marketplace: '2022', family: 'classic', unnamedCheckboxes: true, secretAs: 'input' },
];

test.each(variants)('an app is made, filled in and activated: %o', async (variant) => {
  portals.reset({ variant });
  await createApp(variant);
  await fillInformation();
  await page.getByRole('link', { name: 'Activation' }).click();
  await expect.poll(() => page.getByRole('listitem').allTextContents()).toContain('At least one scope');
  await addScopes(variant);
  await page.getByRole('link', { name: 'Activation' }).click();
  await button('Activate your app').click();
  await page.getByText('Your app is activated on the account').waitFor();
  await page.reload();
  await page.getByText('Your app is activated on the account').waitFor();
  expect(portals.requests.filter(({ known, byBrowser }) => !known && !byBrowser)).toEqual([]);
});

test('the secret is in the page only after the eye was pressed, where only dots are shown', async () => {
  for (const secretAs of ['input', 'text-dots'] as const) {
    portals.reset({ variant: { secretAs } });
    await createApp({ marketplace: '2026' });
    const secret = portals.world.apps[0]?.clientSecret ?? 'none';
    const isShown = () =>
      page.evaluate(
        (text) =>
          document.body.innerText.includes(text) ||
          [...document.querySelectorAll('input')].some(({ value }) => value === text),
        secret,
      );
    expect(await isShown()).toBe(false);
    const eye = (await page.evaluate(() => window.portalTruth.boxes())).find(({ id }) => id === 'credentials.reveal');
    await page.mouse.click((eye?.box.x ?? 0) + 10, (eye?.box.y ?? 0) + 10);
    await expect.poll(isShown).toBe(true);
  }
});

test('a wrong address of an app, and the scopes that a role does not get', async () => {
  portals.reset({ variant: { scopesOffered: 'no-user' } });
  await createApp({ marketplace: '2026' });
  await page.goto(page.url().replace('/credentials', '/scopes'));
  await page.getByText("We couldn't find the page.").waitFor();
  await page.goto(page.url().replace('/scopes', '/scope'));
  await page.getByRole('button', { name: 'Add Scopes' }).click();
  await page.getByPlaceholder('Search scope').fill('user:read:list_users:admin');
  await page.getByText('No results').waitFor();
});

test('the truth names what is covered by a dialog, and leaves nothing in the page', async () => {
  portals.reset();
  await page.goto('https://marketplace.zoom.us/develop/create');
  await button('Create').waitFor();
  const onTop = async () =>
    Object.fromEntries((await page.evaluate(() => window.portalTruth.boxes())).map((box) => [box.id, box.onTop]));
  expect(await onTop()).toEqual({ 'nav.develop': false, 'chooser.s2s': true, 'chooser.create': true });
  expect(await page.content()).not.toMatch(/chooser\.|nav\.develop|portalTruth/);
});
