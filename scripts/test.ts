/**
 * `npm test`: every check that each change has to pass. What has to be installed (the stand-in sites' packages, browsers)
 * comes first and is told apart. `npm run test:firefox` and `npm run test:deep` hold the rest.
 */
import { install } from './install.ts';
import { sizeReport } from './sizes.ts';
import { quiet, runStages, type Stage } from './stages.ts';
import { clearCounts, closingTable } from './table.ts';
import { vitest } from './vitest.ts';
import { makeZips, verifyZips } from './zip.ts';

const STAGES: readonly Stage[] = [
  { name: 'build, zips', work: () => makeZips().then(() => `\n${sizeReport()}`) },
  { name: 'lint and format', work: () => quiet('biome', 'check', '.') },
  { name: 'types', work: () => quiet('tsc', '--noEmit') },
  { name: 'types of the stand-in sites', work: () => quiet('tsc', '--noEmit', '-p', 'tests/portals') },
  { name: 'unused code', work: () => quiet('knip', '--no-config-hints') },
  { name: 'unit tests', work: () => vitest('unit', ['--project', 'unit', '--maxWorkers', '1']) },
  {
    name: 'faults',
    work: () => vitest('faults', ['--project', 'faults', '--maxWorkers', '1']),
    needs: ['build, zips'],
  },
  {
    name: 'zip for Chromium, the same bytes from another folder',
    work: () => verifyZips(['chrome']).then((sums) => `\n${sums.trimEnd().replaceAll(/^/gm, '  ')}`),
    needs: ['build, zips'],
  },
  {
    name: 'browser tests',
    work: () => vitest('browser', ['--project', 'browser', '--project', 'measured'], { show: true }),
    needs: ['build, zips'],
    alone: true,
  },
];

await install();
clearCounts();
await runStages(STAGES, (passed) => `\n== what was tried\n${closingTable(passed)}`);
