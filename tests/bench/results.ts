import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, type } from 'node:os';
import { join } from 'node:path';
import type { Lab } from './lab.ts';
import type { Options } from './options.ts';
import { picture } from './picture.ts';

/** Writes everything that was measured to results.json, and the picture beside it. */
export async function writeResults(options: Options, chromium: string, lab: Lab): Promise<void> {
  const machine = {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    system: `${type()} ${release()}`,
    chromium,
  };
  const date = new Date().toISOString().slice(0, 10);
  const results = { date, machine, quick: options.quick, rows: lab.rows, growth: lab.slopes };
  await mkdir(options.out, { recursive: true });
  await writeFile(join(options.out, 'results.json'), JSON.stringify(results, null, 2));
  const drawn = picture(lab.rows, `Chromium ${chromium}, ${machine.cores} cores, ${date}`);
  if (!drawn) return;
  await writeFile(join(options.out, 'bench.svg'), drawn);
  // RESULTS.md shows a whole run only.
  if (options.quick || options.only.length > 0) return;
  await writeFile(join(import.meta.dirname, 'bench.svg'), drawn);
}
