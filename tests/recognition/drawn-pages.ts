/** Freezes drawn pages (`tests/independent/variants`) of several seeds. */
import type { Page } from 'playwright-core';
import { entriesOf } from './entries.ts';
import { Freezer } from './freezer.ts';
import { type Drawing, drawn, open } from './sites.ts';
import { TARGETS } from './targets.ts';

const SEEDS = [7, 20261, 31337];
const PAGES_OF_A_SEED = 40;

/** A drawn page names targets in lower case. */
const WRITTEN = new Map(TARGETS.map((target) => [target.toLowerCase(), target]));

/** What a drawn page implies, as its own script says. */
interface Expected {
  alts: { t: string }[][];
  emptyOk: boolean | 'primary';
}

export async function freezeDrawnPages(): Promise<Freezer> {
  const freezer = await Freezer.begin('drawn', 'others');
  const specs = SEEDS.flatMap((seed) => Object.values(drawn.plan(PAGES_OF_A_SEED, seed)).flat());
  const set = { name: 'drawn', start: '', steps: [], world: () => ({}), portals: () => [drawn.portal(specs)] };
  const site = await open(set, { bare: true });
  try {
    const page = site.browser.context.pages()[0]!;
    for (const spec of specs) {
      await freezePage(page, spec, freezer);
    }
  } finally {
    await site.close();
  }
  return freezer;
}

async function freezePage(page: Page, { kind, state, seed, url, axes }: Drawing, freezer: Freezer): Promise<void> {
  await page.setViewportSize(drawn.VIEW[axes.view]!);
  await page.goto(url);
  // A page that is drawn anew once has its expectation only after that.
  await page.waitForFunction(() => (window as { __settledAt?: number }).__settledAt !== undefined);
  const { alts, emptyOk } = await page.evaluate(() => (window as unknown as { __expect: Expected }).__expect);
  // Where words or the card's button will do as well, nothing is needed.
  const needed = emptyOk ? [] : entriesOf(alts.map((way) => way.map(({ t }) => WRITTEN.get(t) ?? t)));
  await freezer.state(page, `${kind} ${state} ${seed}`, needed);
}
