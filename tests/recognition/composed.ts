/** The composed tree of a page, and what of a frozen page must be restored by script. Used in the page. */

export type Root = Document | ShadowRoot;

/** What no attribute can say. Elements are numbers of `flatten(document)`. */
export interface Restored {
  /** Dialogs that were opened by showModal, in document order. */
  modals: number[];
  popovers: number[];
  /** Element, scrollTop and scrollLeft in CSS pixels. */
  scrolls: (readonly [element: number, top: number, left: number])[];
  indeterminate: number[];
  focus?: number;
}

/** All elements in document order, those of an open shadow root before its host's own children. */
export function flatten(root: Root | Element, into: Element[] = []): Element[] {
  for (const child of root.children) {
    into.push(child);
    if (child.shadowRoot) {
      flatten(child.shadowRoot, into);
    }
    flatten(child, into);
  }
  return into;
}

/** Puts a frozen page that has just been parsed into the state in which it was frozen. */
export function restore(state: Restored): void {
  const elements = flatten(document);
  for (const number of state.modals) {
    const dialog = elements[number] as HTMLDialogElement;
    dialog.removeAttribute('open');
    dialog.showModal();
  }
  for (const number of state.popovers) {
    (elements[number] as HTMLElement).showPopover();
  }
  for (const number of state.indeterminate) {
    (elements[number] as HTMLInputElement).indeterminate = true;
  }
  if (state.focus === undefined) {
    (document.activeElement as HTMLElement | null)?.blur();
  } else {
    (elements[state.focus] as HTMLElement).focus({ preventScroll: true });
  }
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) {
      animation.finish();
    }
  }
  for (const [number, top, left] of state.scrolls) {
    elements[number]!.scrollTo({ top, left, behavior: 'instant' });
  }
}
