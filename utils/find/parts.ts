import { closest, matches, nextSibling, outward, parentOf, previousSibling, textOf, windowOf } from './dom.ts';
import { FIELDS } from './labels.ts';
import { HEADINGS } from './regions.ts';
import { PRESSED } from './roles.ts';
import { ITEMS, ROWS } from './rows.ts';
import type { Scan } from './scan.ts';
import { unitsOf } from './texts.ts';
import { isDrawn } from './visible.ts';

const OUTWARD = 20;

/**
 * The nearest part of the page around a control that is something by itself, and so says what the control acts on: a
 * row, card or section with a title, a panel that hangs over the page, or, where `withFields`, a form, or the field right
 * before it.
 */
export function partAround(element: Element, withFields: boolean, scan: Scan): Element | null {
  const marks = withFields ? `${HEADINGS},${FIELDS}` : HEADINGS;
  const before = previousSibling(element);
  if (withFields && before && matches(before, FIELDS)) {
    return before;
  }
  for (const outer of outward(element, OUTWARD)) {
    const isItem = matches(outer, `${ROWS},${ITEMS}`) || (!withFields && isPanel(outer, scan));
    if (scan.inside(outer, marks).some(isDrawn) || (isItem && saysMore(outer))) {
      return outer;
    }
  }
  return null;
}

const isPanel = (element: Element, scan: Scan): boolean => scan.around(element).position === 'fixed';

/** Has words of its own beside what can be pressed: a bar of buttons has none. */
const saysMore = (element: Element): boolean => unitsOf([element]).some((unit) => !closest(unit.element, PRESSED));

/** Whether a word stands right beside a control, in one line with it: then it belongs to that. */
export const hasNeighbour = (element: Element): boolean =>
  [element.previousSibling, element.nextSibling].some(
    (node) => node?.nodeType === 3 && /\p{L}/u.test((node as Text).data),
  );

/** One of several entries of a list: contents, a tour's steps. An item that says more is a part of the page. */
export function isEntry(element: Element): boolean {
  const item = closest(element, 'li,[role=listitem]');
  return (
    item !== null &&
    textOf(item).trim() === textOf(element).trim() &&
    [nextSibling(item), previousSibling(item)].some((other) => other && /\S/.test(textOf(other)))
  );
}

/** A bar is wider, beside a column too. CSS pixels. */
const WIDEST = 600;
/** What begins above this hangs at the top, CSS pixels. */
const TOP = 240;

/** Whether it hangs low in the window, as a chat or a tip does; in a small window a bar goes from edge to edge. */
export function isLow(element: Element, scan: Scan): boolean {
  let layer: Element | null = element;
  while (layer && !isPanel(layer, scan)) {
    layer = parentOf(layer);
  }
  const { top, left, right, width } = scan.rect(layer ?? element);
  const isBar = width > WIDEST || (left < 9 && right > windowOf(element).innerWidth - 9);
  // A library's host of layers has no size of its own.
  return layer !== null && width > 0 && !isBar && top > TOP;
}
