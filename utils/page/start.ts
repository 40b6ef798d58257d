import { browser } from '../browser.ts';
import type { View } from '../flow/view.ts';
import { siteOfOrigin } from '../hosts.ts';
import type { ToPage } from '../messages/replies.ts';
import { describePage } from '../report/describe.ts';
import { askView, isAlive } from './background.ts';
import { type Controller, runGuide } from './controller.ts';

const translate = (key: string, substitutions?: readonly string[]): string =>
  key === '' ? '' : browser.i18n.getMessage(key, substitutions ? [...substitutions] : undefined);

/**
 * The content script: asks once whether the guide runs, and does nothing in the page until told. It runs in the top frame of
 * our sites; on a look-alike of them (a trailing dot, another port) it does not even ask.
 */
export function startInPage(): void {
  if (window.top !== window || siteOfOrigin(location.origin) === null) return;
  let running: { controller: Controller; abort: AbortController } | null = null;

  function stop(): void {
    running?.abort.abort();
    running = null;
  }

  function take(view: View | null): void {
    if (!view?.running) return stop();
    if (running) return running.controller.update(view);
    const abort = new AbortController();
    running = { controller: runGuide(view, translate, abort.signal, stop), abort };
    for (const type of ['focus', 'pageshow'] as const) {
      window.addEventListener(type, () => (isAlive() ? void askView().then(take) : stop()), { signal: abort.signal });
    }
  }

  function answer(message: ToPage): unknown {
    switch (message.type) {
      case 'ping':
        return true;
      case 'view':
        take(message.view);
        return true;
      case 'collect':
        return running?.controller.collect() ?? { ok: false, problem: 'no-page' };
      case 'hint':
        return running?.controller.hint() ?? null;
      case 'show':
        running?.controller.show();
        return true;
      case 'focus-card':
        running?.controller.focusCard();
        return true;
      case 'report':
        return describePage(document);
    }
  }

  browser.runtime.onMessage.addListener((raw: unknown) => {
    const message = raw as ToPage;
    return message?.to === 'page' ? Promise.resolve(answer(message)) : undefined;
  });
  void askView().then(take);
}
