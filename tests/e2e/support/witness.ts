import type { Page } from 'playwright-core';
import type { TruthBox } from '../../portals/truth.ts';
import type { Browser } from './browser.ts';
import { MARGIN, surrounds } from './follower.ts';
import type { Box } from './overlay.ts';

/** What was seen of rings in every painted frame of every page. */
export interface Witness {
  /** Frames in which a ring was shown. */
  frames: number;
  /** Rings that were beside their control, or had none, for more than two frames or from their first one on. Must stay empty. */
  readonly wrong: string[];
}

/** Frames. Each telling costs the browser and the test some time. */
const TELL_EVERY = 10;

interface Painted {
  readonly target: string;
  readonly box: Box;
}

/**
 * Runs in the content script's world, where `chrome.dom` opens the closed root: tells the page's own world after the
 * paint of every frame where the rings are. A message that is posted in a frame's callback is handled after it.
 */
function tellRings(): void {
  const { dom } = (
    globalThis as unknown as { chrome: { dom: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } } }
  ).chrome;

  function rings(): Element[] {
    for (const host of document.querySelectorAll<HTMLElement>('[popover]')) {
      const found = dom.openOrClosedShadowRoot(host)?.querySelectorAll('[data-guide=ring]');
      if (found?.length) return [...found];
    }
    return [];
  }

  let told = 0;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    const shown = rings().map((ring) => {
      const { x, y, width, height } = ring.getBoundingClientRect();
      return { target: ring.getAttribute('data-target'), box: { x, y, width, height } };
    });
    const drawn = shown.filter(({ box }) => box.width > 0);
    // One more after the last, so that the page's world knows that they went.
    if (drawn.length > 0 || told > 0)
      window.dispatchEvent(new CustomEvent('rings-painted', { detail: JSON.stringify(drawn) }));
    told = drawn.length;
  };
  const frame = () => {
    painted.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * Runs in the page's world, which knows its controls: compares both in the same instant, and tells the test what was
 * wrong at once, and every so often how many frames there were. A ring may be two frames late where the page moves or
 * renders anew; what is wrong for longer is told, and so is a ring that was wrong from its first frame on.
 */
function compareRings(isAround: typeof surrounds, margin: number, tellEvery: number): void {
  const page = window as unknown as {
    portalTruth?: { boxes(ids: string[]): TruthBox[] };
    ringsWitnessed(frames: number, wrong: string[]): Promise<void>;
  };
  /** By target: for how many frames it has been shown, and wrong. */
  let before = new Map<string, { shown: number; wrong: number }>();
  let untold = 0;

  window.addEventListener('rings-painted', (event) => {
    const rings = JSON.parse((event as CustomEvent<string>).detail) as Painted[];
    const targets = rings.map(({ target }) => target);
    const truth = targets.length > 0 ? (page.portalTruth?.boxes(targets) ?? []) : [];
    const now: typeof before = new Map();
    const told: string[] = [];
    for (const { target, box } of rings) {
      const last = before.get(target) ?? { shown: 0, wrong: 0 };
      const known = truth.filter(({ id }) => id === target);
      const right = known.some((one) => one.visible && isAround(box, one.box, margin));
      const frames = { shown: last.shown + 1, wrong: right ? 0 : last.wrong + 1 };
      now.set(target, frames);
      if (frames.wrong === 3 || frames.wrong === frames.shown) {
        const says = JSON.stringify(known.map((one) => one.box));
        told.push(
          `${target} at ${JSON.stringify(box)}, page says ${says}, wrong in ${frames.wrong} of ${frames.shown} frames, ${location.href}`,
        );
      }
    }
    before = now;
    if (rings.length > 0) untold += 1;
    if (told.length === 0 && untold < tellEvery) return;
    void page.ringsWitnessed(untold, told);
    untold = 0;
  });
}

/** The content script's world of every document that the page shows gets the teller. */
async function attend(page: Page, extensionId: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin !== `chrome-extension://${extensionId}`) return;
    // The document may be gone already.
    session.send('Runtime.evaluate', { expression: `(${tellRings})()`, contextId: id }).catch(() => {});
  });
  await session.send('Runtime.enable');
}

/** Watches every ring of every page from now on. */
export async function watchRings({ context, extensionId }: Browser): Promise<Witness> {
  const witness: Witness = { frames: 0, wrong: [] };
  await context.exposeFunction('ringsWitnessed', (frames: number, wrong: string[]) => {
    witness.frames += frames;
    witness.wrong.push(...wrong);
  });
  await context.addInitScript({ content: `(${compareRings})(${surrounds}, ${MARGIN}, ${TELL_EVERY})` });
  context.on('page', (page) => {
    if (!page.url().startsWith('chrome-extension:')) void attend(page, extensionId).catch(() => {});
  });
  return witness;
}
