/** The page without any library: what the guide, the page alone and the no-op observer are measured on. */
import * as page from './page.ts';

function startObserver(): void {
  new MutationObserver(() => {}).observe(document, { childList: true, subtree: true, attributes: true });
}

Object.assign(globalThis, { bench: { ...page, startObserver } });
