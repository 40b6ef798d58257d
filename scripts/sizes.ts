/**
 * Size budgets of the production build: `node scripts/sizes.ts` after `npm run build`, and a stage of `npm
 * test`. Sizes are gzip, level 9, in kB of 1000 bytes.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './run.ts';

const BUILD = join(ROOT, '.output/chrome-mv3');

interface Size {
  readonly what: string;
  /** kB. */
  readonly size: number;
  /** kB; undefined where the figure is only told. */
  readonly budget?: number;
  /** kB that are let pass although they are over the budget, and may not grow. The table says so. */
  readonly accepted?: number;
}

const gzipped = (file: string) => gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length / 1000;

/** Scripts and styles that a page of the build loads at once, itself not counted. */
function loadedBy(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    const source = readFileSync(join(BUILD, file), 'utf8');
    const links = file.endsWith('.html')
      ? source.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)
      : source.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g);
    for (const [, link = ''] of links) {
      const path = link.startsWith('.') ? join(dirname(file), link) : link.replace(/^\//, '');
      if (found.has(path)) continue;
      found.add(path);
      if (path.endsWith('.js')) visit(path);
    }
  };
  visit(page);
  return found;
}

const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzipped(file), 0);

/** The newest zip for Chromium, in kB; undefined before `npm run zip`. */
function zipSize(): number | undefined {
  const output = dirname(BUILD);
  const zip = readdirSync(output).find((name) => name.endsWith('-chrome.zip'));
  return zip === undefined ? undefined : statSync(join(output, zip)).size / 1000;
}

/** All figures. Throws where the build is missing. */
function sizes(): Size[] {
  if (!existsSync(BUILD)) throw new Error('There is no build. Run: npm run build');
  const [popup, panel] = [loadedBy('popup.html'), loadedBy('sidepanel.html')];
  const both = new Set([...popup, ...panel]);
  const shared = [...both].filter((file) => popup.has(file) && panel.has(file));
  const own = [...both].filter((file) => !shared.includes(file));
  const zip = zipSize();
  return [
    { what: 'content script', size: gzipped('guide.js'), budget: 20, accepted: 46.5 },
    { what: 'background', size: gzipped('background.js'), budget: 15, accepted: 20 },
    { what: 'panel and popup, beyond what they share', size: sum(own), budget: 20 },
    { what: 'what panel and popup share', size: sum(shared) },
    ...(zip === undefined ? [] : [{ what: "store's zip for Chromium", size: zip, budget: 120 }]),
  ];
}

function verdictOf({ size, budget, accepted }: Size): string {
  if (budget === undefined) return '';
  if (size <= budget) return `of ${budget} kB: kept`;
  const over = `of ${budget} kB: ${(size - budget).toFixed(1)} kB over`;
  return accepted !== undefined && size <= accepted ? `${over}, accepted up to ${accepted} kB` : `${over}, FAILED`;
}

/** A table to print, and whether no figure is over what is accepted. */
export function sizeReport(): { readonly table: string; readonly kept: boolean } {
  const rows = sizes();
  const lines = rows.map((row) =>
    `  ${row.what.padEnd(42)}${row.size.toFixed(1).padStart(7)} kB  ${verdictOf(row)}`.trimEnd(),
  );
  const kept = rows.every(({ size, budget = Infinity, accepted = budget }) => size <= accepted);
  return { table: lines.join('\n'), kept };
}

if (import.meta.main) {
  const { table, kept } = sizeReport();
  console.log(table);
  process.exitCode = kept ? 0 : 1;
}
