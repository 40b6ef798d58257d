import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

const inBrowser = {
  environment: 'node' as const,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  globalSetup: 'tests/e2e/support/temporary.ts',
};

/** What takes half a minute or more begins first, so that neither core is idle at the end. */
const LONG = [
  'describe',
  'pool',
  'walk',
  'kill',
  'branches',
  'fill',
  'starts',
  'pictures',
  'page',
  'look-alikes',
  'explain',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

/** What looks at the clock or counts frames runs after all the others, and alone. */
const MEASURED = [
  'tests/pages/timing.test.ts',
  'tests/e2e/load-budget.test.ts',
  'tests/e2e/overlay-harness/rings.test.ts',
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: 'tests/unit/extension.ts',
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'browser',
          // A worker keeps what it has loaded, and the browser that its files share (tests/e2e/support/shared.ts).
          isolate: false,
          include: ['tests/{e2e,pages,portals,recognition}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tests/e2e/firefox/**', ...MEASURED],
          maxWorkers: 2,
        },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'faults',
          // The simulated browser takes the place of what a worker has of the real one.
          include: ['tests/faults/**/*.test.ts'],
          maxWorkers: 2,
        },
      },
      {
        ...jsx,
        test: {
          ...inBrowser,
          name: 'firefox',
          include: ['tests/e2e/firefox/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
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
