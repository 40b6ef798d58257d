import type { Page, Worker } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { View } from '../../../utils/model/view.ts';
import { appAddress } from '../support/journey.ts';
import { count } from '../support/tally.ts';
import { textsOf } from '../support/texts.ts';
import { openFormIn, TYPED } from './bare-tabs.ts';
import { CONNECTORS, fromConnectorsToForm, inLab, type Lab, soon, typedIn } from './lab.ts';
import { killWorker, storageOf } from './probe.ts';
import { letSleep, type Sleeper } from './sleeper.ts';
import { atRest, type Edge, effectsOf, type Hold, held, numberEffects } from './worker-effects.ts';

// The worker is ended at each effect of a walk, several a walk: at one effect of each stage, and where the panel asks
// for another press, at the fifth after it. The administrator goes on as anybody does: what asks again is pressed again.

const HAND_OFF = 'Hand off to Compliance Manager';

let lab: Lab;

inLab(
  'Kill points',
  async (opened) => {
    lab = opened;
    await lab.browser.context.addInitScript(countFills);
  },
  { own: true },
);

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

/** Waits for what is to come: true where it came, false where the panel asks for another press. */
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

/** One effect of the walk, before or after which the worker is ended. */
interface Point extends Hold {
  readonly stage: Stage;
  /** Its place among all effects of the stage in an undisturbed walk, counted from 1. */
  readonly at: number;
}

type Stage = 'start' | 'collect' | 'check' | 'hand off' | 'fill' | 'validate' | 'finish';

const APART = 5;
const told = ({ stage, at, effect, edge }: Point) => `${edge} ${effect}, effect ${at} of ${stage}`;

/** One walk: at which points the worker was ended, and the buttons that had to be pressed once more, in order. */
class Walk {
  readonly ended: Point[] = [];
  readonly again: string[] = [];
  /** Points that did not come although nothing had been ended before them. */
  readonly absent: Point[] = [];
  /** The effects of each stage that passed before anything was ended. */
  readonly effects = new Map<Stage, string[]>();
  readonly #due: readonly Point[];

  /** @param due where the worker is to be ended, in this walk or in a later one */
  constructor(due: readonly Point[]) {
    this.#due = due;
  }

  /** Lets an attempt of a stage pass, with the worker ended at the next point of the stage that is far enough away. */
  async attempt<Outcome>(stage: Stage, pass: () => Promise<Outcome>): Promise<Outcome> {
    const from = this.ended.filter((one) => one.stage === stage).map(({ at }) => at + APART);
    const point = this.#due.find((one) => one.stage === stage && one.at >= Math.max(0, ...from));
    const worker = await runningWorker();
    await numberEffects(worker, point ?? null);
    let isHeld = false;
    const killed = held(worker).then(() => {
      isHeld = true;
      return killWorker(lab.panel);
    });
    // Where an earlier end left less to do, nothing is held.
    killed.catch(() => {});
    const outcome = await pass();
    // Whoever waits for the held effect waits until the worker is ended.
    await atRest(worker).catch(() => {});
    const effects = await effectsOf(worker).catch(() => []);
    if (point && (isHeld || effects.filter((one) => one === point.effect).length >= point.nth)) {
      await killed;
      this.ended.push(point);
    } else if (this.ended.length === 0) {
      this.effects.set(stage, effects);
      if (point) this.absent.push(point);
    }
    return outcome;
  }

  /** Presses a button of the panel, and once more for every time that it asks so; notes those. */
  async press(stage: Stage, name: string, arrived: () => Promise<boolean>): Promise<void> {
    await lab.panel.bringToFront();
    const ready = buttonOf(name).and(lab.panel.locator(':not([aria-disabled=true])'));
    // What was done and not told may show meanwhile, and make Stop of Start: read and pressed in one.
    const pressed = () =>
      ready.evaluateAll(([button]) => {
        (button as HTMLElement | undefined)?.click();
        return button !== undefined;
      });
    const attempt = async () => {
      await soon(async () => (await arrived()) || (await pressed())).toBe(true);
      return came(name, arrived);
    };
    while (!(await this.attempt(stage, attempt))) {
      this.again.push(name);
      if (this.again.length > this.ended.length) throw new Error(`pressed in vain: ${this.again.join(', ')}`);
    }
  }
}

/** The worker that runs, with nothing under way. */
async function runningWorker(): Promise<Worker> {
  let running: Worker | undefined;
  await soon(async () => {
    const worker = lab.browser.context.serviceWorkers().at(-1);
    const isRunning =
      worker !== undefined &&
      (await atRest(worker)
        .then(() => true)
        .catch(() => false));
    running = isRunning ? worker : undefined;
    return isRunning;
  }).toBe(true);
  return running!;
}

/** From Start on App Credentials to the listed connector, the shortest way. Gives the page. */
async function walkThrough(walk: Walk): Promise<Page> {
  // The last thing that was ended may be the worker of the walk before.
  await runningWorker();
  await lab.fresh();
  await buttonOf('Start guide').waitFor();
  await lab.open(appAddress(lab.app, 'credentials'));
  const purview = await lab.open(CONNECTORS);
  await walk.press('start', 'Start guide', async () => (await stored()).progress?.running ?? false);
  await walk.press('collect', 'Collect credentials', async () => (await stored()).kept !== null);
  await walk.press('check', 'Check connection', async () => (await stored()).session?.check.status === 'ok');
  await walk.press('hand off', HAND_OFF, async () => (await stored()).session?.handoff.status === 'armed');
  const filled = async () => (await typedIn(purview)).join() === lab.canaries().join();
  const isFilled = await walk.attempt('fill', async () => {
    await purview.bringToFront();
    await fromConnectorsToForm(purview);
    return came(HAND_OFF, filled);
  });
  if (!isFilled) {
    walk.again.push(HAND_OFF);
    await walk.press('fill', HAND_OFF, filled);
  }
  await purview.bringToFront();
  await walk.attempt('validate', async () => {
    await purview.getByRole('button', { name: 'Validate connection' }).click();
    await soon(async () => (await stored()).progress?.purview.validatedAt ?? null).not.toBe(null);
    await soon(async () => (await stored()).kept).toBe(null);
  });
  await walk.attempt('finish', async () => {
    for (const name of ['Next', 'Finish']) await purview.getByRole('button', { name, exact: true }).click();
    await soon(async () => (await stored()).progress?.steps.done.state).toBe('done');
  });
  return purview;
}

/** A walk with the worker ended at some of these points; what it did is checked. */
async function disturbedWalk(due: readonly Point[]): Promise<Walk> {
  const walk = new Walk(due);
  const purview = await walkThrough(walk).catch((error: Error) => {
    throw new Error(`ended ${walk.ended.map(told).join(', ')}: ${error.message}`);
  });
  const { ended, again } = walk;
  const where = ended.map(told).join(', ');
  const presses = (name: string) => 1 + again.filter((one) => one === name).length;
  expect(again.length, where).toBeLessThanOrEqual(ended.length);
  // One fill a click at most: what the panel said of a click that did arrive may make one more press necessary.
  const fills = await purview.evaluate(() => (globalThis as unknown as { fills: number }).fills);
  expect(fills, where).toBeGreaterThanOrEqual(1);
  expect(fills, where).toBeLessThanOrEqual(presses(HAND_OFF));
  // Sent to Microsoft once, and asked of Zoom once for each press.
  expect(
    lab.portals.world.connector.submissions.map(({ ok }) => ok),
    where,
  ).toEqual([true]);
  const checks = lab.portals.requests.filter(({ path }) => path === '/oauth/token').length;
  expect(checks, where).toBeLessThanOrEqual(presses('Check connection'));
  for (const { edge } of ended) count(`kill points that the walk outlived: ${edge} an effect`);
  count('kill points after which one button had to be pressed again', again.length);
  return walk;
}

let sleeper: Sleeper | undefined;
afterAll(() => sleeper?.close());

test('before the walks: another browser is left alone, with a release armed', async () => {
  sleeper = await letSleep();
});

test('the worker is ended at each effect in turn: the walk arrives, asks at most once, and fills once a click', async () => {
  const undisturbed = new Walk([]);
  await walkThrough(undisturbed);
  const all = [...undisturbed.effects].flatMap(([stage, effects]) =>
    effects.map((effect, index) => {
      const nth = effects.slice(0, index + 1).filter((one) => one === effect).length;
      return { stage, effect, nth, at: index + 1 };
    }),
  );
  expect(all.map(({ effect }) => effect)).toEqual(
    expect.arrayContaining(['storage.session.set', 'storage.local.set', 'alarms.create', 'fetch', 'tabs.update']),
  );
  // Each effect once, before it is done or after it; `KILL=all` takes both edges of each.
  const isAll = process.env.KILL === 'all';
  const edges = (index: number): Edge[] => (isAll ? ['before', 'after'] : [index % 2 === 0 ? 'before' : 'after']);
  const points: readonly Point[] = all.flatMap((point, index) => edges(index).map((edge) => ({ ...point, edge })));
  const absent = new Set<Point>();
  let due = points;
  for (let walks = 0; due.length > 0; walks += 1) {
    expect(walks, `not ended ${due.map(told).join(', ')}`).toBeLessThan(isAll ? 16 : 8);
    const walk = await disturbedWalk(due);
    for (const point of walk.absent) absent.add(point);
    due = due.filter((point) => !walk.ended.includes(point) && !absent.has(point));
  }
  count('effects of an undisturbed walk (N)', all.length);
  // Whether two messages of a page come to one change of state or to two differs from walk to walk.
  expect([...absent].map(told).slice(isAll ? 8 : 4)).toEqual([]);
}, 300_000);

test('an armed release whose worker fell asleep is filled when the form comes', async () => {
  sleeper ??= await letSleep();
  await sleeper.hasSlept();
  const { page, values } = sleeper;
  await openFormIn(page);
  await soon(() => page.evaluate(TYPED)).toEqual(Object.values(values));
  count('sleeps of a worker that the hand-off outlived', sleeper.sleeps);
}, 480_000);
