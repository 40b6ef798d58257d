/**
 * `npm run pool [-- <set> ...]`: freezes sites, drawn pages and the project's own stand-ins into `pool/`, all of them or
 * those named, and says how many boxes of their controls are where they were.
 */
import { readdirSync } from 'node:fs';
import { ensurePackages, ensurePortals } from '../../scripts/portals.ts';
import { must } from '../../scripts/run.ts';
import { packedSets, SETS } from '../independent/set-folder.ts';
import { startPortals } from '../portals/server/index.ts';
import { Freezer } from './freezer.ts';
import { OWN_SETS, type OwnSet } from './own-sets.ts';

const INDEPENDENT = [...readdirSync(SETS), ...packedSets()];
const DRAWN = 'drawn';

await Promise.all([ensurePackages(`${import.meta.dirname}/../independent`), ensurePortals()]);
const { launch, open, setOf } = await import('./sites.ts');
const { freezeSite } = await import('./walk-site.ts');
const { freezeDrawnPages } = await import('./drawn-pages.ts');

async function freezeIndependent(name: string): Promise<Freezer> {
  const set = await setOf(name);
  const freezer = await Freezer.begin(name, 'others');
  const site = await open(set, { bare: true });
  try {
    await freezeSite(set, site, freezer, !packedSets().includes(name));
  } finally {
    await site.close();
  }
  return freezer;
}

async function freezeOwn({ name, start, steps, variant, furnish }: OwnSet): Promise<Freezer> {
  const portals = await startPortals({ variant });
  furnish?.(portals.world);
  const browser = await launch({ ext: '', port: portals.port, lang: variant.language });
  const freezer = await Freezer.begin(name, 'ours');
  try {
    await browser.context.addInitScript(() => {
      window.__oracle = (target) => window.portalTruth?.elements(target) ?? [];
      const words = ['Agree', 'Get started', 'Got it'];
      Object.assign(window, {
        __interruption: () =>
          [...document.querySelectorAll('button')].find((one) => words.includes(one.textContent?.trim() ?? '')) ?? null,
      });
    });
    const site = { world: portals.world, browser, close: browser.close };
    await freezeSite({ name, start, steps, world: () => portals.world, portals: () => [] }, site, freezer);
  } finally {
    await browser.close();
    await portals.close();
  }
  return freezer;
}

function freezeSet(name: string): Promise<Freezer> {
  const own = OWN_SETS.find((set) => set.name === name);
  if (own) return freezeOwn(own);
  return name === DRAWN ? freezeDrawnPages() : freezeIndependent(name);
}

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : [...INDEPENDENT, DRAWN, ...OWN_SETS.map(({ name }) => name)];
for (const name of names) {
  const freezer = await freezeSet(name);
  console.log(await freezer.end());
  for (const line of freezer.lines) console.log(`  ${line}`);
}
await must('biome', ['format', '--write', 'tests/recognition/pool']);
