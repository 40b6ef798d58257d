/**
 * What a page knows about its own controls, for tests to compare rings with.
 *
 * A page registers the element that a person would act on under the guide's target id. The registry is plain
 * JavaScript in the page's own world: nothing of it is in the DOM, and a content script, which lives in an isolated
 * world, cannot read it. Tests read it through `page.evaluate(() => window.portalTruth.boxes())`.
 *
 * React: `<Button ref={truth('name.create')}>` · Vue: `h('span', { ref: truth('role.save') })` or
 * `:ref="truth('role.save')"`. A custom checkbox registers its visible box, not its transparent input. Several elements
 * may share an id (a text field's frame and its input: a ring around either is right), and an element may have several
 * ids (one button that chooses and creates).
 */

export interface TruthBox {
  id: string;
  /** CSS pixels in the viewport, as getBoundingClientRect gives them. */
  box: { x: number; y: number; width: number; height: number };
  /** Rendered with a size and not transparent; it may still be outside the viewport or covered. */
  visible: boolean;
  /** A click at the middle of its box would reach it (false outside the viewport). */
  onTop: boolean;
  enabled: boolean;
}

export interface PortalTruth {
  /** Of all controls, or of those with one of these ids. */
  boxes(ids?: readonly string[]): TruthBox[];
  /** The elements of an id on which a ring may sit now: drawn, and not beneath a dialog or another layer. */
  elements(id: string): Element[];
}

declare global {
  interface Window {
    portalTruth: PortalTruth;
  }
}

type Ref = (target: unknown) => void;

const registered = new Map<Element, { ids: string[]; by: Ref }>();

/**
 * A ref callback that puts the element (or a Vue component's root element) under the ids until it is unmounted or named
 * otherwise.
 */
export function truth(...ids: string[]): Ref {
  let mine: Element | undefined;
  const ref: Ref = (target) => {
    const element = elementOf(target);
    if (element) {
      mine = element;
      registered.set(element, { ids, by: ref });
    } else if (mine) {
      if (registered.get(mine)?.by === ref) {
        registered.delete(mine);
      }
      mine = undefined;
    }
  };
  return ref;
}

function elementOf(target: unknown): Element | undefined {
  if (target instanceof Element) {
    return target;
  }
  const root = (target as { $el?: unknown } | null)?.$el;
  return root instanceof Element ? root : undefined;
}

function boxOf(element: Element, id: string): TruthBox {
  const { x, y, width, height } = element.getBoundingClientRect();
  const sized = width > 0 && height > 0;
  const hit = sized ? document.elementFromPoint(x + width / 2, y + height / 2) : null;
  return {
    id,
    box: { x, y, width, height },
    visible: sized && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    onTop: hit !== null && reaches(hit, element),
    enabled:
      !element.matches(':disabled') && !element.closest('[aria-disabled="true"], [inert]') && !disabledBox(element),
  };
}

/** A transparent input that lies over its visible box takes the click for it. */
function reaches(hit: Element, element: Element): boolean {
  return element.contains(hit) || (element.parentElement?.contains(hit) === true && hit.matches('input, label'));
}

/** The native input of a custom checkbox is the visible box's sibling. */
function disabledBox(element: Element): boolean {
  return element.parentElement?.querySelector(':scope > input:disabled') != null && !element.matches('input');
}

/** What lies outside of the window may be scrolled to, unless a dialog has put the page out of reach. */
function isWithinReach(element: Element): boolean {
  const { visible, onTop, box } = boxOf(element, '');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const inWindow = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  return visible && (inWindow ? onTop : !element.closest('[aria-hidden="true"], [inert]'));
}

if (typeof window !== 'undefined') {
  window.portalTruth = {
    elements(id) {
      return [...registered]
        .filter(([element, { ids }]) => ids.includes(id) && element.isConnected && isWithinReach(element))
        .map(([element]) => element);
    },
    boxes(wanted) {
      const boxes: TruthBox[] = [];
      for (const [element, { ids }] of registered) {
        if (element.isConnected) {
          const asked = wanted ? ids.filter((id) => wanted.includes(id)) : ids;
          boxes.push(...asked.map((id) => boxOf(element, id)));
        } else {
          registered.delete(element);
        }
      }
      return boxes;
    },
  };
}
