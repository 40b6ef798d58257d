import { createHash } from 'node:crypto';
import { Engine } from './engine.ts';

/** What the extension sends to a page's script, and where the answer goes. */
export interface PageEnd {
  hear(message: { type: string }): unknown;
}

export interface SimTab {
  readonly id: number;
  readonly status: 'complete';
  url: string;
  documentId: string;
  lastAccessed: number;
  /** The guide's script; null where the page has none (put in by nobody yet, or from before an update). */
  script: PageEnd | null;
}

interface PortEnd {
  readonly listeners: { message: ((message: unknown) => void)[]; gone: (() => void)[] };
  open: boolean;
}

type Listener = (...given: never[]) => unknown;

export const EXTENSION = { id: 'simulated', origin: 'chrome-extension://simulated' } as const;

/** What holds a canary may be written only where a test allows it. */
export const CANARY = 'CNRY';
const looked = new WeakMap<object, boolean>();

/** True where a canary stands anywhere in a value that no one changes any more. */
export function holdsCanary(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return String(value).includes(CANARY);
  let holds = looked.get(value);
  if (holds === undefined) {
    holds = JSON.stringify(value).includes(CANARY);
    looked.set(value, holds);
  }
  return holds;
}

/** One simulated browser: storage, tabs, alarms, ports and messages, all under one engine. */
export class SimBrowser {
  readonly engine = new Engine();
  local: Record<string, unknown> = {};
  session: Record<string, unknown> = {};
  readonly alarms = new Map<string, number>();
  readonly tabs = new Map<number, SimTab>();
  nextTab = 10;
  nextDocument = 1;
  /** Told of every address that the extension opens. */
  onNavigate: (tab: SimTab) => void = () => {};
  /** Told where the extension puts its script into a page that has none. */
  onScript: (tab: SimTab) => void = () => {};
  onSessionWritten: () => void = () => {};
  onKill: () => void = () => {};
  #listeners: Record<string, Listener[]> = {};
  readonly #ports = new Set<PortEnd>();
  #pending = new Set<(error: Error) => void>();

  constructor() {
    this.engine.onKill = () => {
      this.#listeners = {};
      for (const port of this.#ports) this.#close(port);
      for (const reject of this.#pending)
        reject(new Error('The message channel closed before a response was received.'));
      this.#pending = new Set();
      this.onKill();
    };
  }

  get unanswered(): number {
    return this.#pending.size;
  }

  navigate(tab: SimTab, url: string): void {
    tab.url = url;
    tab.documentId = `document-${this.nextDocument++}`;
    tab.script = null;
    this.onNavigate(tab);
  }

  openTab(url: string): SimTab {
    const id = this.nextTab++;
    const lastAccessed = this.engine.now;
    const tab: SimTab = { id, status: 'complete', url: '', documentId: '', lastAccessed, script: null };
    this.tabs.set(tab.id, tab);
    this.navigate(tab, url);
    return tab;
  }

  closeTab(tab: SimTab): void {
    this.tabs.delete(tab.id);
    this.wake();
    this.emit('removed', tab.id);
  }

  /** Starts the worker if the browser has stopped it. */
  wake: () => void = () => {};

  listen(event: string): { addListener(listener: Listener): void } {
    return {
      addListener: (listener) => {
        this.#listeners[event] = [...(this.#listeners[event] ?? []), listener];
      },
    };
  }

  emit(event: string, ...given: unknown[]): unknown {
    let answer: unknown;
    for (const listener of this.#listeners[event] ?? []) answer ??= listener(...(given as never[]));
    return answer;
  }

  /** A message to the extension. Rejects where the worker dies first or nobody takes it, as the browser does. */
  send(message: unknown, sender: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const deliver = () => {
        this.wake();
        const reply = (value: unknown) => {
          this.#pending.delete(reject);
          // Whoever asks takes an empty reply for none: the background could not do what was asked.
          if (value === undefined) reject(new Error('No answer.'));
          else resolve(value);
        };
        this.#pending.add(reject);
        if (this.emit('message', message, sender, reply) === true) return;
        this.#pending.delete(reject);
        reject(new Error('No receiver.'));
      };
      void this.engine.operation('message', deliver, { outside: true });
    });
  }

  /** The panel's port. `onMessage` and `onGone` are the panel's. */
  connect(onMessage: (message: unknown) => void, onGone: () => void): () => void {
    const port: PortEnd = { listeners: { message: [], gone: [] }, open: true };
    void this.engine.operation(
      'connect',
      () => {
        this.wake();
        if (!port.open) return;
        this.#ports.add(port);
        port.listeners.gone.push(onGone);
        this.emit('connect', {
          name: 'panel',
          sender: { id: EXTENSION.id, origin: EXTENSION.origin, url: `${EXTENSION.origin}/sidepanel.html` },
          postMessage: (message: unknown) => {
            if (!port.open) throw new Error('Attempting to use a disconnected port object');
            onMessage(message);
          },
          disconnect: () => this.#close(port),
          onDisconnect: { addListener: () => {} },
          onMessage: { addListener: () => {} },
        });
      },
      { outside: true },
    );
    return () => this.#close(port);
  }

  #close(port: PortEnd): void {
    if (!port.open) return;
    port.open = false;
    this.#ports.delete(port);
    for (const gone of port.listeners.gone) gone();
  }

  ringDueAlarms(): void {
    for (const [name, when] of [...this.alarms]) {
      if (when > this.engine.now) continue;
      this.alarms.delete(name);
      this.wake();
      this.emit('alarm', { name });
    }
  }

  area(name: 'local' | 'session') {
    const operation = <Value>(what: string, apply: () => Value) =>
      this.engine.operation(`storage.${name}.${what}`, apply, { storage: true });
    return {
      get: (keys: string[]) =>
        operation('get', () =>
          Object.fromEntries(keys.flatMap((key) => (key in this[name] ? [[key, this[name][key]]] : []))),
        ),
      set: (items: Record<string, unknown>) =>
        operation('set', () => {
          this[name] = { ...this[name], ...items };
          if (name === 'local' && holdsCanary(items)) this.engine.fail('I1', 'a credential in storage.local');
          if (name === 'session') this.onSessionWritten();
        }),
      setAccessLevel: () => Promise.resolve(),
    };
  }

  /** The extension API as the background uses it. */
  api() {
    const { engine } = this;
    const areas = { local: this.area('local'), session: this.area('session') };
    return {
      runtime: {
        id: EXTENSION.id,
        getURL: (path: string) => `${EXTENSION.origin}/${path}`,
        onMessage: this.listen('message'),
        onConnect: this.listen('connect'),
        onInstalled: this.listen('installed'),
        onUpdateAvailable: this.listen('update-available'),
      },
      scripting: {
        executeScript: async ({ target }: { target: { tabId: number; documentIds?: string[] } }) => {
          const tab = this.#tab(target.tabId);
          const [wanted = tab.documentId] = target.documentIds ?? [];
          if (tab.documentId !== wanted) throw new Error(`No document with id ${wanted} in tab with id ${tab.id}`);
          if (!tab.script) this.onScript(tab);
          return [{ frameId: 0, documentId: tab.documentId }];
        },
      },
      storage: areas,
      alarms: {
        create: (name: string, { when }: { when: number }) => void this.alarms.set(name, when),
        clear: (name: string) => Promise.resolve(this.alarms.delete(name)),
        onAlarm: this.listen('alarm'),
      },
      commands: { onCommand: this.listen('command') },
      windows: { update: () => Promise.resolve() },
      permissions: {
        contains: () => Promise.resolve(true),
        onAdded: this.listen('added'),
        onRemoved: this.listen('withdrawn'),
      },
      tabs: {
        onRemoved: this.listen('removed'),
        query: ({ url }: { url: string[] }) => {
          const hosts = url.map((pattern) => pattern.split('/')[2]!);
          return Promise.resolve([...this.tabs.values()].filter((tab) => hosts.includes(new URL(tab.url).host)));
        },
        update: (id: number, change: { url?: string }) =>
          engine.operation('tabs.update', () => {
            const tab = this.#tab(id);
            tab.lastAccessed = engine.now;
            if (change.url !== undefined) this.navigate(tab, change.url);
            return tab;
          }),
        create: ({ url }: { url: string }) => engine.operation('tabs.create', () => this.openTab(url)),
        reload: (id: number) => engine.operation('tabs.reload', () => this.navigate(this.#tab(id), this.#tab(id).url)),
        sendMessage: async (id: number, message: { type: string }) => {
          if (holdsCanary(message)) engine.fail('I1', `a credential in the message ${message.type} to a page`);
          const script = this.#tab(id).script;
          if (!script) throw new Error('Could not establish connection. Receiving end does not exist.');
          return script.hear(message);
        },
      },
    };
  }

  #tab(id: number): SimTab {
    const tab = this.tabs.get(id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }
}

/** The API that the extension's own modules talk to; set before each schedule. */
let currentApi: ReturnType<SimBrowser['api']>;

export function useBrowser(browser: SimBrowser): void {
  currentApi = browser.api();
}

/** Puts the simulated API where the polyfill looks for it. Must run before anything of the background is imported. */
export function installApi(): void {
  // The real one answers from another thread, when it likes.
  const digest = async (_name: string, data: Uint8Array) => createHash('sha256').update(data).digest().buffer;
  Object.defineProperty(crypto.subtle, 'digest', { value: digest });
  const scope = globalThis as { chrome?: object; browser?: object };
  scope.chrome = { runtime: { id: EXTENSION.id } };
  scope.browser = {
    runtime: {
      id: EXTENSION.id,
      getURL: (path: string) => currentApi.runtime.getURL(path),
      get onMessage() {
        return currentApi.runtime.onMessage;
      },
      get onConnect() {
        return currentApi.runtime.onConnect;
      },
      get onInstalled() {
        return currentApi.runtime.onInstalled;
      },
      get onUpdateAvailable() {
        return currentApi.runtime.onUpdateAvailable;
      },
    },
    get storage() {
      return currentApi.storage;
    },
    get scripting() {
      return currentApi.scripting;
    },
    get alarms() {
      return currentApi.alarms;
    },
    get commands() {
      return currentApi.commands;
    },
    get windows() {
      return currentApi.windows;
    },
    get permissions() {
      return currentApi.permissions;
    },
    get tabs() {
      return currentApi.tabs;
    },
  };
}
