import { rectOf, shadowOf, tagOf } from '../dom/safe-dom.ts';
import { type Box, overlap } from './geometry.ts';

/** Where a ring's tag stands, or `none` where it would hide text of the page everywhere. */
export type TagSide = 'above' | 'below' | 'left' | 'right' | 'none';

/** Height of a tag with its distance to the ring, and width of its padding and of a letter, in pixels. */
const HEIGHT = 20;
const PADDING = 20;
const LETTER = 7;
/** Beside a ring that is narrower than this, a tag does not lie on the line above. */
const NARROW = 48;
/** Distance of the points at which the page is asked what lies there, in pixels. */
const GRID = 8;

/** What shows something by itself, be it text or a picture. */
const SHOWS = /^(input|textarea|select|img|svg|canvas|video|iframe)$/;

/**
 * The first place at a ring's outer edge where a tag of some word is in the window, hides nothing of the page, and is not
 * hidden by the card, which stands in `host`.
 */
export function tagSide(host: Element, outer: Box, word: string, viewport: Box, dir: 'ltr' | 'rtl'): TagSide {
  const width = PADDING + LETTER * word.length;
  const left = dir === 'rtl' ? outer.left : outer.left + outer.width - width;
  const middle = outer.top + outer.height / 2 - HEIGHT / 2;
  const boxes: Record<Exclude<TagSide, 'none'>, Box> = {
    above: { left, top: outer.top - HEIGHT, width, height: HEIGHT },
    below: { left, top: outer.top + outer.height, width, height: HEIGHT },
    left: { left: outer.left - width, top: middle, width, height: HEIGHT },
    right: { left: outer.left + outer.width, top: middle, width, height: HEIGHT },
  };
  const order: TagSide[] =
    outer.width < NARROW ? ['left', 'right', 'above', 'below'] : ['above', 'below', 'right', 'left'];
  return (
    order.find((side) => side !== 'none' && isInside(boxes[side], viewport) && isFree(host, boxes[side])) ?? 'none'
  );
}

const isInside = (box: Box, viewport: Box): boolean => overlap(box, viewport) >= box.width * box.height - 1;

/** Whether no text or picture of the page lies in a box, nor the card. */
function isFree(host: Element, box: Box): boolean {
  const asked = new Set<Element>();
  for (let y = box.top + 4; y < box.top + box.height; y += GRID) {
    for (let x = box.left + 2; x < box.left + box.width; x += GRID) {
      const element = elementAt(host.ownerDocument, x, y);
      if (element === host) return false;
      if (!element || asked.has(element)) continue;
      asked.add(element);
      if (SHOWS.test(tagOf(element)) ? overlap(rectOf(element), box) > 0 : hasTextIn(element, box)) return false;
    }
  }
  return true;
}

function elementAt(page: Document, x: number, y: number): Element | null {
  let element = page.elementFromPoint(x, y);
  for (let root = element && shadowOf(element); root; root = element && shadowOf(element)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

function hasTextIn(element: Element, box: Box): boolean {
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== 3 || !/\S/.test(node.nodeValue ?? '')) return false;
    const range = element.ownerDocument.createRange();
    range.selectNode(node);
    return [...range.getClientRects()].some((rect) => overlap(rect, box) > 0);
  });
}
