import { siteOfOrigin } from '../hosts.ts';
import { errorCounts } from '../log.ts';
import type { PageReport, ToPage } from '../messages/replies.ts';
import type { View } from '../model/view.ts';
import { describePage } from '../report/describe.ts';
import { knownWords } from '../report/vocabulary.ts';
import { askView } from './background.ts';
import { collect, readOnce } from './collect.ts';
import { type Controller, runGuide } from './controller.ts';
import { getText, isAlive, onMessage } from './runtime.ts';

const translate = (key: string, substitutions?: readonly string[]): string =>
  key === '' ? '' : getText(key, substitutions);

/**
 * The content script: asks once whether the guide runs, and does nothing in the page until told. It runs in the top
 * frame of our sites; on a look-alike of them (a trailing dot, another port) it does not even ask.
 */
export function startInPage(): void {
  if (window.top !== window || siteOfOrigin(location.origin) === null) return;
  let running: { controller: Controller; abort: AbortController } | null = null;
  /** Of the newest view so far. */
  let revision = 0;

  function stop(): void {
    running?.abort.abort();
    running = null;
  }

  function take(view: View): void {
    // The answer to a question, overtaken by what the background has told since.
    if (view.revision < revision) return;
    revision = view.revision;
    if (!view.running) {
      stop();
      return;
    }
    if (running) {
      running.controller.update(view);
      return;
    }
    const abort = new AbortController();
    running = { controller: runGuide(view, translate, abort.signal, stop), abort };
    addEventListener('focus', catchUp, { signal: abort.signal });
  }

  /** At first, and when she is back at this page: the state may have moved on, or the extension may be gone. */
  async function catchUp(): Promise<void> {
    const view = await askView();
    if (view) take(view);
    else if (!isAlive()) stop();
  }

  function answer(message: ToPage): unknown {
    switch (message.type) {
      case 'ping':
        return true;
      case 'view':
        take(message.view);
        return true;
      case 'collect':
        return running?.controller.collect() ?? collect(readOnce());
      case 'hint':
        return running?.controller.hint() ?? null;
      case 'show':
        running?.controller.show();
        return true;
      case 'focus-card':
        running?.controller.focusCard();
        return true;
      case 'report':
        return { ...describePage(document, knownWords()), errors: { page: errorCounts() } } satisfies PageReport;
    }
  }

  onMessage((raw) => {
    const message = raw as ToPage;
    return message?.to === 'page' ? Promise.resolve(answer(message)) : undefined;
  });
  // What was told while the page lay in the back-forward cache it has not heard, Start included.
  addEventListener('pageshow', ({ persisted }) => persisted && catchUp());
  // A page that is only prepared in advance is nobody's yet; the background does not answer it.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', catchUp);
  } else catchUp();
}
