/**
 * A control appears: when is the ring painted in its place, and when does nothing move any more. And the same after it
 * was replaced.
 */
import { type Bench, LIBRARIES, type Side, type Tab } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { rest } from '../measure.ts';
import type { PageShape } from '../page/page.ts';
import { type Aim, addProbe, BUTTON, isRight, type Sample, startProbe, stopProbe, untilRight } from '../probe.ts';
import { type Figure, figure, round, shuffled, spread } from '../stats.ts';

/** Milliseconds of a frame at 60 Hz. */
export const FRAME = 1000 / 60;
/** Longer than any side takes until nothing fades. */
const WATCHED = 650;
/** On a page that is slow by itself. */
const WATCHED_LARGE = 3500;

type Change = 'addControl' | 'removeControl' | 'replaceControl' | 'openDialog';

export interface Seen {
  /** Milliseconds from the change to the paint that shows the control itself. */
  control: number;
  /** To the paint with the ring in its place; infinite where it never was. */
  right: number;
  /** To the last paint that differed from the one before. */
  settled: number;
  /** To the first paint without a ring. */
  gone: number;
  /** Painted frames until the ring was right, 1 is the first that shows the control. */
  frames: number;
  framesGone: number;
}

/** The guide is ready to wait when its card stands still. */
async function untilReady(tab: Tab): Promise<void> {
  let before = '';
  for (let turn = 0; turn < 100; turn += 1) {
    const { look } = await tab.inside<Sample>('probe.read()');
    if (look === before && (tab.side !== 'guide' || look.split(',').at(-1) !== '')) return;
    before = look;
    await rest(60);
  }
}

function judge(samples: readonly Sample[], at: number): Seen {
  const after = samples.filter((sample) => sample.at > at);
  const since = (index: number) => (index < 0 ? Number.POSITIVE_INFINITY : after[index]!.at - at);
  const firstRight = after.findIndex(isRight);
  const firstGone = after.findIndex(({ ring }) => ring === null);
  const lastMoved = after.findLastIndex(({ look }, index) => look !== after[index - 1]?.look);
  return {
    control: since(after.findIndex(({ control }) => control !== null)),
    right: since(firstRight),
    settled: Math.max(since(firstRight), since(lastMoved)),
    gone: since(firstGone),
    frames: firstRight < 0 ? Number.POSITIVE_INFINITY : firstRight + 1,
    framesGone: firstGone < 0 ? Number.POSITIVE_INFINITY : firstGone + 1,
  };
}

/** One change in a fresh tab, seen frame by frame. */
export async function watchChange(
  bench: Bench,
  side: Side,
  shape: PageShape,
  change: Change,
  given = 0,
  aim: Aim = BUTTON,
): Promise<Seen> {
  const tab = await bench.open(side, shape);
  await addProbe(tab, aim);
  if (shape.control && side !== 'page' && change !== 'openDialog') await untilRight(tab);
  await untilReady(tab);
  // Libraries fade in; a change is made when all is at rest, as a person meets it.
  await rest(shape.control ? 500 : 150);
  await startProbe(tab);
  const at = (await tab.call('atRandom', change, given)) as number;
  await rest(shape.nodes > 10_000 || given > 1000 ? WATCHED_LARGE : WATCHED);
  const seen = judge(await stopProbe(tab), at);
  await tab.close();
  return seen;
}

const SIDES: Side[] = ['page', 'guide', ...LIBRARIES];

/** All sides in turn, so many times. */
export async function watchSides(
  lab: Lab,
  times: number,
  shape: PageShape,
  change: Change,
  given = 0,
  sides: readonly Side[] = SIDES,
): Promise<Map<Side, Seen[]>> {
  const seen = new Map<Side, Seen[]>(sides.map((side) => [side, []]));
  for (let turn = 0; turn < times; turn += 1) {
    for (const side of shuffled(sides, turn)) {
      seen.get(side)!.push(await watchChange(lab.bench, side, shape, change, given));
    }
  }
  return seen;
}

const of = (seen: readonly Seen[], name: keyof Seen): Figure => figure(seen.map((one) => one[name]));

export async function appearance(lab: Lab): Promise<void> {
  lab.say('a control appears');
  const shape = { nodes: 1000, scopes: 0, control: false };
  const all = await watchSides(lab, lab.times(4, 16), shape, 'addControl');
  const floor = of(all.get('page')!, 'control');
  const right = of(all.get('guide')!, 'right');
  const settled = of(all.get('guide')!, 'settled');
  const libraries = LIBRARIES.map((side) => ({
    side,
    right: of(all.get(side)!, 'right'),
    settled: of(all.get(side)!, 'settled'),
  }));
  const bound = 1.3 * floor.median + FRAME;
  lab.rows.push({
    row: 'a control appears: ring in its place, painted',
    at: '1k nodes',
    reach: `median ${round(bound)} ms (1.3 x ${round(floor.median)} + a frame), p95 2 frames, before every library`,
    figure: `${spread(right)} ms, p95 ${round(right.p95)} ms = ${round(right.p95 / FRAME)} frames`,
    reached:
      right.median <= bound &&
      right.p95 <= 2 * FRAME &&
      libraries.every((library) => right.median < library.right.median),
    others: [`floor ${spread(floor)}`, ...libraries.map((one) => `${one.side} ${spread(one.right)}`)].join(' · '),
    data: { floor, guide: right, libraries: Object.fromEntries(libraries.map((one) => [one.side, one.right])) },
  });
  lab.rows.push({
    row: 'a control appears: nothing moves or fades any more',
    at: '1k nodes',
    reach: 'with the ring itself',
    figure: `${spread(settled)} ms`,
    reached: settled.median - right.median < 1 && settled.p95 <= 2 * FRAME,
    others: libraries.map((one) => `${one.side} ${spread(one.settled)}`).join(' · '),
    data: { guide: settled, libraries: Object.fromEntries(libraries.map((one) => [one.side, one.settled])) },
  });
}

const framesOf = ({ median, p95 }: Figure) =>
  Number.isFinite(median) ? `${round(median)}, p95 ${round(p95)}` : 'never';

export async function replacement(lab: Lab): Promise<void> {
  lab.say('a control is drawn anew elsewhere, and removed');
  const shape = { nodes: 1000, scopes: 0, control: true };
  const sides: Side[] = ['guide', ...LIBRARIES];
  const cases = [
    { row: 'drawn anew elsewhere: right again', change: 'replaceControl', name: 'frames', given: 300 },
    { row: 'removed: ring gone', change: 'removeControl', name: 'framesGone', given: 0 },
  ] as const;
  for (const { row, change, name, given } of cases) {
    const all = await watchSides(lab, lab.times(1, 6), shape, change, given, sides);
    const guide = of(all.get('guide')!, name);
    lab.rows.push({
      row,
      at: '1k nodes',
      reach: 'within 2 frames',
      figure: `${framesOf(guide)} frames`,
      reached: guide.p95 <= 2,
      others: LIBRARIES.map((side) => `${side} ${framesOf(of(all.get(side)!, name))}`).join(' · '),
      data: Object.fromEntries(sides.map((side) => [side, of(all.get(side)!, name)])),
    });
  }
}
