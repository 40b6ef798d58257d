/** Opens a page of the test's own making in Chromium, with the overlay in an isolated world. */
import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumPath, QUIET } from '../support/browser.ts';
import type { Harness } from './world.ts';

export interface Opened {
  page: Page;
  cdp: CDPSession;
  /** Runs a function in the overlay's world. */
  inWorld<T, A = undefined>(run: (harness: Harness, argument: A) => T, argument?: A): Promise<Awaited<T>>;
  close(): Promise<void>;
}

let bundle: Promise<string> | undefined;

function bundled(): Promise<string> {
  bundle ??= build({
    entryPoints: [new URL('./world.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    // The build's `?inline`.
    loader: { '.css': 'text' },
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  return bundle;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: QUIET });
}

export async function open(
  browser: Browser,
  html: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="en"><body style="margin:0">${html}</body></html>`);
  const cdp = await context.newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'overlay',
  });
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(await bundled());
  return {
    page,
    cdp,
    inWorld: (run, argument) => evaluate(`(${run})(harness, ${JSON.stringify(argument)})`),
    close: () => context.close(),
  };
}
