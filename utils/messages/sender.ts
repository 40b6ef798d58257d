import { type Site, siteOfOrigin } from '../hosts.ts';

/**
 * What the browser says of a sender. `origin` and `documentLifecycle` are Chromium's; Firefox 153 gives no lifecycle.
 */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly documentLifecycle?: string;
  readonly tab?: { readonly id?: number; readonly windowId?: number };
}

/**
 * The origin of an address, or null. Scheme and host are put together here because browsers differ on `URL.origin` for
 * extension pages, where it may be the text `null`, which every opaque origin shares.
 */
export function originOfUrl(url: string): string | null {
  try {
    const { protocol, host } = new URL(url);
    return host === '' ? null : `${protocol}//${host}`;
  } catch {
    // Expected: a text that is no address.
    return null;
  }
}

function originOf(sender: Sender): string | null {
  return sender.origin ?? (sender.url === undefined ? null : originOfUrl(sender.url));
}

/**
 * Who sent it: the extension's own page (`panel`), the top frame of one of our sites, or nobody that counts. Judged by
 * what the browser says of the sender, never by what the message says, which anyone could write.
 */
export function senderOf(
  sender: Sender | undefined,
  own: { id: string; origin: string | null },
): 'panel' | Site | null {
  if (!sender || !own.id || sender.id !== own.id || !own.origin) return null;
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
