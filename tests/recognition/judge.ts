/** Asks the recogniser about every frozen page of the pool: `npm run recognition -- [set …]` prints what it says, `--ablate` what each feature is worth. */
import { build } from 'esbuild';
import type { PageRecord } from './judge-page.ts';
import { type Frozen, openFrozen, pool, startChromium } from './load.ts';

/** What was found on one frozen page. */
export interface Judged extends PageRecord {
  readonly frozen: Frozen;
}

const SITES: Readonly<Record<string, string>> = {
  'marketplace.zoom.us': 'marketplace',
  'purview.microsoft.com': 'purview',
  'compliance.microsoft.com': 'purview',
};

/** The site that an address belongs to, as `utils/hosts.ts` says. */
const siteOf = (url: string): string => SITES[new URL(url).host] ?? 'role';

/** A script for a page, bundled. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(file, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    define: { 'import.meta.env': '{}' },
  });
  return outputFiles[0]!.text;
}

/** The answers on some frozen pages, all of the pool unless told, one after the other. */
export async function judgePool(states: readonly Frozen[] = pool()): Promise<Judged[]> {
  const script = await bundle('./judge-page.ts');
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const all: Judged[] = [];
    for (const frozen of states) {
      await openFrozen(page, frozen);
      await page.evaluate(script);
      const record = await page.evaluate<PageRecord>(
        `judge(${JSON.stringify(siteOf(frozen.url))}, ${JSON.stringify(frozen.url)})`,
      );
      all.push({ ...record, frozen });
    }
    return all;
  } finally {
    await browser.close();
  }
}

/** What a set came to: of what is there, how much was answered rightly; of what was answered, how much wrongly. */
export interface Tally {
  expected: number;
  right: number;
  answered: number;
  wrong: number;
  needed: number;
  met: number;
}

/** Whether an entry of what the way needs next is met: a target, or several of which one will do. */
function isMet(entry: string | string[], { targets }: Judged): boolean {
  const ids = [entry].flat();
  return targets.some(({ id, answer }) => ids.includes(id) && answer === 'right');
}

/** Sums the answers by set. */
export function tally(all: readonly Judged[]): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const one of all) {
    const sum = sums.get(one.frozen.set) ?? { expected: 0, right: 0, answered: 0, wrong: 0, needed: 0, met: 0 };
    sums.set(one.frozen.set, sum);
    for (const { expected, answer } of one.targets) {
      sum.expected += expected ? 1 : 0;
      sum.right += answer === 'right' ? 1 : 0;
      sum.answered += answer === 'none' ? 0 : 1;
      sum.wrong += answer === 'wrong' ? 1 : 0;
    }
    for (const entry of one.frozen.needed) {
      sum.needed += 1;
      sum.met += isMet(entry, one) ? 1 : 0;
    }
  }
  return sums;
}

if (import.meta.main) {
  const sets = process.argv.slice(2).filter((word) => word !== '--ablate');
  const all = await judgePool(sets.length > 0 ? pool(sets) : undefined);
  for (const one of all) {
    const bad = one.targets.filter(({ expected, answer }) => (answer === 'none' ? expected : answer !== 'right'));
    const unmet = one.frozen.needed.filter((entry) => !isMet(entry, one));
    console.log(
      `${one.frozen.set} ${one.frozen.name}: ${one.page} ${one.ms.toFixed(1)} ms${unmet.length ? `  UNMET ${JSON.stringify(unmet)}` : ''}`,
    );
    for (const { id, expected, answer, why, pairs } of bad) {
      console.log(`    ${id} ${answer}${expected ? '' : ' (not there)'} ${why}`);
      for (const pair of pairs.slice(0, 3)) {
        const told = Object.entries(pair.values).map(([name, v]) => `${name} ${Math.round(v * 100) / 100}`);
        console.log(`        ${pair.right ? '+' : '-'} ${pair.is} | ${told.join(' ')}`);
      }
    }
  }
  for (const [set, sum] of tally(all)) console.log(set, JSON.stringify(sum));
  if (process.argv.includes('--ablate')) console.log((await import('./ablate.ts')).ablation(all));
}
