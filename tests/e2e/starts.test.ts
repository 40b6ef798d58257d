import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { newApp, type Portals, readyApp } from '../portals/server/index.ts';
import { type Browser, startBrowser } from './support/browser.ts';
import { checkRings, follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import {
  activeApp,
  appAddress,
  enterCredentials,
  forgetEverything,
  MANAGER,
  MARKETPLACE,
  openStarted,
  pressHandOff,
  ROLE_SETTINGS,
} from './support/journey.ts';
import { overlayWhere, readOverlay } from './support/overlay.ts';
import { oneScope, STARTS } from './support/starts.ts';

// Entry anywhere: the step is worked out from the page, not from what went before.

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

test.each(STARTS)('starts on $name', async ({ app: values, address, step, state = 'now', next, says }) => {
  portals.reset();
  const app = newApp(portals.world, values);
  if (values) portals.world.apps.push(app);
  const page = await openStarted(browser, address(app));
  await overlayWhere(
    page,
    ({ card, rings }) =>
      card?.step === step &&
      card.state === state &&
      card.text.includes(says ?? '') &&
      (!next || rings.some((ring) => ring.target === next && ring.status === 'next')),
    `The card of ${step}`,
  );
  const walk = newWalk();
  await checkRings(page, walk);
  expect(walk.wrong).toEqual([]);
});

test('from Scopes, with everything else open, the follower arrives at the hand-off', async () => {
  portals.reset();
  const app = newApp(portals.world, { ...readyApp(), ...oneScope, companyName: '' });
  portals.world.apps.push(app);
  const walk = newWalk();
  const page = await openStarted(browser, appAddress(app, 'scope'));
  const last = await follow(page, walk, { until: ({ card }) => card?.step === 'handoff' });
  expect(walk.wrong).toEqual([]);
  expect(last.card?.state).toBe('now');
  expect(app.activation).toBe('activated');
});

test('Created apps with an app that is there: it says so, and opening it is enough', async () => {
  portals.reset();
  const app = activeApp(portals);
  const page = await openStarted(browser, `${MARKETPLACE}/user/build`);
  await overlayWhere(page, ({ card }) => card?.text.includes('already listed') ?? false, 'The note on the app');
  await page.getByRole('link', { name: app.name }).click();
  await overlayWhere(page, ({ card }) => card?.step === 'credentials', 'The card of App Credentials');
});

test('a General app: the way back leads to the list of apps', async () => {
  portals.reset();
  const app = newApp(portals.world, { ...readyApp(), type: 'general' });
  portals.world.apps.push(app);
  const walk = newWalk();
  const page = await openStarted(browser, `${MARKETPLACE}/develop/applications/${app.id}/information?mode=dev`);
  await follow(page, walk, { until: ({ rings }) => rings.some(({ target }) => target === 'nav.develop') });
  expect(page.url()).toBe(`${MARKETPLACE}/user/build`);
});

test('the wrong Data connectors: the way back leads to Compliance Manager', async () => {
  portals.reset();
  const page = await openStarted(browser, 'https://purview.microsoft.com/dataconnectors');
  await follow(page, newWalk(), { until: ({ rings }) => rings.some(({ target }) => target === 'purview.connectors') });
  expect(page.url()).toContain('/compliancemanager/');
});

test('Start without a page of Zoom opens the Marketplace; the other pages stay', async () => {
  portals.reset();
  const purview = await browser.context.newPage();
  await purview.goto(MANAGER);
  const panel = await browser.ownPage('sidepanel.html');
  const marketplace = browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Start guide' }).click();
  await (await marketplace).waitForURL(`${MARKETPLACE}/**`);
  expect(purview.url()).toBe(MANAGER);
});

test('Hand off leaves a tab with another part of Purview as it is', async () => {
  portals.reset();
  const app = activeApp(portals);
  const other = await browser.context.newPage();
  const address = 'https://purview.microsoft.com/dataconnectors';
  await other.goto(address);
  const panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, app);
  const manager = browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Hand off to Compliance Manager' }).click();
  await (await manager).waitForURL(MANAGER);
  expect(other.url()).toBe(address);
});

describe('a browser restart', () => {
  test('a restart on the way from Feature: progress resumes, the values are gone and asked for again, and the way ends at done', async () => {
    portals.reset();
    const feature = STARTS.find(({ name }) => name === 'Feature')!;
    const app = newApp(portals.world, feature.app);
    portals.world.apps.push(app);
    const profile = await mkdtemp(join(tmpdir(), 'connector-guide-restart-'));
    let own = await startBrowser(portals, { profile });
    try {
      const walk = newWalk();
      const page = await openStarted(own, feature.address(app));
      await follow(page, walk, { until: ({ card }) => card?.step === 'handoff' });
      await own.close();

      own = await startBrowser(portals, { profile });
      const panel = await own.ownPage('sidepanel.html');
      const steps = panel.getByRole('list', { name: 'Setup steps' });
      await steps.getByRole('listitem', { name: /Scopes.*Done$/ }).waitFor();
      await steps.getByRole('listitem', { name: /App credentials.*Needs attention$/ }).waitFor();
      await panel.getByText('Credentials forgotten').waitFor();
      const again = await own.context.newPage();
      await again.goto(appAddress(app, 'credentials'));
      await overlayWhere(
        again,
        ({ card }) => card?.step === 'credentials' && card.text.includes('The browser was closed'),
        'Words on why the values are gone',
      );
      await follow(again, walk, { until: ({ card }) => card?.step === 'handoff' });
      const purview = await pressHandOff(own, panel);
      const last = await follow(purview, walk, { until: ({ card }) => card?.step === 'done' });
      expect(last.card).toMatchObject({ step: 'done', state: 'done' });
      expect(walk.wrong).toEqual([]);
      expect(portals.world.connector.activated).toHaveLength(1);
      // Role is proved only where it was looked at.
      await panel.bringToFront();
      await panel
        .getByText(/^9 of 10/)
        .first()
        .waitFor();
    } finally {
      await own.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});

describe('before Start, and elsewhere', () => {
  /** Counts what a page could notice of a guest: its messages, its events, its nodes. */
  const WITNESS = `
    window.witness = { messages: 0, nodes: [] };
    addEventListener('message', () => { witness.messages += 1; }, true);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records)
        for (const node of addedNodes)
          if (target === document.documentElement && node.nodeType === 1) witness.nodes.push(node.nodeName);
    }).observe(document, { childList: true, subtree: true });
  `;

  async function witnessed(address: string): Promise<{ messages: number; nodes: string[] }> {
    const page = await browser.context.newPage();
    await page.addInitScript(WITNESS);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect((await readOverlay(page)).hosts).toBe(0);
    return page.evaluate(() => (window as unknown as { witness: { messages: number; nodes: string[] } }).witness);
  }

  test.each([`${MARKETPLACE}/user/build`, ROLE_SETTINGS, MANAGER])('%s sees nothing before Start', async (address) => {
    portals.reset();
    const { messages, nodes } = await witnessed(address);
    expect(messages).toBe(0);
    expect(nodes.filter((name) => name !== 'HEAD' && name !== 'BODY')).toEqual([]);
  });

  test('no other page sees anything after Start', async () => {
    portals.reset();
    const page = await openStarted(browser, `${MARKETPLACE}/`);
    await overlayWhere(page, ({ hosts }) => hosts === 1, 'The guide on its own page');
    const { nodes } = await witnessed('https://zoom.us/profile');
    expect(nodes.filter((name) => name !== 'HEAD' && name !== 'BODY')).toEqual([]);
  });
});
