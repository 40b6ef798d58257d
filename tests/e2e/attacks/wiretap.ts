import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { EXTENSION } from '../support/browser.ts';

/** The ways between the background and everybody else that the product uses. */
export const WAYS = [
  'asked of the background',
  'answered by the background',
  'asked of a page',
  'answered by a page',
  'told to the panel',
] as const;

interface Heard {
  readonly way: (typeof WAYS)[number] | 'told by the panel';
  /** The type of the message, or what it answers. */
  readonly about: string;
  readonly text: string;
}

/** Notes whatever goes in and out of the background. Runs in the worker before the product's first line. */
function tap(): void {
  type Any = (...given: unknown[]) => unknown;
  type Listen = { addListener(listener: Any): void };
  interface Port {
    postMessage: Any;
    onMessage: Listen;
  }
  interface Api {
    runtime: { onMessage: Listen; onConnect: Listen };
    tabs: { sendMessage: Any };
  }
  const all = globalThis as unknown as { heard: Heard[]; chrome: Api; browser?: Api };
  all.heard = [];
  const aboutOf = (message: unknown) => String((message as { type?: unknown } | null)?.type ?? 'view');
  const hear = (way: Heard['way'], message: unknown, about = aboutOf(message)) => {
    all.heard.push({ way, about, text: JSON.stringify(message) ?? '' });
  };
  // `chrome` and `browser` share some of their objects.
  const wrapped = new Set<object>();
  const wrapListeners = (event: Listen, wrap: (listener: Any) => Any) => {
    if (wrapped.has(event)) return;
    wrapped.add(event);
    const add = event.addListener.bind(event);
    event.addListener = (listener) => add(wrap(listener));
  };
  for (const api of new Set([all.chrome, all.browser ?? all.chrome])) {
    wrapListeners(api.runtime.onMessage, (listener) => (message, sender, reply) => {
      hear('asked of the background', message);
      return listener(message, sender, (answer: unknown) => {
        hear('answered by the background', answer, aboutOf(message));
        return (reply as Any)(answer);
      });
    });
    if (!wrapped.has(api.tabs.sendMessage)) {
      const ask = api.tabs.sendMessage.bind(api.tabs);
      api.tabs.sendMessage = async (tab, message, ...more) => {
        hear('asked of a page', message);
        const answer = await ask(tab, message, ...more);
        hear('answered by a page', answer, aboutOf(message));
        return answer;
      };
      wrapped.add(api.tabs.sendMessage);
    }
    wrapListeners(api.runtime.onConnect, (listener) => (given) => {
      const port = given as Port;
      const post = port.postMessage.bind(port);
      port.postMessage = (message) => {
        hear('told to the panel', message);
        return post(message);
      };
      port.onMessage.addListener((message) => hear('told by the panel', message));
      return listener(port);
    });
  }
}

/**
 * A copy of the production build whose background is listened to: nothing in it is changed, one line stands before it.
 *
 * @returns its folder, to be removed in the end
 */
export async function tappedBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-guide-tapped-'));
  await cp(EXTENSION, folder, { recursive: true });
  const background = join(folder, 'background.js');
  await writeFile(background, `(${tap})();\n${await readFile(background, 'utf8')}`);
  return folder;
}

/** What was heard since the worker started. */
export const heardOf = (context: BrowserContext): Promise<Heard[]> =>
  context
    .serviceWorkers()
    .at(-1)!
    .evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
