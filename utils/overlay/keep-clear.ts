import { isDrawn } from '../dom/drawn.ts';
import {
  attribute,
  closest,
  documentIn,
  holds,
  parentOf,
  query,
  rectOf,
  shadowOf,
  tagOf,
  textOf,
} from '../dom/safe-dom.ts';
import { type Box, grow, union } from './geometry.ts';
import { clippingOf, see } from './measure.ts';

/** Distance between the card and what it keeps clear of, in pixels. */
const DISTANCE = 4;
/** A ring and its contour stand out so far, in pixels. */
const RING = 8;
/** Above a field stands its label, below it what the page says of it, so high in pixels. */
const LINE = 28;
/** A row is lower than this, in pixels; what is higher is a part of the page. */
const HIGHEST_ROW = 160;
/** So many texts of a row, buttons of a dialog and messages are looked at. */
const MOST = 40;

const ROWS = 'tr,li,label,[role=row],[role=listitem],[role=option]';
const FIELDS = 'input:not([type=checkbox],[type=radio]),textarea,select,[role=textbox],[role=combobox]';
/** So many buttons of a page are asked for their names. */
const MOST_BUTTONS = 200;
const DIALOGS = 'dialog[open],[role=dialog],[role=alertdialog]';
const BUTTONS = 'button:not([aria-expanded]),[role=button]:not([aria-expanded]),input[type=submit]';
const MESSAGES = '[role=alert],[role=status],[aria-live=assertive]';
const FOCUSABLE =
  'a[href],button,input,select,textarea,[contenteditable],[role=button],[role=checkbox],[role=switch],[role=tab],[tabindex="0"]';

/** A ringed control: its element, and where it is drawn. */
export interface Ringed {
  readonly element: Element;
  readonly box: Box;
}

/** What the card speaks of: what is ringed, or buttons of the page that it names. */
export interface SpokenOf {
  readonly ringed: readonly Ringed[];
  readonly named: readonly string[];
}

/** Where the card must not lie; in pixels of the viewport. */
export function keepClear(
  page: Document,
  { ringed, named }: SpokenOf,
  dialog: Element | null,
  host: Element,
  viewport: Box,
): Box[] {
  const focus = focusedBox(page, host, viewport);
  const most = (viewport.width * viewport.height) / 2;
  return [
    ...ringed.map(withRow),
    ...(focus ? [focus] : []),
    ...buttonsOf(page, dialog),
    ...messagesOn(page),
    ...buttonsNamed(page, named),
  ]
    .filter(({ width, height }) => width > 0 && height > 0 && width * height < most)
    .map((box) => grow(box, DISTANCE));
}

/** A ringed control with what tells what it is: the texts of its row, or the label and the message of its field. */
function withRow({ element, box }: Ringed): Box {
  const ring = grow(box, RING);
  if (element.matches(FIELDS) || query(element, FIELDS).length > 0) {
    return { ...ring, top: ring.top - LINE, height: ring.height + 2 * LINE };
  }
  const row = closest(element, ROWS);
  if (!row || rectOf(row).height > HIGHEST_ROW) return ring;
  return textsIn(row).reduce(union, ring);
}

/** The boxes of what is written in an element. */
function textsIn(element: Element): Box[] {
  const page = element.ownerDocument;
  const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const boxes: Box[] = [];
  for (let node = walker.nextNode(); node && boxes.length < MOST; node = walker.nextNode()) {
    if (!/\S/.test(node.nodeValue ?? '')) continue;
    const range = page.createRange();
    range.selectNode(node);
    boxes.push(...[...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1));
  }
  return boxes;
}

/** The buttons of the dialog that is open, without those that only fold and unfold. */
function buttonsOf(page: Document, modal: Element | null): Box[] {
  const dialog = modal ?? query(page, DIALOGS).filter(isDrawn).at(-1);
  const buttons = dialog ? query(dialog, BUTTONS, { fromStart: MOST / 2, fromEnd: MOST / 2 }) : [];
  return buttons.filter(isDrawn).map(rectOf);
}

/** The page's buttons with one of these names. */
function buttonsNamed(page: Document, names: readonly string[]): Box[] {
  if (names.length === 0) return [];
  const nameOf = (button: Element) => attribute(button, 'aria-label') ?? textOf(button);
  return query(page, 'button,[role=button]', { fromStart: MOST_BUTTONS / 2, fromEnd: MOST_BUTTONS / 2 })
    .filter((button) => names.includes(nameOf(button).trim()) && isDrawn(button))
    .map(rectOf);
}

function messagesOn(page: Document): Box[] {
  return query(page, MESSAGES, { fromStart: MOST, fromEnd: 0 })
    .filter((message) => /\S/.test(textOf(message)) && isDrawn(message))
    .map(rectOf);
}

/**
 * The box of the page's focused control, through open shadow roots and frames of the same origin. A dialog that holds the
 * focus itself is none: most of it may be covered.
 */
function focusedBox(page: Document, host: Element, viewport: Box): Box | undefined {
  let element = page.activeElement;
  for (let inner = element; inner; element = inner, inner = innerFocus(inner)) {
    if (inner === host || holds(host, inner)) return undefined;
  }
  if (!element?.matches(FOCUSABLE)) return undefined;
  const shown = drawnFor(element);
  const { box, lost } = see(shown, clippingOf(shown), viewport);
  return lost ? undefined : box;
}

/** What a person sees of a control: of one that is transparent or has no size, what is drawn for it around it. */
function drawnFor(element: Element): Element {
  let shown = element;
  for (let level = 0; level < 4 && !isSeen(shown); level++) shown = parentOf(shown) ?? shown;
  return shown;
}

function isSeen(element: Element): boolean {
  const { width, height } = rectOf(element);
  return width > 4 && height > 4 && isDrawn(element);
}

function innerFocus(element: Element): Element | null {
  const inside = shadowOf(element) ?? (tagOf(element) === 'iframe' ? documentIn(element as HTMLIFrameElement) : null);
  return inside?.activeElement ?? null;
}
