/** Shown, and nothing happens: what the main thread still does. */
import { LIBRARIES, type Side } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { costPerSecond, rest } from '../measure.ts';
import type { PageShape } from '../page/page.ts';
import { type Aim, addProbe, BUTTON, untilRight } from '../probe.ts';
import { figure, round, shuffled, spread } from '../stats.ts';

/** Milliseconds of main thread per second while the side points at the control. */
export async function idleCost(lab: Lab, side: Side, shape: PageShape, aim: Aim = BUTTON): Promise<number> {
  const tab = await lab.bench.open(side, shape);
  if (side !== 'page') {
    await addProbe(tab, aim);
    await untilRight(tab);
  }
  // What a side does after the page was drawn (the guide looks once more when all has been still) is not idling.
  await rest(3000);
  const { task } = await costPerSecond(tab, lab.times(1500, 3000));
  await tab.close();
  return task;
}

export async function idle(lab: Lab): Promise<void> {
  lab.say('shown, nothing happening');
  const sides: Side[] = ['page', 'guide', ...LIBRARIES];
  const costs = new Map<Side, number[]>(sides.map((side) => [side, []]));
  for (let turn = 0; turn < lab.times(1, 5); turn += 1) {
    for (const side of shuffled(sides, turn)) {
      costs.get(side)!.push(await idleCost(lab, side, { nodes: 1000, scopes: 0, control: true }));
    }
  }
  const page = costs.get('page')!;
  const above = (side: Side) => figure(costs.get(side)!.map((cost, turn) => cost - page[turn]!));
  const guide = above('guide');
  lab.rows.push({
    row: 'shown, nothing happening',
    at: '1k nodes',
    reach: 'at most 1 ms/s above the page alone',
    figure: `${spread(guide)} ms/s`,
    reached: guide.median <= 1,
    others: [
      `page alone ${round(figure(page).median)}`,
      ...LIBRARIES.map((side) => `${side} ${spread(above(side))}`),
    ].join(' · '),
    data: Object.fromEntries(sides.map((side) => [side, figure(costs.get(side)!)])),
  });
}
