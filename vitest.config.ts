import { defineConfig } from 'vitest/config';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

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
          name: 'browser',
          include: ['tests/{e2e,pages,portals,faults}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // A browser on two shared cores can miss a deadline of its own; what had to be tried again is printed.
          retry: 2,
        },
      },
    ],
  },
});
