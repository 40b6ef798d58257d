import {
  attribute,
  drawnParentOf,
  firstChild,
  matches,
  nextSibling,
  query,
  tagOf,
  textOf,
} from '../../dom/safe-dom.ts';
import type { Region } from '../types.ts';
import { isInLayer, type TopLayer } from './layers.ts';
import { getOrSet, type Layout } from './layout.ts';

const BY_ROLE: Readonly<Record<string, Region>> = {
  dialog: 'dialog',
  alertdialog: 'dialog',
  menu: 'menu',
  navigation: 'nav',
  tablist: 'tabs',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  main: 'main',
};
const BY_TAG: Readonly<Record<string, Region>> = {
  dialog: 'dialog',
  nav: 'nav',
  header: 'header',
  footer: 'footer',
  main: 'main',
};

/** A floating box is smaller than half of the window and larger than a badge (CSS pixels squared). */
const FLOAT_SHARE = 0.5;
const BADGE = 900;

/** The parts of the page in which an element stands: by landmark, role or place; what lies over the page is a dialog, too. */
export function regionsOf(element: Element, layer: TopLayer, layout: Layout): readonly Region[] {
  const region = regionOf(element, layer, layout);
  return isOver(layer, element) ? [...new Set<Region>([region, 'dialog'])] : [region];
}

function regionOf(element: Element, layer: TopLayer, layout: Layout): Region {
  const footers = getOrSet(knownFooters, layout, () => footersOf(layout));
  for (let outer: Element | null = element; outer && tagOf(outer) !== 'body'; outer = drawnParentOf(outer)) {
    if (footers.has(outer)) return 'footer';
    const role = attribute(outer, 'role') ?? '';
    if (outer !== element && role === 'listbox') return 'menu';
    const told = BY_ROLE[role] ?? BY_TAG[tagOf(outer)];
    if (told && !(outer === element && told === 'menu')) return told;
    if (attribute(outer, 'aria-modal') === 'true') return 'dialog';
    if (tagOf(outer) === 'aside') return holdsList(outer) ? 'nav' : 'aside';
    const floating = outer === element ? null : floatingRegion(outer, layer, layout);
    if (floating) return floating;
  }
  return regionByPlace(element, layout) ?? 'main';
}

const isOver = (layer: TopLayer, element: Element): boolean => layer.panes.length > 0 && isInLayer(element, layer);

const holdsList = (element: Element): boolean => query(element, 'nav,ul,ol').length > 0;

/** The line by which a page's foot is told where no element says so. */
const isCopyright = (text: string): boolean => text.startsWith('©') || text.startsWith('copyright');
const NO_FOOTER = 'h1,h2,main,nav,[role=main],[role=navigation],[role=dialog],dialog';
/** A foot is lower than this share of the window. */
const FOOT_SHARE = 0.7;

const knownFooters = new WeakMap<Layout, ReadonlySet<Element>>();

/** Around each such line, the largest part of the page that holds no title and is not high. */
function footersOf(layout: Layout): ReadonlySet<Element> {
  const footers = new Set<Element>();
  for (const { element } of layout.content.textsWhere('footer', isCopyright)) {
    let footer: Element | null = null;
    let outer: Element | null = element;
    const isFoot = (part: Element) => !matches(part, NO_FOOTER) && query(part, NO_FOOTER).length === 0;
    for (; outer && isFoot(outer); outer = drawnParentOf(outer)) footer = outer;
    const most = FOOT_SHARE * layout.window(element).height;
    if (footer && outer && layout.rect(footer).height < most) footers.add(footer);
  }
  return footers;
}

function floatingRegion(outer: Element, layer: TopLayer, layout: Layout): Region | null {
  const { position, zIndex, boxShadow } = layout.style(outer);
  if (position !== 'fixed' && position !== 'absolute') return null;
  const { width, height } = layout.rect(outer);
  const view = layout.window(outer);
  if (width * height < BADGE || width * height > FLOAT_SHARE * view.width * view.height) return null;
  if (isOver(layer, outer) && !layer.panes.includes(outer)) return 'dialog';
  if (isShortList(outer)) return 'menu';
  if (position === 'fixed') return isColumn(outer, layout) ? 'nav' : width > 0.9 * view.width ? 'header' : 'float';
  return zIndex !== 'auto' || boxShadow !== 'none' ? 'menu' : null;
}

const isColumn = (element: Element, layout: Layout): boolean => {
  const { width, height } = layout.rect(element);
  return width < 340 && height > 0.7 * layout.window(element).height;
};

/** Without any landmark: a narrow column of short entries at the side is navigation, a wide low bar on top a header. */
function regionByPlace(element: Element, layout: Layout): Region | null {
  const view = layout.window(element);
  let outer = drawnParentOf(element);
  for (let step = 0; outer && step < 6 && tagOf(outer) !== 'body'; step++, outer = drawnParentOf(outer)) {
    const { left, right, top, width, height } = layout.rect(outer);
    const atSide = left < view.width * 0.35 || right > view.width * 0.97;
    if (width <= 330 && height > 60 && atSide && isShortList(outer)) {
      return 'nav';
    }
    if (width > view.width * 0.9) return height <= 120 && top < 60 ? 'header' : null;
  }
  return null;
}

/** Two short entries or more, and nothing else. */
function isShortList(element: Element): boolean {
  if (textOf(element).length > 400 || query(element, 'input,textarea,p,h1,h2').length > 0) return false;
  let entries = 0;
  const only = firstChild(element);
  if (only && !nextSibling(only)) return isShortList(only);
  for (let child = only; child; child = nextSibling(child)) {
    const { length } = textOf(child).trim();
    if (length > 40) return false;
    entries += length > 0 ? 1 : 0;
  }
  return entries >= 2;
}
