import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { checkConnection } from '../../utils/zoom/token.ts';
import {
  type FaultName,
  faultNames,
  newApp,
  type Portals,
  readyApp,
  startPortals,
  type ZoomApp,
} from './server/index.ts';
import { AT_API, AT_TOKEN } from './zoom-answers.ts';

// Each answer that the stand-in for Zoom can give, asked for by the product's own check with Node's fetch. The words for
// each verdict are in unit/components/outcomes.test.tsx, the way through the panel in e2e/checks.test.ts.

let portals: Portals;
let app: ZoomApp;

beforeAll(async () => {
  portals = await startPortals();
});
beforeEach(() => {
  portals.reset();
  app = newApp(portals.world, { ...readyApp(), activation: 'activated' });
  portals.world.apps = [app];
  // All connections lead to the stand-in; names and certificates are checked as ever.
  const { connect } = tls;
  vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions) =>
    connect({ ...options, host: '127.0.0.1', port: portals.port, ca: portals.certificate })) as typeof tls.connect);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => portals.close());

const check = (values: { accountId?: string; clientSecret?: string } = {}, timeoutMs?: number) =>
  checkConnection(
    { accountId: portals.world.account.id, clientId: app.clientId, clientSecret: app.clientSecret, ...values },
    { fetch, now: Date.now, timeoutMs },
  );
const asked = () => portals.requests.map(({ method, host, path }) => `${method} ${host}${path}`);

/** Node's fetch says of a refused redirect that it was one. */
const inNode = (answer: string, id: string) => (answer.startsWith('redirect') ? 'redirected' : id);

test('every answer that the stand-in can give has its row', () => {
  // 'hang' is below; a token without scopes is no fault: the two calls decide.
  const apart: FaultName[] = ['hang', 'token-without-scope'];
  const rows = new Set([...Object.keys(AT_TOKEN), ...Object.keys(AT_API), ...apart]);
  expect(faultNames.filter((name) => !rows.has(name))).toEqual([]);
});

test('true values are accepted after one token request and two calls', async () => {
  expect(await check()).toMatchObject({ ok: true, family: 'granular' });
  expect(asked().sort()).toEqual([
    'GET api.zoom.us/v2/accounts/me/settings',
    'GET api.zoom.us/v2/users',
    'POST zoom.us/oauth/token',
  ]);
});

test('a token that names no scopes is judged by the two calls', async () => {
  portals.world.faults.token.push({ answer: 'token-without-scope' });
  await check();
  expect(asked()).toHaveLength(3);
});

test.each(Object.entries(AT_TOKEN))(
  'the token endpoint answers %s: %s, and nothing else is asked',
  async (answer, id) => {
    portals.world.faults.token.push({ answer: answer as FaultName });
    expect(await check()).toMatchObject({ ok: false, id: inNode(answer, id) });
    expect(asked()).toEqual(['POST zoom.us/oauth/token']);
  },
);

test.each(Object.entries(AT_API))('the API answers %s: %s', async (answer, id) => {
  portals.world.faults.users.push({ answer: answer as FaultName });
  expect(await check()).toMatchObject({ ok: false, id });
});

test('a token endpoint that never answers: time-out', async () => {
  portals.world.faults.token.push({ answer: 'hang' });
  expect(await check({}, 200)).toMatchObject({ ok: false, id: 'time-out' });
});

test('a token with two of the four scopes: the other two are named', async () => {
  const scopes = ['user:read:list_users:admin', 'user:read:user:admin'];
  portals.world.faults.token.push({ answer: 'ok', scopes });
  const missing = ['user:read:settings:admin', 'account:read:settings:admin'];
  expect(await check()).toMatchObject({ ok: false, id: 'scopes-missing', missing });
});

test.each<[string, string, () => Parameters<typeof check>[0]]>([
  ['a wrong secret', 'wrong-client', () => ({ clientSecret: 'x'.repeat(32) })],
  ['the account number for the account ID', 'wrong-account-or-inactive', () => ({ accountId: '123456789' })],
  ['the values of a General app', 'wrong-app-type', () => Object.assign(app, { type: 'general' }) && {}],
  [
    'an app that is not active',
    'wrong-account-or-inactive',
    () => Object.assign(app, { activation: 'deactivated' }) && {},
  ],
  ['an account of the basic plan', 'paid-plan', () => Object.assign(portals.world.account, { plan: 'basic' }) && {}],
])('%s: %s', async (_what, id, change) => {
  expect(await check(change())).toMatchObject({ ok: false, id });
});
