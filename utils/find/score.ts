import { boxOf, clickable, pressedIcons } from './box.ts';
import { attribute, closest, firstChild, holds, matches, query, tagOf, textOf } from './dom.ts';
import { CLOSE, namesOf, shownValueOf, tiedByPlace } from './labels.ts';
import { nameOf } from './name.ts';
import { fitting, nameFit, normalise } from './normalise.ts';
import { hasNeighbour, isEntry, isLow } from './parts.ts';
import { anchorsOf, inPlaceOf } from './place.ts';
import { inRegion } from './regions.ts';
import { CONTROLS, isClickable, roleFit, roleOf } from './roles.ts';
import { inRowOf, isMentioned, poolBy, rowAround } from './rows.ts';
import type { Scan } from './scan.ts';
import { type Candidate, type Scene, safely } from './scene.ts';
import type { ScannedControl } from './structure.ts';
import { isInProse } from './texts.ts';
import type { Alternative, Place, Wanted } from './types.ts';
import { isDrawn, isSetAside, sightOf } from './visible.ts';

/** Below it a control is not taken for the wanted one. */
export const MIN_SCORE = 0.7;
/** By how much the best must outscore the next one; else the answer is `unsure`. */
export const MARGIN = 0.09;

/** Takes a control that may be the wanted one. */
type Offer = (control: ScannedControl, score: number) => void;

/** Every control that could be the wanted one, best first; whether it can be seen is not asked yet. */
export function candidatesFor(wanted: Wanted, scene: Scene): Candidate[] {
  const { scan } = scene;
  const scores = new Map<Element, Candidate>();
  const offer: Offer = (control, score) => {
    const before = scores.get(control.element);
    if (score >= MIN_SCORE && (!before || before.score < score)) {
      scores.set(control.element, { control, score });
    }
  };
  const row = wanted.names.length === 0 ? wanted.place?.row : undefined;
  if (row) {
    offerInRow(row, wanted, scene, offer);
    if (scores.size === 0 && wanted.roles.includes('option')) {
      offerRows(row, wanted, scene, offer);
    }
  } else if (wanted.names.length === 0) {
    for (const control of scan.structure.controls()) {
      offer(control, roleFit(control.role, wanted.roles) * nameless(control));
    }
  } else {
    for (const { value, fit: quality } of fitting(wanted.names, scene.scan.structure.byName())) {
      for (const { control, weight } of value) {
        offer(control, roleFit(control.role, wanted.roles) * weight * quality);
      }
    }
  }
  let rated = rate([...scores.values()], wanted, scene);
  if (wanted.names.length > 0 && !safely(() => isBeyondTies(rated, wanted, scene), false)) {
    offerTied(wanted, scene, offer);
    rated = rate([...scores.values()], wanted, scene);
  }
  if (
    wanted.names.length > 0 &&
    !rated.some((one) => one.score >= SURE && safely(() => canBeSeen(one.control, scan), false))
  ) {
    offerPointed(wanted, scan, offer);
    offerValues(wanted, scan, offer);
    rated = rate([...scores.values()], wanted, scene);
  }
  return withoutNested(inPlaceOf(wanted, rated, scene), scan).sort((a, b) => b.score - a.score);
}

/** Score of a row that is clicked as a whole; less than any control in a row. */
const ROW_ITSELF = 0.75;
/** Where a control scores this much, texts that merely look clickable are not offered beside it. */
const SURE = 0.95;

function rate(candidates: readonly Candidate[], wanted: Wanted, scene: Scene): Candidate[] {
  return candidates
    .filter(({ control }) => safely(() => isInPlay(control.element, wanted.place, scene), false))
    .map(({ control, score }) => ({ control, score: score * safely(() => standing(control, wanted), 1) }))
    .filter(({ score }) => score >= MIN_SCORE);
}

function canBeSeen({ element, role }: ScannedControl, scan: Scan): boolean {
  return sightOf(boxOf(element, role, scan), scan, 1) !== 'no';
}

/** Controls that only their row tells: what they are must fit, as another button of the row is not its box. */
function offerInRow(row: readonly Alternative[], { roles, place }: Wanted, scene: Scene, offer: Offer): void {
  const { scan } = scene;
  const fits = (element: Element): boolean => roleFit(roleOf(element) ?? 'value', roles) > 0.9;
  const inside = (container: Element): Element[] => [
    ...scan.inside(container, CONTROLS).filter(fits),
    ...(roles.includes('button') ? pressedIcons(container, scan) : []),
  ];
  for (const element of inRowOf(anchorsOf(row, scene, place?.whole), poolBy(fits, inside), scan, place?.titled)) {
    const control = { element, role: roleOf(element) ?? 'button' };
    offer(control, roleFit(control.role, roles) * nameless(control));
  }
}

/** Cards or rows that are chosen by a click on them, and have no box to tick; not those that only mention the name. */
function offerRows(row: readonly Alternative[], { place }: Wanted, scene: Scene, offer: Offer): void {
  const titled = place?.titled;
  for (const anchor of anchorsOf(row, scene, place?.whole)) {
    const isOther = titled && isMentioned(anchor, rowAround(anchor) ?? anchor, titled);
    const element = isOther ? null : safely(() => clickable(anchor, scene.scan), null);
    // A link leads elsewhere.
    if (element && !matches(element, 'a[href]')) {
      offer({ element, role: roleOf(element) ?? 'weak' }, ROW_ITSELF);
    }
  }
}

/** Names of fields that are never wanted. A placeholder may be an example of what is. */
const ANOTHER = /^(user ?name|password|token|search)\b/;

/** Fields that a loose text names. A field that says another name of itself is less likely meant. */
function offerTied(wanted: Wanted, scene: Scene, offer: Offer): void {
  const roleIn = (element: Element): number => {
    const role = roleOf(element);
    return role && role !== 'weak' && !isClickable(role) ? roleFit(role, wanted.roles) : 0;
  };
  for (const { element, weight } of safely(
    () => tiedByPlace(wanted.names, scene.scan, (field) => roleIn(field) > 0),
    [],
  )) {
    const control = { element, role: roleOf(element)! };
    const said = namesOf(control, scene.scan.structure.labels()).filter(
      ({ text, weight: trust }) => trust === 1 || ANOTHER.test(text),
    );
    const contradicted = said.length > 0 && !said.some(({ text }) => nameFit(wanted.names, text) > 0);
    // A label that wraps a field may say more than its name, a placeholder not.
    const doubt = said.some(({ weight: trust }) => trust === 1) ? 0.82 : 0.75;
    offer(control, roleIn(element) * weight * (contradicted ? doubt : 1));
  }
}

/** Values that are only shown, beside or under their label. */
function offerValues(wanted: Wanted, scan: Scan, offer: Offer): void {
  if (wanted.roles.includes('value')) {
    for (const unit of scan.unitsNamed(wanted.names)) {
      const element = isDrawn(unit.element) ? safely(() => shownValueOf(unit, scan), null) : null;
      if (element) {
        offer({ element, role: 'value' }, 0.85 * unit.fit);
      }
    }
  }
}

/** Texts that can be clicked although nothing says that they are controls: only the pointer over them does. */
function offerPointed(wanted: Wanted, scan: Scan, offer: Offer): void {
  if (!wanted.roles.some((role) => isClickable(role) || role === 'radio')) {
    return;
  }
  for (const { element, text, fit } of scan.unitsNamed(wanted.names)) {
    if (isDrawn(element) && !closest(element, 'button,a[href],label,h1,[role=heading]')) {
      const box = safely(() => clickable(element, scan), null);
      const role = (box && roleOf(box)) ?? 'weak';
      if (box && roleFit(role, wanted.roles) > 0) {
        offer({ element: box, role }, shareOf(text, box, wanted) * fit);
      }
    }
  }
}

/** Factor for how much of a clickable element the text is: all of it, or the beginning of a card. */
function shareOf(text: string, box: Element, wanted: Wanted): number {
  const whole = normalise(textOf(box));
  if (whole === text) {
    return 0.86;
  }
  return wanted.roles.some((role) => role === 'radio' || role === 'option') && whole.startsWith(text) ? 0.8 : 0;
}

/** Factor where no name is asked for: then a button is meant that shows none; a box to tick may have one. */
function nameless({ element, role }: ScannedControl): number {
  if (role === 'weak') {
    return 0;
  }
  return isClickable(role) && /[\p{L}\p{N}]/u.test(textOf(element)) ? 0.75 : 0.95;
}

/**
 * Whether no loose text matters: nothing that is pressed is named by one, nor a field that says the name itself and
 * leads so far that no other field which such a text names could come near it.
 */
function isBeyondTies(candidates: readonly Candidate[], wanted: Wanted, scene: Scene): boolean {
  if (wanted.roles.every((role) => isClickable(role))) {
    return true;
  }
  const ahead = candidates.filter(({ control, score }) => isInput(control.element) && score >= CLOSE + MARGIN);
  return inPlaceOf(wanted, ahead, scene).some(({ control }) => canBeSeen(control, scene.scan));
}

/** What opens in place is no step: a question, a part that is folded; what opens a menu may be one. */
const OPENS = 'summary,button[aria-expanded]:not([aria-haspopup]),[role=button][aria-expanded]:not([aria-haspopup])';

/** What a card has beside the radio that chooses it. */
const isOfCard = (element: Element): boolean =>
  matches(element, 'label button') && query(closest(element, 'label')!, '[type=radio]').length > 0;

function isInPlay(element: Element, place: Place | undefined, scene: Scene): boolean {
  return (
    (place?.opens || !matches(element, OPENS)) &&
    !isOfCard(element) &&
    !(place?.alone && hasNeighbour(element)) &&
    !(place?.single && isEntry(element)) &&
    inRegion(element, place?.region, scene.dialog, scene.scan) &&
    !isSetAside(element) &&
    (scene.dialog !== null || !isLow(element, scene.scan))
  );
}

/** Where a link leads: another host is no step of this page, and another address no button of it. */
function leadsAway(element: Element, { roles, place }: Wanted): boolean {
  const { host, pathname } = (closest(element, 'a[href]') ?? {}) as Partial<HTMLAnchorElement>;
  // Without a host it is a script.
  return Boolean(
    host &&
      (host !== location.host ||
        place?.notTo?.test(pathname!) ||
        (!roles.includes('link') && pathname !== location.pathname)),
  );
}

/** Factor for where a link stands: in the middle of a sentence, or in a breadcrumb, it is hardly the step to take. */
function standing({ element, role }: ScannedControl, wanted: Wanted): number {
  if (leadsAway(element, wanted)) {
    return 0;
  }
  if (role !== 'link' && role !== 'weak') {
    return 1;
  }
  const isAside =
    closest(element, '[aria-label*="breadcrumb" i],[class*="breadcrumb" i]') !== null ||
    (wanted.names.length > 0 && isInProse(element));
  return isAside ? 0.6 : 1;
}

const WHOLE =
  'button,[role=button],[role=menuitem],[role=tab],[role=option],[role=radio],[role=checkbox],[role=switch]';

/**
 * Of one control inside another that both fit, the one that is the control; of a card's radio and the card's text, the
 * radio.
 */
function withoutNested(candidates: readonly Candidate[], scan: Scan): Candidate[] {
  const isLess = ({ control }: Candidate): boolean =>
    candidates.some(({ control: other }) => {
      if (other.element === control.element) {
        return false;
      }
      if (holds(other.element, control.element)) {
        return isWhole(other.element) && !isInput(control.element);
      }
      if (
        control.role === 'weak' &&
        other.role !== 'weak' &&
        holds(boxOf(other.element, other.role, scan), control.element)
      ) {
        return true;
      }
      return holds(control.element, other.element) && (!isWhole(control.element) || isInput(other.element));
    });
  return candidates.length > 1 ? candidates.filter((candidate) => !isLess(candidate)) : [...candidates];
}

const isWhole = (element: Element): boolean => matches(element, WHOLE);
const isInput = (element: Element): boolean => tagOf(element) === 'input' || tagOf(element) === 'textarea';

/**
 * Asks the accessible name of a finalist: one that says something else than what was wanted, and shows it nowhere, is
 * not taken. Costs 0.3 ms on a page of 10,000 nodes, so it is for the last few only.
 */
export function confirms(candidate: Candidate, wanted: Wanted): boolean {
  const { element, role } = candidate.control;
  if (wanted.names.length === 0 || !isClickable(role) || firstChild(element) === null) {
    return true;
  }
  const name = nameOf(element);
  return (
    name === '' ||
    nameFit(wanted.names, name) > 0 ||
    attribute(element, 'aria-label') === null ||
    wanted.names.some((each) => typeof each.name === 'string' && name.includes(normalise(each.name)))
  );
}
