import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Portals } from '../../portals/server/index.ts';

/** The production build, which `npm test` makes before the browser tests, unless EXTENSION names another one. */
export const EXTENSION = resolve(process.env.EXTENSION ?? join(import.meta.dirname, '../../../.output/chrome-mv3'));

/** Debian's Chromium, unless another is named. */
export function chromiumPath(): string {
  const paths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];
  const path = paths.find((one) => one && existsSync(one));
  if (!path)
    throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.');
  return path;
}

/** Keeps Chromium to itself. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  /** An own page of the extension, as an ordinary tab. */
  ownPage(path: 'popup.html' | 'sidepanel.html' | 'record.html'): Promise<Page>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly lang?: string;
  /** An existing profile, for a browser restart. It is then not removed at the end. */
  readonly profile?: string;
  readonly extension?: string;
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Rules for names that lead elsewhere than to the stand-in sites, as `MAP zoom.us 127.0.0.1:4430`. */
  readonly hostRules?: readonly string[];
  readonly args?: readonly string[];
}

/** Chromium with the production build loaded and the real host names led to the stand-in sites. */
export async function startBrowser(portals: Portals, options: BrowserOptions = {}): Promise<Browser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'connector-guide-')));
  const extension = options.extension ?? EXTENSION;
  const lang = options.lang ?? 'en';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale: lang,
    env: { ...process.env, LANGUAGE: lang, LANG: `${lang}.UTF-8` },
    args: [
      ...QUIET,
      ...portals.chromiumArgs.map((one) =>
        one.replace(/(?<=^--host-resolver-rules=)/, (options.hostRules ?? []).map((rule) => `${rule}, `).join('')),
      ),
      ...(options.args ?? []),
      `--lang=${lang}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  return {
    context,
    extensionId,
    profile,
    async ownPage(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    async close() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true });
    },
  };
}
