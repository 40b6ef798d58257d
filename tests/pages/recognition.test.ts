import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '../../utils/sites/index.ts';
import { AXES } from './generator/axes.ts';
import type { Kind, Verdict } from './generator/in-page.ts';
import regressions from './regressions.json' with { type: 'json' };
import { faultsOf, type Runner, startRunner } from './runner.ts';

/** Each kind of page five times. The thousand fresh seeds are for `npm run recognition`. */
const SEEDS = Array.from({ length: 115 }, (_, index) => 20_261_123 + index);
const RECALL = 0.97;
/**
 * Read for the facts only (connectors that are there already); no ring is owed, and the walks of the stand-ins need it.
 */
const NOT_RINGED = ['purview.mine'];

interface Regression {
  readonly name: string;
  readonly seed: number;
  readonly kind: Kind;
  readonly axes: readonly string[];
  readonly orNone?: boolean;
}

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner();
});

afterAll(() => runner.close());

describe('pages that the finder was not written against', () => {
  it('get the right ring, or none', async () => {
    const verdicts: Verdict[] = [];
    for (const seed of SEEDS) {
      verdicts.push(await runner.judge(seed));
    }
    const wrong = verdicts.flatMap((verdict) => faultsOf(verdict).map((fault) => `seed ${verdict.seed}: ${fault}`));
    expect(wrong).toEqual([]);

    const owed = verdicts.filter(({ axes }) => axes.language === 'en').flatMap(({ targets }) => targets);
    const right = owed.filter(({ outcome }) => outcome === 'right');
    expect(owed.length).toBeGreaterThan(150);
    expect(right.length / owed.length).toBeGreaterThanOrEqual(RECALL);

    // A control that no generated page holds would be right by not being asked for.
    const drawn = new Set(owed.map(({ id }) => id));
    const known = PAGES.flatMap(({ controls }) => controls.map(({ id }) => id));
    expect(known.filter((id) => !drawn.has(id) && !NOT_RINGED.includes(id))).toEqual([]);
  });

  // `axes` are those that were at fault; the others are plain. `orNone`: nobody can tell there, so that no ring is right too.
  it.each(regressions as Regression[])('$name', async ({ seed, kind, axes, orNone = false }) => {
    const off = AXES.filter((axis) => !axes.includes(axis));
    const verdict = await runner.judge(seed, off, kind);
    expect(faultsOf(verdict, !orNone)).toEqual([]);
  });
});
