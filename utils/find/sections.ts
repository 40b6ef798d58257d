import { attribute, closest, follows, holds, inOrder, matches, parentOf, tagOf, textOf } from './dom.ts';
import { nameFit, normalise } from './normalise.ts';
import { HEADINGS } from './regions.ts';
import { remember } from './remember.ts';
import type { Scan } from './scan.ts';
import { unitsOf } from './texts.ts';
import type { Alternative } from './types.ts';
import { isDrawn } from './visible.ts';

interface Mark {
  readonly element: Element;
  readonly text: string;
  /** 1 to 6 for a heading; 5.5 for a text that only looks like one. */
  readonly level: number;
}

/**
 * Whether a control stands under a section with one of the names: the nearest heading before it, or one that this
 * heading stands under, or the label of a group around it. Headings that are the control's own label do not count, nor
 * do texts inside other controls.
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
  const marks = marksFor(sections, scan).filter(
    (mark) => follows(mark.element, control) && !holds(mark.element, control) && nameFit(ownNames, mark.text) === 0,
  );
  let level = Number.POSITIVE_INFINITY;
  for (const mark of marks.reverse()) {
    if (mark.level < level) {
      if (nameFit(sections, mark.text) > 0) {
        return !isEnded(mark.element, control, scan);
      }
      level = mark.level;
    }
  }
  return false;
}

/** Whether a text between a section's mark and a control looks as much like a title as that mark does. */
function isEnded(mark: Element, control: Element, scan: Scan): boolean {
  let around = parentOf(control);
  while (around && !holds(around, mark)) {
    around = parentOf(around);
  }
  const look = (element: Element): number[] => {
    const { fontSize, fontWeight } = scan.style(element);
    return [Number.parseFloat(fontSize), Number(fontWeight)];
  };
  const [size, weight] = look(mark) as [number, number];
  const isTitle = (element: Element): boolean => {
    const [own, bold] = look(element) as [number, number];
    return own >= size && bold >= weight && isDrawn(element);
  };
  return unitsOf(around ? [around] : []).some(
    ({ element }) =>
      follows(mark, element) &&
      follows(element, control) &&
      !holds(mark, element) &&
      !holds(element, control) &&
      isTitle(element),
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
    marks.set(element, { element, text: normalise(textOf(element)), level: levelOf(element) });
  }
  for (const { element, text } of scan.unitsNamed(sections)) {
    if (!closest(element, `${HEADINGS},legend,button,a[href],label,[role=button],[role=tab],[role=link],nav,li`)) {
      marks.set(element, { element, text, level: 5.5 });
    }
  }
  return inOrder([...marks.values()].filter(({ element }) => isDrawn(element)));
}

function levelOf(element: Element): number {
  const tag = tagOf(element);
  if (matches(element, 'legend')) {
    return 5;
  }
  return Number(attribute(element, 'aria-level') ?? tag.slice(1)) || 2;
}
