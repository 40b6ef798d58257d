import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { sending } from '../attacks/bare-tabs.ts';
import { soon } from '../attacks/lab.ts';
import { MARKETPLACE } from '../support/journey.ts';
import { readOverlay } from '../support/overlay.ts';
import { startPortals } from '../support/portals.ts';
import { textsOf } from '../support/texts.ts';
import { type Firefox, OWN_ORIGIN, startFirefox } from './driver.ts';

const t = textsOf('en');

let portals: Portals;
let firefox: Firefox;

beforeAll(async () => {
  portals = await startPortals();
  firefox = await startFirefox(portals, { withheld: true });
});
afterAll(async () => {
  await firefox?.close();
  await portals?.close();
});

test('the icon stands in the toolbar, not in the menu of extensions', async () => {
  const bars = await firefox.inBrowser<string[]>(`
    const own = document.querySelectorAll('[data-extensionid="' + addon.id + '"]');
    return [...own].map(({ parentElement }) => parentElement?.id ?? '');
  `);
  expect(bars).toContain('nav-bar-customization-target');
});

test('sites withheld: the panel asks for them, and a page that was open before gets its card without a reload', async () => {
  const page = await firefox.open(`${MARKETPLACE}/user/build`);
  const panel = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  await panel.getByRole('button', { name: t('panel_start') }).click();
  await soon(() => panel.getByRole('button', { name: t('panel_stop') }).isVisible()).toBe(true);
  expect((await readOverlay(page)).hosts).toBe(0);

  await panel.getByRole('button', { name: t('access_allow') }).click();
  await soon(() => panel.getByRole('button', { name: t('access_allow') }).isVisible()).toBe(false);
  await page.front();
  await soon(async () => (await readOverlay(page)).hosts).toBe(1);
});

test('handed off from a container tab: it is said that Compliance Manager opens outside of it', async () => {
  const panel = await firefox.opened(/sidepanel\.html$/);
  const zoom = await firefox.opened(/^https:\/\/marketplace/);
  await zoom.close();
  await firefox.inBrowser(`gBrowser.selectedTab = gBrowser.addTrustedTab('${MARKETPLACE}/', { userContextId: 1 });`);
  await firefox.opened(/^https:\/\/marketplace/);
  const values = { accountId: 'a-1', clientId: 'c-1', clientSecret: 's-1' };
  await panel.evaluate(sending({ type: 'panel.enter', values }));
  expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'one' }))).toEqual({
    ok: true,
    outsideContainer: true,
  });
  // Compliance Manager is open now, and that tab is taken.
  expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'two' }))).toEqual({ ok: true });
});
