import type { Replies } from '../messages/replies.ts';
import type { Message, MessageType } from '../messages/schemas.ts';
import type { View } from '../model/view.ts';
import { isAlive, send } from './runtime.ts';

/**
 * Asks the background. Undefined where nobody answered: the worker died on the way or the extension is gone. That says
 * nothing of whether the message was acted on, so the caller asks for the state again rather than calling it a failure.
 */
export async function ask<T extends MessageType>(
  message: { type: T } & Omit<Message<T>, 'type'>,
): Promise<Replies[T] | undefined> {
  if (!isAlive()) return undefined;
  try {
    return ((await send(message)) ?? undefined) as Replies[T] | undefined;
  } catch {
    // Expected: the worker died before it answered, or the extension was updated or removed.
    return undefined;
  }
}

/** The view as the background has it, or null where nobody answered. */
export async function askView(): Promise<View | null> {
  return (await ask({ type: 'page.hello' }))?.view ?? null;
}
