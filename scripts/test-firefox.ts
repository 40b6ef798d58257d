/** `npm run test:firefox`: what of the tests runs in Firefox, on the build for it. */
import { install } from './install.ts';
import { must } from './run.ts';
import { runStages } from './stages.ts';
import { vitest } from './vitest.ts';

await install({ firefox: true });
await runStages([
  { name: 'build for Firefox', work: () => must('wxt', ['build', '-b', 'firefox', '--mv3']).then(() => '') },
  {
    name: 'tests in Firefox',
    work: () => vitest('firefox', ['--project', 'firefox'], { show: true }),
    needs: ['build for Firefox'],
  },
]);
