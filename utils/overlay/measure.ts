import { isConnected, parentOf, rectOf, styleOf, windowOf, zoomOf } from '../dom/safe-dom.ts';
import { type Box, inSight, intersect } from './geometry.ts';
import type { LostReason } from './types.ts';

/** Where an element is drawn, in the top document's viewport, or why it is not. */
export interface Seen {
  box: Box;
  /** The part of the viewport in which the element can be seen at all. */
  clip: Box;
  /** Absent while the element is in sight. */
  lost?: LostReason;
}

/** What cuts an element off, innermost first: scroll containers, and the frames that the element stands in. */
export interface Clipping {
  /** `within`: how many of the frames lie inside the clipping element. */
  clips: { element: Element; within: number }[];
  frames: Element[];
}

const NOWHERE: Box = { left: 0, top: 0, width: 0, height: 0 };

/**
 * What can clip an element. Follows the boxes, not only the tree: what is `fixed` escapes the scroll containers around
 * it, what is `absolute` those that are not positioned. To be asked when something may have changed, not per frame.
 */
export function clippingOf(element: Element): Clipping {
  const clips: Clipping['clips'] = [];
  const frames: Element[] = [];
  let position = styleOf(element).position;
  let page = element.ownerDocument;
  for (let at = parentOf(element); at; at = parentOf(at)) {
    if (at.ownerDocument !== page) {
      page = at.ownerDocument;
      frames.push(at);
      clips.push({ element: at, within: frames.length });
      position = styleOf(at).position;
      continue;
    }
    const style = styleOf(at);
    const holdsFixed =
      style.transform !== 'none' || style.filter !== 'none' || /paint|strict|content/.test(style.contain);
    if (position === 'fixed' && !holdsFixed) continue;
    if (position === 'absolute' && style.position === 'static' && !holdsFixed) continue;
    const root = at === page.documentElement || at === page.body;
    if (!root && style.display !== 'inline' && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
      clips.push({ element: at, within: frames.length });
    }
    position = style.position;
  }
  return { clips, frames };
}

/** Reads where an element is now. Reads only: many can be measured at the price of one layout. */
export function see(element: Element, clipping: Clipping, viewport: Box): Seen {
  if (!isConnected(element)) return { box: NOWHERE, clip: viewport, lost: 'removed' };
  const box = inTopViewport(rectOf(element), clipping.frames);
  if (box.width < 1 || box.height < 1 || !isVisible(element) || clipping.frames.some((frame) => !isVisible(frame))) {
    return { box, clip: viewport, lost: 'invisible' };
  }
  let clip = viewport;
  for (const { element: outer, within } of clipping.clips) {
    clip = intersect(clip, inTopViewport(paddingBox(outer), clipping.frames.slice(within)));
  }
  return inSight(box, clip) ? { box, clip } : { box, clip, lost: 'clipped' };
}

/** The viewport without its scroll bars. */
export function viewportOf(page: Document): Box {
  const { clientWidth, clientHeight } = page.documentElement;
  const view = windowOf(page);
  // In quirks mode the root's client height is that of the content.
  const height = page.compatMode === 'BackCompat' ? view.innerHeight : clientHeight;
  return { left: 0, top: 0, width: clientWidth || view.innerWidth, height: height || view.innerHeight };
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
}

function paddingBox(element: Element): Box {
  const rect = rectOf(element);
  // Client sizes are in the element's own pixels, rectangles in the window's: they differ on a page that zooms itself.
  const zoom = zoomOf(element);
  return {
    left: rect.left + element.clientLeft * zoom,
    top: rect.top + element.clientTop * zoom,
    width: element.clientWidth * zoom,
    height: element.clientHeight * zoom,
  };
}

function inTopViewport(rect: Box, frames: readonly Element[]): Box {
  let { left, top } = rect;
  for (const frame of frames) {
    const outer = rectOf(frame);
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
  }
  return { left, top, width: rect.width, height: rect.height };
}
