import { closest, follows, query, rootOf } from '../dom/safe-dom.ts';
import type { Found } from '../find/index.ts';

const FOCUSABLE =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[contenteditable=true],[tabindex]:not([tabindex="-1"])';

/** Whether the element took the focus. */
function focus(element: Element): boolean {
  (element as HTMLElement).focus?.({ preventScroll: true });
  return (rootOf(element) as Document).activeElement === element;
}

/**
 * Brings a control of the page into view and gives it the keyboard focus; where it takes none, the nearest that does: in
 * it, around it, after it.
 */
export function goTo({ element, box }: Found): void {
  box.scrollIntoView({ block: 'center', inline: 'nearest' });
  const near = () => [...query(box, FOCUSABLE), ...[closest(element, FOCUSABLE)].filter((one) => one !== null)];
  if (focus(element) || near().some(focus)) return;
  query(rootOf(element) as Document, FOCUSABLE)
    .filter((other) => follows(element, other))
    .some(focus);
}
