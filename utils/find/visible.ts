import { closest, holds, hostOf, pageOf, parentOf, rectOf, rootOf, shadowOf, tagOf, windowOf, zoomOf } from './dom.ts';
import type { Scan } from './scan.ts';

/** `seen`: on the screen, or partly. `away`: it can be scrolled to. `no`: nobody sees it. */
export type Sight = 'seen' | 'away' | 'no';

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const FAINT = 0.1;
const SMALLEST = 4;
const CLIMB = 200;

const OPTIONS = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false };

/** Whether the document of a node is laid out. A test environment may lay nothing out: then geometry says nothing. */
export const hasLayout = (node: Node): boolean => (pageOf(node).documentElement?.clientWidth ?? 0) > 0;

/**
 * Whether it is drawn at all, wherever that is (display, visibility, opacity). Where a test environment cannot say, it
 * is.
 */
export function isDrawn(element: Element): boolean {
  return typeof element.checkVisibility !== 'function' || Element.prototype.checkVisibility.call(element, OPTIONS);
}

const SET_ASIDE =
  '[inert],[role=tooltip],[aria-hidden="true"]:not([aria-modal="true"]),[hidden]:not([hidden="until-found"])';

/**
 * Whether the page has put it out of use: inert, a tip about something else, or hidden from assistive technology, as the page under a modal dialog
 * is. A modal dialog itself is judged by what lies over it: Fluent v9 hides one under a message, and forgets to show it
 * again when the message goes without giving the focus back (tried with 9.74, November 2026).
 */
export function isSetAside(element: Element): boolean {
  return closest(element, SET_ASIDE) !== null;
}

/**
 * How a person sees the box of a control or text, asked at its middle or at five points. What was seen at five points
 * in the last look, and still is where it was on a page that is made as it was, is asked at its middle only.
 */
export function sightOf(box: Element, scan: Scan, points: 1 | 5 = 5): Sight {
  const { seenAt } = scan.structure;
  const before = seenAt.get(box);
  const rect = scan.rect(box);
  const isSteady = before?.left === rect.left && before.top === rect.top && before.width === rect.width;
  let sight = points === 1 || isSteady ? scan.sights.get(box) : undefined;
  if (!sight) {
    const spots = isSteady ? 1 : points;
    sight = readSight(box, scan, spots);
    if (spots === 1) {
      scan.sights.set(box, sight);
    } else if (sight === 'seen') {
      seenAt.set(box, rect);
    }
  }
  return sight;
}

function readSight(box: Element, scan: Scan, points: 1 | 5): Sight {
  if (!isDrawn(box)) {
    return 'no';
  }
  if (!hasLayout(box)) {
    return 'seen';
  }
  const rect = scan.rect(box);
  // A frame that nobody sees shows nothing of what is in it.
  const frame = hostOf(pageOf(box));
  if (rect.width < SMALLEST || rect.height < SMALLEST || (frame && sightOf(frame, scan, 1) === 'no')) {
    return 'no';
  }
  const shown = visiblePart(box, rect, scan);
  if (shown === 'no' || shown === 'away') {
    return shown;
  }
  return uncovered(box, shown, scan, points);
}

/**
 * What is left of a box inside its scroll containers and the window; `away` where it can be scrolled to, `no` where it
 * cannot.
 */
function visiblePart(box: Element, rect: DOMRect, scan: Scan): Edges | 'away' | 'no' {
  const view = windowOf(box);
  let part: Edges = rect;
  let away = false;
  let { opacity, position } = scan.around(box);
  let outer = parentOf(box);
  for (let step = 0; outer && step < CLIMB && pageOf(outer) === pageOf(box); step++, outer = parentOf(outer)) {
    const around = scan.around(outer);
    opacity *= around.opacity;
    if (position === 'fixed' || (position === 'absolute' && around.position === 'static')) {
      continue;
    }
    position = around.position;
    const tag = tagOf(outer);
    if (tag === 'body' || tag === 'html' || !scan.clips(outer)) {
      continue;
    }
    const frame = scan.rect(outer);
    const inside = cut(part, frame);
    if (inside) {
      part = inside;
    } else if (canScrollTo(part, outer, frame, scan.style(outer))) {
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

/** Whether clicks at several points reach it. Under a small fixed bar it counts as `away`: scrolling brings it out. */
function uncovered(box: Element, part: Edges, scan: Scan, points: 1 | 5): Sight {
  let reached = 0;
  let bars = 0;
  const spots = SPOTS.slice(0, points);
  for (const [x, y] of spots) {
    const hit = hitAt(box, part.left + (part.right - part.left) * x, part.top + (part.bottom - part.top) * y, scan);
    if (!hit || reaches(hit, box)) {
      reached++;
    } else if (isBar(hit)) {
      bars++;
    }
  }
  if (reached * 2 > spots.length) {
    return 'seen';
  }
  return (reached + bars) * 2 > spots.length ? 'away' : 'no';
}

/**
 * What a click at a point of the element's document would hit, inside open shadow roots too, the guide's own host left
 * out, which hides nothing.
 */
export function hitAt(near: Node, x: number, y: number, scan: Scan): Element | null {
  let hit = topmost(pageOf(near), x, y, scan);
  for (let shadow = hit && shadowOf(hit); shadow; shadow = hit && shadowOf(hit)) {
    const inner = topmost(shadow, x, y, scan);
    if (!inner || inner === hit || rootOf(inner) !== shadow) {
      break;
    }
    hit = inner;
  }
  return hit;
}

function topmost(from: Document | ShadowRoot, x: number, y: number, scan: Scan): Element | null {
  const owner = (from.nodeType === 9 ? Document : ShadowRoot).prototype as DocumentOrShadowRoot;
  const hit = owner.elementFromPoint.call(from, x, y);
  if (!hit || hit !== scan.ours) {
    return hit;
  }
  const all = owner.elementsFromPoint.call(from, x, y);
  return all.find((each) => each !== scan.ours) ?? null;
}

/**
 * A click on the hit acts on the box: the same, inside, around it, its label, or the transparent input that lies over
 * it.
 */
function reaches(hit: Element, box: Element): boolean {
  if (holds(box, hit) || holds(hit, box)) {
    return true;
  }
  const around = parentOf(box);
  return around !== null && (tagOf(hit) === 'input' || tagOf(hit) === 'label') && holds(around, hit);
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
