import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { startPortals } from '../support/portals.ts';
import { count, report } from '../support/tally.ts';
import { type BareBrowser, type Session, startBareBrowser } from './devtools.ts';
import { soon } from './lab.ts';
import { SAMPLES } from './samples.ts';

// A page that the browser prepares in advance is nobody's yet: it asks nothing, is told nothing and gets nothing, until
// it is shown. Two conditions keep it out, each alone: its lifecycle, and its frame's id, which is not 0 (Chromium 156,
// November 2026).

const PURVIEW = 'https://purview.microsoft.com/compliancemanager';
const VALUES = { accountId: 'CNRYaccount', clientId: 'CNRYclient', clientSecret: 'CNRYsecret' };

let portals: Portals;
let browser: BareBrowser;

beforeAll(async () => {
  portals = await startPortals();
  browser = await startBareBrowser(portals);
});
afterAll(async () => {
  report('Prerendered Purview');
  await browser?.close();
  await portals?.close();
});

interface Info {
  readonly targetId: string;
  readonly type: string;
  readonly subtype?: string;
  readonly url: string;
}

interface Document extends Session {
  readonly info: Info;
}

/** A new tab, and the documents that it holds, the prepared one included, as they come. */
async function openTab(url: string): Promise<{ documents: Document[] }> {
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url, forTab: true });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const tab = browser.attached(sessionId);
  const documents: Document[] = [];
  tab.on('Target.attachedToTarget', (told: { sessionId: string; targetInfo: Info }) => {
    documents.push({ ...browser.attached(told.sessionId), info: told.targetInfo });
  });
  await tab.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  return { documents };
}

/** The world of the content script in a document. */
async function worldOf(document: Session): Promise<number> {
  const worlds: number[] = [];
  document.on('Runtime.executionContextCreated', ({ context }: { context: { id: number; origin: string } }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await document.send('Runtime.enable');
  await soon(() => worlds.length).toBeGreaterThan(0);
  return worlds[0]!;
}

const sending = (message: object) =>
  `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((reply) => reply ?? null)`;
const CHILDREN = '[...document.documentElement.children].map(({ tagName }) => tagName)';

async function ownPage(): Promise<Session> {
  const isWorker = ({ url }: Info) => url.startsWith('chrome-extension://');
  let worker: Info | undefined;
  await soon(async () => {
    worker = (await browser.send<{ targetInfos: Info[] }>('Target.getTargets')).targetInfos.find(isWorker);
    return worker?.url ?? '';
  }).not.toBe('');
  const { documents } = await openTab(new URL('/sidepanel.html', worker!.url).href);
  await soon(() => documents.length).toBe(1);
  return documents[0]!;
}

test('Purview that is prepared in advance is not guided and not answered; once it is shown, it is', async () => {
  const panel = await ownPage();
  // A new tab's first document is empty and complete too, and has no such thing.
  await soon(() => panel.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('function');
  await panel.evaluate(sending({ type: 'panel.start' }));
  await panel.evaluate(sending({ type: 'panel.enter', values: VALUES }));
  const { documents } = await openTab('about:blank');
  await soon(() => documents.length).toBe(1);
  const first = documents[0]!;
  await first.send('Page.enable');
  // The stand-in's own policy would not let a rule stand in the page.
  await first.send('Page.setBypassCSP', { enabled: true });
  await first.send('Page.navigate', { url: `${PURVIEW}/overviewpage` });
  await soon(() => first.evaluate(CHILDREN)).toEqual(['HEAD', 'BODY', 'DIV']);
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
  for (const type of ['page.hello', 'page.form-ready', 'page.seen', 'page.form-filled', 'page.act'] as const) {
    expect([type, await prepared.evaluate(sending(SAMPLES[type]), world)]).toEqual([type, null]);
    count('messages of a prerendered page, dropped');
  }
  expect(await prepared.evaluate(CHILDREN)).toEqual(['HEAD', 'BODY']);

  await first.evaluate(`setTimeout(() => { location.href = ${JSON.stringify(`${PURVIEW}/connectorspage`)} }, 0)`);
  await soon(() => prepared.evaluate(`document.prerendering`)).toBe(false);
  expect(
    await prepared.evaluate<number>(`performance.getEntriesByType('navigation')[0].activationStart`),
  ).toBeGreaterThan(0);
  await soon(() => prepared.evaluate(CHILDREN)).toEqual(['HEAD', 'BODY', 'DIV']);
  expect(await prepared.evaluate(sending(SAMPLES['page.form-ready']), world)).toMatchObject({
    ok: true,
    values: VALUES,
  });
}, 60_000);
