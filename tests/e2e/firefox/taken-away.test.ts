import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { soon } from '../attacks/lab.ts';
import { MANAGER, MARKETPLACE, ROLE_SETTINGS } from '../support/journey.ts';
import { readOverlay } from '../support/overlay.ts';
import { startPortals } from '../support/portals.ts';
import { textsOf } from '../support/texts.ts';
import { EXTENSION, type Firefox, OWN_ORIGIN, startFirefox } from './driver.ts';
import type { FirefoxPage } from './page.ts';
import { xpiOf } from './xpi.ts';

// Firefox ends the script of an extension that goes without a word to it. What it drew must not stay in open pages, and
// what a later one draws must stand there alone.

const t = textsOf('en');
const ELSEWHERE = 'https://zoom.us/profile';

let portals: Portals;
let firefox: Firefox;
let pages: FirefoxPage[];

async function begin(lasting: boolean): Promise<void> {
  await firefox?.close();
  firefox = await startFirefox(portals, { lasting });
  pages = [];
  for (const address of [`${MARKETPLACE}/user/build`, ROLE_SETTINGS, MANAGER]) pages.push(await firefox.open(address));
}

beforeAll(async () => {
  portals = await startPortals();
  await begin(false);
});
afterAll(async () => {
  await firefox?.close();
  await portals?.close();
});

/** The hosts of which something is seen, in each page, which is brought to the front as a person would. */
async function hosts(): Promise<number[]> {
  const all: number[] = [];
  for (const page of pages) {
    await page.front();
    all.push((await readOverlay(page)).hosts);
  }
  return all;
}
const expectCards = (count: number) => soon(hosts).toEqual(pages.map(() => count));

async function press(name: string, then: string): Promise<void> {
  const panel = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  await panel.getByRole('button', { name }).click();
  await soon(() => panel.getByRole('button', { name: then }).isVisible()).toBe(true);
  await panel.close();
}

test('installed over and over while the guide runs: one card in each page, without a reload', async () => {
  await press(t('panel_start'), t('panel_stop'));
  await expectCards(1);
  for (let turn = 0; turn < 3; turn += 1) {
    await firefox.install();
    for (const count of await hosts()) expect(count).toBeLessThanOrEqual(1);
    await expectCards(1);
  }
  // All that is there hears it, so nothing of a former copy is.
  await press(t('panel_stop'), t('panel_start'));
  await expectCards(0);
  await press(t('panel_start'), t('panel_stop'));
  await expectCards(1);
});

test('switched off: no card; on again: one', async () => {
  await firefox.inBrowser('await addon.disable();');
  await expectCards(0);
  await firefox.inBrowser('await addon.enable();');
  await expectCards(1);
});

test('switched off while a page lies in the back-forward cache: it comes back without a card', async () => {
  const page = pages[0]!;
  await page.front();
  const address = () => page.evaluate<string>('location.href').catch(() => '');
  await page.evaluate(`void setTimeout(() => { globalThis.mark = true; location.href = '${ELSEWHERE}'; })`);
  await soon(address).toBe(ELSEWHERE);
  await firefox.inBrowser('await addon.disable();');
  await page.evaluate('void setTimeout(() => history.back())');
  await soon(address).not.toBe(ELSEWHERE);
  expect(await page.evaluate('globalThis.mark')).toBe(true);
  await expectCards(0);
  await firefox.inBrowser('await addon.enable();');
  await expectCards(1);
});

test('removed: no card is left', async () => {
  await firefox.inBrowser('await addon.uninstall();');
  await expectCards(0);
});

test('an update waits while the guide runs, with its values, and is taken when it is stopped', async () => {
  await begin(true);
  await press(t('panel_start'), t('panel_stop'));
  const file = join(firefox.profile, 'next.xpi');
  await writeFile(file, xpiOf(EXTENSION, '9.9.9'));
  const panel = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  const kept = { type: 'panel.enter', values: { accountId: 'a-1', clientId: 'c-1', clientSecret: 's-1' } };
  await panel.evaluate(`browser.runtime.sendMessage(${JSON.stringify(kept)})`);
  await panel.close();
  // Firefox never says that an installation waits, so its state is asked for.
  const state = await firefox.inBrowser<string>(`
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(${JSON.stringify(file)});
    const install = await AddonManager.getInstallForFile(file);
    await new Promise((done) => {
      install.addListener({ onInstallPostponed: done, onInstallEnded: done, onInstallFailed: done });
      install.install().catch(done);
    });
    return install.state === AddonManager.STATE_POSTPONED ? 'waits' : 'state ' + install.state;
  `);
  expect(state).toBe('waits');
  await expectCards(1);
  const again = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  await soon(() => again.getByRole('button', { name: t('panel_forget') }).isVisible()).toBe(true);
  await again.getByRole('button', { name: t('panel_stop') }).click();
  await soon(() => again.getByRole('button', { name: t('panel_start') }).isVisible()).toBe(true);
  expect(await firefox.inBrowser('return addon.version;')).not.toBe('9.9.9');
  await again.close();
  await soon(() => firefox.inBrowser('return addon.version;')).toBe('9.9.9');
  await expectCards(0);
  await press(t('panel_start'), t('panel_stop'));
  await expectCards(1);
});
