/**
 * `npm run recognition -- --seeds 1000 --base N`: how well the product recognises pages that it was not written
 * against.
 */
import { parseArgs } from 'node:util';
import { ensurePortals } from '../../scripts/portals.ts';
import { AXES, type Axes } from './generator/axes.ts';
import type { Outcome, Verdict } from './generator/in-page.ts';
import { faultsOf, minimise, startRunner } from './runner.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    base: { type: 'string' },
    show: { type: 'string', default: '10' },
    missing: { type: 'boolean', default: false },
    'no-stand-ins': { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds);
const base = values.base === undefined ? Math.floor(Math.random() * 1e9) : Number(values.base);

interface Tally {
  pages: number;
  wrongPages: number;
  times: number[];
  outcomes: Record<Outcome, number>;
}

const empty = (): Tally => ({
  pages: 0,
  wrongPages: 0,
  times: [],
  outcomes: { right: 0, wrong: 0, unsure: 0, none: 0 },
});

type Judged = Pick<Verdict, 'page' | 'takenFor' | 'time' | 'targets'>;

function add(tallies: Map<string, Tally>, key: string, verdict: Judged): void {
  const tally = tallies.get(key) ?? empty();
  tallies.set(key, tally);
  tally.pages++;
  tally.wrongPages += verdict.takenFor === verdict.page ? 0 : 1;
  tally.times.push(verdict.time);
  for (const { outcome } of verdict.targets) {
    tally.outcomes[outcome]++;
  }
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(2)} %`).padStart(9);

function line(key: string, { pages, wrongPages, times, outcomes }: Tally): string {
  const { right, wrong, unsure, none } = outcomes;
  const cells = [
    percent(right, right + wrong),
    percent(right, right + unsure + none + wrong),
    ...[wrong, wrongPages, unsure, none].map((count) => String(count).padStart(8)),
  ];
  return `${key.padEnd(42)}${String(pages).padStart(6)}${cells.join('')}${quantile(times, 0.5).toFixed(1).padStart(9)}${quantile(times, 0.95).toFixed(1).padStart(8)}`;
}

const valuesOf = (axes: Axes, axis: keyof Axes): string[] => {
  const value = axes[axis];
  return Array.isArray(value) ? (value.length === 0 ? ['no'] : value) : [String(value)];
};

const runner = await startRunner();
const kinds = new Map<string, Tally>();
const axes = new Map<string, Tally>();
const faulty: Verdict[] = [];
for (let seed = base; seed < base + seeds; seed++) {
  const verdict = await runner.judge(seed);
  const english = verdict.axes.language === 'en';
  // Elsewhere no ring is right, and none is owed: it is counted apart.
  add(kinds, english ? 'all pages in English' : 'all localised pages', verdict);
  if (english) {
    add(kinds, verdict.kind.replace(/^other: .*/, 'others'), verdict);
  }
  for (const axis of AXES) {
    for (const value of english || axis === 'language' ? valuesOf(verdict.axes, axis) : []) {
      add(axes, `${axis}=${value}`, verdict);
    }
  }
  if (faultsOf(verdict, values.missing && english).length > 0) {
    faulty.push(verdict);
  }
}
const head = `${''.padEnd(42)}${' pages'}${'precision'.padStart(10)}${'recall'.padStart(8)}${'wrong'.padStart(8)}${'page'.padStart(8)}${'unsure'.padStart(8)}${'none'.padStart(8)}${'ms med'.padStart(9)}${'p95'.padStart(8)}`;
console.log(`seeds ${base} to ${base + seeds - 1}\n\n${head}`);
for (const tallies of [kinds, axes]) {
  console.log(
    [...tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, tally]) => line(key, tally))
      .join('\n'),
  );
  console.log('');
}
for (const { seed, kind, axes: drawn } of faulty.slice(0, Number(values.show))) {
  const english = drawn.language === 'en';
  const least = await minimise(runner, seed, (verdict) => faultsOf(verdict, values.missing && english).length > 0);
  console.log(
    `seed ${seed} (${kind}), at fault: ${least.axes.map((axis) => `${axis}=${least.verdict.axes[axis]}`).join(', ') || 'nothing drawn'}`,
  );
  console.log(`  ${faultsOf(least.verdict, values.missing).join('\n  ')}`);
}
await runner.close();

/** Walks the stand-in sites, whose packages may have to be installed before they can be imported. */
async function stations() {
  await ensurePortals();
  const { walkStandIns } = await import('./stand-ins.ts');
  return walkStandIns();
}

const standIns = new Map<string, Tally>();
for (const station of values['no-stand-ins'] ? [] : await stations()) {
  add(standIns, 'all stand-ins', station);
  add(standIns, station.variant, station);
  for (const { id, outcome, detail } of station.targets) {
    if (outcome !== 'right') {
      console.log(`${station.variant}, ${station.page}: ${id} ${outcome}: ${detail}`);
    }
  }
}
if (standIns.size > 0) {
  const lines = [...standIns].map(([key, tally]) => line(key, tally));
  console.log(`${head.replace(' '.repeat(42), 'framework stand-ins'.padEnd(42))}\n${lines.join('\n')}`);
}
process.exitCode = [...kinds.values(), ...standIns.values()].some(({ outcomes }) => outcomes.wrong > 0) ? 1 : 0;
