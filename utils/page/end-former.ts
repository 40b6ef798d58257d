import { closedRootOf } from './runtime.ts';

/**
 * Takes away what a former script of the extension has left in this page. After an update or a reload the browser brings
 * the new script beside the old one, which Firefox ends without a word, so that its card and rings would stand for ever;
 * in Chromium it notices only a moment later.
 */
export function endFormer(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[popover=manual]')) {
    if (closedRootOf(element)?.querySelector('[data-guide]')) element.remove();
  }
}
