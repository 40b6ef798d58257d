import { attribute, closest, follows, holds, inOrder, pageOf, parentOf, textOf } from './dom.ts';
import { FIELDS } from './labels.ts';
import { nameFit, normalise } from './normalise.ts';
import { HEADINGS } from './regions.ts';
import { remember } from './remember.ts';
import { PRESSED } from './roles.ts';
import type { Scan } from './scan.ts';
import type { Alternative } from './types.ts';
import { isDrawn, isSetAside } from './visible.ts';

interface Mark {
  readonly element: Element;
  readonly text: string;
}

/**
 * Whether a control stands under a section with one of the names: the nearest heading before it, or the label of a
 * group around it. Headings that are the control's own label do not count, nor do texts inside other controls.
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
  const mark = marksFor(sections, scan).findLast(
    ({ element, text }) => follows(element, control) && !holds(element, control) && nameFit(ownNames, text) === 0,
  );
  return mark !== undefined && nameFit(sections, mark.text) > 0 && !isEnded(mark.element, control, scan);
}

/** More texts than this do not stand between a section's title and its fields. */
const TEXTS_BETWEEN = 60;

/**
 * Whether another title stands between a section's mark and a control: a text as large as the mark, or a bold one that is
 * no field's label, as another text follows it.
 */
function isEnded(mark: Element, control: Element, scan: Scan): boolean {
  const sizeOf = (element: Element): number => Number.parseFloat(scan.style(element).fontSize);
  const size = Math.max(sizeOf(mark), sizeOf(control) + 1);
  const walker = Document.prototype.createTreeWalker.call(pageOf(mark), pageOf(mark), NodeFilter.SHOW_TEXT);
  walker.currentNode = mark;
  let bold: Element | null = null;
  for (let left = TEXTS_BETWEEN; left > 0; left--) {
    const text = walker.nextNode() as Text | null;
    const element = text && parentOf(text);
    if (!element || follows(control, element)) {
      return false;
    }
    if (/\S/.test(text.data) && !holds(mark, element) && isDrawn(element)) {
      const isLabel = closest(element, 'label') !== null;
      if ((!isLabel && sizeOf(element) >= size) || (bold && isTitleOf(bold, element, scan))) {
        return true;
      }
      bold = !isLabel && Number(scan.style(element).fontWeight) >= 600 ? element : null;
    }
  }
  return false;
}

/** Whether a text begins below another one, with no field between them, whose label that would be. */
function isTitleOf(bold: Element, next: Element, scan: Scan): boolean {
  return (
    scan.textRect(next).top >= scan.textRect(bold).bottom - 2 &&
    !scan.inside(pageOf(bold).documentElement, FIELDS).some((field) => follows(bold, field) && follows(field, next))
  );
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
    if (!closest(element, `${HEADINGS},${PRESSED},legend,label,nav,li`)) {
      marks.set(element, { element, text });
    }
  }
  return inOrder([...marks.values()].filter(({ element }) => isDrawn(element) && !isSetAside(element)));
}
