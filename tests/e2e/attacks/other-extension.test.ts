import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGES, type MessageType } from '../../../utils/messages/schemas.ts';
import { EXTENSION } from '../support/browser.ts';
import { appAddress, MANAGER } from '../support/journey.ts';
import { overlayWhere } from '../support/overlay.ts';
import { count, report } from '../support/tally.ts';
import { type Lab, openForm, openLab, soon, typedIn } from './lab.ts';
import { storageOf } from './probe.ts';
import { SAMPLES } from './samples.ts';
import { expectNowhere, found, PLANTED, sink } from './sinks.ts';

// Another extension that is installed, which may read the same sites: it speaks to ours, opens its closed root and
// presses its buttons. And what a web page can load of each.

const PAGE = 'probe.html';
/** Files that any page may load, so that it is seen that ours may not. */
const SHARED = { 'shared.js': '', 'shared.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };
/** An answer in JSON, which Chromium shows as a document without a policy. */
const BARE = 'https://api.zoom.us/v2/nothing';

let folder: string;
let lab: Lab;
let probe: Page;

/** Chromium names an unpacked extension by the SHA-256 of its folder, in the letters a to p. */
function idOf(path: string): string {
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

async function makeExtension(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'foreign-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Foreign',
    version: '1',
    permissions: ['scripting'],
    host_permissions: ['https://*/*'],
    web_accessible_resources: [{ resources: [...Object.keys(SHARED), PAGE], matches: ['https://*/*'] }],
  };
  await writeFile(join(made, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(made, PAGE), '<!doctype html><title>Foreign</title>');
  for (const [file, text] of Object.entries(SHARED)) await writeFile(join(made, file), text);
  return made;
}

beforeAll(async () => {
  folder = await makeExtension();
  lab = await openLab({ extension: `${EXTENSION},${folder}` });
  probe = await lab.open(`chrome-extension://${idOf(folder)}/${PAGE}`);
});
afterAll(async () => {
  report('Attacks: another extension');
  await lab?.close();
  await rm(folder, { recursive: true, force: true });
});

test('another extension is not answered', async () => {
  await lab.giveCredentials();
  const stored = async () => JSON.stringify(await storageOf(lab.panel));
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
    {
      id: lab.browser.extensionId,
      messages: (Object.keys(MESSAGES) as MessageType[]).map((type) => SAMPLES[type]),
    },
  );
  expect(new Set(answers)).toEqual(new Set(['no receiver']));
  expect(await stored()).toBe(before);
  count('messages of another extension, unheard', answers.length);
});

/** The ways of a web page to a file that are open. */
const openWays = (page: Page, address: string): Promise<string[]> =>
  page.evaluate(async (from) => {
    const loads = (tag: 'img' | 'script' | 'link') =>
      new Promise<boolean>((done) => {
        const element = document.createElement(tag);
        element.addEventListener('load', () => done(true));
        element.addEventListener('error', () => done(false));
        Object.assign(element, tag === 'link' ? { rel: 'modulepreload', href: from } : { src: from });
        document.documentElement.append(element);
      });
    const asked = fetch(from, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
    const ways = { fetch: asked, img: loads('img'), script: loads('script'), link: loads('link') };
    const open = await Promise.all(Object.entries(ways).map(async ([way, opened]) => ((await opened) ? [way] : [])));
    return open.flat();
  }, address);

/** Whether a page of an extension opens in a frame. */
async function framed(page: Page, address: string): Promise<boolean> {
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src });
    const loaded = new Promise((done) => frame.addEventListener('load', () => done(null)));
    document.documentElement.append(frame);
    return loaded;
  }, address);
  return page.frames().some((frame) => frame.url() === address);
}

test('a web page without a policy can load no file of ours, as it can of another: no request, picture, script or frame', async () => {
  const page = await lab.open(BARE);
  const theirs = `chrome-extension://${idOf(folder)}`;
  const ours = `chrome-extension://${lab.browser.extensionId}`;
  expect(await openWays(page, `${theirs}/shared.js`)).toEqual(['fetch', 'script', 'link']);
  expect(await openWays(page, `${theirs}/shared.svg`)).toEqual(['fetch', 'img']);
  expect(await framed(page, `${theirs}/${PAGE}`)).toBe(true);
  const files = [
    'manifest.json',
    'loader.js',
    'guide.js',
    'background.js',
    'icon/128.png',
    'popup.html',
    'sidepanel.html',
  ];
  for (const file of files) {
    expect([file, await openWays(page, `${ours}/${file}`)]).toEqual([file, []]);
    expect([file, await framed(page, `${ours}/${file}`)]).toEqual([file, false]);
    count('ways of a web page to a file of ours, none open', 5);
  }
  await page.close();
});

/** All that the other extension finds in closed roots of the tab at an address; it writes `planted` there, too. */
async function readByForeign(page: Page, planted: string | null): Promise<string> {
  return probe.evaluate(
    async ({ url, planted: text }) => {
      type Foreign = {
        tabs: { query(about: object): Promise<{ id: number; url?: string }[]> };
        scripting: { executeScript(what: object): Promise<{ result: string }[]> };
      };
      const { tabs, scripting } = (globalThis as unknown as { chrome: Foreign }).chrome;
      const tab = (await tabs.query({})).find((one) => one.url === url)!;
      const func = (extra: string | null) => {
        const { dom } = (
          globalThis as unknown as { chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } } }
        ).chrome;
        const roots = [...document.querySelectorAll<HTMLElement>('html > *')].flatMap(
          (host) => dom.openOrClosedShadowRoot(host) ?? [],
        );
        for (const root of roots) {
          const button = root.querySelector<HTMLElement>('[data-guide=primary]');
          button?.click();
          if (extra !== null) root.querySelector('[data-guide=card]')?.append(extra);
        }
        const fields = roots.flatMap((root) => [...root.querySelectorAll('input')].map(({ value }) => value));
        return JSON.stringify([roots.map((root) => root.innerHTML), fields]);
      };
      const [ran] = await scripting.executeScript({ target: { tabId: tab.id }, func, args: [text] });
      return ran!.result;
    },
    { url: page.url(), planted },
  );
}

/** Six characters in a row of each value: shorter ones occur by chance. */
const partsOf = (values: readonly string[]) =>
  values.flatMap((value) => [...value.slice(0, -5)].map((_, at) => value.slice(at, at + 6)));

test('another extension reads the card in its closed root: no value is in it, nor a part of one; and it presses nothing', async () => {
  await lab.fresh();
  probe = await lab.open(`chrome-extension://${idOf(folder)}/${PAGE}`);
  const zoom = await lab.open(appAddress(lab.app, 'credentials'));
  await lab.startGuide();
  const read = async (page: Page, step: string): Promise<void> => {
    await page.bringToFront();
    await overlayWhere(page, ({ card }) => card?.step === step && card.state !== 'lost', `The card of ${step}`);
    const text = await readByForeign(page, null);
    // It is read indeed, which is accepted: nothing in it is secret.
    expect(text).toContain(`data-step=\\"${step}\\"`);
    expectNowhere('closed roots, read by another extension', [sink(step, text)], partsOf(lab.canaries()));
  };
  await read(zoom, 'credentials');
  await lab.panel.bringToFront();
  await lab.panel.getByRole('button', { name: 'Collect credentials' }).click();
  await lab.panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
  // Had the other extension's click collected, there would now be two sets.
  expect((await storageOf(lab.panel)).session.vault).toMatchObject({
    kept: { captureId: expect.any(String) },
    pending: null,
  });
  await read(zoom, 'credentials');
  await zoom.goto(appAddress(lab.app, 'scope'));
  await read(zoom, 'scopes');
  const purview = await lab.open(MANAGER);
  await lab.handOff();
  await read(purview, 'handoff');
  await openForm(purview);
  await soon(() => typedIn(purview)).toEqual(lab.canaries());
  await read(purview, 'handoff');
  // The control: what is written into the root is found.
  const part = PLANTED.slice(3, 9);
  expect(found([sink('planted', await readByForeign(purview, part))], [part])).toEqual(['planted']);
});
