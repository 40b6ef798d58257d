import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleOf, type Runner, startRunner } from '../pages/runner.ts';

const SEEDS = 20;
const ROUNDS = 60;

declare global {
  var renew: (seed: number, rounds: number) => { patched: number; wrong: string[] };
}

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner();
});

afterAll(() => runner?.close());

it('a page content that was kept up with random changes knows what one knows that is read anew', async () => {
  const page = await runner.open(await bundleOf('../recognition/renewal-page.ts'));
  let patched = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const one = await page.evaluate(([first, rounds]) => renew(first, rounds), [seed, ROUNDS] as const);
    expect(one.wrong).toEqual([]);
    patched += one.patched;
  }
  // Most changes are taken over, not read anew.
  expect(patched).toBeGreaterThan((SEEDS * ROUNDS) / 2);
});
