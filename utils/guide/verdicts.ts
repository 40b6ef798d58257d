import type { CheckState } from '../model/state.ts';
import type { StepId } from '../model/steps.ts';
import type { BadVerdict, VerdictId } from '../zoom/verdict.ts';
import { type Cause, causesOf, type Known } from './causes.ts';
import { keyOf } from './text-keys.ts';

/** What to say about a refusal, and where it is mended. */
export interface VerdictAdvice {
  /** Key of what happened. */
  readonly what: string;
  /** The causes that are shown, most likely first: one to three. */
  readonly causes: readonly Cause[];
  /** Further causes, for Details. */
  readonly more: readonly Cause[];
  /** The pages that the refusal is about: none of them says that its step is done while it stands. */
  readonly steps: readonly StepId[];
}

/** So many causes are shown beside a verdict. */
const MOST_SHOWN = 3;

/** The page that a refusal is about, whatever is behind it; none where somebody outside these pages mends it. */
const ABOUT: Partial<Record<VerdictId, StepId>> = {
  'not-sendable': 'credentials',
  'wrong-client': 'credentials',
  'wrong-account': 'credentials',
  'wrong-account-or-inactive': 'credentials',
  'wrong-app-type': 'create',
  'account-lacks-app-type': 'role',
  'not-active': 'activation',
  'app-disabled': 'activation',
  'owner-gone': 'create',
  'scopes-missing': 'scopes',
  'api-denied': 'role',
  'token-refused': 'activation',
};

/** A change of scopes or activation is taken for recent for so long, in milliseconds. */
const RECENT_MS = 15 * 60_000;

/** What to say about a refusal, from everything that is known. */
export function adviceFor(verdict: BadVerdict, known: Known): VerdictAdvice {
  const causes = causesOf(verdict, known);
  const shown = causes.slice(0, MOST_SHOWN);
  const [first] = shown;
  // A value that looks like another leaves no doubt which of the two it is.
  const isAccount = verdict.id === 'wrong-account-or-inactive' && first?.said.with?.[0] === 'field_account_id';
  const about = ABOUT[verdict.id];
  const led = shown.flatMap(({ control }) => (control.act === 'open' && control.step ? [control.step] : []));
  return {
    what: keyOf('verdict', isAccount ? 'wrong-account' : verdict.id, '_what'),
    causes: shown,
    more: causes.slice(MOST_SHOWN),
    steps: [...new Set([...(about ? [about] : []), ...led])],
  };
}

/**
 * True for a refusal that may only mean that a change of scopes or activation has not reached every part of Zoom yet.
 * Where no change was seen, one may have been made on a page that was not watched.
 */
export function isSettling({ verdict, startedAt }: CheckState, known: Known): boolean {
  if (verdict?.ok !== false) return false;
  const mayPass = adviceFor(verdict, known).causes.some(({ id }) => id === 'fresh' || id === 'scopes-lag');
  return mayPass && (known.changedAt === null || (startedAt ?? verdict.at) - known.changedAt < RECENT_MS);
}
