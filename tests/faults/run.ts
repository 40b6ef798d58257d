import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Counts } from './sim/schedule.ts';

export interface Found {
  readonly seed: number;
  readonly failure: string;
}

export interface Tally {
  readonly schedules: number;
  readonly counts: Counts;
  readonly found: readonly Found[];
}

interface Share {
  readonly from: number;
  readonly to: number;
}

/** Lives through the schedules of the seeds `from` up to `to`, spread over this machine's cores. */
export async function runSchedules(from: number, to: number): Promise<Tally> {
  const cores = Math.max(1, Math.min(availableParallelism(), 8));
  const size = Math.ceil((to - from) / cores);
  const shares = Array.from({ length: cores }, (_, index) => ({
    from: from + index * size,
    to: Math.min(to, from + (index + 1) * size),
  }));
  const tallies = await Promise.all(shares.map(inWorker));
  return tallies.reduce(added);
}

function inWorker(share: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function added(one: Tally, other: Tally): Tally {
  const counts = Object.fromEntries(
    Object.entries(one.counts).map(([name, count]) => [name, count + other.counts[name as keyof Counts]]),
  ) as unknown as Counts;
  return { schedules: one.schedules + other.schedules, counts, found: [...one.found, ...other.found] };
}

async function share({ from, to }: Share): Promise<Tally> {
  const { live, stepsOf } = await import('./sim/schedule.ts');
  const counts: Counts = { operations: 0, kills: 0, workers: 0, releases: 0, fills: 0, requests: 0 };
  const found: Found[] = [];
  for (let seed = from; seed < to; seed += 1) {
    const outcome = await live(stepsOf(seed));
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += outcome.counts[name];
    if (outcome.failure && found.length < 20) found.push({ seed, failure: outcome.failure });
  }
  return { schedules: Math.max(0, to - from), counts, found };
}

/** The counts as lines for people. */
export function report({ schedules, counts, found }: Tally): string {
  const bound = ((3 / schedules) * 100).toPrecision(2);
  return [
    `schedules ${schedules}, steps between which a fault may strike ${counts.operations}, workers killed ${counts.kills}`,
    `token requests ${counts.requests}, releases ${counts.releases}, fills ${counts.fills}`,
    found.length === 0
      ? `violations 0 (so, at 95 %, fewer than ${bound} % of such schedules have one)`
      : `violations ${found.length}: ${found.map(({ seed, failure }) => `seed ${seed}: ${failure}`).join('\n')}`,
  ].join('\n');
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

async function main(): Promise<void> {
  const from = option('from', 1);
  const seed = option('seed', 0);
  const tally =
    seed > 0 ? await runSchedules(seed, seed + 1) : await runSchedules(from, from + option('schedules', 1_000_000));
  console.log(report(tally));
  for (const { seed: failing } of tally.found.slice(0, 3)) {
    const { shrink, stepsOf, told } = await import('./sim/schedule.ts');
    console.log(`seed ${failing}, as few steps as fail:\n${told(await shrink(stepsOf(failing)))}`);
  }
  process.exit(tally.found.length === 0 ? 0 : 1);
}

if (!isMainThread && (workerData as Share | null)?.to !== undefined)
  parentPort?.postMessage(await share(workerData as Share));
else if (isMainThread && process.argv[1] === import.meta.filename) await main();
