import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';

/** A script with the product's own code, bundled for the page. */
export async function bundleOf(entry: string): Promise<string> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome140',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

export interface Runner {
  /** A fresh page, the script already in it. */
  open(script: string): Promise<Page>;
  close(): Promise<void>;
}

const EMPTY = '<!doctype html><title>page</title><body></body>';

/** One browser, in whose pages scripts of the product are run. */
export async function startRunner(): Promise<Runner> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: QUIET });
  return {
    async open(script) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      // At one of the portals' addresses: whether a link leads away depends on it.
      await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: EMPTY }));
      await page.goto('https://marketplace.zoom.us/');
      await page.addScriptTag({ content: script });
      return page;
    },
    close: () => browser.close(),
  };
}
