/** An HTTPS server on loopback that gives the bench's page under every host name. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { makeCertificate } from '../portals/server/tls.ts';

export interface Server {
  readonly chromiumArgs: string[];
  close(): void;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page', entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    minify: true,
  });
  return outputFiles[0]!.text;
}

async function css(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'node_modules', file)],
    write: false,
    minify: true,
    loader: { '.svg': 'dataurl' },
  });
  return outputFiles[0]!.text;
}

const STYLES = ['driver.js/dist/driver.css', 'shepherd.js/dist/css/shepherd.css', 'intro.js/introjs.css'];

/**
 * Starts it. `?libraries` in an address gives a page with the tour libraries, unless they are left out (they need this
 * folder's own packages); `?nodes=1000` a page that has so many nodes from the beginning.
 */
export async function startServer(options: { libraries: boolean } = { libraries: true }): Promise<Server> {
  const { key, cert, spki } = await makeCertificate();
  const alone = await bundle('alone.ts');
  const libraries = options.libraries ? await bundle('main.ts') : '';
  const styles = options.libraries ? await Promise.all(STYLES.map(css)) : [];
  const files: Record<string, { type: string; text: string }> = {
    '/bench/alone.js': { type: 'text/javascript', text: alone },
    '/bench/libraries.js': { type: 'text/javascript', text: libraries },
    '/bench/libraries.css': { type: 'text/css', text: styles.join('\n') },
  };
  const server = createServer({ key, cert }, (request, response) => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const file = files[url.pathname];
    const withLibraries = url.searchParams.has('libraries');
    const filler = '<p>Entry</p>'.repeat(Number(url.searchParams.get('nodes') ?? 0));
    const page =
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App Marketplace</title>' +
      `${withLibraries ? '<link rel="stylesheet" href="/bench/libraries.css">' : ''}</head>` +
      `<body><script src="/bench/${withLibraries ? 'libraries' : 'alone'}.js"></script>${filler}</body></html>`;
    response.writeHead(200, { 'content-type': `${file?.type ?? 'text/html'}; charset=utf-8` });
    response.end(file?.text ?? page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    chromiumArgs: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
