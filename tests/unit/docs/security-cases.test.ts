import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

interface Holder {
  readonly file: string;
  readonly name: string;
}

/** The rows of the page: the case, and what it names: tests, other cases, or the reason why there is no test. */
const ROWS = readFileSync(join(ROOT, 'docs/security-cases.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [RT]\d/.test(line))
  .map((line) => {
    const [, id = '', , cell = ''] = line.split('|').map((part) => part.trim());
    const parts = cell.split(' <br> ');
    const tests = parts.flatMap((part): Holder[] => {
      const [, file, name] = /^`(tests\/[^`]+\.test\.tsx?)`: (.+)$/.exec(part) ?? [];
      return file && name ? [{ file, name }] : [];
    });
    return { id, tests, rest: parts.length - tests.length };
  });

test('every requirement and every case has its row, in order', () => {
  expect(ROWS.map(({ id }) => id)).toEqual([...numbered('R', 25), ...numbered('T', 100)]);
});

test('every case is held by a test', () => {
  expect(ROWS.filter(({ id, tests }) => id.startsWith('T') && tests.length === 0)).toEqual([]);
  expect(ROWS.filter(({ tests, rest }) => tests.length + rest === 0)).toEqual([]);
});

test.each(ROWS.flatMap(({ id, tests }) => tests.map(({ file, name }) => [id, file, name] as const)))(
  '%s: %s has "%s"',
  (_id, file, name) => {
    expect(existsSync(join(ROOT, file))).toBe(true);
    const source = readFileSync(join(ROOT, file), 'utf8');
    // A name stands in quotes, whole: a test that was renamed is not found.
    expect(["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`))).toBe(true);
  },
);
