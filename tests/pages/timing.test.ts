import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quantile } from '../bench/stats.ts';
import { bundleOf, type Runner, startRunner } from './runner.ts';
import type { Times } from './timing-page.ts';

let runner: Runner;
let script: string;

beforeAll(async () => {
  runner = await startRunner();
  script = await bundleOf('./timing-page.ts');
});

afterAll(() => runner.close());

/** The yardstick where the limits were set (two cores in a cloud): the fastest of a hundred, milliseconds. */
const YARDSTICK = 3.5;

/** A page of so many nodes, in a window that never ran the script. */
async function pageOf(nodes: number): Promise<Page> {
  const page = await runner.open(script);
  expect(await page.evaluate(`timing.prepare(${nodes})`)).toBeGreaterThan(nodes * 0.99);
  return page;
}

/** How much slower the machine is now than where the limits were set, 1 or more. */
const slownessIn = ({ yardsticks }: Times): number => Math.max(1, quantile(yardsticks, 0.5) / YARDSTICK);

/** The tasks of a first look in a page that never compiled or ran the script, milliseconds each. */
async function coldTasks(nodes: number): Promise<number[]> {
  const page = await pageOf(nodes);
  const times = await page.evaluate<Times>('timing.cold()');
  await page.close();
  const slowness = slownessIn(times);
  const tasks = times.calls.map((task) => task / slowness);
  const told = tasks.map((task) => task.toFixed(1)).join(', ');
  console.info(`${nodes} nodes, cold, by task: ${told} ms (machine x ${slowness.toFixed(1)})`);
  return tasks;
}

/** A neighbour that comes and goes makes a round slow; a look that is too slow is so in each of so many. */
const ROUNDS = 4;

/** The least of what several rounds give, of which none follows one that is below the limit. */
async function leastOf(limit: number, round: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < ROUNDS && least >= limit; turn += 1) least = Math.min(least, await round());
  return least;
}

/**
 * The median of many looks, milliseconds. Two threads that share a core slow each other down all the time; the
 * yardstick, taken in turn with the looks, tells by how much.
 */
async function median(page: Page, what: string, call: string): Promise<number> {
  const times = await page.evaluate<Times>(`timing.${call}`);
  const slowness = slownessIn(times);
  const middle = quantile(times.calls, 0.5) / slowness;
  const best = Math.min(...times.calls) / slowness;
  console.info(
    `${what}: median ${middle.toFixed(2)} ms, fastest ${best.toFixed(2)} ms (machine x ${slowness.toFixed(1)})`,
  );
  return middle;
}

// The limits are those of the issue of recognition, Time. They are for a script that has run before, as all that a
// browser compiles while it runs; what the first run of all costs is told beside it.
describe('a look at a page', () => {
  async function expectMedian(page: Page, what: string, call: string, limit: number): Promise<void> {
    expect(await leastOf(limit, () => median(page, what, call)), what).toBeLessThan(limit);
  }

  it('of 10,000 nodes takes less than 10 ms, and less than 1 ms when nothing that matters has changed', async () => {
    const page = await pageOf(10_000);
    expect(await page.evaluate('timing.first()')).toBe(9);
    await page.evaluate('timing.measureFirst(60), timing.measureAgain(300)');
    await expectMedian(page, '10,000 nodes, first look', 'measureFirst(40)', 10);
    await expectMedian(page, '10,000 nodes, same again', 'measureAgain(100)', 1);
    await expectMedian(page, '10,000 nodes, a new button', 'measureAdded(40)', 4);
  });

  it('of 100,000 nodes has its rings within 500 ms, the first of all too', async () => {
    const whole = async () => (await coldTasks(100_000)).reduce((sum, task) => sum + task, 0);
    expect(await leastOf(500, whole)).toBeLessThan(500);
    const page = await pageOf(100_000);
    expect(await page.evaluate('timing.first()')).toBe(9);
  }, 180_000);
});
