import type { ErrorCounts } from '../log.ts';
import type { FillRefusal } from '../model/state.ts';
import type { View } from '../model/view.ts';
import type { Credentials, Refusal } from '../zoom/credentials.ts';

/** What the background tells a content script. */
export type ToPage =
  | { readonly to: 'page'; readonly type: 'view'; readonly view: View }
  | { readonly to: 'page'; readonly type: 'ping' }
  | { readonly to: 'page'; readonly type: 'collect' }
  | { readonly to: 'page'; readonly type: 'hint' }
  | { readonly to: 'page'; readonly type: 'show' }
  | { readonly to: 'page'; readonly type: 'report' }
  | { readonly to: 'page'; readonly type: 'focus-card' };

/** What the background tells the popup and the panel through their port. */
export interface ToPanel {
  readonly view: View;
  readonly now: number;
}

/** Why Collect found nothing to take. */
export type CollectProblem = 'no-tab' | 'no-page' | 'masked' | 'missing-field' | 'two-fields' | 'no-answer' | 'storage';

/** What came of Collect: lengths and ids of warnings, never a value. */
export type CollectReply =
  | {
      readonly ok: true;
      readonly pending: boolean;
      readonly lengths: readonly number[];
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: CollectProblem }
  | { readonly ok: false; readonly refusal: Refusal };

/** The only reply that carries values, and only to the document that the release was armed for. */
export type FormReply =
  | { readonly ok: true; readonly nonce: string; readonly values: Credentials }
  | { readonly ok: false; readonly refusal: FillRefusal | 'no-credentials' | 'not-asked' };

/**
 * The description of a page and what the guide made of it (utils/report), and how often something failed unexpectedly: in the page's script since it
 * was loaded, in the background since it woke, in the panel since it was opened. Names of places and counts, no texts.
 */
export interface PageReport {
  readonly recognition?: object;
  readonly errors: { readonly page: ErrorCounts; readonly background?: ErrorCounts; readonly panel?: ErrorCounts };
}

/** A web page's card in words, so that the panel can repeat it. */
export interface Hint {
  readonly step: string;
  readonly state: string;
  readonly title: string;
  /** May hold `**bold**` control names. */
  readonly body: string;
}

interface Done {
  readonly ok: true;
}

interface NotDone {
  readonly ok: false;
}

type StartReply =
  | { readonly ok: true; readonly opened: 'pushed' | 'marketplace' }
  | { readonly ok: false; readonly problem: 'needs-reload'; readonly tabs: number };

/** What the background answers to each message. One that fails, or that nobody may send, gets no answer at all. */
export interface Replies {
  /** The loader's question; null where the guide does not run. Where it does, its script comes into that document. */
  'page.opened': { readonly view: View | null };
  'page.hello': { readonly view: View };
  'page.seen': Done;
  'page.tokens': Done;
  'page.collect': CollectReply;
  'page.act': Done | NotDone;
  'page.panel': { readonly ok: boolean };
  'page.form-ready': FormReply;
  'page.form-refused': Done;
  'page.form-filled': Done;
  'panel.start': StartReply;
  'panel.reload-tabs': Done;
  'panel.stop': Done;
  'panel.collect': CollectReply;
  'panel.enter': CollectReply;
  'panel.check': Done;
  'panel.stop-check': Done;
  /** `outsideContainer`: a tab was opened for it, not in the container of the tab that shows Zoom's site (Firefox). */
  'panel.handoff':
    | { readonly ok: true; readonly outsideContainer?: boolean }
    | { readonly ok: false; readonly problem: 'no-credentials' | 'no-permission' };
  'panel.forget': Done;
  'panel.extend': Done;
  'panel.copy': { readonly ok: true; readonly value: string } | NotDone;
  'panel.replace': Done;
  'panel.keep': Done;
  'panel.confirm': Done;
  'panel.unconfirm': Done;
  'panel.open': Done;
  'panel.reset': Done;
  'panel.notice-read': Done;
  'panel.prepare': Done;
  'panel.contact': Done;
  /** `deafTabs`: so many tabs of ours are open, and none of them has a script that answers. */
  'panel.hint': { readonly card: Hint | null; readonly deafTabs: number };
  'panel.show': Done | { readonly ok: false; readonly problem: 'no-tab' };
  'panel.report':
    | { readonly ok: true; readonly report: PageReport }
    | { readonly ok: false; readonly problem: 'no-tab' | 'no-answer' };
}
