import type { BrowserContext, CDPSession, Page } from 'playwright-core';

type Send = (method: string, params?: object) => Promise<unknown>;

/**
 * Everything that is alive in a heap after two rounds of garbage collection, as the DevTools write it down: names and
 * texts.
 */
async function snapshot(send: Send, chunks: string[]): Promise<string> {
  await send('HeapProfiler.enable');
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return chunks.join('');
}

/** The heap of a page, its content scripts included. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  const heap = await snapshot((method, params) => session.send(method as 'Page.enable', params as never), chunks);
  await session.detach();
  return heap;
}

/** The heap of the extension's worker, which Playwright gives no session for. */
export async function heapOfWorker(context: BrowserContext): Promise<string> {
  const session: CDPSession = await context.browser()!.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const { targetId } = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
  )!;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const chunks: string[] = [];
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, method, params } = JSON.parse(message);
    if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(params.chunk);
    else waiting.get(id)?.(result);
  });
  const send: Send = (method, params = {}) =>
    new Promise((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    });
  const heap = await snapshot(send, chunks);
  await session.detach();
  return heap;
}
