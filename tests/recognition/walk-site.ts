/** Leads through a site by its own steps, without the extension, and freezes every state. */
import type { Page } from 'playwright-core';
import type { Freezer } from './freezer.ts';
import { type Help, hands, type Needed, quiet, type Site, type SiteSet, type Step, watchSettling } from './sites.ts';

const LARGE_WINDOW = { width: 1280, height: 900 };
const SMALL_WINDOW = { width: 986, height: 633 };
/** Every so many steps, the small window as well. */
const SMALL_EACH = 4;

export async function freezeSite<World>(
  set: SiteSet<World>,
  site: Site<World>,
  freezer: Freezer,
  smallWindows = true,
): Promise<void> {
  const { context } = site.browser;
  await context.addInitScript(watchSettling);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(set.start, { waitUntil: 'load' });
  const help = hands({ page, world: site.world });
  for (const [index, step] of set.steps.entries()) {
    await arrive(step, page, help, freezer);
    await freezeStep(step, page, help, freezer);
    if (smallWindows && index % SMALL_EACH === 1) {
      await page.setViewportSize(SMALL_WINDOW);
      await quiet(page);
      await freezer.state(page, `${step.name} small window`, await inSight(await neededIn(step, page), help));
      await page.setViewportSize(LARGE_WINDOW);
      await quiet(page);
    }
    await step.act?.(page, site.world, help);
  }
}

/** At rest, and with something of what is needed: a busy machine may be calm before a page's script has run. */
async function settled<World>(page: Page, step: Step<World>, help: Help): Promise<void> {
  await page.waitForLoadState('load');
  await quiet(page);
  const targets = (await neededIn(step, page)).flat();
  if (targets.length > 0 && !(await help.prompt())) {
    // What is needed may lie out of sight, where a set's own truth does not name it yet.
    const isThere = page.waitForFunction((any) => any.some((target) => window.__oracle?.(target).length), targets, {
      timeout: 5000,
    });
    await isThere.catch(() => {});
    await quiet(page);
  }
}

/** Prompts on the way are frozen, too, then pressed away. */
async function arrive<World>(step: Step<World>, page: Page, help: Help, freezer: Freezer): Promise<void> {
  if (step.goto) await page.goto(step.goto, { waitUntil: 'load' });
  await settled(page, step, help);
  for (let prompts = 0; prompts < 3 && (await help.prompt()); prompts += 1) {
    await freezer.state(page, `${step.name} prompt`, []);
    await help.agree();
    await quiet(page);
  }
}

async function neededIn<World>({ needed }: Step<World>, page: Page): Promise<Needed> {
  const own = await page.evaluate(() => (window as { __needed?: () => Needed }).__needed?.() ?? null);
  return own ?? (typeof needed === 'function' ? await needed(page) : needed);
}

async function inSight(needed: Needed, help: Help): Promise<Needed> {
  const seen: Needed = [];
  for (const entry of needed) {
    if (await help.inSight(entry)) seen.push(entry);
  }
  return seen;
}

/** The state as one comes to it; and, while something needed lies out of sight, again after it was scrolled to. */
async function freezeStep<World>(step: Step<World>, page: Page, help: Help, freezer: Freezer): Promise<void> {
  const needed = await neededIn(step, page);
  let now = await inSight(needed, help);
  await freezer.state(page, step.name, now);
  const left = new Set(needed.filter((entry) => !now.includes(entry)));
  for (const entry of left) {
    if (!(await bring(entry, help))) {
      freezer.lines.push(`${step.name}: ${entry} cannot be brought into sight`);
      left.delete(entry);
      continue;
    }
    await quiet(page);
    now = await inSight(needed, help);
    for (const seen of now) left.delete(seen);
    await freezer.state(page, `${step.name} scrolled`, now);
  }
}

/** A prompt may have come late, and lie over it. */
async function bring(entry: Needed[number], help: Help): Promise<boolean> {
  return (await help.reveal(entry)) || ((await help.agree()) && help.reveal(entry));
}
