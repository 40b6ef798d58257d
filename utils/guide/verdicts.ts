import type { VerdictId } from '../zoom/verdict.ts';
import type { StepId } from './steps.ts';

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

/**
 * True for an answer that may only mean that a change of scopes or activation has not reached every part of Zoom yet.
 */
export function isSettling(id: VerdictId): boolean {
  return SETTLING.has(id);
}

/** The step and the texts of a verdict. */
export function adviceFor(id: VerdictId): VerdictAdvice {
  const key = `verdict_${id.replaceAll('-', '_')}`;
  return { step: STEPS[id], texts: { what: `${key}_what`, why: `${key}_why`, action: `${key}_action` } };
}
