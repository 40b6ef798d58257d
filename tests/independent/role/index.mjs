// Stand-in for the Zoom web portal's role settings (hash routes under /role). What was saved lives in world.role.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../purview/bundle.mjs';

const dir = path.dirname(fileURLToPath(import.meta.url));
export const ROLE_HOSTS = ['zoom.us', 'acme.zoom.us'];
export const ROLE_PATH = '/role#/detail/RkW3nDqBTbG_x1/settings';
export const freshRole = (knobs = {}) => ({
  lang: 'en',
  granted: {},
  saved: null,
  saves: 0,
  events: [],
  delay: 350,
  ...knobs,
});

const CSS = `body{margin:0;font:14px/1.5 "Almaden Sans",Arial,sans-serif;color:#131619;background:#fff}#header_container{position:fixed;top:0;left:0;right:0;height:104px;background:#fff;border-bottom:1px solid #e4e4ed;z-index:1030;display:flex;gap:28px;align-items:center;padding:0 32px}
.layout{display:flex;padding-top:104px}.side{width:220px;padding:24px 0 24px 32px;display:flex;flex-direction:column;gap:14px}.side a{color:#131619;text-decoration:none}.side .on{color:#0b5cff;font-weight:600}main{flex:1;padding:16px 40px 160px}
.zoom-tabs__nav{display:flex;gap:32px;border-bottom:1px solid #e4e4ed;margin:12px 0}.zoom-tabs__item{padding:8px 0;color:#444b53;text-decoration:none}.zoom-tabs__item.is-active{color:#0b5cff;border-bottom:2px solid #0b5cff}
.privilege-head,.privilege-row{display:flex;align-items:center;border-bottom:1px solid #f1f4f6;min-height:44px}.privilege-title,.privilege-name{flex:1;font-size:14px;margin:0}.privilege-title{font-weight:700}.privilege-col{width:110px;text-align:center;color:#666}
.zoom-checkbox{display:inline-flex;cursor:pointer}.zoom-checkbox__wrap{position:relative;display:inline-block;width:16px;height:16px}.zoom-checkbox__inner{display:block;width:14px;height:14px;border:1px solid #909096;border-radius:4px;background:#fff}.is-checked .zoom-checkbox__inner{background:#0b5cff;border-color:#0b5cff}
.zoom-checkbox__original{position:absolute;opacity:0;inset:0;width:16px;height:16px;margin:0;cursor:pointer;z-index:1}.zoom-button{border:1px solid #c1c6ce;border-radius:8px;background:#fff;height:32px;padding:0 16px;cursor:pointer}.zoom-button--primary{background:#0b5cff;color:#fff;border-color:#0b5cff}.zoom-link{color:#0b5cff;text-decoration:none}
.zoom-table{border-collapse:collapse;width:100%}.zoom-table td,.zoom-table th{text-align:left;padding:12px 8px;border-bottom:1px solid #e4e4ed}.sticky-actions{position:fixed;bottom:0;left:0;right:0;background:#fff;border-top:1px solid #e4e4ed;padding:14px 300px;display:flex;gap:12px;z-index:1000}.zoom-message{position:fixed;top:120px;left:40%;background:#e8f5e9;padding:10px 18px;border-radius:8px;z-index:2001}`;

/** Answers undefined for what is not its own, so that it can share a host: see sharing(). */
export function role({ hosts = ROLE_HOSTS } = {}) {
  return {
    hosts,
    async handle(req, res, world) {
      world.role ??= freshRole();
      const r = world.role;
      const url = new URL(req.url, 'https://x');
      const json = (body) => {
        res.setHeader('content-type', 'application/json');
        res.setHeader('cache-control', 'no-store');
        res.end(JSON.stringify(body));
        return true;
      };
      if (url.pathname === '/role/static/page.js') {
        res.setHeader('content-type', 'text/javascript; charset=utf-8');
        res.end(await bundle(dir, 'page.js'));
        return true;
      }
      if (url.pathname === '/role/api/role' && req.method === 'POST') {
        r.saved = JSON.parse(req.body);
        r.granted = r.saved;
        r.saves += 1;
        return json({});
      }
      if (url.pathname === '/role/api/role') return json({ granted: r.granted, delay: r.delay });
      if (url.pathname === '/role/api/event') {
        r.events.push({ ...JSON.parse(req.body), at: Date.now() });
        return json({});
      }
      if (url.pathname === '/role') {
        res.setHeader('content-type', 'text/html; charset=utf-8');
        res.end(
          `<!doctype html><html lang="${r.lang}"><head><meta charset="utf-8"><title>Role Management - Zoom</title><style>${CSS}</style></head><body class="is-vue3-keyboard-event"><div id="app"></div><script src="/role/static/page.js"></script></body></html>`,
        );
        return true;
      }
      if (hosts === ROLE_HOSTS && !res.shared) {
        res.statusCode = 404;
        res.end();
        return true;
      }
      return undefined;
    },
  };
}

/** Several portals on the same hosts: the first one that ends the reply wins. */
export const sharing = (hosts, ...portals) => ({
  hosts,
  async handle(req, res, world) {
    res.shared = true;
    for (const p of portals) {
      await p.handle(req, res, world);
      if (res.writableEnded || res.taken) return;
    }
    res.statusCode = 404;
    res.end('not here');
  },
});
