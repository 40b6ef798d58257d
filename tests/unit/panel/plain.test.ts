import { expect, it } from 'vitest';
import { plain } from '../../../utils/panel/plain.ts';

it('marks what could make a page’s text read as something else', () => {
  expect(plain('a\u202Eb\u200Bc\nd', 50)).toBe('a\u{FFFD}b\u{FFFD}c\u{FFFD}d');
});

it('caps by characters and never cuts one in half', () => {
  expect(plain('😀😀😀😀', 3)).toBe('😀😀…');
  expect(plain('abc', 3)).toBe('abc');
});
