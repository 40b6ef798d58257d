// Run A: the set's own steps lead through the site, so that every state is met whether or not the guide found the last control.
import path from 'node:path';
import { guide, launch, panel, serve, sleep } from '../browser.mjs';
import { watchSettling } from '../robot.mjs';
import { reader } from '../variants/read.mjs';
import { hands, quiet } from './hands.mjs';
import { nameOf, ringCount, ringed } from './rings.mjs';

const PATIENCE = 2000; // ms that the guide has once the page is quiet
const LEAST = 800; // ms that each state is looked at, so that a wrong ring has time to show

/** Serves the set and opens a browser on it; without the extension when `bare`. */
export async function open(set, { bare = false } = {}) {
  const world = await set.world(),
    portals = await set.portals(world);
  for (const portal of portals) await portal.ready?.();
  const server = await serve(portals, world),
    browser = await launch({ port: server.port, ...(bare ? { ext: '' } : {}) });
  const within = (promise) => Promise.race([promise, sleep(3000)]);
  return {
    world,
    browser,
    close: async () => {
      await within(browser.close().catch(() => {}));
      await within(server.close());
    },
  };
}

/** Opens the first page and, unless bare, starts the guide there. */
async function begin(set, { browser, world }, bare) {
  await browser.context.addInitScript(watchSettling);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(set.start ?? set.steps[0].goto, { waitUntil: 'domcontentloaded' });
  await quiet(page);
  if (bare) return { page, help: hands({ page, world }) };
  const before = await guide(page);
  const early = !!before.card || before.rings.length > 0;
  const side = await panel(browser);
  await side.getByRole('button', { name: 'Start guide', exact: true }).click({ timeout: 8000 });
  await page.bringToFront();
  return { page, early, help: hands({ page, side, world }), eyes: reader(page) };
}

/** What the way needs next in this state: the page's own word, else the step's. */
async function neededIn(page, step) {
  const own = await page.evaluate(() => window.__needed?.() ?? null).catch(() => null);
  return own ?? (typeof step.needed === 'function' ? await step.needed(page) : step.needed) ?? [];
}

/** Goes to where the step is; legal and first-visit prompts on the way are looked at (`watch`), then pressed away. */
async function arrive(step, page, help, watch = () => {}) {
  if (step.goto) await page.goto(step.goto, { waitUntil: 'domcontentloaded' });
  await quiet(page);
  if (step.credentials) await help.credentials();
  for (let i = 0; i < 3 && (await help.prompt()); i += 1) {
    await watch();
    await help.agree();
    await quiet(page);
  }
}

/** One look: until all entries are found, at most 2 s after the page is quiet. Found means seen in two readings, one after the other. */
async function look(page, eyes, rings, entries, any) {
  const found = new Map(),
    once = new Set();
  let reading;
  const glance = async () => {
    reading = await eyes.read();
    rings.add(reading);
    await sleep(50);
  };
  await quiet(page, { each: glance });
  const from = Date.now(),
    since = () => Date.now() - from;
  while (
    since() < LEAST ||
    (found.size < entries.length && since() < PATIENCE) ||
    (rings.unsure() && since() < PATIENCE + LEAST)
  ) {
    await glance();
    for (const entry of entries.filter((e) => !found.has(e))) {
      if (!ringed(reading, entry, any)) once.delete(entry);
      else if (once.has(entry)) found.set(entry, since());
      else once.add(entry);
    }
  }
  return { found, card: reading.card };
}

/** The card's step, state and words, for what was missed. */
async function cardOf(page) {
  const card = (await guide(page).catch(() => null))?.card;
  return card ? { step: card.step, state: card.state, text: card.text.replace(/:host\b.*/s, '') } : null;
}

/** Looks at one state until each needed entry has had its look in sight. Returns what is written down of the step. */
async function measure(step, page, eyes, help) {
  const rings = ringCount();
  await arrive(step, page, help, () => look(page, eyes, rings, []));
  const needed = await neededIn(page, step),
    fate = new Map(),
    cards = [];
  do {
    const next = needed.find((e) => !fate.has(e));
    if (next && !(await help.reveal(next))) fate.set(next, { absent: true });
    const waiting = needed.filter((e) => !fate.has(e)),
      { found, card } = await look(page, eyes, rings, waiting, step.any);
    cards.push(card);
    for (const entry of waiting) {
      if (found.has(entry)) fate.set(entry, { found: true, ms: found.get(entry) });
      else if (entry === next || (await help.inSight(entry)))
        fate.set(entry, { missed: true, card: await cardOf(page) });
    }
  } while (needed.some((e) => !fate.has(e)));
  const named = [...fate].map(([entry, f]) => ({ target: nameOf(entry), ...f }));
  const pick = (kind) => named.filter((n) => n[kind]);
  return {
    step: step.name,
    found: pick('found'),
    missed: pick('missed'),
    absent: pick('absent').map((n) => n.target),
    rings: rings.seen.size,
    wrong: [...rings.wrong.values()],
    card: cards.at(-1) ?? null,
    url: page.url(),
  };
}

async function takePicture(page, out, number, row) {
  const file = path.join(out, `${String(number).padStart(2, '0')}-${row.step.replace(/\W+/g, '-')}.png`);
  await page.screenshot({ path: file }).then(
    () => {
      row.picture = path.basename(file);
    },
    () => {},
  );
}

/** Returns { rows, early, stopped }: a row for each state; early: something was shown before the start; stopped: why it did not end. */
export async function survey(set, { out, say }) {
  const site = await open(set),
    rows = [],
    result = { rows, stopped: '' };
  let at = 'the start';
  try {
    const { page, help, eyes, early } = await begin(set, site, false);
    result.early = early;
    for (const step of set.steps) {
      at = step.name;
      const row = await measure(step, page, eyes, help);
      rows.push(row);
      if (row.missed.length || row.wrong.length || process.env.SHOTS_ALL)
        await takePicture(page, out, rows.length, row);
      say(`  ${row.missed.length || row.wrong.length ? '--' : 'ok'} ${step.name}`);
      await step.act?.(page, site.world, help);
    }
  } catch (error) {
    result.stopped = `at "${at}": ${String(error.message).split('\n')[0]}`;
  } finally {
    await site.close();
  }
  return result;
}

/** The positive control: the same steps without the extension. failed: the needed targets that no one could have seen. */
export async function selfCheck(set, { out, say }) {
  const site = await open(set, { bare: true }),
    failed = [];
  let at = 'the start',
    count = 0,
    number = 0,
    stopped = '';
  try {
    const { page, help } = await begin(set, site, true);
    for (const step of set.steps) {
      at = step.name;
      number += 1;
      await arrive(step, page, help);
      for (const entry of await neededIn(page, step)) {
        count += 1;
        if (!(await help.reveal(entry))) failed.push(`${at}: ${nameOf(entry)}`);
      }
      await takePicture(page, out, number, { step: at });
      say(`  ${failed.some((f) => f.startsWith(`${at}: `)) ? '--' : 'ok'} ${at}`);
      await step.act?.(page, site.world, help);
    }
  } catch (error) {
    stopped = `at "${at}": ${String(error.message).split('\n')[0]}`;
  } finally {
    await site.close();
  }
  return { count, failed, stopped };
}
