import { attribute, closest, follows, holds, inOrder, matches, pageOf, parentOf, textOf } from './dom.ts';
import { FIELDS } from './labels.ts';
import { nameFit, normalise } from './normalise.ts';
import { HEADINGS } from './regions.ts';
import { remember } from './remember.ts';
import { PRESSED } from './roles.ts';
import { ROWS } from './rows.ts';
import type { Scan } from './scan.ts';
import type { Alternative } from './types.ts';
import { isDrawn, isSetAside } from './visible.ts';

interface Mark {
  readonly element: Element;
  readonly text: string;
}

/**
 * Whether a control stands under a section with one of the names: the nearest heading before it, or the label of a
 * group around it. Headings that are the control's own label do not count, nor do texts inside other controls, nor, for
 * what stands in a table, words that are no heading: they may be about its filter.
 */
export function isUnder(
  sections: readonly Alternative[],
  control: Element,
  ownNames: readonly Alternative[],
  scan: Scan,
): boolean {
  for (let outer = parentOf(control), step = 0; outer && step < 40; outer = parentOf(outer), step++) {
    const label = attribute(outer, 'aria-label');
    if (label && nameFit(sections, normalise(label)) > 0) {
      return true;
    }
  }
  const isInTable = closest(control, ROWS) !== null;
  const mark = marksFor(sections, scan).findLast(
    ({ element, text }) =>
      follows(element, control) &&
      !holds(element, control) &&
      nameFit(ownNames, text) === 0 &&
      (!isInTable || matches(element, HEADINGS)),
  );
  return mark !== undefined && nameFit(sections, mark.text) > 0 && !isEnded(mark.element, control, scan);
}

/** Letters of a title that is no heading. */
const TITLE_LIMIT = 40;
/** More nodes than this do not stand between a section's title and its fields. */
const NODES_BETWEEN = 400;
const ELEMENTS_AND_TEXTS = 5;

/**
 * Whether another title stands between a section's mark and a control: a text as large as the mark, or a bold one with the
 * label of a field below it.
 */
function isEnded(mark: Element, control: Element, scan: Scan): boolean {
  const sizeOf = (element: Element): number => Number.parseFloat(scan.style(element).fontSize);
  const size = Math.max(sizeOf(mark), sizeOf(control) + 1);
  const walker = Document.prototype.createTreeWalker.call(pageOf(mark), pageOf(mark), ELEMENTS_AND_TEXTS);
  walker.currentNode = mark;
  let bold: Element | null = null;
  for (let left = NODES_BETWEEN; left > 0; left--) {
    const node = walker.nextNode() as Element | Text | null;
    const element = node?.nodeType === 3 ? parentOf(node) : (node as Element | null);
    if (!element || follows(control, element)) {
      return false;
    }
    if (node === element) {
      bold = matches(element, FIELDS) ? null : bold;
    } else if (/\S/.test((node as Text).data) && !holds(mark, element) && isDrawn(element)) {
      const isLabel = closest(element, 'label') !== null;
      const isBelow = bold !== null && scan.textRect(element).top >= scan.textRect(bold).bottom - 2;
      if (isLabel ? isBelow : sizeOf(element) >= size) {
        return true;
      }
      bold = !isLabel && Number(scan.style(element).fontWeight) >= 600 ? element : null;
    }
  }
  return false;
}

const kept = new WeakMap<Scan, Map<readonly Alternative[], Mark[]>>();

function marksFor(sections: readonly Alternative[], scan: Scan): readonly Mark[] {
  const bySections = remember(kept, scan, () => new Map());
  return remember(bySections, sections, () => readMarks(sections, scan));
}

function readMarks(sections: readonly Alternative[], scan: Scan): Mark[] {
  const marks = new Map<Element, Mark>();
  for (const element of scan.structure.marked(`${HEADINGS},legend`)) {
    marks.set(element, { element, text: normalise(textOf(element)) });
  }
  for (const { element, text } of scan.unitsNamed(sections)) {
    // A sentence is no title.
    if (
      text.length <= TITLE_LIMIT &&
      !text.endsWith('.') &&
      !closest(element, `${HEADINGS},${PRESSED},legend,label,nav,li`)
    ) {
      marks.set(element, { element, text });
    }
  }
  return inOrder([...marks.values()].filter(({ element }) => isDrawn(element) && !isSetAside(element)));
}
