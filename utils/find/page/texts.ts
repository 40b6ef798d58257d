import { isDrawn } from '../../dom/drawn.ts';
import {
  firstChild,
  firstNode,
  matches,
  nodeText,
  pageOf,
  parentNode,
  query,
  type Root,
  textOf,
} from '../../dom/safe-dom.ts';
import { normalise } from '../words.ts';

/** A piece of text and the smallest element that holds all of it. */
export interface Unit {
  readonly element: Element;
  readonly text: string;
}

/** Longer texts are prose, no names. */
const TEXT_LIMIT = 400;
const JOINED_LIMIT = 160;
/** Text that stands beside more than this many other nodes is taken by itself. */
const NODES_LIMIT = 12;
/** Of a page beyond all measure, only the beginning and the end are read, so that no look becomes a long task. */
const FROM_START = 6_000;
const FROM_END = 2_000;
/** Inline elements inside each other, up to so many, are read as one text. */
const LEVELS = 3;

const NOT_SEEN = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);
const INLINE = new Set(
  'a abbr b bdi bdo code em font i kbd label mark q s samp small span strong sub sup tt u var wbr'.split(' '),
);

/** Read directly, as it is asked of every text: what a form may answer instead of its name is in no list. */
const lineTag = (element: Node): string => (element as Element).localName;

/**
 * The short texts of a page, by element and by what they say; drawn or not. A text split over spans or lines is there in
 * parts and joined.
 */
export class Texts {
  readonly #byElement = new Map<Element, readonly Unit[]>();
  readonly #byText = new Map<string, Unit[]>();
  /** Every different text in the order in which it was first read, for those who look through what is new only. */
  readonly log: string[] = [];

  constructor(parts: readonly (Root | Element)[]) {
    for (const part of parts) {
      this.#read(textNodes(part));
    }
  }

  /** By their normalised text; each list in no order. */
  index(): ReadonlyMap<string, Unit[]> {
    return this.#byText;
  }

  /** Reads a part that is new. */
  add(part: Element): void {
    this.#read(textNodes(part));
  }

  /** Forgets a part that is gone. */
  remove(part: Element): void {
    for (const element of [part, ...query(part, '*')]) {
      this.#forget(element);
    }
  }

  /**
   * Reads again what stands in an element, in the lines around it, and in every element that holds it and has a text of
   * its own.
   */
  renew(element: Element): void {
    const texts: Text[] = [];
    for (let outer: Node | null = element, level = 0; outer?.nodeType === 1; outer = parentNode(outer), level++) {
      if (level <= LEVELS || this.#byElement.has(outer as Element)) {
        this.#forgetLine(outer as Element, texts, 0);
      }
    }
    this.#read(texts.filter(isWritten));
  }

  #forgetLine(element: Element, line: Text[], level: number): void {
    this.#forget(element);
    for (let node = firstNode(element); node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        line.push(node as Text);
      } else if (node.nodeType === 1 && level <= LEVELS && INLINE.has(lineTag(node))) {
        this.#forgetLine(node as Element, line, level + 1);
      }
    }
  }

  #forget(element: Element): void {
    for (const unit of this.#byElement.get(element) ?? []) {
      const same = this.#byText.get(unit.text)!;
      same.splice(same.indexOf(unit), 1);
    }
    this.#byElement.delete(element);
  }

  #read(texts: readonly Text[]): void {
    for (const node of texts) {
      const parent = node.parentNode;
      if (parent?.nodeType === 1 && !this.#byElement.has(parent as Element)) {
        this.#readAt(parent as Element, node);
      }
    }
  }

  /** The text's own element, then, while it is inline, the one around it, where that holds more. */
  #readAt(parent: Element, node: Text): void {
    let tag = lineTag(parent);
    if (NOT_SEEN.has(tag)) {
      return;
    }
    if (node.previousSibling === null && node.nextSibling === null) {
      this.#byElement.set(parent, this.#unitsOf(parent, normalised(node.data, TEXT_LIMIT)));
    } else {
      this.#keep(parent, parent.childNodes.length > NODES_LIMIT ? [node.data] : linesOf(parent), TEXT_LIMIT);
    }
    let inner: Node = parent;
    for (let level = 0; level < LEVELS && INLINE.has(tag); level++) {
      const outer = parentNode(inner) as Element | null;
      if (outer?.nodeType !== 1 || this.#byElement.has(outer)) {
        return;
      }
      if (goesOn(inner, 'previousSibling') || goesOn(inner, 'nextSibling')) {
        const joined = outer.childNodes.length > NODES_LIMIT ? '' : (nodeText(outer) ?? '');
        if (joined === '' || joined.length > JOINED_LIMIT) {
          return;
        }
        this.#keep(outer, linesOf(outer), JOINED_LIMIT);
      }
      inner = outer;
      tag = lineTag(outer);
    }
  }

  #keep(element: Element, lines: readonly string[], limit: number): void {
    const texts = new Set(lines.map((line) => normalised(line, limit)));
    const units = [...texts].flatMap((text) => this.#unitsOf(element, text));
    this.#byElement.set(element, units);
  }

  #unitsOf(element: Element, text: string): readonly Unit[] {
    if (text === '') return NONE;
    const unit = { element, text };
    const same = this.#byText.get(text);
    if (same) {
      same.push(unit);
    } else {
      this.log.push(text);
      this.#byText.set(text, [unit]);
    }
    return [unit];
  }
}

const NONE: readonly Unit[] = [];

/** A text as it is kept; empty where it is too long. */
function normalised(raw: string, limit: number): string {
  const text = raw.length <= limit * 2 ? normalise(raw) : '';
  return text.length > limit ? '' : text;
}

/** What an element says as a whole, and, where it is more than one, each line and each text of its own. */
function linesOf(element: Element): string[] {
  const lines = [''];
  const texts: string[] = [];
  for (let node = firstNode(element); node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      texts.push((node as Text).data);
      lines[lines.length - 1] += (node as Text).data;
    } else if (node.nodeType === 1 && INLINE.has(lineTag(node))) {
      lines[lines.length - 1] += textOf(node as Element);
    } else if (node.nodeType === 1) {
      lines.push('');
    }
  }
  return [textOf(element), ...lines, ...texts];
}

function textNodes(root: Root | Element): Text[] {
  const walker = Document.prototype.createTreeWalker.call(pageOf(root), root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  let node = walker.nextNode() as Text | null;
  for (; node && texts.length < FROM_START; node = walker.nextNode() as Text | null) {
    if (isWritten(node)) {
      texts.push(node);
    }
  }
  const last = texts.at(-1);
  return node && last ? [...texts, ...textsFromEnd(walker, last)] : texts;
}

function textsFromEnd(walker: TreeWalker, last: Text): Text[] {
  const texts: Text[] = [];
  walker.currentNode = walker.root;
  while (walker.lastChild()) {
    // Down to the last text.
  }
  for (let node: Node | null = walker.currentNode; node && texts.length < FROM_END; node = walker.previousNode()) {
    if (node === last) {
      break;
    }
    if (node.nodeType === 3 && isWritten(node as Text)) {
      texts.push(node as Text);
    }
  }
  return texts.reverse();
}

const isWritten = ({ data }: Text): boolean =>
  data.length <= TEXT_LIMIT * 2 && (data.charCodeAt(0) > 0x20 || /\S/.test(data));

/** A text goes on in the next brother that is not blank, if that is text or stands in the line. */
function goesOn(node: Node, side: 'previousSibling' | 'nextSibling'): boolean {
  let brother = node[side];
  while (brother && (brother.nodeType === 3 ? !/\S/.test((brother as Text).data) : brother.firstChild === null)) {
    brother = brother[side];
  }
  return brother?.nodeType === 3 || (brother?.nodeType === 1 && INLINE.has(lineTag(brother)));
}

/** The normalised text of an element without the parts that nobody sees or hears (icon fonts, styles); at most 400 characters. */
export function spokenText(element: Element): string {
  const whole = textOf(element);
  if (whole.length > TEXT_LIMIT * 4) {
    return '';
  }
  return normalise(firstChild(element) === null ? whole : textWithout(element)).slice(0, TEXT_LIMIT);
}

const UNSEEN = 'script,style,title,noscript,template,[aria-hidden="true"]';

function textWithout(element: Element): string {
  const walker = Document.prototype.createTreeWalker.call(pageOf(element), element, NodeFilter.SHOW_TEXT);
  const parts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/\S/.test((node as Text).data)) {
      parts.push(node as Text);
    }
  }
  const isSeen = ({ parentNode: parent }: Text): boolean =>
    parent === element || (!matches(parent as Element, `${UNSEEN},:is(${UNSEEN}) *`) && isDrawn(parent as Element));
  return (parts.length > 1 ? parts.filter(isSeen) : parts).map(({ data }) => data).join(' ');
}
