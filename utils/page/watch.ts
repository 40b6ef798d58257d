import { isConnected, windowOf } from '../dom/safe-dom.ts';
import { type ChangeReason, createCredit, createLookTimes } from './when-to-look.ts';

/** What the watch needs. */
export interface WatchOptions {
  /** Called at most once a frame. The caller looks at the page and then calls `done`. */
  onChange(reason: ChangeReason): void;
  /** Whether an added node is or contains a control that matters. One native selector test, not more. */
  relevant(node: Element): boolean;
  /** The elements that are shown to the person now; one of them leaving the page is reported at once. */
  shown(): Iterable<Element>;
  /** A shown element says something else now, and the look that would tell what it is has to wait. */
  onDoubt?(element: Element): void;
  /** Nodes of the caller's own, which are no change of the page. */
  ignore?(node: Node): boolean;
  signal: AbortSignal;
}

/** A running watch. */
export interface Watch {
  /**
   * What the look took that `onChange` asked for, in milliseconds: all of it, and of that the guide's own part, without
   * what the browser would have done for the page in any case. What looks may cost follows from this.
   */
  done(whole: number, own: number): void;
  /** Asks for a look after the next paint, when the page is laid out and a look makes the browser do nothing twice. */
  soon(): void;
  /** Also watches a shadow root or the document of a frame of the same origin. Adding one twice does nothing. */
  add(root: Node): void;
}

/**
 * Reading mutations may take so many milliseconds at once, and this share of the time; what is not read counts as a
 * change that need not matter.
 */
const READ_CREDIT = 20;
const READ_SHARE = 0.0015;

/** Attributes whose change may change what a person can act on. */
const ATTRIBUTES = (
  'disabled hidden inert open checked value readonly role href class style placeholder ' +
  'aria-label aria-disabled aria-hidden aria-checked aria-selected aria-expanded aria-current aria-modal aria-invalid'
).split(' ');

/**
 * Watches a page with one observer, which is asked once per task however many changes there were. A control that
 * appears and a shown one that goes are reported in the same task, before the page is painted; what the person does, in
 * the next frame; all else no more often than looks may cost. Ends with the signal.
 */
export function watchPage(page: Document, options: WatchOptions): Watch {
  const { signal } = options;
  const view = windowOf(page);
  const observed = new WeakSet<Node>();
  const times = createLookTimes(page, options.onChange, signal);
  const readCredit = createCredit(READ_CREDIT);

  function onMutations(records: MutationRecord[]): void {
    const now = performance.now();
    for (const element of options.shown()) {
      if (isConnected(element)) continue;
      times.atOnce('removed', now);
      return;
    }
    const left = readCredit.left(now, READ_SHARE);
    const found = left > 0 ? read(records, left) : 'other';
    if (found === 'relevant') times.atOnce('added', now);
    else if (found === 'other') times.later(now);
  }

  /** Whether the records hold a new control, some other change, or none of the page's; read for `most` milliseconds. */
  function read(records: MutationRecord[], most: number): 'relevant' | 'other' | 'none' {
    const begin = performance.now();
    let found: 'relevant' | 'other' | 'none' = 'none';
    for (const record of records) {
      if (record.type === 'attributes') {
        if (found === 'none' && !options.ignore?.(record.target)) found = 'other';
        continue;
      }
      const nodes = record.addedNodes;
      if (nodes.length === 0 && !options.ignore?.(record.removedNodes[0] as Node)) found = 'other';
      for (let index = 0; index < nodes.length; index += 1) {
        const node = nodes[index]!;
        if (options.ignore?.(node)) continue;
        found = node.nodeType === 1 && options.relevant(node as Element) ? 'relevant' : 'other';
        if (found === 'relevant') break;
      }
      if (found === 'relevant' || performance.now() - begin > most) break;
    }
    readCredit.spend(performance.now() - begin);
    return found;
  }

  const observer = new MutationObserver(onMutations);
  // A button that is renamed where it stands is another control, and it may do the opposite: `Activate`, then
  // `Deactivate`.
  const wording = new MutationObserver((records) => {
    const now = performance.now();
    if (times.mustWait(now)) {
      for (const element of options.shown()) {
        if (records.some(({ target }) => element.contains(target))) options.onDoubt?.(element);
      }
    }
    times.atOnce('changed', now);
  });

  function watchWording(): void {
    wording.disconnect();
    for (const element of options.shown()) {
      wording.observe(element, { characterData: true, childList: true, subtree: true });
    }
  }

  function add(root: Node): void {
    if (observed.has(root) || signal.aborted) return;
    observed.add(root);
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
    const quiet = { capture: true, passive: true, signal };
    const onInput = (event: Event) => {
      if (!options.ignore?.(event.target as Node)) times.acted('input');
    };
    for (const type of ['input', 'change', 'click', 'focusin', 'toggle']) root.addEventListener(type, onInput, quiet);
    // What fades in is seen only when that is over, and no mutation tells it.
    const onFaded = (event: Event) => {
      if (!options.ignore?.(event.target as Node)) times.later(performance.now());
    };
    for (const type of ['transitionend', 'animationend']) root.addEventListener(type, onFaded, quiet);
  }

  add(page);
  const onNavigation = () => times.acted('navigation');
  for (const type of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(type, onNavigation, { signal });
  const { navigation } = view as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', onNavigation, { signal });
  page.addEventListener('visibilitychange', () => times.soon('changed'), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    wording.disconnect();
  });

  return {
    add,
    soon: () => times.soon('changed'),
    done(whole, own) {
      watchWording();
      times.done(whole, own);
    },
  };
}
