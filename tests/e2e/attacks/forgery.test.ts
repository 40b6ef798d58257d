import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES, type MessageType } from '../../../utils/messages/schemas.ts';
import { EXTENSION } from '../support/browser.ts';
import { appAddress, MANAGER, MARKETPLACE, ROLE_SETTINGS } from '../support/journey.ts';
import { overlayWhere, readOverlay } from '../support/overlay.ts';
import {
  canariesOf,
  count,
  giveCredentials,
  handOff,
  handoffOf,
  type Lab,
  open,
  openForm,
  openLab,
  report,
  soon,
  startGuide,
  typedIn,
} from './lab.ts';
import { extensionWorlds, inWorld, killWorker, sendFrom, sendOwn, serveTwin, storageOf } from './probe.ts';
import { SAMPLES } from './samples.ts';

// Who may say what: forged messages from the content script's own world, from pages, frames, look-alikes and another extension.

const FOREIGN_PAGE = 'probe.html';
let foreign: string;
let lab: Lab;

/** Chromium names an unpacked extension by the SHA-256 of its folder, in the letters a to p. */
function idOf(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

async function makeForeign(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-extension-'));
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Foreign', version: '1' }),
  );
  await writeFile(join(folder, FOREIGN_PAGE), '<!doctype html><title>Foreign</title>');
  return folder;
}

beforeAll(async () => {
  foreign = await makeForeign();
  lab = await openLab({ extension: `${EXTENSION},${foreign}` });
});
beforeEach(() => lab.fresh());
afterAll(async () => {
  report('Attacks: forged messages and look-alikes');
  await lab?.close();
  await rm(foreign, { recursive: true, force: true });
});

/** Everything that is stored, as text; the same text means that nothing happened. */
const stored = async () => JSON.stringify(await storageOf(lab.panel));

function expectNoCanary(replies: unknown): void {
  const text = JSON.stringify(replies);
  for (const canary of canariesOf(lab)) expect(text).not.toContain(canary);
}

const TYPES = Object.keys(MESSAGES) as MessageType[];
const typesOf = (from: string) => TYPES.filter((type) => MESSAGES[type].from === from);

const SITES = { marketplace: `${MARKETPLACE}/user/build`, purview: MANAGER, role: ROLE_SETTINGS } as const;
type SiteName = keyof typeof SITES;

test('the samples are well formed, so that a refusal is for who sends', () => {
  for (const type of TYPES)
    expect([type, MESSAGES[type].schema.safeParse(SAMPLES[type]).success]).toEqual([type, true]);
});

describe('a compromised content script', () => {
  test.each(Object.keys(SITES) as SiteName[])(
    'on the %s site cannot speak for the panel or for another site',
    async (site) => {
      await giveCredentials(lab);
      const page = await open(lab, SITES[site]);
      const others = (['marketplace', 'purview'] as const).filter((one) => one !== site).flatMap(typesOf);
      const before = await stored();
      for (const type of [...typesOf('panel'), ...others]) {
        expect([type, await sendFrom(page, SAMPLES[type])]).toEqual([type, null]);
        count('well-formed messages from the wrong sender, dropped');
      }
      expect(await stored()).toBe(before);
      expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
    },
  );

  test('gets nothing on Purview before Hand off, and only in the tab and on the origin it was pressed for, once', async () => {
    await giveCredentials(lab);
    const other = await open(lab, 'https://compliance.microsoft.com/compliancemanager?viewid=Overview');
    expect(await sendFrom(other, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
    const armed = await open(lab, MANAGER);
    expect(await sendOwn(lab.panel, SAMPLES['panel.handoff'])).toEqual({ ok: true });
    expect(await sendFrom(other, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'tab' });
    // The control: to the tab that it was pressed for, the values do go.
    const given = await sendFrom(armed, SAMPLES['page.form-ready']);
    expect(given).toMatchObject({ ok: true, values: { clientSecret: lab.app.clientSecret } });
    for (let again = 0; again < 100; again += 1) {
      expect(await sendFrom(armed, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
      count('replays of a spent release, refused');
    }
  });

  test('a hand-off click that is played again arms nothing', async () => {
    await giveCredentials(lab);
    const page = await open(lab, MANAGER);
    // Its script is there: a tab without one would be loaded anew.
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
    const click = { type: 'panel.handoff', click: 'one-click' };
    expect(await sendOwn(lab.panel, click)).toEqual({ ok: true });
    const given = await sendFrom<{ ok: boolean; refusal?: string }>(page, SAMPLES['page.form-ready']);
    expect([given?.ok, given?.refusal]).toEqual([true, undefined]);
    await sendOwn(lab.panel, click);
    expect(await sendFrom(page, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
    expect(portalTokenPosts()).toBeLessThanOrEqual(1);
    count('replayed clicks, refused');
  });

  test('thousands of made-up messages bring no value and do no harm', async () => {
    await giveCredentials(lab);
    const { session } = await storageOf(lab.panel);
    const names = fc.constantFrom(...TYPES, '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'to', '');
    const fields = fc.constantFrom(
      'type',
      'values',
      'sighting',
      'act',
      'step',
      'field',
      'nonce',
      'refusal',
      '__proto__',
    );
    const message = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.dictionary(fields, fc.jsonValue({ maxDepth: 3 })),
      fc
        .tuple(names, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })))
        .map(([type, rest]) => ({ ...rest, type })),
    );
    for (const site of Object.keys(SITES) as SiteName[]) {
      const page = await open(lab, SITES[site]);
      const texts = fc.sample(message, { numRuns: 1000, seed: 4 }).map((one) => JSON.stringify(one));
      const replies = await inWorld(
        page,
        `Promise.all(${JSON.stringify(texts)}.map((text) => chrome.runtime.sendMessage(JSON.parse(text)).catch(String)))`,
      );
      expectNoCanary(replies);
      count('made-up messages', texts.length);
      await page.close();
    }
    // Some are well formed by chance (`page.hello`); none may touch what is kept.
    expect((await storageOf(lab.panel)).session.vault).toEqual(session.vault);
    expect(await lab.panel.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });

  test('messages of ten megabytes, ten thousand levels or odd kinds are dropped, and the worker lives', async () => {
    const page = await open(lab, MANAGER);
    const before = await stored();
    const odd = [
      `({ type: 'page.hello', more: 'x'.repeat(10e6) })`,
      `({ type: 'x'.repeat(10e6) })`,
      `JSON.parse('['.repeat(5000) + ']'.repeat(5000))`,
      `({ type: 'page.seen', sighting: { page: NaN } })`,
      `({ type: ['page.hello'] })`,
      `({ get type() { return 'panel.forget' } })`,
      'null',
      '7',
      `'page.hello'`,
    ];
    for (const expression of odd) {
      const reply = await inWorld(
        page,
        `(async () => { try { return (await chrome.runtime.sendMessage(${expression})) ?? null } catch { return null } })()`,
      );
      expect([expression.slice(0, 40), reply]).toEqual([expression.slice(0, 40), null]);
      count('oversized, deep or odd messages, dropped');
    }
    expect(await stored()).toBe(before);
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
  });

  test('reads neither storage area, also just after the worker was ended', async () => {
    await giveCredentials(lab);
    const page = await open(lab, `${MARKETPLACE}/user/build`);
    const read = (area: string) =>
      inWorld<string>(
        page,
        `(async () => { try { return JSON.stringify(await chrome.storage.${area}.get(null)) } catch (error) { return 'refused: ' + error } })()`,
      );
    for (const restart of [false, true]) {
      if (restart) await killWorker(lab.panel);
      for (const area of ['session', 'local']) {
        expect(await read(area)).toMatch(/^refused: .*not allowed/);
        count('reads of storage by a content script, refused');
      }
    }
  });
});

/** Elements right under the root: the guide's host would be one more. */
const childrenOf = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName));

const portalTokenPosts = () => lab.portals.requests.filter(({ path }) => path === '/oauth/token').length;

describe('the page itself, and another extension', () => {
  test('a page has no way to the extension; ten thousand posted messages do nothing', async () => {
    await giveCredentials(lab);
    await startGuide(lab);
    const page = await open(lab, `${MARKETPLACE}/user/build`);
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
    const before = (await storageOf(lab.panel)).session;
    const id = lab.browser.extensionId;
    const found = await page.evaluate(
      async ({ messages, address }) => {
        const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime
          ?.sendMessage;
        for (let round = 0; round < 10_000; round += 1) {
          const data = messages[round % messages.length];
          window.postMessage(data, '*');
          if (round % 10 === 0) document.dispatchEvent(new CustomEvent(String(data!.type), { detail: data }));
        }
        const files = ['manifest.json', 'guide.js', 'popup.html', 'sidepanel.html', 'background.js', 'icon/128.png'];
        const reached = await Promise.all(
          files.map((file) =>
            fetch(`${address}/${file}`, { mode: 'no-cors' }).then(
              () => file,
              () => null,
            ),
          ),
        );
        return { runtime: typeof runtime, reached: reached.filter(Boolean) };
      },
      { messages: TYPES.map((type) => SAMPLES[type]), address: `chrome-extension://${id}` },
    );
    expect(found).toEqual({ runtime: 'undefined', reached: [] });
    await sendFrom(page, SAMPLES['page.hello']);
    expect((await storageOf(lab.panel)).session).toEqual(before);
    count('messages posted by a page, unheard', 10_000);
  });

  test('another extension is not answered', async () => {
    await giveCredentials(lab);
    const probe = await open(lab, `chrome-extension://${idOf(foreign)}/${FOREIGN_PAGE}`);
    const before = await stored();
    const answers = await probe.evaluate(
      async ({ id, messages }) => {
        type Foreign = {
          runtime: {
            sendMessage(id: string, message: unknown): Promise<unknown>;
            connect(id: string): { onDisconnect: { addListener(heard: () => void): void } };
          };
        };
        const { runtime } = (globalThis as unknown as { chrome: Foreign }).chrome;
        const said = await Promise.all(
          messages.map((one) =>
            runtime.sendMessage(id, one).then(
              (reply) => reply ?? 'nothing',
              () => 'no receiver',
            ),
          ),
        );
        await new Promise<void>((done) => runtime.connect(id).onDisconnect.addListener(done));
        return said;
      },
      { id: lab.browser.extensionId, messages: TYPES.map((type) => SAMPLES[type]) },
    );
    expect(new Set(answers)).toEqual(new Set(['no receiver']));
    expect(await stored()).toBe(before);
    count('messages of another extension, unheard', answers.length);
  });
});

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
    await giveCredentials(lab);
    await open(lab, ROLE_SETTINGS);
    await startGuide(lab);
    for (const [at, host] of [...MARKETPLACE_TWINS, ...PURVIEW_TWINS]) {
      await serveTwin(lab.browser.context, lab.portals, at, host);
      const real = host.startsWith('marketplace') ? appAddress(lab.app, 'credentials') : MANAGER;
      const page = await open(lab, real.replace(`https://${host}`, at));
      await page.getByRole('heading').first().waitFor();
      // Chromium runs content scripts on other ports and with a trailing dot: there, even a forged message is dropped.
      const forged = (await extensionWorlds(page)).length > 0 ? TYPES : [];
      for (const type of forged) expect([at, type, await sendFrom(page, SAMPLES[type])]).toEqual([at, type, null]);
      expect([at, await sendOwn(lab.panel, SAMPLES['panel.collect'])]).toEqual([at, { ok: false, problem: 'no-tab' }]);
      expect([at, await childrenOf(page), (await readOverlay(page)).hosts]).toEqual([at, ['HEAD', 'BODY'], 0]);
      count('look-alike addresses');
      count('forged messages from look-alikes, dropped', forged.length);
      await page.close();
    }
    // The control: the real address is guided.
    const page = await open(lab, appAddress(lab.app, 'credentials'));
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
    expect(await childrenOf(page)).toEqual(['HEAD', 'BODY', 'DIV']);
  });

  test('an address in upper case is the real one', async () => {
    await startGuide(lab);
    const page = await open(lab, 'HTTPS://MARKETPLACE.ZOOM.US/user/build');
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
  });
});

describe('frames', () => {
  const EVIL = 'https://evil.test';

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
    await startGuide(lab);
    const { context } = lab.browser;
    await context.route(
      (url) => url.origin === EVIL,
      (route) => route.fulfill({ contentType: 'text/html', body: '<title>evil</title><p>evil' }),
    );
    await serveTwin(context, lab.portals, 'https://purview.microsoft.com', 'purview.microsoft.com');
    const top = await open(lab, EVIL);
    await frameIn(top, { src: MANAGER });
    const frame = top.frames().find((one) => one.url().startsWith('https://purview'))!;
    await frame.getByRole('heading').first().waitFor();
    expect(await childrenOf(frame)).toEqual(['HEAD', 'BODY']);
    expect(await extensionWorlds(top)).toEqual([]);
    await context.unrouteAll({ behavior: 'wait' });
    count('framed documents without a content script');
  });

  test('in the real Purview no frame is heard or filled: another site’s, its own, sandboxed, srcdoc, blob, about:blank', async () => {
    await startGuide(lab);
    await giveCredentials(lab);
    const { context } = lab.browser;
    await context.route(
      (url) => url.origin === EVIL,
      (route) => route.fulfill({ contentType: 'text/html', body: '<label>Client secret <input></label>' }),
    );
    await serveTwin(context, lab.portals, 'https://purview.microsoft.com', 'purview.microsoft.com');
    const top = await open(lab, MANAGER);
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
    // The guide looks into frames of the page's own origin, which gives them a world of the extension, but no script and no say.
    const worlds = await extensionWorlds(top);
    for (let index = 1; index < worlds.length; index += 1) {
      for (const type of TYPES.filter((one) => one.startsWith('page.'))) {
        const sent = `Promise.resolve(globalThis.chrome?.runtime?.sendMessage(${JSON.stringify(SAMPLES[type])})).then((reply) => reply ?? null)`;
        expect([type, await inWorld(top, sent, index)]).toEqual([type, null]);
        count('well-formed messages from frames, dropped');
      }
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
    await giveCredentials(lab);
    const page = await open(lab, MANAGER);
    await handOff(lab);
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
    await soon(() => typedIn(page)).toEqual(canariesOf(lab));
  });

  test('the answer on its way to a document that is gone is spent, and the next document gets nothing', async () => {
    await giveCredentials(lab);
    const page = await open(lab, MANAGER);
    await handOff(lab);
    await inWorld(page, `(chrome.runtime.sendMessage({ type: 'page.form-ready' }), location.reload(), 0)`);
    await page.waitForLoadState();
    await soon(async () => (await handoffOf(lab)).status).not.toBe('armed');
    expect(await sendFrom(page, SAMPLES['page.form-ready'])).toMatchObject({ ok: false });
    await openForm(page);
    expect((await typedIn(page)).join('')).toBe('');
    count('navigations between click and fill');
  });
});
