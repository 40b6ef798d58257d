import type { StepId } from '../model/steps.ts';
import type { View } from '../model/view.ts';
import type { CredentialField } from '../zoom/credentials.ts';
import { compareScopes, SCOPES } from '../zoom/scopes.ts';
import { type BadVerdict, isJudgement, type VerdictId } from '../zoom/verdict.ts';
import { fieldKey, keyOf } from './text-keys.ts';
import type { ButtonAdvice, Said } from './types.ts';

// The one place where everything that is known is weighed before words are chosen: what Zoom said to each call, what
// the pages showed, what was warned of when the values came, and whose values they are.

/** What may be behind a refusal. Each has one sentence (`cause_<id>`) and one control that leads to what mends it. */
export type CauseId =
  | 'warned'
  | 'named'
  | 'not-sendable'
  | 'copied'
  | 'account-id'
  | 'other-app'
  | 'maybe-other-app'
  | 'government'
  | 'inactive-seen'
  | 'inactive'
  | 'fresh'
  | 'reactivate'
  | 'disabled'
  | 'scopes'
  | 'scopes-lag'
  | 'scopes-silent'
  | 'app-type'
  | 'owner'
  | 'account-off'
  | 'role-type'
  | 'role-rights'
  | 'ask-owner'
  | 'plan'
  | 'busy'
  | 'fault'
  | 'slow'
  | 'offline'
  | 'proxy'
  | 'policy'
  | 'no-permission'
  | 'redirected'
  | 'stopped'
  | 'microsoft';

/** What a cause's button does. */
export type Control = Pick<ButtonAdvice, 'act' | 'label' | 'step' | 'copy'>;

/** One cause: the sentence that says why, and the one control that leads to what mends it. */
export interface Cause {
  readonly id: CauseId;
  readonly said: Said;
  readonly control: Control;
}

/** Everything that is weighed beside the verdict. */
export type Known = Pick<View, 'activated' | 'app' | 'scopes' | 'changedAt' | 'capture' | 'steps'>;

/** A change of scopes or activation has reached all of Zoom after this long at the latest (reports: up to an hour). */
const LAG_MS = 60 * 60_000;

const open = (step: StepId): Control => ({ act: 'open', label: `act_open_${step}`, step });
const CHECK: Control = { act: 'check', label: 'act_check' };
const copyNote = (copy: string): Control => ({ act: 'copy', label: 'act_copy_owner_note', copy });

const CONTROLS: Readonly<Record<CauseId, Control>> = {
  warned: open('credentials'),
  named: open('credentials'),
  'not-sendable': open('credentials'),
  copied: open('credentials'),
  'account-id': open('credentials'),
  'other-app': open('credentials'),
  'maybe-other-app': open('credentials'),
  government: open('credentials'),
  'inactive-seen': open('activation'),
  inactive: open('activation'),
  fresh: CHECK,
  reactivate: open('activation'),
  disabled: open('activation'),
  scopes: open('scopes'),
  'scopes-lag': CHECK,
  'scopes-silent': open('scopes'),
  'app-type': open('create'),
  owner: open('create'),
  'account-off': CHECK,
  'role-type': open('role'),
  'role-rights': open('role'),
  'ask-owner': copyNote('note_for_owner'),
  plan: copyNote('note_for_owner_plan'),
  busy: CHECK,
  fault: CHECK,
  slow: CHECK,
  offline: CHECK,
  proxy: CHECK,
  policy: CHECK,
  'no-permission': { act: 'panel', label: 'act_panel' },
  redirected: CHECK,
  stopped: CHECK,
  microsoft: { act: 'panel', label: 'act_hand_off_anyway' },
};

/** The causes of a verdict where nothing else is known, most likely first. */
const USUAL: Readonly<Record<VerdictId, readonly CauseId[]>> = {
  'not-sendable': ['not-sendable'],
  'wrong-client': ['copied', 'inactive', 'app-type'],
  'wrong-account': ['account-id'],
  'wrong-account-or-inactive': ['account-id', 'inactive', 'fresh'],
  'wrong-app-type': ['app-type'],
  'account-lacks-app-type': ['role-type', 'ask-owner'],
  'not-active': ['inactive', 'fresh', 'app-type'],
  'grant-refused': ['copied', 'app-type', 'inactive'],
  'app-disabled': ['disabled', 'ask-owner'],
  'owner-gone': ['owner'],
  'account-inactive': ['account-off'],
  'scopes-missing': ['scopes', 'scopes-lag'],
  'paid-plan': ['plan', 'microsoft'],
  'api-denied': ['role-rights', 'ask-owner'],
  'rate-limited': ['busy'],
  'zoom-down': ['fault', 'proxy'],
  'time-out': ['slow'],
  offline: ['offline', 'proxy', 'policy'],
  'no-permission': ['no-permission'],
  'too-large': ['proxy'],
  redirected: ['redirected'],
  unreadable: ['proxy', 'microsoft'],
  'token-refused': ['inactive', 'fresh', 'scopes-silent', 'role-rights'],
  'refused-silently': ['copied', 'inactive', 'scopes-silent', 'role-rights'],
  stopped: ['stopped'],
  unknown: ['copied', 'app-type', 'inactive', 'microsoft'],
};

/** The same where a token was issued, for refusals that may come before and after it. */
const AFTER_TOKEN: Partial<Record<VerdictId, readonly CauseId[]>> = {
  'refused-silently': ['inactive', 'scopes-silent', 'role-rights', 'copied'],
  unknown: ['scopes-silent', 'role-rights', 'microsoft'],
};

/** Of a token that a call has taken, these cannot be true: its values, its app and its account are right. */
const ABOUT_TOKEN: ReadonlySet<CauseId> = new Set([
  'copied',
  'account-id',
  'app-type',
  'inactive',
  'fresh',
  'reactivate',
  'maybe-other-app',
]);

/** What Zoom says of an app that is active and whose activation has not reached all of Zoom. */
const OF_STALE_APP: ReadonlySet<VerdictId> = new Set([
  'not-active',
  'wrong-account-or-inactive',
  'token-refused',
  'refused-silently',
]);

/** Answers to which whose values they are matters. */
const OF_AN_APP: ReadonlySet<VerdictId> = new Set([
  'wrong-client',
  'wrong-account-or-inactive',
  'not-active',
  'grant-refused',
  'scopes-missing',
  'token-refused',
  'refused-silently',
  'unknown',
]);

/** The values that are kept are another app's than the one whose page was open last. */
export const isOtherApp = ({ capture, app }: Pick<Known, 'capture' | 'app'>): boolean =>
  app !== null && (capture?.appId ?? null) !== null && capture?.appId !== app.id;

/** Whether a change of scopes or activation may still be on its way through Zoom; one that nobody saw may be. */
const isRecent = ({ changedAt }: Known, at: number): boolean => changedAt === null || at - changedAt < LAG_MS;

/** The values that were warned of, the one that Zoom's answer is about first. */
function warnedOf({ id, field }: BadVerdict, { capture }: Known): { id: string; field: CredentialField }[] {
  const isMeant = (one: CredentialField) =>
    field ? one === field : id.startsWith('wrong-account') ? one === 'accountId' : one !== 'accountId';
  const warnings = [...(capture?.warnings ?? [])];
  return warnings.sort((one, other) => Number(isMeant(other.field)) - Number(isMeant(one.field)));
}

/** What the pages showed of the app's activation, put in the place of the guess that it is not active. */
function withActivation(ids: readonly CauseId[], verdict: BadVerdict, known: Known): readonly CauseId[] {
  const { activated } = known;
  if (activated === null || isOtherApp(known)) return ids;
  if (!activated) return ids.includes('inactive') ? ['inactive-seen', ...without(ids, 'inactive')] : ids;
  const rest = without(ids, 'inactive');
  if (!OF_STALE_APP.has(verdict.id)) return rest;
  const stale: readonly CauseId[] = isRecent(known, verdict.at) ? ['fresh', 'reactivate'] : ['reactivate', 'fresh'];
  // Where Zoom's answer may mean the values, too, those are likelier than a state that it holds.
  const values = rest.slice(0, 1).filter((id) => id === 'account-id' || id === 'copied');
  return [...values, ...stale, ...rest];
}

const without = (ids: readonly CauseId[], ...gone: CauseId[]) => ids.filter((id) => !gone.includes(id));

/** What the app's table says of the scopes that Zoom's token lacks. */
function withTable(ids: readonly CauseId[], verdict: BadVerdict, known: Known): readonly CauseId[] {
  if (verdict.id !== 'scopes-missing' || known.scopes.length === 0 || isOtherApp(known)) return ids;
  if (missingInTable(verdict, known).length > 0) return without(ids, 'scopes-lag');
  const lag = without(ids, 'scopes');
  const other: readonly CauseId[] = ['maybe-other-app'];
  return isRecent(known, verdict.at) ? [...lag, ...other, 'role-rights'] : [...other, ...lag, 'role-rights'];
}

/** Of the scopes that Zoom says its token lacks, those that the app's own table lacks, too. */
export function missingInTable({ missing = [] }: BadVerdict, { scopes }: Pick<Known, 'scopes'>): readonly string[] {
  const needed: readonly string[] = compareScopes(scopes).missing;
  const rowOf = (id: string) => SCOPES.find((row) => row.id === id);
  return missing.filter((id) => {
    const row = rowOf(id);
    if (!row || row.need === 'optional') return !scopes.includes(id);
    // A classic name stands for all of its successors, in whichever of the two the app's family is named.
    const isWhole = row.family === 'classic' || needed.includes(row.classic);
    return needed.includes(id) || (isWhole && needed.some((one) => rowOf(one)?.classic === row.classic));
  });
}

/** Whose values they are: another app's for certain, or, typed in, perhaps. */
function withApp(ids: readonly CauseId[], { id }: BadVerdict, known: Known): readonly CauseId[] {
  if (!OF_AN_APP.has(id)) return ids;
  if (isOtherApp(known)) return ['other-app', ...without(ids, 'maybe-other-app')];
  const isTyped = known.capture?.source === 'typed' && known.activated === true && !ids.includes('maybe-other-app');
  return isTyped ? [...ids.slice(0, 2), 'maybe-other-app', ...ids.slice(2)] : ids;
}

/** The ids of the causes, most likely first. */
function weigh(verdict: BadVerdict, known: Known): readonly CauseId[] {
  const isIssued = verdict.accepted.includes('token');
  const taken = verdict.accepted.some((call) => call !== 'token');
  let ids = (isIssued ? AFTER_TOKEN[verdict.id] : undefined) ?? USUAL[verdict.id];
  if (taken) {
    ids = ids.filter((id) => !ABOUT_TOKEN.has(id));
    if (verdict.id === 'token-refused') ids = [...ids, 'fresh'];
  } else {
    ids = withActivation(ids, verdict, known);
  }
  ids = withApp(withTable(ids, verdict, known), verdict, known);
  // The page has shown that the row of the role is ticked and saved: what is left is the account's owner.
  if (known.steps.role.by === 'page' && known.steps.role.state === 'done') ids = without(ids, 'role-type');
  const isRefusedTyped = known.capture?.source === 'typed' && isJudgement(verdict.id) && !isIssued;
  return isRefusedTyped && ids.includes('copied') ? [...ids.slice(0, 2), 'government', ...ids.slice(2)] : ids;
}

function causeOf(id: CauseId): Cause {
  return { id, said: { key: keyOf('cause', id) }, control: CONTROLS[id] };
}

/**
 * The causes of a refusal, most likely first; one alone only where the evidence leaves no other. The first three are
 * shown, the rest belong under Details. Never empty.
 */
export function causesOf(verdict: BadVerdict, known: Known): readonly Cause[] {
  const ids = [...new Set(weigh(verdict, known))];
  const causes = (ids.length > 0 ? ids : (['microsoft'] as const)).map(causeOf);
  if (!isJudgement(verdict.id) || verdict.accepted.includes('token')) return causes;
  const first: Cause[] = warnedOf(verdict, known).map(({ id, field }) => ({
    ...causeOf('warned'),
    said: { key: 'note_about', with: [fieldKey(field), keyOf('warning', id)] },
  }));
  if (verdict.field) first.push({ ...causeOf('named'), said: { key: 'cause_named', with: [fieldKey(verdict.field)] } });
  // What is known of a value says more than that one of them may be wrong.
  const rest = first.length > 0 ? causes.filter(({ id }) => id !== 'copied' && id !== 'account-id') : causes;
  return [...first, ...rest];
}
