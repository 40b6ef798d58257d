/** A bug that somebody could make, and what must catch it. */
export interface Planted {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The command that must fail. */
  readonly caughtBy: readonly string[];
  /** Needs a build and a browser; run with `--browser`. */
  readonly browser?: boolean;
}

/** The unit tests in a folder, or those whose files begin so. */
export const unit = (where: string): string[] => [
  ...['vitest', 'run', '--project', 'unit', '--testTimeout', '60000', `tests/unit/${where}`],
];

/** Four thousand simulated set-ups. */
export const simulated: readonly string[] = ['node', 'tests/faults/run.ts', '--schedules', '4000'];

/** One of the attacks; in the title a dot stands for a blank. */
export const attack = (file: string, title: string): string[] => [
  ...['vitest', 'run', '--project', 'browser', `tests/e2e/attacks/${file}.test.ts`],
  ...['-t', title],
];
