import { afterAll, beforeAll, expect } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import type { Box } from '../support/overlay.ts';
import { startPortals } from '../support/portals.ts';
import { report } from '../support/tally.ts';
import { type BareBrowser, type Session, startBareBrowser } from './devtools.ts';
import { soon } from './lab.ts';

/** What the DevTools say of a target. */
export interface Info {
  readonly targetId: string;
  readonly type: string;
  readonly subtype?: string;
  readonly url: string;
}

/** One page of a tab: the one that it shows, or one that is prepared in advance. */
export interface Document extends Session {
  readonly info: Info;
}

/** The stand-in sites and one bare browser for all tests of the file; at the end what was counted is printed under the title. */
export function inBareBrowser(title: string, take: (portals: Portals, browser: BareBrowser) => void): void {
  let portals: Portals | undefined;
  let browser: BareBrowser | undefined;

  beforeAll(async () => {
    portals = await startPortals();
    browser = await startBareBrowser(portals);
    take(portals, browser);
  });
  afterAll(async () => {
    report(title);
    await browser?.close();
    await portals?.close();
  });
}

/** A new tab, and the documents that it holds, the prepared one included, as they come. */
export async function openTab(browser: BareBrowser, url: string): Promise<{ documents: Document[] }> {
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url, forTab: true });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const tab = browser.attached(sessionId);
  const documents: Document[] = [];
  tab.on('Target.attachedToTarget', (told: { sessionId: string; targetInfo: Info }) => {
    documents.push({ ...browser.attached(told.sessionId), info: told.targetInfo });
  });
  await tab.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  await soon(() => documents.length).toBeGreaterThan(0);
  return { documents };
}

/** `expect.poll` for a page to be there: the first of a run waits until the stand-in's scripts are bundled. */
export const comes = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 30_000 });

/** The extension's worker, once there is one. */
export async function workerOf(browser: BareBrowser): Promise<Info> {
  let worker: Info | undefined;
  await soon(async () => {
    worker = await findWorker(browser);
    return worker?.url ?? '';
  }).not.toBe('');
  return worker!;
}

/** The extension's worker, or undefined while none runs. */
export async function findWorker(browser: BareBrowser): Promise<Info | undefined> {
  const { targetInfos } = await browser.send<{ targetInfos: Info[] }>('Target.getTargets');
  return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'));
}

/** The panel in a tab of its own. */
export async function openPanel(browser: BareBrowser): Promise<Document> {
  const { url } = await workerOf(browser);
  const { documents } = await openTab(browser, new URL('/sidepanel.html', url).href);
  const panel = documents[0]!;
  // A new tab's first document is empty and complete too, and has no such thing.
  await soon(() => panel.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('function');
  return panel;
}

/** The world of the content script in the document that is shown. */
export async function worldOf(document: Session): Promise<number> {
  const worlds: number[] = [];
  document.on('Runtime.executionContextCreated', ({ context }: { context: { id: number; origin: string } }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  // Only when it is switched on does it tell of the worlds that are there.
  await document.send('Runtime.disable');
  await document.send('Runtime.enable');
  await soon(() => worlds.length).toBeGreaterThan(0);
  return worlds.at(-1)!;
}

/** An expression that sends a message to the background and gives its answer, null where there is none. */
export const sending = (message: object): string =>
  `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((reply) => reply ?? null)`;

/** Presses a control of a stand-in, with the mouse, once it is there. */
async function press(page: Document, target: string): Promise<void> {
  const find = `portalTruth.boxes().find(({ id, visible, onTop }) => id === '${target}' && visible && onTop)?.box ?? null`;
  await soon(() => page.evaluate(find)).not.toBe(null);
  const { x, y, width, height } = await page.evaluate<Box>(find);
  const at = { x: x + width / 2, y: y + height / 2, button: 'left', clickCount: 1 };
  for (const type of ['mousePressed', 'mouseReleased']) await page.send('Input.dispatchMouseEvent', { type, ...at });
}

/** Goes from the page of the connectors through the wizard to its form. */
export async function openFormIn(page: Document): Promise<void> {
  for (const name of ['zoom', 'activate', 'add-connector', 'accept', 'connector-name']) {
    await press(page, `purview.${name}`);
  }
  await page.send('Input.insertText', { text: 'Zoom' });
  await press(page, 'purview.next');
  await soon(() => page.evaluate(`Boolean(document.querySelector('.form input[type=password]'))`)).toBe(true);
}

/** An expression for what stands in the form's fields. */
export const TYPED = `[...document.querySelectorAll('.form input')].map(({ value }) => value)`;
