import type { Advice } from '../guide/advise.ts';

/** After this long without what the page should show, the card gives the way in words. */
const LOST_AFTER_MS = 2000;

export interface Patience {
  /** `patient`, while what it needs may still appear on the page; `waited`, once that has taken too long. */
  choose(patient: Advice | null, waited: Advice | null): Advice | null;
  /** Begins to wait anew. */
  reset(): void;
}

/** Gives a page time to show what is looked for; `again` is called when that time is over. */
export function createPatience(again: () => void): Patience {
  let missingSince = 0;
  let timer = 0;

  return {
    choose(patient, waited) {
      const searching = waited?.state === 'lost' || waited?.title !== patient?.title;
      if (!searching) {
        missingSince = 0;
        return patient;
      }
      const now = Date.now();
      missingSince ||= now;
      const left = missingSince + LOST_AFTER_MS - now;
      if (left <= 0) return waited;
      clearTimeout(timer);
      timer = window.setTimeout(again, left);
      return patient;
    },
    reset() {
      missingSince = 0;
    },
  };
}
