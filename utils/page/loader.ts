import { siteOfOrigin } from '../hosts.ts';
import type { Replies } from '../messages/replies.ts';
import { world } from './shared-world.ts';

/** The one thing that is needed of the browser's API. The polyfill is many times as long as this whole script. */
interface Api {
  readonly runtime: { sendMessage(message: { type: 'page.opened' }): Promise<Replies['page.opened'] | undefined> };
}

/**
 * The content script of our sites: asks once whether the guide runs. Where it does, the background puts the guide's
 * script into this document. Runs in the top frame; on a look-alike of our sites (a trailing dot, another port) it does
 * not even ask.
 */
export function startLoader(): void {
  if (window.top !== window || siteOfOrigin(location.origin) === null) return;
  const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };

  async function ask(): Promise<void> {
    if (world.guideRuns) return;
    try {
      const reply = await (browser ?? chrome).runtime.sendMessage({ type: 'page.opened' });
      if (reply?.view) world.told = { view: reply.view, at: performance.now() };
    } catch {
      // Expected: the worker died before it answered, or the extension was updated or removed.
    }
  }

  void ask();
  // Start may have come while the page lay in the back-forward cache.
  addEventListener('pageshow', ({ persisted }) => persisted && ask());
  // A page that is only prepared in advance is nobody's yet, and the background does not answer it. Heard on its way
  // down to the document, which this script does not touch: that alone would cost a third of what the script costs.
  addEventListener('prerenderingchange', ask, { capture: true });
}
