/** How costs grow with the page and with the number of scopes: the guide alone, less what the page costs without it. */
import type { Lab } from '../lab.ts';
import type { PageShape } from '../page/page.ts';
import { FIRST_SCOPE } from '../probe.ts';
import { growth } from '../report.ts';
import { quantile } from '../stats.ts';
import { watchChange } from './appearance.ts';
import { idleCost } from './idle.ts';
import { heapAdded } from './memory.ts';
import { watchMotions } from './motion.ts';

interface Case {
  readonly row: string;
  readonly unit: string;
  /** One measurement at a size. */
  measure(size: number): Promise<number>;
}

async function grow(lab: Lab, sizes: readonly number[], { row, unit, measure }: Case): Promise<void> {
  const points: { size: number; value: number }[] = [];
  for (const size of sizes) {
    lab.say(`${row}: ${size}`);
    const values: number[] = [];
    for (let turn = 0; turn < lab.times(1, 2); turn += 1) values.push(await measure(size));
    points.push({ size, value: quantile(values, 0.5) });
  }
  lab.slopes.push(growth(row, unit, points));
}

/** In a quick run the first case only, at the smallest and the largest size. */
async function growAll(lab: Lab, cases: readonly Case[], sizes: readonly number[]): Promise<void> {
  const ends = [sizes[0]!, sizes.at(-1)!];
  for (const one of lab.quick ? cases.slice(0, 1) : cases) await grow(lab, lab.quick ? ends : sizes, one);
}

export async function nodes(lab: Lab): Promise<void> {
  const { bench } = lab;
  const shape = (size: number, control: boolean): PageShape => ({ nodes: size, scopes: 0, control });
  const sizes = [1000, 10_000, 100_000];
  const over = (row: string, change: 'addControl' | 'replaceControl', given: number): Case => ({
    row,
    unit: 'ms above the page alone',
    async measure(size) {
      const there = change === 'replaceControl';
      const floor = await watchChange(bench, 'page', shape(size, there), change, given);
      const guide = await watchChange(bench, 'guide', shape(size, there), change, given);
      return guide.right - floor.control;
    },
  });
  const moving = (motion: 'window scroll' | 'layout shift'): Case => ({
    row: `${motion}, a frame`,
    unit: 'ms above the page alone',
    async measure(size) {
      const page = await watchMotions(lab, 'page', [motion], shape(size, true));
      const guide = await watchMotions(lab, 'guide', [motion], shape(size, true));
      return guide.get(motion)!.cost - page.get(motion)!.cost;
    },
  });
  const cases: Case[] = [
    over('control appears, by nodes', 'addControl', 0),
    over('control drawn anew, by nodes', 'replaceControl', 300),
    moving('window scroll'),
    moving('layout shift'),
    {
      row: 'shown and idle, by nodes',
      unit: 'ms/s above the page alone',
      measure: async (size) =>
        (await idleCost(lab, 'guide', shape(size, true))) - (await idleCost(lab, 'page', shape(size, true))),
    },
    { row: 'memory, by nodes', unit: 'MB', measure: async (size) => (await heapAdded(lab, size)) / 1_000_000 },
  ];
  await growAll(lab, cases, sizes);
}

export async function scopes(lab: Lab): Promise<void> {
  const { bench } = lab;
  const cases: Case[] = [
    {
      row: 'the dialog opens, by scopes',
      unit: 'ms above the page alone',
      async measure(size) {
        const shape = { nodes: 1000, scopes: 0, control: true };
        const floor = await watchChange(bench, 'page', shape, 'openDialog', size, FIRST_SCOPE);
        return (await watchChange(bench, 'guide', shape, 'openDialog', size, FIRST_SCOPE)).right - floor.control;
      },
    },
    {
      row: 'dialog open and idle, by scopes',
      unit: 'ms/s above the page alone',
      measure: async (size) => {
        const shape = { nodes: 1000, scopes: size, control: true };
        return (await idleCost(lab, 'guide', shape, FIRST_SCOPE)) - (await idleCost(lab, 'page', shape, FIRST_SCOPE));
      },
    },
  ];
  await growAll(lab, cases, [10, 200, 1500]);
}
