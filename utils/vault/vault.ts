import type { Capture, FillRefusal, Session } from '../model/state.ts';
import { policy } from '../policy.ts';
import type { CredentialField, Credentials } from '../zoom/credentials.ts';

/** One bundle: three values that were taken together, under the id of their capture. Never mixed with another's. */
export interface Bundle {
  readonly captureId: string;
  readonly values: Credentials;
}

/** What `storage.session` holds under the key `vault`. */
export interface Vault {
  readonly kept: Bundle | null;
  /** A second capture, until the administrator has said which one holds. */
  readonly pending: Bundle | null;
}

export const EMPTY_VAULT: Vault = { kept: null, pending: null };

/** The vault with a new bundle: kept if there was none, pending beside one that is there. */
export function put(vault: Vault, bundle: Bundle, beside: boolean): Vault {
  return beside ? { ...vault, pending: bundle } : { kept: bundle, pending: null };
}

/** The document that says that its form is ready, as the browser describes it. */
export interface Asker {
  readonly tabId: number;
  readonly frameId: number;
  readonly origin: string;
  readonly documentId: string | null;
  /** Absent in Firefox. */
  readonly lifecycle: string | null;
}

/** What the values are wanted for. There is no other reason. */
export type Use =
  | { readonly for: 'check'; readonly runId: string }
  | { readonly for: 'fill'; readonly asker: Asker }
  | { readonly for: 'copy'; readonly field: CredentialField };

export type Release =
  | {
      readonly ok: true;
      readonly values: Credentials;
      readonly capture: Capture;
      /** Of the hand-off that is spent with it; null for another use. */
      readonly nonce: string | null;
    }
  | { readonly ok: false; readonly refusal: FillRefusal | 'no-credentials' | 'not-asked' };

const refused = (refusal: FillRefusal | 'no-credentials' | 'not-asked'): Release => ({ ok: false, refusal });

/** Why this document must not get the values, or null. Every clause has a test that fails without it. */
function refusalOfFill({ handoff, capture }: Session, asker: Asker, now: number): FillRefusal | 'not-asked' | null {
  if (handoff.status !== 'armed' || handoff.armedAt === null) return 'not-asked';
  if (asker.tabId !== handoff.tabId) return 'tab';
  if (asker.frameId !== 0) return 'frame';
  if (asker.origin !== handoff.origin) return 'origin';
  if (!asker.documentId) return 'document';
  if (asker.lifecycle !== null && asker.lifecycle !== 'active') return 'document';
  if (now < handoff.armedAt || now >= handoff.armedAt + policy().handoffMinutes * 60_000) return 'expired';
  if (handoff.captureId !== capture?.id) return 'gone';
  return null;
}

/**
 * The one way out for the three values: to Zoom's token endpoint for a check that runs, to the document for which
 * `Hand off` was pressed, or one field to the panel's Copy. Whoever calls it must have written down that the release is
 * spent before the values leave, under the same lock.
 */
export function release(vault: Vault, session: Session, use: Use, now: number): Release {
  const { capture } = session;
  if (!capture || !vault.kept || vault.kept.captureId !== capture.id) return refused('no-credentials');
  if (now >= capture.expiresAt || now < capture.seenAt) return refused('no-credentials');
  if (use.for === 'check' && (session.check.status !== 'running' || session.check.runId !== use.runId)) {
    return refused('not-asked');
  }
  if (use.for === 'fill') {
    const refusal = refusalOfFill(session, use.asker, now);
    if (refusal) return refused(refusal);
  }
  return { ok: true, values: vault.kept.values, capture, nonce: use.for === 'fill' ? session.handoff.nonce : null };
}
