import { attribute, follows, holds, nextSibling, textOf } from './dom.ts';
import { namesOf, tiedByPlace } from './labels.ts';
import { fitting, nameFit, normalise } from './normalise.ts';
import { partAround } from './parts.ts';
import { HEADINGS, inRegion } from './regions.ts';
import { headerOf, inRowOf, poolOf, underText } from './rows.ts';
import type { Scan } from './scan.ts';
import { type Candidate, type Scene, safely } from './scene.ts';
import { isUnder } from './sections.ts';
import type { ScannedControl } from './structure.ts';
import type { Alternative, Place, Wanted } from './types.ts';
import { isDrawn } from './visible.ts';

/** Words of one name stand nearer than this, as a share of their height. */
const BLANK = 0.4;
/** What is narrower is for screen readers only, CSS pixels. */
const SHOWN = 4;

/** Of some candidates, those that stand where they are wanted: in section, row and column, after what, by what name. */
export function inPlaceOf(
  { place, names }: Wanted,
  candidates: readonly Candidate[],
  scene: Scene,
): readonly Candidate[] {
  const { scan } = scene;
  let left = candidates;
  const { section, notSection, row, column, notColumn, notNamed, part, form, underTitle, after } = place ?? {};
  if (section) {
    left = left.filter(({ control }) => safely(() => isUnder(section, control.element, names, scan), false));
  }
  if (notSection) {
    left = left.filter(({ control }) => !safely(() => isUnder(notSection, control.element, names, scan), true));
  }
  if (row && names.length > 0 && left.length > 0) {
    const elements = left.map(({ control }) => control.element);
    const mates = safely(
      () => inRowOf(anchorsOf(row, scene, place?.whole), poolOf(elements), scan, place?.titled),
      new Set<Element>(),
    );
    left = left.filter(({ control }) => mates.has(control.element));
  }
  if (column && left.length > 0) {
    left = safely(() => inColumn(column, left, scene), []);
  }
  if (notColumn) {
    left = left.filter(({ control }) => nameFit(notColumn, headerOf(control.element) ?? '') === 0);
  }
  if (notNamed && left.length > 0) {
    const tied = safely(() => tiedByPlace(notNamed, scan, () => true), []);
    left = left.filter(
      ({ control }) => !says(control, notNamed, scan) && !tied.some(({ element }) => element === control.element),
    );
  }
  const owner = part ?? form;
  if (owner && left.length > 0) {
    const marks = anchorsOf(owner, scene);
    left = left.filter(({ control }) => {
      const around = safely(() => partAround(control.element, form !== undefined, scan), null);
      return !around || marks.some((mark) => holds(around, mark));
    });
  }
  const isOnTop = (mark: Element): boolean =>
    underTitle
      ? isDrawn(mark) && inRegion(mark, 'main', scene.dialog, scan)
      : !scene.dialog || holds(scene.dialog, mark);
  const marks = (underTitle ? scan.structure.marked(HEADINGS) : after ? anchorsOf(after, scene) : []).filter(isOnTop);
  if (after || marks.length > 0) {
    left = left.filter(({ control }) => marks.some((mark) => follows(mark, control.element)));
  }
  return left;
}

/** Whether a text is the beginning of a longer name: `Zoom` of `Zoom Events`. A mark beside a name stands further off. */
function goesOnBeside(element: Element, scan: Scan): boolean {
  const next = nextSibling(element);
  if (!next || !/\p{L}/u.test(textOf(next)) || scan.rect(next).width < SHOWN) {
    return false;
  }
  const { left, right, top, bottom, height } = scan.textRect(element);
  const other = scan.textRect(next);
  const gap = Math.max(other.left - right, left - other.right);
  return other.top < bottom && other.bottom > top && gap < height * BLANK;
}

/** What gives a row its name: a text (`whole`: and no more in its line), a field that goes by it, or its own label. */
export function anchorsOf(row: readonly Alternative[], scene: Scene, whole = false): Element[] {
  const { scan } = scene;
  const texts = scan.unitsNamed(row).flatMap(({ element }) => (whole && goesOnBeside(element, scan) ? [] : element));
  const fields = fitting(row, scan.structure.byName()).flatMap(({ value }) => value.map(({ control }) => control));
  const labelled = scan.structure
    .marked('[role=row][aria-label]')
    .filter((element) => nameFit(row, normalise(attribute(element, 'aria-label') ?? '')) > 0);
  return [
    ...texts,
    ...fields.filter(({ role }) => role === 'textbox').map(({ element }) => element),
    ...labelled,
  ].filter(isDrawn);
}

/** Whether a control has one of the names for its own. */
const says = (control: ScannedControl, names: readonly Alternative[], scan: Scan): boolean =>
  namesOf(control, scan.structure.labels()).some(({ text }) => nameFit(names, text) > 0);

/** By the label at the box itself, else by its column's header, else by what stands above it. */
function inColumn(
  names: NonNullable<Place['column']>,
  candidates: readonly Candidate[],
  scene: Scene,
): readonly Candidate[] {
  const { scan } = scene;
  const own = candidates.filter(({ control }) => says(control, names, scan));
  if (own.length > 0) {
    return own;
  }
  const inCandidates = (element: Element): boolean => candidates.some(({ control }) => control.element === element);
  const headed = candidates.filter(({ control }) => nameFit(names, headerOf(control.element) ?? '') > 0);
  if (headed.length > 0) {
    return headed;
  }
  const tied = tiedByPlace(names, scan, inCandidates);
  const beside = candidates.filter(({ control }) => tied.some(({ element }) => element === control.element));
  if (beside.length > 0) {
    return beside;
  }
  const loose = candidates.filter(({ control }) => headerOf(control.element) === null);
  const under = underText(
    names,
    loose.map(({ control }) => control.element),
    scan,
  );
  return loose.filter(({ control }) => under.includes(control.element));
}
