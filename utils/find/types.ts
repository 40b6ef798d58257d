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
  /** A text that a label names, where no input holds it: a value that is only shown. */
  | 'value';

/** How sure a name is: legible in a picture, in use by a reported automation, written in a guide, or worked out. */
export type Confidence = 'real-html' | 'screenshot' | 'automation' | 'guide' | 'inferred';

/** One way in which a page may name a control or a text, with where that is known from. */
export interface Alternative {
  /** The name as a person reads it (compared after normalising), or a pattern over the normalised name. */
  readonly name: string | RegExp;
  /** Where it was seen: a section of the evidence or a public document. */
  readonly source: string;
  /** The year it was last seen on a page or in a document. */
  readonly year: number;
  readonly confidence: Confidence;
}

/** Where on the page a control stands. Every given part must hold. */
export interface Place {
  /**
   * `top`: the topmost open dialog if there is one, else the page (default). `dialog`: only an open dialog.
   * `main`: the main part, not navigation, header or footer. `page`: that, where no dialog lies over it. `nav`: navigation, rail, header. `shell`: what stands
   * around the main part on every page, and its menus; no tab and no table.
   */
  readonly region?: 'top' | 'dialog' | 'main' | 'page' | 'nav' | 'shell';
  /**
   * The heading, legend or label of the section that it stands under: the nearest heading before it has one of these
   * names.
   */
  readonly section?: readonly Alternative[];
  /** It does not stand under a section with one of these names. */
  readonly notSection?: readonly Alternative[];
  /** The row, card or list item around it holds a text with one of these names. */
  readonly row?: readonly Alternative[];
  /** That text is the row's own name: of its texts that fit this pattern, the first. */
  readonly titled?: RegExp;
  /** That text is the whole of what its line says in one look: `Zoom`, where a line says `Zoom Events`, is not. */
  readonly whole?: boolean;
  /** It stands after a text with one of these names. */
  readonly after?: readonly Alternative[];
  /** It stands after the first heading of the main part, where that has one. */
  readonly underTitle?: boolean;
  /**
   * What it acts on: the nearest row, card, titled section or panel around it holds a text with one of these names. Where
   * nothing of the kind is around it, it acts on the page.
   */
  readonly part?: readonly Alternative[];
  /** The same, where a form counts as such a part too. */
  readonly form?: readonly Alternative[];
  /** No words stand right beside it that it belongs to. */
  readonly alone?: boolean;
  /** It is no entry of a list. */
  readonly single?: boolean;
  /** It may open and close a part of the page in place, as the header of a group does; else what does is not meant. */
  readonly opens?: boolean;
  /** In a table or grid: the header of its column has one of these names; else: the label at the box itself. */
  readonly column?: readonly Alternative[];
  /** Its own label, or a text that stands at it, has none of these names. */
  readonly notNamed?: readonly Alternative[];
  /** In a table: the header of its column has none of these names. */
  readonly notColumn?: readonly Alternative[];
  /** As a link it does not lead here. */
  readonly notTo?: RegExp;
}

/** Which part of the page a text stands in. */
export type Part = Pick<Place, 'region' | 'notSection'>;

/** A control as data: what the finder looks for. */
export interface Wanted {
  /** Target id of the contract. */
  readonly id: string;
  readonly roles: readonly Role[];
  /** Ordered: what is seen today first. Empty: the name does not matter (a checkbox told by row and column). */
  readonly names: readonly Alternative[];
  readonly place?: Place;
}

/** A control that was found, beyond doubt. */
export interface Found {
  readonly kind: 'found';
  /** The element that holds the state: an input, a button, an element with a role. */
  readonly element: HTMLElement;
  /**
   * The element whose box a person sees and acts on (of a custom checkbox: its drawn box, not its transparent input).
   */
  readonly box: Element;
  readonly score: number;
  /** False where it is disabled (native, aria-disabled, fieldset). */
  readonly enabled: boolean;
  /** True where it is outside its scroll container's or the window's visible part; it can be brought into view. */
  readonly away: boolean;
}

/** What a look for one control gave. `unsure`: several fit about as well, so none is named. */
export type Look = Found | { readonly kind: 'unsure' } | { readonly kind: 'none' };

/** A piece of visible text that was asked for. */
export interface FoundText {
  readonly element: Element;
  /** Normalised text. */
  readonly text: string;
}

/** The page as it is now: one scan, many questions. Valid until the finder is told that the page changed. */
export interface Snapshot {
  /** The one control that fits, or why none is named. */
  find(wanted: Wanted): Look;
  /** Every control that fits `wanted`, in document order; no margin asked. */
  all(wanted: Wanted): Found[];
  /** The first visible text (whole text of its smallest element) with one of these names, or null. */
  text(names: readonly Alternative[], place?: Part): FoundText | null;
  /**
   * Every visible text that matches, in document order. White space inside a token is ignored where `compact` is set.
   */
  texts(pattern: RegExp, place?: Part, options?: { compact?: boolean }): FoundText[];
  /** The smallest row, card or list item around an element that holds more than the element itself, or null. */
  rowOf(element: Element): Element | null;
  /** Controls of a role inside an element, in document order. */
  within(container: Element, roles: readonly Role[]): Found[];
  /** The topmost open dialog (native, aria-modal, or a layer that covers the page), or null. */
  readonly dialog: Element | null;
  /** Whether a visible text with one of these names is as large as titles are, be it a heading or not. */
  hasLarge(names: readonly Alternative[]): boolean;
  /** The first visible heading of the topmost region, or the first with one of these names; normalised. */
  heading(names?: readonly Alternative[]): string | null;
  /**
   * The page, its open shadow roots and the documents of its same-origin frames: whoever watches for changes watches
   * each of them.
   */
  readonly roots: readonly (Document | ShadowRoot)[];
}

/** Looks at a document when asked, and keeps what it saw until told otherwise. */
export interface Finder {
  /** The current snapshot; scans only if something was invalidated since the last one. */
  look(): Snapshot;
  /** The page changed. */
  invalidate(): void;
  /**
   * Reads what the next look will need, part by part, and stops after the part in which `ms` are over; true where all
   * is read. So a page of many nodes can be read in several tasks.
   */
  ahead(ms: number): boolean;
}
