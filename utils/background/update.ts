import { browser } from '../browser.ts';
import { noteError } from '../log.ts';
import type { State } from '../model/state.ts';
import { isSettled } from '../model/steps.ts';

/** In storage that an update empties, so it says nothing of a later one; the browser tells of each only once. */
const KEY = 'updateWaits';

export interface Updates {
  /** Takes the update that waits, if one does and nothing holds it up any more. To be called with every new state. */
  settle(state: State): Promise<void>;
}

/**
 * An update ends the background, and with it the three values and every page of the extension. So it waits while a set-up
 * is under way and while a page of the extension is open, and is taken after that; at the latest when the browser is
 * started again. Firefox lets it wait because this listens to `onUpdateAvailable`. Chromium does so while the worker is
 * awake, so it is kept awake then; an update that comes while the worker sleeps and no page of the extension is open,
 * Chromium takes at once, without a word.
 *
 * @param isLookedAt whether a page of the extension is open
 * @param keepAwake lets the worker sleep no more, until what it gives is called
 */
export function holdUpdates(
  read: () => Promise<State>,
  isLookedAt: () => boolean,
  keepAwake: () => () => void,
): Updates {
  let waits: boolean | undefined;
  let sleep: (() => void) | undefined;

  function stayAwake(on: boolean): void {
    if (on) sleep ??= keepAwake();
    else {
      sleep?.();
      sleep = undefined;
    }
  }

  async function settle({ progress, session }: State): Promise<void> {
    const isUnderWay = progress.running && !isSettled(progress.steps.handoff.state);
    waits ??= (await browser.storage.session.get([KEY]))[KEY] === true;
    stayAwake(waits && isUnderWay && session.capture !== null);
    if (waits && !isUnderWay && !isLookedAt()) browser.runtime.reload();
  }

  async function arrived(): Promise<void> {
    waits = true;
    await browser.storage.session.set({ [KEY]: true });
    await settle(await read());
  }

  browser.runtime.onUpdateAvailable.addListener(() => {
    arrived().catch((error) => noteError('background.update', error));
  });
  return { settle };
}
