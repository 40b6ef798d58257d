import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageDescription } from '../../utils/report/describe.ts';
import type { Replayed } from './captured-page.ts';
import { bundleOf, type Runner, startRunner } from './runner.ts';

/**
 * A file of `captured/`: a page description as `Report this page` saves it, and what the product must make of it.
 * `targets` gives the number of the element that is meant, or null where no ring may be drawn.
 */
interface Captured {
  source: string;
  address: string;
  expect: { page: string; targets: Record<string, number | null> };
  description: PageDescription;
}

const FOLDER = fileURLToPath(new URL('./captured/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

let runner: Runner;
let page: Page;

beforeAll(async () => {
  runner = await startRunner();
  page = await runner.open(await bundleOf('./captured-page.ts'));
});

afterAll(() => runner.close());

describe('captured pages', () => {
  it('hold what stands in open shadow roots and frames of the same origin, each label with its own field', async () => {
    const { nodes } = await page.evaluate(() => {
      document.body.innerHTML = '<x-form></x-form><iframe style="margin: 30px"></iframe>';
      const shadow = document.querySelector('x-form')!.attachShadow({ mode: 'open' });
      shadow.innerHTML = '<label for="a">Client ID</label><input id="a">';
      const frame = document.querySelector('iframe')!;
      frame.contentDocument!.body.innerHTML = '<label for="a">Account ID</label><input id="a">';
      return (globalThis as unknown as { captured: { describeNow(): PageDescription } }).captured.describeNow();
    });
    const [inShadow, frame] = nodes[0]!.inside!;
    const [inFrame] = frame!.inside!;
    for (const [holder, name] of [
      [inShadow, 'client id'],
      [inFrame, 'account id'],
    ] as const) {
      const [label, field] = holder!.inside!;
      expect([label!.text, field!.labelledBy]).toEqual([name, [label!.n]]);
    }
    expect(inFrame!.box[0]).toBeGreaterThan(frame!.box[0]);
  });

  it('are there', () => {
    expect(FILES.length).toBeGreaterThan(0);
  });

  it.each(FILES)('%s is read as its table says', async (name) => {
    const { description, address, expect: expected } = JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Captured;
    const replayed = (await page.evaluate(
      `captured.replay(${JSON.stringify(description)}, ${JSON.stringify(address)})`,
    )) as Replayed;
    expect(replayed.page).toBe(expected.page);
    const named = Object.keys(expected.targets).map((id) => [id, replayed.targets[id] ?? null]);
    expect(Object.fromEntries(named)).toEqual(expected.targets);
  });
});
