import {
  attribute,
  closest,
  firstChild,
  holds,
  matches,
  nextSibling,
  pageOf,
  parentOf,
  previousSibling,
  query,
  rootOf,
  tagOf,
  textOf,
} from './dom.ts';
import { CONTROLS, type ControlRole, isTickable } from './roles.ts';
import type { Scan } from './scan.ts';
import { hasLayout, isDrawn } from './visible.ts';

/**
 * The element whose box a person sees and acts on. Of a checkbox or switch: what is drawn for it, where its input is
 * transparent or without size. Of a radio card: the card. Of everything else: the control itself.
 */
export function boxOf(element: Element, role: ControlRole, scan: Scan): Element {
  if (!hasLayout(element)) {
    return element;
  }
  if (role === 'radio') {
    return cardAround(element, scan) ?? drawnBox(element, scan);
  }
  if (isTickable(role)) {
    return drawnBox(element, scan);
  }
  return element;
}

function isPlain(element: Element, scan: Scan): boolean {
  const { width, height } = scan.rect(element);
  return width >= 6 && height >= 6 && isDrawn(element) && Number(scan.style(element).opacity) > 0.1;
}

/** The drawn box of a custom checkbox or switch: near its input, without text, of a checkbox's size. */
function drawnBox(input: Element, scan: Scan): Element {
  if (tagOf(input) !== 'input') {
    return (isLabelled(input, scan) ? smallInside(input, scan) : markInside(input, scan)) ?? input;
  }
  if (isPlain(input, scan) && !isBare(input, scan)) {
    return input;
  }
  for (let around = parentOf(input), level = 0; around && level < 4; around = parentOf(around), level++) {
    if (query(around, 'input').filter((each) => each !== input).length > 0) {
      break;
    }
    const drawn = smallInside(around, scan);
    if (drawn) {
      return hasPartsBeside(drawn, around, scan) ? (labelFor(input) ?? parentOf(around) ?? drawn) : drawn;
    }
  }
  const label = labelFor(input);
  return (label && smallInside(label, scan)) ?? label ?? input;
}

/** An input that is told to look like nothing and draws nothing of its own. */
function isBare(input: Element, scan: Scan): boolean {
  const style = scan.style(input);
  return style.appearance === 'none' && !paints(input, scan);
}

const MARK = 36;

/** Of a large cell that draws nothing itself but a small square or circle: that mark. */
function markInside(cell: Element, scan: Scan): Element | null {
  const { width, height } = scan.rect(cell);
  if ((width <= MARK && height <= MARK) || paints(cell, scan)) {
    return null;
  }
  const isMark = (each: Element): boolean => {
    const box = scan.rect(each);
    return box.width >= 8 && box.width <= MARK && Math.abs(box.width - box.height) <= 4 && isDrawn(each);
  };
  return query(cell, '*').find(isMark) ?? null;
}

/**
 * A switch may be drawn in parts that overlap, a thumb in one wrapper and its track beside that: then no part is the
 * whole.
 */
function hasPartsBeside(drawn: Element, wrapper: Element, scan: Scan): boolean {
  const own = scan.rect(drawn);
  for (const side of [nextSibling, previousSibling]) {
    const part = side(wrapper);
    const box = part && scan.rect(part);
    if (part && box && box.left < own.right && box.right > own.left && isBoxLike(part, scan) && paints(part, scan)) {
      return true;
    }
  }
  return false;
}

function isLabelled(element: Element, scan: Scan): boolean {
  return /\S/.test(textOf(element)) && scan.rect(element).width > 80;
}

/** Everything small and painted inside; where there are several, the smallest element that holds them all. */
function smallInside(around: Element, scan: Scan): Element | null {
  const painted = query(around, '*').filter((each) => isBoxLike(each, scan) && paints(each, scan));
  const outer = painted.filter((each) => !painted.some((other) => other !== each && holds(other, each)));
  if (outer.length === 0) {
    return isBoxLike(around, scan) && paints(around, scan) ? around : null;
  }
  if (outer.length === 1) {
    const only = outer[0]!;
    const wrap = parentOf(only);
    return wrap && wrap !== around && sameBox(wrap, only, scan) ? wrap : only;
  }
  let common: Element | null = outer[0]!;
  while (common && !outer.every((each) => holds(common!, each))) {
    common = parentOf(common);
  }
  return common && common !== pageOf(around).body && isBoxLike(common, scan) ? common : outer[0]!;
}

function sameBox(a: Element, b: Element, scan: Scan): boolean {
  const one = scan.rect(a);
  const two = scan.rect(b);
  return (
    Math.abs(one.width - two.width) <= 2 && Math.abs(one.height - two.height) <= 2 && Math.abs(one.left - two.left) <= 2
  );
}

function isBoxLike(element: Element, scan: Scan): boolean {
  if (
    tagOf(element) === 'input' ||
    /\S/.test(textOf(element)) ||
    closest(element, 'svg') !== (matches(element, 'svg') ? element : null)
  ) {
    return false;
  }
  const { width, height } = scan.rect(element);
  return width >= 8 && height >= 8 && width <= 80 && height <= 64 && isDrawn(element);
}

const CLEAR = new Set(['rgba(0, 0, 0, 0)', 'transparent']);

function paints(element: Element, scan: Scan): boolean {
  if (matches(element, 'svg,img,canvas')) {
    return true;
  }
  const style = scan.style(element);
  const border =
    Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none' && !CLEAR.has(style.borderTopColor);
  return border || !CLEAR.has(style.backgroundColor) || style.backgroundImage !== 'none' || style.boxShadow !== 'none';
}

function labelFor(input: Element): Element | null {
  const around = closest(input, 'label');
  if (around) {
    return around;
  }
  const id = attribute(input, 'id');
  const root = rootOf(input) as Document | ShadowRoot;
  return id ? (query(root, 'label[for]').find((label) => attribute(label, 'for') === id) ?? null) : null;
}

const RADIOS = 'input[type=radio],[role=radio]';
const CARD_WIDTH = 60;

/**
 * The card that a person clicks to choose a radio: it is larger than a radio button, holds its text and no other radio.
 */
function cardAround(element: Element, scan: Scan): Element | null {
  let card: Element | null = null;
  if (isCard(element, scan) && matches(element, '[role=radio]')) {
    card = element;
  }
  const label = labelFor(element);
  if (label && isCard(label, scan) && alone(label, element)) {
    card ??= label;
  }
  for (let outer = parentOf(element), level = 0; outer && level < 6; outer = parentOf(outer), level++) {
    if (!alone(outer, element)) {
      break;
    }
    if (matches(outer, 'label,[role=radio]') || scan.style(outer).cursor === 'pointer') {
      card = isCard(outer, scan) ? outer : card;
    }
  }
  return card;
}

function isCard(element: Element, scan: Scan): boolean {
  const { width, height } = scan.rect(element);
  return width >= CARD_WIDTH && height >= 16 && isDrawn(element) && /\S/.test(textOf(element));
}

function alone(container: Element, radio: Element): boolean {
  return query(container, RADIOS).every((each) => each === radio || holds(each, radio) || holds(radio, each));
}

/**
 * What a person clicks of a text that only its pointer tells to be clickable: the outermost part around it with the
 * same text.
 */
export function clickable(element: Element, scan: Scan): Element | null {
  let box: Element | null = null;
  const text = textOf(element).trim();
  for (let outer: Element | null = element, level = 0; outer && level < 5; outer = parentOf(outer), level++) {
    const more = textOf(outer).trim() !== text;
    if (more && level > 0 && query(outer, 'button,a[href],input,[role=button],[role=link]').length > 0) {
      break;
    }
    if (more && hasSeveral(outer)) {
      break;
    }
    const said = attribute(outer, 'onclick') !== null || attribute(outer, 'tabindex') !== null;
    if (said || (hasLayout(outer) && scan.style(outer).cursor === 'pointer')) {
      box = outer;
    }
  }
  return box;
}

function hasSeveral(element: Element): boolean {
  let texts = 0;
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    texts += /\S/.test(textOf(child)) ? 1 : 0;
  }
  return texts > 2;
}

/** Icons without text that only their pointer tells to be clickable, each with what belongs to it alone. */
export function pressedIcons(container: Element, scan: Scan): Element[] {
  return query(container, 'svg,img,i').flatMap((icon) => {
    let box: Element | null = null;
    let outer = closest(icon, CONTROLS) ? null : icon;
    while (outer && !/\S/.test(textOf(outer)) && scan.style(outer).cursor === 'pointer') {
      box = outer;
      outer = parentOf(outer);
    }
    return box ?? [];
  });
}
