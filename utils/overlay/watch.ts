import { isConnected, windowOf } from '../find/dom.ts';

/**
 * Why a look is due: a control was added, a shown one removed, the person did something, the page went elsewhere, or
 * anything else.
 */
export type ChangeReason = 'added' | 'removed' | 'input' | 'navigation' | 'changed';

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

/** Share of the time that looks may take for changes that need not matter. */
const SHARE = 0.003;
/** But they are never further apart than this on a page that does not come to rest, in milliseconds. */
const LONGEST = 5000;
/** A burst of such changes is looked at within this time after its last one, in milliseconds. */
const QUIET = 900;
/**
 * What changes within this time after something she did is likely its answer: looked at this often, in milliseconds,
 * while credit lasts.
 */
const ANSWER = 1000;
const ANSWER_GAP = 60;
/**
 * Looks for changes that do matter may take so many milliseconds at once; what was taken comes back at `SHARE`, or
 * faster on a calm page.
 */
const CREDIT = 250;
const CALM_SHARE = 0.1;
/** So many batches of relevant changes in a second make a page that is not calm. */
const STORM = 20;
/**
 * Reading mutations may take so many milliseconds at once, and this share of the time; what is not read counts as a
 * change that need not matter.
 */
const READ_CREDIT = 20;
const READ_SHARE = 0.0015;
/** Two reports this close, in milliseconds, fall into one frame. */
const FRAME = 12;

const ATTRIBUTES = [
  'disabled',
  'hidden',
  'inert',
  'open',
  'checked',
  'value',
  'readonly',
  'role',
  'href',
  'class',
  'style',
  'placeholder',
  'aria-label',
  'aria-disabled',
  'aria-hidden',
  'aria-checked',
  'aria-selected',
  'aria-expanded',
  'aria-current',
  'aria-modal',
  'aria-invalid',
];

/** Runs in a task of its own, ahead of the page's timers, which would change the page again. */
export function inNextTask(view: Window, run: () => void): void {
  const { scheduler } = view as unknown as { scheduler: { postTask(run: () => void, options: object): unknown } };
  scheduler.postTask(run, { priority: 'user-blocking' });
}

/**
 * Watches a page with one observer, which is asked once per task however many changes there were. A control that
 * appears and a shown one that goes are reported in the same task, before the page is painted; what the person does, in
 * the next frame; all else no more often than looks may cost. Ends with the signal.
 */
export function watchPage(page: Document, options: WatchOptions): Watch {
  const { signal } = options;
  const view = windowOf(page);
  const observed = new WeakSet<Node>();
  let lastReport = Number.NEGATIVE_INFINITY;
  let pending: ChangeReason | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = 0;
  let lastChange = 0;
  let answerUntil = 0;
  let nextLook = 0;
  let credit = CREDIT;
  let creditAt = performance.now();
  let readCredit = READ_CREDIT;
  let readAt = creditAt;
  let stormCount = 0;
  let stormSince = creditAt;
  let stormBefore = 0;

  function report(reason: ChangeReason): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = undefined;
    pending = undefined;
    lastReport = performance.now();
    options.onChange(reason);
  }

  /**
   * Reports in the next frame; in a hidden page, which has no frames, a little later. What need not matter is reported
   * after that frame's paint, when the page is laid out and a look makes the browser do nothing twice.
   */
  function soon(reason: ChangeReason): void {
    if (pending) return;
    pending = reason;
    const run = () => pending && report(pending);
    if (page.visibilityState === 'hidden') setTimeout(run, 100);
    else view.requestAnimationFrame(reason === 'changed' ? () => inNextTask(view, run) : run);
  }

  /** What looks may still take, with what came back since it was last asked for. */
  function creditOf(now: number): number {
    const calm = Math.max(stormCount, stormBefore) < STORM;
    credit = Math.min(CREDIT, credit + (now - creditAt) * (calm ? CALM_SHARE : SHARE));
    creditAt = now;
    return credit;
  }

  function atOnce(reason: ChangeReason, now: number): void {
    if (now - stormSince > 1000) {
      stormBefore = now - stormSince > 2000 ? 0 : stormCount;
      stormCount = 0;
      stormSince = now;
    }
    stormCount += 1;
    if (creditOf(now) <= 0) later(now);
    else if (now - lastReport < FRAME) soon(reason);
    else report(reason);
  }

  /** One timer at most, moved only forward: when it fires it sees for itself whether the time has come. */
  function later(now: number): void {
    lastChange = now;
    if (!pending && (timer === undefined || now + wait(now) < timerAt - 1)) setTimer(now);
  }

  function setTimer(now: number): void {
    clearTimeout(timer);
    timerAt = now + wait(now);
    timer = setTimeout(onTimer, wait(now));
  }

  function wait(now: number): number {
    const answer = now < answerUntil && creditOf(now) > 0 ? lastReport + ANSWER_GAP : Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(nextLook, lastChange + QUIET, answer) - now);
  }

  function onTimer(): void {
    timer = undefined;
    const now = performance.now();
    if (wait(now) > 1) setTimer(now);
    else soon('changed');
  }

  /** She did something, or the page went elsewhere: looked at in the next frame, and so is what follows from it. */
  function acted(reason: ChangeReason): void {
    answerUntil = performance.now() + ANSWER;
    soon(reason);
  }

  function onMutations(records: MutationRecord[]): void {
    const now = performance.now();
    for (const element of options.shown()) {
      if (isConnected(element)) continue;
      atOnce('removed', now);
      return;
    }
    readCredit = Math.min(READ_CREDIT, readCredit + (now - readAt) * READ_SHARE);
    readAt = now;
    const found = readCredit > 0 ? read(records) : 'other';
    if (found === 'relevant') atOnce('added', now);
    else if (found === 'other') later(now);
  }

  /** Whether the records hold a new control, some other change, or none of the page's. */
  function read(records: MutationRecord[]): 'relevant' | 'other' | 'none' {
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
      if (found === 'relevant' || performance.now() - begin > readCredit) break;
    }
    readCredit -= performance.now() - begin;
    return found;
  }

  const observer = new MutationObserver(onMutations);
  // A button that is renamed where it stands is another control, and it may do the opposite: `Activate`, then
  // `Deactivate`.
  const wording = new MutationObserver((records) => {
    const now = performance.now();
    if (creditOf(now) <= 0) {
      for (const element of options.shown()) {
        if (records.some(({ target }) => element.contains(target))) options.onDoubt?.(element);
      }
    }
    atOnce('changed', now);
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
      if (!options.ignore?.(event.target as Node)) acted('input');
    };
    for (const type of ['input', 'change', 'click', 'focusin', 'toggle']) root.addEventListener(type, onInput, quiet);
    // What fades in is seen only when that is over, and no mutation tells it.
    const onFaded = (event: Event) => {
      if (!options.ignore?.(event.target as Node)) later(performance.now());
    };
    for (const type of ['transitionend', 'animationend']) root.addEventListener(type, onFaded, quiet);
  }

  add(page);
  const onNavigation = () => acted('navigation');
  for (const type of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(type, onNavigation, { signal });
  const { navigation } = view as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', onNavigation, { signal });
  page.addEventListener('visibilitychange', () => soon('changed'), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    wording.disconnect();
    clearTimeout(timer);
  });

  return {
    add,
    soon: () => soon('changed'),
    done(whole, own) {
      watchWording();
      credit -= own;
      nextLook = performance.now() + Math.min(whole / SHARE, LONGEST);
    },
  };
}
