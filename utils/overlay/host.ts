/** How many repairs of the host the page may force within `SPAN` milliseconds before the overlay gives in. */
const FIGHTS = 5;
const SPAN = 5000;
/** How often a dialog may throw the host out before the host stays out of it. */
const OUSTED = 2;

/** The one element that the overlay adds to a page. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly connected: boolean;
  /** Puts the host where it is neither inert nor covered: into the open modal dialog, on top of the top layer. */
  settle(): void;
  /** The modal dialog that the host stands in, if any. */
  readonly dialog: Element | null;
  /** Takes the host out of the top layer, or puts it back; what it holds is hidden by the caller. */
  setHidden(hidden: boolean): void;
}

/**
 * Adds the host: a closed shadow root in a manual popover on the root element. Where the page takes it away, changes it
 * or lays something over it, it is mended, until the page has done so more than five times in five seconds; then it
 * stays as it is, `onGivenUp` is called once, and a host that the page has taken away does not come back. So it does at
 * once where `isAlive` is false: then the next version of the extension has taken it away. A dialog that keeps no foreign
 * node is left before that: seen from beside it is better than gone.
 */
export function createHost(
  page: Document,
  options: { isAlive(): boolean; onGivenUp(): void; onSettled(): void; signal: AbortSignal },
): Host {
  const element = page.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  let parent: Element | undefined;
  let hidden = false;
  let givenUp = false;
  let fights: number[] = [];
  let raises: number[] = [];
  const ousted = new WeakMap<Element, number>();
  const keepsHost = (dialog: Element) => (ousted.get(dialog) ?? 0) < OUSTED;
  const guard = new MutationObserver(onTampering);

  /** Counts a repair that the page has forced; false once there were too many, or the extension is gone. */
  function mayFight(): boolean {
    if (givenUp) return false;
    const now = performance.now();
    fights = [...fights.filter((at) => now - at < SPAN), now];
    if (fights.length <= FIGHTS && options.isAlive()) return true;
    givenUp = true;
    guard.disconnect();
    options.onGivenUp();
    return false;
  }

  function onTampering(records: MutationRecord[]): void {
    const dressed = records.some(({ type }) => type === 'attributes');
    const removed = !element.isConnected && parent?.isConnected;
    if (!dressed && !removed && element.parentNode === parent) return;
    if (removed && parent !== page.documentElement) ousted.set(parent!, (ousted.get(parent!) ?? 0) + 1);
    if (mayFight()) {
      if (dressed) dress();
      settle();
    }
  }

  /** One attribute and no style: the sheet's important `:host` rule wins over whatever the page says of the element. */
  function dress(): void {
    for (const { name } of [...element.attributes]) if (name !== 'popover') element.removeAttribute(name);
    if (element.popover !== 'manual') element.popover = 'manual';
    guard.takeRecords();
  }

  function settle(): void {
    if (givenUp || options.signal.aborted) return;
    const wanted = openModals(page, element).find(keepsHost) ?? page.documentElement;
    if (!wanted) return;
    if (element.parentNode !== wanted || !element.isConnected) {
      guard.disconnect();
      parent = wanted;
      Element.prototype.append.call(wanted, element);
      guard.observe(wanted, { childList: true });
      guard.observe(element, { attributes: true });
      options.onSettled();
    }
    if (!hidden && !element.matches(':popover-open')) element.showPopover();
  }

  /** What enters the top layer later lies above; the host goes back on top. */
  function raise(event: Event): void {
    if (event.target === element) {
      if (!hidden && element.isConnected && !element.matches(':popover-open') && mayFight()) settle();
      return;
    }
    const before = parent;
    settle();
    const target = event.target as Element | null;
    const above = event.type === 'toggle' ? target?.matches?.(':popover-open, dialog:modal') : page.fullscreenElement;
    if (!above || parent !== before || hidden || !element.isConnected) return;
    // A page that shows popovers all the time is left on top for a while; that alone is no fight.
    const now = performance.now();
    raises = [...raises.filter((at) => now - at < SPAN), now].slice(-FIGHTS - 1);
    if (raises.length > FIGHTS) return;
    element.hidePopover();
    element.showPopover();
  }

  dress();
  const { signal } = options;
  page.addEventListener('toggle', raise, { capture: true, signal });
  page.addEventListener('fullscreenchange', raise, { capture: true, signal });
  signal.addEventListener('abort', () => {
    guard.disconnect();
    Element.prototype.remove.call(element);
  });

  return {
    element,
    root,
    settle,
    get connected() {
      return element.isConnected && !givenUp;
    },
    get dialog() {
      return parent && parent !== page.documentElement && parent.isConnected ? parent : null;
    },
    setHidden(on) {
      hidden = on;
      if (on && element.matches(':popover-open')) element.hidePopover();
      settle();
    },
  };
}

/**
 * The modal dialogs that hold the focus of the page, inner before outer: the last native one, since all outside of it is
 * inert, and in it the last visible one that calls itself `aria-modal`, since libraries pull the focus back into those.
 */
function openModals(page: Document, host: Element): Element[] {
  const native = [...page.querySelectorAll('dialog:modal')].filter((dialog) => !host.contains(dialog)).at(-1);
  const within: ParentNode = native ?? page;
  const claimed = [...within.querySelectorAll('[aria-modal="true"]')].filter((dialog) =>
    dialog.checkVisibility({ checkVisibilityCSS: true }),
  );
  return [claimed.at(-1), native].filter((dialog) => dialog !== undefined);
}
