import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Portals } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { surrounds } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import {
  activeApp,
  enterCredentials,
  forgetEverything,
  MARKETPLACE,
  openStarted,
  ROLE_SETTINGS,
} from './support/journey.ts';
import type { AxNode } from './support/observers.ts';
import { overlayWhere, readOverlay, type Shown } from './support/overlay.ts';

// Own pages, card and panel as a screen reader and a keyboard meet them; the whole way is in walk.test.ts.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface ChromeTabs {
  query(about: object): Promise<{ id: number }[]>;
  sendMessage(tab: number, message: object): Promise<unknown>;
}

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

/** What axe finds wrong, a line each. Its source goes in through the DevTools protocol, past the page's own policy. */
async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document).then(({ violations }) => JSON.stringify(violations.map(
      ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '))))`,
    awaitPromise: true,
  });
  return JSON.parse(result.value as string) as string[];
}

describe('own pages', () => {
  test.each(['popup.html', 'sidepanel.html', 'record.html'] as const)('axe finds nothing wrong in %s', async (path) => {
    portals.reset();
    const app = activeApp(portals);
    const fresh = await browser.ownPage(path);
    await fresh.getByRole('heading').first().waitFor();
    expect(await violations(fresh)).toEqual([]);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, app);
    portals.world.faults.token.push({ answer: 'invalid-client', times: 1 });
    await panel.getByRole('button', { name: 'Check connection' }).click();
    await panel.getByText('Zoom refused the Client ID or Client Secret').waitFor();
    await fresh.reload();
    await fresh.getByRole('heading').first().waitFor();
    await fresh.bringToFront();
    expect(await violations(fresh)).toEqual([]);
  });

  test('the names that checks from outside rely on', async () => {
    portals.reset();
    const panel = await browser.ownPage('sidepanel.html');
    for (const name of ['Start guide', 'Collect credentials', 'Enter credentials yourself', 'Check connection']) {
      await panel.getByRole('button', { name, exact: true }).waitFor();
    }
    for (const name of ['Hand off to Compliance Manager', 'Save setup record']) {
      await panel.getByRole('button', { name, exact: true }).waitFor();
    }
    for (const name of ['Connection check', 'Hand-off'])
      await panel.getByRole('region', { name, exact: true }).waitFor();
    const items = panel.getByRole('list', { name: 'Setup steps' }).getByRole('listitem');
    const names = await items.evaluateAll((all) =>
      all.map((one) =>
        (one.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      ),
    );
    expect(names).toHaveLength(10);
    names.forEach((name, index) => {
      expect(name).toMatch(new RegExp(`^${index + 1} .*(To do|Now|Done|Confirmed by you|Needs attention)$`));
    });
    await panel.getByRole('button', { name: 'Start guide' }).click();
    await panel.getByRole('button', { name: 'Stop guide', exact: true }).waitFor();
  });
});

describe('the panel by keyboard', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  test('the panel’s text is as large as its sheet says, whatever the browser’s own sheet for such pages says', async () => {
    const panel = await browser.ownPage('sidepanel.html');
    const button = panel.getByRole('button', { name: 'Start guide' });
    await button.waitFor();
    for (const element of [panel.locator('body'), button]) {
      expect(await element.evaluate((one) => getComputedStyle(one).fontSize)).toBe('14px');
    }
    await panel.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await button.evaluate((one) => getComputedStyle(one).fontSize)).toBe('28px');
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('a button that goes with what it did leaves the focus at the step that it stood with', async () => {
    portals.reset();
    const app = activeApp(portals);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, app);
    await expect.poll(() => focused(panel)).toBe('3 App credentials Done');
    await panel.getByRole('button', { name: 'Forget credentials' }).press('Enter');
    await panel.getByText('Credentials forgotten').waitFor();
    await expect.poll(() => focused(panel)).toBe('3 App credentials To do');
    const role = panel.getByRole('listitem', { name: /Role permission/ });
    await role.locator('summary').press('Enter');
    await role.getByRole('button', { name: 'I’ve done this' }).press('Enter');
    await expect.poll(() => focused(panel)).toBe('1 Role permission Confirmed by you');
    await panel.getByRole('button', { name: 'Reset all progress' }).press('Enter');
    await expect.poll(() => focused(panel)).toBe('Keep progress');
    await panel.keyboard.press('Enter');
    await expect.poll(() => focused(panel)).toBe('Reset all progress');
  });
});

test('why nothing was collected is said, and only what is new of a card that stays', async () => {
  portals.reset({ variant: { secretAs: 'input' } });
  const app = activeApp(portals);
  const page = await openStarted(browser, `${MARKETPLACE}/develop/apps/${app.id}/credentials`);
  const isSaid = ({ announced }: Shown) => announced.includes('Uncover the client secret');
  const shown = await overlayWhere(page, isSaid, 'The dots, announced');
  const { x, y } = shown.card!.primary!;
  await page.mouse.click(x + 8, y + 8);
  const why = 'A value still shows as dots. Press the eye beside it, then collect.';
  await overlayWhere(page, ({ announced }) => announced === why, 'The reason, announced');
});

describe('by keyboard alone', () => {
  test('Tab reaches the card, Enter collects, Escape hides it, the panel brings it back', async () => {
    portals.reset();
    const app = activeApp(portals);
    const page = await openStarted(browser, `${MARKETPLACE}/develop/apps/${app.id}/credentials`);
    await overlayWhere(page, ({ card }) => card?.primaryLabel === 'Collect credentials', 'Collect credentials');
    const session = await page.context().newCDPSession(page);
    const focused = async () => {
      const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
      const has = (node: AxNode) =>
        node.properties?.some(({ name, value }) => name === 'focused' && value.value === true);
      return nodes.filter((node) => has(node) && node.role?.value === 'button').map((node) => node.name?.value);
    };
    let reached = false;
    for (let presses = 0; presses < 60 && !reached; presses += 1) {
      await page.keyboard.press('Tab');
      reached = (await focused()).includes('Collect credentials');
    }
    expect(reached).toBe(true);
    await page.keyboard.press('Enter');
    await overlayWhere(page, ({ card }) => card?.state === 'done', 'The values were taken');
    await page.keyboard.press('Escape');
    await overlayWhere(page, ({ card }) => card === null, 'A hidden card');
    const panel = await browser.ownPage('sidepanel.html');
    await panel.getByRole('button', { name: 'Show me where' }).first().click();
    await page.bringToFront();
    await overlayWhere(page, ({ card }) => card !== null, 'The card again');
    expect((await readOverlay(page)).hosts).toBe(1);
  });

  /** What the shortcut sends to the page; headless Chromium has no shortcuts of extensions. */
  const pressChord = async () => {
    await browser.context
      .serviceWorkers()
      .at(-1)!
      .evaluate(async () => {
        const { tabs } = (globalThis as unknown as { chrome: { tabs: ChromeTabs } }).chrome;
        const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
        await tabs.sendMessage(tab!.id, { to: 'page', type: 'focus-card' });
      });
  };

  test('the chord leads to the card, and from there to the control that is asked for', async () => {
    portals.reset();
    const page = await openStarted(browser, ROLE_SETTINGS);
    await overlayWhere(page, ({ card }) => card?.step === 'role', 'The card of the role');
    for (const column of ['View', 'Edit']) {
      const isSaid = ({ announced }: Shown) => announced.includes(`Tick ${column}, Server-to-Server OAuth app`);
      await overlayWhere(page, isSaid, `${column}, said`);
      await pressChord();
      const inPage = () => page.evaluate(() => document.activeElement?.localName);
      await expect.poll(inPage).toBe('div');
      await pressChord();
      await expect.poll(inPage).toBe('input');
      await page.keyboard.press('Space');
    }
    await overlayWhere(page, ({ rings }) => rings.some(({ target }) => target === 'role.save'), 'The ring on Save');
  });

  test.each([
    [1280, 800],
    [986, 633],
  ])('no control of the role page that has the focus lies under the card: %i x %i', async (width, height) => {
    portals.reset();
    const page = await openStarted(browser, ROLE_SETTINGS);
    await page.setViewportSize({ width, height });
    await overlayWhere(page, ({ card }) => card?.step === 'role', 'The card of the role');
    let boxes = 0;
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        let shown = document.activeElement;
        while (shown && (shown.getBoundingClientRect().width < 5 || getComputedStyle(shown).opacity === '0')) {
          shown = shown.parentElement;
        }
        const { x, y, width, height } = shown!.getBoundingClientRect();
        return { isBox: document.activeElement instanceof HTMLInputElement, box: { x, y, width, height } };
      });
      if (!focused.isBox) continue;
      boxes += 1;
      await overlayWhere(
        page,
        ({ card }) => card !== null && !surrounds(card.box, focused.box, 1e4),
        'A card beside it',
      );
    }
    expect(boxes).toBeGreaterThan(10);
  });
});
