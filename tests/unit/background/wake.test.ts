import { expect, test } from 'vitest';
import { randomOf } from '../../faults/sim/random.ts';
import { World } from '../../faults/sim/world.ts';

/** A running guide, and the worker that started it. */
async function started() {
  const world = new World();
  const rest = () => world.engine.pump(randomOf(1), 100_000);
  void world.panel.press({ type: 'panel.start' });
  await rest();
  const pages = () => [...world.browser.tabs.values()].map((tab) => world.page(tab)?.view);
  return { world, rest, pages };
}

test('a worker that died between writing Stop and telling it: the pages hear of it from the next one', async () => {
  const { world, rest, pages } = await started();
  expect(pages().map((view) => view?.running)).toEqual([true, true, true, true]);
  world.engine.kill();
  world.browser.local = { progress: { ...(world.browser.local.progress as object), running: false } };
  world.browser.wake();
  await rest();
  expect(pages().map((view) => view?.running)).toEqual([false, false, false, false]);
});

test('a worker that died between arming a hand-off and telling it: the pages hear of it from the next one', async () => {
  const { world, rest, pages } = await started();
  void world.page(world.tabs('marketplace.zoom.us')[0])?.collect();
  await rest();
  const { session } = world.stored();
  world.engine.kill();
  const handoff = { ...session.handoff, status: 'armed', armedAt: world.engine.now, tabId: 12 };
  world.browser.session = { ...world.browser.session, session: { ...session, handoff } };
  world.browser.wake();
  await rest();
  expect(pages().map((view) => view?.handoff.status)).toEqual(['armed', 'armed', 'armed', 'armed']);
});
