import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { View } from '../../../utils/model/view.ts';
import { appAddress } from '../support/journey.ts';
import { count } from '../support/tally.ts';
import { textsOf } from '../support/texts.ts';
import { openFormIn, TYPED } from './bare-tabs.ts';
import { CONNECTORS, fromConnectorsToForm, inLab, type Lab, soon, typedIn } from './lab.ts';
import { killWorker, storageOf } from './probe.ts';
import { letSleep, type Sleeper } from './sleeper.ts';
import { type Edge, effectsOf, held, numberEffects } from './worker-effects.ts';

// The worker is ended at every effect of a walk, one a walk. She goes on as anybody does: what asks again is pressed
// again.

const HAND_OFF = 'Hand off to Compliance Manager';

let lab: Lab;

inLab('Kill points', async (opened) => {
  lab = opened;
  await lab.browser.context.addInitScript(countFills);
});

/** Counts in a page how often a secret is written into it. Runs there. */
function countFills(): void {
  const all = globalThis as unknown as { fills: number };
  all.fills = 0;
  const note = ({ target }: Event) => {
    const { type, value } = target as HTMLInputElement;
    if (type === 'password' && value !== '') all.fills += 1;
  };
  addEventListener('input', note, true);
}

async function stored() {
  const { local, session } = await storageOf(lab.panel);
  return {
    progress: local.progress as Pick<View, 'running' | 'purview' | 'steps'> | undefined,
    session: session.session as Pick<View, 'check' | 'handoff'> | undefined,
    kept: (session.vault as { kept: unknown } | undefined)?.kept ?? null,
  };
}

const t = textsOf('en');
/** What the panel says where nothing came of a press. */
const ASKS_AGAIN = ['panel_no_answer', 'panel_check_interrupted', 'fill_document'].map(t);

const buttonOf = (name: string) => lab.panel.getByRole('button', { name, exact: true });

/** Waits for what she waits for: true where it came, false where the panel asks her to press again. */
async function came(name: string, arrived: () => Promise<boolean>): Promise<boolean> {
  const section = lab.panel.locator('section, main').filter({ has: buttonOf(name) });
  const asks = async () => {
    const busy = await buttonOf(name).evaluateAll(([one]) => one?.getAttribute('aria-busy') !== 'false');
    if (busy) return false;
    const said = (await section.allInnerTexts()).at(-1) ?? '';
    return ASKS_AGAIN.some((text) => said.includes(text));
  };
  let outcome: boolean | null = null;
  await soon(async () => {
    if (await arrived()) outcome = true;
    else if (await asks()) outcome = false;
    return outcome;
  }).not.toBe(null);
  return outcome === true;
}

/** Presses a button of the panel, and once more for every time that it asks so; notes those. */
async function press(again: string[], name: string, arrived: () => Promise<boolean>): Promise<void> {
  await lab.panel.bringToFront();
  const ready = buttonOf(name).and(lab.panel.locator(':not([aria-disabled=true])'));
  await ready.click();
  while (!(await came(name, arrived))) {
    again.push(name);
    if (again.length === 4) throw new Error(`pressed in vain: ${again.join(', ')}`);
    // What was done and not told may show meanwhile, and make Stop of Start: read and pressed in one.
    const pressed = () =>
      ready.evaluateAll(([button]) => {
        (button as HTMLElement | undefined)?.click();
        return button !== undefined;
      });
    await soon(async () => (await arrived()) || (await pressed())).toBe(true);
  }
}

/**
 * From Start on App Credentials to the listed connector, the shortest way. Gives the buttons that she had to press once
 * more, and the page.
 */
async function walk(): Promise<{ again: string[]; purview: Page }> {
  const again: string[] = [];
  await lab.open(appAddress(lab.app, 'credentials'));
  const purview = await lab.open(CONNECTORS);
  await press(again, 'Start guide', async () => (await stored()).progress?.running ?? false);
  await press(again, 'Collect credentials', async () => (await stored()).kept !== null);
  await press(again, 'Check connection', async () => (await stored()).session?.check.status === 'ok');
  await press(again, HAND_OFF, async () => (await stored()).session?.handoff.status === 'armed');
  await purview.bringToFront();
  await fromConnectorsToForm(purview);
  const filled = async () => (await typedIn(purview)).join() === lab.canaries().join();
  if (!(await came(HAND_OFF, filled))) {
    again.push(HAND_OFF);
    await press(again, HAND_OFF, filled);
    await purview.bringToFront();
  }
  await purview.getByRole('button', { name: 'Validate connection' }).click();
  await soon(async () => (await stored()).progress?.purview.validatedAt ?? null).not.toBe(null);
  await soon(async () => (await stored()).kept).toBe(null);
  for (const name of ['Next', 'Finish']) await purview.getByRole('button', { name, exact: true }).click();
  await soon(async () => (await stored()).progress?.steps.done.state).toBe('done');
  return { again, purview };
}

/** A walk whose worker is ended once, at the `at`-th effect. Gives all effects where the walk has fewer, else null. */
async function walkKilledAt(at: number, edge: Edge): Promise<string[] | null> {
  await lab.fresh();
  await buttonOf('Start guide').waitFor();
  const worker = lab.browser.context.serviceWorkers().at(-1)!;
  await numberEffects(worker, at, edge);
  let isHeld = false;
  let point = 'none';
  const ended = held(worker).then(async () => {
    isHeld = true;
    point = (await effectsOf(worker)).at(-1) ?? point;
    await killWorker(lab.panel);
  });
  // A walk that ends first never holds it.
  ended.catch(() => {});
  const { again, purview } = await walk().catch((error: Error) => {
    throw new Error(`ended ${edge} effect ${at} (${point}): ${error.message}`);
  });
  const effects = await effectsOf(worker).catch(() => []);
  if (isHeld || effects.length >= at) await ended;

  const where = `${edge} effect ${at} (${point})`;
  const fills = await purview.evaluate(() => (globalThis as unknown as { fills: number }).fills);
  const checks = lab.portals.requests.filter(({ path }) => path === '/oauth/token').length;
  expect([where, again.length <= 1, again]).toEqual([where, true, again]);
  // One fill a click at most: what the panel said of a click that did arrive may make her press once more.
  const clicks = 1 + again.filter((name) => name === HAND_OFF).length;
  expect([where, fills >= 1 && fills <= clicks, fills]).toEqual([where, true, fills]);
  // Sent to Microsoft once, and asked of Zoom once for each press.
  expect([where, lab.portals.world.connector.submissions.map(({ ok }) => ok)]).toEqual([where, [true]]);
  expect([where, checks <= 1 + again.length]).toEqual([where, true]);
  if (!isHeld) return effects;
  count(`kill points that the walk outlived: ${edge} an effect`);
  count('kill points after which one button had to be pressed again', again.length);
  return null;
}

let sleeper: Sleeper | undefined;
afterAll(() => sleeper?.close());

test('before the walks: another browser is left alone, with a release armed', async () => {
  sleeper = await letSleep();
});

test('the worker is ended at each effect in turn: the walk arrives, asks at most once, and fills once a click', async () => {
  // Both edges take two minutes; a run of everything takes each effect once, before it is done or after it.
  const edges = (at: number): Edge[] =>
    process.env.KILL === 'all' ? ['before', 'after'] : [at % 2 === 1 ? 'before' : 'after'];
  let all: string[] | null = null;
  for (let at = 1; all === null; at += 1) {
    for (const edge of edges(at)) all ??= await walkKilledAt(at, edge);
  }
  count('effects of an undisturbed walk (N)', all.length);
  expect(all).toEqual(
    expect.arrayContaining(['storage.session.set', 'storage.local.set', 'alarms.create', 'fetch', 'tabs.update']),
  );
}, 600_000);

test('its worker fell asleep meanwhile, and what was asked for goes on when the form comes', async () => {
  sleeper ??= await letSleep();
  await sleeper.hasSlept();
  const { page, values } = sleeper;
  await openFormIn(page);
  await soon(() => page.evaluate(TYPED)).toEqual(Object.values(values));
  count('sleeps of a worker that the hand-off outlived', sleeper.sleeps);
}, 480_000);
