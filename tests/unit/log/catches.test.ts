import { expect, test } from 'vitest';
import { sourcesIn } from '../sources.ts';

/** Being built anew; their own `safely` gives way to `guarded`. */
const NOT_YET = /^utils\/(find|sites)\//;
const CATCH = /\bcatch (?:\(\w+\) )?\{|\.catch\(/;

/** The lines of a text that catch an error without a note to the log and without a word on which error is expected. */
function unexplained(text: string): number[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const around = lines.slice(Math.max(0, index - 2), index + 4).join('\n');
    return CATCH.test(line) && !/\/\/ Expected|noteError|\bnote\b|throw /.test(around) ? [index + 1] : [];
  });
}

test('every error that is caught is noted in the log, passed on, or said to be expected', () => {
  const sources = ['entrypoints', 'components', 'utils'].flatMap(sourcesIn).filter(([path]) => !NOT_YET.test(path));
  const found = sources.flatMap(([path, text]) => unexplained(text).map((line) => `${path}:${line}`));
  expect(found).toEqual([]);
});

test.each([
  ['a catch that drops the error', 'try {\n  work();\n} catch {\n  return null;\n}', [3]],
  ['a rejection that is dropped', 'void work().catch(() => {});', [1]],
  ['an expected error', 'try {\n  work();\n} catch {\n  // Expected: no JSON.\n  return null;\n}', []],
  ['a noted error', "work().catch((error) => noteError('message', error));", []],
])('%s is told from the others', (_, text, lines) => {
  expect(unexplained(text)).toEqual(lines);
});
