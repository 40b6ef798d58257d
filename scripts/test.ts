/**
 * `npm test`: every check, the cheap ones before the browser. A failed stage does not stop the later
 * ones, unless they need what it makes. Ends with `N passed, N failed`: the tests of both Vitest runs; any other stage
 * that fails counts as one more failed.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensurePortals } from './portals.ts';
import { must, ROOT, run } from './run.ts';
import { sizeReport } from './sizes.ts';
import { clearCounts, closingTable } from './table.ts';
import { compareZips } from './zip.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed, each with its file, its name and the first line of why. */
  readonly names?: readonly string[];
}

/** What of Vitest's JSON report is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
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

interface Stage {
  readonly name: string;
  /** Throws when the stage fails; gives a note to print, or the count of tests. */
  readonly work: () => Promise<string | Count>;
  /** Names of stages without which this one cannot run. */
  readonly needs?: readonly string[];
}

/** Runs Vitest projects and shows its output; what it counted is read from its JSON report. */
async function vitest(...projects: string[]): Promise<Count> {
  const report = join(ROOT, `.output/test/${projects[0]}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(
    'vitest',
    ['run', ...projects.flatMap((project) => ['--project', project]), ...reporters],
    { show: true },
  );
  let count: Count = { passed: 0, failed: 0 };
  try {
    const read: Report = JSON.parse(readFileSync(report, 'utf8'));
    count = { passed: read.numPassedTests, failed: read.numFailedTests, names: failedIn(read) };
  } catch {
    throw new Error('Vitest wrote no report.');
  }
  // A file that cannot be loaded, or an error outside of any test, fails the run without failing a test.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function sameZips(): Promise<string> {
  const { here, elsewhere } = await compareZips();
  if (here !== elsewhere) throw new Error(`The zips differ from one folder to another:\n${here}\n${elsewhere}`);
  return `same bytes from two folders\n${here.trimEnd().replaceAll(/^/gm, '  ')}`;
}

const quiet = (command: string, ...args: string[]) => must(command, args).then(() => '');

/** They are brought while what does without them is done. */
const packages = ensurePortals();
// Its stage tells of a failure.
packages.catch(() => {});

const STAGES: readonly Stage[] = [
  { name: 'lint and format', work: () => quiet('biome', 'check', '.') },
  { name: 'build, zips', work: sameZips },
  { name: 'sizes', work: async () => `\n${sizeReport()}`, needs: ['build, zips'] },
  { name: 'stand-in sites: packages', work: async () => ((await packages) ? 'installed' : 'there') },
  { name: 'types', work: () => quiet('tsc', '--noEmit') },
  {
    name: 'types of the stand-in sites',
    work: () => quiet('tsc', '--noEmit', '-p', 'tests/portals'),
    needs: ['stand-in sites: packages'],
  },
  { name: 'unused code', work: () => quiet('knip', '--no-config-hints') },
  { name: 'unit tests', work: () => vitest('unit') },
  { name: 'browser', work: ensureBrowser },
  {
    name: 'browser tests',
    work: () => {
      clearCounts();
      return vitest('browser', 'measured');
    },
    needs: ['stand-in sites: packages', 'build, zips', 'browser'],
  },
];

let passed = 0;
let failed = 0;
const broken: string[] = [];
const failures: string[] = [];
const began = performance.now();

for (const { name, work, needs = [] } of STAGES) {
  const missing = needs.filter((need) => broken.includes(need));
  const start = performance.now();
  console.log(`\n== ${name}`);
  let note: string;
  try {
    if (missing.length > 0) throw new Error(`Not run: "${missing.join('", "')}" failed.`);
    const result = await work();
    const count: Count = typeof result === 'string' ? { passed: 0, failed: 0 } : result;
    passed += count.passed;
    failed += count.failed;
    failures.push(...(count.names ?? []));
    if (count.failed > 0) broken.push(name);
    note = typeof result === 'string' ? result : `${count.passed} passed, ${count.failed} failed`;
  } catch (error) {
    failed += 1;
    broken.push(name);
    note = error instanceof Error ? error.message : String(error);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${broken.includes(name) ? 'FAILED' : 'ok'} in ${seconds} s${note ? `: ${note}` : ''}`);
}

console.log(`\n== what was tried\n${closingTable(passed)}`);
console.log(
  `\n${((performance.now() - began) / 60_000).toFixed(1)} minutes${broken.length > 0 ? `; failed: ${broken.join(', ')}` : ''}`,
);
// Where only the end of the output is kept, it still says which.
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
