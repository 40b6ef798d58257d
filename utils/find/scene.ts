import type { Scan } from './scan.ts';
import type { ScannedControl } from './structure.ts';

/** A control that may be the wanted one; `score` between `MIN_SCORE` and 1. */
export interface Candidate {
  readonly control: ScannedControl;
  readonly score: number;
}

/** One look at a page, and the dialog that lies over it. */
export interface Scene {
  readonly scan: Scan;
  readonly dialog: Element | null;
}

/** A hostile node spoils its own answer only. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
