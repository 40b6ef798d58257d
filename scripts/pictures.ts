/** `npm run pictures`: builds, walks, and takes the README's pictures of the product into docs/pictures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Shown } from '../tests/e2e/support/overlay.ts';
import { ensureBrowser } from './browser.ts';
import { ensurePortals } from './portals.ts';
import { must, ROOT } from './run.ts';
import { walkthrough } from './walkthrough.ts';

const PICTURES = join(ROOT, 'docs/pictures');
const PANEL_WIDTH = 380;
const SIZE = { width: 1280, height: 800 };

const taken = new Set<string>();
let panel: Page | undefined;

const hasRing = ({ rings }: Shown, target: string) => rings.some((ring) => ring.target.startsWith(target));

async function take(page: Page, name: string): Promise<void> {
  if (taken.has(name)) return;
  taken.add(name);
  // What the follower has selected to type over it is no part of the picture.
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** The panel at the right of the page, as the browser shows it; a headless browser has no side panel. */
async function takeBeside(page: Page, name: string): Promise<void> {
  if (!panel || taken.has(name)) return;
  taken.add(name);
  await page.setViewportSize({ width: SIZE.width - PANEL_WIDTH, height: SIZE.height });
  await panel.setViewportSize({ width: PANEL_WIDTH, height: SIZE.height });
  await page.waitForFunction((width) => innerWidth === width, SIZE.width - PANEL_WIDTH);
  // The panel is scrolled to what the picture is about.
  await panel
    .getByRole('region', { name: 'Hand-off' })
    .evaluate((section) => section.scrollIntoView({ block: 'center' }));
  // Two frames: the guide follows the new layout.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const images = [await page.screenshot(), await panel.screenshot()].map((image) => image.toString('base64'));
  const sheet = await page.context().newPage();
  await sheet.setViewportSize(SIZE);
  await sheet.setContent(
    `<body style="margin:0;display:flex">${images.map((image) => `<img src="data:image/png;base64,${image}">`).join('')}</body>`,
  );
  await sheet.screenshot({ path: join(PICTURES, `${name}.png`) });
  await sheet.close();
  await page.setViewportSize(SIZE);
  await page.bringToFront();
}

async function look(page: Page, shown: Shown): Promise<void> {
  if (hasRing(shown, 'credentials.client-secret')) await take(page, 'credentials');
  if (hasRing(shown, 'scopes.item:user:read:list_users:admin')) await take(page, 'scopes');
  if (hasRing(shown, 'purview.validate')) await takeBeside(page, 'hand-off');
}

mkdirSync(PICTURES, { recursive: true });
await must('wxt', ['build']);
await ensurePortals();
await ensureBrowser();
await walkthrough({
  look,
  lookAtPanel: async (open) => {
    panel = open;
  },
});
console.log([...taken].map((name) => `docs/pictures/${name}.png`).join('\n'));
