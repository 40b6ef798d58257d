/**
 * `npm run pictures`: builds, walks, and takes the README's picture of the product into docs/pictures. The guide's words
 * in it go into a file beside it, by which a test tells when the picture is stale.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Shown } from '../tests/e2e/support/overlay.ts';
import { ensureBrowser } from './browser.ts';
import { ensurePortals } from './portals.ts';
import { must, ROOT } from './run.ts';
import { walkthrough } from './walkthrough.ts';

const PICTURE = join(ROOT, 'docs/pictures/role');

let taken = false;

/** What the guide says in the picture: the card's title, body, progress, status and buttons, and the rings' tags. */
const WORDS = 'h2, h2 + p, .progress, .status, button, summary, .tag';

interface Node {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
}

function closedRoots(node: Node): Node[] {
  const inside = [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(closedRoots);
  return node.shadowRootType === 'closed' ? [node, ...inside] : inside;
}

/** The words that are visible in the guide's closed root, which only the DevTools protocol opens. */
async function wordsIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const words: string[] = [];
  for (const { backendNodeId } of closedRoots(root)) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function () {
        const drawn = [...this.querySelectorAll('${WORDS}')].filter((element) => element.checkVisibility());
        return drawn.map((element) => element.textContent.trim());
      }`,
      returnByValue: true,
    });
    words.push(...(result.value as string[]));
  }
  // Buttons without letters are icons.
  return [...new Set(words)].filter((text) => /\p{L}/u.test(text));
}

/** The role page: the blue ring is on the box to tick next. */
const isIt = ({ rings }: Shown) => rings.some(({ target, status }) => target === 'role.s2s.view' && status === 'next');

async function look(page: Page, shown: Shown): Promise<void> {
  if (taken || !isIt(shown)) return;
  taken = true;
  // The ripple of the last click, and what the follower has selected to type over it, are no part of the picture.
  await page.waitForFunction(() => document.querySelector('.MuiTouchRipple-child') === null);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.screenshot({ path: `${PICTURE}.png` });
  writeFileSync(`${PICTURE}.json`, `${JSON.stringify({ words: await wordsIn(page) }, null, 2)}\n`);
}

mkdirSync(join(ROOT, 'docs/pictures'), { recursive: true });
await must('wxt', ['build']);
await ensurePortals();
await ensureBrowser();
await walkthrough({ look });
if (!taken) throw new Error('The walk met no permission with a blue ring: the picture was not taken.');
console.log('docs/pictures/role.png');
