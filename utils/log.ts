/**
 * Unexpected errors. Whoever catches one that it cannot explain says so here, so that a programming error does not pass
 * for "nothing found". A development build prints it. A production build only counts it by place: no message, no text
 * of the page and no value is kept. The page report shows the counts.
 */

/** The places that may say so: fixed names, the folder or the surface first. Add one where you catch something new. */
export type Place =
  | 'find'
  | 'sites'
  | 'background.wake'
  | 'background.begin'
  | 'background.alarm'
  | 'background.check'
  | 'background.keep'
  | 'background.panel-port'
  | 'background.sites-changed'
  | 'background.tab-gone'
  | 'background.update'
  | 'message'
  | 'page.assist'
  | 'panel.press'
  | 'panel.enter';

/** How often something failed at each place since this script, worker or page began; places without errors are absent. */
export type ErrorCounts = Readonly<Partial<Record<Place, number>>>;

const counts: Partial<Record<Place, number>> = {};

/** Says that `error` was caught at `place` and is not one that was to be expected there. Never throws. */
export function noteError(place: Place, error: unknown): void {
  counts[place] = (counts[place] ?? 0) + 1;
  // Without `env` where no Vite is, as in scripts and pages of the tests. Tests read the counts instead.
  if (import.meta.env?.DEV && import.meta.env.MODE !== 'test') console.error(`[Connector Guide] ${place}`, error);
}

/**
 * What `work` returns, or `fallback` where it throws; the error is noted. For work that is not asynchronous: the
 * rejection of a promise is noted by `.catch((error) => noteError(place, error))`.
 */
export function guarded<T>(place: Place, work: () => T, fallback: T): T {
  try {
    return work();
  } catch (error) {
    noteError(place, error);
    return fallback;
  }
}

/** The counts so far, of this script, worker or page alone. */
export function errorCounts(): ErrorCounts {
  return { ...counts };
}
