import { expect, test } from 'vitest';
import { MANAGER } from '../support/journey.ts';
import { heapOf, heapOfWorker } from './heap.ts';
import { inLab, type Lab, openForm, soon, typedIn } from './lab.ts';
import { sendOwn, storageOf } from './probe.ts';
import { expectNowhere, found, PLANTED, sink } from './sinks.ts';

// What is alive in memory after garbage collection. Storage is not memory of a page: the values are read when they are
// used.

let lab: Lab;

inLab(
  'Memory',
  (opened) => {
    lab = opened;
  },
  { own: true },
);

const KIND = 'heaps of worker, panel and page';
const worker = async (when: string) => sink(`worker ${when}`, await heapOfWorker(lab.browser.context));
const panel = async (when: string) => sink(`panel ${when}`, await heapOf(lab.panel));

test('neither worker nor panel holds a value when it was used or forgotten; Purview holds none before it is filled', async () => {
  const { browser, portals } = lab;
  const values = lab.canaries();
  await lab.startGuide();
  await lab.giveCredentials();
  await lab.panel.close();
  lab.panel = await browser.ownPage('sidepanel.html');
  await lab.panel.getByRole('button', { name: 'Check connection' }).click();
  await lab.panel.getByText('Zoom accepts').first().waitFor();
  const tokens = portals.world.tokens.map(({ value }) => value);
  expect(tokens.length).toBeGreaterThan(0);
  expectNowhere(KIND, [await worker('after the check'), await panel('after the check')], [...values, ...tokens]);

  // The stand-in tells its pages its whole world: without app and token, all that Purview's page has is what it is
  // given.
  portals.world.apps = [];
  portals.world.tokens = [];
  portals.world.account.id = 'another';
  const purview = await lab.open(MANAGER);
  await lab.handOff();
  expectNowhere(KIND, [sink('Purview before the fill', await heapOf(purview))], [...values, ...tokens]);
  await openForm(purview);
  await soon(() => typedIn(purview)).toEqual(values);
  // The control, and the limit: the page that was filled has them.
  expect(found([sink('Purview', await heapOf(purview))], values)).toEqual(['Purview']);
  expectNowhere(KIND, [await worker('after the fill'), await panel('after the fill')], [...values, ...tokens]);

  await sendOwn(lab.panel, { type: 'panel.forget' });
  expect((await storageOf(lab.panel)).session.vault).toEqual({ kept: null, pending: null });
  expectNowhere(KIND, [await worker('at the end'), await panel('at the end')], [...values, ...tokens]);

  const plant = (text: string) => {
    (globalThis as { planted?: string[] }).planted = [text];
  };
  await browser.context.serviceWorkers().at(-1)!.evaluate(plant, PLANTED);
  await lab.panel.evaluate(plant, PLANTED);
  expect(found([await worker('planted'), await panel('planted')], [PLANTED])).toEqual([
    'worker planted',
    'panel planted',
  ]);
}, 120_000);
