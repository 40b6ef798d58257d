import type { Replies } from './replies.ts';
import { MESSAGES, type Message, type MessageType, schemaOf } from './schemas.ts';
import { type Sender, senderOf } from './sender.ts';

/** A message that is longer than this as JSON is dropped unread: the longest honest one is a table of scopes. */
const MOST_CHARACTERS = 256 * 1024;

/** What to do for each message, and what to answer. */
export type Handlers = {
  readonly [Type in MessageType]: (message: Message<Type>, sender: Sender) => Promise<Replies[Type]>;
};

function typeOf(raw: unknown): MessageType | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { type } = raw as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(MESSAGES, type) ? (type as MessageType) : null;
}

/** The message as plain data, or undefined where it cannot be that (cycles, endless depth) or is too long. */
function plain(raw: unknown): unknown {
  try {
    const text = JSON.stringify(raw);
    return text.length > MOST_CHARACTERS ? undefined : JSON.parse(text);
  } catch {
    // Expected of a hostile sender: cycles, or more depth than the stack has.
    return undefined;
  }
}

/**
 * Reads one message: the handler's promise, or undefined where the message is unknown, malformed, too long or from
 * someone who may not send it. Those are dropped in silence and counted by `dropped`.
 */
export function createReceiver(
  own: { id: string; origin: string | null },
  handlers: Handlers,
  ready: Promise<unknown>,
) {
  let dropped = 0;
  const schemas: Partial<Record<MessageType, ReturnType<typeof schemaOf>>> = {};
  return {
    get dropped() {
      return dropped;
    },
    receive(raw: unknown, sender: Sender): Promise<unknown> | undefined {
      const who = senderOf(sender, own);
      const message = who && plain(raw);
      const type = typeOf(message);
      const allowed = type && (MESSAGES[type].from === who || (MESSAGES[type].from === 'page' && who !== 'panel'));
      if (allowed) schemas[type] ??= schemaOf(type);
      const parsed = allowed ? schemas[type]?.safeParse(message) : null;
      if (!type || !parsed?.success) {
        dropped += 1;
        return undefined;
      }
      const handler = handlers[type] as (message: unknown, from: Sender) => Promise<unknown>;
      // The panel opens only if that is the first thing done with the click; everything else waits for the state to be
      // in order.
      return type === 'page.panel' ? handler(parsed.data, sender) : ready.then(() => handler(parsed.data, sender));
    },
  };
}
