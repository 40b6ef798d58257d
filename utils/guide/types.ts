import type { StepId } from '../model/steps.ts';
import type { View } from '../model/view.ts';
import type { Facts } from '../sites/types.ts';

/** A text by its key, with substitutions, which may themselves be keys of a step's, a field's or a warning's name. */
export interface Said {
  readonly key: string;
  readonly with?: readonly string[];
}

/** State of a card: `done` is proved, `confirmed` the administrator's word, `lost` a control that was not found. */
export type CardState = 'now' | 'done' | 'confirmed' | 'attention' | 'lost';

/** All that a button of the card can do. None of them releases a value. */
export type Act =
  | 'collect'
  | 'check'
  | 'stop-check'
  | 'panel'
  | 'continue'
  | 'open'
  | 'confirm'
  | 'unconfirm'
  | 'replace'
  | 'keep'
  | 'show'
  | 'copy'
  | 'press'
  | 'visit'
  | 'reload'
  | 'filter'
  | 'assist'
  | 'assist-stop'
  | 'hide-here'
  | 'stop';

/** A button of the card. */
export interface ButtonAdvice {
  readonly act: Act;
  /** Key of its label. */
  readonly label: string;
  readonly kind: 'primary' | 'secondary' | 'link';
  /** For `open` and `confirm`: the step meant. */
  readonly step?: StepId;
  /** For `copy`: key of the text, or the text itself where `literal`. Never a credential. */
  readonly copy?: string;
  readonly literal?: boolean;
  /** For `press`: a tab of the page. For `visit`: a path of this very site. For `filter`: what to search for. */
  readonly to?: string;
}

/** A ring round a control, by its target id; drawn where that control was found. */
export interface RingAdvice {
  readonly target: string;
  readonly action: 'click' | 'type' | 'tick' | 'look';
  readonly status: 'required' | 'missing' | 'next' | 'extra' | 'optional' | 'done';
  /** What to type, where the guide has something to propose. */
  readonly value?: string;
}

/** A line under the card's body. */
export interface NoteAdvice {
  readonly key: string;
  readonly kind: 'info' | 'warning' | 'success';
  readonly with?: readonly string[];
  /** Key of what the note is about, said before it. */
  readonly about?: string;
  /** A text worth copying, such as a scope's exact name. */
  readonly copy?: string;
}

/** What the card says and what is ringed. Plain data: keys of texts, ids of targets. */
export interface Advice {
  readonly step: StepId;
  readonly state: CardState;
  readonly title: string;
  readonly body: string;
  /** Substitutions of the body. */
  readonly with?: readonly string[];
  readonly notes: readonly NoteAdvice[];
  readonly rings: readonly RingAdvice[];
  readonly buttons: readonly ButtonAdvice[];
  /** Further causes of a refusal, shown under Details before Zoom's words. */
  readonly more?: readonly Said[];
  /** Zoom's own words, shown under Details. */
  readonly details?: string;
  readonly busy?: boolean;
}

/** What the advice is made from. */
export interface Situation {
  readonly facts: Facts;
  readonly view: View;
  /** Continue was pressed on this page: show what comes next although the page is another step's. */
  readonly continued: boolean;
  /** Something was typed on the page a moment ago, which it may still have to save. */
  readonly saving: boolean;
  /** What the page should show has been away for two seconds. */
  readonly waited: boolean;
  /** Language of the page, as it says itself (`en-US`); empty where it does not. */
  readonly language: string;
  /** The page is one of the portal that Microsoft has retired. */
  readonly isClassicPortal: boolean;
  /** Why the last Collect gave nothing, as a text key, or null. */
  readonly problem: string | null;
}
