import { NEW_SESSION, NO_CHECK, NO_HANDOFF, type Session } from '../../../utils/model/state.ts';
import type { Asker, release, Use, Vault } from '../../../utils/vault/vault.ts';

export const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const VALUES = { accountId: 'account', clientId: 'client', clientSecret: 'secret' };

const CAPTURE = {
  id: 'capture',
  at: NOW - 20 * MINUTE,
  seenAt: NOW - MINUTE,
  expiresAt: NOW + 40 * MINUTE,
  extended: false,
  source: 'page',
  appId: null,
  lengths: { accountId: 7, clientId: 6, clientSecret: 6 },
  tails: { accountId: '', clientId: '' },
  warnings: [],
} as const;

const ARMED = {
  ...NO_HANDOFF,
  status: 'armed',
  nonce: 'nonce',
  tabId: 7,
  origin: 'https://purview.microsoft.com',
  captureId: 'capture',
  armedAt: NOW - MINUTE,
} as const;

const ASKER: Asker = {
  tabId: 7,
  frameId: 0,
  origin: 'https://purview.microsoft.com',
  documentId: 'document',
  lifecycle: 'active',
};

const VAULT: Vault = { kept: { captureId: 'capture', values: VALUES }, pending: null };
const SESSION: Session = { ...NEW_SESSION, capture: CAPTURE, handoff: ARMED };
const CHECKING: Session = { ...NEW_SESSION, capture: CAPTURE, check: { ...NO_CHECK, status: 'running', runId: 'run' } };
const COPY: Use = { for: 'copy', field: 'accountId' };
const CHECK: Use = { for: 'check', runId: 'run' };

interface Row {
  readonly name: string;
  readonly vault?: Vault;
  readonly session?: Session;
  readonly use?: Use;
  /** Why not, or null where the values are given. */
  readonly refusal: string | null;
}

const fill = (more: Partial<Asker> = {}): Use => ({ for: 'fill', asker: { ...ASKER, ...more } });
const handoff = (more: Partial<Session['handoff']>): Session => ({ ...SESSION, handoff: { ...ARMED, ...more } });
const capture = (more: Partial<Session['capture']>): Session => ({ ...SESSION, capture: { ...CAPTURE, ...more } });

/**
 * Every way to ask for the values, honest and not. A clause of the guard that is taken away changes at least one row.
 */
export const GUARD_TABLE: readonly Row[] = [
  { name: 'the armed document', refusal: null },
  { name: 'the armed document in a browser without lifecycle', use: fill({ lifecycle: null }), refusal: null },
  { name: 'nothing was handed off', session: handoff({ status: 'idle' }), refusal: 'not-asked' },
  { name: 'the release is spent', session: handoff({ status: 'delivered' }), refusal: 'not-asked' },
  { name: 'it was filled', session: handoff({ status: 'filled' }), refusal: 'not-asked' },
  { name: 'armed at no time', session: handoff({ armedAt: null }), refusal: 'not-asked' },
  { name: 'another tab', use: fill({ tabId: 8 }), refusal: 'tab' },
  { name: 'a frame', use: fill({ frameId: 3 }), refusal: 'frame' },
  { name: 'another origin', use: fill({ origin: 'https://compliance.microsoft.com' }), refusal: 'origin' },
  { name: 'a trailing dot', use: fill({ origin: 'https://purview.microsoft.com.' }), refusal: 'origin' },
  { name: 'no document', use: fill({ documentId: null }), refusal: 'document' },
  { name: 'a document without an id', use: fill({ documentId: '' }), refusal: 'document' },
  { name: 'a prerendered document', use: fill({ lifecycle: 'prerender' }), refusal: 'document' },
  { name: 'ten minutes later', session: handoff({ armedAt: NOW - 10 * MINUTE }), refusal: 'expired' },
  { name: 'just before ten minutes', session: handoff({ armedAt: NOW - 10 * MINUTE + 1 }), refusal: null },
  { name: 'armed at this instant', session: handoff({ armedAt: NOW }), refusal: null },
  { name: 'armed in the future', session: handoff({ armedAt: NOW + 1 }), refusal: 'expired' },
  { name: 'armed for another bundle', session: handoff({ captureId: 'former' }), refusal: 'gone' },
  { name: 'no bundle', session: { ...SESSION, capture: null }, refusal: 'no-credentials' },
  { name: 'an empty vault', vault: { kept: null, pending: null }, refusal: 'no-credentials' },
  {
    name: 'the vault holds another bundle',
    vault: { ...VAULT, kept: { captureId: 'other', values: VALUES } },
    refusal: 'no-credentials',
  },
  { name: 'only a second one', vault: { kept: null, pending: VAULT.kept }, refusal: 'no-credentials' },
  { name: 'the bundle expired', session: capture({ expiresAt: NOW }), refusal: 'no-credentials' },
  { name: 'the bundle was seen at this instant', session: capture({ seenAt: NOW }), refusal: null },
  { name: 'the clock went back', session: capture({ seenAt: NOW + 1 }), refusal: 'no-credentials' },
  { name: 'a check that runs', session: CHECKING, use: CHECK, refusal: null },
  { name: 'a check that nobody asked for', use: CHECK, refusal: 'not-asked' },
  { name: 'a check of another run', session: CHECKING, use: { ...CHECK, runId: 'older' }, refusal: 'not-asked' },
  {
    name: 'a check that ended',
    session: { ...CHECKING, check: { ...CHECKING.check, status: 'stopped' } },
    use: CHECK,
    refusal: 'not-asked',
  },
  {
    name: 'a copy, while nothing is handed off or checked',
    session: { ...SESSION, handoff: NO_HANDOFF },
    use: COPY,
    refusal: null,
  },
  { name: 'a copy, while a hand-off is armed', use: COPY, refusal: null },
  {
    name: 'a copy of an expired bundle',
    session: capture({ expiresAt: NOW - 1 }),
    use: COPY,
    refusal: 'no-credentials',
  },
];

/** What a guard does with a row: the refusal, or null with exactly the kept values and the hand-off that they spend. */
export function outcomeOf(
  guard: typeof release,
  { vault = VAULT, session = SESSION, use = fill() }: Row,
): string | null {
  const taken = guard(vault, session, use, NOW);
  if (!taken.ok) return 'values' in taken ? 'refused, with values' : (taken.refusal ?? 'refused for no reason');
  const { values, capture: of, nonce } = taken;
  if (JSON.stringify(values) !== JSON.stringify(VALUES)) return 'other values';
  if (of !== session.capture) return 'another capture';
  return nonce === (use.for === 'fill' ? 'nonce' : null) ? null : 'another hand-off';
}
