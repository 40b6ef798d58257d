import { defineConfig } from 'vitest/config';

/** The unit tests of one folder of `utils`, for Stryker: one project, as its runner understands no more. */
export default defineConfig({
  test: {
    include: [`tests/unit/${process.env.MUTATED}/*.test.ts`],
    environment: 'node',
    setupFiles: 'tests/unit/extension.ts',
    testTimeout: 120_000,
    // Each mutant is run in a worker of its own; within it the test files may share what they load.
    isolate: false,
  },
});
