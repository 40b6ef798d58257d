// Serves the variants: each address has its own specification, found by the app id or the tracking token in it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rng } from './draw.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export function portal(specs) {
  const source = fs
    .readFileSync(path.join(here, 'page.js'), 'utf8')
    .replace('export function render', 'function render');
  const byKey = new Map(specs.map((s) => [s.key, s]));
  const hosts = [
    'marketplace.zoom.us',
    'zoom.us',
    'www.zoom.us',
    'purview.microsoft.com',
    'blog.zoom.us',
    'api.zoom.us',
  ];
  return {
    hosts,
    handle(req, res) {
      if (/\/oauth\/token/.test(req.url)) {
        res.setHeader('content-type', 'application/json');
        return res.end(
          JSON.stringify({
            access_token: 'eyJ.stand.in',
            token_type: 'bearer',
            expires_in: 3600,
            scope:
              'user:read:admin account:read:admin user:read:list_users:admin user:read:user:admin user:read:settings:admin account:read:settings:admin',
            api_url: 'https://api.zoom.us',
          }),
        );
      }
      if (req.headers.host?.startsWith('api.')) {
        res.setHeader('content-type', 'application/json');
        return res.end('{}');
      }
      const keys = req.url.match(/[\w-]{22}/g) ?? [];
      const spec = keys.map((k) => byKey.get(k)).find(Boolean);
      if (/^\/assets\//.test(req.url)) {
        res.setHeader('content-type', 'text/javascript');
        return res.end(
          spec
            ? `(()=>{document.currentScript.remove();const rngOf=${rng.toString()};${source};render(${JSON.stringify(spec)},rngOf)})()`
            : '',
        );
      }
      res.setHeader('content-type', 'text/html; charset=utf-8');
      if (!spec) return res.end('<!doctype html><title>Zoom</title><h1>Zoom</h1><p>Nothing here.</p>');
      res.end(
        `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>…</title></head><body><script src="/assets/${spec.key}.js"></script></body></html>`,
      );
    },
  };
}
export const VIEW = {
  1280: { width: 1280, height: 900 },
  900: { width: 900, height: 900 },
  '200%': { width: 640, height: 450 },
};
/** Browser zoom of 200 % halves the layout viewport: so does this. */
export const viewport = (page, view) => page.setViewportSize(VIEW[view]);
