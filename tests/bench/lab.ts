import type { Bench } from './browser.ts';
import type { Growth, Row } from './report.ts';

/** What a group of rows is given, and where it puts what it found. */
export interface Lab {
  readonly bench: Bench;
  readonly extension: string;
  readonly quick: boolean;
  readonly rows: Row[];
  readonly slopes: Growth[];
  /** Repetitions: so many in a quick run, so many in a full one. */
  times(quick: number, full: number): number;
  /** Says on the terminal what is being done. */
  say(words: string): void;
  /** Since the run began. */
  seconds(): number;
}
