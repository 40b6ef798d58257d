import { defineConfig } from 'vitest/config';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

const inBrowser = { environment: 'node' as const, testTimeout: 60_000, hookTimeout: 60_000 };

/** Each keeps one core busy for a minute: they run beside each other, after the short ones. */
const LONG = ['tests/e2e/attacks/kill.test.ts', 'tests/faults/schedules.test.ts'];
/** What looks at the clock or counts frames runs after all the others, and alone. */
const MEASURED = ['tests/pages/timing.test.ts', 'tests/e2e/load-budget.test.ts', 'tests/e2e/overlay-harness/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        ...jsx,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 30_000 },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'browser',
          include: ['tests/{e2e,pages,portals,faults}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...LONG, ...MEASURED],
          maxWorkers: 2,
        },
      },
      {
        ...jsx,
        test: { ...inBrowser, name: 'long', include: LONG, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'measured',
          include: MEASURED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
