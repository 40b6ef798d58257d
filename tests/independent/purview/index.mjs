// Stand-in for the Microsoft Purview portal. portal = purview(); its knobs and what it received live in world.purview.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const dir = path.dirname(fileURLToPath(import.meta.url));
export const PURVIEW_HOSTS = ['purview.microsoft.com', 'compliance.microsoft.com'];

/**
 * world.purview (all optional): variant 'classic'|'settings'; lang (else the browser's); popups; shimmer (ms); validateMs; start {path, wizard: 'name'|'auth'|'review'};
 * form 'normal'|'decoys'|'duplicates'|'hidden'|'truncate'|'confusable'|'evilframe'|'covered'.
 * It collects: received {connectorName, accountId, clientId, clientSecret} (the form's state), events [{type, what, trusted}], decoys {}, validations [], activated [].
 */
export function freshPurview(knobs = {}) {
  return {
    variant: 'classic',
    lang: null,
    popups: true,
    shimmer: 700,
    validateMs: 700,
    form: 'normal',
    start: null,
    received: {},
    fills: [],
    events: [],
    decoys: {},
    validations: [],
    activated: [],
    ...knobs,
  };
}

const listOf = (apps) =>
  Array.isArray(apps) ? apps : apps instanceof Map ? [...apps.values()] : Object.values(apps ?? {});
const pick = (app, ...names) => {
  for (const n of names) if (app?.[n] !== undefined) return app[n];
  return app?.credentials ? names.map((n) => app.credentials[n]).find((v) => v !== undefined) : undefined;
};

/** What Zoom's token endpoint would say to these three: {status, body}. Uses world.token(creds) where a stand-in for it brings one. */
export function tokenVerdict(world, { accountId, clientId, clientSecret }) {
  if (typeof world.tokenFor === 'function') return world.tokenFor({ accountId, clientId, clientSecret });
  const app = listOf(world.apps).find((a) => pick(a, 'clientId', 'client_id') === clientId);
  const refuse = (reason, error) => ({ status: 400, body: { reason, error } });
  if (!app || pick(app, 'clientSecret', 'client_secret', 'secret') !== clientSecret)
    return refuse('Invalid client_id or client_secret', 'invalid_client');
  if ((pick(app, 'accountId', 'account_id') ?? world.account?.id) !== accountId)
    return refuse('Bad Request', 'invalid_request');
  if (!(pick(app, 'activated', 'active', 'isActivated') ?? false)) return refuse('Bad Request', 'invalid_request');
  const scopes = pick(app, 'scopes', 'scope') ?? [];
  return {
    status: 200,
    body: {
      access_token: 'eyJhbGciOiJIUzUxMiJ9.stand-in',
      token_type: 'bearer',
      expires_in: 3599,
      scope: Array.isArray(scopes) ? scopes.map((s) => s.id ?? s).join(' ') : String(scopes),
      api_url: 'https://api.zoom.us',
    },
  };
}

const shell = (
  lang,
  nonce,
) => `<!doctype html><html lang="${lang}" dir="ltr"><head><meta charset="utf-8"><title>Microsoft Purview</title><meta name="viewport" content="width=device-width">
<style>html,body,#root{height:100%;margin:0}body{font-family:"Segoe UI",system-ui,sans-serif;font-size:14px;color:#242424;background:#faf9f8}</style></head><body><script nonce="${nonce}">window.FabricConfig={fontBaseUrl:""}</script><div id="root"></div><script nonce="${nonce}" src="/shell/app.js"></script></body></html>`;

export function purview({ hosts = PURVIEW_HOSTS } = {}) {
  return {
    hosts,
    async handle(req, res, world) {
      world.purview ??= freshPurview();
      const p = world.purview;
      const url = new URL(req.url, 'https://x');
      const json = (body, status = 200) => {
        res.statusCode = status;
        res.setHeader('content-type', 'application/json');
        res.setHeader('cache-control', 'no-store');
        res.end(JSON.stringify(body));
      };
      const sent = () => {
        try {
          return JSON.parse(req.body || '{}');
        } catch {
          return {};
        }
      };
      if (url.pathname === '/shell/app.js') {
        res.setHeader('content-type', 'text/javascript; charset=utf-8');
        return res.end(await bundle(dir, 'app.jsx', { alias: { react: 'react18', 'react-dom': 'react-dom18' } }));
      }
      if (url.pathname === '/apiproxy/boot')
        return json({
          variant: p.variant,
          lang: p.lang,
          popups: p.popups,
          shimmer: p.shimmer,
          form: p.form,
          start: p.start,
          activated: p.activated,
        });
      if (url.pathname === '/apiproxy/draft') {
        for (const item of [].concat(sent())) {
          if (item.form) {
            const { at, ...form } = item.form;
            p.received = form;
            p.fills.push({ ...form, at: Date.now() });
          }
          if (item.event) p.events.push({ ...item.event, at: Date.now() });
          if (item.decoys) Object.assign(p.decoys, item.decoys);
        }
        return json({});
      }
      if (url.pathname === '/apiproxy/validate') {
        const form = sent();
        await new Promise((done) => setTimeout(done, p.validateMs));
        const verdict = tokenVerdict(world, form);
        p.validations.push({ ok: verdict.status === 200, form, at: Date.now() });
        return json({ ok: verdict.status === 200 });
      }
      if (url.pathname === '/apiproxy/connectors' && req.method === 'POST') {
        const form = sent();
        if (!p.validations.at(-1)?.ok) return json({ ok: false }, 409);
        p.activated.push({ name: form.connectorName, status: 'Active', form, at: Date.now() });
        return json({ ok: true });
      }
      if (url.pathname.startsWith('/apiproxy/') || /\.\w+$/.test(url.pathname)) {
        res.statusCode = 404;
        return res.end();
      }
      res.setHeader('content-type', 'text/html; charset=utf-8');
      res.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
      res.end(shell(p.lang ?? 'en', 'n0'));
    },
  };
}
