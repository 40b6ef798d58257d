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
import { hasLayout, isDrawn } from './visible.ts';

/** What says that it is a row. */
export const ROWS = 'tr,[role=row]';
/** What says that it is one of several. */
export const ITEMS =
  'li,[role=listitem],[role=article],article,[role=option],[role=menuitem],[role=treeitem],[role=radio],fieldset';
const CELLS = 'td,th,[role=cell],[role=gridcell]';
const HEADED = `${CELLS},[role=columnheader]`;
const LEVELS = 12;
/** What holds more of the controls is neither a row nor a list that nobody divided into rows. */
const MATES_LIMIT = 400;

/** The brothers beside an element that are of its kind: of its tag, and alike in what `kindOf` gives. */
const brothersOf = (element: Element, kindOf: (element: Element) => string): Element[] =>
  [nextSibling(element), previousSibling(element)].filter(
    (other): other is Element =>
      other !== null &&
      tagOf(other) === tagOf(element) &&
      kindOf(other) === kindOf(element) &&
      /\S/.test(textOf(other)),
  );

const firstName = (element: Element): string => (attribute(element, 'class') ?? '').split(/\s+/)[0] ?? '';

/** What tells parts from rows also where nothing has a class: what they are made of. */
const makeOf = (element: Element): string => firstName(element) || query(element, ':scope>*').map(tagOf).join();

/** One of several alike, or a row by its role. */
const isRow = (element: Element, kindOf = firstName): boolean =>
  matches(element, `${ROWS},${ITEMS}`) || brothersOf(element, kindOf).length > 0;

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
    if (more && isRow(outer, makeOf)) {
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
 * of rows that have it for a name, and do not merely mention it; what may be a name.
 */
export function inRowOf(anchors: readonly Element[], pool: Pool, scan: Scan, titled?: RegExp): Set<Element> {
  return new Set(anchors.flatMap((anchor) => rowMates(anchor, pool, scan, titled)));
}

/** Whether a text is part of a sentence, or another one that may be a title comes before it in its row. */
export function isMentioned(text: Element, row: Element, titles: RegExp, before?: Element): boolean {
  const ahead = unitsOf([row]).filter(
    ({ element, text: words }) =>
      titles.test(words) &&
      follows(element, text) &&
      !holds(element, text) &&
      (!before || follows(before, element)) &&
      isDrawn(element) &&
      closest(element, '[aria-hidden=true]') === null,
  );
  return isInProse(text) || ahead.length > (before ? 1 : 0);
}

function rowMates(text: Element, pool: Pool, scan: Scan, titled: RegExp | undefined): readonly Element[] {
  const inside = (container: Element): Element[] => pool(container, text);
  const table = matches(text, ROWS) ? text : closest(text, ROWS);
  if (table) {
    const mates = inside(table);
    // A row of a layout table may hold several cards, a cell each.
    const cell = closest(text, CELLS);
    const row = cell && mates.every((mate) => holds(cell, mate)) ? cell : table;
    return titled && mates.length > 0 && isMentioned(text, row, titled) ? [] : mates;
  }
  let empty: Element | null = null;
  let outer: Element | null = text;
  for (
    let level = 0;
    outer && level < LEVELS && !matches(outer, 'body,main,[role=main]');
    outer = parentOf(outer), level++
  ) {
    const mates = inside(outer);
    if (mates.length > MATES_LIMIT) {
      return [];
    }
    if (mates.length > 0) {
      // Where rows follow each other without a box of their own, those before it end with their own controls, and a label.
      const before = isRow(outer) ? undefined : mates.findLast((mate) => follows(mate, text));
      if (titled && isMentioned(text, outer, titled, before)) {
        return [];
      }
      const isTitle =
        empty !== null &&
        textOf(empty) === textOf(text) &&
        isRow(outer) &&
        // Two of one class are two rows.
        !(firstName(empty) && brothersOf(empty, firstName).some((other) => mates.some((mate) => holds(other, mate))));
      return empty && !isTitle && !isCellOf(empty, mates, scan) ? [] : ownAmong(mates, text, outer, scan, titled);
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
  return !hasLayout(part) || mates.some(isOnLine);
}

/** Of the controls in a container, those of one text: all, but where it holds other texts of its kind those on its line. */
function ownAmong(
  mates: readonly Element[],
  text: Element,
  around: Element,
  scan: Scan,
  titled: RegExp | undefined,
): readonly Element[] {
  const alike = likeTexts(text, around);
  const next = alike.find((other) => follows(text, other));
  if (mates.length === 1 || alike.length < 2 || isRow(around)) {
    // What all stands behind another text of just its kind is that one's.
    const kind = attribute(text, 'class');
    // Where not any word can be a name, as with ids, the next that can is another row's.
    const isName = titled !== undefined && !titled.test('x') && titled.test(normalise(textOf(next ?? text)));
    const isAlike = next && (kind ? kind === attribute(next, 'class') : isName);
    const isAnothers = isAlike && mates.every((mate) => follows(next, mate));
    return isAnothers ? [] : mates;
  }
  // By the order alone nobody can tell whether boxes lead or trail their texts.
  const line = scan.rect(text);
  const beside = mates.filter((mate) => {
    const { top, bottom } = scan.rect(mate);
    const middle = (top + bottom) / 2;
    return middle > line.top && middle < line.bottom;
  });
  return beside.length < mates.length ? beside : [];
}

/** Texts of the same kind in the container: same tag, same first class. */
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
    // A cell that spans rows or columns shifts the others: then what stands above tells more than counting.
    const isAlike = query(head, HEADED).length === query(row, HEADED).length;
    const header = head !== row && isAlike ? cellAt(head, column) : null;
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
