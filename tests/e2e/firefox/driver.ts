import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findFirefox } from '../../../scripts/firefox.ts';
import type { Portals } from '../../portals/server/index.ts';
import { soon } from '../attacks/lab.ts';
import { type Evaluated, type FirefoxPage, firefoxPage, type Send } from './page.ts';
import { xpiOf } from './xpi.ts';

// Firefox by WebDriver BiDi, which it speaks by itself: no other tool installs an extension into the Firefox that is there.

/** The production build for Firefox, which `npm run test:firefox` makes before the tests. */
export const EXTENSION = resolve(import.meta.dirname, '../../../.output/firefox-mv3');
/** Else Firefox would choose one, which nobody is told. */
const UUID = '0f9a1b2c-3d4e-4f50-8a6b-7c8d9e0f1a2b';

/** Where our own pages and files are. */
export const OWN_ORIGIN = `moz-extension://${UUID}`;

/** Keeps Firefox to itself, lets all names lead to the stand-ins, and grants the sites at the installation or when asked. */
const preferences = (proxy: number, geckoId: string, withheld: boolean) => ({
  'extensions.originControls.grantByDefault': !withheld,
  'extensions.webextOptionalPermissionPrompts': false,
  // An unsigned file may lie in the profile, and be installed as an update.
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxy,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxy,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'intl.locale.requested': 'en-US',
  'media.gmp-manager.updateEnabled': false,
  'services.settings.server': 'data:,',
});

export interface Firefox {
  readonly profile: string;
  open(url: string): Promise<FirefoxPage>;
  /** The tab with such an address, once there is one. */
  opened(address: RegExp): Promise<FirefoxPage>;
  /** Installs the build once more over the one that runs, as an update from a folder does. */
  install(): Promise<void>;
  /**
   * Runs statements in the browser itself, where `addon` is our extension and `AddonManager` Firefox's; what they
   * return, as JSON has it.
   */
  inBrowser<Value>(statements: string): Promise<Value>;
  /** Ends the browser at once; its profile stays until `close`. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** All connections lead to the stand-ins. */
async function startProxy(target: number): Promise<{ port: number; close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (_request, socket: Socket) => {
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/**
 * Firefox with the production build.
 *
 * @param lasting as one file in the profile, as an installation from a store leaves it; else as a temporary add-on, which
 *   no update can reach
 * @param withheld without the sites, until the extension asks for them
 */
export async function startFirefox(portals: Portals, { lasting = false, withheld = false } = {}): Promise<Firefox> {
  const proxy = await startProxy(portals.port);
  const profile = await mkdtemp(join(tmpdir(), 'connector-guide-firefox-'));
  const manifest = JSON.parse(await readFile(join(EXTENSION, 'manifest.json'), 'utf8'));
  const geckoId = manifest.browser_specific_settings.gecko.id;
  const lines = Object.entries(preferences(proxy.port, geckoId, withheld)).map(
    (one) => `user_pref(${JSON.stringify(one).slice(1, -1)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  if (lasting) {
    await mkdir(join(profile, 'extensions'));
    await writeFile(join(profile, 'extensions', `${geckoId}.xpi`), xpiOf(EXTENSION, manifest.version));
  }
  // Without access to the system an extension's own pages cannot be opened (Firefox 153, November 2026).
  const given = ['--headless', '--no-remote', '--remote-debugging-port=0', '--remote-allow-system-access'];
  const path = findFirefox();
  if (!path) throw new Error('No Firefox was found. Install it, or name it: FIREFOX=/path/to/firefox');
  const child = spawn(path, [...given, '--profile', profile, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'exit');
  let address = '';
  for await (const line of createInterface(child.stderr)) {
    address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  child.stderr.resume();
  const socket = new WebSocket(`${address}/session`);
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }));
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  let sent = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, type, result, message } = JSON.parse(data as string);
    if (type === 'error') waiting.get(id)?.reject(new Error(message));
    else waiting.get(id)?.resolve(result as never);
    waiting.delete(id);
  });
  const send: Send = <Result>(method: string, params: object) =>
    new Promise<Result>((resolve, reject) => {
      sent += 1;
      waiting.set(sent, { resolve, reject });
      socket.send(JSON.stringify({ id: sent, method, params }));
    });

  async function open(url: string): Promise<FirefoxPage> {
    const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
    const page = firefoxPage(send, context);
    await page.goto(url);
    return page;
  }

  async function opened(address: RegExp): Promise<FirefoxPage> {
    let found: string | undefined;
    const look = async () => {
      const { contexts } = await send<{ contexts: { context: string; url: string }[] }>('browsingContext.getTree', {
        maxDepth: 0,
      });
      found = contexts.find(({ url }) => address.test(url))?.context;
      return found ?? '';
    };
    await soon(look).not.toBe('');
    return firefoxPage(send, found!);
  }

  const install = () => send<void>('webExtension.install', { extensionData: { type: 'path', path: EXTENSION } });

  async function inBrowser<Value>(statements: string): Promise<Value> {
    const { contexts } = await send<{ contexts: { context: string; url: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
      maxDepth: 0,
    });
    const context = contexts.find(({ url }) => url.endsWith('/browser.xhtml'))!.context;
    const { result, exceptionDetails } = await send<Evaluated>('script.evaluate', {
      expression: `(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID(${JSON.stringify(geckoId)});
        return JSON.stringify((await (async () => { ${statements} })()) ?? null);
      })()`,
      target: { context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result!.value as string) as Value;
  }

  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  if (!lasting) await install();

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await gone;
    proxy.close();
  }

  return {
    profile,
    open,
    opened,
    install,
    inBrowser,
    kill,
    async close() {
      // Nothing of it is kept, so nothing has to be put in order first.
      await kill();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
