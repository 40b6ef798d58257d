import { parentOf, rootOf } from '../find/dom.ts';

/** Compares two elements by their order in the page, across shadow roots and frames of the same origin; for `sort`. */
export function pageOrder(a: Element, b: Element): number {
  if (a === b) return 0;
  let first = a;
  let second = b;
  if (rootOf(a) !== rootOf(b)) {
    const up = pathUp(a);
    const other = pathUp(b);
    while (up.length > 1 && other.length > 1 && up.at(-1) === other.at(-1)) {
      up.pop();
      other.pop();
    }
    first = up.at(-1) ?? a;
    second = other.at(-1) ?? b;
  }
  const position = Node.prototype.compareDocumentPosition.call(first, second);
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function pathUp(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) path.push(at);
  return path;
}
