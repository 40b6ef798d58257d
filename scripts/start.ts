/**
 * `npm start`: builds the extension and shows it at work on the stand-in sites; in a window where there is a display,
 * else by a headless walk. `npm start -- --live` opens the real Marketplace instead, in a profile of its own.
 */
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { ensureBrowser } from './browser.ts';
import { ensurePortals } from './portals.ts';
import { must, ROOT } from './run.ts';

const BUILD = join(ROOT, '.output/chrome-mv3');
const LIVE = process.argv.includes('--live');
const MARKETPLACE = 'https://marketplace.zoom.us/';
const STAND_INS = ['https://zoom.us/role', MARKETPLACE, 'https://purview.microsoft.com/compliancemanager/overviewpage'];

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * A window with the extension, in a profile kept under .output. Chrome and Edge take an extension by the DevTools
 * protocol only.
 */
async function openWindow(executablePath: string, profile: string, args: readonly string[]): Promise<BrowserContext> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(join(ROOT, '.output/profiles', profile), {
    executablePath,
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--no-first-run', '--enable-unsafe-extension-debugging', ...asRoot, ...args],
  });
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser gives no DevTools session.');
  // The method is younger than Playwright's types.
  const send = session.send as unknown as (method: string, params: object) => Promise<unknown>;
  await send.call(session, 'Extensions.loadUnpacked', { path: BUILD });
  return context;
}

async function show(context: BrowserContext, addresses: readonly string[]): Promise<void> {
  const [first] = context.pages();
  for (const [index, address] of addresses.entries()) {
    const page = index === 0 && first ? first : await context.newPage();
    await page.goto(address);
  }
  await context.pages()[0]?.bringToFront();
  console.log(
    'Press the Connector Guide icon in the toolbar (under the puzzle piece), then "Start guide". Close the window to end.',
  );
  await context.waitForEvent('close', { timeout: 0 });
}

async function showStandIns(executable: string): Promise<void> {
  await ensurePortals();
  if (!hasDisplay()) {
    const { showWalkthrough } = await import('./walkthrough.ts');
    await showWalkthrough();
    return;
  }
  const { startPortals } = await import('../tests/portals/server/index.ts');
  const portals = await startPortals();
  try {
    const args = [...portals.chromiumArgs, '--disable-quic', '--disable-component-update', '--disable-sync'];
    await show(await openWindow(executable, 'stand-ins', args), STAND_INS);
  } finally {
    await portals.close();
  }
}

async function showLive(executable: string): Promise<void> {
  if (!hasDisplay()) throw new Error('The real Marketplace needs a window to sign in: there is no display here.');
  await show(await openWindow(executable, 'live', []), [MARKETPLACE]);
}

try {
  console.log('Building…');
  await must('wxt', ['build']);
  const executable = await ensureBrowser({ branded: hasDisplay() });
  await (LIVE ? showLive(executable) : showStandIns(executable));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
