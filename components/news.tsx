import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/**
 * What a screen reader is told of a page of the extension: one polite and one assertive live region, which hold words of
 * what has come to be and nothing else, no button and no hint.
 */

/** What lasts shorter is not worth a word. */
const PASSING_MS = 300;

const polite = signal('');
const urgent = signal('');
const waiting = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  timer = undefined;
  const news = [...new Set(waiting.values())].filter(Boolean);
  waiting.clear();
  const said = news.join(' ');
  // The same words once more are a change too, so that they are told again.
  if (said) polite.value = said === polite.value ? `${said}\u00a0` : said;
}

function say(about: string, text: string, isUrgent: boolean): void {
  if (isUrgent) {
    urgent.value = text;
    return;
  }
  // Who is in the page has the card, which speaks there: two at once cannot be understood.
  if (!document.hasFocus()) return;
  waiting.set(about, text);
  clearTimeout(timer);
  timer = setTimeout(tell, PASSING_MS);
}

const plainly = (text: string) => text.replaceAll('**', '');

/**
 * Tells `text` whenever it has changed; what stood there from the beginning is no news, and an empty text says nothing.
 * `about`: of several changes on the same matter only the last is told. `isUrgent`: at once, whatever is being read.
 */
export function useNews(about: string, text: string, { isUrgent = false } = {}): void {
  const before = useRef(text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    say(about, plainly(text), isUrgent);
  }, [about, text, isUrgent]);
}

/** The two regions; they are there, empty, before anything is told. */
export function News() {
  return (
    <>
      <p class="news" role="status">
        {polite}
      </p>
      <p class="news" role="alert">
        {urgent}
      </p>
    </>
  );
}
