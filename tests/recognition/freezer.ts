/** Freezes pages into the pool, and checks that each draws the same when it is opened again. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { bundleOf } from '../pages/runner.ts';
import { flatten, type Restored } from './composed.ts';
import type { freeze } from './freeze-page.ts';
import { type FrozenSet, type FrozenState, openHtml, startChromium } from './load.ts';
import { TARGETS } from './targets.ts';

const POOL = fileURLToPath(new URL('./pool/', import.meta.url));
const NOTHING: Restored = { modals: [], popovers: [], scrolls: [], indeterminate: [] };
const MARK = / data-frozen-mark="\d+"/g;

type Box = readonly [x: number, y: number, width: number, height: number];
type Found = Record<string, number[]>;

/** What a page says of itself when it is frozen; elements are places in `boxes` and in the marks. */
interface Taken extends Awaited<ReturnType<typeof freeze>> {
  url: string;
  truth: Found;
  look: Found;
  boxes: Box[];
}

declare global {
  interface Window {
    __oracle?: (target: string) => Element[];
    __look?: (target: string) => Element[];
  }
  var freezer: { freeze: typeof freeze };
}

/** In the page: its truth, and the page itself frozen. */
async function take(targets: readonly string[]): Promise<Taken> {
  /** How much of an element the small scrollers around it leave to see; the page's own scroller counts as the page. */
  const seen = (element: Element): number => {
    const box = element.getBoundingClientRect();
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
      if (node === element || !(node instanceof Element) || node === document.body || node.matches('html')) continue;
      const { overflowX, overflowY } = getComputedStyle(node);
      const around = node.getBoundingClientRect();
      const isWhole = around.height >= innerHeight * 0.8 && around.width >= innerWidth * 0.45;
      if ((overflowX === 'visible' && overflowY === 'visible') || isWhole) continue;
      left = Math.max(left, around.left);
      top = Math.max(top, around.top);
      right = Math.min(right, around.right);
      bottom = Math.min(bottom, around.bottom);
    }
    return (Math.max(0, right - left) * Math.max(0, bottom - top)) / (box.width * box.height || 1);
  };
  const marked: Element[] = [];
  const found = (ask: ((target: string) => Element[]) | undefined): Found => {
    const answers: Found = {};
    for (const target of targets) {
      const elements = [...new Set(ask?.(target) ?? [])].filter((element) => seen(element) > 0.5);
      if (elements.length > 0) {
        answers[target] = elements.map((element) => marked.push(element) - 1);
      }
    }
    return answers;
  };
  const [truth, look] = [found(window.__oracle), found(window.__look)];
  const boxes = marked.map((element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  });
  return { ...(await freezer.freeze(marked)), url: location.href, truth, look, boxes };
}

/** One set that is being frozen. */
export class Freezer {
  readonly lines: string[] = [];
  private readonly states: FrozenState[] = [];
  private readonly folder: string;
  private readonly set: string;
  private readonly author: FrozenSet['author'];
  private readonly script: string;
  private readonly browser: Browser;
  private readonly page: Page;
  private held = 0;
  private boxes = 0;

  private constructor(
    folder: string,
    set: string,
    author: FrozenSet['author'],
    script: string,
    browser: Browser,
    page: Page,
  ) {
    this.folder = folder;
    this.set = set;
    this.author = author;
    this.script = script;
    this.browser = browser;
    this.page = page;
  }

  /** Begins a set anew: what the pool had of it is removed. */
  static async begin(set: string, author: FrozenSet['author'], pool = POOL): Promise<Freezer> {
    const folder = join(pool, set);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const script = await bundleOf('../recognition/freeze-page.ts');
    const browser = await startChromium();
    return new Freezer(folder, set, author, script, browser, await browser.newPage());
  }

  /** Freezes what the page shows now. `needed`: of the entries, those with a target in the truth are kept. */
  async state(page: Page, name: string, needed: FrozenState['needed']): Promise<void> {
    await page.evaluate(this.script);
    const taken = await page.evaluate(take, TARGETS);
    const viewport = page.viewportSize()!;
    const { html, state } = await this.settle(taken, viewport);
    const number = String(this.states.length + 1).padStart(2, '0');
    const file = `${number}-${name.toLowerCase().replace(/\W+/g, '-')}.html.gz`;
    await writeFile(join(this.folder, file), gzipSync(html, { level: 9 }));
    const there = needed.filter((entry) => [entry].flat().some((target) => state.truth[target]));
    this.states.push({ file, name, url: taken.url, viewport, ...state, needed: there });
    await this.check(html, taken, this.states.at(-1)!);
  }

  /** Numbers the elements as a parser of the document sees them, and takes the marks out. */
  private async settle(taken: Taken, viewport: FrozenState['viewport']) {
    await openHtml(this.page, taken.html, { url: taken.url, viewport, truth: {}, restored: NOTHING });
    const numbers = (await this.page.evaluate(`(() => {
      ${flatten};
      return flatten(document).flatMap((element, n) => element.hasAttribute('data-frozen-mark')
        ? [[Number(element.getAttribute('data-frozen-mark')), n]] : []);
    })()`)) as [number, number][];
    const numberOf = new Map(numbers);
    const at = (mark: number) => numberOf.get(mark)!;
    const named = (found: Found) =>
      Object.fromEntries(Object.entries(found).map(([target, list]) => [target, list.map((n) => at(taken.marks[n]!))]));
    const { modals, popovers, scrolls, indeterminate, focus } = taken.state;
    const restored: Restored = {
      modals: modals.map(at),
      popovers: popovers.map(at),
      scrolls: scrolls.map(([mark, top, left]) => [at(mark), top, left] as const),
      indeterminate: indeterminate.map(at),
      ...(focus === undefined ? {} : { focus: at(focus) }),
    };
    const look = Object.keys(taken.look).length > 0 ? { look: named(taken.look) } : {};
    return { html: taken.html.replace(MARK, ''), state: { truth: named(taken.truth), ...look, restored } };
  }

  /** Compares the boxes of the truth's elements, live and frozen. */
  private async check(html: string, taken: Taken, state: FrozenState): Promise<void> {
    await openHtml(this.page, html, state);
    for (const [target, places] of Object.entries(taken.truth)) {
      const frozen = await this.page.evaluate(
        (one) =>
          frozenTruth[one]!.map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height];
          }),
        target,
      );
      for (const [index, place] of places.entries()) {
        const live = taken.boxes[place]!;
        const isSame = live.every((edge, n) => Math.abs(edge - frozen[index]![n]!) <= 1);
        this.boxes += 1;
        this.held += isSame ? 1 : 0;
        if (!isSame) {
          this.lines.push(
            `${state.file}: ${target} at ${frozen[index]!.map(Math.round)}, was at ${live.map(Math.round)}`,
          );
        }
      }
    }
  }

  /** Writes the truth, and says how many boxes held. */
  async end(): Promise<string> {
    await this.browser.close();
    const { folder, set, author, states } = this;
    await writeFile(join(folder, 'truth.json'), `${JSON.stringify({ set, author, states } satisfies FrozenSet)}\n`);
    return `${set}: ${states.length} states, ${this.held} of ${this.boxes} boxes hold`;
  }
}
