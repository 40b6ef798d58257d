import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Portals } from '../portals/server/index.ts';
import { soon } from './attacks/lab.ts';
import { inWorld } from './attacks/probe.ts';
import { type Browser, startBrowser } from './support/browser.ts';
import { pressStart } from './support/follower.ts';
import { forgetEverything, MANAGER, MARKETPLACE, ROLE_SETTINGS } from './support/journey.ts';
import { overlayWhere, readOverlay } from './support/overlay.ts';
import { startPortals } from './support/portals.ts';
import { copyOfBuild, remove, UPDATABLE, update } from './support/versions.ts';

// The guide's script comes into a page only where the guide runs. Pages that are open already get it without a reload.

let portals: Portals;
let build: Awaited<ReturnType<typeof copyOfBuild>>;
let browser: Browser;
let version = 1;

beforeAll(async () => {
  build = await copyOfBuild();
  portals = await startPortals();
  browser = await startBrowser(portals, { extension: build.folder, args: UPDATABLE });
});
beforeEach(() => forgetEverything(browser));
afterAll(async () => {
  await browser?.close();
  await portals?.close();
  await build?.remove();
});

const next = () => update(browser, build.folder, `9.0.${version++}`);
const hosts = async (page: Page) => (await readOverlay(page)).hosts;

async function open(address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

async function press(name: 'Start guide' | 'Stop guide'): Promise<void> {
  const popup = await browser.ownPage('popup.html');
  await popup.getByRole('button', { name }).click();
  await popup.getByRole('button', { name: name === 'Start guide' ? 'Stop guide' : 'Start guide' }).waitFor();
  await popup.close();
}

test('before Start the guide’s script is in no page, and one that stands open gets it at Start', async () => {
  const page = await open(`${MARKETPLACE}/user/build`);
  expect(await inWorld(page, 'globalThis.guideRuns ?? false')).toBe(false);
  await pressStart(browser);
  await overlayWhere(page, ({ card, hosts: count }) => card !== null && count === 1, 'The card');
  expect(await inWorld(page, 'globalThis.guideRuns')).toBe(true);
});

test('an update while the guide runs: every open page goes on without a reload, at no time with two cards', async () => {
  const pages = [await open(`${MARKETPLACE}/user/build`), await open(ROLE_SETTINGS), await open(MANAGER)];
  await pressStart(browser);
  for (const page of pages) {
    await page.bringToFront();
    await overlayWhere(page, ({ card }) => card !== null, 'The card');
  }
  await next();
  const most = [0, 0, 0];
  const newCopies = async () => {
    const own: boolean[] = [];
    for (const [index, page] of pages.entries()) {
      most[index] = Math.max(most[index]!, await hosts(page));
      own.push(await inWorld(page, '(globalThis.guideRuns && chrome.runtime?.id !== undefined) ?? false'));
    }
    return own;
  };
  await soon(newCopies).toEqual([true, true, true]);
  for (const page of pages) {
    await page.bringToFront();
    await overlayWhere(page, ({ card, hosts: count }) => card !== null && count === 1, 'The card of the new version');
  }
  await newCopies();
  expect(most).toEqual([1, 1, 1]);
  // Only the new copies hear it.
  await press('Stop guide');
  for (const page of pages) await soon(() => hosts(page)).toBe(0);
});

test('an update while it does not run: Start reaches the pages that were open, a frozen one holds nobody up', async () => {
  const page = await open(`${MARKETPLACE}/user/build`);
  const frozen = await open(ROLE_SETTINGS);
  await next();
  const session = await browser.context.newCDPSession(frozen);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await pressStart(browser);
  await page.bringToFront();
  await overlayWhere(page, ({ card, hosts: count }) => card !== null && count === 1, 'The card without a reload');
  await press('Stop guide');
  await soon(() => hosts(page)).toBe(0);

  // What was put into the frozen page runs only now: it asks, hears that the guide was stopped, and does nothing.
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await frozen.bringToFront();
  await soon(() => inWorld(frozen, 'globalThis.guideRuns ?? false')).toBe(true);
  await inWorld(frozen, `chrome.runtime.sendMessage({ type: 'page.hello' })`);
  expect(await hosts(frozen)).toBe(0);
  await pressStart(browser);
  await frozen.bringToFront();
  await overlayWhere(frozen, ({ card }) => card !== null, 'The card');
});

test.each([
  ['another page of ours', `${MARKETPLACE}/`, 1],
  ['a page that is not ours', 'https://zoom.us/profile', 0],
])('a page that asks and goes at once to %s: the guide is where it belongs', async (_name, address, expected) => {
  const page = await open(`${MARKETPLACE}/user/build`);
  await pressStart(browser);
  await page.bringToFront();
  await overlayWhere(page, ({ card }) => card !== null, 'The card');
  await inWorld(page, `{ void chrome.runtime.sendMessage({ type: 'page.opened' }); location.href = '${address}' }`);
  await page.waitForURL(address);
  if (expected === 1) await overlayWhere(page, ({ card }) => card !== null, 'The card');
  // Whatever was on its way has arrived when a later injection has.
  await press('Stop guide');
  await pressStart(browser);
  await page.bringToFront();
  await soon(() => hosts(page)).toBe(expected);
});

test('a page with the strictest policy is guided like any other', async () => {
  const address = `${MARKETPLACE}/strict`;
  const policy = `default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  await browser.context.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'content-security-policy': policy,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
      body: '<!doctype html><title>App Marketplace</title><h1>App Marketplace</h1>',
    }),
  );
  const before = await open(address);
  await pressStart(browser);
  const after = await open(address);
  for (const page of [before, after]) {
    await page.bringToFront();
    await overlayWhere(page, ({ card, hosts: count }) => card !== null && count === 1, 'The card');
  }
});

test('removed while the guide runs: within five seconds no page has anything of it', async () => {
  const pages = [await open(`${MARKETPLACE}/user/build`), await open(ROLE_SETTINGS), await open(MANAGER)];
  await pressStart(browser);
  for (const page of pages) {
    await page.bringToFront();
    await overlayWhere(page, ({ card }) => card !== null, 'The card');
  }
  await remove(browser);
  for (const page of pages) {
    await page.bringToFront();
    await expect.poll(() => hosts(page), { timeout: 5000 }).toBe(0);
  }
});
