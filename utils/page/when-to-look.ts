import { windowOf } from '../dom/safe-dom.ts';

/**
 * Why a look is due: a control was added, a shown one removed, the person did something, the page went elsewhere, or
 * anything else.
 */
export type ChangeReason = 'added' | 'removed' | 'input' | 'navigation' | 'changed';

/** Decides when a page is looked at: at once for what matters, for all else as often as looks may cost. */
export interface LookTimes {
  /** A control appeared, or a shown one is gone: looked at in this task, before the page is painted, while credit lasts. */
  atOnce(reason: ChangeReason, now: number): void;
  /** Whether even what matters has to wait: looks have used up their time. */
  mustWait(now: number): boolean;
  /** A change that need not matter. */
  later(now: number): void;
  /** Looked at in the next frame; what need not matter, after that frame's paint. */
  soon(reason: ChangeReason): void;
  /** The administrator did something, or the page went elsewhere: looked at in the next frame, and so is what follows from it. */
  acted(reason: ChangeReason): void;
  /** A look has ended: what it took, and of that the guide's own part, in milliseconds. */
  done(whole: number, own: number): void;
}

/** A page of many nodes is read in at most so many tasks of about so many milliseconds before it is looked at. */
export const PARTS = 3;
export const PART_MS = 8;
/** Share of the time that looks may take for changes that need not matter. */
const SHARE = 0.003;
/** But they are never further apart than this on a page that does not come to rest, in milliseconds. */
const LONGEST = 5000;
/** A burst of such changes is looked at within this time after its last one, in milliseconds. */
const QUIET = 900;
/**
 * What changes within this time after an act is likely its answer: looked at this often, in milliseconds,
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
/** Two reports this close, in milliseconds, fall into one frame. */
const FRAME = 12;

/** Milliseconds that may be spent: never more than `most`, and what was spent comes back as a share of the time. */
export function createCredit(most: number): { left(now: number, share: number): number; spend(ms: number): void } {
  let credit = most;
  let at = performance.now();
  return {
    left(now, share) {
      credit = Math.min(most, credit + (now - at) * share);
      at = now;
      return credit;
    },
    spend(ms) {
      credit -= ms;
    },
  };
}

/** Runs in a task of its own, ahead of the page's timers, which would change the page again. */
export function inNextTask(view: Window, run: () => void): void {
  const { scheduler } = view as unknown as { scheduler: { postTask(run: () => void, options: object): unknown } };
  scheduler.postTask(run, { priority: 'user-blocking' });
}

/** `look` is called at most once a frame; it looks at the page and then calls `done`. Ends with the signal. */
export function createLookTimes(page: Document, look: (reason: ChangeReason) => void, signal: AbortSignal): LookTimes {
  const view = windowOf(page);
  const credit = createCredit(CREDIT);
  let lastReport = Number.NEGATIVE_INFINITY;
  let pending: ChangeReason | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = 0;
  let lastChange = 0;
  let answerUntil = 0;
  let nextLook = 0;
  let stormCount = 0;
  let stormSince = performance.now();
  let stormBefore = 0;

  function report(reason: ChangeReason): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = undefined;
    pending = undefined;
    lastReport = performance.now();
    look(reason);
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

  function mustWait(now: number): boolean {
    const calm = Math.max(stormCount, stormBefore) < STORM;
    return credit.left(now, calm ? CALM_SHARE : SHARE) <= 0;
  }

  function atOnce(reason: ChangeReason, now: number): void {
    if (now - stormSince > 1000) {
      stormBefore = now - stormSince > 2000 ? 0 : stormCount;
      stormCount = 0;
      stormSince = now;
    }
    stormCount += 1;
    if (mustWait(now)) later(now);
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
    const answer = now < answerUntil && !mustWait(now) ? lastReport + ANSWER_GAP : Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(nextLook, lastChange + QUIET, answer) - now);
  }

  function onTimer(): void {
    timer = undefined;
    const now = performance.now();
    if (wait(now) > 1) setTimer(now);
    else soon('changed');
  }

  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    atOnce,
    mustWait,
    later,
    soon,
    acted(reason) {
      answerUntil = performance.now() + ANSWER;
      soon(reason);
    },
    done(whole, own) {
      credit.spend(own);
      nextLook = performance.now() + Math.min(whole / SHARE, LONGEST);
    },
  };
}
