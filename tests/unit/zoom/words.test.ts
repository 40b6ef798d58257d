import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, cleanerFor } from '../../../utils/zoom/words.ts';
import { VALUES } from './fake-zoom.ts';

const clean = cleanerFor(VALUES);

describe('words of Zoom’s that may be shown', () => {
  it('are at most 300 characters, in one line', () => {
    expect(clean('x\n\t y')).toBe('x y');
    expect(clean('x'.repeat(5000))).toHaveLength(300);
    expect(clean(`${'x'.repeat(299)}😀`)).toBe('x'.repeat(299));
  });

  it('hold no control or direction characters', () => {
    expect(clean('a\u0000b\u001b[31mc\u202ed\u2066e\u200bf\u0085')).toBe('ab[31mcdef');
  });

  it('hold no value that invisible characters were to hide', () => {
    expect(clean(`x ${[...VALUES.clientSecret].join('\u200b')} y`)).toBe('x [removed] y');
  });

  it('hold no value that tidying would change first', () => {
    const odd = cleanerFor({ ...VALUES, clientSecret: 'abc<b>def  ghi' });
    expect(odd('<p>abc<b>def  ghi</p>')).toBe('[removed]');
    expect(odd('x abc<b>def  ghi y')).toBe('x [removed] y');
  });

  it('are quick to make, even of hostile text', () => {
    const before = performance.now();
    clean('<'.repeat(65_536));
    clean('<script'.repeat(9000));
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('never hold a value in any form that an answer may echo', () => {
    const value = fc
      .string({ unit: 'binary', minLength: 8, maxLength: 40 })
      .filter((text) => /^[^\p{C}\s][^\p{C}]*[^\p{C}\s]$/u.test(text));
    fc.assert(
      fc.property(value, value, value, fc.string({ maxLength: 20 }), (accountId, clientId, clientSecret, around) => {
        const forms = [accountId, clientId, clientSecret].flatMap((text) => [
          text,
          encodeURIComponent(text),
          new URLSearchParams({ '': text }).toString().slice(1),
          base64(text),
        ]);
        forms.push(base64(`${clientId}:${clientSecret}`));
        const cleaner = cleanerFor({ accountId, clientId, clientSecret });
        for (const form of forms) expect(cleaner(`${around} ${form} ${around}`)).not.toContain(form);
      }),
      { numRuns: 60 },
    );
  });
});
