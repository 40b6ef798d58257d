/**
 * One HTTPS server on loopback for all stand-in sites, reached under the real host names.
 *
 *   const portals = await startPortals({ variant: { marketplace: '2022' } });
 *   chromium.launchPersistentContext('', { args: portals.chromiumArgs }); page.goto('https://marketplace.zoom.us/')
 */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { handleApi } from './api.ts';
import { bundlePage, type PageApp } from './bundle.ts';
import { type Exchange, type RecordedRequest, readBody, send, sendJson } from './exchange.ts';
import { marketplaceActions } from './marketplace-actions.ts';
import { makeCertificate } from './tls.ts';
import { handleToken } from './token.ts';
import { type DeepPartial, initialWorld, type Variant, type World } from './world.ts';
import { rolePurviewActions } from './world-role-purview.ts';

export type { RecordedRequest } from './exchange.ts';
export type { Answer, Fault, FaultName } from './faults.ts';
export { faultNames } from './faults.ts';
export type { Variant, World, ZoomApp } from './world.ts';
export { newApp, readyApp } from './world.ts';

export interface Portals {
  port: number;
  /** The state of the sites; the same object for ever, change it at will. */
  world: World;
  /** An empty Zoom account again, with these overrides; empties `requests`, too. */
  reset(overrides?: DeepPartial<World>): void;
  /** Every request, oldest first. */
  requests: RecordedRequest[];
  /** Every host that was ever asked, also before a `reset()`. */
  hosts: ReadonlySet<string>;
  /** For Chromium: all names lead here, and the certificate counts as good. */
  chromiumArgs: string[];
  /** PEM, for clients that are told whom to trust. */
  certificate: string;
  close(): Promise<void>;
}

export interface PortalsOptions {
  /** Kept over `reset()`. */
  variant?: Partial<Variant>;
  /** 0, the default: the system chooses. */
  port?: number;
}

const actions = { ...marketplaceActions, ...rolePurviewActions };

const browserHosts = /(^|\.)(googleapis\.com|gvt1\.com|google\.com|gstatic\.com)$/;

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
    "connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Which stand-in answers for a host; undefined for all hosts that nothing should ask. */
function siteOf(host: string): PageApp | 'api' | 'moved' | undefined {
  if (host === 'marketplace.zoom.us') {
    return 'marketplace';
  }
  if (host === 'marketplace.zoom.com') {
    return 'moved';
  }
  if (host === 'api.zoom.us') {
    return 'api';
  }
  if (host === 'purview.microsoft.com' || host === 'compliance.microsoft.com') {
    return 'purview';
  }
  return host === 'zoom.us' || host.endsWith('.zoom.us') ? 'role' : undefined;
}

/** Starts the stand-in sites on 127.0.0.1. */
export async function startPortals(options: PortalsOptions = {}): Promise<Portals> {
  const { key, cert, spki } = await makeCertificate();
  const fresh = (overrides: DeepPartial<World> = {}) =>
    initialWorld({ ...overrides, variant: { ...options.variant, ...overrides.variant } });
  const world = fresh();
  const requests: RecordedRequest[] = [];
  const hosts = new Set<string>();
  const bundles = new Map<PageApp, Promise<string>>();

  const server = createServer({ key, cert }, async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `https://${host || 'localhost'}`);
    const record: RecordedRequest = {
      host,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.search,
      known: siteOf(host) !== undefined,
      byBrowser: browserHosts.test(host),
      cookie: request.headers.cookie !== undefined,
      authorization: request.headers.authorization !== undefined,
      origin: request.headers.origin,
      contentType: request.headers['content-type'],
      bodyLength: 0,
      body: '',
      time: Date.now(),
      status: undefined,
    };
    requests.push(record);
    hosts.add(host);
    response.once('finish', () => {
      record.status = response.statusCode;
    });
    try {
      const { text, length } = await readBody(request);
      record.body = text;
      record.bodyLength = length;
      await dispatch({ request, response, url, body: text });
    } catch (error) {
      if (!response.headersSent) {
        send(response, 500, error instanceof Error ? error.message : String(error), { 'content-type': 'text/plain' });
      }
    }
  });

  async function dispatch(exchange: Exchange): Promise<void> {
    const { response, url } = exchange;
    const site = siteOf(url.hostname);
    if (!site) {
      send(response, 404, 'No stand-in has this host.', { 'content-type': 'text/plain' });
    } else if (site === 'moved') {
      send(response, 302, '', { location: `https://marketplace.zoom.us${url.pathname}${url.search}` });
    } else if (site === 'api') {
      await handleApi(world, exchange);
    } else if (url.hostname === 'zoom.us' && url.pathname === '/oauth/token') {
      await handleToken(world, exchange);
    } else if (url.pathname.startsWith('/__portal/')) {
      await handlePortal(site, exchange);
    } else if (url.pathname === '/favicon.ico') {
      send(response, 204, '');
    } else {
      servePage(site, exchange);
    }
  }

  async function handlePortal(site: PageApp, { request, response, url, body }: Exchange): Promise<void> {
    const name = url.pathname.slice('/__portal/'.length);
    if (name === 'app.js') {
      // It does not change while the server runs; a browser that may keep it keeps it compiled, too.
      const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=3600' };
      send(response, 200, await bundle(site), headers);
    } else if (name === 'world' && request.method === 'GET') {
      sendJson(response, 200, world);
    } else if (request.method === 'POST' && actions[name]) {
      actions[name](world, JSON.parse(body || '{}'));
      sendJson(response, 200, world);
    } else {
      sendJson(response, 404, { message: `No action ${name}` });
    }
  }

  function bundle(site: PageApp): Promise<string> {
    let made = bundles.get(site);
    if (!made) {
      made = bundlePage(site);
      made.catch(() => bundles.delete(site));
      bundles.set(site, made);
    }
    return made;
  }

  function servePage(site: PageApp, { response, url }: Exchange): void {
    const headers: Record<string, string> = { ...pageHeaders };
    if (url.hostname.endsWith('zoom.us')) {
      // So that a request which should go without cookies can be seen to do so.
      headers['set-cookie'] = '_zm_ssid=stand-in; Domain=zoom.us; Path=/; Secure; HttpOnly; SameSite=None';
    }
    if (url.hostname.endsWith('zoom.us') && site === 'role' && url.pathname !== '/role') {
      send(response, 200, '<!doctype html><html lang="en"><title>Zoom</title><h1>Zoom</h1></html>', headers);
      return;
    }
    const title = { marketplace: 'App Marketplace', role: 'Role Management - Zoom', purview: 'Microsoft Purview' }[
      site
    ];
    const language = site === 'marketplace' ? 'en' : world.variant.language;
    const page =
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>` +
      '<meta name="viewport" content="width=device-width, initial-scale=1"></head>' +
      '<body><div id="app"></div><script src="/__portal/app.js"></script></body></html>';
    send(response, 200, page, headers);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    world,
    requests,
    hosts,
    certificate: cert,
    chromiumArgs: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
    reset(overrides) {
      Object.assign(world, fresh(overrides));
      requests.length = 0;
    },
    close() {
      const closed = new Promise<void>((resolve, reject) =>
        server.close((error) => (error ? reject(error) : resolve())),
      );
      server.closeAllConnections();
      return closed;
    },
  };
}
