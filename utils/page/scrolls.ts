/** Scrolling is over when no `scrollend` has come for so long, in milliseconds. */
const SCROLLED_MS = 120;

/**
 * Calls `look` after each scroll: where a control lies then (in view, under a sticky bar) is known only by looking
 * again. A page that scrolls by script ends a scroll in every frame, so the look waits until that is over.
 */
export function afterScrolls(look: () => void, signal: AbortSignal): void {
  let timer = 0;
  let scrolledAt = 0;

  function onTimer(): void {
    const left = scrolledAt + SCROLLED_MS - performance.now();
    timer = left > 1 ? window.setTimeout(onTimer, left) : 0;
    if (!timer && !signal.aborted) look();
  }

  const onScrollEnd = () => {
    scrolledAt = performance.now();
    timer ||= window.setTimeout(onTimer, SCROLLED_MS);
  };
  document.addEventListener('scrollend', onScrollEnd, { capture: true, passive: true, signal });
}
