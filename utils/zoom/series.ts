import { policy } from '../policy.ts';
import type { Verdict } from './verdict.ts';

/** How many tries one click on Check makes at most. */
export function maxTries(): number {
  return policy().checkPausesMs.length + 1;
}

/**
 * When the series of tries that one click on Check started goes on. It ends (null) with the first definite answer,
 * after five tries, or with a second 429 in a row. Pauses: 30 s, 1 min, 3 min, 5 min, or longer where Zoom asked for
 * it.
 *
 * @param tries how many tries the series has made, this verdict's included: 1 or more
 * @param now milliseconds since 1970
 * @param before the verdict of the try before this one, if there was one
 * @returns the time of the next try in milliseconds since 1970, to be said on screen
 */
export function nextTry(
  tries: number,
  verdict: Verdict,
  now: number,
  before: Verdict | null = null,
): { readonly at: number } | null {
  const pause = policy().checkPausesMs[tries - 1];
  if (verdict.ok || verdict.retry === 'user' || pause === undefined) return null;
  if (verdict.id === 'rate-limited' && before?.ok === false && before.id === 'rate-limited') return null;
  return { at: Math.max(now + pause, verdict.retryAt ?? 0) };
}

/** What a check's outcome depends on; none of it secret. */
export interface CheckedState {
  /** Which capture of the credentials: a random id, not derived from them. */
  readonly captureId: string;
  /** Scope ids last seen on the Scopes page, in any order. */
  readonly scopes: readonly string[];
  /** Whether the app was active when last seen; null where that was not seen. */
  readonly activated: boolean | null;
  /** When scopes or activation last changed, in milliseconds since 1970; null where no change was seen. */
  readonly changedAt: number | null;
}

/** The same text for the same state: one check is made for each, and a new one is offered when it differs. */
export function fingerprintOf(state: CheckedState): string {
  const scopes = [...new Set(state.scopes)].sort();
  return JSON.stringify([state.captureId, scopes, state.activated, state.changedAt]);
}
