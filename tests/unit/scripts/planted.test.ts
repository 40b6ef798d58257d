import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PLANTED } from '../../faults/planted.ts';

const ROOT = join(import.meta.dirname, '../../..');

test.each(PLANTED)('the planted bug "$name" has its one place', ({ file, find }) => {
  expect(readFileSync(join(ROOT, file), 'utf8').split(find).length).toBe(2);
});
