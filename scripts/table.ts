import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Tally } from '../tests/e2e/support/tally.ts';
import { ROOT } from './run.ts';

const FOLDER = join(ROOT, '.output/test/counts');

/** What comes first, in this order; the rest follows by name. */
const FIRST = [
  'places searched',
  'comparisons of a value, in one encoding, with a place',
  'kill points that the walk outlived',
  'simulated schedules',
];

/** Forgets the counts of an earlier run. */
export function clearCounts(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/**
 * What the tests of a run have counted, added up over all files, as lines for people.
 *
 * @param cases how many tests passed
 * @param folder where the test files left their counts
 */
export function closingTable(cases: number, folder = FOLDER): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const sums = new Map(FIRST.map((group) => [group, 0]));
  const hosts = new Set<string>();
  for (const file of files.sort()) {
    const tally = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tally;
    for (const [what, number] of Object.entries(tally.counts)) {
      const group = what.split(': ')[0]!;
      sums.set(group, (sums.get(group) ?? 0) + number);
    }
    for (const host of tally.hosts) hosts.add(host);
  }
  const rows = [...sums].sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other));
  const lines = [['tests passed', cases] as const, ...rows].map(
    ([what, number]) => `${String(number).padStart(8)}  ${what}`,
  );
  return [...lines, `${String(hosts.size).padStart(8)}  hosts contacted: ${[...hosts].sort().join(', ')}`].join('\n');
}

const rank = (group: string): number => (FIRST.includes(group) ? FIRST.indexOf(group) : FIRST.length);
