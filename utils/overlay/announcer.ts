import { boldRuns } from './card.ts';
import { make } from './dom.ts';
import type { Labels } from './types.ts';

/**
 * What stands for a shorter time is not said, and a region that has just come into the page is empty for so long,
 * milliseconds.
 */
const SETTLED_MS = 300;
/** What was said so shortly before the region was moved has likely not been heard, milliseconds. */
const UNHEARD_MS = 1000;

/** The overlay's one live region. */
export interface Announcer {
  readonly element: HTMLElement;
  /**
   * Says lines once they have stood for a moment: all of them under another first line, else those that are new since
   * then. Where names stand between double asterisks, they are said as names of an English page.
   */
  say(lines: readonly string[]): void;
  /** Says at once what a press has just done. */
  answer(text: string): void;
  /** The region was moved in the page: it is emptied, and waits again before it says what nobody can have heard. */
  moved(): void;
  stop(): void;
}

/** The region is polite: what a screen reader is saying is not cut off. */
export function createAnnouncer(page: Document, labels: Labels): Announcer {
  const element = make(page, 'div', 'live', { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  let said: readonly string[] = [];
  let wanted: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let spokenAt = Number.NEGATIVE_INFINITY;

  const isSame = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');

  function speak(): void {
    timer = undefined;
    const fresh = said[0] === wanted[0] ? wanted.filter((line) => !said.includes(line)) : wanted;
    said = wanted;
    spokenAt = performance.now();
    if (fresh.length > 0) element.replaceChildren(...boldRuns(page, fresh.join(' '), labels));
  }

  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(speak, SETTLED_MS);
  }

  return {
    element,
    say(lines) {
      if (isSame(lines, wanted)) return;
      wanted = lines;
      wait();
    },
    answer(text) {
      element.textContent = text;
    },
    moved() {
      element.textContent = '';
      const isUnheard = performance.now() - spokenAt < UNHEARD_MS;
      if (isUnheard) said = [];
      if (isUnheard || timer !== undefined) wait();
    },
    stop: () => clearTimeout(timer),
  };
}
