import { isDrawn } from '../../dom/drawn.ts';
import {
  drawnParentOf,
  holds,
  hostOf,
  pageOf,
  parentOf,
  rectOf,
  rootOf,
  shadowOf,
  tagOf,
  windowOf,
  zoomOf,
} from '../../dom/safe-dom.ts';
import { type Edges, getOrSet, type Layout } from './layout.ts';

/** How much of a box can be seen: the part that shows, `away` where it can be scrolled to, or nothing. */
export type Visible = Edges | 'away' | 'no';

/** A box fainter or smaller than this is seen by nobody: opacity, and CSS pixels. */
const FAINT = 0.1;
const SMALLEST = 5;
const CLIMB = 200;

/** Whether a person can see a box at all, apart from what lies over it: drawn, of some size, not clipped away. */
export function visibleOf(box: Element, layout: Layout): Visible {
  return getOrSet(layout.visible, box, () => readVisible(box, layout));
}

function readVisible(box: Element, layout: Layout): Visible {
  if (!isDrawn(box)) {
    return 'no';
  }
  const rect = layout.rect(box);
  // A frame that nobody sees shows nothing of what is in it.
  const frame = hostOf(pageOf(box));
  if (rect.width < SMALLEST || rect.height < SMALLEST || (frame && visibleOf(frame, layout) === 'no')) {
    return 'no';
  }
  return visiblePart(box, rect, layout);
}

/** Whether a person sees it, or can scroll to it. */
export const isVisible = (element: Element, layout: Layout): boolean => visibleOf(element, layout) !== 'no';

/**
 * What is left of a box inside its scroll containers and the window; `away` where it can be scrolled to, `no` where it
 * cannot.
 */
function visiblePart(box: Element, rect: DOMRect, layout: Layout): Visible {
  const view = windowOf(box);
  let part: Edges = rect;
  let away = false;
  let { position, opacity } = layout.frame(box);
  let outer = drawnParentOf(box);
  for (let step = 0; outer && step < CLIMB && pageOf(outer) === pageOf(box); step++, outer = drawnParentOf(outer)) {
    const around = layout.frame(outer);
    opacity *= around.opacity;
    if (position === 'fixed' || (position === 'absolute' && around.position === 'static')) {
      continue;
    }
    position = around.position;
    const tag = tagOf(outer);
    if (tag === 'body' || tag === 'html' || !around.clips) {
      continue;
    }
    const frame = layout.rect(outer);
    const inside = cut(part, frame);
    if (inside) {
      part = inside;
    } else if (canScrollTo(part, outer, frame, layout.style(outer))) {
      away = true;
      part = frame;
    } else {
      return 'no';
    }
  }
  if (opacity < FAINT) {
    return 'no';
  }
  if (away) {
    return 'away';
  }
  const inWindow = cut(part, { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight });
  return inWindow ?? (reachable(part, view, position === 'fixed') ? 'away' : 'no');
}

const SCROLLS = /auto|scroll/;

/** Whether a scroll container holds a box in what can be scrolled to: not before its beginning, nor past its end. */
function canScrollTo(part: Edges, outer: Element, frame: DOMRect, style: CSSStyleDeclaration): boolean {
  if (!SCROLLS.test(style.overflowX + style.overflowY)) {
    return false;
  }
  const zoom = zoomOf(outer);
  const top = (part.top - frame.top) / zoom + outer.scrollTop;
  const left = (part.left - frame.left) / zoom + outer.scrollLeft;
  const width = (part.right - part.left) / zoom;
  const height = (part.bottom - part.top) / zoom;
  const slack = outer.scrollWidth - outer.clientWidth;
  return (
    top + height > 0 &&
    top < outer.scrollHeight &&
    left + width > (style.direction === 'rtl' ? -slack : 0) &&
    left < outer.scrollWidth
  );
}

/**
 * What two boxes share, or null where that is less than half of the smaller one along an axis: then it cannot be pointed
 * at, and no ring is drawn round it.
 */
function cut(a: Edges, b: Edges): Edges | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  const isEnough = (size: (edges: Edges) => number) => size(box) >= Math.max(2, Math.min(size(a), size(b)) / 2);
  return isEnough(({ left, right }) => right - left) && isEnough(({ top, bottom }) => bottom - top) ? box : null;
}

/**
 * Whether the window's own scrolling can bring a box in: not what is fixed, nor what stands before the page's
 * beginning.
 */
function reachable(part: Edges, view: Window, fixed: boolean): boolean {
  const root = view.document.scrollingElement ?? view.document.documentElement;
  if (fixed || !root) {
    return false;
  }
  const zoom = zoomOf(root);
  const [width, height] = [root.scrollWidth * zoom, root.scrollHeight * zoom];
  const rightToLeft = view.getComputedStyle(view.document.documentElement).direction === 'rtl';
  const below = part.bottom + view.scrollY > 0 && part.top + view.scrollY < height;
  const beside = rightToLeft
    ? part.left + view.scrollX < view.innerWidth && part.right + view.scrollX > view.innerWidth - width
    : part.right + view.scrollX > 0 && part.left + view.scrollX < width;
  return below && beside;
}

const SPOTS = [
  [0.5, 0.5],
  [0.25, 0.5],
  [0.75, 0.5],
  [0.5, 0.25],
  [0.5, 0.75],
] as const;

/** What a click on a box meets: 1 the box, 0.7 nothing as it is scrolled away, 0.5 a bar that scrolling frees it from, 0 another thing. */
export function reachOf(box: Element, layout: Layout): number {
  const { reached, looks } = layout.content;
  const before = reached.get(box);
  const rect = layout.rect(box);
  // Nothing has changed since it was reached in this very place.
  if (before?.looks === looks && before.rect.left === rect.left && before.rect.top === rect.top) {
    return 1;
  }
  const part = visibleOf(box, layout);
  if (part === 'no') {
    return 0;
  }
  if (part === 'away') {
    return 0.7;
  }
  let bars = 0;
  let misses = 0;
  for (const [x, y] of SPOTS) {
    const hit = hitAt(box, part.left + (part.right - part.left) * x, part.top + (part.bottom - part.top) * y, layout);
    if (hit && reaches(hit, box, layout)) {
      if (layout.isStill) reached.set(box, { looks, rect });
      return 1;
    }
    misses += hit ? 1 : 0;
    bars += hit && isBar(hit) ? 1 : 0;
  }
  return misses === 0 ? 0.7 : bars * 2 > misses ? 0.5 : 0;
}

/**
 * What a click at a point of the element's document would hit, inside open shadow roots too, the guide's own host left
 * out, which hides nothing.
 */
export function hitAt(near: Node, x: number, y: number, layout: Layout): Element | null {
  let hit = topmost(pageOf(near), x, y, layout);
  for (let shadow = hit && shadowOf(hit); shadow; shadow = hit && shadowOf(hit)) {
    const inner = topmost(shadow, x, y, layout);
    if (!inner || inner === hit || rootOf(inner) !== shadow) {
      break;
    }
    hit = inner;
  }
  return hit;
}

function topmost(from: Document | ShadowRoot, x: number, y: number, layout: Layout): Element | null {
  const owner = (from.nodeType === 9 ? Document : ShadowRoot).prototype as DocumentOrShadowRoot;
  const hit = owner.elementFromPoint.call(from, x, y);
  if (!hit || hit !== layout.ours) {
    return hit;
  }
  const all = owner.elementsFromPoint.call(from, x, y);
  return all.find((each) => each !== layout.ours) ?? null;
}

/** How far around a box what is hit may lie and still be its own wrapper. */
const WRAPPERS = 4;

/** A click on the hit acts on the box: the same, inside it, its near wrapper, its label, or an input laid over it. */
function reaches(hit: Element, box: Element, layout: Layout): boolean {
  if (holds(box, hit)) {
    return true;
  }
  let outer: Element | null = box;
  for (let step = 0; outer && step <= WRAPPERS; step++, outer = drawnParentOf(outer)) {
    if (outer === hit) {
      return true;
    }
  }
  if (hit === layout.page.documentElement || hit === layout.page.body) {
    return false;
  }
  // Where it lies under what is no child of it but slotted into it.
  for (let inner: Element | null = hit, step = 0; inner && step < CLIMB; step++, inner = drawnParentOf(inner)) {
    if (inner === box) {
      return true;
    }
  }
  const around = parentOf(box);
  return around !== null && /^(input|label)$/.test(tagOf(hit)) && holds(around, hit);
}

function isBar(hit: Element): boolean {
  const view = windowOf(hit);
  for (let outer: Element | null = hit, step = 0; outer && step < CLIMB; outer = parentOf(outer), step++) {
    const { position } = view.getComputedStyle(outer);
    if (position === 'fixed' || position === 'sticky') {
      const { width, height } = rectOf(outer);
      return width * height < view.innerWidth * view.innerHeight * 0.4;
    }
  }
  return false;
}
