import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, run } from './run.ts';
import type { Count } from './stages.ts';

/** What of Vitest's JSON report is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[];
  }[];
}

const failedIn = ({ testResults }: Report): string[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(
        ({ fullName, failureMessages }) =>
          `${relative(ROOT, name)}: ${fullName}: ${failureMessages[0]?.split('\n', 1)[0] ?? ''}`,
      ),
  );

const secondsOf = ({ testResults }: Report): Record<string, number> =>
  Object.fromEntries(
    testResults.map(({ name, startTime, endTime }) => [relative(ROOT, name), (endTime - startTime) / 1000]),
  );

/**
 * Runs test files; what came of them is read from Vitest's JSON report.
 *
 * @param args what `vitest run` is given: projects, files
 * @param options.show its output, as it comes; else only when a test fails
 * @param options.env what to set for it
 */
export async function vitest(
  name: string,
  args: readonly string[],
  { show = false, env = {} }: { show?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Count> {
  const report = join(ROOT, `.output/test/${name}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run('vitest', ['run', ...args, ...reporters], { show, env });
  if (code !== 0 && !show) console.log(output);
  let read: Report;
  try {
    read = JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    throw new Error('Vitest wrote no report.');
  }
  const { numPassedTests: passed, numFailedTests } = read;
  // A file that cannot be loaded, or an error outside of any test, fails the run without failing a test.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  return { passed, failed, names: failedIn(read), seconds: secondsOf(read) };
}
