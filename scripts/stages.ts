import { run } from './run.ts';

/** What tests have come to. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed, each with its file, its name and the first line of why. */
  readonly names: readonly string[];
  /** Seconds that each test file took, by its name. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** One part of a run. */
export interface Stage {
  readonly name: string;
  /** Throws when the stage fails; gives a note to print, or the count of tests. */
  readonly work: () => Promise<string | Count>;
  /** Names of stages without which this one cannot run. */
  readonly needs?: readonly string[];
  /** It keeps both cores busy, or must not be disturbed: nothing runs beside it. */
  readonly alone?: boolean;
}

/** How a run of stages ended. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const WORKERS = 2;
const SLOWEST = 10;

/** As a stage: a command whose output is shown only when it fails. */
export async function quiet(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code})\n${output.trim()}`);
  return '';
}

/**
 * Runs stages as a graph, two at a time, in the order of the list. A stage that fails does not stop the others, unless
 * they need what it makes. Ends with the slowest test files, what failed, and `N passed, N failed`: all tests; a stage
 * that is no test and fails counts as one more failed. Sets the exit code.
 *
 * @param closing gives lines to print before the sum
 */
export async function runStages(
  stages: readonly Stage[],
  closing: (passed: number) => string = () => '',
): Promise<Outcome> {
  const began = performance.now();
  const ended = new Map<string, boolean>();
  const running = new Map<Stage, Promise<void>>();
  const waiting = [...stages];
  const counts: Count[] = [];
  let stagesFailed = 0;

  async function pass({ name, work, needs = [] }: Stage): Promise<void> {
    const start = performance.now();
    let isFailed = false;
    let note: string;
    try {
      const missing = needs.filter((need) => !ended.get(need));
      if (missing.length > 0) throw new Error(`Not run: "${missing.join('", "')}" failed.`);
      const result = await work();
      if (typeof result === 'string') note = result;
      else {
        counts.push(result);
        isFailed = result.failed > 0;
        note = `${result.passed} passed, ${result.failed} failed`;
      }
    } catch (error) {
      stagesFailed += 1;
      isFailed = true;
      note = error instanceof Error ? error.message : String(error);
    }
    ended.set(name, !isFailed);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`\n== ${name}: ${isFailed ? 'FAILED' : 'ok'} in ${seconds} s${note ? `: ${note}` : ''}`);
  }

  const isReady = ({ needs = [], alone = false }: Stage) =>
    needs.every((need) => ended.has(need)) &&
    (alone ? running.size === 0 : ![...running.keys()].some((one) => one.alone));
  while (waiting.length > 0 || running.size > 0) {
    while (running.size < WORKERS) {
      const at = waiting.findIndex(isReady);
      if (at === -1) break;
      const [stage] = waiting.splice(at, 1);
      running.set(
        stage!,
        pass(stage!).then(() => void running.delete(stage!)),
      );
    }
    await Promise.race(running.values());
  }

  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, stagesFailed);
  console.log(`\n== the ${SLOWEST} slowest test files\n${slowest(counts)}`);
  console.log(closing(passed));
  const broken = [...ended].filter(([, isGood]) => !isGood).map(([name]) => name);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  console.log(`\n${minutes} minutes${broken.length > 0 ? `; failed: ${broken.join(', ')}` : ''}`);
  // Where only the end of the output is kept, it still says which.
  for (const { names } of counts) for (const name of names) console.log(`FAILED ${name}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
  return { passed, failed };
}

/** The test files that took longest, a line each. */
function slowest(counts: readonly Count[]): string {
  return counts
    .flatMap(({ seconds }) => Object.entries(seconds))
    .sort(([, one], [, other]) => other - one)
    .slice(0, SLOWEST)
    .map(([file, seconds]) => `${seconds.toFixed(1).padStart(8)} s  ${file}`)
    .join('\n');
}
