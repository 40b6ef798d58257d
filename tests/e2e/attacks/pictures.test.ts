import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { randomText } from '../../portals/server/world.ts';
import { appAddress, enterCredentials, MANAGER } from '../support/journey.ts';
import { overlayWhere } from '../support/overlay.ts';
import { count } from '../support/tally.ts';
import { fromConnectorsToForm, inLab, type Lab, soon } from './lab.ts';
import { areSame, withPlanted } from './pictures.ts';

// The same way is gone twice, with values of the same length and the same last two characters where those are shown.
// Whatever else of them were drawn, in letters, colours or widths, would make the pictures differ.

/** What the extension takes for now, so that both ways show the same times. */
const NOW = Math.floor(Date.now() / 60_000) * 60_000;
const APP_ID = 'TheSameAppInBothWays01';

let lab: Lab;

inLab(
  'Pictures',
  async (opened) => {
    lab = opened;
    await lab.browser.context.addInitScript((now) => {
      if (location.protocol === 'chrome-extension:') Date.now = () => now;
    }, NOW);
  },
  { own: true },
);

const VALUES = () => ({
  accountId: `${randomText(20, 'alphanumeric')}Qz`,
  clientId: `${randomText(20, 'alphanumeric')}W7`,
  clientSecret: randomText(32, 'alphanumeric'),
});

type Show = (name: string, page: Page, where?: 'card') => Promise<void>;

/** As a person would see it once nothing moves: two pictures in a row are the same. */
async function settled(page: Page, where?: 'card'): Promise<Buffer> {
  await page.bringToFront();
  await page.mouse.move(1, 1);
  let last = await picture(page, where);
  for (;;) {
    const next = await picture(page, where);
    if (next.equals(last)) return next;
    last = next;
  }
}

async function picture(page: Page, where?: 'card'): Promise<Buffer> {
  const clip = where && (await overlayWhere(page, ({ card }) => card !== null, 'A card')).card!.box;
  return page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip ? { clip } : { fullPage: true }) });
}

/** Waits for a card, and for a ring where one is named, which is there when the page is. */
async function cardOf(page: Page, step: string, ring?: string): Promise<void> {
  await page.bringToFront();
  await overlayWhere(
    page,
    ({ card, rings }) => card?.step === step && (!ring || rings.some(({ target }) => target === ring)),
    `The card of ${step}`,
  );
}

/** Presses a place of the card, so far from its upper right corner. */
async function pressCard(page: Page, left: number, down: number): Promise<void> {
  const { card } = await overlayWhere(page, (shown) => shown.card !== null, 'A card');
  await page.mouse.click(card!.box.x + card!.box.width - left, card!.box.y + down);
}

/** Drags the card to one place in both ways: to the left, so far down. */
async function drag(page: Page): Promise<void> {
  const grip = 20;
  await soon(async () => {
    const { box } = (await overlayWhere(page, ({ card }) => card !== null, 'A card')).card!;
    if (box.x === 8 && box.y === 480) return true;
    // It may be elsewhere between the look and the press; then nothing was gripped.
    await page.mouse.move(box.x + grip, box.y + grip);
    await page.mouse.down();
    await page.mouse.move(8 + grip, 480 + grip, { steps: 2 });
    await page.mouse.up();
    return false;
  }).toBe(true);
}

/**
 * Waits until a page of the extension shows what the open page says of itself, which it asks for every few seconds: the
 * answer is the same twice, and it has asked once more since.
 */
async function knowsPage(page: Page): Promise<void> {
  const ask = () =>
    page.evaluate(async () => {
      dispatchEvent(new Event('focus'));
      const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): unknown } } })
        .chrome;
      return JSON.stringify(await runtime.sendMessage({ type: 'panel.hint' }));
    });
  let last = '';
  await soon(async () => {
    const before = last;
    last = await ask();
    return last !== '' && last === before && last.includes('"step"');
  }).toBe(true);
  await ask();
}

/** From collecting to the filled form; each surface of ours is shown where the values are, or might be, known to it. */
async function walk(show: Show): Promise<void> {
  await lab.fresh();
  const { portals, browser } = lab;
  const { accountId, ...own } = VALUES();
  portals.world.account.id = accountId;
  Object.assign(lab.app, own, { id: APP_ID });
  const worker = browser.context.serviceWorkers().at(-1)!;
  await worker.evaluate((now) => {
    Date.now = () => now;
  }, NOW);

  const showPanel = async (what: string) => {
    await lab.panel.bringToFront();
    await knowsPage(lab.panel);
    await show(what, lab.panel);
  };

  const zoom = await lab.open(appAddress(lab.app, 'credentials'));
  await lab.startGuide();
  await cardOf(zoom, 'credentials');
  // Zoom's page shows two of the values itself.
  await show('card before collecting', zoom, 'card');
  const { card } = await overlayWhere(zoom, (shown) => shown.card?.primary !== null, 'The button that collects');
  await zoom.mouse.click(card!.primary!.x + 9, card!.primary!.y + 9);
  await overlayWhere(zoom, (shown) => shown.card?.state === 'done', 'The card after collecting');
  await show('card after collecting', zoom, 'card');
  await pressCard(zoom, 48, 16);
  await show('chip', zoom, 'card');
  await zoom.goto(appAddress(lab.app, 'scope'));
  await cardOf(zoom, 'scopes');
  await zoom.getByText('user:read:list_users:admin').first().waitFor();
  await drag(zoom);
  await show('Zoom’s page of scopes', zoom);

  await lab.panel.bringToFront();
  await lab.panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
  await showPanel('panel');
  await enterCredentials(lab.panel, portals, lab.app, { ...VALUES() });
  await lab.panel.getByRole('button', { name: 'Keep the first set' }).waitFor();
  await showPanel('panel with a second set');
  await lab.panel.getByRole('button', { name: 'Keep the first set' }).click();
  await lab.panel.getByRole('button', { name: 'Check connection' }).click();
  await lab.panel.getByText('Zoom accepts').first().waitFor();
  await showPanel('panel after the check');
  for (const name of ['popup.html', 'record.html'] as const) {
    const page = await browser.ownPage(name);
    await page.getByText('Connector Guide').or(page.getByRole('heading')).first().waitFor();
    if (name === 'popup.html') await knowsPage(page);
    await show(name, page);
    await page.close();
  }

  const purview = await lab.open(MANAGER);
  await lab.handOff();
  await cardOf(purview, 'handoff', 'purview.connectors');
  await drag(purview);
  await show('Purview', purview);
  await lab.panel.bringToFront();
  await showPanel('panel after Hand off');
  await purview.bringToFront();
  await purview.goto(new URL('/compliancemanager/connectorspage', purview.url()).href);
  await cardOf(purview, 'handoff', 'purview.zoom');
  await drag(purview);
  await show('the list of connectors', purview);
  await fromConnectorsToForm(purview);
  await soon(async () => (await lab.handoff()).status).toBe('filled');
  await cardOf(purview, 'handoff');
  await show('card after the fill', purview, 'card');
  await showPanel('panel after the fill');
}

test('other values of the same length and ends give the same pictures; one character more does not', async () => {
  const first = new Map<string, Buffer>();
  await walk(async (name, page, where) => {
    first.set(name, await settled(page, where));
  });
  await walk(async (name, page, where) => {
    const before = first.get(name)!;
    const same = async (now: Buffer) => areSame(lab.browser.context, now, before);
    await soon(async () => [name, await same(await settled(page, where))]).toEqual([name, true]);
    // The control: it is a picture of what we draw.
    const planted = () => withPlanted(page, lab.app.clientSecret[5]!, async () => same(await picture(page, where)));
    await soon(async () => [name, await planted()]).toEqual([name, false]);
    count('pictures of our surfaces that no value changed');
  });
}, 120_000);
