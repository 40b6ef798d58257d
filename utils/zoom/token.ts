import { readApiAnswer, readTokenAnswer } from './answers.ts';
import { cloud } from './clouds.ts';
import { type Credentials, cleanCredentials, refusalOf } from './credentials.ts';
import { type CheckDeps, type Reply, requestText } from './request.ts';
import { retryTimeOf } from './retry-after.ts';
import { type ClassicName, compareScopes, neededScopes, SCOPES, type ScopeComparison } from './scopes.ts';
import { type Call, type Finding, retryOf, type Verdict } from './verdict.ts';
import { base64, cleanerFor } from './words.ts';

export type { CheckDeps } from './request.ts';
export type { Verdict, VerdictId } from './verdict.ts';

const DEFAULT_PAUSE_MS = 60_000;

/**
 * The two read-only calls that prove access: one a classic scope. `me` is safe for the account; for users the list is
 * asked for, since Zoom's playbook of April 2026 advises against `me` there. The account call is the one in Microsoft's
 * draft.
 */
const PROBES: readonly { readonly call: Call; readonly path: string; readonly classic: ClassicName }[] = [
  { call: 'users', path: '/users?page_size=1', classic: 'user:read:admin' },
  { call: 'settings', path: '/accounts/me/settings?option=security', classic: 'account:read:admin' },
];

/**
 * Asks Zoom whether the credentials work: one token request, the token's scopes against the needed ones, then two
 * read-only calls side by side. The token is dropped at the end; the verdict holds neither it nor any of the values.
 *
 * @returns always a verdict: failures of the network, of Zoom, and malformed answers are verdicts too
 */
export async function checkConnection(credentials: Credentials, deps: CheckDeps): Promise<Verdict> {
  const values = cleanCredentials(credentials);
  const early = (finding: Finding) => refuse(finding, [], deps, cleanerFor(values));
  const refusal = refusalOf(values);
  if (refusal) return early({ id: 'not-sendable', field: refusal.field });

  const reply = await askForToken(values, deps);
  if (!reply.ok) return early({ id: reply.failure });
  const answer = readTokenAnswer(reply);
  if ('finding' in answer) return early(withRetryTime(answer.finding, reply, deps));

  const clean = cleanerFor(values, answer.token);
  // An answer that names no scopes leaves it to the calls to find out.
  const scopes = compareScopes(answer.scopes ?? []);
  if (answer.scopes && scopes.missing.length > 0) {
    const words = `scope: ${answer.scopes.join(' ')}`;
    return refuse({ id: 'scopes-missing', missing: scopes.missing, words }, ['token'], deps, clean);
  }
  const findings = await Promise.all(PROBES.map((probe) => tryProbe(probe, answer.token, scopes, deps)));
  const worst = worstOf(findings.filter((finding) => finding !== null));
  const accepted = PROBES.filter((_probe, index) => findings[index] === null).map(({ call }) => call);
  if (worst) return refuse(worst, ['token', ...accepted], deps, clean);
  return { ok: true, at: deps.now(), family: scopes.family, extra: scopes.extra };
}

function askForToken(values: Credentials, deps: CheckDeps): Promise<Reply> {
  // In the body: calls with the parameters in the address were reported to fail since 2024. The pair is not
  // form-encoded first as RFC 6749 would have it; Zoom's examples do not, and for the characters of its values it makes
  // no difference.
  const body = new URLSearchParams({ grant_type: 'account_credentials', account_id: values.accountId });
  const pair = base64(`${values.clientId}:${values.clientSecret}`);
  const headers = { accept: 'application/json', authorization: `Basic ${pair}` };
  return requestText(cloud().tokenUrl, { method: 'POST', headers, body }, deps);
}

async function tryProbe(
  probe: (typeof PROBES)[number],
  token: string,
  scopes: ScopeComparison,
  deps: CheckDeps,
): Promise<Finding | null> {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const reply = await requestText(`${cloud().apiBase}${probe.path}`, { method: 'GET', headers }, deps);
  if (!reply.ok) return { id: reply.failure };
  const finding = readApiAnswer(reply);
  if (finding?.id !== 'scopes-missing') return finding && withRetryTime(finding, reply, deps);
  return { ...finding, missing: toAdd(finding.missing ?? [], probe.classic, scopes) };
}

/**
 * Of the alternatives that Zoom names, those the guide asks for; all where it knows none; its own where Zoom names
 * none.
 */
function toAdd(named: readonly string[], classic: ClassicName, scopes: ScopeComparison): readonly string[] {
  if (named.length === 0) return neededScopes(scopes.family === 'classic' ? 'classic' : 'granular', classic);
  const known = named.filter((id) => SCOPES.some((row) => row.id === id));
  return known.length > 0 ? known : named;
}

/** 429 always gets a time; a 5xx gets one where Zoom states it. */
function withRetryTime(finding: Finding, reply: Reply & { ok: true }, deps: CheckDeps): Finding {
  if (finding.id !== 'rate-limited' && finding.id !== 'zoom-down') return finding;
  const now = deps.now();
  const stated = retryTimeOf(reply.headers, now);
  const retryAt = stated ?? (finding.id === 'rate-limited' ? now + DEFAULT_PAUSE_MS : null);
  return retryAt === null ? finding : { ...finding, retryAt };
}

/** The one to report: what somebody must mend before what may pass; missing scopes of both calls together. */
function worstOf(findings: readonly Finding[]): Finding | undefined {
  const mend = findings.find((finding) => retryOf(finding.id) === 'user');
  const scopes = findings.filter((finding) => finding.id === 'scopes-missing');
  const first = mend ?? scopes[0] ?? findings[0];
  if (first === undefined || first !== scopes[0]) return first;
  return { ...first, missing: [...new Set(scopes.flatMap((finding) => finding.missing ?? []))] };
}

function refuse(
  { id, missing, field, retryAt, words = '' }: Finding,
  accepted: readonly Call[],
  deps: CheckDeps,
  clean: (words: string) => string,
): Verdict {
  return {
    ok: false,
    at: deps.now(),
    id,
    retry: retryOf(id),
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(missing === undefined ? {} : { missing }),
    ...(field === undefined ? {} : { field }),
    accepted,
    words: clean(words),
  };
}
