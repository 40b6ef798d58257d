import { hostOf, inOrder, rootOf } from '../dom/safe-dom.ts';
import { make, setAttribute, setStyle, setText } from './dom.ts';
import { type Box, grow } from './geometry.ts';
import type { Seen } from './measure.ts';
import { type TagSide, tagSide } from './tag-side.ts';
import type { LostReason, RingModel, RingStatus } from './types.ts';

/**
 * Distance between a control and the inner edge of its ring, and the ring's thickness, in pixels: 8 at most together
 * with the contour.
 */
const MARGIN = 3;
const BORDER = 3;
/** How the tracker's pixels become the overlay's: where the host stands, and by how much the page is scaled. */
export interface Projection {
  left: number;
  top: number;
  scale: number;
}

/** Whether a ring of this status asks for an action; the card must not cover its control. */
export function isActing(status: RingStatus): boolean {
  return status === 'required' || status === 'missing' || status === 'next';
}

interface Ring {
  model: RingModel;
  node: HTMLElement;
  tag: HTMLElement;
  shown: boolean;
  /** What was written last, so that a frame asks the browser for nothing that it need not. */
  size: string;
  transform: string;
  whole: boolean;
  side: TagSide;
}

/** Draws the rings. */
export interface Rings {
  /** Takes the models; nothing is drawn before `place`. */
  set(models: readonly RingModel[]): void;
  elements(): Element[];
  /** Takes the ring round an element away. */
  drop(element: Element): void;
  /** Finds for each tag the side on which it hides no text; asks the page what lies there, so not in every frame. */
  placeTags(seen: ReadonlyMap<Element, Seen>, viewport: Box): void;
  place(seen: ReadonlyMap<Element, Seen>, projection: Projection): void;
}

/**
 * Rings that stand in `container` in the order of the page's controls; one that cannot be pointed at is not in the
 * document.
 */
export function createRings(
  page: Document,
  container: HTMLElement,
  dir: 'ltr' | 'rtl',
  onLost: (target: string, reason: LostReason) => void,
): Rings {
  let rings = new Map<Element, Ring>();

  function set(models: readonly RingModel[]): void {
    const next = new Map<Element, Ring>();
    for (const model of inOrder(models)) {
      if (next.has(model.element)) continue;
      const ring = rings.get(model.element) ?? create();
      ring.model = model;
      setAttribute(ring.node, 'data-target', model.target);
      setAttribute(ring.node, 'data-action', model.action);
      setAttribute(ring.node, 'data-status', model.status);
      setAttribute(ring.node, 'data-value', model.value);
      setText(ring.tag, model.word);
      next.set(model.element, ring);
    }
    for (const [element, ring] of rings) {
      if (!next.has(element)) ring.node.remove();
    }
    rings = next;
  }

  function create(): Ring {
    const tag = make(page, 'span', 'tag');
    const node = make(page, 'div', 'ring', { 'data-guide': 'ring' }, [tag]);
    const model = undefined as unknown as RingModel;
    return { model, node, tag, shown: false, size: '', transform: '', whole: true, side: 'none' };
  }

  function placeTags(seen: ReadonlyMap<Element, Seen>, viewport: Box): void {
    const host = hostOf(rootOf(container))!;
    for (const [element, ring] of rings) {
      const now = seen.get(element);
      if (!now || now.lost || ring.model.word === '') continue;
      ring.side = tagSide(host, grow(now.box, MARGIN + BORDER), ring.model.word, viewport, dir);
    }
  }

  function place(seen: ReadonlyMap<Element, Seen>, projection: Projection): void {
    let before: ChildNode | null = container.firstChild;
    for (const [element, ring] of rings) {
      const now = seen.get(element);
      if (!now || now.lost) {
        if (before === ring.node) before = ring.node.nextSibling;
        hide(ring, now?.lost);
        continue;
      }
      write(ring, now, projection);
      if (before === ring.node) before = ring.node.nextSibling;
      else container.insertBefore(ring.node, before);
      ring.shown = true;
    }
  }

  function hide(ring: Ring, reason: LostReason | undefined): void {
    if (!ring.shown) return;
    ring.shown = false;
    ring.node.remove();
    if (reason) onLost(ring.model.target, reason);
  }

  function drop(element: Element): void {
    rings.get(element)?.node.remove();
    rings.delete(element);
  }

  return { set, placeTags, place, drop, elements: () => [...rings.keys()] };
}

function write(ring: Ring, { box, clip }: Seen, projection: Projection): void {
  const outer = grow(box, MARGIN + BORDER);
  const { scale } = projection;
  const x = (outer.left - projection.left) / scale;
  const y = (outer.top - projection.top) / scale;
  // What the control's scroll container hides of the control, it hides of the ring; the tag stands outside of that.
  const cut = (inside: number) => (inside > MARGIN + BORDER ? `${round(inside / scale)}px` : '-200px');
  const inset = [
    cut(clip.top - outer.top),
    cut(outer.left + outer.width - clip.left - clip.width),
    cut(outer.top + outer.height - clip.top - clip.height),
    cut(clip.left - outer.left),
  ];
  const whole = inset.every((side) => side.startsWith('-'));
  const { style } = ring.node;
  const clipped = whole ? '' : `clip-path:inset(${inset.join(' ')})`;
  const size = `width:${round(outer.width / scale)}px;height:${round(outer.height / scale)}px;${clipped}`;
  const transform = `translate(${round(x)}px, ${round(y)}px)`;
  if (ring.size !== size) {
    ring.size = size;
    style.cssText = `${size};transform:${transform}`;
  } else if (ring.transform !== transform) {
    // By itself: a change of nothing but the transform is the cheapest that a browser can be asked for.
    style.transform = transform;
  }
  ring.transform = transform;
  setAttribute(ring.node, 'data-tag', ring.model.word === '' ? 'none' : ring.side);
  if (ring.whole !== whole) setStyle(ring.tag, 'display', whole ? '' : 'none');
  ring.whole = whole;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
