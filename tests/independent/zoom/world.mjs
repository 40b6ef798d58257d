// The one plain object that the Zoom stand-ins share, and what they do to it.
import { randomBytes } from 'node:crypto';

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 22 base64url characters, as account, app and client ids have. */
export const id22 = () => randomBytes(17).toString('base64url').slice(0, 22);
export const secret32 = () => [...randomBytes(32)].map((b) => ALNUM[b % 62]).join('');
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Small repeatable generator, so that a walk's latencies can be had again with the same seed. */
export function dice(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function zoomWorld(options = {}) {
  const world = {
    account: { id: id22(), number: 10009239, plan: 'paid' },
    me: { name: 'Kim Larsen', email: 'kim.larsen@example.com', termsAgreed: true },
    family: 'granular', // of apps made from now on
    apps: [],
    tokens: [],
    faults: [],
    requests: [],
    latency: [60, 400],
    seed: Number(process.env.SEED ?? 20261123),
    ...options,
  };
  world.roll ??= dice(world.seed);
  return world;
}

export function makeApp(world, { type = 's2s', name = 'Untitled', family = world.family, ...rest } = {}) {
  const app = {
    id: id22(),
    type,
    name,
    family,
    clientId: id22(),
    clientSecret: secret32(),
    secretToken: id22(),
    verificationToken: id22(),
    profile: { shortDescription: '', companyName: '', contactName: '', contactEmail: '' },
    scopes: [],
    scopesBefore: [],
    scopeLag: 0,
    events: false,
    activated: false,
    updated: Date.now(),
    ...rest,
  };
  world.apps.unshift(app);
  return app;
}

export function missingOf(app) {
  const { companyName, contactName, contactEmail } = app.profile,
    out = [];
  if (!companyName.trim()) out.push('Company name');
  if (!contactName.trim()) out.push('Developer contact name');
  if (!/^\S+@\S+\.\S+$/.test(contactEmail.trim())) out.push('Developer contact email');
  if (!app.scopes.length) out.push('Add at least one scope');
  return out;
}

/** Puts scopes on the app; new tokens keep the old ones for `world.scopeLag` more token requests, as propagation does. */
export function setScopes(world, app, scopes) {
  app.scopesBefore = app.scopes;
  app.scopes = scopes;
  app.scopeLag = world.scopeLag ?? 0;
  app.updated = Date.now();
}

export function json(res, status, body, headers = {}) {
  res.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store', ...headers });
  res.end(JSON.stringify(body));
}
