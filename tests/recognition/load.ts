/**
 * The pool of frozen pages, and how one is opened: in Chromium, at its real address, without any server.
 *
 *   const page = await (await startChromium()).newPage();
 *   for (const frozen of pool()) { await openFrozen(page, frozen); await page.evaluate(() => frozenTruth['name.create']); }
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';
import { flatten, type Restored, restore } from './composed.ts';

/** A page in one state, as it stands in a set's `truth.json`. Elements are numbers of `flatten(document)`. */
export interface FrozenState {
  /** In the set's folder, packed (`zcat` shows it). */
  file: string;
  /** The step of the set's way at which it was frozen. */
  name: string;
  url: string;
  viewport: { width: number; height: number };
  /** For each target of the contract that is there: the elements on which a ring may sit now. */
  truth: Record<string, number[]>;
  /** Where a ring that only says "look here" may sit as well. */
  look?: Record<string, number[]>;
  /** What the way needs next and is in sight: all of these, each a target or several of which one will do. */
  needed: (string | string[])[];
  restored: Restored;
}

export interface FrozenSet {
  set: string;
  author: 'ours' | 'others';
  states: FrozenState[];
}

/** A state, with the set that it belongs to. */
export interface Frozen extends FrozenState {
  set: string;
  author: FrozenSet['author'];
}

declare global {
  /** In a frozen page, main world: the elements of its truth. */
  var frozenTruth: Record<string, Element[]>;
}

const POOL = fileURLToPath(new URL('./pool/', import.meta.url));

/** All states of all sets, or of the sets named. */
export function pool(sets: readonly string[] = readdirSync(POOL)): Frozen[] {
  return sets.flatMap((name) => {
    const { set, author, states } = JSON.parse(readFileSync(`${POOL}${name}/truth.json`, 'utf8')) as FrozenSet;
    return states.map((state) => ({ ...state, set, author }));
  });
}

/** The document of a state. */
export function htmlOf({ set, file }: Pick<Frozen, 'set' | 'file'>): string {
  return gunzipSync(readFileSync(`${POOL}${set}/${file}`)).toString('utf8');
}

/** Chromium with scrollbars that take room, as the pages had when they were frozen. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: QUIET, ignoreDefaultArgs: ['--hide-scrollbars'] });
}

const served = new WeakMap<Page, { html: string }>();

/** Opens a frozen page at its address and puts it into its state. Nothing else is answered. */
export async function openFrozen(page: Page, frozen: Frozen): Promise<void> {
  await openHtml(page, htmlOf(frozen), frozen);
}

/** The same with a document that is not in the pool. */
export async function openHtml(
  page: Page,
  html: string,
  { url, viewport, truth, restored }: Pick<FrozenState, 'url' | 'viewport' | 'truth' | 'restored'>,
): Promise<void> {
  const now = served.get(page);
  if (now) {
    now.html = html;
  } else {
    const first = { html };
    served.set(page, first);
    await page.route('**', (route) =>
      route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: first.html })
        : route.abort(),
    );
  }
  await page.setViewportSize(viewport);
  // An address with a hash would not be loaded again.
  await page.goto('about:blank');
  await page.goto(url);
  await page.evaluate(`(() => {
    ${flatten}; ${restore};
    restore(${JSON.stringify(restored)});
    const elements = flatten(document);
    globalThis.frozenTruth = Object.fromEntries(
      Object.entries(${JSON.stringify(truth)}).map(([target, numbers]) => [target, numbers.map((n) => elements[n])]));
  })()`);
}
