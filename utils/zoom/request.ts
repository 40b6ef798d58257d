import { policy } from '../policy.ts';

/** What a check needs from outside, so that tests can give their own. */
export interface CheckDeps {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborting it stops the check. */
  readonly signal?: AbortSignal;
  /** Milliseconds for one request, its answer's body included. */
  readonly timeoutMs?: number;
}

/** Why there is no answer to read. */
export type Failure = 'time-out' | 'offline' | 'too-large' | 'redirected' | 'stopped';

/** An answer of any status, read in full, or why there is none. */
export type Reply =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly ok: false; readonly failure: Failure };

interface Ask {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: URLSearchParams;
}

/**
 * One request without cookies, cache, referrer or redirects, given up after 15 s, of whose answer at most 64 KiB are
 * read. It never rejects. A redirect shows as `offline` in browsers, which do not say why a request failed.
 */
export async function requestText(url: string, ask: Ask, deps: CheckDeps): Promise<Reply> {
  const { fetch, signal } = deps;
  const control = new AbortController();
  const end = (why: Failure) => control.abort(why);
  const stop = () => end('stopped');
  const timer = setTimeout(end, deps.timeoutMs ?? policy().requestMs, 'time-out');
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    control.signal.throwIfAborted();
    const exchange = async (): Promise<Reply> => {
      const response = await fetch(url, {
        ...ask,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: control.signal,
      });
      if (response.type === 'opaqueredirect' || response.redirected || isRedirect(response.status)) end('redirected');
      control.signal.throwIfAborted();
      const text = await readText(response, policy().replyBytes, end);
      control.signal.throwIfAborted();
      return { ok: true, status: response.status, headers: response.headers, text };
    };
    // The race ends the wait even where the request or its body does not heed the signal.
    return await Promise.race([exchange(), aborted(control.signal)]);
  } catch (error) {
    // Expected: the request was stopped, took too long, or failed on its way.
    return { ok: false, failure: control.signal.aborted ? control.signal.reason : failureOf(error) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
}

/** Reads a body to its end, or aborts the request at the first chunk beyond `limit` bytes. */
async function readText(response: Response, limit: number, end: (why: Failure) => void): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      end('too-large');
      // Not awaited: a source that never ends its cancelling must not hold the check.
      // Expected: it rejects, as the request was aborted.
      reader.cancel().catch(() => undefined);
      return '';
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Node's fetch names a refused redirect in the error's cause; browsers only say that the request failed. */
function failureOf(error: unknown): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return /redirect/i.test(`${error} ${cause}`) ? 'redirected' : 'offline';
}
