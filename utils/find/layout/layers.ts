import { isDrawn } from '../../dom/drawn.ts';
import {
  attribute,
  drawnParentOf,
  firstChild,
  holds,
  matches,
  nextSibling,
  query,
  shadowOf,
  tagOf,
  textOf,
  windowOf,
} from '../../dom/safe-dom.ts';
import type { PageContent } from '../page/index.ts';
import { isClear, type Layout } from './layout.ts';
import { hitAt } from './sight.ts';

/** Where the window is asked what lies on top, as shares of its width and height: its middle, and nearer to its corners. */
const POINTS = [
  [0.5, 0.5],
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8],
] as const;
/** Where a curtain without a word covers the page, what lies over it is looked for so finely: points across and down. */
const GRID = 9;
/** A layer lies over the page if it takes so many of those points, or says that it is modal. */
const MOST_OF_IT = 2;
/** A layer with less than this share of the window covers nothing. */
const WHOLE = 0.8;

/** What lies over the page and takes its clicks: its panes, outer elements; none where the page itself is on top. */
export interface TopLayer {
  readonly panes: readonly Element[];
}

const known = new WeakMap<PageContent, { readonly state: string; readonly layer: TopLayer }>();

/** The layer that takes the page's clicks now: a modal dialog, a whole-page wizard, a drawer before a curtain. */
export function topLayer(layout: Layout): TopLayer {
  const { scrollX, scrollY, innerWidth, innerHeight } = windowOf(layout.page);
  const state = [layout.content.looks, scrollX, scrollY, innerWidth, innerHeight].join();
  const last = known.get(layout.content);
  if (last?.state === state) return last.layer;
  const layer = readTopLayer(layout);
  if (layout.isStill) known.set(layout.content, { state, layer });
  return layer;
}

function readTopLayer(layout: Layout): TopLayer {
  const { page } = layout;
  const { width, height } = layout.window(page.documentElement);
  const votes = new Map<Element, number>();
  for (const [x, y] of POINTS) {
    const hit = hitAt(page, width * x, height * y, layout);
    const pane = hit && paneOf(hit, layout);
    if (pane) votes.set(pane, (votes.get(pane) ?? 0) + 1);
  }
  const over = [...votes].find(([pane, count]) => isModal(pane) || (count >= MOST_OF_IT && covers(pane, layout)))?.[0];
  if (!over) return { panes: [] };
  const isCurtain = !/\S/.test(textOf(over)) && shadowOf(over) === null;
  return { panes: [...new Set([...votes.keys(), ...(isCurtain ? panesOver(over, layout) : [])])] };
}

/** What lies over a curtain without being in it: the outermost element of its own place around each hit. */
function panesOver(curtain: Element, layout: Layout): Element[] {
  const { width, height } = layout.window(curtain);
  const panes: Element[] = [];
  for (let at = 0; at < GRID * GRID; at++) {
    const [x, y] = [((at % GRID) + 0.5) / GRID, (Math.floor(at / GRID) + 0.5) / GRID];
    let pane: Element | null = null;
    let outer = hitAt(layout.page, width * x, height * y, layout);
    for (; outer && outer !== curtain && tagOf(outer) !== 'body'; outer = drawnParentOf(outer)) {
      if (/absolute|fixed/.test(layout.style(outer).position) && !holds(outer, curtain)) pane = outer;
    }
    if (pane && outer !== curtain) panes.push(pane);
  }
  return panes;
}

/** Whether an element lies in the topmost layer; everything does where no layer lies over the page. */
export function isInLayer(element: Element, { panes }: TopLayer): boolean {
  if (panes.length === 0) return true;
  for (let outer: Element | null = element; outer; outer = drawnParentOf(outer)) {
    if (panes.includes(outer)) return true;
  }
  return false;
}

/** The outermost element around a hit that is taken out of the page's flow. */
function paneOf(hit: Element, layout: Layout): Element | null {
  let pane: Element | null = null;
  for (let outer: Element | null = hit; outer && tagOf(outer) !== 'body'; outer = drawnParentOf(outer)) {
    if (isModal(outer) || isTakenOut(outer, layout)) pane = outer;
  }
  return pane;
}

/** Fixed and of some size, or absolute with a layer of its own and as large as the window. */
function isTakenOut(element: Element, layout: Layout): boolean {
  const { position, zIndex } = layout.style(element);
  if (position === 'fixed') {
    const { width, height } = layout.rect(element);
    return width * height > 400;
  }
  return position === 'absolute' && Number(zIndex) > 0 && sizeOf(element, layout) > WHOLE;
}

/** Share of the window that a box takes. */
function sizeOf(element: Element, layout: Layout): number {
  const { width, height } = layout.rect(element);
  const view = layout.window(element);
  return (width * height) / (view.width * view.height);
}

function isModal(element: Element): boolean {
  if (tagOf(element) === 'dialog') return matches(element, ':modal');
  return attribute(element, 'aria-modal') === 'true' && isDrawn(element);
}

const DIALOGS = '[role=dialog],[role=alertdialog],dialog[open]';

/** Whether a large pane hides the page: it is painted, or it holds a dialog or a painted curtain. */
function covers(pane: Element, layout: Layout): boolean {
  if (sizeOf(pane, layout) < WHOLE) return false;
  if (isPainted(pane, layout) || query(pane, DIALOGS).some(isDrawn)) return true;
  for (let child = firstChild(pane); child; child = nextSibling(child)) {
    if (isPainted(child, layout) && sizeOf(child, layout) > WHOLE) return true;
  }
  return false;
}

function isPainted(element: Element, layout: Layout): boolean {
  const { backgroundColor, backgroundImage, backdropFilter } = layout.style(element);
  return !isClear(backgroundColor) || backgroundImage !== 'none' || (backdropFilter ?? 'none') !== 'none';
}
