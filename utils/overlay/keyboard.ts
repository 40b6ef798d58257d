/**
 * For this long after the overlay moved the focus itself, Enter and Space press nothing, in milliseconds (a key held or
 * struck blindly).
 */
const SETTLE = 500;

/** Focus and keys inside the overlay. */
export interface Keyboard {
  /** Focuses something of the overlay's; remembers where the focus was in the page. */
  focus(element: HTMLElement): void;
  /** Gives the focus back to the page, if the overlay has it. */
  giveBack(): void;
  /** The overlay's own element that has the focus. */
  focused(): Element | null;
}

/**
 * Keeps keys pressed inside the overlay from the page, and guards its buttons against keys that were not meant for
 * them. Keys are stopped at the window, before any listener of the page's except those put on the window earlier, and
 * are handed to `onKey`, since they do not arrive inside any more; what the browser does with them (Tab, Enter on a
 * button) stays.
 */
export function guardKeyboard(
  host: HTMLElement,
  root: ShadowRoot,
  onKey: (event: KeyboardEvent) => void,
  signal: AbortSignal,
): Keyboard {
  const view = host.ownerDocument.defaultView ?? window;
  let returnTo: Element | null = null;
  let movedAt = Number.NEGATIVE_INFINITY;

  const held = new Set<string>();
  const onAnyKey = (event: Event) => {
    const key = event as KeyboardEvent;
    // A key that went down in here is the page's no more when it comes up, wherever the focus is by then.
    const ours = event.target === host || (event.type === 'keyup' && held.has(key.code));
    if (event.type === 'keyup') held.delete(key.code);
    if (!ours) return;
    event.stopImmediatePropagation();
    if (event.type === 'keydown') held.add(key.code);
    // Who goes on with Tab knows where the focus is.
    if (key.key === 'Tab') movedAt = Number.NEGATIVE_INFINITY;
    const presses = key.key === 'Enter' || key.key === ' ';
    if (presses && key.repeat) event.preventDefault();
    else if (event.type === 'keydown' && event.isTrusted) onKey(key);
  };
  for (const type of ['keydown', 'keyup', 'keypress']) {
    view.addEventListener(type, onAnyKey, { capture: true, signal });
  }

  // A press by key has no detail. Captured, so that it comes before any button's own listener.
  root.addEventListener(
    'click',
    (event) => {
      if ((event as MouseEvent).detail === 0 && event.timeStamp - movedAt < SETTLE) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { capture: true, signal },
  );
  root.addEventListener(
    'focusin',
    (event) => {
      const from = (event as FocusEvent).relatedTarget;
      if (from instanceof Element && from.getRootNode() !== root && from !== host) returnTo = from;
    },
    { signal },
  );
  // The mouse works the card without taking the focus from the field that is being typed in.
  root.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  for (const type of [
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'click',
    'dblclick',
    'contextmenu',
    'wheel',
  ]) {
    root.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: type === 'wheel' });
  }

  return {
    focus(element) {
      if (!root.activeElement) returnTo = host.ownerDocument.activeElement;
      movedAt = performance.now();
      element.focus({ preventScroll: true });
    },
    giveBack() {
      const inside = root.activeElement as HTMLElement | null;
      if (!inside) return;
      if (returnTo?.isConnected) (returnTo as HTMLElement).focus?.({ preventScroll: true });
      if (root.activeElement) inside.blur();
    },
    focused: () => root.activeElement,
  };
}
