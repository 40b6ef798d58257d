import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, startBench, type Tab } from '../bench/browser.ts';
import { callsOfGuide } from '../bench/measure.ts';
import { observersIn } from '../bench/rows/not-started.ts';
import { type Server, startServer } from '../bench/server.ts';
import { quantile } from '../bench/stats.ts';
import { EXTENSION } from './support/browser.ts';
import { readOverlay } from './support/overlay.ts';

const OURS = 'https://marketplace.zoom.us/develop/apps/Qk3vbench01/scopes';
const ELSEWHERE = 'https://page.example/';
/** Milliseconds on the processor that a page load may cost while the guide is not started. */
const BUDGET = 1.5;

let server: Server;
let bench: Bench;
let tab: Tab;

/**
 * Waits until the background has answered the loader of the page that has just been loaded: a question that is sent after
 * the loader's own, from the same world, is answered after it. A page without a loader asks nothing.
 */
async function answered(world: number | undefined): Promise<void> {
  if (world === undefined) return;
  const expression = "chrome.runtime.sendMessage({ type: 'page.opened' }).then(() => true)";
  await tab.cdp.send('Runtime.evaluate', { expression, contextId: world, awaitPromise: true });
}

/** Milliseconds of the guide's script in one load, from Chromium's trace; undefined where it was not loaded at all. */
async function scriptOf(url: string): Promise<number | undefined> {
  let world: number | undefined;
  const note = ({ context }: { context: { id: number; origin: string } }) => {
    if (context.origin === `chrome-extension://${bench.extensionId}`) world = context.id;
  };
  tab.cdp.on('Runtime.executionContextCreated', note);
  const calls = await callsOfGuide(tab, async () => {
    await tab.page.goto(url, { waitUntil: 'load' });
    await answered(world);
  });
  tab.cdp.off('Runtime.executionContextCreated', note);
  return calls.length === 0 ? undefined : calls.reduce((sum, call) => sum + call, 0);
}

beforeAll(async () => {
  server = await startServer({ libraries: false });
  bench = await startBench(EXTENSION, server.chromiumArgs);
  tab = await bench.open('guide', { nodes: 1000, scopes: 0, control: true });
});

afterAll(async () => {
  await bench?.close();
  server?.close();
});

describe('a page while the guide is not started', () => {
  it(`pays at most ${BUDGET} ms of script per load`, async () => {
    const loads: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) loads.push((await scriptOf(OURS)) ?? Number.NaN);
    expect(quantile(loads, 0.5)).toBeGreaterThan(0);
    expect(quantile(loads, 0.5)).toBeLessThanOrEqual(BUDGET);
  });

  it('gets no node and no observer', async () => {
    await scriptOf(OURS);
    const elements = await tab.page.evaluate(() =>
      [...document.querySelectorAll('*')].map(({ localName }) => localName),
    );
    expect(elements).toEqual(['html', 'head', 'meta', 'title', 'body', 'script']);
    expect(await readOverlay(tab.page)).toMatchObject({ card: null, rings: [], hosts: 0 });
    expect(await observersIn(tab)).toBe(0);
  });

  it('runs nothing where it has no business', async () => {
    expect(await scriptOf(ELSEWHERE)).toBeUndefined();
  });
});

describe('the same measurement once the guide is started', () => {
  it('sees the host and the observer, so that it can fail', async () => {
    await bench.startGuide();
    const started = await bench.open('guide', { nodes: 1000, scopes: 0, control: true });
    await expect.poll(async () => (await readOverlay(started.page)).hosts, { timeout: 10_000 }).toBe(1);
    expect(await observersIn(started)).toBeGreaterThan(0);
  });
});
