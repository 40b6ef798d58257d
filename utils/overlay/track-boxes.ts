import { hostOf, rootOf, windowOf } from '../dom/safe-dom.ts';
import { type Box, sameBox } from './geometry.ts';
import { type Clipping, clippingOf, type Seen, see, viewportOf } from './measure.ts';

/** How long boxes are read in every frame after the last sign of movement, in milliseconds. */
const BURST = 160;

/** Follows where elements are drawn. */
export interface Tracker {
  /** Sets what is followed, and measures at once. */
  track(elements: readonly Element[]): void;
  /** Something may have moved: measures in the next frames until all has been still for a while. */
  touch(): void;
}

interface Followed {
  clipping: Clipping;
  seen: Seen | undefined;
  watcher: IntersectionObserver | undefined;
}

/**
 * Tells where elements are drawn, at most one frame late while they move, and costs nothing while they rest: no frame
 * loop but a burst after scroll, resize, a transition's start, a new size (ResizeObserver), or a new place
 * (an IntersectionObserver whose root is cut to the element's own box, so that any shift shows; the idea is that of
 * floating-ui's `autoUpdate`). All is read first; `onSeen` may then write.
 */
export function trackBoxes(
  page: Document,
  options: {
    onSeen(seen: ReadonlyMap<Element, Seen>, viewport: Box, resting: boolean): void;
    signal: AbortSignal;
  },
): Tracker {
  const view = windowOf(page);
  const followed = new Map<Element, Followed>();
  const listening = new Map<EventTarget, AbortController>();
  let until = 0;
  let frame = 0;
  const sizes = new ResizeObserver(() => measure());

  function measure(resting = false): void {
    if (options.signal.aborted) return;
    const viewport = viewportOf(page);
    const result = new Map<Element, Seen>();
    let moved = false;
    for (const [element, entry] of followed) {
      const seen = see(element, entry.clipping, viewport);
      if (!entry.seen || entry.seen.lost !== seen.lost || !sameBox(entry.seen.box, seen.box)) moved = true;
      entry.seen = seen;
      result.set(element, seen);
    }
    if (moved) touch();
    options.onSeen(result, viewport, resting);
  }

  function touch(): void {
    if (options.signal.aborted) return;
    until = performance.now() + BURST;
    if (frame) return;
    disarm();
    frame = view.requestAnimationFrame(step);
  }

  function step(): void {
    frame = 0;
    if (performance.now() < until) {
      frame = view.requestAnimationFrame(step);
      measure();
      return;
    }
    for (const [element, entry] of followed) entry.clipping = clippingOf(element);
    measure(true);
    if (!frame) arm();
  }

  /** One observer per element, its root cut to the box that the element has now. */
  function arm(): void {
    const { width, height } = viewportOf(page);
    for (const [element, entry] of followed) {
      if (!entry.seen || entry.seen.lost === 'removed') continue;
      const { box, lost } = entry.seen;
      const inset = [box.top, width - box.left - box.width, height - box.top - box.height, box.left];
      const rootMargin = inset.map((side) => `${-Math.floor(side)}px`).join(' ');
      if (lost) watchMove(element, entry, '0px', [0]);
      else watchMove(element, entry, rootMargin, [1]);
    }
  }

  /** The observer's first call says how things stand, any further one that they changed. */
  function watchMove(element: Element, entry: Followed, rootMargin: string, threshold: number[]): void {
    let first = true;
    entry.watcher?.disconnect();
    entry.watcher = new IntersectionObserver(
      ([change]) => {
        if (!first) return touch();
        first = false;
        const ratio = change?.intersectionRatio ?? 0;
        const now = see(element, entry.clipping, viewportOf(page));
        if (!entry.seen || entry.seen.lost !== now.lost || !sameBox(entry.seen.box, now.box)) return touch();
        // Partly clipped: a change is one to either side of the present share.
        if (threshold[0] === 1 && ratio > 0 && ratio < 1) {
          watchMove(element, entry, rootMargin, [Math.max(0, ratio - 0.001), Math.min(0.9999, ratio + 0.001)]);
        }
      },
      { rootMargin, threshold },
    );
    entry.watcher.observe(element);
  }

  function disarm(): void {
    for (const entry of followed.values()) {
      entry.watcher?.disconnect();
      entry.watcher = undefined;
    }
  }

  function track(elements: readonly Element[]): void {
    const wanted = new Set(elements);
    const same = wanted.size === followed.size && elements.every((element) => followed.has(element));
    for (const [element, entry] of followed) {
      if (wanted.has(element)) continue;
      entry.watcher?.disconnect();
      sizes.unobserve(element);
      followed.delete(element);
    }
    for (const element of wanted) {
      if (followed.has(element)) continue;
      followed.set(element, { clipping: clippingOf(element), seen: undefined, watcher: undefined });
      sizes.observe(element);
    }
    if (!same) listenTo(wanted);
    measure();
    if (!same) touch();
  }

  /** Scroll events leave neither shadow roots nor frames, so each root around a followed element is listened to. */
  function listenTo(elements: Iterable<Element>): void {
    const roots = new Set<EventTarget>([page]);
    for (const element of elements) {
      for (let root: Node = rootOf(element); root !== page && !roots.has(root); ) {
        roots.add(root);
        const outer = hostOf(root);
        if (!outer) break;
        root = rootOf(outer);
      }
    }
    for (const [root, stop] of listening) {
      if (roots.has(root)) continue;
      stop.abort();
      listening.delete(root);
    }
    for (const root of roots) {
      if (listening.has(root)) continue;
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, options.signal]);
      listening.set(root, stop);
      for (const type of ['scroll', 'transitionrun', 'transitionend', 'animationstart', 'animationend', 'load']) {
        root.addEventListener(type, touch, { capture: true, passive: true, signal });
      }
    }
  }

  listenTo([]);
  const passive = { passive: true, signal: options.signal };
  view.addEventListener('resize', touch, passive);
  view.visualViewport?.addEventListener('resize', touch, passive);
  view.visualViewport?.addEventListener('scroll', touch, passive);
  options.signal.addEventListener('abort', () => {
    view.cancelAnimationFrame(frame);
    sizes.disconnect();
    disarm();
    followed.clear();
  });
  return { track, touch };
}
