import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';
import { AXES, type Axis, axesOf } from './generator/axes.ts';
import type { Kind, Verdict } from './generator/in-page.ts';

/** The product's own code and the generator, as one script for the page. */
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
  judge(seed: number, off?: readonly Axis[], kind?: Kind): Promise<Verdict>;
  /** The window in which a seed is drawn. */
  pageFor(seed: number, off?: readonly Axis[]): Page;
  /** A fresh page of the wide window, the script already in it. */
  open(script: string): Promise<Page>;
  close(): Promise<void>;
}

const EMPTY = '<!doctype html><title>page</title><body></body>';

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: QUIET });
}

/** One browser with a wide and a narrow window; every seed is drawn in one of them. */
export async function startRunner(): Promise<Runner> {
  const [browser, script] = await Promise.all([launch(), bundleOf('./generator/in-page.ts')]);
  const open = async (code: string, width = 1280, height = 900): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height } });
    // At one of the portals' addresses: whether a link leads away depends on it.
    await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: EMPTY }));
    await page.goto('https://marketplace.zoom.us/');
    await page.addScriptTag({ content: code });
    return page;
  };
  const [wide, narrow] = await Promise.all([open(script), open(script, 420, 800)]);
  const pageFor = (seed: number, off: readonly Axis[] = []): Page =>
    axesOf(seed, true, off).width === 'narrow' ? narrow : wide;
  return {
    judge(seed, off = [], kind) {
      const page = pageFor(seed, off);
      const call = `recognition.judge(${seed}, ${JSON.stringify(off)}${kind ? `, ${JSON.stringify(kind)}` : ''})`;
      return page.evaluate(call) as Promise<Verdict>;
    },
    pageFor,
    open,
    close: () => browser.close(),
  };
}

/** What went wrong on a page: wrong rings, a wrong page, and, where asked, targets that were not told. */
export function faultsOf(verdict: Verdict, withMissing = false): string[] {
  const faults = verdict.targets
    .filter(({ outcome }) => outcome === 'wrong' || (withMissing && outcome !== 'right'))
    .map(({ id, outcome, detail }) => `${id} ${outcome}: ${detail}`);
  return verdict.takenFor === verdict.page || !withMissing ? faults : [...faults, `taken for ${verdict.takenFor}`];
}

/** Switches axes off one by one while the fault stays; what is left is at fault. */
export async function minimise(
  runner: Runner,
  seed: number,
  isFault: (verdict: Verdict) => boolean,
): Promise<{ axes: Axis[]; verdict: Verdict }> {
  let off: Axis[] = [];
  let verdict = await runner.judge(seed);
  for (const axis of AXES) {
    const tried = await runner.judge(seed, [...off, axis]);
    if (isFault(tried)) {
      off = [...off, axis];
      verdict = tried;
    }
  }
  return { axes: AXES.filter((axis) => !off.includes(axis)), verdict };
}
