import {
  attribute,
  closest,
  firstChild,
  follows,
  holds,
  matches,
  nextSibling,
  outward,
  pageOf,
  parentOf,
  previousSibling,
  query,
  tagOf,
  textOf,
  windowOf,
} from './dom.ts';
import { CONTROLS } from './roles.ts';
import type { Scan } from './scan.ts';
import type { Place } from './types.ts';
import { hasLayout, hitAt, isDrawn, isSetAside } from './visible.ts';

/** What heads a section. */
export const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const DIALOGS = 'dialog[open],[role=dialog],[role=alertdialog]';
const BESIDE = 'nav,header,aside,[role=navigation],[role=banner],[role=complementary]';
const NAVIGATION = `${BESIDE},[role=tablist],[role=menu],[role=menubar]`;
const FOOTER = 'footer,[role=contentinfo]';
const NOT_MAIN = `${BESIDE},${FOOTER}`;
const MAIN = 'main,[role=main]';
const POPUPS = '[role=menu],[role=listbox]';

/** The topmost open dialog: one that says so, else a layer that lies over the whole page. */
export function topDialog(page: Document, scan: Scan): Element | null {
  const open = scan.structure
    .marked(DIALOGS)
    .filter((element) => isBig(element, scan) && isDrawn(element) && !isSetAside(element))
    .sort((a, b) => (follows(a, b) ? 1 : -1));
  for (const element of open) {
    if (isModal(element, scan)) {
      return element;
    }
  }
  for (const root of scan.structure.roots) {
    const layer = root.nodeType === 9 && hasLayout(page) ? coveringLayer(root as Document, scan) : null;
    if (layer) {
      return layer;
    }
  }
  return null;
}

function isBig(element: Element, scan: Scan): boolean {
  if (!hasLayout(element)) {
    return true;
  }
  // A library's dialog container may have no size of its own; what it shows has.
  return [element, firstChild(element)].some((each) => {
    const rect = each && scan.rect(each);
    return rect && rect.width >= 120 && rect.height >= 60;
  });
}

/**
 * It takes the page's place: it says so, or what lies around it is no longer the page. On top: its own middle is its
 * own.
 */
function isModal(element: Element, scan: Scan): boolean {
  const says = attribute(element, 'aria-modal') === 'true' || (tagOf(element) === 'dialog' && isNativeModal(element));
  if (!hasLayout(element)) {
    return says || attribute(element, 'aria-modal') !== 'false';
  }
  const view = windowOf(element);
  const rect = scan.rect(element);
  const inView = {
    x: (Math.max(rect.left, 0) + Math.min(rect.right, view.innerWidth)) / 2,
    y: (Math.max(rect.top, 0) + Math.min(rect.bottom, view.innerHeight)) / 2,
  };
  const middle = hitAt(pageOf(element), inView.x, inView.y, scan);
  // A closed drawer waits outside of the window, and is hidden.
  const beyond = middle === null && attribute(element, 'aria-hidden') !== 'true';
  const onTop =
    beyond || (middle !== null && (holds(element, middle) || holds(middle, element) || opensOver(element, middle)));
  return onTop && (says || curtainAround(element, rect, view, scan));
}

/** What lies over a dialog's middle belongs to it: a menu or list that it has opened elsewhere in the page. */
function opensOver(dialog: Element, hit: Element): boolean {
  return closest(hit, POPUPS) !== null && !holds(dialog, hit);
}

function isNativeModal(element: Element): boolean {
  try {
    return matches(element, ':modal');
  } catch {
    return true;
  }
}

/** Outside its box, clicks hit one thing only, which covers the window and is not what holds the page. */
function curtainAround(element: Element, rect: DOMRect, view: Window, scan: Scan): boolean {
  if (coversWindow(rect, view)) {
    return true;
  }
  const across = (size: number): number[] => [8, size / 2, size - 8];
  let spots = 0;
  for (const x of across(view.innerWidth)) {
    for (const y of across(view.innerHeight)) {
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) {
        continue;
      }
      spots++;
      const hit = hitAt(pageOf(element), x, y, scan);
      if (!hit || !isCurtain(hit, element, view, scan)) {
        return false;
      }
    }
  }
  return spots > 0;
}

/** It covers the window and says nothing itself: a wizard under a dialog is no curtain. */
function isCurtain(hit: Element, dialog: Element, view: Window, scan: Scan): boolean {
  const layer = outerLayer(hit, scan);
  const own = layer && (holds(layer, dialog) ? textOf(layer).replace(textOf(dialog), '') : textOf(layer));
  return layer !== null && !/\S/.test(own!) && coversWindow(scan.rect(layer), view);
}

/** A portal's own bar may stay above what covers the rest of the window. */
const BAR = 64;

function coversWindow(rect: DOMRect, view: Window): boolean {
  return (
    rect.left <= 8 && rect.top <= BAR && rect.right >= view.innerWidth - 24 && rect.bottom >= view.innerHeight - 24
  );
}

/** The outermost element around a hit that is taken out of the flow (fixed, or absolute with a layer of its own). */
function outerLayer(hit: Element, scan: Scan): Element | null {
  let layer: Element | null = null;
  for (let outer: Element | null = hit, step = 0; outer && step < 200; outer = parentOf(outer), step++) {
    const { position } = scan.around(outer);
    if (position === 'fixed' || (position === 'absolute' && Number(scan.style(outer).zIndex) > 0)) {
      layer = outer;
    }
  }
  return layer;
}

/** A full-page wizard, or a box before a curtain, that does not say what it is. Something else must lie beneath. */
function coveringLayer(page: Document, scan: Scan): Element | null {
  const view = windowOf(page);
  const { innerWidth: width, innerHeight: height } = view;
  const layerAt = (x: number): Element | null => {
    const hit = hitAt(page, x, height / 2, scan);
    return hit && outerLayer(hit, scan);
  };
  const middle = layerAt(width / 2);
  if (!middle) {
    return null;
  }
  // Where a curtain hangs in the middle, a drawer may stand at a side.
  const isBare = coversWindow(scan.rect(middle), view);
  for (const layer of isBare ? [middle, layerAt(width - 24), layerAt(24)] : [middle]) {
    if (!layer || !isBig(layer, scan) || !/\S/.test(textOf(layer))) {
      continue;
    }
    const rect = scan.rect(layer);
    const isWhole = coversWindow(rect, view);
    // At a side only a drawer counts: as high as the window, before a curtain that holds nothing itself.
    const isDrawer = rect.top <= 8 && rect.bottom >= height - 24 && isEmptyCurtain(page, rect, view, scan);
    const covers = isWhole || ((layer === middle || isDrawer) && curtainAround(layer, rect, view, scan));
    if (covers) {
      return somethingBeneath(layer, scan) ? layer : null;
    }
  }
  return null;
}

/** What lies beside a drawer at the window's edge has nothing to press. */
function isEmptyCurtain(page: Document, drawer: DOMRect, view: Window, scan: Scan): boolean {
  const x = drawer.left > 8 ? 8 : view.innerWidth - 8;
  const curtain = hitAt(page, x, view.innerHeight / 2, scan);
  return curtain !== null && query(curtain, CONTROLS).length === 0;
}

/** Whether the layer hides a page: a part of the document beside it that has something to press. */
function somethingBeneath(layer: Element, scan: Scan): boolean {
  for (let inner: Element | null = layer, step = 0; inner && step < 20; inner = parentOf(inner), step++) {
    for (const next of [previousSibling, nextSibling]) {
      for (let other = next(inner); other; other = next(other)) {
        if (isDrawn(other) && isHidden(other, layer, scan)) {
          return true;
        }
      }
    }
  }
  return false;
}

/** Not a bar or column that lies on the layer: that has parts that can be reached, and none that the layer covers. */
function isHidden(part: Element, layer: Element, scan: Scan): boolean {
  const ends = { fromStart: 4, fromEnd: 4 };
  const pressed = query(part, 'button,input,a[href]', ends);
  // What is to press may be hidden even on a bar, so that other parts are asked for too.
  const parts = pressed.length > 0 ? [...pressed, ...query(part, '*', ends)] : [];
  const hits = parts.map((each) => {
    const { left, top, width, height } = scan.rect(each);
    // What has no size or is not drawn lies nowhere.
    return width * height > 0 && isDrawn(each) ? hitAt(each, left + width / 2, top + height / 2, scan) : null;
  });
  const isReached = hits.some((hit, index) => hit && holds(parts[index]!, hit));
  return hits.some((hit) => hit && holds(layer, hit)) || (pressed.length > 0 && !isReached);
}

/** Whether an element stands in the wanted part of the page. */
export function inRegion(element: Element, region: Place['region'], dialog: Element | null, scan: Scan): boolean {
  const around = closest(element, `${DIALOGS},${POPUPS}`);
  // A small dialog that leaves the page be, a tour or a chat, is no part of it.
  if (dialog ? !holds(dialog, element) && !(around && matches(around, POPUPS)) : around && matches(around, DIALOGS)) {
    return false;
  }
  switch (region) {
    case 'dialog':
      return dialog !== null;
    case 'main':
      return inMain(element, dialog, scan);
    case 'page':
      return !dialog && inMain(element, null, scan);
    case 'nav':
      return !closest(element, FOOTER) && (closest(element, NAVIGATION) !== null || inShortList(element, scan));
    case 'shell': {
      const part = closest(element, `${NAVIGATION},${NOT_MAIN},${MAIN},table,[role=grid]`);
      // What stays pressed, and what stands beside it, switches a view.
      if (matches(element, '[aria-pressed],button[aria-pressed=true]~button')) {
        return false;
      }
      return (
        !part ||
        (matches(part, 'nav,header,[role=navigation],[role=banner],[role^=menu]') &&
          !(tagOf(element) === 'a' && closest(part, MAIN)))
      );
    }
    default:
      return true;
  }
}

function inMain(element: Element, dialog: Element | null, scan: Scan): boolean {
  const list = closest(element, '[role=listbox]');
  // What drops down from a filter or a search is no list of the page.
  if (list && [list, parentOf(list)!].some((each) => /abs|fix/.test(scan.around(each).position))) {
    return false;
  }
  const main = closest(element, MAIN) ?? dialog;
  const apart = closest(element, NOT_MAIN);
  if (apart && (!main || (holds(main, apart) && !matches(apart, 'header,footer')))) {
    return false;
  }
  return main !== null || !scan.hasMain(pageOf(element));
}

/** A rail or menu made of plain elements: three short entries or more, and neither fields nor headings nor prose. */
function inShortList(element: Element, scan: Scan): boolean {
  for (const outer of outward(element, 5)) {
    if (
      textOf(outer).length > 600 ||
      scan.inside(outer, 'input:not([type=hidden]),textarea,[role=checkbox],[role=switch]').length > 0 ||
      query(outer, 'table,h1,h2,p').some(isDrawn)
    ) {
      return false;
    }
    const entries = query(outer, '*').filter(
      (each) => firstChild(each) === null && /\S/.test(textOf(each)) && isDrawn(each),
    );
    if (entries.length >= 3 && entries.every((each) => textOf(each).trim().length <= 40)) {
      return true;
    }
  }
  return false;
}
