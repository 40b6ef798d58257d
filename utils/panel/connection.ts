import { type ReadonlySignal, signal } from '@preact/signals';
import { browser, IS_FIREFOX } from '../browser.ts';
import type { Hint, Replies, ToPanel } from '../messages/replies.ts';
import type { View } from '../model/view.ts';
import type { Ask, Question, QuestionType } from './asks.ts';

/** The part of a runtime port that is used here. */
interface PanelPort {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

/** What the browser gives; replaced in tests. */
interface Outside {
  connect(): PanelPort;
  send(message: object): Promise<unknown>;
}

interface Connection {
  /** Null until the background has spoken once. */
  readonly view: ReadonlySignal<View | null>;
  /** Milliseconds since epoch; moves on by itself so that the minutes left are true. */
  readonly now: ReadonlySignal<number>;
  readonly hint: ReadonlySignal<Hint | null>;
  /** Open pages that have to be reloaded, as after an update: none of them has a script that answers. */
  readonly deafTabs: ReadonlySignal<number>;
  /** False while the worker cannot be reached, once reconnecting at once has failed. */
  readonly online: ReadonlySignal<boolean>;
  readonly ask: Ask;
  close(): void;
}

const BROWSER: Outside = {
  connect: () => browser.runtime.connect({ name: 'panel' }) as PanelPort,
  send: (message) => browser.runtime.sendMessage(message),
};

/** Pauses before each reconnection in ms: the first at once, since a worker that was put to sleep is a normal thing. */
const PAUSES = [0, 250, 500, 1_000, 2_000, 5_000, 10_000];
const CLOCK_MS = 5_000;
/**
 * After so long without an answer a question counts as unanswered. No answer waits for Zoom; some wait for tabs and
 * pages.
 */
const ANSWER_MS = 45_000;

/**
 * Keeps an extension page in step with the background: the view is pushed through a port that is opened again whenever
 * the worker dies, and questions go by message.
 *
 * @param withHint whether the page's card is asked for as well: it changes without the view, for example to `lost`
 */
export function openConnection({ withHint = false } = {}, outside: Outside = BROWSER): Connection {
  const view = signal<View | null>(null);
  const now = signal(Date.now());
  const hint = signal<Hint | null>(null);
  const deafTabs = signal(0);
  const online = signal(true);
  let port: PanelPort | null = null;
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const ask: Ask = async <T extends QuestionType>(question: Question<T>) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), ANSWER_MS);
    });
    try {
      const reply = await Promise.race([outside.send(question), silence]);
      // Nobody took the question, or what it asked for failed.
      if (reply === undefined || reply === null) throw new Error('no answer');
      return reply as Replies[T];
    } finally {
      clearTimeout(timer);
    }
  };

  async function refreshHint(): Promise<void> {
    if (!withHint || document.hidden) return;
    // Expected: the worker died before it answered; the next refresh asks again.
    const reply = await ask({ type: 'panel.hint' }).catch(() => null);
    hint.value = reply?.card ?? null;
    deafTabs.value = reply?.deafTabs ?? 0;
  }

  function onPush(message: unknown): void {
    const pushed = message as ToPanel;
    failures = 0;
    online.value = true;
    now.value = pushed.now;
    view.value = pushed.view;
    void refreshHint();
  }

  function reconnect(): void {
    port = null;
    if (closed) return;
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0;
    online.value = failures === 0;
    failures += 1;
    retry = setTimeout(connect, pause);
  }

  function connect(): void {
    if (closed) return;
    try {
      port = outside.connect();
      port.onMessage.addListener(onPush);
      port.onDisconnect.addListener(reconnect);
    } catch {
      // Expected: the extension was updated or removed while this page stayed open.
      reconnect();
    }
  }

  const clock = setInterval(() => {
    now.value = Date.now();
    // A port does not keep Firefox's background awake, a question does: what runs is not cut off while someone looks on.
    if (view.value?.running || IS_FIREFOX) void refreshHint();
  }, CLOCK_MS);
  const onFocus = () => void refreshHint();
  window.addEventListener('focus', onFocus);
  connect();

  return {
    view,
    now,
    hint,
    deafTabs,
    online,
    ask,
    close() {
      closed = true;
      clearInterval(clock);
      clearTimeout(retry);
      window.removeEventListener('focus', onFocus);
      port?.disconnect();
    },
  };
}
