import { isDrawn } from '../../dom/drawn.ts';
import {
  attribute,
  closest,
  drawnParentOf,
  holds,
  matches,
  nextSibling,
  parentOf,
  previousSibling,
  query,
  rootOf,
  tagOf,
  textOf,
} from '../../dom/safe-dom.ts';
import type { Role } from '../types.ts';
import type { Layout } from './layout.ts';
import { isVisible } from './sight.ts';

const TICKS: readonly Role[] = ['checkbox', 'switch', 'radio'];

/**
 * The element whose box a person sees and acts on: of a checkbox or switch what is drawn for it, where its input is
 * transparent or without size; of a radio without a drawn circle its card; of everything else the control itself.
 */
export function boxOf(element: Element, role: Role, layout: Layout): Element {
  if (!TICKS.includes(role)) return element;
  const drawn = drawnBox(element, layout);
  return role === 'radio' && !isSmall(drawn, layout) ? (cardOf(element, layout) ?? drawn) : drawn;
}

/** What is wider than this is the cell or row of a box, CSS pixels; a switch is wider by nature. */
const MARK = 36;
const SWITCH = 80;
/** A custom box lies in one of so many wrappers around its input. */
const WRAPPERS = 4;

function drawnBox(tick: Element, layout: Layout): Element {
  if (tagOf(tick) !== 'input') {
    const isMore = layout.rect(tick).width > (attribute(tick, 'role') === 'switch' ? SWITCH : MARK);
    return (isMore && paintedIn(tick, layout)) || tick;
  }
  if (isVisible(tick, layout) && (layout.style(tick).appearance !== 'none' || layout.paints(tick))) return tick;
  let around = drawnParentOf(tick);
  for (let level = 0; around && level < WRAPPERS; level++, around = drawnParentOf(around)) {
    if (query(around, 'input').some((other) => other !== tick)) break;
    const box = paintedIn(around, layout);
    const whole = box && isOnePart(box, around, layout) ? parentOf(around) : null;
    if (box) return whole && isSmall(whole, layout) ? whole : box;
  }
  const label = labelOf(tick);
  return (label && paintedIn(label, layout)) ?? label ?? tick;
}

/** Whether the box is one of several parts of a switch, the track beside the wrapper of its thumb. */
function isOnePart(box: Element, wrapper: Element, layout: Layout): boolean {
  const own = layout.rect(box);
  return [nextSibling(wrapper), previousSibling(wrapper)].some((part) => {
    const other = part && layout.rect(part);
    return other && other.left < own.right && other.right > own.left && isBoxLike(part, layout);
  });
}

/** All that is small and painted inside, or the smallest element that holds all of it. */
function paintedIn(around: Element, layout: Layout): Element | null {
  const painted = layout.parts(around, 100).filter((each) => isBoxLike(each, layout));
  const outer = painted.filter((each) => !painted.some((other) => other !== each && holds(other, each)));
  const [first] = outer;
  if (!first) return isBoxLike(around, layout) ? around : null;
  let common: Element = first;
  while (common !== around && !outer.every((each) => holds(common, each))) common = parentOf(common) ?? around;
  const wrap = parentOf(common);
  if (wrap && wrap !== around && isSameBox(wrap, common, layout)) return wrap;
  return isSmall(common, layout) ? common : first;
}

function isSameBox(one: Element, other: Element, layout: Layout): boolean {
  const [a, b] = [layout.rect(one), layout.rect(other)];
  return Math.abs(a.width - b.width) <= 2 && Math.abs(a.height - b.height) <= 2 && Math.abs(a.left - b.left) <= 2;
}

function isBoxLike(element: Element, layout: Layout): boolean {
  const isPartOfPicture = closest(element, 'svg') !== null && !matches(element, 'svg');
  return (
    tagOf(element) !== 'input' &&
    !isPartOfPicture &&
    !/[\p{L}\p{N}]/u.test(textOf(element)) &&
    isSmall(element, layout) &&
    isDrawn(element) &&
    // A character without letters is an icon font's.
    (/\S/.test(textOf(element)) || layout.paints(element))
  );
}

function isSmall(element: Element, layout: Layout): boolean {
  const { width, height } = layout.rect(element);
  return width >= 8 && height >= 8 && width <= 80 && height <= 64;
}

/** The `label` of an input: the one around it, else the one that names it by its id. */
export function labelOf(input: Element): Element | null {
  const around = closest(input, 'label');
  const id = attribute(input, 'id');
  if (around || !id) return around;
  return query(rootOf(input) as Document, 'label').find((label) => attribute(label, 'for') === id) ?? null;
}

const RADIOS = 'input[type=radio],[role=radio]';
/** A card is wider than a radio button (CSS pixels), and lies within so many wrappers of it. */
const CARD_WIDTH = 60;
const CARD_WRAPPERS = 6;

/** The card that a person clicks to choose a radio: it can be clicked, says something, and holds no other radio. */
function cardOf(radio: Element, layout: Layout): Element | null {
  let card: Element | null = null;
  let outer: Element | null = radio;
  for (let level = 0; outer && level <= CARD_WRAPPERS; level++, outer = drawnParentOf(outer)) {
    const isAlone = query(outer, RADIOS).every((each) => holds(each, radio) || holds(radio, each));
    if (!isAlone) break;
    const isPressed = matches(outer, 'label,[role=radio]') || layout.style(outer).cursor === 'pointer';
    if (isPressed && layout.rect(outer).width >= CARD_WIDTH && /\S/.test(textOf(outer))) card = outer;
  }
  return card;
}

/** A part that is pressed as one is lower and narrower than this: CSS pixels, share of the window. */
const BAR_HEIGHT = 120;
const BAR_SHARE = 0.7;

/**
 * What a person presses of a text or icon that is no control by its role: the outermost part around it that shows a
 * pointer; null where nothing does.
 */
export function pressedAround(element: Element, layout: Layout): Element | null {
  if (layout.style(element).cursor !== 'pointer') return null;
  let pressed = element;
  for (let outer = drawnParentOf(element); outer; outer = drawnParentOf(outer)) {
    const { width, height } = layout.rect(outer);
    const isBar = height < BAR_HEIGHT && width < BAR_SHARE * layout.window(outer).width;
    if (tagOf(outer) === 'body' || layout.style(outer).cursor !== 'pointer' || !isBar) break;
    pressed = outer;
  }
  return pressed;
}

/** Elements without a letter inside another that show a pointer: icons that only their drawing tells. */
export function iconsIn(container: Element, layout: Layout): Element[] {
  return layout
    .parts(container, 80)
    .filter(
      (each) =>
        layout.style(each).cursor === 'pointer' &&
        isSmall(each, layout) &&
        !/[\p{L}\p{N}]/u.test(textOf(each)) &&
        layout.style(drawnParentOf(each) ?? each).cursor !== 'pointer',
    );
}
