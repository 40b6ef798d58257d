import { defineConfig } from 'vitest/config';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

const inBrowser = { environment: 'node' as const, testTimeout: 60_000, hookTimeout: 60_000 };

/** What looks at the clock, counts frames or ends the worker at an instant runs after all the others, and alone. */
const MEASURED = [
  'tests/pages/timing.test.ts',
  'tests/e2e/load-budget.test.ts',
  'tests/e2e/overlay-harness/*.test.ts',
  'tests/e2e/attacks/kill.test.ts',
  'tests/faults/schedules.test.ts',
];

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
          exclude: ['**/node_modules/**', ...MEASURED],
          maxWorkers: 2,
        },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'measured',
          include: MEASURED,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
