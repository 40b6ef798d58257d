import type { View } from '../flow/view.ts';
import type { Message, MessageType } from '../messages/schemas.ts';
import { isAlive, send } from './runtime.ts';

/**
 * Asks the background. Undefined where nobody answered: the worker died on the way or the extension is gone. That says
 * nothing of whether the message was acted on, so the caller asks for the state again rather than calling it a failure.
 */
export async function ask<Reply>(message: Message<MessageType>): Promise<Reply | undefined> {
  if (!isAlive()) return undefined;
  try {
    return ((await send(message)) ?? undefined) as Reply | undefined;
  } catch {
    return undefined;
  }
}

/** The view as the background has it, or null where nobody answered. */
export async function askView(): Promise<View | null> {
  return (await ask<{ view: View }>({ type: 'page.hello' }))?.view ?? null;
}
