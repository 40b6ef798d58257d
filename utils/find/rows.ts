import {
  attribute,
  closest,
  firstChild,
  follows,
  holds,
  matches,
  nextSibling,
  parentOf,
  previousSibling,
  query,
  tagOf,
  textOf,
} from './dom.ts';
import { normalise } from './normalise.ts';
import { CONTROLS } from './roles.ts';
import type { Scan } from './scan.ts';
import { isInProse, unitsOf } from './texts.ts';
import type { Alternative } from './types.ts';
import { isDrawn } from './visible.ts';

export const ROWS = 'tr,[role=row]';
const ITEMS =
  'li,[role=listitem],[role=article],article,[role=option],[role=menuitem],[role=treeitem],[role=radio],fieldset';
const CELLS = 'td,th,[role=cell],[role=gridcell]';
const LEVELS = 12;

/** One of several alike: a brother of the same kind stands beside it. */
const isRepeated = (element: Element): boolean => brothersOf(element).length > 0;

const brothersOf = (element: Element): Element[] =>
  [nextSibling(element), previousSibling(element)].filter(
    (other): other is Element =>
      other !== null &&
      tagOf(other) === tagOf(element) &&
      makeOf(other) === makeOf(element) &&
      /\S/.test(textOf(other)),
  );

/** What things of one kind have in common: their first class, else what they are made of. */
const makeOf = (element: Element): string => firstName(element) || query(element, ':scope>*').map(tagOf).join();

const firstName = (element: Element): string => (attribute(element, 'class') ?? '').split(/\s+/)[0] ?? '';

function isRow(element: Element): boolean {
  return matches(element, `${ROWS},${ITEMS}`) || isRepeated(element);
}

/** The smallest row, card or list item around an element that holds more than the element itself, or null. */
export function rowAround(element: Element): Element | null {
  const table = closest(element, ROWS);
  if (table && table !== element) {
    return table;
  }
  const own = normalise(textOf(element));
  for (let outer = parentOf(element), level = 0; outer && level < LEVELS; outer = parentOf(outer), level++) {
    if (matches(outer, 'body,main,[role=main]')) {
      return null;
    }
    const more =
      normalise(textOf(outer)) !== own ||
      query(outer, 'button,input,a[href],[role]').some(
        (each) => each !== element && !holds(each, element) && !holds(element, each),
      );
    if (more && isRow(outer)) {
      return outer;
    }
  }
  return null;
}

/** The controls that are asked for: those inside a container, and those around a text. */
export type Pool = (container: Element, text: Element) => Element[];

/** A few that are known. */
export const poolOf =
  (elements: readonly Element[]): Pool =>
  (container, text) => {
    const inside = elements.filter((each) => holds(container, each) || holds(each, text));
    // A row of a layout table may hold several cards, a cell each.
    const cell = inside.length > 1 && matches(container, ROWS) ? closest(text, CELLS) : null;
    const own = inside.filter((each) => cell !== null && holds(cell, each));
    return own.length > 0 ? own : inside;
  };

/** What `within` gives of a container, and what fits around the text. */
export const poolBy =
  (fits: (element: Element) => boolean, within: (container: Element) => Element[]): Pool =>
  (container, text) => {
    const around = closest(text, CONTROLS);
    const inside = within(container);
    return around && fits(around) && !inside.includes(around) ? [around, ...inside] : inside;
  };

/**
 * The controls that stand in the row of one of the anchors: texts, or fields that go by the row's name. `titled`: only
 * of rows that have it for a name, and do not merely mention it.
 */
export function inRowOf(anchors: readonly Element[], pool: Pool, scan: Scan, titled = false): Set<Element> {
  const titles: Pool = (container, text) => {
    const inside = pool(container, text);
    return inside.length > 0 && isMentioned(text, container, inside) ? [] : inside;
  };
  return new Set(anchors.flatMap((anchor) => rowMates(anchor, titled ? titles : pool, scan)));
}

/** Whether a text is part of a sentence, or another one comes before it in its row, or in its cell with all the mates. */
export function isMentioned(text: Element, around: Element, mates: readonly Element[] = [around]): boolean {
  const cell = closest(text, CELLS);
  const row = cell && mates.every((mate) => holds(cell, mate)) ? cell : around;
  // Where rows follow each other without a box of their own, those before it end with their own controls, and a label.
  const before = isRow(row) ? undefined : mates.findLast((mate) => follows(mate, text));
  const ahead = unitsOf([row]).filter(
    ({ element, text: words }) =>
      // An icon's letter is none.
      /[\p{L}\p{N}]/u.test(words) &&
      follows(element, text) &&
      !holds(element, text) &&
      (!before || follows(before, element)) &&
      isDrawn(element) &&
      closest(element, 'button,label,[aria-hidden=true]') === null,
  );
  return isInProse(text) || ahead.length > (before ? 1 : 0);
}

function rowMates(text: Element, pool: Pool, scan: Scan): readonly Element[] {
  const inside = (container: Element): Element[] => pool(container, text);
  const table = matches(text, ROWS) ? text : closest(text, ROWS);
  if (table) {
    return inside(table);
  }
  let empty: Element | null = null;
  let outer: Element | null = text;
  for (
    let level = 0;
    outer && level < LEVELS && !matches(outer, 'body,main,[role=main]');
    outer = parentOf(outer), level++
  ) {
    const mates = inside(outer);
    if (mates.length > 0) {
      // The title part of a card has no part like it that holds the controls: a row without any does.
      const isTitle =
        empty !== null &&
        textOf(empty) === textOf(text) &&
        isRow(outer) &&
        !brothersOf(empty).some((brother) => mates.some((mate) => holds(brother, mate)));
      return empty && !isTitle && !isCellOf(empty, mates, scan) ? [] : onItsLine(text, mates, outer, scan);
    }
    if (isRow(outer) && (empty === null || matches(outer, ITEMS))) {
      empty = outer;
    }
  }
  return [];
}

/** A repeated part that is a cell of its row, on one line with the controls, and not a row or card that lacks them. */
function isCellOf(part: Element, mates: readonly Element[], scan: Scan): boolean {
  if (matches(part, ITEMS)) {
    return false;
  }
  const { top, bottom } = scan.rect(part);
  const isOnLine = (mate: Element) => scan.rect(mate).top < bottom && scan.rect(mate).bottom > top;
  return !scan.hasLayout(part) || mates.some(isOnLine);
}

/**
 * Of several in one flat container: those between the text and the next or last one of its kind, where it is plain
 * whether they lead or trail their texts; else those on its line.
 */
function onItsLine(text: Element, mates: readonly Element[], around: Element, scan: Scan): readonly Element[] {
  const alike = likeTexts(text, around);
  const next = alike.find((other) => follows(text, other));
  if (mates.length === 1 || alike.length < 2 || isRow(around)) {
    const own = attribute(text, 'class');
    const isAnothers = next && own && own === attribute(next, 'class') && mates.every((mate) => follows(next, mate));
    return isAnothers ? [] : mates;
  }
  const isLed = !mates.some((mate) => follows(alike.at(-1)!, mate));
  const isTrailed = !mates.some((mate) => follows(mate, alike[0]!));
  const [from, to] = isLed ? [alike.findLast((other) => follows(other, text)), text] : [text, next];
  const between = mates.filter((mate) => (!from || follows(from, mate)) && (!to || follows(mate, to)));
  if (between.length > 0 && isLed !== isTrailed) {
    return between;
  }
  const line = scan.rect(text);
  const beside = mates.filter((mate) => {
    const { top, bottom } = scan.rect(mate);
    const middle = (top + bottom) / 2;
    return scan.hasLayout(around) && middle > line.top - 8 && middle < line.bottom + 8;
  });
  return beside.length < mates.length ? beside : [];
}

/** Texts of the same kind in the container: same tag, same first class, as deep. */
function likeTexts(text: Element, around: Element): Element[] {
  return query(around, tagOf(text)).filter(
    (other) =>
      firstName(other) === firstName(text) && /\S/.test(textOf(other)) && query(other, 'input,button').length === 0,
  );
}

/** The text of the header over a control in a table or grid, normalised, or null outside of one. */
export function headerOf(control: Element): string | null {
  const cell = closest(control, CELLS);
  const row = cell && closest(cell, ROWS);
  const table = row && closest(row, 'table,[role=table],[role=grid],[role=treegrid]');
  if (!cell || !row || !table) {
    return null;
  }
  const column = columnOf(cell, row);
  const heads = query(table, 'tr,[role=row]').filter(
    (each) => query(each, 'th,[role=columnheader]').length > 1 || closest(each, 'thead') !== null,
  );
  for (const head of heads) {
    const header = head !== row ? cellAt(head, column) : null;
    if (header) {
      return normalise(textOf(header));
    }
  }
  return null;
}

function columnOf(cell: Element, row: Element): number {
  const said = Number(attribute(cell, 'aria-colindex'));
  if (said > 0) {
    return said - 1;
  }
  let column = 0;
  for (let each = firstChild(row); each && each !== cell && !holds(each, cell); each = nextSibling(each)) {
    column += Number(attribute(each, 'colspan') ?? 1) || 1;
  }
  return column;
}

function cellAt(row: Element, column: number): Element | null {
  let at = 0;
  for (let each = firstChild(row); each; each = nextSibling(each)) {
    const said = Number(attribute(each, 'aria-colindex'));
    at = said > 0 ? said - 1 : at;
    const span = Number(attribute(each, 'colspan') ?? 1) || 1;
    if (column >= at && column < at + span) {
      return each;
    }
    at += span;
  }
  return null;
}

/** Of the boxes of a row, the one that stands under a text with one of the names, going by position alone. */
export function underText(names: readonly Alternative[], controls: readonly Element[], scan: Scan): Element[] {
  const under = new Set<Element>();
  const boxes = controls.map((control) => ({
    control,
    box: scan.rect(scan.rect(control).width >= 4 ? control : (parentOf(control) ?? control)),
  }));
  for (const { element } of scan.unitsNamed(names)) {
    const head = scan.textRect(element);
    const below = boxes
      .filter(({ box }) => isDrawn(element) && head.width > 0 && head.bottom <= box.top)
      .map(({ control, box }) => ({ control, off: outside((box.left + box.right) / 2, head) }))
      .sort((a, b) => a.off - b.off);
    const [first, second] = below;
    if (first && first.off < 60 && (!second || second.off - first.off > 10)) {
      under.add(first.control);
    }
  }
  return [...under];
}

const outside = (x: number, { left, right }: DOMRect): number => Math.max(left - x, x - right, 0);
