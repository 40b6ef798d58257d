// node zoom/api-selfcheck.mjs: holds the API stand-in against Zoom's own Node SDK (@zoom/rivet) and a plain https client.
import assert from 'node:assert/strict';
import https from 'node:https';
import tls from 'node:tls';
import { serve } from '../browser.mjs';
import { zoomApi } from './api.mjs';
import { makeApp, setScopes, zoomWorld } from './world.mjs';

const world = zoomWorld({ apiLatency: [1, 5] }),
  server = await serve([zoomApi()], world);
https.globalAgent.createConnection = (options, done) =>
  tls.connect(
    { host: '127.0.0.1', port: server.port, servername: options.host ?? options.hostname, rejectUnauthorized: false },
    done,
  );
const ask = (url, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((done, fail) => {
    const u = new URL(url);
    const req = https.request(
      {
        host: '127.0.0.1',
        port: server.port,
        path: u.pathname + u.search,
        method,
        rejectUnauthorized: false,
        headers: { host: u.host, ...headers },
        agent: false,
      },
      (res) => {
        const parts = [];
        res.on('data', (c) => parts.push(c));
        res.on('end', () => {
          const text = Buffer.concat(parts).toString();
          let data;
          try {
            data = JSON.parse(text);
          } catch {
            data = undefined;
          }
          done({ status: res.statusCode, headers: res.headers, text, data });
        });
        res.on('error', fail);
      },
    );
    req.on('error', fail);
    if (body) req.write(body);
    req.end();
  });
const basic = (a) => ({ authorization: `Basic ${Buffer.from(`${a.clientId}:${a.clientSecret}`).toString('base64')}` });
const grant = (a, o = {}) =>
  ask('https://zoom.us/oauth/token', {
    method: 'POST',
    headers: { ...basic(a), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: world.account.id, ...o }).toString(),
  });
let n = 0;
const ok = (what, run) => {
  run();
  n += 1;
  console.log(`ok ${what}`);
};

const app = makeApp(world, {
  name: 'one',
  family: 'granular',
  activated: true,
  scopes: ['user:read:list_users:admin', 'account:read:settings:admin'],
});
const { UsersS2SAuthClient } = await import('@zoom/rivet/users');
const { AccountsS2SAuthClient } = await import('@zoom/rivet/accounts');
const credentials = {
  clientId: app.clientId,
  clientSecret: app.clientSecret,
  accountId: world.account.id,
  disableReceiver: true,
};
{
  const client = new UsersS2SAuthClient(credentials);
  const listed = await client.endpoints.users.listUsers({ query: { page_size: 1 } });
  ok('rivet: token and GET /v2/users', () => {
    assert.equal(listed.statusCode, 200);
    assert.equal(listed.data.users.length, 1);
    assert.equal(world.tokens.length, 1);
  });
  const settings = await new AccountsS2SAuthClient(credentials).endpoints.accounts.getAccountSettings({
    path: { accountId: 'me' },
    query: { option: 'security' },
  });
  ok('rivet: GET /v2/accounts/me/settings?option=security', () => {
    assert.equal(settings.statusCode, 200);
    assert.ok(settings.data.security);
  });
  setScopes(world, app, ['account:read:settings:admin']);
  const lack = await new UsersS2SAuthClient(credentials).endpoints.users.listUsers({}).then(
    () => null,
    (e) => e,
  );
  ok('rivet: missing scope throws', () => {
    assert.ok(lack);
    assert.match(JSON.stringify([lack.message, lack.response?.data, lack.data]), /does not contain scopes/);
  });
  const bad = await new UsersS2SAuthClient({ ...credentials, clientSecret: 'x'.repeat(32) }).endpoints.users
    .listUsers({})
    .then(
      () => null,
      (e) => e,
    );
  ok('rivet: wrong secret throws', () => assert.ok(bad));
}
setScopes(world, app, ['user:read:list_users:admin', 'account:read:settings:admin']);
const good = await grant(app);
ok('token body', () => {
  assert.deepEqual(Object.keys(good.data), ['access_token', 'token_type', 'expires_in', 'scope', 'api_url']);
  assert.equal(good.data.expires_in, 3600);
  assert.equal(good.data.scope, 'user:read:list_users:admin account:read:settings:admin');
  assert.equal(good.headers['access-control-allow-origin'], undefined);
});
const inQuery = await ask(`https://zoom.us/oauth/token?grant_type=account_credentials&account_id=${world.account.id}`, {
  method: 'POST',
  headers: basic(app),
});
ok('grant in the query', () => assert.equal(inQuery.status, 200));
const wrong = await grant({ ...app, clientSecret: 'no' }),
  type = await grant(app, { grant_type: 'client_credentials' }),
  account = await grant(app, { account_id: 'nope' }),
  general = await grant(makeApp(world, { type: 'general', activated: true }));
ok('invalid_client', () => {
  assert.equal(wrong.status, 400);
  assert.deepEqual(wrong.data, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' });
});
ok('unsupported_grant_type (wrong grant, General app)', () => {
  for (const r of [type, general]) {
    assert.equal(r.status, 400);
    assert.equal(r.data.error, 'unsupported_grant_type');
  }
});
ok('invalid_request (account)', () => {
  assert.equal(account.status, 400);
  assert.deepEqual(account.data, { reason: 'Bad Request', error: 'invalid_request' });
});
const off = await grant(makeApp(world, { activated: false }));
ok('app not activated', () => assert.equal(off.status, 400));
const get = (path, token) =>
  ask(`https://api.zoom.us/v2${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
const noToken = await get('/users', 'abc');
ok('124', () => {
  assert.equal(noToken.status, 401);
  assert.deepEqual(noToken.data, { code: 124, message: 'Invalid access token.' });
});
for (const [family, scopes, path, name] of [
  ['granular', ['group:read:group:admin'], '/users', 'user:read:list_users:admin'],
  ['granular', ['group:read:group:admin'], '/accounts/me/settings', 'account:read:settings:admin'],
  ['classic', ['group:read:admin'], '/users', 'user:read:admin'],
  ['classic', ['group:read:admin'], '/accounts/me/settings', 'account:read:admin'],
]) {
  const t = await grant(makeApp(world, { family, scopes, activated: true })),
    r = await get(path, t.data.access_token);
  ok(`4711 ${family} ${path}`, () => {
    assert.equal(r.status, 400);
    assert.equal(r.data.code, 4711);
    assert.ok(r.data.message.includes(`does not contain scopes:[${name}`));
  });
}
const full = makeApp(world, { family: 'classic', scopes: ['user:read:admin', 'account:read:admin'], activated: true }),
  t2 = (await grant(full)).data.access_token;
const u2 = await get('/users?page_size=1', t2),
  s2 = await get('/accounts/me/settings', t2),
  other = await get(`/accounts/${world.account.id}/settings`, t2);
ok('classic token works; explicit account id does not', () => {
  assert.equal(u2.status, 200);
  assert.equal(s2.status, 200);
  assert.equal(other.data.code, 2001);
});
world.faults.push({ on: 'users', kind: 'rate-qps' }, { on: 'users', kind: 'rate-daily' });
const q = await get('/users', t2),
  d = await get('/users', t2);
ok('429 in both header styles', () => {
  assert.equal(q.status, 429);
  assert.equal(q.headers['x-ratelimit-type'], 'QPS');
  assert.ok(q.headers['x-ratelimit-reset']);
  assert.equal(q.headers['retry-after'], undefined);
  assert.equal(d.status, 429);
  assert.match(d.headers['retry-after'], /^\d{4}-\d\d-\d\dT/);
});
world.scopeLag = 2;
setScopes(world, full, [...full.scopes, 'group:read:admin']);
const lag = [await grant(full), await grant(full), await grant(full)].map((r) => r.data.scope.includes('group'));
ok('scope propagation delay of 2 requests', () => assert.deepEqual(lag, [false, false, true]));
world.faults.push(
  { on: 'token', kind: 'empty' },
  { on: 'token', kind: 'html502' },
  { on: 'token', kind: 'redirect', to: 'https://evil.example/x' },
  { on: 'token', kind: 'delay', ms: 300 },
  { on: 'token', kind: 'reset' },
  { on: 'token', kind: 'huge', bytes: 32 << 20 },
);
const e = await grant(full),
  h = await grant(full),
  r = await grant(full),
  t0 = Date.now(),
  late = await grant(full),
  took = Date.now() - t0,
  broken = await grant(full).catch((x) => x),
  huge = await grant(full);
ok('faults: empty, 502, 307, delay, reset, huge', () => {
  assert.equal(e.text, '');
  assert.equal(h.status, 502);
  assert.match(h.text, /<html>/);
  assert.equal(r.status, 307);
  assert.equal(r.headers.location, 'https://evil.example/x');
  assert.ok(took >= 300 && late.status === 200);
  assert.equal(broken.code, 'ECONNRESET');
  assert.ok(huge.text.length > 32 << 20);
});
full.activated = false;
const dead = await get('/users', t2),
  refused = await grant(full);
ok('deactivation kills tokens', () => {
  assert.equal(dead.data.code, 124);
  assert.equal(refused.status, 400);
});
console.log(`${n} checks of the API stand-in passed, ${world.tokens.length} tokens kept`);
await server.close();
process.exit(0);
