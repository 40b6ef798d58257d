import { request } from 'node:https';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Portals } from '../../portals/server/index.ts';

/** The part of the extension API that the attacks call inside the browser. */
interface ExtensionApi {
  readonly storage: Record<'local' | 'session', { get(keys: null): Promise<Record<string, unknown>> }>;
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}
declare const chrome: ExtensionApi;

interface World {
  readonly id: number;
  readonly origin: string;
  readonly frameId: string;
}

async function worldsOf(page: Page): Promise<{ session: CDPSession; worlds: World[] }> {
  const session = await page.context().newCDPSession(page);
  const worlds: World[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { id, origin, auxData } = context as unknown as World & { auxData: { frameId: string } };
    if (origin.startsWith('chrome-extension://')) worlds.push({ id, origin, frameId: auxData.frameId });
  });
  // Those that are there already are told before the answer.
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const isTop = ({ frameId }: World) => Number(frameId === frameTree.frame.id);
  return { session, worlds: worlds.sort((one, other) => isTop(other) - isTop(one)) };
}

/** Worlds of an extension's content scripts in a page, all its frames of the same process included. */
export async function extensionWorlds(page: Page): Promise<World[]> {
  const { session, worlds } = await worldsOf(page);
  await session.detach();
  return worlds;
}

/**
 * Runs an expression where the content script of the page runs, which is what a compromised content script could do.
 * Rejects where the page has no such world. `index` counts the frames that have one, the top frame's comes first.
 */
export async function inWorld<Value>(page: Page, expression: string, index = 0): Promise<Value> {
  const { session, worlds } = await worldsOf(page);
  try {
    const world = worlds[index];
    if (!world) throw new Error(`No content script runs at ${page.url()}.`);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: world.id,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Value;
  } finally {
    await session.detach();
  }
}

/** What the background answers the content script; null where it drops the message. */
export function sendFrom<Reply>(page: Page, message: object): Promise<Reply | null> {
  return inWorld(page, `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((reply) => reply ?? null)`);
}

/** What it answers to each of these, sent one after another, in the frame that `index` counts. */
export function sendEachFrom(
  page: Page,
  messages: Readonly<Record<string, object>>,
  index = 0,
): Promise<Record<string, unknown>> {
  return inWorld(
    page,
    `(async () => {
      const replies = {};
      for (const [key, message] of Object.entries(${JSON.stringify(messages)}))
        replies[key] = (await globalThis.chrome?.runtime?.sendMessage(message)) ?? null;
      return replies;
    })()`,
    index,
  );
}

/** Both storage areas, read by a page of the extension's own. */
export function storageOf(own: Page): Promise<Record<'local' | 'session', Record<string, unknown>>> {
  return own.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
  }));
}

/** A message of a page of the extension's own. */
export function sendOwn<Reply>(own: Page, message: object): Promise<Reply> {
  return own.evaluate((sent) => chrome.runtime.sendMessage(sent), message) as Promise<Reply>;
}

/** Ends the extension's worker as the browser does when it is idle. The next event starts a new one. */
export async function killWorker(own: Page): Promise<void> {
  const session = await own.context().newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** The stand-in's own answer for a site, fetched outside the browser, to be served where it does not belong. */
export function copyOf(portals: Portals, host: string, path: string): Promise<{ type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: portals.port, path, headers: { host }, rejectUnauthorized: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({ type: response.headers['content-type'] ?? '', body: Buffer.concat(parts).toString('utf8') });
        });
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

/**
 * Serves a perfect copy of a site at another address, whatever its scheme, port or spelling; without its security
 * headers.
 */
export async function serveTwin(context: BrowserContext, portals: Portals, at: string, host: string): Promise<void> {
  await context.route(
    (url) => url.origin === at,
    async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const { type, body } = await copyOf(portals, host, `${pathname}${search}`);
      await route.fulfill({ status: 200, contentType: type, body });
    },
  );
}
