// Stand-in for Zoom's token endpoint and REST API (hosts zoom.us and api.zoom.us).
//
// world.faults: list of { on, kind, times = 1, ...}, used up in order; `on` is 'token', 'users', 'settings', 'api' (any API call) or 'any'.
//   kind: 'delay' {ms} · 'empty' (200, no body) · 'empty-json' (200, {}) · 'html502' · 'redirect' {to} (307) · 'huge' {bytes = 400 MB} · 'reset'
//         · 'rate-qps' · 'rate-daily' (429, both header styles) · 'status' {status, body}
// world.scopeLag: N token requests after a scope change still carry the old scopes (read by setScopes in world.mjs).
// Every token issued is kept in world.tokens: { token, appId, scopes, at, expiresAt, origin }.
import { randomBytes } from 'node:crypto';
import { NEEDS } from './scopes.mjs';
import { json, pause } from './world.mjs';

const BAD_CLIENT = { reason: 'Invalid client_id or client_secret', error: 'invalid_client' };
const BAD_REQUEST = { reason: 'Bad Request', error: 'invalid_request' };
const BAD_GRANT = { reason: 'unsupported grant type', error: 'unsupported_grant_type' };
const HTML_502 =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

function takeFault(world, what) {
  const i = world.faults.findIndex(
    (f) => (f.on === what || f.on === 'any' || (f.on === 'api' && what !== 'token')) && (f.times ?? 1) > 0,
  );
  if (i < 0) return null;
  const fault = world.faults[i];
  fault.times = (fault.times ?? 1) - 1;
  fault.used = (fault.used ?? 0) + 1;
  return fault;
}

/** Plays the fault; true when it has answered. */
async function play(fault, res, world) {
  switch (fault?.kind) {
    case undefined:
      return false;
    case 'delay':
      await pause(fault.ms ?? 10000);
      return res.destroyed;
    case 'empty':
      res.writeHead(fault.status ?? 200, { 'content-type': 'application/json' });
      res.end();
      return true;
    case 'empty-json':
      json(res, 200, {});
      return true;
    case 'html502':
      res.writeHead(502, { 'content-type': 'text/html', server: 'nginx' });
      res.end(HTML_502);
      return true;
    case 'redirect':
      res.writeHead(307, { location: fault.to ?? 'https://collector.example.net/oauth/token' });
      res.end();
      return true;
    case 'reset':
      res.socket.destroy();
      return true;
    case 'status':
      json(res, fault.status, fault.body ?? {});
      return true;
    case 'rate-qps':
      json(
        res,
        429,
        { code: 429, message: 'You have reached the maximum per-second rate limit for this API. Try again later.' },
        {
          'x-ratelimit-category': 'Medium',
          'x-ratelimit-type': 'QPS',
          'x-ratelimit-limit': '20',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + (fault.seconds ?? 1)),
        },
      );
      return true;
    case 'rate-daily':
      json(
        res,
        429,
        {
          code: 429,
          message:
            'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
        },
        {
          'x-ratelimit-category': 'Heavy',
          'x-ratelimit-type': 'Daily-limit',
          'x-ratelimit-limit': '60000',
          'x-ratelimit-remaining': '0',
          'retry-after': new Date(Date.now() + (fault.seconds ?? 3600) * 1000).toISOString().replace(/\.\d+Z/, 'Z'),
        },
      );
      return true;
    case 'huge': {
      const total = fault.bytes ?? 400 * 1024 * 1024,
        chunk = Buffer.alloc(1 << 20, 'a');
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{"access_token":"');
      world.hugeSent = 0;
      while (world.hugeSent < total && !res.destroyed) {
        world.hugeSent += chunk.length;
        if (!res.write(chunk))
          await new Promise((done) => {
            const go = () => {
              res.off('drain', go);
              res.off('close', go);
              done();
            };
            res.on('drain', go);
            res.on('close', go);
          });
      }
      res.end('"}');
      return true;
    }
    default:
      throw new Error(`no such fault: ${fault.kind}`);
  }
}

function token(req, res, world) {
  const query = new URL(req.url, 'https://zoom.us').searchParams;
  const form = /application\/x-www-form-urlencoded/i.test(req.headers['content-type'] ?? '')
    ? new URLSearchParams(req.body)
    : new URLSearchParams();
  const param = (name) => form.get(name) ?? query.get(name);
  const basic = /^Basic\s+(\S+)$/i.exec(req.headers.authorization ?? '');
  const [clientId, ...rest] = basic ? Buffer.from(basic[1], 'base64').toString('utf8').split(':') : [];
  const app = world.apps.find((a) => a.clientId === clientId && a.clientSecret === rest.join(':'));
  if (param('grant_type') !== 'account_credentials') return json(res, 400, BAD_GRANT);
  if (!app) return json(res, 400, BAD_CLIENT);
  if (app.type !== 's2s') return json(res, 400, BAD_GRANT);
  if (!param('account_id') || param('account_id') !== world.account.id) return json(res, 400, BAD_REQUEST);
  if (!app.activated) return json(res, 400, world.deactivatedBody ?? BAD_REQUEST);
  let scopes = app.scopes;
  if (app.scopeLag > 0) {
    app.scopeLag -= 1;
    scopes = app.scopesBefore;
  }
  const part = (o) => Buffer.from(JSON.stringify(o)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const value = [
    part({ sv: '000001', alg: 'HS512', v: '2.0', kid: randomBytes(8).toString('hex') }),
    part({
      aud: 'https://oauth.zoom.us',
      uid: randomBytes(11).toString('base64url'),
      ver: 10,
      auid: randomBytes(16).toString('hex'),
      nbf: now,
      iss: `zm:cid:${clientId}`,
      gno: 0,
      exp: now + 3600,
      type: 3,
      iat: now,
    }),
    randomBytes(64).toString('base64url'),
  ].join('.');
  world.tokens.push({
    token: value,
    appId: app.id,
    scopes,
    at: Date.now(),
    expiresAt: Date.now() + 3600e3,
    origin: req.headers.origin,
    inQuery: query.has('account_id'),
  });
  json(res, 200, {
    access_token: value,
    token_type: 'bearer',
    expires_in: 3600,
    scope: scopes.join(' '),
    api_url: 'https://api.zoom.us',
  });
}

function api(req, res, world) {
  const url = new URL(req.url, 'https://api.zoom.us');
  const bearer = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '');
  const held = bearer && world.tokens.find((t) => t.token === bearer[1]);
  const app = held && world.apps.find((a) => a.id === held.appId);
  if (!held || !app?.activated || held.revoked) return json(res, 401, { code: 124, message: 'Invalid access token.' });
  if (held.expiresAt <= Date.now()) return json(res, 401, { code: 201, message: 'Access token is expired.' });
  const lacks = (need) => {
    if ([...NEEDS[need].granular, ...NEEDS[need].classic].some((s) => held.scopes.includes(s))) return false;
    const names = NEEDS[need][app.family];
    json(
      res,
      400,
      world.oldScopeWording
        ? { code: 4700, message: `Invalid access token, does not contain scopes: [${names[0]}].` }
        : {
            code: 4711,
            message: `Invalid access token, does not contain scopes:[${app.family === 'granular' ? names[0] : names.slice(0, 2).join(', ')}].`,
          },
    );
    return true;
  };
  const people = world.people ?? [
    {
      id: 'KDcuGIm1QgePTO8WbOqwIQ',
      first_name: 'Kim',
      last_name: 'Larsen',
      display_name: 'Kim Larsen',
      email: world.me?.email ?? 'kim.larsen@example.com',
      type: 2,
      status: 'active',
      role_id: '0',
    },
  ];
  if (req.method !== 'GET') return json(res, 405, { code: 405, message: 'Method not allowed.' });
  if (url.pathname === '/v2/users') {
    if (lacks('users')) return undefined;
    const size = Math.min(300, Number(url.searchParams.get('page_size') ?? 30)),
      shown = people.slice(0, size);
    return json(
      res,
      200,
      {
        page_count: Math.ceil(people.length / size),
        page_number: 1,
        page_size: size,
        total_records: people.length,
        next_page_token: '',
        users: shown,
      },
      {
        'x-ratelimit-category': 'Medium',
        'x-ratelimit-type': 'QPS',
        'x-ratelimit-limit': '20',
        'x-ratelimit-remaining': '19',
      },
    );
  }
  const one = /^\/v2\/users\/([^/]+)$/.exec(url.pathname);
  if (one) {
    if (lacks('user')) return undefined;
    const found =
      one[1] === 'me' ? people[0] : people.find((p) => p.id === one[1] || p.email === decodeURIComponent(one[1]));
    return found
      ? json(res, 200, { ...found, account_id: world.account.id, account_number: world.account.number })
      : json(res, 404, { code: 1001, message: `User does not exist: ${decodeURIComponent(one[1])}.` });
  }
  const account = /^\/v2\/accounts\/([^/]+)\/(settings|lock_settings)$/.exec(url.pathname);
  if (account) {
    if (account[1] !== 'me') return json(res, 404, { code: 2001, message: 'Account does not exist.' });
    if (lacks(account[2] === 'settings' ? 'settings' : 'lock')) return undefined;
    if (world.account.plan === 'free')
      return json(res, 400, { code: 200, message: 'Only available for Paid account.' });
    if (url.searchParams.get('option') === 'security')
      return json(res, 200, {
        security: {
          admin_change_name_pic: true,
          hide_billing_info: false,
          import_photos_from_devices: true,
          sign_again_period_for_inactivity_on_client: 0,
          sign_again_period_for_inactivity_on_web: 0,
          sign_in_with_two_factor_auth: 'all',
          password_requirement: {
            minimum_password_length: 8,
            have_special_character: true,
            consecutive_characters_length: 4,
            weak_enhance_detection: true,
          },
        },
      });
    return json(res, 200, {
      schedule_meeting: { host_video: true, participant_video: true, enforce_login: false },
      in_meeting: { e2e_encryption: false, chat: true, waiting_room: true },
      recording: { local_recording: false, cloud_recording: true },
      security: { sign_in_with_two_factor_auth: 'all' },
    });
  }
  return json(res, 404, { code: 404, message: 'This API endpoint is not recognized.' });
}

/** Portal for zoom.us (token endpoint) and api.zoom.us. `web(req, res, world)` may answer every other path of zoom.us (the role page is ../role). */
export function zoomApi({ web, hosts = ['zoom.us', 'api.zoom.us'] } = {}) {
  return {
    hosts,
    async handle(req, res, world) {
      const host = (req.headers.host ?? '').replace(/:\d+$/, ''),
        path = req.url.split('?')[0];
      const isToken = path === '/oauth/token';
      if (!isToken && host !== 'api.zoom.us') {
        if (web) {
          await web(req, res, world);
          if (res.writableEnded) return undefined;
        }
        res.writeHead(404, { 'content-type': 'text/html' });
        return res.end('<!doctype html><title>Page not found - Zoom</title><h1>Page not found</h1>');
      }
      const what = isToken
        ? 'token'
        : /^\/v2\/users/.test(path)
          ? 'users'
          : /^\/v2\/accounts/.test(path)
            ? 'settings'
            : 'api-other';
      const [low, high] = world.apiLatency ?? [40, 160];
      await pause(low + (world.roll?.() ?? Math.random()) * (high - low));
      if (await play(takeFault(world, what), res, world)) return undefined;
      if (!isToken) return api(req, res, world);
      if (req.method !== 'POST') return json(res, 405, { reason: 'Method Not Allowed', error: 'invalid_request' });
      return token(req, res, world);
    },
  };
}
