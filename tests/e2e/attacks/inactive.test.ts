import { beforeEach, describe, expect, test } from 'vitest';
import { count } from '../support/tally.ts';
import {
  comes,
  type Document,
  inBareBrowser,
  openFormIn,
  openPanel,
  openTab,
  sending,
  TYPED,
  worldOf,
} from './bare-tabs.ts';
import type { BareBrowser } from './devtools.ts';
import { soon } from './lab.ts';
import { SAMPLES } from './samples.ts';

// Documents that nobody looks at. A page that the browser prepares in advance is nobody's yet: it asks nothing, is told
// nothing and gets nothing, until it is shown. Two conditions keep it out, each alone: its lifecycle, and its frame's
// id, which is not 0 (Chromium 156, November 2026). A page in the back-forward cache stands still: when it comes back
// it hears what it has missed, and gets no value without a click that is still open.

const PURVIEW = 'https://purview.microsoft.com/compliancemanager';
const VALUES = { accountId: 'CNRYaccount', clientId: 'CNRYclient', clientSecret: 'CNRYsecret' };
const CHILDREN = '[...document.documentElement.children].map(({ tagName }) => tagName)';
const GUIDED = ['HEAD', 'BODY', 'DIV'];
const NOT_GUIDED = ['HEAD', 'BODY'];

let browser: BareBrowser;
let panel: Document;

inBareBrowser('Documents that are not shown', (_portals, opened) => {
  browser = opened;
});
beforeEach(async () => {
  panel ??= await openPanel(browser);
  await panel.evaluate(sending({ type: 'panel.reset' }));
});

test('Purview that is prepared in advance is not guided and not answered; once it is shown, it is', async () => {
  await panel.evaluate(sending({ type: 'panel.start' }));
  await panel.evaluate(sending({ type: 'panel.enter', values: VALUES }));
  const { documents } = await openTab(browser, 'about:blank');
  const first = documents[0]!;
  await first.send('Page.enable');
  // The stand-in's own policy would not let a rule stand in the page.
  await first.send('Page.setBypassCSP', { enabled: true });
  await first.send('Page.navigate', { url: `${PURVIEW}/overviewpage` });
  await comes(() => first.evaluate(CHILDREN)).toEqual(GUIDED);
  expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'one' }))).toEqual({ ok: true });

  const rules = JSON.stringify({ prerender: [{ urls: [`${PURVIEW}/connectorspage`] }] });
  await first.evaluate(`{
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = ${JSON.stringify(rules)};
    document.head.append(rules);
  }`);
  await soon(() => documents.length).toBe(2);
  const prepared = documents[1]!;
  expect(prepared.info).toMatchObject({ subtype: 'prerender' });
  await soon(() =>
    prepared.evaluate(
      `document.readyState + ' ' + document.prerendering + ' ' + Boolean(document.querySelector('h1'))`,
    ),
  ).toBe('complete true true');
  const world = await worldOf(prepared);
  for (const type of [
    'page.opened',
    'page.hello',
    'page.form-ready',
    'page.seen',
    'page.form-filled',
    'page.act',
  ] as const) {
    expect([type, await prepared.evaluate(sending(SAMPLES[type]), world)]).toEqual([type, null]);
    count('messages of a prerendered page, dropped');
  }
  expect(await prepared.evaluate(CHILDREN)).toEqual(NOT_GUIDED);

  await first.evaluate(`setTimeout(() => { location.href = ${JSON.stringify(`${PURVIEW}/connectorspage`)} }, 0)`);
  await soon(() => prepared.evaluate(`document.prerendering`)).toBe(false);
  expect(
    await prepared.evaluate<number>(`performance.getEntriesByType('navigation')[0].activationStart`),
  ).toBeGreaterThan(0);
  await soon(() => prepared.evaluate(CHILDREN)).toEqual(GUIDED);
  expect(await prepared.evaluate(sending(SAMPLES['page.form-ready']), world)).toMatchObject({
    ok: true,
    values: VALUES,
  });
}, 60_000);

describe('the back-forward cache', () => {
  const COUNT_WRITES = `globalThis.writes = 0; addEventListener('input', ({ target }) => { writes += Number(target.value !== '') }, true)`;

  /** A tab of Purview, in front. */
  async function openPurview(): Promise<Document> {
    const { documents } = await openTab(browser, `${PURVIEW}/connectorspage`);
    await documents[0]!.send('Page.bringToFront');
    await arrived(documents[0]!, 'connectorspage');
    return documents[0]!;
  }

  const arrived = (page: Document, path: string) =>
    comes(() =>
      page.evaluate(`[location.pathname, document.readyState, Boolean(document.querySelector('h1'))].join(' ')`),
    ).toBe(`/compliancemanager/${path} complete true`);

  /** Leaves the document for another one, and notes in it whether it came back as it was. */
  async function goTo(page: Document, path: string): Promise<void> {
    await page.evaluate(`{
      globalThis.cameBack = 0;
      addEventListener('pageshow', ({ persisted }) => { globalThis.cameBack += Number(persisted) });
      setTimeout(() => { location.href = '/compliancemanager/${path}' }, 0);
    }`);
    await arrived(page, path);
  }

  async function goBack(page: Document, times: number): Promise<void> {
    await page.evaluate('setTimeout(() => history.back(), 0)');
    await soon(() => page.evaluate('globalThis.cameBack')).toBe(times);
    count('documents that came back from the back-forward cache');
  }

  async function goForward(page: Document): Promise<void> {
    await page.evaluate('setTimeout(() => history.forward(), 0)');
    await arrived(page, 'overviewpage');
  }

  test('a page that comes back has heard nothing of Start or of Stop, and asks', async () => {
    const page = await openPurview();
    await goTo(page, 'overviewpage');
    await panel.evaluate(sending({ type: 'panel.start' }));
    await page.send('Page.bringToFront');
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    await goBack(page, 1);
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    await goForward(page);
    await panel.evaluate(sending({ type: 'panel.stop' }));
    await goBack(page, 2);
    await soon(() => page.evaluate(CHILDREN)).toEqual(NOT_GUIDED);
    await page.send('Page.close');
  });

  test('a page that asks and goes into the cache at once: one card in the page that is shown, one in it when it is back', async () => {
    await panel.evaluate(sending({ type: 'panel.start' }));
    const page = await openPurview();
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    const ask = `void chrome.runtime.sendMessage({ type: 'page.opened' })`;
    await page.evaluate(ask, await worldOf(page));
    await goTo(page, 'overviewpage');
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    await goBack(page, 1);
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    await page.send('Page.close');
  });

  const handoff = () =>
    panel.evaluate(`chrome.storage.session.get('session').then(({ session }) => session.handoff.status)`);

  test('a form in it is filled when it comes back under an open click, once; after that it needs another', async () => {
    await panel.evaluate(sending({ type: 'panel.enter', values: VALUES }));
    const page = await openPurview();
    await openFormIn(page);
    await page.evaluate(COUNT_WRITES);
    await goTo(page, 'overviewpage');
    expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'one' }))).toEqual({ ok: true });
    // The page that is shown has been told, and no form is there.
    await soon(() => page.evaluate(CHILDREN)).toEqual(GUIDED);
    expect(await handoff()).toBe('armed');
    await goBack(page, 1);
    await soon(() => page.evaluate(TYPED)).toEqual(Object.values(VALUES));
    await soon(handoff).toBe('filled');

    await goForward(page);
    await goBack(page, 2);
    expect(await page.evaluate(sending(SAMPLES['page.form-ready']), await worldOf(page))).toEqual({
      ok: false,
      refusal: 'not-asked',
    });
    expect(await page.evaluate('globalThis.writes')).toBe(3);
    count('forms from the back-forward cache that a spent click did not fill');
    expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'two' }))).toEqual({ ok: true });
    await soon(() => page.evaluate('globalThis.writes')).toBe(6);
  });
});
