import { type Site, siteOfOrigin } from '../hosts.ts';

/** What the browser says of a sender. `origin` and `documentLifecycle` are Chromium's; Firefox 153 gives no lifecycle. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly documentLifecycle?: string;
  readonly tab?: { readonly id?: number; readonly windowId?: number };
}

function originOf(sender: Sender): string | null {
  if (sender.origin !== undefined) return sender.origin;
  try {
    return sender.url === undefined ? null : new URL(sender.url).origin;
  } catch {
    return null;
  }
}

/**
 * Who sent it: the extension's own page (`panel`), the top frame of one of our sites, or nobody that counts. Judged by what
 * the browser says of the sender, never by what the message says (security R10).
 */
export function senderOf(sender: Sender, own: { id: string; origin: string }): 'panel' | Site | null {
  if (sender.id !== own.id) return null;
  const origin = originOf(sender);
  if (origin === own.origin) return sender.frameId === undefined || sender.frameId === 0 ? 'panel' : null;
  if (origin === null || sender.tab?.id === undefined || sender.frameId !== 0) return null;
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
  return siteOfOrigin(origin);
}

/** The exact origin of a sender that `senderOf` has judged. */
export function exactOrigin(sender: Sender): string {
  return originOf(sender) ?? '';
}
