import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';
import { writeEmptyExtension } from './empty-extension.ts';
import type { PageShape } from './page/page.ts';

/** Who is measured: the page alone, an observer that does nothing, the guide, and three tour libraries. */
export type Side = 'page' | 'observer' | 'guide' | 'driver' | 'shepherd' | 'intro';

export const LIBRARIES = ['driver', 'shepherd', 'intro'] as const;

/** The functions of `page/` in the page, called by name. */
type InPage = typeof import('./page/page.ts') &
  Record<'startObserver' | 'startDriver' | 'startShepherd' | 'startIntro', () => void>;

/** A tab with the bench's page and one side at work in it. */
export interface Tab {
  readonly side: Side;
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Calls a function of the bench's page. */
  call<Name extends keyof InPage>(
    name: Name,
    ...args: Parameters<Extract<InPage[Name], (...args: never[]) => unknown>>
  ): Promise<Awaited<ReturnType<Extract<InPage[Name], (...args: never[]) => unknown>>>>;
  /** Evaluates in the world that sees the side's ring: the extension's own for the guide, else the page's. */
  inside<Result>(expression: string): Promise<Result>;
  close(): Promise<void>;
}

export interface Bench {
  readonly context: BrowserContext;
  readonly version: string;
  readonly extensionId: string;
  readonly emptyId: string;
  readonly empty: Worker;
  startGuide(): Promise<void>;
  stopGuide(): Promise<void>;
  /** Opens the page and starts the side in it, which then waits for the control, or points at it if it is there. */
  open(side: Side, shape: PageShape): Promise<Tab>;
  close(): Promise<void>;
}

const FLAGS = [
  ...QUIET,
  // The tab that is measured is always in front; the others must not be slowed down differently.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--js-flags=--expose-gc',
];

/** The guide's own world is named after the extension; found by its address, which no page can have. */
async function ownWorld(cdp: CDPSession, extensionId: string): Promise<number> {
  const origin = `chrome-extension://${extensionId}`;
  return new Promise((found) => {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === origin) found(context.id);
    });
    void cdp.send('Runtime.enable');
  });
}

/**
 * Chromium with the production build and an empty extension; the guide runs on marketplace.zoom.us, all others on
 * page.example.
 */
export async function startBench(extension: string, args: readonly string[]): Promise<Bench> {
  const profile = await mkdtemp(join(tmpdir(), 'connector-guide-bench-'));
  const emptyFolder = await writeEmptyExtension();
  const both = `${extension},${emptyFolder}`;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    viewport: { width: 1280, height: 800 },
    locale: 'en',
    args: [...FLAGS, ...args, `--disable-extensions-except=${both}`, `--load-extension=${both}`],
  });
  const workers = new Map<string, Worker>();
  while (workers.size < 2) {
    for (const worker of context.serviceWorkers()) {
      const isEmpty = worker.url().endsWith('/worker.js');
      workers.set(isEmpty ? 'empty' : 'own', worker);
    }
    if (workers.size < 2) await context.waitForEvent('serviceworker');
  }
  const empty = workers.get('empty')!;
  const extensionId = new URL(workers.get('own')!.url()).host;

  async function press(name: string, then: string): Promise<void> {
    const popup = await context.newPage();
    await popup.goto(`chrome-extension://${extensionId}/popup.html`);
    await popup.getByRole('button', { name }).click();
    await popup.getByRole('button', { name: then }).waitFor();
    await popup.close();
  }

  async function open(side: Side, shape: PageShape): Promise<Tab> {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const host = side === 'guide' ? 'marketplace.zoom.us' : 'page.example';
    const isLibrary = (LIBRARIES as readonly string[]).includes(side);
    const world = side === 'guide' ? ownWorld(cdp, extensionId) : undefined;
    await page.goto(`https://${host}/develop/apps/Qk3vbench01/scopes${isLibrary ? '?libraries' : ''}`);
    const contextId = await world;
    const call = (name: string, ...rest: unknown[]) =>
      page.evaluate(
        ([fn, given]) =>
          (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[fn]!(...given),
        [name, rest] as const,
      );
    const tab: Tab = {
      side,
      page,
      cdp,
      call: call as Tab['call'],
      async inside<Result>(expression: string) {
        const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          ...(contextId === undefined ? {} : { contextId }),
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value as Result;
      },
      close: () => page.close(),
    };
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await call('build', shape);
    if (side === 'observer') await call('startObserver');
    else if (side === 'driver') await call('startDriver');
    else if (side === 'shepherd') await call('startShepherd');
    else if (side === 'intro') await call('startIntro');
    return tab;
  }

  return {
    context,
    version: context.browser()?.version() ?? (await versionOf(context)),
    extensionId,
    emptyId: new URL(empty.url()).host,
    empty,
    startGuide: () => press('Start guide', 'Stop guide'),
    stopGuide: () => press('Stop guide', 'Start guide'),
    open,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
      await rm(emptyFolder, { recursive: true, force: true });
    },
  };
}

async function versionOf(context: BrowserContext): Promise<string> {
  const page = context.pages()[0] ?? (await context.newPage());
  const agent = await page.evaluate(() => navigator.userAgent);
  return /Chrome\/([\d.]+)/.exec(agent)?.[1] ?? 'unknown';
}
