/** The page changes 10,000 times a second while the side waits for a control that is not there. */
import { LIBRARIES, type Side } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { type Cost, callsOfGuide, costPerSecond, rest } from '../measure.ts';
import { growth } from '../report.ts';
import { figure, round, shuffled, spread } from '../stats.ts';

/** Twice the longest time between two looks that a storm allows, so that each window holds the same number of them. */
const STORM_MS = 10_000;

async function stormCost(lab: Lab, side: Side, nodes: number): Promise<Cost> {
  const tab = await lab.bench.open(side, { nodes, scopes: 0, control: false });
  await rest(800);
  await tab.call('startStorm');
  await rest(2500);
  const cost = await costPerSecond(tab, STORM_MS);
  await tab.call('stopStorm');
  await tab.close();
  return cost;
}

/**
 * What the guide's script did during a storm, from Chromium's trace: the longest call in milliseconds, and all of them
 * per second.
 */
async function traced(lab: Lab, nodes: number): Promise<{ longest: number; all: number }> {
  const tab = await lab.bench.open('guide', { nodes, scopes: 0, control: false });
  await rest(800);
  await tab.call('startStorm');
  await rest(2500);
  const ms = STORM_MS;
  const calls = await callsOfGuide(tab, () => rest(ms));
  await tab.close();
  return { longest: Math.max(0, ...calls), all: (calls.reduce((sum, call) => sum + call, 0) * 1000) / ms };
}

export async function storm(lab: Lab): Promise<void> {
  const points: { size: number; value: number }[] = [];
  for (const nodes of lab.quick ? [1000, 100_000] : [1000, 10_000, 100_000]) {
    lab.say(`10,000 mutations a second, ${nodes} nodes`);
    const others: readonly Side[] = lab.quick ? [] : LIBRARIES;
    const sides: Side[] = ['observer', 'guide', ...others];
    const costs = new Map<Side, Cost[]>(sides.map((side) => [side, []]));
    for (let turn = 0; turn < lab.times(1, 4); turn += 1) {
      // The libraries are measured once: what they cost here was never in question.
      const inTurn = turn === 0 ? sides : sides.slice(0, 2);
      for (const side of shuffled(inTurn, turn)) costs.get(side)!.push(await stormCost(lab, side, nodes));
    }
    const floor = costs.get('observer')!;
    const above = (side: Side, cost: (one: Cost) => number) =>
      figure(costs.get(side)!.map((one, turn) => cost(one) - cost(floor[turn]!)));
    const script = (one: Cost) => one.script;
    const guide = above('guide', script);
    const whole = above('guide', ({ task }) => task);
    const { longest, all } = await traced(lab, nodes);
    points.push({ size: nodes, value: guide.median });
    lab.rows.push({
      row: '10,000 mutations/s while waiting',
      at: `${nodes / 1000}k nodes`,
      reach: 'at most 10 ms/s of script above a no-op observer; no call over 50 ms',
      figure: `${spread(guide)} ms/s, longest call ${round(longest)} ms`,
      reached: guide.median <= 10 && longest <= 50,
      others: [
        `no-op observer ${round(figure(floor.map(script)).median)}`,
        `the guide's own calls in a trace ${round(all)}`,
        `main thread in all ${spread(whole)} of ${round(figure(floor.map(({ task }) => task)).median)}`,
        ...others.map((side) => `${side} ${round(above(side, script).median)}`),
      ].join(' · '),
      data: {
        above: guide,
        mainThread: whole,
        longest,
        sides: Object.fromEntries(sides.map((side) => [side, costs.get(side)])),
      },
    });
  }
  lab.slopes.push(growth('10,000 mutations/s while waiting, by nodes', 'ms/s above a no-op observer', points, 5));
}
