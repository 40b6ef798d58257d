import { describe, expect, it } from 'vitest';
import type { VerdictId } from '../../../utils/zoom/token.ts';
import { answer, CLASSIC, check, GRANULAR, granted, NOW, TOKEN, VALUES } from './fake-zoom.ts';

describe('a check that succeeds', () => {
  it('asks once for a token and makes the two read-only calls with it', async () => {
    const { verdict, calls } = await check();
    expect(verdict).toEqual({ ok: true, at: NOW, family: 'granular', extra: [] });
    expect(calls.map((call) => call.url)).toEqual([
      'https://zoom.us/oauth/token',
      'https://api.zoom.us/v2/users?page_size=1',
      'https://api.zoom.us/v2/accounts/me/settings?option=security',
    ]);
    const [token, ...probes] = calls;
    expect(token?.init.method).toBe('POST');
    expect(String(token?.init.body)).toBe(`grant_type=account_credentials&account_id=${VALUES.accountId}`);
    const pair = Buffer.from(`${VALUES.clientId}:${VALUES.clientSecret}`).toString('base64');
    expect(new Headers(token?.init.headers).get('authorization')).toBe(`Basic ${pair}`);
    for (const probe of probes) expect(new Headers(probe.init.headers).get('authorization')).toBe(`Bearer ${TOKEN}`);
  });

  it('sends no cookies, follows no redirect, keeps no copy and no referrer, on every call', async () => {
    const { calls } = await check();
    const options = { credentials: 'omit', redirect: 'error', cache: 'no-store', referrerPolicy: 'no-referrer' };
    for (const call of calls) expect(call.init).toMatchObject(options);
    expect(calls).toHaveLength(3);
  });

  it('takes the classic names, and names what is more than needed', async () => {
    const { verdict } = await check({ token: () => granted({ scope: `${CLASSIC} report:read:admin` }) });
    expect(verdict).toEqual({ ok: true, at: NOW, family: 'classic', extra: ['report:read:admin'] });
  });

  it('lets the calls decide where the answer names no scopes', async () => {
    const { verdict, calls } = await check({ token: () => granted({ scope: undefined }) });
    expect(verdict).toMatchObject({ ok: true, family: null });
    expect(calls).toHaveLength(3);
  });

  it('never goes where the answer points to', async () => {
    const { verdict, calls } = await check({ token: () => granted({ api_url: 'http://169.254.169.254' }) });
    expect(verdict.ok).toBe(true);
    expect(new Set(calls.map((call) => new URL(call.url).host))).toEqual(new Set(['zoom.us', 'api.zoom.us']));
  });

  it.each(['&grant_type=x', '#', '../..', 'é€😀', 'a b+c%41'])(
    'sends an account ID with %j as one exact value',
    async (odd) => {
      const accountId = `q6gBJVO5Tzex${odd}I2rpg`;
      const { calls } = await check({}, {}, { ...VALUES, accountId });
      const sent = new URLSearchParams(String(calls[0]?.init.body));
      expect([...sent]).toEqual([
        ['grant_type', 'account_credentials'],
        ['account_id', accountId],
      ]);
    },
  );

  it('sends a secret with special characters as UTF-8, and drops outer blanks', async () => {
    const { calls } = await check({}, {}, { ...VALUES, clientSecret: ' \u200bp:+%é€\n' });
    const basic = new Headers(calls[0]?.init.headers).get('authorization')?.slice('Basic '.length) ?? '';
    expect(Buffer.from(basic, 'base64').toString('utf8')).toBe(`${VALUES.clientId}:p:+%é€`);
  });
});

const oauth = (reason: string, error: string) => ({ reason, error });
const page = (code: number) => ({ status: false, errorCode: code, errorMessage: 'Said by Zoom', result: null });

/** Every row of the table of the token endpoint's errors, and the numeric codes. */
const TOKEN_ROWS: [string, VerdictId, 'wait' | 'user', () => Response][] = [
  [
    'wrong id or secret, 400',
    'wrong-client',
    'user',
    answer(400, oauth('Invalid client_id or client_secret', 'invalid_client')),
  ],
  [
    'wrong id or secret, 401',
    'wrong-client',
    'user',
    answer(401, oauth('Invalid client_id or client_secret', 'invalid_client')),
  ],
  ['401 without a word', 'refused-silently', 'user', answer(401)],
  ['padded account ID', 'wrong-account-or-inactive', 'wait', answer(400, oauth('Bad Request', 'invalid_request'))],
  ['unknown account', 'wrong-account', 'user', answer(400, oauth('Account does not exist', 'invalid_request'))],
  [
    'account lacks the app type',
    'account-lacks-app-type',
    'user',
    answer(400, oauth('Account does not enabled the OAuth app type', 'invalid_request')),
  ],
  ['wrong app type', 'wrong-app-type', 'user', answer(400, oauth('unsupported grant type', 'unsupported_grant_type'))],
  ['deactivated, said', 'not-active', 'wait', answer(400, oauth('The app has been deactivated', 'invalid_request'))],
  ['deactivated, 400 without a word', 'not-active', 'wait', answer(400)],
  ['empty JSON', 'not-active', 'wait', answer(200, {})],
  ['empty answer', 'not-active', 'wait', answer(200)],
  ['an answer without a token', 'not-active', 'wait', answer(200, { token_type: 'bearer' })],
  [
    'error in a 200',
    'wrong-client',
    'user',
    answer(200, oauth('Invalid client_id or client_secret', 'invalid_client')),
  ],
  ['4702', 'wrong-client', 'user', answer(400, page(4702))],
  ['4704', 'wrong-client', 'user', answer(400, page(4704))],
  ['4705', 'wrong-app-type', 'user', answer(400, page(4705))],
  ['4706', 'wrong-client', 'user', answer(400, page(4706))],
  ['4706 as text', 'wrong-client', 'user', answer(400, { code: '4706', message: 'x' })],
  ['4709', 'wrong-app-type', 'user', answer(400, page(4709))],
  ['4717', 'app-disabled', 'user', answer(400, page(4717))],
  ['4735', 'owner-gone', 'user', answer(400, page(4735))],
  ['4738', 'app-disabled', 'user', answer(400, page(4738))],
  ['4741', 'token-refused', 'wait', answer(400, page(4741))],
  ['4700', 'token-refused', 'wait', answer(400, page(4700))],
  ['500 as HTML', 'zoom-down', 'wait', answer(500, '<html><title>Oops</title></html>')],
  ['502 without a word', 'zoom-down', 'wait', answer(502)],
  ['503 as JSON', 'zoom-down', 'wait', answer(503, oauth('Service Unavailable', 'server_error'))],
  ['HTML, 200', 'zoom-down', 'wait', answer(200, '\ufeff <!doctype html><h1>Sign in</h1>')],
  ['429', 'rate-limited', 'wait', answer(429)],
  ['not JSON', 'unreadable', 'user', answer(200, 'hello')],
  ['a list', 'unreadable', 'user', answer(200, '[]')],
  ['deep nesting', 'unreadable', 'user', answer(200, '['.repeat(60_000))],
  ['scope as a list', 'unreadable', 'user', () => granted({ scope: ['user:read:admin'] })],
  ['scope as a number', 'unreadable', 'user', () => granted({ scope: 7 })],
  ['token as a number', 'unreadable', 'user', () => granted({ access_token: 7 })],
  ['token that no header can hold', 'unreadable', 'user', () => granted({ access_token: 'a\r\nb' })],
  ['something new', 'unknown', 'user', answer(400, oauth('Something new', 'new_error'))],
];

describe('errors of the token endpoint', () => {
  it.each(TOKEN_ROWS)('%s: %s (%s)', async (_, id, retry, token) => {
    const { verdict, calls } = await check({ token });
    expect(verdict).toMatchObject({ ok: false, id, retry });
    expect(calls).toHaveLength(1);
  });

  it('reads Zoom’s words for the details', async () => {
    const { verdict } = await check({ token: answer(400, oauth('Bad Request', 'invalid_request')) });
    expect(verdict).toMatchObject({ words: 'Bad Request · invalid_request' });
    const other = await check({ token: answer(400, page(4717)) });
    expect(other.verdict).toMatchObject({ words: '4717 · Said by Zoom' });
    const html = await check({ token: answer(502, '<html><style>p{}</style><h1>Bad</h1> <b>gateway</b></html>') });
    expect(html.verdict).toMatchObject({ words: 'Bad gateway' });
  });

  it('takes nothing from keys that reach for the prototype', async () => {
    const evil = '{"__proto__":{"access_token":"abc","polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const { verdict } = await check({ token: answer(200, evil) });
    expect(verdict).toMatchObject({ ok: false, id: 'not-active' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('says at once which scopes the token lacks, without a further call', async () => {
    const { verdict, calls } = await check({ token: () => granted({ scope: 'user:read:admin' }) });
    expect(verdict).toMatchObject({ ok: false, id: 'scopes-missing', retry: 'wait', missing: ['account:read:admin'] });
    expect(calls).toHaveLength(1);
    const none = await check({ token: () => granted({ scope: '' }) });
    expect(none.verdict).toMatchObject({ id: 'scopes-missing', missing: GRANULAR.split(' ') });
  });

  it.each([
    ['accountId', ' '],
    ['clientId', 'a:b'],
    ['clientSecret', 'a\u0000b'],
  ])('sends nothing where %s cannot be sent', async (field, value) => {
    const { verdict, calls } = await check({}, {}, { ...VALUES, [field]: value });
    expect(verdict).toMatchObject({ ok: false, id: 'not-sendable', retry: 'user' });
    expect(calls).toHaveLength(0);
  });
});

const lacks = (list: string) => `Invalid access token, does not contain scopes:${list}.`;

/** Every row of the table of the API's errors, at the account call. */
const API_ROWS: [string, VerdictId, 'wait' | 'user', () => Response][] = [
  ['old token', 'token-refused', 'wait', answer(401, { code: 124, message: 'Invalid access token.' })],
  ['old token, 400', 'token-refused', 'wait', answer(400, { code: 124, message: 'Invalid access token.' })],
  ['expired', 'token-refused', 'wait', answer(401, { code: 201, message: 'Access token is expired.' })],
  ['retired kind of token', 'token-refused', 'wait', answer(400, { code: 200, message: 'Invalid api key or secret.' })],
  ['newer shape', 'token-refused', 'wait', answer(400, { status: false, errorCode: 401 })],
  ['401 without a word', 'refused-silently', 'user', answer(401)],
  ['REST API off', 'api-denied', 'user', answer(400, { code: 200, message: 'Account does not enabled REST API.' })],
  [
    'REST API denied',
    'api-denied',
    'user',
    answer(400, {
      message: 'Access to the Zoom REST API has been denied for this user. Contact Zoom Support for details.',
    }),
  ],
  ['403', 'api-denied', 'user', answer(403, { code: 3, message: 'No.' })],
  [
    'denied, said in words',
    'api-denied',
    'user',
    answer(401, { code: 401, message: 'Account does not enabled REST API.' }),
  ],
  ['paid plan', 'paid-plan', 'user', answer(400, { code: 200, message: 'Only available for Paid account: x' })],
  ['no such account', 'wrong-account', 'user', answer(404, { code: 2001, message: 'Account does not exist' })],
  ['no such owner', 'owner-gone', 'user', answer(404, { code: 1001, message: 'User does not exist: x' })],
  ['bad body', 'unknown', 'user', answer(400, { code: 300, message: 'Validation Failed.', errors: [] })],
  ['429', 'rate-limited', 'wait', answer(429, { code: 429, message: 'x' })],
  [
    '429 in a 400',
    'rate-limited',
    'wait',
    answer(400, {
      code: 200,
      message: 'You have reached the maximum per-second rate limit for this API. Try again later.',
    }),
  ],
  ['500', 'zoom-down', 'wait', answer(500, { code: 500, message: 'x' })],
  ['HTML', 'zoom-down', 'wait', answer(200, '<html></html>')],
  ['error in a 200', 'token-refused', 'wait', answer(200, { code: 124, message: 'Invalid access token.' })],
  ['not JSON', 'unreadable', 'user', answer(200, 'hello')],
  ['empty', 'unreadable', 'user', answer(200)],
];

describe('errors of the API', () => {
  it.each(API_ROWS)('%s: %s (%s)', async (_, id, retry, settings) => {
    const { verdict, calls } = await check({ settings });
    expect(verdict).toMatchObject({ ok: false, id, retry });
    expect(calls).toHaveLength(3);
  });

  it.each([
    [
      'granular',
      answer(400, { code: 4711, message: lacks('[account:read:settings:admin]') }),
      ['account:read:settings:admin'],
    ],
    [
      'alternatives',
      answer(400, { code: 4711, message: lacks('[account:read:settings:admin, account:read:settings:master]') }),
      ['account:read:settings:admin'],
    ],
    ['older', answer(400, { code: 4700, message: lacks(' [account:read:admin]') }), ['account:read:admin']],
    ['older with 403', answer(403, { code: 4700, message: lacks(' [account:read:admin]') }), ['account:read:admin']],
    [
      'not JSON',
      answer(400, '{"code":104,"message":"Invalid access token, does not contain scopes:["a:read","b:read"]"}'),
      ['a:read', 'b:read'],
    ],
    ['escaped quotes', answer(401, { code: 104, message: lacks('["a:read"]') }), ['a:read']],
    ['none named', answer(400, { code: 4711, message: lacks('[]') }), ['account:read:settings:admin']],
    ['code alone', answer(400, { code: 4711, message: 'x' }), ['account:read:settings:admin']],
  ])('missing scope, %s', async (_, settings, missing) => {
    const { verdict } = await check({ settings });
    expect(verdict).toMatchObject({ ok: false, id: 'scopes-missing', missing });
  });

  it('tells the missing scopes of both calls together', async () => {
    const { verdict } = await check({
      users: answer(400, { code: 4711, message: lacks('[user:read:list_users:admin, user:read:list_users:master]') }),
      settings: answer(400, { code: 4711, message: lacks('[account:read:settings:admin]') }),
    });
    expect(verdict).toMatchObject({ missing: ['user:read:list_users:admin', 'account:read:settings:admin'] });
  });

  it('tells what must be mended rather than what may pass', async () => {
    const settings = answer(400, { code: 200, message: 'Only available for Paid account' });
    expect((await check({ users: answer(503), settings })).verdict).toMatchObject({ id: 'paid-plan' });
  });
});
