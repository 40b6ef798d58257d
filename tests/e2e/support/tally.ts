import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';

/** What one test file leaves for the table at the end of `npm test` (`scripts/table.ts`). */
export interface Tally {
  /** How often each thing was tried. `group: detail` is summed up by group. */
  readonly counts: Readonly<Record<string, number>>;
  readonly hosts: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../../../.output/test/counts');

/** By test file: a worker runs several, one after another. */
const files = new Map<string, { counts: Map<string, number>; hosts: Set<string> }>();

function mine() {
  const path = expect.getState().testPath ?? 'unknown';
  const known = files.get(path) ?? { counts: new Map(), hosts: new Set() };
  files.set(path, known);
  return { ...known, name: basename(path).replace(/\.test\.tsx?$/, '') };
}

/** Adds to a line of the table. */
export function count(what: string, more = 1): void {
  const { counts } = mine();
  counts.set(what, (counts.get(what) ?? 0) + more);
}

/** Notes a host that was contacted. */
export function noteHost(host: string): void {
  mine().hosts.add(host);
}

/** Writes down what this test file has counted so far. */
export function saveTally(): void {
  const { counts, hosts, name } = mine();
  mkdirSync(FOLDER, { recursive: true });
  const tally: Tally = { counts: Object.fromEntries(counts), hosts: [...hosts].sort() };
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(tally, null, 2)}\n`);
}

/** Prints the lines of this test file, for whoever reads the run's output, and writes them down. */
export function report(title: string): void {
  const lines = [...mine().counts].map(([what, number]) => `  ${String(number).padStart(6)}  ${what}`);
  console.log(`${title}\n${lines.join('\n')}`);
  saveTally();
}
