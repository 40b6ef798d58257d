/** A name as a person reads it, or with how much it counts where it is only a weaker name (0 to 1). */
export type Phrase = string | readonly [name: string, weight: number];

/** What a control is to the person who sees it, whatever element draws it. */
export type Role =
  | 'button'
  | 'link'
  | 'textbox'
  | 'checkbox'
  | 'radio'
  | 'switch'
  | 'menuitem'
  | 'tab'
  | 'option'
  /** It can be clicked, but does not say as what: a text or an icon with a pointer cursor, or `tabindex`. */
  | 'clickable'
  /** A text that shows a value where no input holds it. */
  | 'value';

/** A part of the page in which controls of a kind stand. */
export type Region = 'dialog' | 'menu' | 'nav' | 'tabs' | 'header' | 'main' | 'footer' | 'aside' | 'float';

/** What a person does with a control: press it, type into it, tick it, or read the value that it shows. */
export type Kind = 'press' | 'field' | 'tick' | 'value';

/** A control as data: what the matcher looks for. */
export interface Target {
  /** Target id as the rings bear it; several entries with one id are several ways in which it may look. */
  readonly id: string;
  readonly kind: Kind;
  /** Names that the control may have, best known first. None where its row alone tells it. */
  readonly names: readonly Phrase[];
  /** Texts that name the row, card or line in which it stands. */
  readonly row?: readonly Phrase[];
  /** The row is told by exactly this scope id, in whatever text of it. */
  readonly scope?: string;
  /** Of several boxes in a row: the name of this one's column, and the names of all columns in order. */
  readonly column?: { readonly name: string; readonly all: readonly string[] };
  /** Words of the section or dialog to which it belongs. */
  readonly context?: readonly Phrase[];
  /** Names of look-alikes: what it must not be called. */
  readonly not?: readonly string[];
  /** Regions in which it is expected. */
  readonly regions: readonly Region[];
  /** Regions in which it is never, beside footers, asides and floating boxes. */
  readonly never?: readonly Region[];
  /** What its value or drawing is like: an e-mail field, a secret or masked value, an id, an icon without letters. */
  readonly shape?: 'email' | 'secret' | 'id' | 'icon';
}

/** A control that was found. */
export interface Found {
  readonly kind: 'found';
  /** The element that holds the state: an input, a button, an element with a role. */
  readonly element: HTMLElement;
  /** The element whose box a person sees and acts on (of a custom checkbox its drawn box, not its transparent input). */
  readonly box: Element;
  /** Logit of the score. */
  readonly score: number;
  /** False where it is disabled (native, aria-disabled, fieldset). */
  readonly enabled: boolean;
  /** True where it is outside of its scroller's or the window's visible part, and can be brought into view. */
  readonly away: boolean;
}

/** What came of looking for one target, with why. */
export type Match =
  | Found
  /** Two candidates fit about as well, so none is named. */
  | { readonly kind: 'ambiguous'; readonly reason: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** Why a candidate was taken or left: the value of each feature (0 to 1) and their weighted sum. */
export interface Explanation {
  readonly target: string;
  readonly role: Role;
  /** What it is called; empty for a text that shows a value. */
  readonly name: string;
  /** The element whose box a person sees and acts on. */
  readonly box: Element;
  readonly features: Readonly<Record<string, number>>;
  /** Weighted sum of the features: above the threshold it may be taken. */
  readonly score: number;
  readonly verdict: 'found' | 'too low' | 'too close' | 'taken by another target' | 'another is better';
}

/** A piece of visible text that was asked for. */
export interface FoundText {
  readonly element: Element;
  /** Normalised text. */
  readonly text: string;
}

/** Where a text stands: in the topmost layer, outside of navigation, headers and footers, or anywhere that is seen. */
export type Part = 'layer' | 'content' | 'anywhere';
