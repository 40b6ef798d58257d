import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf, type Runner, startRunner } from './runner.ts';

let runner: Runner;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  runner = await startRunner();
  page = await runner.open(await bundleOf('./generator/timing-page.ts'));
  session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
});

afterAll(() => runner.close());

/** Processor time that the page's thread has spent in tasks, milliseconds: what else the machine does is not in it. */
async function spent(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

/** Processor time of a call in the page, milliseconds, less what an empty call costs. */
async function cost(call: string): Promise<number> {
  const start = await spent();
  await page.evaluate(call);
  const middle = await spent();
  await page.evaluate('0');
  return middle - start - ((await spent()) - middle);
}

async function costs(call: string, runs: number): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < runs; run++) {
    await page.evaluate('timing.change()');
    all.push(await cost(call));
  }
  return all.sort((a, b) => a - b);
}

/**
 * The limits are 10 ms and 50 ms (issue of recognition, Time). They hold on a machine that does nothing else; the test allows twice that, since
 * processor time too grows when two threads share a core. The figure itself is printed.
 */
const LIMITS = { first: 2 * 10, huge: 2 * 50 };

const median = (sorted: readonly number[]) => sorted[sorted.length >> 1]!;

describe('a look at a page', () => {
  it('of 10,000 nodes takes less than a frame', async () => {
    expect(await page.evaluate('timing.prepare(10000)')).toBeGreaterThan(9_900);
    expect(await page.evaluate('timing.first()')).toBe(9);
    const [first, again] = [await costs('timing.first()', 15), await costs('timing.again()', 15)];
    console.info(`10,000 nodes: first ${median(first).toFixed(1)} ms, again ${median(again).toFixed(1)} ms`);
    expect(median(first)).toBeLessThan(LIMITS.first);
    expect(median(again)).toBeLessThan(LIMITS.first);
  });

  it('of 100,000 nodes is no long task', async () => {
    expect(await page.evaluate('timing.prepare(100000)')).toBeGreaterThan(99_000);
    expect(await page.evaluate('timing.first()')).toBe(9);
    const first = await costs('timing.first()', 8);
    console.info(`100,000 nodes: first ${median(first).toFixed(1)} ms`);
    expect(first[0]).toBeLessThan(LIMITS.huge);
  });
});
