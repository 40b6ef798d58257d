import type { FillRefusal } from '../flow/state.ts';
import type { View } from '../flow/view.ts';
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

/** The page's card in words. */
export interface Hint {
  readonly step: string;
  readonly state: string;
  readonly title: string;
  readonly body: string;
}
