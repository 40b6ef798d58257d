// What both Marketplace stand-ins share: their backend, the bundling of their page, the HTML shell.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { CLASSIC, GRANULAR } from './scopes.mjs';
import { json, makeApp, missingOf, pause, secret32, setScopes } from './world.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const bundles = new Map();
export function bundle(entry, options = {}) {
  if (!bundles.has(entry)) {
    bundles.set(
      entry,
      esbuild
        .build({
          absWorkingDir: HERE,
          entryPoints: [path.join(HERE, entry)],
          bundle: true,
          write: false,
          minify: true,
          format: 'iife',
          target: 'es2022',
          jsx: 'automatic',
          logLevel: 'error',
          define: {
            'process.env.NODE_ENV': '"production"',
            __VUE_OPTIONS_API__: 'true',
            __VUE_PROD_DEVTOOLS__: 'false',
            __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
          },
          ...options,
        })
        .then((r) => r.outputFiles[0].text),
    );
  }
  return bundles.get(entry);
}

const summary = (a) => ({ id: a.id, name: a.name, type: a.type, activated: a.activated, updated: a.updated });
const detail = (world, a, withSecret) => ({
  ...summary(a),
  accountId: world.account.id,
  clientId: a.clientId,
  clientSecret: withSecret ? a.clientSecret : undefined,
  secretToken: a.secretToken,
  verificationToken: a.verificationToken,
  profile: a.profile,
  scopes: a.scopes,
  events: a.events,
  missing: missingOf(a),
  family: a.family,
});

function answer(res, status, body) {
  json(res, status, body);
  return true;
}

/** Answers /api/*; true when it did. */
async function backend(req, res, world, { secretInline }) {
  const url = new URL(req.url, 'https://marketplace.zoom.us');
  if (!url.pathname.startsWith('/api/')) return false;
  const [low, high] = world.latency;
  await pause(low + world.roll() * (high - low));
  const body = req.body ? JSON.parse(req.body) : {},
    key = `${req.method} ${url.pathname}`;
  if (key === 'GET /api/me') return answer(res, 200, world.me);
  if (key === 'POST /api/me/terms') {
    world.me.termsAgreed = true;
    return answer(res, 200, world.me);
  }
  if (key === 'GET /api/list') return answer(res, 200, world.apps.map(summary));
  if (key === 'GET /api/catalog') return answer(res, 200, world.family === 'classic' ? CLASSIC : GRANULAR);
  if (key === 'POST /api/build') {
    if (!body.name?.trim()) return answer(res, 400, { message: 'Name is required' });
    return answer(res, 200, {
      id: makeApp(world, { type: body.type, name: body.name.trim().slice(0, 50) }).id,
      type: body.type,
    });
  }
  const match = /^\/api\/app\/([^/]+)(?:\/(\w+))?$/.exec(url.pathname),
    app = match && world.apps.find((a) => a.id === match[1]);
  if (!app) return answer(res, 404, { message: 'not found' });
  app.updated = req.method === 'GET' ? app.updated : Date.now();
  switch (`${req.method} ${match[2] ?? ''}`) {
    case 'GET ':
      break;
    case 'GET secret':
      return answer(res, 200, { clientSecret: app.clientSecret });
    case 'POST regenerate':
      app.clientSecret = secret32();
      app.regenerated = (app.regenerated ?? 0) + 1;
      break;
    case 'PUT profile': {
      const { name, ...profile } = body;
      if (name?.trim()) app.name = name.trim();
      Object.assign(app.profile, profile);
      break;
    }
    case 'PUT scopes':
      setScopes(world, app, body);
      break;
    case 'PUT feature':
      app.events = !!body.events;
      break;
    case 'POST power':
      if (body.on && missingOf(app).length) return answer(res, 409, { missing: missingOf(app) });
      app.activated = !!body.on;
      if (!body.on) for (const t of world.tokens) if (t.appId === app.id) t.revoked = true;
      break;
    default:
      return answer(res, 405, { message: 'no such operation' });
  }
  return answer(res, 200, detail(world, app, secretInline));
}

/** A portal for marketplace.zoom.us: any path gives the shell, the script routes. */
export function market({ entry, shell, secretInline = true, bundleOptions, hosts = ['marketplace.zoom.us'] }) {
  bundle(entry, bundleOptions).catch(() => {});
  return {
    hosts,
    ready: () => bundle(entry, bundleOptions),
    async handle(req, res, world) {
      if (await backend(req, res, world, { secretInline })) return;
      if (/\.js$/.test(req.url)) {
        res.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' });
        res.end(await bundle(entry, bundleOptions));
        return;
      }
      if (/\.(ico|png|svg|map)$/.test(req.url)) {
        res.writeHead(204);
        res.end();
        return;
      }
      await pause(40 + world.roll() * 120);
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      res.end(shell);
    },
  };
}
