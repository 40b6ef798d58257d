import { computeAccessibleName } from 'dom-accessibility-api';
import { clickable } from './box.ts';
import { attribute, closest, firstChild, holds, matches, parentNode, tagOf, textOf } from './dom.ts';
import { labelsById, namesOf, shownValueOf, tiedByPlace } from './labels.ts';
import { fitting, nameFit, normalise } from './normalise.ts';
import { type Dialog, inRegion } from './regions.ts';
import { isClicked, roleFit, roleOf } from './roles.ts';
import { headerOf, inRowOf, isUnderText } from './rows.ts';
import type { Control, Scan } from './scan.ts';
import { isUnder } from './sections.ts';
import type { Place, Wanted } from './types.ts';
import { isDrawn, isSetAside, sightOf } from './visible.ts';

/** Below it a control is not taken for the wanted one. */
export const MIN_SCORE = 0.7;
/** How far the best must be before the next, else the answer is `unsure`. */
export const MARGIN = 0.09;

export interface Candidate {
  readonly control: Control;
  readonly score: number;
}

/** What is read of a page once and asked by every look for a control. */
export class Reading {
  readonly scan: Scan;
  readonly dialog: Dialog | null;
  private index: Map<string, { control: Control; weight: number }[]> | undefined;
  private labelIndex: Map<string, Element[]> | undefined;

  constructor(scan: Scan, dialog: Dialog | null) {
    this.scan = scan;
    this.dialog = dialog;
  }

  labels(): Map<string, Element[]> {
    this.labelIndex ??= labelsById(this.scan);
    return this.labelIndex;
  }

  /** Every control by every name that the page ties to it. */
  byName(): Map<string, { control: Control; weight: number }[]> {
    if (!this.index) {
      this.index = new Map();
      for (const control of this.scan.controls()) {
        for (const { text, weight } of safely(() => namesOf(control, this.labels()), [])) {
          const others = this.index.get(text);
          if (others) {
            others.push({ control, weight });
          } else {
            this.index.set(text, [{ control, weight }]);
          }
        }
      }
    }
    return this.index;
  }
}

/** A hostile node spoils its own answer only. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Every control that could be the wanted one, best first; whether it can be seen is not asked yet. */
export function candidatesFor(wanted: Wanted, reading: Reading): Candidate[] {
  const { scan } = reading;
  const scores = new Map<Element, Candidate>();
  const offer = (control: Control, score: number): void => {
    const before = scores.get(control.element);
    if (score >= MIN_SCORE && (!before || before.score < score)) {
      scores.set(control.element, { control, score });
    }
  };
  if (wanted.names.length === 0) {
    for (const control of scan.controls()) {
      if (control.role !== 'weak') {
        offer(control, roleFit(control.role, wanted.roles) * nameless(control));
      }
    }
  } else {
    for (const { value, fit: quality } of fitting(wanted.names, reading.byName())) {
      for (const { control, weight } of value) {
        offer(control, roleFit(control.role, wanted.roles) * weight * quality);
      }
    }
    offerTied(wanted, reading, offer);
    if (
      !safely(
        () => [...scores.values()].some(({ control }) => canBeSeen(control.element, wanted.place, reading)),
        false,
      )
    ) {
      offerPointed(wanted, scan, offer);
      offerValues(wanted, scan, offer);
    }
  }
  const inPlay = [...scores.values()].filter(({ control }) =>
    safely(() => isInPlay(control.element, wanted.place, reading), false),
  );
  const rated = inPlay
    .map(({ control, score }) => ({ control, score: score * standing(control, wanted) }))
    .filter(({ score }) => score >= MIN_SCORE);
  return withoutNested(inPlaceOf(wanted, rated, scan)).sort((a, b) => b.score - a.score);
}

/** Fields that a loose text names. A field that says another name of itself is less likely meant. */
function offerTied(wanted: Wanted, reading: Reading, offer: (control: Control, score: number) => void): void {
  const roleIn = (element: Element): number => {
    const role = roleOf(element);
    return role && role !== 'weak' && !isClicked(role) ? roleFit(role, wanted.roles) : 0;
  };
  if (wanted.roles.every((role) => isClicked(role))) {
    return;
  }
  for (const { element, weight } of safely(
    () => tiedByPlace(wanted.names, reading.scan, (field) => roleIn(field) > 0),
    [],
  )) {
    const control = { element, role: roleOf(element)! };
    const said = namesOf(control, reading.labels()).filter(({ weight: trust }) => trust === 1);
    const contradicted = said.length > 0 && !said.some(({ text }) => nameFit(wanted.names, text) > 0);
    offer(control, roleIn(element) * weight * (contradicted ? 0.82 : 1));
  }
}

/** Values that are only shown, beside or under their label. */
function offerValues(wanted: Wanted, scan: Scan, offer: (control: Control, score: number) => void): void {
  if (wanted.roles.includes('value')) {
    for (const { value: units, fit } of fitting(wanted.names, scan.unitsByText())) {
      for (const unit of units) {
        const element = isDrawn(unit.element) ? safely(() => shownValueOf(unit, scan), null) : null;
        if (element) {
          offer({ element, role: 'value' }, 0.85 * fit);
        }
      }
    }
  }
}

/** Clickable texts that do not say what they are. */
function offerPointed(wanted: Wanted, scan: Scan, offer: (control: Control, score: number) => void): void {
  if (!wanted.roles.some((role) => isClicked(role) || role === 'radio')) {
    return;
  }
  for (const { value, fit: quality } of fitting(wanted.names, scan.unitsByText())) {
    for (const { element } of value) {
      const box =
        isDrawn(element) && !closest(element, 'button,a[href],label,h1,[role=heading]')
          ? safely(() => clickable(element, scan), null)
          : null;
      if (box) {
        offer({ element: box, role: roleOf(box) ?? 'weak' }, 0.8 * quality);
      }
    }
  }
}

/** Where no name is asked for, a button is meant that has none to be seen; a box to tick may have one. */
function nameless({ element, role }: Control): number {
  return isClicked(role) && /[\p{L}\p{N}]/u.test(textOf(element)) ? 0.75 : 0.95;
}

function isInPlay(element: Element, place: Place | undefined, reading: Reading): boolean {
  return inRegion(element, place?.region, reading.dialog) && !isSetAside(element);
}

function canBeSeen(element: Element, place: Place | undefined, reading: Reading): boolean {
  return (
    isInPlay(element, place, reading) &&
    (roleOf(element) === 'radio' || sightOf(element, reading.scan, null, 1) !== 'no')
  );
}

const PROSE = 15;

/** A link in the middle of a sentence, or in a breadcrumb, is no step to take. */
function standing({ element, role }: Control, wanted: Wanted): number {
  if (role !== 'link' && role !== 'weak') {
    return 1;
  }
  if (closest(element, '[aria-label*="breadcrumb" i],[class*="breadcrumb" i]')) {
    return 0.6;
  }
  const parent = parentNode(element);
  if (!parent || wanted.names.length === 0) {
    return 1;
  }
  let prose = 0;
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    prose += node.nodeType === 3 ? (node as Text).data.trim().length : 0;
  }
  return prose >= PROSE ? 0.6 : 1;
}

/** Those that stand in the wanted section, row and column. */
function inPlaceOf({ place, names }: Wanted, candidates: readonly Candidate[], scan: Scan): readonly Candidate[] {
  let left = candidates;
  const { section, notSection, row, column } = place ?? {};
  if (section) {
    left = left.filter(({ control }) => safely(() => isUnder(section, control.element, names, scan), false));
  }
  if (notSection) {
    left = left.filter(({ control }) => !safely(() => isUnder(notSection, control.element, names, scan), true));
  }
  if (row && left.length > 0) {
    const mates = safely(
      () =>
        inRowOf(
          row,
          left.map(({ control }) => control.element),
          scan,
        ),
      new Set<Element>(),
    );
    left = left.filter(({ control }) => mates.has(control.element));
  }
  if (column && left.length > 0) {
    left = safely(() => inColumn(column, left, scan), []);
  }
  return left;
}

/** By the label at the box itself, else by its column's header, else by what stands above it. */
function inColumn(
  names: NonNullable<Place['column']>,
  candidates: readonly Candidate[],
  scan: Scan,
): readonly Candidate[] {
  const labels = labelsById(scan);
  const says = (control: Control): boolean => namesOf(control, labels).some(({ text }) => nameFit(names, text) > 0);
  const own = candidates.filter(({ control }) => says(control));
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
  return candidates.filter(
    ({ control }) => headerOf(control.element) === null && isUnderText(names, control.element, scan),
  );
}

const WHOLE =
  'button,[role=button],[role=menuitem],[role=tab],[role=option],[role=radio],[role=checkbox],[role=switch]';

/** Of one control inside another that both fit, the one that is the control. */
function withoutNested(candidates: readonly Candidate[]): Candidate[] {
  const isLess = ({ control }: Candidate): boolean =>
    candidates.some(({ control: other }) => {
      if (other.element === control.element) {
        return false;
      }
      if (holds(other.element, control.element)) {
        return isWhole(other.element) && !isInput(control.element);
      }
      return holds(control.element, other.element) && (!isWhole(control.element) || isInput(other.element));
    });
  return candidates.filter((candidate) => !isLess(candidate));
}

const isWhole = (element: Element): boolean => matches(element, WHOLE);
const isInput = (element: Element): boolean => tagOf(element) === 'input' || tagOf(element) === 'textarea';

/**
 * Asks the accessible name of a finalist: one that says something else than what was wanted, and shows it nowhere, is not taken. Costs
 * 0.3 ms on a page of 10,000 nodes, so it is for the last few only.
 */
export function confirms(candidate: Candidate, wanted: Wanted): boolean {
  const { element, role } = candidate.control;
  if (wanted.names.length === 0 || !isClicked(role) || firstChild(element) === null) {
    return true;
  }
  return safely(() => {
    const name = normalise(computeAccessibleName(element));
    return (
      name === '' ||
      nameFit(wanted.names, name) > 0 ||
      attribute(element, 'aria-label') === null ||
      wanted.names.some((each) => typeof each.name === 'string' && name.includes(normalise(each.name)))
    );
  }, true);
}
