/** From a stopped worker to its first answer, beside an empty extension's in the same browser. */
import type { Page } from 'playwright-core';
import type { Lab } from '../lab.ts';
import { figure, spread } from '../stats.ts';

const QUESTIONS = { own: { type: 'panel.hint' }, empty: { ask: true } };

/** Stops every worker, and resolves when the browser says that those of both extensions have stopped. */
async function stopWorkers(page: Page, ids: readonly string[]): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const scripts = new Map<string, string>();
  const states = new Map<string, string>();
  let changed: () => void = () => {};
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      scripts.set(versionId, scriptURL);
      states.set(versionId, runningStatus);
    }
    changed();
  });
  const isStopped = (id: string) => {
    const own = [...scripts].filter(([, script]) => script.includes(id)).map(([version]) => states.get(version));
    return own.length > 0 && own.every((state) => state === 'stopped');
  };
  const all = new Promise<void>((done) => {
    changed = () => ids.every(isStopped) && done();
  });
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await all;
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
  // Not one of its pages with a script: those hold a connection, and start the worker again at once.
  await own.goto(`chrome-extension://${bench.extensionId}/manifest.json`);
  const empty = await bench.context.newPage();
  await empty.goto(`chrome-extension://${bench.emptyId}/page.html`);
  const cold = { own: [] as number[], empty: [] as number[] };
  const warm: number[] = [];
  for (let turn = 0; turn < lab.times(7, 21); turn += 1) {
    const order = turn % 2 === 0 ? (['own', 'empty'] as const) : (['empty', 'own'] as const);
    for (const who of order) {
      const page = who === 'own' ? own : empty;
      await stopWorkers(page, [bench.extensionId, bench.emptyId]);
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
