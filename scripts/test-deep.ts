/**
 * `npm run test:deep`: what takes longer than a change may wait for. Mutation testing, planted bugs, every walk and every
 * point at which the worker may die, many more disturbed set-ups and made-up pages than `npm test` has.
 */

import { mutants } from '../tests/mutants/run.ts';
import { install } from './install.ts';
import { run } from './run.ts';
import { runStages, type Stage } from './stages.ts';
import { vitest } from './vitest.ts';
import { makeZips, verifyZips } from './zip.ts';

const ALL = { KILL: 'all', STARTS: 'all', CHECKS: 'all', IDLE: 'long', POOL: 'all' };

/** A script whose last lines say what came of it. */
async function said(script: string, ...args: string[]): Promise<string> {
  const { code, output } = await run('node', [script, ...args]);
  if (code !== 0) throw new Error(`${script} failed (${code})\n${output.trim()}`);
  return output.trim().split('\n').slice(-3).join('\n  ');
}

const STAGES: readonly Stage[] = [
  { name: 'build, zips', work: () => makeZips().then(() => '') },
  // Takes as long as all the others together.
  { name: 'mutants', work: () => mutants(undefined, 1) },
  {
    name: 'every walk, every kill point, every answer, a long sleep, every frozen page',
    work: () =>
      vitest(
        'deep',
        ['--project', 'browser', '--maxWorkers', '1', 'kill.test', 'arrives.test', 'checks.test', 'pool.test'],
        {
          env: ALL,
        },
      ),
    needs: ['build, zips'],
  },
  { name: 'planted bugs', work: () => said('tests/faults/planted.ts', '--browser'), needs: ['build, zips'] },
  { name: 'zips, the same bytes from another folder', work: () => verifyZips(), needs: ['build, zips'] },
  {
    name: 'made-up pages in a report',
    work: () => vitest('fuzz', ['--project', 'unit', 'describe'], { env: { FUZZ: '50000' } }),
  },
  { name: 'disturbed set-ups', work: () => said('tests/faults/run.ts', '--schedules', '100000') },
];

await install();
await runStages(STAGES);
