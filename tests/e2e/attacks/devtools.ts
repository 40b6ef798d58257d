import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Portals } from '../../portals/server/index.ts';
import { chromiumPath, EXTENSION, QUIET } from '../support/browser.ts';

/** Where in its profile a bare browser writes what it saw of a process that crashed. */
export const CRASHES = 'Crash Reports';

type Told = Record<string, unknown>;

/** One target of the browser: a tab, a page in it, a page that is prepared in advance. */
export interface Session {
  send<Result = Told>(method: string, params?: object): Promise<Result>;
  on(method: string, heard: (params: never) => void): void;
  /** Evaluates in the page, or in another of its worlds. */
  evaluate<Value>(expression: string, contextId?: number): Promise<Value>;
}

export interface BareBrowser extends Session {
  /** Everything that this browser writes, reports of crashes included. */
  readonly profile: string;
  attached(sessionId: string): Session;
  /** Ends the browser at once, as a power cut does; its profile stays until `close`. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Chromium with the production build, spoken to without Playwright, which holds on to every page: a page with a
 * debugger of its own prepares no other in advance (`PrerenderingDisabledByDevTools`, seen in Chromium 156).
 */
export async function startBareBrowser(portals: Portals): Promise<BareBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'connector-guide-bare-'));
  const args = [
    ...QUIET,
    ...portals.chromiumArgs,
    `--user-data-dir=${profile}`,
    '--headless',
    '--remote-debugging-port=0',
  ];
  const child = spawn(chromiumPath(), [...args, '--lang=en', `--load-extension=${EXTENSION}`, 'about:blank'], {
    env: { ...process.env, LANGUAGE: 'en', LANG: 'en.UTF-8', BREAKPAD_DUMP_LOCATION: join(profile, CRASHES) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let address = '';
  for await (const line of createInterface(child.stderr)) {
    address = /DevTools listening on (ws:.*)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  child.stderr.resume();
  const socket = new WebSocket(address);
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }));
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  const listeners: { sessionId: string | undefined; method: string; heard: (params: never) => void }[] = [];
  let sent = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, method, params, sessionId } = JSON.parse(data as string);
    if (method) {
      for (const one of listeners) if (one.method === method && one.sessionId === sessionId) one.heard(params as never);
    } else if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result as never);
    waiting.delete(id);
  });

  function attached(sessionId?: string): Session {
    const session: Session = {
      send: (method, params = {}) =>
        new Promise((resolve, reject) => {
          sent += 1;
          waiting.set(sent, { resolve, reject });
          socket.send(JSON.stringify({ id: sent, method, params, ...(sessionId ? { sessionId } : {}) }));
        }),
      on: (method, heard) => void listeners.push({ sessionId, method, heard }),
      async evaluate(expression, contextId) {
        const { result, exceptionDetails } = await session.send<{
          result: { value: never };
          exceptionDetails?: { text: string; exception?: { description?: string } };
        }>('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    };
    return session;
  }

  return {
    ...attached(),
    profile,
    attached,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async close() {
      // Where it was killed nobody answers.
      void attached()
        .send('Browser.close')
        .catch(() => {});
      await gone;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
