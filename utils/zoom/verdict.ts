import type { CredentialField } from './credentials.ts';
import type { Family } from './scopes.ts';

/** What came of a check, other than success. The causes of each stand in `guide/causes.ts`. */
export const VERDICT_IDS = [
  'not-sendable',
  'wrong-client',
  'wrong-account',
  'wrong-account-or-inactive',
  'wrong-app-type',
  'account-lacks-app-type',
  'not-active',
  'grant-refused',
  'app-disabled',
  'owner-gone',
  'account-inactive',
  'scopes-missing',
  'paid-plan',
  'api-denied',
  'rate-limited',
  'zoom-down',
  'time-out',
  'offline',
  'no-permission',
  'too-large',
  'redirected',
  'unreadable',
  'token-refused',
  'refused-silently',
  'stopped',
  'unknown',
] as const;

/** Id of a verdict on a failed check. */
export type VerdictId = (typeof VERDICT_IDS)[number];

/** What is asked of Zoom: a token, the list of users, the account's settings. */
export type Call = 'token' | 'users' | 'settings';

/** Zoom issued a token with the needed scopes, and both read-only calls answered. */
export interface GoodVerdict {
  readonly ok: true;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** The family of the token's scopes; null where the token named none. */
  readonly family: Family | 'mixed' | null;
  /** Scopes beyond the needed ones. */
  readonly extra: readonly string[];
}

/** The check did not succeed. */
export interface BadVerdict {
  readonly ok: false;
  readonly at: number;
  readonly id: VerdictId;
  /** `wait`: it may pass by itself. `user`: somebody must mend something first. */
  readonly retry: 'wait' | 'user';
  /** The time before which Zoom asked not to be called, in milliseconds since 1970; 1 s to 1 h ahead. */
  readonly retryAt?: number;
  /** With `scopes-missing`: the scopes to add. */
  readonly missing?: readonly string[];
  /** The one value that Zoom names as wrong. */
  readonly field?: CredentialField;
  /**
   * The calls that Zoom has answered as asked. A token proves the three values, a call that took it proves that the app
   * is active.
   */
  readonly accepted: readonly Call[];
  /** Zoom's own words, safe to show as text: at most 300 characters, none of the values in it; may be empty. */
  readonly words: string;
}

/** The outcome of a check. It holds neither the values nor the token. */
export type Verdict = GoodVerdict | BadVerdict;

/** What one answer or failure means, before the words are made safe to show. */
export interface Finding {
  readonly id: VerdictId;
  /** Zoom's words as they came. */
  readonly words?: string;
  readonly missing?: readonly string[];
  readonly field?: CredentialField;
  readonly retryAt?: number;
}

const MAY_PASS: ReadonlySet<VerdictId> = new Set<VerdictId>([
  'wrong-account-or-inactive',
  'not-active',
  // Zoom has no statement on how long a change of scopes takes; five minutes to an hour were seen.
  'scopes-missing',
  'rate-limited',
  'zoom-down',
  'time-out',
  'offline',
  'token-refused',
]);

/** Whether a later try may give another answer although nobody has mended anything. */
export function retryOf(id: VerdictId): 'wait' | 'user' {
  return MAY_PASS.has(id) ? 'wait' : 'user';
}

const NO_JUDGEMENT: ReadonlySet<VerdictId> = new Set<VerdictId>([
  'rate-limited',
  'zoom-down',
  'time-out',
  'offline',
  'no-permission',
  'too-large',
  'redirected',
  'unreadable',
  'stopped',
]);

/** Whether Zoom has judged what it was asked; else nothing was asked, or nobody that counts has answered. */
export function isJudgement(id: VerdictId): boolean {
  return !NO_JUDGEMENT.has(id);
}
