/**
 * Reading a page that may work against its reader. A form's named fields hide its own properties (`form.parentNode` can
 * be an input), so nodes are read through the getters of the prototypes. Parents, containment and `closest` cross open
 * shadow roots and same-origin frames.
 */

export type Root = Document | ShadowRoot;

function getter<N extends object, T>(owner: () => object, key: string): (node: N) => T {
  let read: ((this: N) => T) | undefined;
  return (node) => {
    read ??= inherited(owner(), key) as ((this: N) => T) | undefined;
    return read ? read.call(node) : (node as Record<string, T>)[key]!;
  };
}

function inherited(owner: object, key: string): (() => unknown) | undefined {
  for (let from: object | null = owner; from; from = Object.getPrototypeOf(from)) {
    const property = Object.getOwnPropertyDescriptor(from, key);
    if (property) {
      return property.get;
    }
  }
  return undefined;
}

export const parentNode = getter<Node, Node | null>(() => Node.prototype, 'parentNode');
export const nodeText = getter<Node, string | null>(() => Element.prototype, 'textContent');
export const isConnected = getter<Node, boolean>(() => Node.prototype, 'isConnected');
export const tagOf = getter<Element, string>(() => Element.prototype, 'localName');
export const firstNode = getter<Node, Node | null>(() => Node.prototype, 'firstChild');
export const firstChild = getter<Element, Element | null>(() => Element.prototype, 'firstElementChild');
export const nextSibling = getter<Element, Element | null>(() => Element.prototype, 'nextElementSibling');
export const previousSibling = getter<Element, Element | null>(() => Element.prototype, 'previousElementSibling');
export const shadowOf = getter<Element, ShadowRoot | null>(() => Element.prototype, 'shadowRoot');
const documentOf = getter<Node, Document | null>(() => Node.prototype, 'ownerDocument');

export const attribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const styleOf = (element: Element): CSSStyleDeclaration => windowOf(element).getComputedStyle(element);
export const textOf = (element: Element): string => nodeText(element) ?? '';

/** How many of a list are taken, at its beginning and at its end, where it is longer than both together. */
interface Ends {
  readonly fromStart: number;
  readonly fromEnd: number;
}

/**
 * All descendants of a root or element that fit a selector, in document order, or only those at both ends; the shadow
 * roots inside are not entered.
 */
export function query(inside: Root | Element, selector: string, ends?: Ends): Element[] {
  const all = ownerOf(inside).querySelectorAll.call(inside, selector);
  const { length } = all;
  const { fromStart, fromEnd } = ends ?? { fromStart: length, fromEnd: 0 };
  const taken: Element[] = [];
  // Of a list of nodes only what is read costs anything, and by its index it costs least.
  for (let index = 0; index < length; index++) {
    if (index < fromStart || index >= length - fromEnd) {
      taken.push(all[index]!);
    }
  }
  return taken;
}

function ownerOf(inside: Root | Element): ParentNode {
  return (inside.nodeType === 9 ? Document : inside.nodeType === 11 ? DocumentFragment : Element).prototype;
}

/** The document that a node belongs to. */
export function pageOf(node: Node): Document {
  return documentOf(node) ?? (node as Document);
}

/** The window of a node's document. */
export function windowOf(node: Node): Window {
  return pageOf(node).defaultView ?? window;
}

/** Makes the browser lay the page out now, ready to be asked what lies where, as it would before the next frame. */
export function layOut(page: Document): void {
  Document.prototype.elementFromPoint?.call(page, 0, 0);
}

/** The parent element as the page is drawn: a shadow root's host, a frame document's frame. */
export function parentOf(node: Node): Element | null {
  const parent = parentNode(node);
  return !parent || parent.nodeType === 1 ? (parent as Element | null) : hostOf(parent);
}

/** What a root stands in: a shadow root's host, a frame document's frame; null for the page itself. */
export function hostOf(root: Node): Element | null {
  return root.nodeType === 11 ? ((root as ShadowRoot).host ?? null) : frameOf(root as Document);
}

function frameOf(page: Document): Element | null {
  // Asking a window for its frame is slow, and the document that the script runs in has none that matters.
  if (page === globalThis.document) {
    return null;
  }
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    // Expected: the frame stands in a page of another origin.
    return null;
  }
}

/** Whether `outer` is `node` or around it, across shadow roots and frames. */
export function holds(outer: Node, node: Node): boolean {
  for (let inner: Node | null = node; inner; ) {
    if (Node.prototype.contains.call(outer, inner)) {
      return true;
    }
    inner = hostOf(rootOf(inner));
  }
  return false;
}

/** The nearest element, itself included, that fits a selector, across shadow roots and frames. */
export function closest(element: Element, selector: string): Element | null {
  for (let inner: Element | null = element; inner; ) {
    const hit: Element | null = Element.prototype.closest.call(inner, selector);
    if (hit) {
      return hit;
    }
    inner = hostOf(rootOf(inner));
  }
  return null;
}

/** True where `b` comes after `a` in the page as it is drawn; what stands in an element comes after it. */
export function follows(a: Element, b: Element): boolean {
  let [first, second]: (Element | undefined)[] = [a, b];
  if (rootOf(a) !== rootOf(b)) {
    const [one, other] = [withHosts(a), withHosts(b)];
    const level = one.findIndex((each, index) => each !== other[index]);
    // With no difference, the one is a host of the other.
    [first, second] = [one[level], other[level]];
    if (!first || !second) {
      return !first;
    }
  }
  return (Node.prototype.compareDocumentPosition.call(first!, second!) & 4) !== 0;
}

/** Things sorted by where their elements stand in the page as it is drawn. */
export function inOrder<T extends { readonly element: Element }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.element === b.element ? 0 : follows(a.element, b.element) ? -1 : 1));
}

/** An element after the hosts that it stands in, outer before inner: each of them in a root of its own. */
function withHosts(element: Element): Element[] {
  const host = hostOf(rootOf(element));
  return host ? [...withHosts(host), element] : [element];
}

/**
 * Of a page beyond all measure, only so many elements are asked for their shadow roots, at its beginning and at its
 * end.
 */
const ASKED_FROM_START = 12_000;
const ASKED_FROM_END = 3_000;

/**
 * The page, its open shadow roots and the documents of its same-origin frames, outer before inner. `pending` takes the
 * custom elements that have no shadow root yet.
 */
export function collectRoots(page: Document, pending: Set<Element>): Root[] {
  const roots: Root[] = [page];
  for (const root of roots) {
    const all = ownerOf(root).querySelectorAll.call(root, '*');
    for (let index = 0; index < all.length; index++) {
      if (index === ASKED_FROM_START && all.length > ASKED_FROM_START + ASKED_FROM_END) {
        index = all.length - ASKED_FROM_END;
      }
      // Read directly, as this is the one loop over every node; what a form may answer instead is no shadow root and no
      // name.
      const element = all[index]!;
      const shadow = element.shadowRoot as ShadowRoot | null;
      if (shadow !== null && shadow.nodeType === 11) {
        roots.push(shadow);
      } else if (String(element.localName).includes('-')) {
        pending.add(element);
      }
    }
    for (const frame of query(root, 'iframe')) {
      const inner = documentIn(frame as HTMLIFrameElement);
      if (inner) {
        roots.push(inner);
      }
    }
  }
  return roots;
}

/** The document in a frame of the same origin, or null. */
export function documentIn(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    // Expected: the frame shows a page of another origin.
    return null;
  }
}

/** Scroll sizes are in an element's own pixels, rectangles in the window's. */
export function zoomOf(element: Element): number {
  return (element as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

const slotOf = getter<Node, Element | null>(() => Element.prototype, 'assignedSlot');
const textSlotOf = getter<Node, Element | null>(() => Text.prototype, 'assignedSlot');

/** The parent of an element as it is drawn: where it is slotted, the slot in the shadow root. */
export const drawnParentOf = (element: Element): Element | null => slotOf(element) ?? parentOf(element);

/** Where the text of an element is drawn: the element, or the slot of a shadow root in which its text shows. */
export function drawnAt(element: Element): Element {
  if (shadowOf(element) === null) {
    return element;
  }
  for (const node of element.childNodes) {
    const slot = node.nodeType === 3 ? textSlotOf(node) : node.nodeType === 1 ? slotOf(node) : null;
    if (slot) {
      return slot;
    }
  }
  return element;
}
