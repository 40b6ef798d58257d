import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanValue,
  refusalOf,
  summaryOf,
  valueIn,
  type WarningContext,
  warningsOf,
} from '../../../utils/zoom/credentials.ts';
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
    expect(warned({}, { appId: 'other', tokens: ['other'] })).toEqual([]));

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
    ['a line of a settings file', { clientId: `ZOOM_CLIENT_ID=${VALUES.clientId}` }, ['clientId labelled']],
    ['a line of JSON', { clientId: `"client_id": "${VALUES.clientId}",` }, ['clientId labelled']],
    ['a label before it', { accountId: `Account ID: ${VALUES.accountId}` }, ['accountId labelled']],
    [
      'a shell command',
      { clientSecret: `export ZOOM_CLIENT_SECRET=${VALUES.clientSecret}` },
      ['clientSecret labelled'],
    ],
    ['a comma behind it', { clientId: `${VALUES.clientId},` }, ['clientId punctuation']],
    ['angle brackets around it', { accountId: `<${VALUES.accountId}>` }, ['accountId punctuation']],
    ['a tuple around it', { accountId: `('${VALUES.accountId}',)` }, ['accountId quotes']],
    ['a GUID of Microsoft’s', { clientSecret: '8b7a1c52-77aa-4f0e-9d5b-0a1b2c3d4e5f' }, ['clientSecret guid']],
    [
      'ID and secret in each other’s field',
      { clientId: VALUES.clientSecret.replaceAll(/\W/g, 'x'), clientSecret: VALUES.clientId },
      ['clientId swapped'],
    ],
    ['a placeholder', { clientId: 'your-client-id-here' }, ['clientId placeholder']],
    ['a placeholder in brackets', { clientId: '<YOUR_CLIENT_ID>' }, ['clientId placeholder']],
    ['a variable', { clientSecret: `\${ZOOM_CLIENT_SECRET}` }, ['clientSecret placeholder']],
    ['the name of a variable', { clientId: 'zoom_client_id' }, ['clientId placeholder']],
    ['crosses', { clientSecret: 'xxxxxxxxxxxxxxxxxxxxxxxx' }, ['clientSecret placeholder']],
    ['a value cut with an ellipsis', { clientSecret: 'Zk3xQ9hLw7Rt5VbNm2…' }, ['clientSecret cut']],
    ['a value cut with three dots', { clientId: '_vWkzT5cQ6eMk...' }, ['clientId cut']],
    ['a host name', { accountId: 'marketplace.zoom.us' }, ['accountId address']],
    ['a host name with a path', { accountId: 'zoom.us/account/info' }, ['accountId address']],
    ['an access token', { clientSecret: 'eyJhbGciOiJIUzUxMiJ9.eyJ2ZXIiOjl9.Hq' }, ['clientSecret token']],
    ['a whole header', { clientSecret: 'Bearer Zk3xQ9hLw7Rt5VbNm2PsDf8GjYc4Ae' }, ['clientSecret token']],
    ['a value written for an address', { clientSecret: 'Zk3%2Fx%2BQ9hLw7Rt5VbNm2' }, ['clientSecret encoded']],
    ['a letter of another script', { clientId: '_vWkzT5cQ6eМkS2oRjL8Bw' }, ['clientId other-letters']],
  ])('%s', (_, change, expected) => expect(warned(change)).toEqual(expected));

  it('what the pages showed', () => {
    expect(warned({}, { appId: VALUES.accountId })).toEqual(['accountId app-id']);
    expect(warned({}, { tokens: [VALUES.clientSecret] })).toEqual(['clientSecret secret-token']);
  });

  it('a value that is not there is no likeness', () => expect(warned({ clientId: '', clientSecret: '' })).toEqual([]));
});

describe('the value alone', () => {
  const value = VALUES.clientId;
  it.each([
    `ZOOM_CLIENT_ID=${value}`,
    `export ZOOM_CLIENT_ID="${value}"`,
    `"clientId": "${value}",`,
    `Client ID: ${value}`,
    `client_id => '${value}',`,
    `${value},`,
    `<${value}>`,
    `('${value}',)`,
    `“${value}”`,
    ` [${value}] `,
  ])('is offered where it is certain: %s', (text) => expect(valueIn(text)).toBe(value));

  it.each([
    value,
    ` ${value} `,
    'ZOOM_CLIENT_ID=',
    'CLIENT_ID=short',
    '<YOUR_CLIENT_ID_GOES_HERE>',
    'your-client-id-here,',
    'a:b',
    `${value} ${value},`,
    'x'.repeat(400),
  ])('is not where it is not: %s', (text) => expect(valueIn(text)).toBeNull());
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
