import type { CredentialField } from './credentials.ts';
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

/** What an error says: its code, its sentence, OAuth's word for its kind, and all of it for the details. */
interface Told {
  readonly code: number;
  readonly sentence: string;
  readonly kind: string;
  readonly words: string;
}

/** Read in whichever shape it comes (OAuth's errors, the API's, the authorize pages'); plain text is a sentence. */
function errorOf(answer: Answer, body: Body): Told {
  const fields: Fields = body.kind === 'object' ? body.value : {};
  const code = numberOf(fields.code) || numberOf(fields.errorCode);
  const told = textOf(fields.message) ?? textOf(fields.errorMessage) ?? textOf(fields.reason);
  const kind = textOf(fields.error) ?? '';
  const said = [told, kind].filter(Boolean).join(' · ');
  const words = said && code ? `${code} · ${said}` : said || answer.text;
  return { code, sentence: told ?? (body.kind === 'object' ? '' : answer.text.trim()), kind, words };
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

/** What is wrong with a person or an account: `is inactive`, `has been removed`, `no longer exists`. */
const GONE =
  '.{0,40}?(?:\\b(?:is|was|been|not|be)\\b.{0,20}?\\b(?:(?:in)?active|exists?|found|belongs?|deactivated|removed|deleted|disabled|suspended|locked|terminated)\\b|\\bno longer\\b|\\bhas left\\b)';
const OWNER_GONE: Rule = ['owner-gone', new RegExp(`\\b(?:users?|owner|creator)\\b${GONE}`, 'i')];
const ACCOUNT_OFF: Rule = [
  'account-inactive',
  /\baccount\b.{0,20}?\b(?:is|was|been|not)\b.{0,20}?\b(?:(?:in)?active|deactivated|disabled|suspended|locked|terminated|closed)\b/i,
];
const SCOPES_WANTED: Rule = [
  'scopes-missing',
  /\b(?:does not|doesn't) (?:contain|have|include) .{0,30}\bscopes?\b|\b(?:missing|insufficient|required?|invalid|lacks?)[_ ](?:the |any |required )?scopes?\b/i,
];
const WRONG_TYPE: Rule = [
  'wrong-app-type',
  /unsupported[ _]grant[ _]type|\bgrant[ _]type\b.{0,40}(?:support|invalid|allow)|invalid grant type|unauthorized_client|not support client credentials/i,
];
const NO_RIGHTS: Rule = [
  'api-denied',
  /rest api has been denied|not enabled? rest api|\b(?:right|insufficient|no|lacks?|missing|required) (?:\w+ )?(?:permissions?|privileges?)\b|\bnot have .{0,40}(?:permissions?|privileges?|access|rights?)\b|permission denied|access_denied|\bnot (?:authorized|permitted)\b/i,
];
const NO_ACCOUNT: Rule = [
  'wrong-account',
  /\baccount does not exist|(?:invalid|unknown|wrong|incorrect) account(?:[ _]?id)?\b|\baccount[ _]?id\b.{0,30}(?:invalid|not valid|unknown|exist|incorrect|wrong|match)|\b(?:no such account|account (?:was )?not found)\b/i,
];
const TOO_MANY: Rule = [
  'rate-limited',
  /maximum .{0,40}rate limit|rate limit .{0,40}(?:reached|exceeded)|too many requests/i,
];

/**
 * Zoom's sentences at the token endpoint, most telling first. Seen in public threads 2022 to 2026, with their
 * neighbours. A sentence that names a cause counts before OAuth's word for the kind of the error.
 */
const TOKEN_RULES: readonly Rule[] = [
  TOO_MANY,
  // The check always sends one: something between has changed the request.
  ['unknown', /missing grant[ _]type/i],
  ['account-lacks-app-type', /\bnot enabled? the .{0,40}app type/i],
  OWNER_GONE,
  ACCOUNT_OFF,
  ['not-active', /deactivated|inactive|not (?:yet )?(?:been )?activ/i],
  [
    'app-disabled',
    /\bdisabled\b|not (?:yet )?(?:been )?(?:pre-?)?approved|\b(?:needs?|pending|awaiting|requires?) .{0,20}approval/i,
  ],
  NO_ACCOUNT,
  [
    'wrong-client',
    /invalid_client|(?:invalid|unknown|incorrect|wrong) client|\bclient[ _]?(?:id|secret)\b.{0,30}(?:invalid|incorrect|wrong|match)/i,
  ],
  WRONG_TYPE,
  SCOPES_WANTED,
  NO_RIGHTS,
];

/** Kinds of error and sentences that leave more than one cause. */
const VAGUE_RULES: readonly Rule[] = [
  ['grant-refused', /invalid_grant|invalid token/i],
  // "Bad Request" stands for a wrong account ID, and (once seen) perhaps for an app that is not active.
  ['wrong-account-or-inactive', /invalid_request|^bad request\b/i],
  ['zoom-down', /temporarily_unavailable|server_error|service unavailable|try again later/i],
];

/** Zoom's words at the API. Seen in public threads and code 2020 to 2026, with their neighbours. */
const API_RULES: readonly Rule[] = [
  TOO_MANY,
  SCOPES_WANTED,
  WRONG_TYPE,
  [
    'paid-plan',
    /\bonly (?:available|supported|allowed) (?:for|to|on|in|with) .{0,40}(?:paid|pro|business|education|enterprise|licensed|higher)\b|\bupgrade (?:your|the|to)\b|\b(?:requires?|needs?) .{0,20}(?:paid|pro|business|enterprise|higher) (?:plan|account|subscription)\b/i,
  ],
  NO_RIGHTS,
  OWNER_GONE,
  ACCOUNT_OFF,
  NO_ACCOUNT,
  ['token-refused', /invalid access token|access token is expired|invalid api key or secret/i],
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
  if (answer.status === 408) return 'time-out';
  return answer.status >= 500 || body.kind === 'html' ? 'zoom-down' : null;
}

const isFine = (answer: Answer) => answer.status >= 200 && answer.status < 300;

/** A status in words, or nothing at all: it says no more than the status does. */
function isSilent(body: Body, sentence: string, kind: string): boolean {
  const nothing = sentence === '' && kind === '';
  return body.kind === 'empty' || nothing || /^(?:unauthorized|forbidden|access denied|null)\.?$/i.test(sentence);
}

/** The one of the three values that some words name. */
function fieldIn(words: string): CredentialField | undefined {
  const named: CredentialField[] = [];
  if (/\baccount[ _]?id\b/i.test(words)) named.push('accountId');
  if (/\bclient[ _]?id\b/i.test(words)) named.push('clientId');
  if (/\bclient[ _]?secret\b/i.test(words)) named.push('clientSecret');
  return named.length === 1 ? named[0] : undefined;
}

/** A token with the scopes that it claims (null where the answer names none), or what the answer means instead. */
export type TokenAnswer = { readonly token: string; readonly scopes: string[] | null } | { readonly finding: Finding };

/** What an answer of the token endpoint means. `api_url` and every other field are ignored. */
export function readTokenAnswer(answer: Answer): TokenAnswer {
  const body = bodyOf(answer);
  if (isFine(answer) && body.kind === 'object' && 'access_token' in body.value) {
    const token = textOf(body.value.access_token) ?? '';
    const scope = body.value.scope ?? undefined;
    const isScopes = scope === undefined || typeof scope === 'string';
    if (!isScopes || token.length > LONGEST_TOKEN || !BEARER.test(token)) return { finding: { id: 'unreadable' } };
    return { token, scopes: scope === undefined ? null : scope.split(/[\s,]+/).filter(isScopeId) };
  }
  const told = errorOf(answer, body);
  const id = tokenErrorId(answer, body, told);
  const field = id === 'wrong-client' || id === 'wrong-account' ? fieldIn(told.words) : undefined;
  return { finding: field ? { id, field, words: told.words } : { id, words: told.words } };
}

function tokenErrorId(answer: Answer, body: Body, { code, sentence, kind, words }: Told): VerdictId {
  const told =
    byStatus(answer, body) ??
    firstOf(TOKEN_RULES, sentence) ??
    OAUTH_CODES[code] ??
    firstOf(TOKEN_RULES, kind) ??
    firstOf(VAGUE_RULES, kind) ??
    firstOf(VAGUE_RULES, sentence);
  if (told) return told;
  if ((answer.status === 401 || answer.status === 403) && isSilent(body, sentence, kind)) return 'refused-silently';
  if (answer.status === 401) return 'wrong-client';
  const empty = body.kind === 'empty' || (body.kind === 'object' && Object.keys(body.value).length === 0);
  // Public reports of an answer without a token: not active yet, deactivated, or active too recently.
  if (empty && (answer.status === 200 || answer.status === 400)) return 'not-active';
  if (answer.status === 200 && body.kind === 'object') return 'not-active';
  return body.kind === 'other' && (isFine(answer) || words === '') ? 'unreadable' : 'unknown';
}

/**
 * The scopes that an API error names as missing, in all spellings seen (codes 4711, 4700 and 104, the last of which is
 * not valid JSON since its inner quotes are bare). Zoom lists alternatives, of which any one is enough; an error that
 * names none gives an empty list. Null: no such error.
 */
export function scopesNamedIn(answerText: string): string[] | null {
  const list = /does not contain (?:the )?scopes?\b:?\s*\[?([^\]}]*)/i.exec(answerText)?.[1];
  if (list === undefined) return null;
  const ids = list.split(/[\s,]+/).map((id) => normaliseScopeId(id.replace(/["'\\.]/g, '')));
  return ids.filter(isScopeId);
}

/** What an answer of the API means; null for success (a 2xx with a JSON object that is no error). */
export function readApiAnswer(answer: Answer): Finding | null {
  const body = bodyOf(answer);
  const told = errorOf(answer, body);
  const { code, words } = told;
  const id = byStatus(answer, body);
  if (id) return { id, words };
  if (isFine(answer) && body.kind === 'object' && code === 0) return null;
  const missing = scopesNamedIn(answer.text);
  if (missing) return { id: 'scopes-missing', missing, words };
  return { id: apiErrorId(answer, body, told), words };
}

function apiErrorId(answer: Answer, body: Body, { code, sentence, kind, words }: Told): VerdictId {
  // This code stands for one thing, and its words may begin like those of a refused token.
  if (OAUTH_CODES[code] === 'scopes-missing') return 'scopes-missing';
  // Words before the other codes: code 200 stands for several things, and 401 for any refusal.
  const told = firstOf(API_RULES, words) ?? API_CODES[code];
  if (told) return told;
  if (answer.status === 401) return isSilent(body, sentence, kind) ? 'refused-silently' : 'token-refused';
  if (answer.status === 403) return 'api-denied';
  return body.kind === 'object' || !isFine(answer) ? 'unknown' : 'unreadable';
}
