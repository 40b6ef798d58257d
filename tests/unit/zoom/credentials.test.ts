import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanValue, refusalOf, summaryOf, type WarningContext, warningsOf } from '../../../utils/zoom/credentials.ts';
import { VALUES } from './fake-zoom.ts';

describe('cleaning a value', () => {
  it('takes blanks and invisible characters away outside, never inside', () => {
    expect(cleanValue('\ufeff\t\u200b a \u200b b\u00a0\u2060\r\n')).toBe('a \u200b b');
    fc.assert(fc.property(fc.string(), (inner) => cleanValue(` \u200bx${inner}y\n`) === `x${inner}y`));
  });

  it('is quick on a long run of blanks', () => {
    const before = performance.now();
    expect(cleanValue(`x${' '.repeat(500_000)}y`)).toHaveLength(500_002);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('what is refused', () => {
  it.each([
    ['accountId', '', 'empty'],
    ['clientId', ' \u200b\n', 'empty'],
    ['clientSecret', 'a\u0007b', 'control'],
    ['clientSecret', 'a\nb', 'control'],
    ['accountId', 'x'.repeat(4097), 'too-long'],
    ['clientSecret', 'é'.repeat(2049), 'too-long'],
    ['clientId', 'a:b', 'colon'],
  ])('%s %#', (field, value, reason) => expect(refusalOf({ ...VALUES, [field]: value })).toEqual({ field, reason }));

  it.each([
    ['accountId', 'a:b'],
    ['clientSecret', 'a:b "+%é€😀'],
    ['clientSecret', 'x'],
    ['clientId', 'x'.repeat(4096)],
    ['accountId', ' 123-456 \n'],
  ])('not %s %#', (field, value) => expect(refusalOf({ ...VALUES, [field]: value })).toBeNull());
});

describe('what is warned of', () => {
  const warned = (change: Partial<typeof VALUES>, context: WarningContext = {}) =>
    warningsOf({ ...VALUES, ...change }, context).map(({ field, id }) => `${field} ${id}`);

  it('nothing about values as Zoom gives them', () =>
    expect(warned({}, { appId: 'other', secretToken: 'other' })).toEqual([]));

  it.each([
    ['the dots of a mask', { clientSecret: '••••••••••••' }, ['clientSecret masked']],
    ['asterisks', { clientSecret: '********************' }, ['clientSecret masked']],
    ['round dots', { clientId: '●●●●●●●●●●●●●●●●●●●●' }, ['clientId masked']],
    ['an account number', { accountId: '10009239' }, ['accountId account-number']],
    ['an account number with dashes', { accountId: '100-092-39' }, ['accountId account-number']],
    ['an e-mail address', { accountId: 'ada.lovelace@example.com' }, ['accountId address']],
    ['a web address', { clientId: 'https://zoom.us/account' }, ['clientId address']],
    ['a blank inside', { clientSecret: 'abcdefgh ijklmnopq' }, ['clientSecret inner-blanks']],
    ['something invisible inside', { clientSecret: 'abcdefgh\u200bijklmnopq' }, ['clientSecret inner-blanks']],
    ['quotes', { clientSecret: '"abcdefghijklmnopq"' }, ['clientSecret quotes']],
    ['a short value', { clientSecret: 'abcdefghijklmno' }, ['clientSecret short']],
    ['the same value twice', { clientSecret: VALUES.clientId }, ['clientSecret equal']],
  ])('%s', (_, change, expected) => expect(warned(change)).toEqual(expected));

  it('what the pages showed', () => {
    expect(warned({}, { appId: VALUES.accountId })).toEqual(['accountId app-id']);
    expect(warned({}, { secretToken: VALUES.clientSecret })).toEqual(['clientSecret secret-token']);
  });

  it('a value that is not there is no likeness', () => expect(warned({ clientId: '', clientSecret: '' })).toEqual([]));
});

describe('what may be shown', () => {
  it('is lengths and two tails, and nothing of the secret', () => {
    const summary = summaryOf(VALUES);
    expect(summary).toEqual({
      lengths: { accountId: 22, clientId: 22, clientSecret: 32 },
      tails: { accountId: 'pg', clientId: 'Bw' },
    });
  });

  it('gives no tail of a very short value, nor of one that is the secret', () => {
    const summary = summaryOf({ accountId: 'abc', clientId: VALUES.clientSecret, clientSecret: VALUES.clientSecret });
    expect(summary.tails).toEqual({ accountId: '', clientId: '' });
  });
});
