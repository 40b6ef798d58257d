import { expect, test } from 'vitest';
import { count, saveTally } from '../e2e/support/tally.ts';
import { REGRESSIONS } from './regressions.ts';
import { report, runSchedules } from './run.ts';
import { live, stepsOf } from './sim/schedule.ts';

/** `npm run test:deep` lives through many more. */
const SCHEDULES = 5000;

test.each(Object.entries(REGRESSIONS))('found once, stays mended: %s', async (_name, steps) => {
  expect((await live(steps)).failure).toBeNull();
});

test('a seed gives the same schedule, step by step', async () => {
  const once = await live(stepsOf(4711));
  expect(await live(stepsOf(4711))).toEqual(once);
  expect(stepsOf(4711)).not.toEqual(stepsOf(4712));
});

test('invariants I1 to I10 hold between any two steps of thousands of disturbed set-ups', async () => {
  const from = Number(process.env.FAULT_SEED ?? 1);
  const tally = await runSchedules(from, from + SCHEDULES);
  console.log(`seeds ${from} to ${from + SCHEDULES - 1}\n${report(tally)}`);
  count('simulated schedules', tally.schedules);
  count('simulated kills of the worker', tally.counts.kills);
  count('violations of an invariant', tally.found.length);
  saveTally();
  expect(tally.found).toEqual([]);
  // The walk must be lived through often enough for the faults to hit something.
  expect(tally.counts.releases).toBeGreaterThan(SCHEDULES / 5);
  expect(tally.counts.kills).toBeGreaterThan(SCHEDULES / 2);
}, 300_000);
