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
export async function walkthrough(options: WalkthroughOptions = {}): Promise<Walk> {
  rmSync(WALKTHROUGH, { recursive: true, force: true });
  mkdirSync(WALKTHROUGH, { recursive: true });
  const walk = newWalk();
  const report = reporter(walk);
  const portals = await startPortals();
  let browser: Browser | undefined;
  let shots = 0;
  try {
    browser = await startBrowser(portals);
    let page = await browser.context.newPage();
    const shoot = (of: Page, name: string) => {
      shots += 1;
      return of.screenshot({ path: join(WALKTHROUGH, `${String(shots).padStart(2, '0')}-${name}.png`) });
    };
    const each: FollowOptions['each'] = async (shown) => {
      report(shown);
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
    console.log('     in the panel: press "Hand off to Compliance Manager"');
    page = await complianceManagerTab(browser.context);
    await page.bringToFront();
    const last = await follow(page, walk, { until: ({ card }) => card?.step === 'done', each });
    report(last);
    await shoot(page, 'done');
    await saveRecord(panel);
    await shoot(panel, 'panel');
    if (portals.world.connector.activated.length === 0) {
      throw new Error('The card says that Zoom is connected, but the stand-in Compliance Manager has no connector.');
    }
    writeFileSync(join(WALKTHROUGH, 'steps.txt'), `${walk.log.join('\n')}\n`);
    return walk;
  } finally {
    await browser?.close();
    await portals.close();
  }
}

/** Walks and prints the sum. Sets the exit code. */
export async function showWalkthrough(options?: WalkthroughOptions): Promise<void> {
  console.log('No display: walking through the whole set-up on the stand-in sites, headless.');
  const { log, rings, wrong } = await walkthrough(options);
  console.log(`\nArrived after ${log.length} actions. ${rings} rings seen, ${wrong.length} beside their control.`);
  for (const line of wrong) console.log(`  wrong: ${line}`);
  console.log('Screenshots and setup record: .output/walkthrough/');
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
