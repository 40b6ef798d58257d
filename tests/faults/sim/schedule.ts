import { ACTIONS, WEIGHTS } from './actions.ts';
import { type FaultKind, type Strike, Violation } from './engine.ts';
import { finish } from './finish.ts';
import type { Travel } from './ledger.ts';
import { type Random, randomOf } from './random.ts';
import { World } from './world.ts';

/** One thing that happens, how far it gets before the next, and what strikes on the way. */
export interface Step {
  readonly action: string;
  /** Seeds the choices inside of this step alone, so that a step without its neighbours stays the same. */
  readonly seed: number;
  /** Operations that happen before the next step. */
  readonly operations: number;
  readonly strike: Strike | null;
  readonly travel: Travel;
}

export interface Counts {
  operations: number;
  kills: number;
  releases: number;
  fills: number;
  requests: number;
  workers: number;
}

export interface Outcome {
  readonly failure: string | null;
  readonly counts: Counts;
}

const NAMES = Object.keys(ACTIONS);
const TOTAL = NAMES.reduce((sum, name) => sum + (WEIGHTS[name] ?? 1), 0);
const FAULTS: readonly FaultKind[] = ['kill-before', 'kill-after', 'storage-refuses'];
const TRAVELS: readonly Travel[] = ['lost', 'reply-lost', 'doubled', 'late', 'repeated'];

function likely(random: Random): string {
  let left = random.next() * TOTAL;
  for (const name of NAMES) {
    left -= WEIGHTS[name] ?? 1;
    if (left < 0) return name;
  }
  return NAMES[0]!;
}

/** The steps of a seed: a likely walk, disturbed. */
export function stepsOf(seed: number): Step[] {
  const random = randomOf(seed);
  const length = 6 + random.below(18);
  return Array.from({ length }, () => {
    const action = likely(random);
    const struck = random.chance(0.2);
    return {
      action,
      seed: random.below(2 ** 31),
      operations: random.chance(0.6) ? 1000 : random.below(12),
      strike: struck ? { kind: random.pick(FAULTS), at: random.below(14) } : null,
      travel: random.chance(0.12) ? random.pick(TRAVELS) : 'plain',
    };
  });
}

/** Lives through the steps, then finishes without faults. Invariants are judged all along. */
export async function live(steps: readonly Step[]): Promise<Outcome> {
  const world = new World();
  const { engine, ledger, zoom } = world;
  let failure: string | null = null;
  try {
    await engine.pump(randomOf(1), 1000);
    for (const step of steps) {
      const random = randomOf(step.seed);
      engine.strike(step.strike);
      ledger.travel = step.travel;
      ACTIONS[step.action]!(world, random);
      const atRest = await engine.pump(random, step.operations);
      if (engine.failure) throw engine.failure;
      ledger.travel = 'plain';
      if (atRest && engine.worker !== null && ledger.late.length === 0) world.judgeRest();
    }
    engine.strike(null);
    await finish(world, (steps[0]?.seed ?? 0) % 4 === 0);
  } catch (error) {
    failure = error instanceof Violation ? error.message : `crash: ${error instanceof Error ? error.stack : error}`;
  }
  const { operations, kills, workers } = engine;
  const { releases, fills } = ledger;
  return { failure, counts: { operations, kills, workers, releases, fills, requests: zoom.requests } };
}

const nameOf = (failure: string | null): string | null => failure?.slice(0, 40) ?? null;

/** The fewest steps that still fail in the same way, found by leaving steps and faults out. */
export async function shrink(steps: readonly Step[]): Promise<Step[]> {
  const wanted = nameOf((await live(steps)).failure);
  let best = [...steps];
  const still = async (candidate: Step[]) => nameOf((await live(candidate)).failure) === wanted;
  for (let before = -1; before !== best.length; ) {
    before = best.length;
    for (let index = best.length - 1; index >= 0; index -= 1) {
      const without = best.toSpliced(index, 1);
      if (await still(without)) best = without;
    }
  }
  for (const [index, step] of best.entries()) {
    for (const simpler of [{ strike: null }, { travel: 'plain' as const }, { operations: 1000 }]) {
      const candidate = best.with(index, { ...best[index]!, ...simpler });
      if (JSON.stringify({ ...step, ...simpler }) !== JSON.stringify(step) && (await still(candidate)))
        best = candidate;
    }
  }
  return best;
}

/** A failing schedule in words, to be kept as a regression. */
export function told(steps: readonly Step[]): string {
  return steps.map((step) => JSON.stringify(step)).join(',\n');
}
