import type { CheckState } from '../model/state.ts';
import type { StepId } from '../model/steps.ts';
import type { VerdictId } from '../zoom/verdict.ts';
import { keyOf } from './text-keys.ts';

/** What to say about a failed check, and where it is mended. */
export interface VerdictAdvice {
  /** The step whose page mends it; `validation` where only another try, or somebody outside these pages, helps. */
  readonly step: StepId;
  /** Keys of the texts: what happened, the likely cause, one action. */
  readonly texts: { readonly what: string; readonly why: string; readonly action: string };
}

const STEPS: Readonly<Record<VerdictId, StepId>> = {
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
  'paid-plan': 'validation',
  'api-denied': 'role',
  'rate-limited': 'validation',
  'zoom-down': 'validation',
  'time-out': 'validation',
  offline: 'validation',
  'no-permission': 'validation',
  'too-large': 'validation',
  redirected: 'validation',
  unreadable: 'validation',
  'token-refused': 'activation',
  stopped: 'validation',
  unknown: 'validation',
};

const SETTLING: ReadonlySet<VerdictId> = new Set([
  'not-active',
  'wrong-account-or-inactive',
  'scopes-missing',
  'token-refused',
]);

/** A change of scopes or activation is taken for recent for so long, in milliseconds. */
const RECENT_MS = 15 * 60_000;

/**
 * True for an answer that may only mean that a change of scopes or activation (`changedAt`, ms since epoch) has not
 * reached every part of Zoom yet. Where no change was seen (null), she may have made one on a page that was not watched.
 */
export function isSettling({ verdict, startedAt }: CheckState, changedAt: number | null): boolean {
  if (verdict?.ok !== false || !SETTLING.has(verdict.id)) return false;
  return changedAt === null || (startedAt ?? verdict.at) - changedAt < RECENT_MS;
}

/** The step and the texts of a verdict. */
export function adviceFor(id: VerdictId): VerdictAdvice {
  const key = keyOf('verdict', id);
  return { step: STEPS[id], texts: { what: `${key}_what`, why: `${key}_why`, action: `${key}_action` } };
}
