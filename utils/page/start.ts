import { siteOfOrigin } from '../hosts.ts';
import { errorCounts, noteError } from '../log.ts';
import type { PageReport, ToPage } from '../messages/replies.ts';
import type { View } from '../model/view.ts';
import { describePage } from '../report/describe.ts';
import { explainPage } from '../report/recognition.ts';
import { knownWords } from '../report/vocabulary.ts';
import { askView } from './background.ts';
import { collect, readOnce } from './collect.ts';
import { type Controller, runGuide } from './controller.ts';
import { endFormer } from './end-former.ts';
import { getText, isAlive, onMessage } from './runtime.ts';
import { world } from './shared-world.ts';

const translate = (key: string, substitutions?: readonly string[]): string =>
  key === '' ? '' : getText(key, substitutions);

/**
 * Milliseconds for which the answer that the loader was given holds. A script that had to wait for its page for longer
 * may come after Stop, so it asks before it does anything.
 */
const TOLD_MS = 500;

/**
 * The guide's script, which the background puts into a page where the guide runs, or where something is asked of it: does
 * nothing in the page until told that the guide runs. Where it meets another page than was meant, on a look-alike of our
 * sites (a trailing dot, another port) or in a frame, it ends, and so it does where it runs already.
 */
export function startInPage(): void {
  if (window.top !== window || siteOfOrigin(location.origin) === null) return;
  if (world.guideRuns) return;
  world.guideRuns = true;
  endFormer();
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

  /** What the loader was told is drawn at once; the question goes out beside it, as much may have changed since. */
  async function begin(): Promise<void> {
    const { told } = world;
    if (told && performance.now() - told.at < TOLD_MS) take(told.view);
    const view = await askView();
    if (view && !(running && view.running && view.revision === revision)) take(view);
  }

  /** When the user is back at this page: the state may have moved on, or the extension may be gone. */
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
        return reportPage();
    }
  }

  /** A page on which the recognition itself fails is reported without it. */
  function reportPage(): PageReport {
    const words = knownWords();
    const report = { ...describePage(document, words), errors: { page: errorCounts() } };
    try {
      return { ...report, recognition: explainPage(document, words) };
    } catch (error) {
      noteError('sites', error);
      return report;
    }
  }

  onMessage((raw) => {
    const message = raw as ToPage;
    return message?.to === 'page' ? Promise.resolve(answer(message)) : undefined;
  });
  // Nothing is left standing in a page that may come back after the extension is gone, when nobody could take it away.
  addEventListener('pagehide', ({ persisted }) => persisted && stop());
  // What was told while the page lay in the back-forward cache it has not heard, Start included.
  addEventListener('pageshow', ({ persisted }) => persisted && catchUp());
  // A page that is only prepared in advance is nobody's yet; the background does not answer it.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', catchUp);
  } else void begin();
}
