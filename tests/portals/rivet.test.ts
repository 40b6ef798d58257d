/**
 * Zoom's own client against the stand-in: what Zoom's client refuses, Zoom would not send.
 * Its hosts are fixed, so connections of Node's agent are led to loopback; names and certificates are checked as ever.
 */
import { type Agent, globalAgent } from 'node:https';
import { connect } from 'node:tls';
import { AccountsS2SAuthClient } from '@zoom/rivet/accounts';
import { UsersS2SAuthClient } from '@zoom/rivet/users';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newApp, type Portals, readyApp, startPortals, type ZoomApp } from './server/index.ts';

let portals: Portals;
let app: ZoomApp;

beforeEach(async () => {
  portals = await startPortals();
  const { world, port, certificate } = portals;
  app = newApp(world, { ...readyApp(), activation: 'activated' });
  world.apps = [app];
  vi.stubEnv('NO_PROXY', '*');
  vi.spyOn(globalAgent, 'createConnection').mockImplementation(((options: { servername?: string; host?: string }) =>
    connect({
      servername: options.servername ?? options.host,
      host: '127.0.0.1',
      port,
      ca: certificate,
    })) as Agent['createConnection']);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await portals.close();
});

function credentials() {
  return {
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    accountId: portals.world.account.id,
    disableReceiver: true as const,
  };
}

test("Zoom's client gets a token and lists users", async () => {
  const answer = await new UsersS2SAuthClient(credentials()).endpoints.users.listUsers({ query: { page_size: 1 } });
  expect(answer.statusCode).toBe(200);
  expect(answer.data?.users?.[0]?.email).toBe(portals.world.account.userEmail);
  expect(portals.requests.map(({ method, host, path }) => `${method} ${host}${path}`)).toEqual([
    'POST zoom.us/oauth/token',
    'GET api.zoom.us/v2/users',
  ]);
});

test("Zoom's client reads the account's security settings", async () => {
  const { endpoints } = new AccountsS2SAuthClient(credentials());
  const answer = await endpoints.accounts.getAccountSettings({
    path: { accountId: 'me' },
    query: { option: 'security' },
  });
  expect(answer.data).toHaveProperty('security.password_requirement');
});

test("Zoom's client names the missing scope", async () => {
  app.scopes = app.scopes.filter(({ id }) => id !== 'user:read:list_users:admin');
  const { endpoints } = new UsersS2SAuthClient(credentials());
  await expect(endpoints.users.listUsers({ query: {} })).rejects.toThrow(/400\/4711.*user:read:list_users:admin/);
});

test.each([
  ['a wrong secret', () => ({ clientSecret: 'wrong' }), 'Invalid client_id or client_secret'],
  ['a wrong account', () => ({ accountId: 'wrong' }), 'Bad Request'],
  ['an app that is not active', () => Object.assign(app, { activation: 'deactivated' }) && {}, 'Bad Request'],
  ['an app of another kind', () => Object.assign(app, { type: 'general' }) && {}, 'unsupported grant type'],
])("Zoom's client gets no token with %s", async (_case, change, reason) => {
  const { endpoints } = new UsersS2SAuthClient({ ...credentials(), ...change() });
  await expect(endpoints.users.listUsers({ query: {} })).rejects.toMatchObject({
    response: { status: 400, data: { reason } },
  });
});

test('a token dies with the deactivation of its app', async () => {
  const { endpoints } = new UsersS2SAuthClient(credentials());
  await endpoints.users.listUsers({ query: {} });
  app.activation = 'deactivated';
  await expect(endpoints.users.listUsers({ query: {} })).rejects.toThrow('[401/124]');
});
