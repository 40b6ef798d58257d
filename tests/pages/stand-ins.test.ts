import { expect, it } from 'vitest';
import { walkStandIns } from './stand-ins.ts';

it('on the stand-ins of three frameworks, every target gets its ring, and nothing else does', async () => {
  const stations = await walkStandIns();
  const faults = stations.flatMap(({ variant, page, takenFor, targets }) => [
    ...(takenFor === page ? [] : [`${variant}: ${page} taken for ${takenFor}`]),
    ...targets
      .filter(({ outcome }) => outcome !== 'right')
      .map(({ id, outcome, detail }) => `${variant}, ${page}: ${id} ${outcome}: ${detail}`),
  ]);
  expect(faults).toEqual([]);
  expect(stations.flatMap(({ targets }) => targets).length).toBeGreaterThan(300);
}, 120_000);
