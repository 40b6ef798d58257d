import type { CredentialField } from '../zoom/credentials.ts';
import type { Family } from '../zoom/scopes.ts';
import type { Verdict } from '../zoom/token.ts';
import type { Contact } from './contact.ts';
import type { PreparationAnswer, PreparationId } from './preparations.ts';
import type { StepId, StepState } from './steps.ts';

/** What is known of one step: its state, since when (ms since epoch), and whose word it is. */
export interface StepRecord {
  readonly state: StepState;
  readonly at: number | null;
  readonly by: 'page' | 'zoom' | 'user' | null;
}

/** What survives a browser restart. Nothing in it is secret. Kept in `storage.local`, trusted contexts only. */
export interface Progress {
  readonly version: 1;
  readonly running: boolean;
  readonly startedAt: number | null;
  readonly steps: Readonly<Record<StepId, StepRecord>>;
  /** The Server-to-Server app last seen open: its id in the page's address, and its name as the page shows it. */
  readonly app: { readonly id: string; readonly name: string } | null;
  readonly family: Family | null;
  /** Scope ids last read from the app's own table, sorted. */
  readonly scopes: readonly string[];
  readonly activated: boolean | null;
  /** When scopes or activation last changed (ms since epoch): Zoom may need a few minutes from then on. */
  readonly changedAt: number | null;
  readonly purview: { readonly validatedAt: number | null; readonly listedAt: number | null };
  /** A page of the Marketplace was seen: the role, which never blocks, is not what is to be done first any more. */
  readonly leftRole: boolean;
  /** What the administrator said of the things needed beforehand. */
  readonly prepared: Readonly<Partial<Record<PreparationId, PreparationAnswer>>>;
  /** Told once: an older version's progress could not be read and was started afresh. */
  readonly resetNotice: boolean;
}

/** What may be said of a kept bundle without saying any of it. */
export interface Capture {
  readonly id: string;
  readonly at: number;
  /** The latest time that was noted while it was kept (ms since epoch): a clock that shows less was set back. */
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly extended: boolean;
  readonly source: 'page' | 'typed';
  /** The app whose page it was read from, where known. */
  readonly appId: string | null;
  readonly lengths: Readonly<Record<CredentialField, number>>;
  /** Last two characters of the account ID and the client ID: for the panel, never for a web page. */
  readonly tails: { readonly accountId: string; readonly clientId: string };
  readonly warnings: readonly { readonly id: string; readonly field: CredentialField }[];
}

/** `waiting`: for the next try of a series. `interrupted`: the worker died while Zoom was being asked. */
export type CheckStatus = 'idle' | 'running' | 'waiting' | 'ok' | 'failed' | 'interrupted' | 'stopped';

/**
 * The connection check: where its series of tries stands, and Zoom's last answer as a verdict. Times in ms since epoch.
 */
export interface CheckState {
  readonly status: CheckStatus;
  /** One per try, so that an answer that comes late is not taken for another's. */
  readonly runId: string | null;
  readonly tries: number;
  /** Next automatic try (ms since epoch) while `waiting`. */
  readonly nextAt: number | null;
  readonly startedAt: number | null;
  readonly verdict: Verdict | null;
  /** Set of credentials, scopes and activation that the verdict is about; one check per set. */
  readonly fingerprint: string | null;
}

/** Why a form did not get the values, or did not keep them. */
export type FillRefusal =
  | 'missing-field'
  | 'doubled-field'
  | 'hidden-field'
  | 'covered-field'
  | 'locked-field'
  | 'read-back'
  | 'origin'
  | 'tab'
  | 'frame'
  | 'expired'
  | 'gone'
  | 'document';

/** One release: for whom it was armed, and what became of it. Times in ms since epoch. */
export interface HandoffState {
  readonly status: 'idle' | 'armed' | 'delivered' | 'filled' | 'refused' | 'expired';
  readonly nonce: string | null;
  readonly tabId: number | null;
  readonly origin: string | null;
  readonly captureId: string | null;
  readonly armedAt: number | null;
  /** When the values left (ms since epoch); the document says within seconds what became of them, or it is gone. */
  readonly deliveredAt: number | null;
  /** The document that the values went to. */
  readonly documentId: string | null;
  readonly refusal: FillRefusal | null;
}

/** What lives as long as the browser session. The values themselves are the vault's, under a key of their own. */
export interface Session {
  readonly capture: Capture | null;
  /** A second capture that waits for an answer: replace the first, or keep it. */
  readonly pending: Capture | null;
  /** Why there is no capture any more, told until the next one. */
  readonly emptied: 'forgotten' | 'stopped' | 'expired' | 'validated' | 'confirmed' | 'session-ended' | null;
  readonly check: CheckState;
  readonly handoff: HandoffState;
  /** Ids of the hand-off clicks that were used for this bundle: each makes one release, whenever its message comes. */
  readonly clicks: readonly string[];
  /** Digests of the webhook tokens last seen on the Feature page, to warn where one is taken for the client secret. */
  readonly tokenDigests: readonly string[];
  /** Grows with every change that is written: of two views that a surface gets, the one with more is the newer. */
  readonly revision: number;
  /** Pages on which the guide was hidden, by the page's own key; `EVERYWHERE` for all. It comes back when asked to. */
  readonly hidden: readonly string[];
  /** Typed once for Zoom's Information page; kept for this set-up only. */
  readonly contact: Contact | null;
}

/** The key under which the guide is hidden on every page. */
export const EVERYWHERE = 'everywhere';

/** All that is known: what outlives the browser, and what does not. The values are not in it. */
export interface State {
  readonly progress: Progress;
  readonly session: Session;
}

const UNTOUCHED: StepRecord = { state: 'todo', at: null, by: null };

/** A check that nobody has asked for. */
export const NO_CHECK: CheckState = {
  status: 'idle',
  runId: null,
  tries: 0,
  nextAt: null,
  startedAt: null,
  verdict: null,
  fingerprint: null,
};

/** A hand-off that nobody has asked for. */
export const NO_HANDOFF: HandoffState = {
  status: 'idle',
  nonce: null,
  tabId: null,
  origin: null,
  captureId: null,
  armedAt: null,
  deliveredAt: null,
  documentId: null,
  refusal: null,
};

/** Progress before Start, in its present version. */
export const NEW_PROGRESS: Progress = {
  version: 1,
  running: false,
  startedAt: null,
  steps: {
    role: UNTOUCHED,
    create: UNTOUCHED,
    credentials: UNTOUCHED,
    information: UNTOUCHED,
    feature: UNTOUCHED,
    scopes: UNTOUCHED,
    activation: UNTOUCHED,
    validation: UNTOUCHED,
    handoff: UNTOUCHED,
    done: UNTOUCHED,
  },
  app: null,
  family: null,
  scopes: [],
  activated: null,
  changedAt: null,
  purview: { validatedAt: null, listedAt: null },
  leftRole: false,
  prepared: {},
  resetNotice: false,
};

/** The session's part before anything was collected. */
export const NEW_SESSION: Session = {
  capture: null,
  pending: null,
  emptied: null,
  check: NO_CHECK,
  handoff: NO_HANDOFF,
  clicks: [],
  revision: 0,
  tokenDigests: [],
  hidden: [],
  contact: null,
};
