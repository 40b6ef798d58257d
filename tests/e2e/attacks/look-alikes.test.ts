import type { Frame, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES, type MessageType } from '../../../utils/messages/schemas.ts';
import { appAddress, MANAGER, MARKETPLACE, ROLE_SETTINGS } from '../support/journey.ts';
import { overlayWhere, readOverlay } from '../support/overlay.ts';
import { count } from '../support/tally.ts';
import { inLab, type Lab, openForm, soon, typedIn } from './lab.ts';
import { extensionWorlds, inWorld, sendEachFrom, sendFrom, sendOwn, serveTwin } from './probe.ts';
import { nothingFor, SAMPLES, samplesOf } from './samples.ts';

// Documents that look right and are not the right one: other addresses, frames, and another page by the time of the
// fill.

let lab: Lab;

inLab('Attacks: look-alikes, frames, navigation', (opened) => {
  lab = opened;
});
beforeEach(() => lab.fresh());

const TYPES = Object.keys(MESSAGES) as MessageType[];

/** Elements right under the root: the guide's host would be one more. */
const childrenOf = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName));

describe('look-alikes', () => {
  const MARKETPLACE_TWINS = [
    'https://marketplace.zoom.us.evil.test',
    'https://xmarketplace.zoom.us.evil.test',
    'https://marketplace-zoom.us',
    'https://marketplace.zoom.us-login.test',
    'https://xn--mrketplace-p2f.zoom.test',
    'https://marketplace.zo\u043em.us',
    'https://marketplace.zoom.us.',
    'https://marketplace.zoom.us:8443',
    'http://marketplace.zoom.us',
    'https://evil.test',
    'https://127.0.0.1',
  ].map((at) => [new URL(at).origin, 'marketplace.zoom.us'] as const);
  const PURVIEW_TWINS = [
    'https://purview.microsoft.com.evil.test',
    'https://purview-microsoft.com',
    'https://purview.microsoft.com.',
    'https://purview.microsoft.com:8443',
    'http://purview.microsoft.com',
    'https://purview.micros\u043eft.com',
    'https://compliance.microsoft.com.evil.test',
  ].map((at) => [new URL(at).origin, 'purview.microsoft.com'] as const);

  test('perfect copies at look-alike addresses are not guided, collected from or filled', async () => {
    await lab.giveCredentials();
    await lab.open(ROLE_SETTINGS);
    await lab.startGuide();
    for (const [at, host] of [...MARKETPLACE_TWINS, ...PURVIEW_TWINS]) {
      await serveTwin(lab.browser.context, lab.portals, at, host);
      const real = host.startsWith('marketplace') ? appAddress(lab.app, 'credentials') : MANAGER;
      const page = await lab.open(real.replace(`https://${host}`, at));
      await page.getByRole('heading').first().waitFor();
      // Chromium runs content scripts on other ports and with a trailing dot: there, even a forged message is dropped.
      const forged = (await extensionWorlds(page)).length > 0 ? TYPES : [];
      if (forged.length > 0) expect(await sendEachFrom(page, samplesOf(forged)), at).toEqual(nothingFor(forged));
      expect([at, await sendOwn(lab.panel, SAMPLES['panel.collect'])]).toEqual([at, { ok: false, problem: 'no-tab' }]);
      expect([at, await childrenOf(page), (await readOverlay(page)).hosts]).toEqual([at, ['HEAD', 'BODY'], 0]);
      count('look-alike addresses');
      count('forged messages from look-alikes, dropped', forged.length);
      await page.close();
    }
    // The control: the real address is guided.
    const page = await lab.open(appAddress(lab.app, 'credentials'));
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
    expect(await childrenOf(page)).toEqual(['HEAD', 'BODY', 'DIV']);
  });

  test('an address in upper case is the real one', async () => {
    await lab.startGuide();
    const page = await lab.open('HTTPS://MARKETPLACE.ZOOM.US/user/build');
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
  });
});

describe('frames', () => {
  const EVIL = 'https://evil.test';

  /** An evil site with this page, beside a Purview that may be framed. */
  async function serveSites(evil: string): Promise<void> {
    const { context } = lab.browser;
    await context.route(
      (url) => url.origin === EVIL,
      (route) => route.fulfill({ contentType: 'text/html', body: evil }),
    );
    await serveTwin(context, lab.portals, 'https://purview.microsoft.com', 'purview.microsoft.com');
  }

  async function frameIn(top: Page, attributes: object): Promise<void> {
    await top.evaluate((given) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(given)) frame.setAttribute(name, String(value));
      const loaded = new Promise((done) => frame.addEventListener('load', () => done(null), { once: true }));
      document.body.append(frame);
      return loaded;
    }, attributes);
  }

  test('Purview in a frame of an evil page has no content script', async () => {
    await lab.startGuide();
    const { context } = lab.browser;
    await serveSites('<title>evil</title><p>evil');
    const top = await lab.open(EVIL);
    await frameIn(top, { src: MANAGER });
    const frame = top.frames().find((one) => one.url().startsWith('https://purview'))!;
    await frame.getByRole('heading').first().waitFor();
    expect(await childrenOf(frame)).toEqual(['HEAD', 'BODY']);
    expect(await extensionWorlds(top)).toEqual([]);
    await context.unrouteAll({ behavior: 'wait' });
    count('framed documents without a content script');
  });

  test('in the real Purview no frame is heard or filled: another site’s, its own, sandboxed, srcdoc, blob, about:blank', async () => {
    await lab.startGuide();
    await lab.giveCredentials();
    const { context } = lab.browser;
    await serveSites('<label>Client secret <input></label>');
    const top = await lab.open(MANAGER);
    await overlayWhere(top, ({ card }) => card !== null, 'A card');
    const blob = await top.evaluate(() => URL.createObjectURL(new Blob(['<p>blob'], { type: 'text/html' })));
    const srcdoc = '<label>Client secret <input></label>';
    for (const attributes of [
      { src: EVIL },
      { src: MANAGER },
      { src: MANAGER, sandbox: 'allow-scripts' },
      { srcdoc },
      { src: blob },
      { src: 'about:blank' },
    ]) {
      await frameIn(top, attributes);
      count('framed documents without a content script');
    }
    // The guide looks into frames of the page's own origin, which gives them a world of the extension, but no script
    // and no say.
    const worlds = await extensionWorlds(top);
    for (let index = 1; index < worlds.length; index += 1) {
      const ofPages = TYPES.filter((one) => one.startsWith('page.'));
      expect(await sendEachFrom(top, samplesOf(ofPages), index)).toEqual(nothingFor(ofPages));
      count('well-formed messages from frames, dropped', ofPages.length);
    }
    for (const frame of top.frames().slice(1)) {
      expect(
        await frame.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join('')),
      ).toBe('');
    }
    await context.unrouteAll({ behavior: 'wait' });
  });
});

describe('between the click and the fill', () => {
  test('the tab goes to another origin: nothing is given there, and the form it came back to is filled', async () => {
    await lab.giveCredentials();
    const page = await lab.open(MANAGER);
    await lab.handOff();
    for (const elsewhere of [
      'https://compliance.microsoft.com/compliancemanager',
      'https://zoom.us/role',
      `${MARKETPLACE}/user/build`,
    ]) {
      await page.goto(elsewhere);
      const reply = await sendFrom<{ refusal?: string }>(page, SAMPLES['page.form-ready']);
      expect([elsewhere, reply?.refusal ?? 'dropped']).toEqual([
        elsewhere,
        elsewhere.includes('microsoft') ? 'origin' : 'dropped',
      ]);
      count('navigations between click and fill');
    }
    await page.goto(MANAGER);
    await openForm(page);
    await soon(() => typedIn(page)).toEqual(lab.canaries());
  });

  test('the answer on its way to a document that is gone is spent, and the next document gets nothing', async () => {
    await lab.giveCredentials();
    const page = await lab.open(MANAGER);
    await lab.handOff();
    await inWorld(page, `(chrome.runtime.sendMessage({ type: 'page.form-ready' }), location.reload(), 0)`);
    await page.waitForLoadState();
    await soon(async () => (await lab.handoff()).status).not.toBe('armed');
    expect(await sendFrom(page, SAMPLES['page.form-ready'])).toMatchObject({ ok: false });
    await openForm(page);
    expect((await typedIn(page)).join('')).toBe('');
    count('navigations between click and fill');
  });
});
