/**
 * Answers that the token endpoint and the API give on demand: each row of the tables of what Zoom is known to send
 * (public reports, 2022-2026), and what networks do. A queue: `world.faults.token.push({ answer: 'bad-request', times:
 * 2 })` and then the truth again.
 */

export interface Answer {
  status: number;
  /** A string or bytes are sent as they are; anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds before the answer. */
  delay?: number;
  /**
   * 'hang' never answers, 'drop' closes the connection, 'cut' closes it in the midst of the body, 'endless' sends the
   * body again and again, 'endless-headers' the headers.
   */
  behaviour?: 'hang' | 'drop' | 'cut' | 'endless' | 'endless-headers';
  /** Milliseconds between two parts of an endless answer. */
  pause?: number;
}

export interface Fault {
  /** 'ok' is the true answer, for queues such as fault, ok, fault. */
  answer: FaultName | Answer | 'ok';
  /** How many requests it answers; without it, all. */
  times?: number;
  /** With 'ok' at the token endpoint: the scopes of the token instead of the app's, as when scopes arrive late. */
  scopes?: string[];
}

export interface Faults {
  token: Fault[];
  users: Fault[];
  settings: Fault[];
}

export function initialFaults(): Faults {
  return { token: [], users: [], settings: [] };
}

/** Takes the next fault of the queue, if there is one. */
export function nextFault(queue: Fault[]): { answer: Answer | 'ok'; scopes?: string[] } {
  const fault = queue[0];
  if (!fault) {
    return { answer: 'ok' };
  }
  if (fault.times !== undefined) {
    fault.times -= 1;
    if (fault.times <= 0) {
      queue.shift();
    }
  }
  const answer = typeof fault.answer === 'string' && fault.answer !== 'ok' ? named[fault.answer]() : fault.answer;
  return { answer, scopes: fault.scopes };
}

const html = { 'content-type': 'text/html; charset=utf-8' };

function oauth(reason: string, error: string, status = 400): () => Answer {
  return () => ({ status, body: { reason, error } });
}

function api(status: number, code: number, message: string): () => Answer {
  return () => ({ status, body: { code, message } });
}

const tooMany = 'You have reached the maximum per-second rate limit for this API. Try again later.';

function rateLimit(code: number, headers: () => Record<string, string>): () => Answer {
  return () => ({
    status: 429,
    body: { code, message: tooMany },
    headers: {
      'x-ratelimit-category': 'Medium',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '0',
      ...headers(),
    },
  });
}

/** The API's message for missing scopes; wording and code by product and year. */
export function scopeMessage(code: 4711 | 4700 | 104, scopes: string[]): Answer {
  const message = 'Invalid access token, does not contain scopes:';
  if (code === 104) {
    // Not JSON: Zoom does not escape the inner quotes (ZoomNet, devforum 111305).
    const quoted = scopes.map((scope) => `"${scope}"`).join(',');
    return {
      status: 400,
      body: `{"code":104,"message":"${message}[${quoted}]"}`,
      headers: { 'content-type': 'application/json' },
    };
  }
  return { status: 400, body: { code, message: `${message}${code === 4700 ? ' ' : ''}[${scopes.join(', ')}].` } };
}

const named = {
  // The token endpoint
  'invalid-client': oauth('Invalid client_id or client_secret', 'invalid_client'),
  'invalid-client-401': oauth('Invalid client_id or client_secret', 'invalid_client', 401),
  'bad-request': oauth('Bad Request', 'invalid_request'),
  'account-unknown': oauth('Account does not exist', 'invalid_request'),
  'app-type-not-enabled': oauth('Account does not enabled the OAuth app type', 'invalid_request'),
  'unsupported-grant': oauth('unsupported grant type', 'unsupported_grant_type'),
  'app-disabled': () => ({
    status: 400,
    body: { status: false, errorCode: 4717, errorMessage: 'The app has been disabled', result: null },
  }),
  'no-token': () => ({ status: 200, body: {} }),
  'token-without-scope': () => ({
    status: 200,
    body: { access_token: 'opaque', token_type: 'bearer', expires_in: 3600 },
  }),

  // The API
  'scope-4711': () => scopeMessage(4711, ['user:read:list_users:admin']),
  'scope-4711-alternatives': () => scopeMessage(4711, ['user:read:user:admin', 'user:read:user']),
  'scope-4711-401': () => ({ ...scopeMessage(4711, ['user:read:list_users:admin']), status: 401 }),
  'scope-4711-403': () => ({ ...scopeMessage(4711, ['user:read:list_users:admin']), status: 403 }),
  'scope-4700': () => scopeMessage(4700, ['account:read:admin']),
  'scope-104': () => scopeMessage(104, ['account:read:settings:admin', 'account:read:settings:master']),
  'invalid-token': api(401, 124, 'Invalid access token.'),
  'invalid-token-400': api(400, 124, 'Invalid access token.'),
  'expired-token': api(401, 201, 'Access token is expired.'),
  'invalid-key': api(400, 200, 'Invalid api key or secret.'),
  'rest-not-enabled': api(400, 200, 'Account does not enabled REST API.'),
  'rest-denied': api(
    403,
    200,
    'Access to the Zoom REST API has been denied for this user. Contact Zoom Support for details.',
  ),
  'paid-only': api(400, 200, 'Only available for Paid account: account settings.'),
  'account-not-found': api(404, 2001, 'Account does not exist.'),
  'user-not-found': api(404, 1001, 'User does not exist: me.'),
  'validation-failed': () => ({
    status: 400,
    body: { code: 300, message: 'Validation Failed.', errors: [{ field: 'page_size', message: 'Invalid field.' }] },
  }),

  // Both
  'rate-per-second': rateLimit(429, () => ({
    'x-ratelimit-type': 'QPS',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1),
  })),
  'rate-per-second-200': rateLimit(200, () => ({ 'x-ratelimit-type': 'QPS' })),
  'rate-daily': rateLimit(429, () => ({
    'x-ratelimit-type': 'Daily-limit',
    'retry-after': new Date(Date.now() + 3_600_000).toISOString(),
  })),
  'server-error': () => ({
    status: 500,
    body: '<html><body><h1>500 Internal Server Error</h1></body></html>',
    headers: html,
  }),
  'bad-gateway': () => ({
    status: 502,
    body: '<html><head><title>502 Bad Gateway</title></head></html>',
    headers: html,
  }),
  unavailable: () => ({ status: 503, body: '' }),
  html: () => ({ status: 200, body: '<!doctype html><title>Zoom</title><p>Sign in</p>', headers: html }),
  empty: () => ({ status: 200, body: '' }),
  'empty-400': () => ({ status: 400, body: '' }),
  'not-json': () => ({ status: 200, body: '{"access_token":', headers: { 'content-type': 'application/json' } }),
  redirect: () => ({ status: 302, body: '', headers: { location: 'https://elsewhere.example/oauth/token' } }),
  'redirect-307': () => ({ status: 307, body: '', headers: { location: 'https://elsewhere.example/oauth/token' } }),
  hang: () => ({ status: 200, behaviour: 'hang' }),
  drop: () => ({ status: 200, behaviour: 'drop' }),
  endless: () => ({ status: 200, body: `{"access_token":"${'x'.repeat(16_384)}`, behaviour: 'endless' }),
} satisfies Record<string, () => Answer>;

export type FaultName = keyof typeof named;

/** All names, for tests that go through every one. */
export const faultNames = Object.keys(named) as FaultName[];
