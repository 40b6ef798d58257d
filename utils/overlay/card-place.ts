import { rectOf } from '../dom/safe-dom.ts';
import type { Card } from './card.ts';
import { setStyle } from './dom.ts';
import { type Box, overlap, sameBox } from './geometry.ts';
import type { Projection } from './rings.ts';
import type { Dock } from './types.ts';

/** Distance of the card to the window's edges, in pixels. */
const GAP = 8;
/** Where its top edge is: so far down, or so much of a low window, that the head of most pages stays free. */
const TOP = 64;
const TOP_SHARE = 0.1;
/** So much of the card is on screen wherever its top edge was put, in pixels. */
const LEAST = 120;

/** What the card's place depends on. */
export interface Surroundings {
  projection: Projection;
  viewport: Box;
  /** Where it must not lie: what is acted on, and what tells what that is. */
  clear: readonly Box[];
  /** Where it had better not lie either. */
  alsoClear: readonly Box[];
}

/** Keeps the card docked at one side of the window. */
export interface CardPlace {
  /**
   * Finds the place: where it is, at the other side, or in one line, so that it covers nothing that must stay clear. It
   * changes sides by itself once a page at most, and never where the person has put it.
   */
  settle(around: Surroundings): void;
  /** The window's coordinates have changed: the same place, written anew. */
  follow(projection: Projection): void;
  /** What is shown is another page's (`page` differs), or another card of the same page's (`content` does). */
  turn(page: string, content: string): void;
  /** The person put it there. */
  dock(dock: Dock): void;
  /** The person drags it, in pixels of the viewport. */
  dragTo(left: number, top: number): void;
  position(): { left: number; top: number };
  readonly side: Dock['side'];
  /** The side that is nearer to the dragged card, and its top edge. */
  nearest(): { side: Dock['side']; top: number };
  /** The person folded or unfolded it. */
  fold(on: boolean): void;
}

/** Where the card may be. */
interface Spot {
  readonly side: Dock['side'];
  readonly atBottom: boolean;
  /** In one line. */
  readonly isShort: boolean;
}

const opposite = (side: Dock['side']): Dock['side'] => (side === 'end' ? 'start' : 'end');

/** `put`: where the person has put it on this site before. */
export function createCardPlace(card: Card, dir: 'ltr' | 'rtl', put: Dock | null): CardPlace {
  let docked: Dock = put ?? { side: 'end', top: null };
  let isPut = put !== null;
  let side = docked.side;
  let hasMoved = false;
  let page = '';
  let content = '';
  let isFolded = false;
  /** In one line until another card, page or window gives it room: it does not open and close with every Tab. */
  let hasNoRoom = false;
  /** The person unfolded a card that had no room: it stays open. */
  let isKeptOpen = false;
  let at = { left: 0, top: 0 };
  let last: Surroundings | undefined;
  let transform = '';

  /** What comes into question, the best first. */
  function spots(): Spot[] {
    const mayMove = !isPut && !hasMoved;
    const sides = mayMove ? [side, opposite(side)] : [side];
    const open = sides.map((one) => ({ side: one, atBottom: false, isShort: false }));
    if (isKeptOpen) return open.slice(0, 1);
    const short = sides.map((one) => ({ side: one, atBottom: false, isShort: true }));
    // What is acted on must not be covered, whatever the card had to do before.
    const anywhere = [side, opposite(side)].map((one) => ({ side: one, atBottom: true, isShort: true }));
    return [...(isFolded || hasNoRoom ? [] : open), ...short, ...anywhere];
  }

  function boxAt(spot: Spot, viewport: Box): Box {
    card.setFolded(spot.isShort);
    const { width, height } = rectOf(card.element);
    const isRight = (spot.side === 'end') === (dir === 'ltr');
    const left = isRight
      ? Math.max(viewport.left + GAP, viewport.left + viewport.width - width - GAP)
      : viewport.left + GAP;
    const top = spot.atBottom ? viewport.top + viewport.height - height - GAP : topIn(viewport);
    return { left, top, width, height };
  }

  function topIn({ top, height }: Box): number {
    const wanted = docked.top ?? Math.min(TOP, height * TOP_SHARE);
    return top + Math.max(GAP, Math.min(wanted, height - LEAST));
  }

  function settle(around: Surroundings): void {
    const { viewport, projection, clear, alsoClear } = around;
    if (last && !sameBox(last.viewport, viewport)) hasNoRoom = false;
    last = around;
    const height = viewport.top + viewport.height - topIn(viewport) - GAP;
    setStyle(card.element, '--room-width', `${Math.floor((viewport.width - 2 * GAP) / projection.scale)}px`);
    setStyle(card.element, '--room-height', `${Math.floor(height / projection.scale)}px`);
    const candidates = spots();
    const isFree = (boxes: readonly Box[]) => (spot: Spot) => {
      const own = boxAt(spot, viewport);
      return boxes.every((box) => overlap(own, box) === 0);
    };
    const spot = candidates.find(isFree([...clear, ...alsoClear])) ?? candidates.find(isFree(clear)) ?? candidates[0]!;
    if (spot.side !== side && !spot.atBottom) hasMoved = true;
    if (!spot.atBottom) side = spot.side;
    hasNoRoom = spot.isShort && !isFolded;
    const { left, top } = boxAt(spot, viewport);
    write(left, top);
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

  return {
    settle,
    follow(projection) {
      if (!last) return;
      last = { ...last, projection };
      write(at.left, at.top);
    },
    turn(nextPage, nextContent) {
      if (page !== nextPage) {
        hasMoved = false;
        side = docked.side;
      }
      if (page !== nextPage || content !== nextContent) hasNoRoom = isKeptOpen = false;
      page = nextPage;
      content = nextContent;
    },
    dock(dock) {
      docked = dock;
      side = dock.side;
      isPut = true;
      hasNoRoom = false;
      if (last) settle(last);
    },
    dragTo: write,
    position: () => at,
    get side() {
      return side;
    },
    nearest() {
      const { left, top, width } = last?.viewport ?? { left: 0, top: 0, width: 0 };
      const isRight = at.left + rectOf(card.element).width / 2 > left + width / 2;
      return { side: isRight === (dir === 'ltr') ? 'end' : 'start', top: at.top - top };
    },
    fold(on) {
      isKeptOpen = !on && hasNoRoom;
      isFolded = on;
      hasNoRoom = false;
      if (last) settle(last);
    },
  };
}
