import type { StepId, StepState } from '../guide/steps.ts';
import type { CollectReply } from '../messages/replies.ts';
import type { CredentialField } from '../zoom/credentials.ts';

/** What a web page's card says at this moment, in words, so that the panel can repeat it (ruling 3). */
export interface PageCard {
  readonly step: StepId;
  readonly state: StepState | 'now' | 'lost';
  readonly title: string;
  /** May hold `**bold**` control names. */
  readonly body: string;
}

type StartReply =
  | { readonly ok: true; readonly opened: 'pushed' | 'marketplace' }
  | { readonly ok: false; readonly problem: 'needs-reload'; readonly tabs: number };

type HandoffReply =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'no-credentials' | 'no-permission' };

type CopyReply = { readonly ok: true; readonly value: string } | { readonly ok: false };

type ReportReply = { readonly ok: true; readonly report: object } | { readonly ok: false; readonly problem: string };

/** Every question that the panel and the popup ask the background: what goes along with it, and what comes back. */
export interface Questions {
  'panel.start': { with: object; reply: StartReply };
  'panel.reload-tabs': { with: object; reply: unknown };
  'panel.stop': { with: object; reply: unknown };
  'panel.notice-read': { with: object; reply: unknown };
  'panel.reset': { with: object; reply: unknown };
  'panel.collect': { with: object; reply: CollectReply };
  'panel.enter': { with: { values: Record<CredentialField, string> }; reply: CollectReply };
  'panel.replace': { with: { captureId: string }; reply: unknown };
  'panel.keep': { with: { captureId: string }; reply: unknown };
  'panel.forget': { with: object; reply: unknown };
  'panel.extend': { with: object; reply: unknown };
  'panel.copy': { with: { field: CredentialField }; reply: CopyReply };
  'panel.check': { with: object; reply: unknown };
  'panel.stop-check': { with: object; reply: unknown };
  'panel.handoff': { with: { click: string; captureId?: string }; reply: HandoffReply };
  'panel.confirm': { with: { step: StepId }; reply: unknown };
  'panel.unconfirm': { with: { step: StepId }; reply: unknown };
  'panel.open': { with: { step: StepId }; reply: unknown };
  'panel.hint': { with: object; reply: { readonly card: PageCard | null } };
  'panel.show': { with: object; reply: unknown };
  'panel.report': { with: object; reply: ReportReply };
}

export type Question<T extends keyof Questions = keyof Questions> = { type: T } & Questions[T]['with'];

/** Asks the background. Rejects where no answer comes: the caller says so and offers the button again. */
export type Ask = <T extends keyof Questions>(question: Question<T>) => Promise<Questions[T]['reply']>;
