/** The page moves: what a frame costs more, how far the ring lags behind, and what is left when all rests. */
import { type Bench, LIBRARIES, type Side, type Tab } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { costOf, rest } from '../measure.ts';
import type { Motion, PageShape } from '../page/page.ts';
import { addProbe, errorOf, RIGHT, type Sample, startProbe, stopProbe, untilRight } from '../probe.ts';
import type { Row } from '../report.ts';
import { figure, quantile, round, shuffled, signed, spread } from '../stats.ts';

type Kind = Motion | 'page zoom';

/** After this long without movement everybody should be at rest, in milliseconds. */
const RESTED = 400;

export interface Moved {
  /** Milliseconds of main thread per frame. */
  cost: number;
  /** Pixels between ring and control, 95th percentile while it moves. */
  drift: number;
  /** Whether every ring was where the control was at most one painted frame before. */
  oneBehind: boolean;
  /** Pixels that are left in the end. */
  left: number;
}

const ZOOMS = [1.25, 1.5, 1.1, 1];
/** What is drawn after each of them, until all are at rest. */
const FRAMES_A_ZOOM = 15;

/** The browser's own page zoom, as by Ctrl and +. */
async function zoomTo(bench: Bench, factor: number): Promise<void> {
  await bench.empty.evaluate(async (to) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: {
          tabs: { query(q: object): Promise<{ id: number }[]>; setZoom(id: number, f: number): Promise<void> };
        };
      }
    ).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab) await tabs.setZoom(tab.id, to);
  }, factor);
}

async function zoomed(bench: Bench, tab: Tab): Promise<void> {
  for (const factor of ZOOMS) {
    const before = await tab.page.evaluate(() => devicePixelRatio);
    await zoomTo(bench, factor);
    await tab.page.waitForFunction((ratio) => devicePixelRatio !== ratio, before);
    await tab.call('move', 'still', FRAMES_A_ZOOM);
  }
}

function isOneBehind(samples: readonly Sample[]): boolean {
  const late = samples.filter((sample, index) => {
    const before = samples[index - 1];
    if (!before || !sample.ring) return false;
    const now = errorOf(sample) ?? Number.POSITIVE_INFINITY;
    const then = errorOf({ ...sample, control: before.control }) ?? Number.POSITIVE_INFINITY;
    return Math.min(now, then) > RIGHT;
  });
  return late.length <= samples.length * 0.05;
}

/** Moves once for the cost, and once more under the probe for the places. */
async function watch(lab: Lab, tab: Tab, motion: Kind): Promise<Moved> {
  const frames = lab.times(42, 60);
  const act = () => (motion === 'page zoom' ? zoomed(lab.bench, tab) : tab.call('move', motion, frames));
  const { task } = await costOf(tab, act);
  const cost = task / frames;
  await rest(RESTED);
  if (tab.side === 'page') return { cost, drift: 0, oneBehind: true, left: 0 };
  await startProbe(tab);
  await act();
  const samples = await stopProbe(tab);
  const errors = samples.map((sample) => errorOf(sample) ?? Number.POSITIVE_INFINITY);
  await rest(RESTED);
  const left = errorOf(await tab.inside<Sample>('probe.read()')) ?? Number.POSITIVE_INFINITY;
  await tab.call('moveBack');
  await rest(RESTED);
  return { cost, drift: quantile(errors, 0.95), oneBehind: isOneBehind(samples), left };
}

/** Some motions, one after the other, in one tab. */
export async function watchMotions(
  lab: Lab,
  side: Side,
  motions: readonly Kind[],
  shape: PageShape,
): Promise<Map<Kind, Moved>> {
  const tab = await lab.bench.open(side, shape);
  await addProbe(tab);
  if (side !== 'page') await untilRight(tab);
  await rest(900);
  const all = new Map<Kind, Moved>();
  for (const motion of motions) all.set(motion, await watch(lab, tab, motion));
  await tab.close();
  return all;
}

const MOTIONS: readonly Kind[] = ['window scroll', 'nested scroll', 'resize', 'layout shift', 'page zoom'];
const SIDES: Side[] = ['page', 'guide', ...LIBRARIES];

export async function motion(lab: Lab): Promise<void> {
  const turns = new Map<Side, Map<Kind, Moved>[]>(SIDES.map((side) => [side, []]));
  for (let turn = 0; turn < lab.times(1, 4); turn += 1) {
    for (const side of shuffled(SIDES, turn)) {
      lab.say(`the page moves: ${side}`);
      const shape = { nodes: 1000, scopes: 0, control: true };
      turns.get(side)!.push(await watchMotions(lab, side, MOTIONS, shape));
    }
  }
  for (const kind of MOTIONS) lab.rows.push(rowOf(kind, (side) => turns.get(side)!.map((turn) => turn.get(kind)!)));
}

function rowOf(kind: Kind, all: (side: Side) => Moved[]): Row {
  const page = all('page');
  const of = (side: Side, name: 'cost' | 'drift' | 'left') => figure(all(side).map((one) => one[name]));
  const extra = (side: Side) => figure(all(side).map(({ cost }, turn) => cost - page[turn]!.cost));
  const ratio = (side: Side) => figure(all(side).map(({ cost }, turn) => cost / page[turn]!.cost));
  const words = (side: Side) =>
    `${side} ${round(ratio(side).median)} x, ${signed(extra(side).median)} ms, ${round(of(side, 'left').median)} px left`;
  const isLate = all('guide').some(({ oneBehind }) => !oneBehind);
  const left = Math.max(...all('guide').map((one) => one.left));
  return {
    row: kind,
    at: '1k nodes',
    reach: '1.3 x the page alone or +0.5 ms a frame; 0 px left; one frame behind',
    figure:
      `${spread(ratio('guide'))} x, ${signed(extra('guide').median)} ms, ${round(left)} px left, ` +
      `${isLate ? 'MORE than' : 'at most'} one frame behind`,
    reached: (ratio('guide').median <= 1.3 || extra('guide').median <= 0.5) && left <= 1 && !isLate,
    others: [`page alone ${round(of('page', 'cost').median)} ms`, ...LIBRARIES.map(words)].join(' · '),
    data: Object.fromEntries(
      SIDES.map((side) => [
        side,
        { cost: of(side, 'cost'), ratio: ratio(side), drift: of(side, 'drift'), left: of(side, 'left') },
      ]),
    ),
  };
}
