/**
 * `npm run independent -- 2026|2023|handoff|role|portals`, `npm run variants`, `npm run first-contact -- <set folder>`:
 * the sites, the drawn pages and the follower of another author, on the build in EXT (`.output/chrome-mv3`, unless
 * named). README.md says what each does.
 */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensurePackages } from '../../scripts/portals.ts';
import { ROOT, run } from '../../scripts/run.ts';
import { chromiumPath } from '../e2e/support/browser.ts';
import { SETS, setFolder } from './set-folder.ts';

const HERE = import.meta.dirname;

/** The command lines for each kind of run, in this folder. */
const RUNS: Record<string, string[][]> = {
  2026: [['zoom/blind-walk.mjs', '2026']],
  2023: [['zoom/blind-walk.mjs', '2023']],
  variants: [['variants/report.mjs']],
  ...Object.fromEntries(
    ['handoff', 'role', 'portals'].map((part) => [part, [['purview/warm.mjs'], ['walks.mjs', part]]]),
  ),
};

const [kind = '', set] = process.argv.slice(2);
const folder = resolve(
  process.env.INIT_CWD ?? '.',
  existsSync(join(SETS, set ?? '')) ? join(SETS, set ?? '') : (set ?? '.'),
);
const lines = kind === 'first-contact' ? [['first-contact.mjs', await setFolder(folder)]] : RUNS[kind];
if (!lines) throw new Error(`Which? ${[...Object.keys(RUNS), 'first-contact <set folder>'].join(', ')}`);
process.env.EXT = resolve(process.env.EXT ?? join(ROOT, '.output/chrome-mv3'));
process.env.CHROMIUM = chromiumPath();
if (!existsSync(join(process.env.EXT, 'manifest.json')))
  throw new Error(`No build in ${process.env.EXT}: npm run build`);
if (process.env.OUT) process.env.OUT = resolve(process.env.OUT);
await ensurePackages(HERE);
for (const line of lines) {
  const { code } = await run('node', line, { cwd: HERE, show: true });
  process.exitCode = code;
  if (code !== 0) break;
}
