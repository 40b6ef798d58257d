/**
 * The whole set-up on the stand-in sites without a display: a blind follower does what rings and card say, from an
 * empty Zoom account to a connected Compliance Manager. Prints each step as it happens; leaves screenshots and the
 * setup record in `.output/walkthrough/`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type Browser, startBrowser } from '../tests/e2e/support/browser.ts';
import { type FollowOptions, follow, newWalk, pressStart, type Walk } from '../tests/e2e/support/follower.ts';
import type { Shown } from '../tests/e2e/support/overlay.ts';
import { startPortals } from '../tests/portals/server/index.ts';
import { ROOT } from './run.ts';

export const WALKTHROUGH = join(ROOT, '.output/walkthrough');

/** Called at each turn, before the follower acts. */
export type Look = (page: Page, shown: Shown) => Promise<void>;

export interface WalkthroughOptions {
  /** Called besides the printing and the screenshots, for the picture of the README. */
  readonly look?: Look;
  readonly viewport?: Size;
  /** Prints nothing, and leaves no pictures. */
  readonly quiet?: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The window, and one beside the open panel on a small laptop. */
const WINDOW: Size = { width: 1280, height: 800 };
const SMALL_WINDOW: Size = { width: 986, height: 633 };

/** What a walk showed, and the addresses at which the card was seen at more than one place. */
export interface Walked extends Walk {
  readonly movedOn: readonly string[];
}

/** Notes where the card is at each address; its height is no matter of its place. */
function placesOfCard() {
  const places = new Map<string, Set<string>>();
  return {
    note({ card }: Shown, page: Page): void {
      const { pathname, hash } = new URL(page.url());
      const seen = places.get(pathname + hash) ?? new Set();
      if (card) seen.add(`${Math.round(card.box.x)} ${Math.round(card.box.y)}`);
      places.set(pathname + hash, seen);
    },
    movedOn: () => [...places].filter(([, seen]) => seen.size > 1).map(([address]) => address),
  };
}

/** Prints what was done since the last call, and each new step under its card's title. */
function reporter(walk: Walk) {
  let printed = 0;
  let step = '';
  return (shown: Shown) => {
    for (const line of walk.log.slice(printed)) console.log(`     ${line.replace(/^[a-z]+: /, '')}`);
    printed = walk.log.length;
    if (!shown.card || shown.card.step === step) return;
    step = shown.card.step;
    console.log(`\n  ${step}`);
  };
}

async function complianceManagerTab(context: BrowserContext): Promise<Page> {
  const open = () => context.pages().find((page) => page.url().startsWith('https://purview.microsoft.com/'));
  return open() ?? (await context.waitForEvent('page', { predicate: () => open() !== undefined }));
}

async function saveRecord(panel: Page): Promise<void> {
  await panel.bringToFront();
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: 'Save setup record' }).click(),
  ]);
  await download.saveAs(join(WALKTHROUGH, 'setup-record.md'));
}

/** Walks; throws when it does not arrive. Gives how many rings were seen, and those that were not on their control. */
export async function walkthrough(options: WalkthroughOptions = {}): Promise<Walked> {
  const { quiet = false, viewport = WINDOW } = options;
  if (!quiet) rmSync(WALKTHROUGH, { recursive: true, force: true });
  mkdirSync(WALKTHROUGH, { recursive: true });
  const walk = newWalk();
  const places = placesOfCard();
  const report = quiet ? () => {} : reporter(walk);
  const portals = await startPortals();
  let browser: Browser | undefined;
  let shots = 0;
  try {
    browser = await startBrowser(portals, { viewport });
    let page = await browser.context.newPage();
    const shoot = async (of: Page, name: string) => {
      if (quiet) return;
      shots += 1;
      await of.screenshot({ path: join(WALKTHROUGH, `${String(shots).padStart(2, '0')}-${name}.png`) });
    };
    const each: FollowOptions['each'] = async (shown) => {
      report(shown);
      places.note(shown, page);
      await options.look?.(page, shown);
      await shoot(page, shown.card?.step ?? 'page');
    };

    await page.goto('https://zoom.us/role#/detail/1/settings');
    await pressStart(browser);
    await page.bringToFront();
    report(await follow(page, walk, { until: ({ card }) => card?.step === 'handoff', each }));

    const panel = await browser.ownPage('sidepanel.html');
    await panel.getByRole('button', { name: 'Hand off to Compliance Manager' }).waitFor();
    await shoot(panel, 'panel');
    await panel.getByRole('button', { name: 'Hand off to Compliance Manager' }).click();
    if (!quiet) console.log('     in the panel: press "Hand off to Compliance Manager"');
    page = await complianceManagerTab(browser.context);
    await page.bringToFront();
    const last = await follow(page, walk, { until: ({ card }) => card?.step === 'done', each });
    report(last);
    await shoot(page, 'done');
    if (!quiet) await saveRecord(panel);
    await shoot(panel, 'panel');
    if (portals.world.connector.activated.length === 0) {
      throw new Error('The card says that Zoom is connected, but the stand-in Compliance Manager has no connector.');
    }
    if (!quiet) writeFileSync(join(WALKTHROUGH, 'steps.txt'), `${walk.log.join('\n')}\n`);
    return { ...walk, movedOn: places.movedOn() };
  } finally {
    await browser?.close();
    await portals.close();
  }
}

function tellMoves({ width, height }: Size, movedOn: readonly string[]): void {
  // An app's id is drawn anew in each walk.
  const pages = movedOn.map((address) => address.replace(/\/apps\/[^/]+/, '/apps/…'));
  console.log(`At ${width}x${height} the card moved on ${pages.length} pages (${pages.join(', ')}).`);
}

/** Walks and prints the sum. Sets the exit code. */
export async function showWalkthrough(options?: WalkthroughOptions): Promise<void> {
  console.log('No display: walking through the whole set-up on the stand-in sites, headless.');
  const { log, rings, wrong, movedOn } = await walkthrough(options);
  console.log(`\nArrived after ${log.length} actions. ${rings} rings seen, ${wrong.length} beside their control.`);
  tellMoves(WINDOW, movedOn);
  tellMoves(SMALL_WINDOW, (await walkthrough({ quiet: true, viewport: SMALL_WINDOW })).movedOn);
  for (const line of wrong) console.log(`  wrong: ${line}`);
  console.log('Screenshots and setup record: .output/walkthrough/');
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
