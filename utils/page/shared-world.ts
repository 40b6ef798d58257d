import type { View } from '../model/view.ts';

/**
 * What the loader and the guide's script share: the browser runs both in one isolated world of a document, which no
 * page sees and which is new after the extension was reloaded (Chromium 156 and Firefox 153, tried).
 */
interface SharedWorld {
  /** Set when the guide's script has begun here, so that it does nothing when it is put in once more. */
  guideRuns?: boolean;
  /** The answer to the loader's question, where it said that the guide runs, and its `performance.now()`. */
  told?: { readonly view: View; readonly at: number };
}

export const world = globalThis as typeof globalThis & SharedWorld;
