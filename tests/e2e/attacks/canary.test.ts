import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow, newWalk } from '../support/follower.ts';
import { appAddress, pressHandOff } from '../support/journey.ts';
import { overlayWhere } from '../support/overlay.ts';
import { count, report } from '../support/tally.ts';
import { type Lab, openLab, soon } from './lab.ts';
import { storageOf } from './probe.ts';
import { domOf, drawnBy, expectNowhere, found, PLANTED, type Sink, sink } from './sinks.ts';
import { heardOf, tappedBuild, WAYS } from './wiretap.ts';

// Known values go the whole way once; afterwards they are sought everywhere they must not be, and each search finds a
// planted one.

let lab: Lab;
let profile: string;
let tapped: string;
let closed = false;
const consoles: string[] = [];
const headers: Record<string, string>[] = [];

function listen(page: Page): void {
  page.on('console', (message) => consoles.push(message.text()));
  page.on('pageerror', (error) => consoles.push(`${error.message}\n${error.stack}`));
}

/** Web storage, databases, caches and cookies of a page's origin. */
const keptBy = (page: Page) =>
  page.evaluate(async () => ({
    web: [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      document.title,
      location.href,
      document.referrer,
    ],
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    history: JSON.stringify(history.state),
  }));

/**
 * All that is drawn now: the extension's own pages whole, what the fields hold included; of the others the guide's
 * closed root.
 */
async function expectNotDrawn(step: string, values: readonly string[]): Promise<void> {
  const pages = lab.browser.context.pages().filter((page) => /^(https|chrome-extension):/.test(page.url()));
  const drawn = await Promise.all(pages.map(async (page) => sink(`${step}: ${page.url()}`, await drawnBy(page))));
  expectNowhere('what is drawn at every step, text and fields', drawn, values);
}

/** What was said between the background and the pages: the values once in and once out, the token never. */
async function expectMessages(values: readonly string[], tokens: readonly string[]): Promise<void> {
  const heard = await heardOf(lab.browser.context);
  // The control: each way was used that there is; over its port the panel only hears.
  expect([...new Set(heard.map(({ way }) => way))].sort()).toEqual([...WAYS].sort());
  const said = heard.map(({ way, about, text }) => sink(`${way}: ${about}`, text));
  const allowed = ['asked of the background: page.collect', 'answered by the background: page.form-ready'];
  expect(found(said, values)).toEqual(allowed);
  expectNowhere(
    'messages between the background and the pages',
    said.filter(({ name }) => !allowed.includes(name)),
    [...values, ...tokens],
  );
  expect(found(said, tokens)).toEqual([]);
}

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'connector-guide-canary-'));
  tapped = await tappedBuild();
  lab = await openLab({ profile, extension: tapped });
  lab.browser.context.on('page', listen);
  lab.browser.context.on('request', (request) => {
    const isCheck = /^https:\/\/(zoom\.us\/oauth\/token|api\.zoom\.us\/)/.test(request.url());
    if (!isCheck) headers.push(request.headers());
  });
  for (const page of lab.browser.context.pages()) listen(page);
  for (const worker of lab.browser.context.serviceWorkers())
    worker.on('console', (message) => consoles.push(message.text()));
});
afterAll(async () => {
  report('Canaries');
  if (!closed) await lab?.close();
  for (const folder of [profile, tapped]) await rm(folder, { recursive: true, force: true });
});

test('after a whole walk the values and the token are in no place but the two', async () => {
  const { browser, portals, app, panel } = lab;
  const values = lab.canaries();
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.evaluate(() => navigator.clipboard.writeText('before the walk'));

  const zoom = await lab.open(appAddress(app, 'credentials'));
  await lab.startGuide();
  await zoom.bringToFront();
  const { card } = await overlayWhere(
    zoom,
    (shown) => shown.card?.step === 'credentials' && shown.card.primary !== null,
    'The card of App Credentials',
  );
  const { x, y, width, height } = card!.primary!;
  await zoom.mouse.click(x + width / 2, y + height / 2);
  await panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
  await expectNotDrawn('collected', values);
  // While it is kept, it is in one key of one area.
  const { local, session } = await storageOf(panel);
  const { vault, ...rest } = session;
  expect(found([sink('vault', vault)], values)).toEqual(['vault']);
  expectNowhere(
    'storage while the values are kept',
    [sink('local', local), ...Object.entries(rest).map(([key, value]) => sink(key, value))],
    values,
  );

  // Away from the page that shows them, no page has them, while every card is drawn.
  await zoom.goto(appAddress(app, 'scope'));
  await overlayWhere(zoom, (shown) => shown.card?.step === 'scopes', 'The card of Scopes');
  await expectNotDrawn('scopes', values);
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Check connection' }).click();
  await panel
    .getByRole('region', { name: 'Connection check' })
    .getByText(/Zoom accepts/)
    .or(panel.getByRole('button', { name: 'Check connection', disabled: false }))
    .first()
    .waitFor();
  await soon(() => portals.world.tokens.length).toBeGreaterThan(0);
  const tokens = portals.world.tokens.map(({ value }) => value);
  await expectNotDrawn('checked', [...values, ...tokens]);
  const secret = [app.clientSecret, ...tokens];
  expectNowhere(
    'documents with the card, closed roots included',
    [sink('scopes', await domOf(zoom)), sink('panel', await domOf(panel))],
    [...values, ...tokens],
  );
  const selected = await zoom.evaluate(() => {
    const selection = getSelection()!;
    selection.selectAllChildren(document.documentElement);
    const text = selection.toString();
    selection.removeAllRanges();
    return text;
  });
  expectNowhere('what a page gets by selecting everything', [sink('selection', selected)], [...values, ...tokens]);
  const drawn = await panel.evaluate(() => document.body.innerText);
  // Two characters of the Account ID and the Client ID are all that is drawn, in the panel.
  expect(values.filter((value) => drawn.includes(value.slice(-3)))).toEqual([]);
  await soon(async () => found([sink('session', (await storageOf(panel)).session)], tokens)).toEqual([]);
  const slices = values.flatMap((text) => Array.from({ length: text.length - 5 }, (_, at) => text.slice(at, at + 6)));
  // @ts-expect-error window.find is not in TypeScript's DOM. The last one is the control: a word that is there.
  const seen = await zoom.evaluate((parts) => parts.filter((part) => window.find(part)), [...slices, 'Scopes']);
  expect(seen).toEqual(['Scopes']);
  count('slices of the values that a page may look for by window.find', slices.length);

  const purview = await pressHandOff(browser, panel);
  await expectNotDrawn('handed off', [...values, ...tokens]);
  await follow(purview, newWalk(), {
    until: ({ rings }) => rings.some(({ target, status }) => target === 'purview.validate' && status !== 'done'),
  });
  await expectNotDrawn('filled', [...values, ...tokens]);
  await purview.getByRole('button', { name: 'Validate connection' }).click();
  await soon(() => portals.world.connector.submissions.map(({ ok }) => ok)).toEqual([true]);
  await soon(async () => (await storageOf(panel)).session.vault).toEqual({ kept: null, pending: null });
  await purview.getByRole('button', { name: 'Next' }).click();
  await purview.getByRole('button', { name: 'Finish' }).click();
  await overlayWhere(purview, (shown) => shown.card?.step === 'done', 'The card of done');
  await expectNotDrawn('done', [...values, ...tokens]);

  expectNowhere(
    'storage of the extension at the end',
    Object.entries(await storageOf(panel)).map(([name, area]) => sink(name, area)),
    [...values, ...tokens],
  );
  const pages = browser.context
    .pages()
    .filter((page) => page.url().startsWith('http') || page.url().startsWith('chrome-extension'));
  const kept = await Promise.all(pages.map(async (page) => sink(page.url(), await keptBy(page))));
  expectNowhere('web storage, databases, caches, cookies, titles, addresses of pages', kept, [...values, ...tokens]);
  expectNowhere(
    'documents at the end, closed roots included',
    [sink('purview', await domOf(purview)), sink('panel', await domOf(panel))],
    secret,
  );
  expectNowhere('cookies', [sink('cookies', await browser.context.cookies())], [...values, ...tokens]);
  expectNowhere('consoles and errors', [sink('consoles', consoles)], [...values, ...tokens]);
  await panel.bringToFront();
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toBe('before the walk');
  count('places searched: the clipboard');

  await expectMessages(values, tokens);

  const lawful = ({ method, host, path }: { method: string; host: string; path: string }) =>
    method === 'POST' && ((host === 'zoom.us' && path === '/oauth/token') || path === '/__portal/purview-validate');
  expect(
    found(
      portals.requests.filter(lawful).map((one) => sink(one.path, one)),
      values,
    ).sort(),
  ).toEqual(['/__portal/purview-validate', '/oauth/token']);
  expectNowhere(
    'requests: host, path, query, body, and headers of pages',
    portals.requests
      .filter((one) => !lawful(one))
      .map((one) => sink(`${one.host}${one.path}`, one))
      .concat(sink('headers', headers)),
    [...values, ...tokens],
  );
  expect(
    portals.requests
      .filter(({ authorization }) => authorization)
      .map(({ method, host, path }) => `${method} ${host}${path}`)
      .sort(),
  ).toEqual(['GET api.zoom.us/v2/accounts/me/settings', 'GET api.zoom.us/v2/users', 'POST zoom.us/oauth/token']);
  // The control for the files: the same search finds what was written to disk on purpose.
  await panel.evaluate(async (planted) => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }
    ).chrome;
    await storage.local.set({ planted });
  }, PLANTED);
  closed = true;
  await lab.close();
  const names = await readdir(profile, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) =>
        sink(join(entry.parentPath, entry.name), await readFile(join(entry.parentPath, entry.name))),
      ),
  );
  expect(found(files, [PLANTED]).length).toBeGreaterThan(0);
  // Chromium's own password manager notes the user name of any form with a password field: the Client ID, never by our
  // doing.
  const isOwn = ({ name }: Sink) => name.endsWith('Login Data');
  expectNowhere(
    'files of the profile after the end',
    files.filter((file) => !isOwn(file)),
    [...values, ...tokens],
  );
  expectNowhere('files of Chromium’s password manager (secret and token)', files.filter(isOwn), secret);
}, 120_000);
