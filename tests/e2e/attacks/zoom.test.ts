import { beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../portals/server/index.ts';
import { count } from '../support/tally.ts';
import { inLab, type Lab, soon } from './lab.ts';
import { sendOwn, storageOf } from './probe.ts';

// A token server that is not Zoom's: what it may send, it gets one request for, without cookies, and nothing of it is
// obeyed. What each answer is taken for is in portals/zoom-answers.test.ts.

let lab: Lab;

inLab('Attacks: a false token server', async (opened) => {
  lab = opened;
  await lab.giveCredentials();
  // The stand-in sets a session cookie for zoom.us on every page.
  await lab.open('https://zoom.us/profile');
  expect((await lab.browser.context.cookies('https://zoom.us')).map(({ name }) => name)).toContain('_zm_ssid');
  await lab.panel.bringToFront();
});
beforeEach(() => {
  lab.portals.world.faults = { token: [], users: [], settings: [] };
});

interface Check {
  readonly status: string;
  readonly verdict: { ok: boolean; id?: string } | null;
}

const checkOf = async () => ((await storageOf(lab.panel)).session as { session: { check: Check } }).session.check;

/** What one press on Check asks for, to its verdict. Gives what was asked of any host. */
async function check(answer?: Answer): Promise<{ verdict: Check['verdict']; asked: string[]; cookies: number }> {
  await sendOwn(lab.panel, { type: 'panel.stop-check' });
  if ((await checkOf()).status === 'ok') {
    // What was found good is not asked again; the same values entered anew are.
    await sendOwn(lab.panel, { type: 'panel.forget' });
    await lab.giveCredentials();
  }
  lab.portals.world.faults.token = answer ? [{ answer }] : [];
  lab.portals.requests.length = 0;
  await sendOwn(lab.panel, { type: 'panel.check' });
  await soon(() => lab.portals.requests.some(({ path }) => path === '/oauth/token')).toBe(true);
  await expect.poll(async () => (await checkOf()).status, { timeout: 20_000 }).not.toBe('running');
  const asked = lab.portals.requests.filter(({ byBrowser }) => !byBrowser);
  count('checks');
  return {
    verdict: (await checkOf()).verdict,
    asked: asked.map(({ method, host, path }) => `${method} ${host}${path}`),
    cookies: asked.filter(({ cookie }) => cookie).length,
  };
}

const ONE_POST = ['POST zoom.us/oauth/token'];

test.each(
  [301, 302, 303, 307, 308].flatMap((status) =>
    ['https://elsewhere.example/oauth/token', 'https://api.zoom.us/v2/users', '/oauth/token2'].map(
      (to) => [status, to] as const,
    ),
  ),
)('a redirect %i to %s is not followed', async (status, location) => {
  const { asked, verdict } = await check({ status, headers: { location } });
  expect(asked).toEqual(ONE_POST);
  expect(verdict?.ok).toBe(false);
  count('redirects, not followed');
});

test('cookies of zoom.us are not sent, and those of an answer are not kept', async () => {
  const { asked, cookies } = await check();
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual(ONE_POST);
  expect(cookies).toBe(0);
  await check({
    status: 400,
    body: {},
    headers: { 'set-cookie': 'planted=1; Domain=zoom.us; Path=/; Secure; SameSite=None' },
  });
  const { status, verdict } = await checkOf();
  expect([status, verdict?.ok]).not.toEqual(['ok', true]);
  expect((await lab.browser.context.cookies('https://zoom.us')).map(({ name }) => name)).not.toContain('planted');
});

const SUCCESS = { access_token: 'opaque', token_type: 'bearer', expires_in: 3600, scope: '' };

test.each([
  'https://evil.example',
  'http://169.254.169.254/latest',
  'https://zoom.us.evil.example',
  '//evil.example',
  'javascript:alert(1)',
])('an api_url of %s is never asked', async (api_url) => {
  const { scope, ...named } = SUCCESS;
  const { asked } = await check({ status: 200, body: { ...named, api_url } });
  expect(asked.filter((one) => !/ (zoom\.us\/oauth\/token|api\.zoom\.us\/v2\/)/.test(one))).toEqual([]);
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual(ONE_POST);
  expect(scope).toBe('');
  count('addresses of an answer, never asked');
});

const BODIES: readonly [string, Answer][] = [
  [
    'keys of the prototype',
    { status: 200, body: '{"__proto__":{"access_token":"x","polluted":1},"constructor":{"prototype":{"polluted":1}}}' },
  ],
  ['brackets a hundred thousand deep', { status: 200, body: `${'['.repeat(32_000)}${']'.repeat(32_000)}` }],
  ['a list of scopes that is a number', { status: 200, body: { ...SUCCESS, scope: 7 } }],
  ['a token that is an object', { status: 200, body: { ...SUCCESS, access_token: { toString: 'x' } } }],
  ['a token that would break a header', { status: 200, body: { ...SUCCESS, access_token: 'a\r\nx-more: 1' } }],
  ['HTML with a success code', { status: 200, body: '<script>1</script>', headers: { 'content-type': 'text/html' } }],
  ['a question for a password', { status: 401, body: '', headers: { 'www-authenticate': 'Basic realm="zoom"' } }],
  ['a body of one megabyte', { status: 200, body: `{"access_token":"${'x'.repeat(1_000_000)}"}` }],
];

test.each(BODIES)('%s is not taken for an answer', async (_name, answer) => {
  const { asked, verdict } = await check(answer);
  expect(asked).toEqual(ONE_POST);
  expect(verdict?.ok).toBe(false);
  expect(
    await lab.panel.evaluate(() => ({}) as { polluted?: number }).then(({ polluted }) => polluted),
  ).toBeUndefined();
  count('malformed answers, refused');
});

test('an endless body is cut and the next check works', async () => {
  const { asked, verdict } = await check({ status: 200, body: 'x'.repeat(16_384), behaviour: 'endless' });
  expect(asked).toEqual(ONE_POST);
  expect(verdict).toMatchObject({ ok: false, id: 'too-large' });
  expect((await check()).verdict?.ok).toBe(true);
});
