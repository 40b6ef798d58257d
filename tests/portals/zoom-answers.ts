import type { VerdictId } from '../../utils/zoom/verdict.ts';
import type { FaultName } from './server/index.ts';

/** What each answer of the token endpoint is taken for, in a browser. */
export const AT_TOKEN: Partial<Record<FaultName, VerdictId>> = {
  'invalid-client': 'wrong-client',
  'invalid-client-401': 'wrong-client',
  'bad-request': 'wrong-account-or-inactive',
  'account-unknown': 'wrong-account',
  'app-type-not-enabled': 'account-lacks-app-type',
  'unsupported-grant': 'wrong-app-type',
  'app-disabled': 'app-disabled',
  'no-token': 'not-active',
  'rate-per-second': 'rate-limited',
  'rate-daily': 'rate-limited',
  'server-error': 'zoom-down',
  'bad-gateway': 'zoom-down',
  unavailable: 'zoom-down',
  html: 'zoom-down',
  empty: 'not-active',
  'empty-400': 'not-active',
  'not-json': 'unreadable',
  // A refused redirect cannot be told from a network that fails: a browser's `fetch` says the same of both.
  redirect: 'offline',
  'redirect-307': 'offline',
  drop: 'offline',
  endless: 'too-large',
};

/** What each answer of the API is taken for. */
export const AT_API: Partial<Record<FaultName, VerdictId>> = {
  'scope-4711': 'scopes-missing',
  'scope-4711-alternatives': 'scopes-missing',
  'scope-4711-401': 'scopes-missing',
  'scope-4711-403': 'scopes-missing',
  'scope-4700': 'scopes-missing',
  'scope-104': 'scopes-missing',
  'invalid-token': 'token-refused',
  'invalid-token-400': 'token-refused',
  'expired-token': 'token-refused',
  'invalid-key': 'token-refused',
  'rest-not-enabled': 'api-denied',
  'rest-denied': 'api-denied',
  'paid-only': 'paid-plan',
  'account-not-found': 'wrong-account',
  'user-not-found': 'owner-gone',
  'validation-failed': 'unknown',
  'rate-per-second': 'rate-limited',
  'rate-per-second-200': 'rate-limited',
  'server-error': 'zoom-down',
};
