/** What the guide adds to the heap of a tab after one whole walk, and whether it grows with more of them. */
import type { Side } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { heapOf, liveBytes, rest } from '../measure.ts';
import { figure, round, spread } from '../stats.ts';

const MB = 1_000_000;

interface Heaps {
  first: number;
  early: number;
  late: number;
  nodes: number;
  listeners: number;
}

async function heaps(lab: Lab, side: Side, nodes: number, early: number, late: number): Promise<Heaps> {
  const tab = await lab.bench.open(side, { nodes, scopes: 0, control: true });
  await rest(800);
  // Garbage is collected after every walk: a WeakMap's table grows for keys that are dead and not yet collected, and
  // does not shrink again.
  const walk = async () => {
    await tab.call('walk');
    await tab.cdp.send('HeapProfiler.collectGarbage');
  };
  await walk();
  const first = await heapOf(tab);
  for (let count = 1; count < early; count += 1) await walk();
  const before = late > early ? await liveBytes(tab) : 0;
  const countersBefore = await tab.cdp.send('Memory.getDOMCounters');
  for (let count = early; count < late; count += 1) await walk();
  const after = late > early ? await liveBytes(tab) : 0;
  const counters = await tab.cdp.send('Memory.getDOMCounters');
  await tab.close();
  return {
    first,
    early: before,
    late: after,
    nodes: counters.nodes - countersBefore.nodes,
    listeners: counters.jsEventListeners - countersBefore.jsEventListeners,
  };
}

/** Bytes that the guide adds after one walk. */
export async function heapAdded(lab: Lab, nodes: number): Promise<number> {
  const page = await heaps(lab, 'page', nodes, 1, 1);
  const guide = await heaps(lab, 'guide', nodes, 1, 1);
  return guide.first - page.first;
}

export async function memory(lab: Lab): Promise<void> {
  lab.say('memory');
  const [early, late] = lab.quick ? [10, 20] : [10, 110];
  const added: number[] = [];
  for (let turn = 0; turn < lab.times(1, 3); turn += 1) added.push((await heapAdded(lab, 1000)) / MB);
  const page = await heaps(lab, 'page', 1000, early, late);
  const guide = await heaps(lab, 'guide', 1000, early, late);
  const grown = (guide.late - guide.early - (page.late - page.early)) / 1000;
  const nodes = guide.nodes - page.nodes;
  const listeners = guide.listeners - page.listeners;
  const heap = figure(added);
  lab.rows.push({
    row: 'memory added after a whole walk',
    at: '1k nodes',
    reach: 'at most 2 MB of JS heap',
    figure: `${spread(heap)} MB`,
    reached: heap.median <= 2,
    others: `page alone ${round(page.first / MB)} MB`,
    data: { heap, page, guide },
  });
  lab.rows.push({
    row: 'memory over more walks',
    at: `${late - early} walks`,
    reach: 'no growth of live objects (0.1 kB a walk is noise), nodes or listeners',
    figure: `${round(grown)} kB, ${nodes} nodes, ${listeners} listeners`,
    reached: grown <= (late - early) / 10 && nodes <= 2 && listeners <= 2,
    others: `page alone ${round((page.late - page.early) / 1000)} kB`,
    data: { grown, nodes, listeners },
  });
}
