import { isScopeId, normaliseScopeId } from './scopes.ts';
import type { Finding, VerdictId } from './verdict.ts';

/** The characters of a bearer token are those of RFC 6750, 2.1; anything else could not stand in a header. */
const BEARER = /^[\w.~+/-]+=*$/;
const LONGEST_TOKEN = 8192;

/** A status and its body, as read. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** A parsed body, or what is wrong with it. */
type Body = { kind: 'object'; value: Fields } | { kind: 'empty' | 'html' | 'other' };

function bodyOf(answer: Answer): Body {
  const trimmed = answer.text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.startsWith('<')) return { kind: 'html' };
  try {
    const value: unknown = JSON.parse(trimmed);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { kind: 'object', value: value as Fields } : { kind: 'other' };
  } catch {
    // Expected: a body that is no JSON.
    return { kind: 'other' };
  }
}

/** A field of a body; of another type it counts as absent. */
const textOf = (field: unknown) => (typeof field === 'string' ? field : undefined);
const numberOf = (field: unknown) => Number(field) || 0;

/**
 * Zoom's code and words in a body, whichever shape it has (OAuth's errors, the API's, the authorize pages'); the whole
 * text where it has none.
 */
function errorOf(answer: Answer, body: Body): { code: number; words: string } {
  const fields: Fields = body.kind === 'object' ? body.value : {};
  const code = numberOf(fields.code) || numberOf(fields.errorCode);
  const told = textOf(fields.message) ?? textOf(fields.errorMessage) ?? textOf(fields.reason);
  const said = [told, textOf(fields.error)].filter(Boolean).join(' · ');
  return { code, words: said && code ? `${code} · ${said}` : said || answer.text };
}

type Rule = readonly [id: VerdictId, pattern: RegExp];

const firstOf = (rules: readonly Rule[], words: string) => rules.find(([, pattern]) => pattern.test(words))?.[0];

/** Codes of https://developers.zoom.us/docs/integrations/oauth-error-messages/ (November 2026), for either endpoint. */
const OAUTH_CODES: Readonly<Record<number, VerdictId>> = {
  4700: 'token-refused',
  4702: 'wrong-client',
  4704: 'wrong-client',
  4705: 'wrong-app-type',
  4706: 'wrong-client',
  // Only apps that sign users in have a redirect address.
  4709: 'wrong-app-type',
  4711: 'scopes-missing',
  4717: 'app-disabled',
  4735: 'owner-gone',
  4738: 'app-disabled',
  4741: 'token-refused',
};

/** Zoom's words at the token endpoint, most telling first. Seen in public threads 2022 to 2026. */
const TOKEN_RULES: readonly Rule[] = [
  ['wrong-client', /invalid_client|invalid client_id/i],
  ['wrong-app-type', /unsupported[ _]grant[ _]type|unauthorized_client/i],
  ['account-lacks-app-type', /not enabled? the .{0,40}app type/i],
  ['wrong-account', /account does not exist/i],
  ['owner-gone', /owner .{0,40}(?:no longer|not) exist/i],
  ['not-active', /deactivated|inactive|not (?:yet )?(?:been )?activ/i],
  ['app-disabled', /disabled/i],
  // "Bad Request" stands for a wrong account ID, and (once seen) perhaps for an app that is not active.
  ['wrong-account-or-inactive', /invalid_request/i],
];

/** Zoom's words at the API. Seen in public threads and code 2020 to 2026. */
const API_RULES: readonly Rule[] = [
  ['rate-limited', /maximum .{0,40}rate limit|rate limit .{0,40}reached/i],
  ['paid-plan', /only available for paid/i],
  ['api-denied', /rest api has been denied|not enabled? rest api/i],
  ['token-refused', /invalid access token|access token is expired|invalid api key or secret/i],
  ['wrong-account', /account does not exist/i],
];

const API_CODES: Readonly<Record<number, VerdictId>> = {
  ...OAUTH_CODES,
  124: 'token-refused',
  201: 'token-refused',
  401: 'token-refused',
  429: 'rate-limited',
  // The call names no user, so the one who does not exist is the app's owner.
  1001: 'owner-gone',
  2001: 'wrong-account',
};

/** The parts that both endpoints share: what the status or the kind of body says before anything is read in it. */
function byStatus(answer: Answer, body: Body): VerdictId | null {
  if (answer.status === 429) return 'rate-limited';
  return answer.status >= 500 || body.kind === 'html' ? 'zoom-down' : null;
}

const isFine = (answer: Answer) => answer.status >= 200 && answer.status < 300;

/** A token with the scopes that it claims (null where the answer names none), or what the answer means instead. */
export type TokenAnswer = { readonly token: string; readonly scopes: string[] | null } | { readonly finding: Finding };

/** What an answer of the token endpoint means. `api_url` and every other field are ignored. */
export function readTokenAnswer(answer: Answer): TokenAnswer {
  const body = bodyOf(answer);
  if (isFine(answer) && body.kind === 'object' && 'access_token' in body.value) {
    const token = textOf(body.value.access_token) ?? '';
    const { scope } = body.value;
    const isScopes = scope === undefined || typeof scope === 'string';
    if (!isScopes || token.length > LONGEST_TOKEN || !BEARER.test(token)) return { finding: { id: 'unreadable' } };
    return { token, scopes: scope === undefined ? null : scope.split(/\s+/).filter(isScopeId) };
  }
  const { code, words } = errorOf(answer, body);
  return { finding: { id: tokenErrorId(answer, body, code, words), words } };
}

function tokenErrorId(answer: Answer, body: Body, code: number, words: string): VerdictId {
  const told = byStatus(answer, body) ?? OAUTH_CODES[code] ?? firstOf(TOKEN_RULES, words);
  if (told) return told;
  const empty = body.kind === 'empty' || (body.kind === 'object' && Object.keys(body.value).length === 0);
  if (answer.status === 401) return 'wrong-client';
  // Public reports of an answer without a token: not active yet, deactivated, or active too recently.
  if (empty && (answer.status === 200 || answer.status === 400)) return 'not-active';
  if (answer.status === 200 && body.kind === 'object') return 'not-active';
  return body.kind === 'other' ? 'unreadable' : 'unknown';
}

/**
 * The scopes that an API error names as missing, in all spellings seen (codes 4711, 4700 and 104, the last of which is
 * not valid JSON since its inner quotes are bare). Zoom lists alternatives, of which any one is enough. Null: no such
 * error.
 */
export function scopesNamedIn(answerText: string): string[] | null {
  const list = /does not contain (?:the )?scopes?:?\s*\[([^\]]*)\]/i.exec(answerText)?.[1];
  if (list === undefined) return null;
  return list
    .split(',')
    .map((id) => normaliseScopeId(id.replace(/["'\\]/g, '')))
    .filter(isScopeId);
}

/** What an answer of the API means; null for success (a 2xx with a JSON object that is no error). */
export function readApiAnswer(answer: Answer): Finding | null {
  const body = bodyOf(answer);
  const { code, words } = errorOf(answer, body);
  const id = byStatus(answer, body);
  if (id) return { id, words };
  if (isFine(answer) && body.kind === 'object' && code === 0) return null;
  const missing = scopesNamedIn(answer.text);
  if (missing) return { id: 'scopes-missing', missing, words };
  return { id: apiErrorId(answer, body, code, words), words };
}

function apiErrorId(answer: Answer, body: Body, code: number, words: string): VerdictId {
  // Words before codes: code 200 stands for several things, and 401 for any refusal.
  const told = firstOf(API_RULES, words) ?? API_CODES[code];
  if (told) return told;
  if (answer.status === 401) return 'token-refused';
  if (answer.status === 403) return 'api-denied';
  return body.kind === 'object' ? 'unknown' : 'unreadable';
}
