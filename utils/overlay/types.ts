/** What the overlay is given to draw. Plain data, apart from the elements that rings surround. */

/** What a person does to a ringed control. */
export type RingAction = 'click' | 'type' | 'tick' | 'look';

/** How a ringed control stands; shown by the contour's shape and by a word. */
export type RingStatus = 'required' | 'missing' | 'next' | 'extra' | 'optional' | 'done';

/** How the step stands; `lost`: the page's control was not found, the card gives the way in words. */
export type CardState = 'now' | 'done' | 'confirmed' | 'attention' | 'lost';

/** A ring around one control of the page. */
export interface RingModel {
  /** A target id. */
  target: string;
  /** The visible box to surround. One ring per element: of two, the first is drawn. */
  element: Element;
  action: RingAction;
  status: RingStatus;
  /** With `type`: what to type, where the guide knows it. */
  value?: string;
  /** What is done with the control, as one word, translated; empty where nothing is asked for. */
  word: string;
}

/** Where the card is docked: a side of the window, and how far down its top edge is, in pixels; null: as by default. */
export interface Dock {
  side: 'start' | 'end';
  top: number | null;
}

/** A button of the card. */
export interface ButtonModel {
  id: string;
  label: string;
  kind: 'primary' | 'secondary' | 'link';
  /** Text that this click puts on the clipboard; never a credential. */
  copy?: string;
  /** Shown beside the primary button where the card is one line. */
  inLine?: boolean;
}

/** A short remark under the card's body. */
export interface NoteModel {
  text: string;
  kind: 'info' | 'warning' | 'success';
  copy?: { label: string; value: string };
}

/** The card: one hint, one primary action. All texts are translated; none of them is markup. */
export interface CardModel {
  step: string;
  state: CardState;
  /** For example "4 of 9 · Scopes". */
  progress: string;
  /** The status word, for example "Now". */
  status: string;
  title: string;
  /** May hold names of controls between double asterisks, which are drawn bold. */
  body: string;
  notes: NoteModel[];
  buttons: ButtonModel[];
  details?: { label: string; text: string };
  more?: ButtonModel[];
  busy?: boolean;
  /** What to do now in one line, for the folded card; may hold names between double asterisks. */
  short: string;
}

/** Everything that is drawn at one moment. */
export interface OverlayModel {
  card: CardModel;
  rings: RingModel[];
  /** Which page or dialog is shown: on one of them the card changes sides by itself once at most. */
  page: string;
  /**
   * What a screen reader says of it, line by line, the title first: said once it has stood for a moment, and of a card
   * that has changed in part only the lines that are new. Names may stand between double asterisks.
   */
  said: readonly string[];
}

/** The overlay's own words, translated, and how they are written. */
export interface Labels {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Name of the card's region, for example "Connector Guide". */
  region: string;
  fold: string;
  unfold: string;
  /** Name of the handle that the arrow keys move. */
  move: string;
  hide: string;
  more: string;
  copied: string;
  copyFailed: string;
  /** Names of the guide's own controls, as its texts name them; every other name in bold is an English page's. */
  ours: readonly string[];
}

/** Why a ring is not drawn any more: the element left the page, is not visible, or was scrolled out of view. */
export type LostReason = 'removed' | 'invisible' | 'clipped';

/** What the overlay needs and whom it tells. */
export interface OverlayOptions {
  labels: Labels;
  /** A press by the person (never one made by a script). */
  onPress(buttonId: string, event: MouseEvent): void;
  /** Where the person has put the card on this site before. */
  put?: Dock | null;
  /** The person put the card somewhere. */
  onPut?(dock: Dock): void;
  /** The person hid card and rings; they return only through `show()`. */
  onHide?(): void;
  /** A ring that was drawn is drawn no more. Target `host`: the page fights the overlay, which has given in. */
  onLost(target: string, reason: LostReason | 'fought'): void;
  /** False once the extension is gone: what is taken out of the page then is not put back. */
  isAlive(): boolean;
  /** A class for card and rings, if they are to show only while a style sheet outside of them says so. */
  shownWhile?: string | undefined;
  /** Aborting it takes everything away, as `destroy()` does. */
  signal: AbortSignal;
}

/** The overlay in one page. */
export interface Overlay {
  /** Draws the model. The same model again changes nothing in the document. */
  render(model: OverlayModel): void;
  /** Takes the ring round an element away until the next `render`: it may be wrong now. */
  withdraw(element: Element): void;
  /** Brings card and rings back after the person hid them. */
  show(): void;
  /** Whether the card has the keyboard focus. */
  readonly focused: boolean;
  /** Puts the keyboard focus on the card's title, from where Tab leads to its first button. */
  focusCard(): void;
  /** Gives the keyboard focus back to where it was in the page. */
  giveBack(): void;
  destroy(): void;
  /** The overlay's one element in the page. */
  readonly host: HTMLElement;
  /** Whether a node is the overlay's own, so that an observer of the page can leave it out. */
  owns(node: Node): boolean;
  /** False once it was destroyed, or gave in to a page that kept taking it away. */
  readonly connected: boolean;
}
