import type { Capture, CheckState, HandoffState, Progress, Session, StepRecord } from './state.ts';
import type { StepId, StepState } from './steps.ts';

/** What a surface draws. A web page's content script gets it without `capture.tails`. */
export interface View {
  /** A surface keeps the view with the greatest: the answer to a question can arrive after news that is newer. */
  readonly revision: number;
  readonly running: boolean;
  readonly startedAt: number | null;
  readonly steps: Readonly<Record<StepId, StepRecord>>;
  /** The first step that is neither proved nor confirmed; role is passed over once a later one is settled. */
  readonly current: StepId;
  /** Settled steps, of ten. */
  readonly settled: number;
  readonly app: Progress['app'];
  readonly family: Progress['family'];
  readonly scopes: readonly string[];
  readonly activated: boolean | null;
  readonly changedAt: number | null;
  readonly purview: Progress['purview'];
  readonly prepared: Progress['prepared'];
  readonly resetNotice: boolean;
  readonly capture: Capture | null;
  readonly pending: Capture | null;
  readonly emptied: Session['emptied'];
  readonly check: CheckState;
  /** True where a check for this very set of credentials, scopes and activation has an answer. */
  readonly checked: boolean;
  readonly handoff: Omit<HandoffState, 'nonce' | 'documentId'>;
  readonly hidden: Session['hidden'];
  readonly contact: Session['contact'];
}

/** The status word of a step for lists: `Now` is the current one. */
export type ShownState = StepState | 'now';
