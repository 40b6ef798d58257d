/**
 * Mutation testing: Stryker changes one thing after another in the folders that guard the secret, and the unit tests of
 * the folder must fail each time. `npm run mutants [folder...]` says what they did not notice.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from '../../scripts/run.ts';
import { IGNORED, type Ignored } from './ignored.ts';

/** Folders of `utils`, and the least share of their mutants that must be noticed. */
const FOLDERS: Readonly<Record<string, number>> = { vault: 0.95, flow: 0.9, zoom: 0.9, messages: 0.9 };

/** As `stryker.json` has it. */
const REPORT = join(ROOT, '.output/test/mutants.json');

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number } };
}

/** A mutant that no test noticed, with the line that it stands in. */
interface Survivor extends Ignored {
  readonly number: number;
}

interface Score {
  readonly folder: string;
  readonly noticed: number;
  /** Of those, the ones that were noticed by not coming to an end. */
  readonly endless: number;
  readonly ignored: number;
  readonly missed: readonly Survivor[];
}

const isSame = (one: Ignored, other: Ignored) =>
  one.file === other.file && one.line === other.line && one.mutant === other.mutant;

/** Mutates a folder; throws where Stryker cannot. */
async function mutate(folder: string, workers: number): Promise<Score> {
  rmSync(REPORT, { force: true });
  const { code, output } = await run(
    'stryker',
    ['run', 'tests/mutants/stryker.json', '--mutate', `utils/${folder}/**/*.ts`, '--concurrency', String(workers)],
    { env: { MUTATED: folder } },
  );
  if (code !== 0 || !existsSync(REPORT)) throw new Error(`Stryker failed (${code})\n${output.trim()}`);
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    files: Record<string, { source: string; mutants: Mutant[] }>;
  };
  let [noticed, endless] = [0, 0];
  const survivors: Survivor[] = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    for (const { mutatorName, replacement = '', status, location } of mutants) {
      if (status === 'Timeout') endless += 1;
      if (status === 'Killed' || status === 'Timeout') noticed += 1;
      else if (status === 'Survived' || status === 'NoCoverage') {
        const number = location.start.line;
        const mutant = `${mutatorName}: ${replacement.replace(/\s+/g, ' ')}`;
        survivors.push({ file, line: lines[number - 1]!.trim(), mutant, number, why: '' });
      } else throw new Error(`${file}: a mutant is ${status}`);
    }
  }
  const missed = survivors.filter((one) => !IGNORED.some((known) => isSame(one, known)));
  return { folder, noticed, endless, ignored: survivors.length - missed.length, missed };
}

/** Mutates the folders with so many processes; gives the table. Throws where one has too small a share. */
export async function mutants(folders: readonly string[] = Object.keys(FOLDERS), workers = 2): Promise<string> {
  const rows: string[] = [];
  const faults: string[] = [];
  for (const folder of folders) {
    const { noticed, endless, ignored, missed } = await mutate(folder, workers);
    const share = noticed / (noticed + missed.length);
    rows.push(
      `${folder.padEnd(10)}${(100 * share).toFixed(1).padStart(6)} % noticed: ${noticed} of ${noticed + missed.length} (${endless} without an end), ${ignored} ignored`,
    );
    if (share < FOLDERS[folder]!) faults.push(`${folder}: fewer than ${100 * FOLDERS[folder]!} % noticed`);
    for (const { file, number, mutant, line } of missed) rows.push(`  ${file}:${number}  ${mutant}  in  ${line}`);
  }
  const table = rows.join('\n');
  if (faults.length > 0) throw new Error(`${faults.join('; ')}\n${table}`);
  return table;
}

if (import.meta.main) console.log(await mutants(process.argv.length > 2 ? process.argv.slice(2) : undefined));
