import {
  attribute,
  closest,
  firstChild,
  follows,
  holds,
  matches,
  outward,
  parentOf,
  query,
  rootOf,
  tagOf,
  textOf,
} from './dom.ts';
import { normalise } from './normalise.ts';
import { isTickable, PRESSED, roleOf } from './roles.ts';
import type { Scan } from './scan.ts';
import type { ScannedControl } from './structure.ts';
import { isWhole, textsOf, type Unit, unitsOf } from './texts.ts';
import type { Alternative } from './types.ts';
import { hasLayout, isDrawn } from './visible.ts';

/** A name that a control may go by, and how much its source is to be trusted (1: the page says so itself). */
export interface Name {
  readonly text: string;
  readonly weight: number;
}

export const FIELDS =
  'input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=reset]):not([type=image]),textarea,select,' +
  '[role=textbox],[role=searchbox],[role=combobox],[role=checkbox],[role=switch],[role=radio],[contenteditable=true]';
const PART = 0.9;
const PLACEHOLDER = 0.9;
const TITLE = 0.85;
const LEVELS = 6;
/** A control with more elements inside is no control with a name, but a part of the page. */
const PARTS_LIMIT = 60;

/** The names that the page itself ties to a control: content, aria, labels, placeholder, title. */
export function namesOf(control: ScannedControl, labels: ReadonlyMap<string, Element[]>): Name[] {
  const { element, role } = control;
  const names: Name[] = [];
  const say = (raw: string | null, weight: number): void => {
    const text = raw ? normalise(raw) : '';
    if (text) {
      names.push({ text, weight });
    }
  };
  say(attribute(element, 'aria-label'), 1);
  const by = attribute(element, 'aria-labelledby');
  if (by) {
    say(textById(element, by), 1);
  }
  const tag = tagOf(element);
  if (tag === 'input' || tag === 'textarea') {
    const id = attribute(element, 'id');
    for (const label of (id && labels.get(id)) || []) {
      if (rootOf(label) === rootOf(element)) {
        names.push(...contentNames(label, true));
      }
    }
    const around = closest(element, 'label');
    if (around) {
      names.push(...contentNames(around, true));
    }
    say(attribute(element, 'placeholder'), PLACEHOLDER);
    if (role === 'button') {
      say(attribute(element, 'value') ?? attribute(element, 'alt'), 1);
    }
  } else if (role !== 'textbox') {
    names.push(
      ...contentNames(element, role === 'radio' || role === 'checkbox' || role === 'switch' || role === 'option'),
    );
  } else {
    say(attribute(element, 'aria-placeholder'), PLACEHOLDER);
  }
  say(attribute(element, 'title'), TITLE);
  return names;
}

/**
 * What a control says by its content. Of a card or an entry with several texts, its first and its headings count by
 * themselves.
 */
function contentNames(element: Element, isCard: boolean): Name[] {
  const names: Name[] = textsOf(element).map((text) => ({ text, weight: 1 }));
  const inside = firstChild(element) ? query(element, '*') : [];
  if (inside.length === 0 || inside.length > PARTS_LIMIT) {
    return names;
  }
  if (names.length === 0) {
    const image = inside.find((each) => matches(each, 'img[alt],[aria-label],[title],svg title'));
    const text =
      image &&
      (attribute(image, 'alt') ?? attribute(image, 'aria-label') ?? attribute(image, 'title') ?? textOf(image));
    return text ? [{ text: normalise(text), weight: 1 }] : names;
  }
  const own = ownText(element);
  const parts = inside.filter(
    (each) => /\S/.test(ownText(each)) && !matches(each, 'script,style,title,[aria-hidden=true]'),
  );
  if (parts.length > 1 || (parts.length === 1 && /\S/.test(own))) {
    const first = /\S/.test(own) && !isCard ? undefined : parts[0];
    for (const part of parts) {
      if (isWhole(part) && (part === first || matches(part, 'h1,h2,h3,h4,h5,h6,[role=heading],strong,b'))) {
        names.push({ text: normalise(textOf(part)), weight: PART });
      }
    }
    if (isCard && /\S/.test(own)) {
      names.push({ text: normalise(own), weight: PART });
    }
  }
  return names;
}

/** The text that stands in an element itself, not in its children. */
function ownText(element: Element): string {
  let text = '';
  for (const child of Array.from(element.childNodes ?? [])) {
    text += child.nodeType === 3 ? (child as Text).data : '';
  }
  return text;
}

function textById(element: Element, ids: string): string {
  const root = rootOf(element) as Document | ShadowRoot;
  const read = root.nodeType === 11 ? DocumentFragment.prototype.getElementById : Document.prototype.getElementById;
  return ids
    .split(/\s+/)
    .map((id) => read.call(root as Document & DocumentFragment, id))
    .map((named) => (named ? textOf(named) : ''))
    .join(' ');
}

/** A field that a visible text seems to name, though nothing in the page ties them. */
export interface Tied {
  readonly element: Element;
  readonly weight: number;
}

/** How much the best of loose texts counts as the name of a field. */
export const CLOSE = 0.88;
const LESS_CLOSE = 0.8;

/** The fields, of those that fit, beside, above or around which one of the names stands. */
export function tiedByPlace(names: readonly Alternative[], scan: Scan, fits: (element: Element) => boolean): Tied[] {
  const found: Tied[] = [];
  for (const unit of scan.unitsNamed(names)) {
    if (!isDrawn(unit.element) || closest(unit.element, PRESSED)) {
      continue;
    }
    const tied = fieldOf(unit, scan, fits);
    if (tied) {
      found.push({ ...tied, weight: tied.weight * unit.fit });
    }
  }
  return found;
}

/** The one field that a text stands at, or null. */
function fieldOf(
  unit: Unit,
  scan: Scan,
  fits: (element: Element) => boolean,
): { element: Element; weight: number } | null {
  for (const around of outward(unit.element, LEVELS)) {
    const all = scan.inside(around, FIELDS).filter((field) => field !== unit.element);
    const fields = all.filter((field) => fits(field) && isRendered(field));
    if (fields.length === 0) {
      if (all.some(isRendered)) {
        return null;
      }
      continue;
    }
    if (!hasLayout(around)) {
      return byOrder(unit, fields);
    }
    return byPosition(unit, fields, around, scan);
  }
  return null;
}

/** Transparent inputs of custom boxes are there too. */
function isRendered(field: Element): boolean {
  const box = isTickable(roleOf(field) ?? 'value') ? (parentOf(field) ?? field) : field;
  return isDrawn(box) && closest(field, '[inert],[aria-hidden="true"]') === null;
}

function byOrder(unit: Unit, fields: readonly Element[]): { element: Element; weight: number } | null {
  const first = fields[0]!;
  const ticked = matches(first, '[type=checkbox],[type=radio],[role=checkbox],[role=radio],[role=switch]');
  const before = fields.filter((field) => follows(field, unit.element));
  const after = fields.filter((field) => follows(unit.element, field));
  const element =
    ticked && before.length > 0 && follows(first, unit.element) ? before.at(-1) : (after[0] ?? before.at(-1));
  return element ? { element, weight: fields.length === 1 ? CLOSE : LESS_CLOSE } : null;
}

const CLEARLY = 6;
const FAR = 10_000;

function byPosition(
  unit: Unit,
  fields: readonly Element[],
  around: Element,
  scan: Scan,
): { element: Element; weight: number } | null {
  const ranked = fields
    .map((element) => ({ element, distance: distance(unit.element, element, scan) }))
    .filter((each) => each.distance < FAR)
    .sort((a, b) => a.distance - b.distance);
  const [best, next] = ranked;
  if (!best || (next && next.distance - best.distance < CLEARLY)) {
    return null;
  }
  const rivals = unitsOf(scan.parts(around)).filter((other) => isRival(other, unit, best.element, best.distance, scan));
  // What stands after a box in its line is its label, however long that is.
  const ticks = matches(best.element, '[type=checkbox],[role=checkbox],[role=switch]');
  if (
    rivals.some(
      (rival) =>
        (ticks && follows(best.element, rival.element)) ||
        (rival.text.length <= unit.text.length + 12 && !/\d\s*\/\s*\d/.test(rival.text)),
    )
  ) {
    return null;
  }
  return { element: best.element, weight: rivals.length > 0 ? LESS_CLOSE : CLOSE };
}

/** Another text that stands nearer to the field and on the same side. */
function isRival(other: Unit, unit: Unit, field: Element, than: number, scan: Scan): boolean {
  if (holds(other.element, unit.element) || holds(unit.element, other.element) || holds(field, other.element)) {
    return false;
  }
  return (
    closest(other.element, PRESSED) === null &&
    // A plain text that is pressed may stand after a field: its `Copy`.
    !(scan.style(other.element).cursor === 'pointer' && follows(field, other.element)) &&
    isDrawn(other.element) &&
    !holds(other.element, field) &&
    distance(other.element, field, scan) < than - 1
  );
}

/**
 * How far a text stands from the field that it may name, CSS pixels, sides weighted by habit; FAR where it cannot be
 * its label.
 */
function distance(label: Element, field: Element, scan: Scan): number {
  const text = scan.textRect(label);
  const ticked = matches(field, '[type=checkbox],[type=radio],[role=checkbox],[role=radio],[role=switch]');
  const own = scan.rect(field);
  const small = own.width < 4 || own.height < 4;
  const box = ticked && small ? scan.rect(parentOf(field) ?? field) : own;
  const rightToLeft = scan.style(field).direction === 'rtl';
  const sameLine =
    Math.min(text.bottom, box.bottom) - Math.max(text.top, box.top) > Math.min(text.height, box.height) * 0.4;
  const sameColumn = Math.min(text.right, box.right) - Math.max(text.left, box.left) > 4;
  if (sameLine && sameColumn) {
    return 0;
  }
  if (sameLine) {
    const onLeft = text.left < box.left;
    const gap = onLeft ? box.left - text.right : text.left - box.right;
    const usual = ticked ? onLeft === rightToLeft : onLeft !== rightToLeft;
    return gap > (usual && !ticked ? 420 : ticked && !usual ? 1600 : 80) ? FAR : usual || ticked ? gap : gap + 14;
  }
  if (sameColumn && text.bottom <= box.top + 4) {
    const gap = box.top - text.bottom;
    return gap > 90 ? FAR : gap + (ticked ? 40 : 0);
  }
  return FAR;
}

/**
 * The text that a label names, where no field holds it: the first one after the label, beside or under it, that is in
 * no button.
 */
export function shownValueOf(label: Unit, scan: Scan): Element | null {
  for (const around of outward(label.element, 4)) {
    if (scan.inside(around, FIELDS).some(isRendered)) {
      return null;
    }
    const value = unitsOf([around]).find(
      ({ element }) =>
        follows(label.element, element) &&
        // Words explain a value; it is long and of plain letters, or hidden by dots.
        /^([!-~]{16,}|[^\p{L}\p{N}]{3,})$/u.test(textOf(element).trim()) &&
        !holds(label.element, element) &&
        closest(element, `${PRESSED},label,h1,h2,h3,h4,h5,h6`) === null &&
        isDrawn(element),
    );
    if (value) {
      return !hasLayout(around) || standsAt(scan.textRect(label.element), scan.textRect(value.element))
        ? value.element
        : null;
    }
  }
  return null;
}

function standsAt(label: DOMRect, value: DOMRect): boolean {
  const beside = Math.min(label.bottom, value.bottom) - Math.max(label.top, value.top) > 4;
  const under = value.top >= label.bottom - 4 && value.top - label.bottom < 60;
  return beside || (under && Math.min(label.right, value.right) - Math.max(label.left, value.left) > 4);
}
