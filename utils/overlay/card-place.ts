import { documentIn, holds, rectOf, shadowOf, tagOf } from '../dom/safe-dom.ts';
import type { Card } from './card.ts';
import { type Avoid, choosePlace, GAP } from './choose-place.ts';
import { setStyle } from './dom.ts';
import { type Box, grow, overlap } from './geometry.ts';
import { clippingOf, see } from './measure.ts';
import type { Projection } from './rings.ts';

/** At most so many controls of an open dialog are kept free. */
const MOST_CONTROLS = 40;
const CONTROLS =
  'a[href],button,input,select,textarea,[contenteditable],[role=button],[role=checkbox],[role=switch],[role=tab],[tabindex="0"]';

/** What the card keeps clear of at the moment. */
export interface Surroundings {
  projection: Projection;
  viewport: Box;
  dir: 'ltr' | 'rtl';
  /** Boxes of controls that the person is to act on. */
  acting: readonly Box[];
  /** Boxes of other ringed controls. */
  other: readonly Box[];
  dialog: Element | null;
  host: Element;
}

/** Puts the card where it is in nobody's way. */
export interface CardPlace {
  /** Finds the best place; folds the card if there is none where it would not cover what it must not. */
  settle(around: Surroundings): void;
  /** The same, but only if the card now covers what it must not; for moments when things move. */
  yield(around: Surroundings): void;
  /** The person put it there. */
  moveTo(left: number, top: number): void;
  position(): { left: number; top: number };
  /** The person folded or unfolded it. */
  fold(on: boolean): void;
}

/** `page` is the page that the card stands in. */
export function createCardPlace(page: Document, card: Card): CardPlace {
  let at = { left: 0, top: 0 };
  let placed = false;
  let chosen: { left: number; top: number } | undefined;
  let folded = false;
  /** The person unfolded a card that had folded by itself: it stays open. */
  let keepOpen = false;
  let foldedByItself = false;
  let last: Surroundings | undefined;
  let transform = '';

  function settle(around: Surroundings): void {
    last = around;
    const { projection, viewport, dir } = around;
    setStyle(card.element, '--room-width', `${Math.floor((viewport.width - 2 * GAP) / projection.scale)}px`);
    setStyle(card.element, '--room-height', `${Math.floor((viewport.height - 2 * GAP) / projection.scale)}px`);
    const avoid = avoided(around);
    card.setFolded(folded);
    const prefer = chosen ?? (placed ? at : undefined);
    let place = choosePlace(rectOf(card.element), viewport, avoid, { dir, prefer });
    foldedByItself = place.blocked && !folded && !keepOpen;
    if (foldedByItself) {
      card.setFolded(true);
      place = choosePlace(rectOf(card.element), viewport, avoid, { dir });
    } else if (!place.blocked) {
      keepOpen = false;
    }
    placed = true;
    write(place.left, place.top);
  }

  function yieldTo(around: Surroundings): void {
    last = around;
    const own = rectOf(card.element);
    if (!placed || hardBoxes(around).some((box) => overlap(own, box) > 0)) settle(around);
    else write(at.left, at.top);
  }

  function write(left: number, top: number): void {
    if (!last) return;
    at = { left, top };
    const { projection } = last;
    const x = Math.round((left - projection.left) / projection.scale);
    const y = Math.round((top - projection.top) / projection.scale);
    const next = `translate(${x}px, ${y}px)`;
    if (transform !== next) setStyle(card.element, 'transform', next);
    transform = next;
  }

  function hardBoxes({ acting, viewport, host }: Surroundings): Box[] {
    const focused = focusedBox(page, host, viewport);
    const most = (viewport.width * viewport.height) / 2;
    return [...acting, ...(focused ? [focused] : [])]
      .filter(({ width, height }) => width * height < most)
      .map((box) => grow(box, GAP));
  }

  function avoided(around: Surroundings): Avoid[] {
    const hard = hardBoxes(around).map((box) => ({ box, hard: true }));
    const soft = around.other.map((box) => grow(box, GAP));
    if (around.dialog) {
      soft.push(rectOf(around.dialog));
      const controls = [...around.dialog.querySelectorAll(CONTROLS)].slice(0, MOST_CONTROLS);
      for (const control of controls) soft.push(rectOf(control));
    }
    return [...hard, ...soft.map((box) => ({ box, hard: false }))];
  }

  return {
    settle,
    yield: yieldTo,
    moveTo(left, top) {
      if (!last) return;
      const size = rectOf(card.element);
      const place = choosePlace(size, last.viewport, [], { prefer: { left, top } });
      chosen = { left: place.left, top: place.top };
      write(place.left, place.top);
    },
    position: () => at,
    fold(on) {
      keepOpen = !on && foldedByItself;
      folded = on;
      card.setFolded(on);
      if (last) settle(last);
    },
  };
}

/**
 * The box of the page's focused control, through open shadow roots and frames of the same origin. A dialog that holds the
 * focus itself is none: most of it may be covered.
 */
function focusedBox(page: Document, host: Element, viewport: Box): Box | undefined {
  let element = page.activeElement;
  for (let inner = element; inner; element = inner, inner = innerFocus(inner)) {
    if (inner === host || holds(host, inner)) return undefined;
  }
  if (!element?.matches(CONTROLS)) return undefined;
  const { box, lost } = see(element, clippingOf(element), viewport);
  return lost ? undefined : box;
}

function innerFocus(element: Element): Element | null {
  const inside = shadowOf(element) ?? (tagOf(element) === 'iframe' ? documentIn(element as HTMLIFrameElement) : null);
  return inside?.activeElement ?? null;
}
