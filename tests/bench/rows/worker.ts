/** From a stopped worker to its first answer, beside an empty extension's in the same browser. */
import type { Page } from 'playwright-core';
import type { Lab } from '../lab.ts';
import { figure, spread } from '../stats.ts';

const QUESTIONS = { own: { type: 'panel.hint' }, empty: { ask: true } };

async function stopWorkers(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const running = new Set<string>();
  let stopped: () => void = () => {};
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'stopped') running.delete(versionId);
      else running.add(versionId);
    }
    if (running.size === 0) stopped();
  });
  await cdp.send('ServiceWorker.enable');
  const all = new Promise<void>((done) => {
    stopped = done;
  });
  await cdp.send('ServiceWorker.stopAllWorkers');
  await Promise.race([all, new Promise((done) => setTimeout(done, 1500))]);
  await cdp.detach();
}

/** Milliseconds until the answer, seen from a page of the same extension. */
async function ask(page: Page, question: object): Promise<number> {
  return page.evaluate(async (message) => {
    const began = performance.now();
    await (
      globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } }
    ).chrome.runtime.sendMessage(message);
    return performance.now() - began;
  }, question);
}

export async function worker(lab: Lab): Promise<void> {
  lab.say('cold start of the worker');
  const { bench } = lab;
  const own = await bench.context.newPage();
  await own.goto(`chrome-extension://${bench.extensionId}/record.html`);
  const empty = await bench.context.newPage();
  await empty.goto(`chrome-extension://${bench.emptyId}/page.html`);
  const cold = { own: [] as number[], empty: [] as number[] };
  const warm: number[] = [];
  for (let turn = 0; turn < lab.times(6, 21); turn += 1) {
    const order = turn % 2 === 0 ? (['own', 'empty'] as const) : (['empty', 'own'] as const);
    for (const who of order) {
      const page = who === 'own' ? own : empty;
      await stopWorkers(page);
      cold[who].push(await ask(page, QUESTIONS[who]));
      if (who === 'own') warm.push(await ask(page, QUESTIONS.own));
    }
  }
  await own.close();
  await empty.close();
  const ratio = figure(cold.own.map((ms, turn) => ms / cold.empty[turn]!));
  lab.rows.push({
    row: 'worker: cold start to first answer',
    at: '',
    reach: 'at most 1.5 x an empty worker',
    figure: `${spread(ratio)} x, ${spread(figure(cold.own))} ms`,
    reached: ratio.median <= 1.5,
    others: `empty worker ${spread(figure(cold.empty))} ms · the guide's, already running ${spread(figure(warm))} ms`,
    data: { ratio, own: figure(cold.own), empty: figure(cold.empty), warm: figure(warm) },
  });
}
