/** The page changes 10,000 times a second while the side waits for a control that is not there. */
import { LIBRARIES, type Side } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { type Cost, callsOfGuide, costPerSecond, rest } from '../measure.ts';
import { figure, round, shuffled, spread } from '../stats.ts';

async function stormCost(lab: Lab, side: Side, nodes: number): Promise<Cost> {
  const tab = await lab.bench.open(side, { nodes, scopes: 0, control: false });
  await rest(800);
  await tab.call('startStorm');
  await rest(700);
  const cost = await costPerSecond(tab, lab.times(2500, 5000));
  await tab.call('stopStorm');
  await tab.close();
  return cost;
}

/** The longest that the guide's script held the page at once during a storm, in milliseconds, from Chromium's trace. */
async function longestCall(lab: Lab, nodes: number): Promise<number> {
  const tab = await lab.bench.open('guide', { nodes, scopes: 0, control: false });
  await rest(800);
  await tab.call('startStorm');
  const calls = await callsOfGuide(tab, () => rest(lab.times(4000, 8000)));
  await tab.close();
  return Math.max(0, ...calls);
}

export async function storm(lab: Lab): Promise<void> {
  const points: { size: number; value: number }[] = [];
  for (const nodes of [1000, 10_000, 100_000]) {
    lab.say(`10,000 mutations a second, ${nodes} nodes`);
    const others: readonly Side[] = lab.quick ? [] : LIBRARIES;
    const sides: Side[] = ['observer', 'guide', ...others];
    const costs = new Map<Side, Cost[]>(sides.map((side) => [side, []]));
    for (let turn = 0; turn < lab.times(3, 7); turn += 1) {
      for (const side of shuffled(sides, turn)) costs.get(side)!.push(await stormCost(lab, side, nodes));
    }
    const floor = costs.get('observer')!;
    const above = (side: Side, cost: (one: Cost) => number) =>
      figure(costs.get(side)!.map((one, turn) => cost(one) - cost(floor[turn]!)));
    const script = (one: Cost) => one.script;
    const guide = above('guide', script);
    const whole = above('guide', ({ task }) => task);
    const longest = await longestCall(lab, nodes);
    points.push({ size: nodes, value: guide.median });
    lab.rows.push({
      row: '10,000 mutations/s while waiting',
      at: `${nodes / 1000}k nodes`,
      reach: 'at most 10 ms/s of script above a no-op observer; no call over 50 ms',
      figure: `${spread(guide)} ms/s, longest call ${round(longest)} ms`,
      reached: guide.median <= 10 && longest <= 50,
      others: [
        `no-op observer ${round(figure(floor.map(script)).median)}`,
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
}
