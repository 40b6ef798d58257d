import {
  collectRoots,
  firstChild,
  isConnected,
  matches,
  nodeText,
  pageOf,
  parentNode,
  query,
  type Root,
  rectOf,
  styleOf,
  tagOf,
  textOf,
} from './dom.ts';
import { normalise } from './normalise.ts';
import { type ControlRole, roleOf } from './roles.ts';
import { isDrawn } from './visible.ts';

/** A piece of text and the smallest element that holds all of it. */
export interface Unit {
  readonly element: Element;
  readonly text: string;
}

export interface Control {
  readonly element: Element;
  readonly role: ControlRole;
}

/** Longer texts are prose, no names. */
/** What any part of the finder asks a page for. */
const MARKED = [
  ...'a button dialog h1 h2 h3 h4 h5 h6 input label legend main select summary textarea'.split(' '),
  ...['[role]', '[tabindex]', '[onclick]', '[contenteditable]', '[aria-modal]'],
];
const TEXT_LIMIT = 400;
/** Text that stands beside more than this many other nodes is taken by itself. */
const NODES_LIMIT = 12;
/** Of a page beyond all measure, only the beginning and the end are read, so that no look becomes a long task. */
const TEXTS_FROM_START = 6_000;
const TEXTS_FROM_END = 2_000;
const MARKED_FROM_START = 2_000;
const MARKED_FROM_END = 1_000;

const JOINED_LIMIT = 160;
const NOT_SEEN = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);
const INLINE = new Set(
  'a abbr b bdi bdo code em font i kbd label mark q s samp small span strong sub sup tt u var'.split(' '),
);

/** One reading of a page. Each part is read when it is first asked for, and once. */
export class Scan {
  readonly roots: readonly Root[];
  private markedList: Element[] | undefined;
  private readonly markedBy = new Map<string, Element[]>();
  private controlList: Control[] | undefined;
  /** The whole text of each root when its texts were read. */
  private wording: readonly string[] = [];
  private unitList: Unit[] | undefined;
  private unitIndex: Map<string, Unit[]> | undefined;
  private readonly layouts = new Map<Document, boolean>();
  private readonly mains = new Map<Document, boolean>();
  private readonly styles = new Map<Element, CSSStyleDeclaration>();
  private readonly rects = new Map<Element, DOMRect>();
  private readonly textRects = new Map<Element, DOMRect>();

  private before: Scan | undefined;

  /** `before` is an earlier reading of the same page: where no text has changed since, its texts are taken over. */
  constructor(page: Document, roots?: readonly Root[], before?: Scan) {
    this.roots = roots ?? collectRoots(page);
    this.before = before?.unitList ? before : before?.before;
  }

  /**
   * Everything in the page that says by its tag or attributes what it is and fits a selector, in no order. Simple selectors, one by one, are
   * answered in a thirtieth of a millisecond each on 10,000 nodes; a list of them takes several milliseconds.
   */
  marked(selector: string): readonly Element[] {
    let fitting = this.markedBy.get(selector);
    if (!fitting) {
      fitting = this.allMarked().filter((element) => matches(element, selector));
      this.markedBy.set(selector, fitting);
    }
    return fitting;
  }

  private allMarked(): readonly Element[] {
    this.markedList ??= this.roots.flatMap(markedIn);
    return this.markedList;
  }

  /** Everything that can be acted on, in no order; drawn or not. */
  controls(): readonly Control[] {
    if (!this.controlList) {
      this.controlList = [];
      for (const element of this.allMarked()) {
        const role = roleOf(element);
        if (role) {
          this.controlList.push({ element, role });
        }
      }
    }
    return this.controlList;
  }

  /** Every short text, in document order, root by root; drawn or not. A text that is split over spans is there in parts and joined. */
  units(): readonly Unit[] {
    if (!this.unitList) {
      this.wording = this.roots.map(
        (root) => nodeText(root.nodeType === 9 ? (root as Document).documentElement : root) ?? '',
      );
      const before = this.before;
      this.before = undefined;
      const same =
        before?.wording.every((text, index) => text === this.wording[index]) &&
        this.roots.length === before.roots.length;
      if (before?.unitList && same && before.unitList.every(({ element }) => isConnected(element))) {
        this.unitList = before.unitList;
        this.unitIndex = before.unitIndex;
      } else {
        this.unitList = this.roots.flatMap(unitsOf);
      }
    }
    return this.unitList;
  }

  unitsByText(): ReadonlyMap<string, Unit[]> {
    const units = this.units();
    if (!this.unitIndex) {
      this.unitIndex = new Map();
      for (const unit of units) {
        const same = this.unitIndex.get(unit.text);
        if (same) {
          same.push(unit);
        } else {
          this.unitIndex.set(unit.text, [unit]);
        }
      }
    }
    return this.unitIndex;
  }

  /** Whether the document of a node is laid out. A test environment may lay nothing out: then geometry says nothing. */
  hasLayout(node: Node): boolean {
    const page = pageOf(node);
    let layout = this.layouts.get(page);
    if (layout === undefined) {
      layout = page.documentElement !== null && rectOf(page.documentElement).width > 0;
      this.layouts.set(page, layout);
    }
    return layout;
  }

  /** Whether the page has a main part of its own. */
  hasMain(page: Document): boolean {
    let main = this.mains.get(page);
    if (main === undefined) {
      main = this.marked('main,[role=main]').some((element) => pageOf(element) === page && isDrawn(element));
      this.mains.set(page, main);
    }
    return main;
  }

  style(element: Element): CSSStyleDeclaration {
    let style = this.styles.get(element);
    if (!style) {
      style = styleOf(element);
      this.styles.set(element, style);
    }
    return style;
  }

  /** Position in the viewport of the element's own document, CSS pixels. */
  rect(element: Element): DOMRect {
    let rect = this.rects.get(element);
    if (!rect) {
      rect = rectOf(element);
      this.rects.set(element, rect);
    }
    return rect;
  }

  /** Where the text of an element stands, which may be much less than its element. */
  textRect(element: Element): DOMRect {
    let rect = this.textRects.get(element);
    if (!rect) {
      const range = Document.prototype.createRange.call(pageOf(element));
      range.selectNodeContents(element);
      // happy-dom has no layout, and no rectangles of ranges.
      rect = range.getBoundingClientRect?.() ?? this.rect(element);
      this.textRects.set(element, rect);
    }
    return rect;
  }
}

function markedIn(root: Root): Element[] {
  return [
    ...new Set(MARKED.flatMap((selector) => bothEnds(query(root, selector), MARKED_FROM_START, MARKED_FROM_END))),
  ];
}

function bothEnds<T>(items: readonly T[], start: number, end: number): readonly T[] {
  return items.length <= start + end ? items : [...items.slice(0, start), ...items.slice(-end)];
}

/** The short texts inside a root or element, in document order. */
export function unitsOf(root: Root | Element): Unit[] {
  const units: Unit[] = [];
  const seen = new Set<Node>();
  for (const node of textNodes(root)) {
    const parent = node.parentNode;
    if (parent?.nodeType === 1 && !seen.has(parent)) {
      addUnits(parent as Element, node, units, seen);
    }
  }
  return units;
}

function textNodes(root: Root | Element): Text[] {
  const walker = Document.prototype.createTreeWalker.call(pageOf(root), root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  let node = walker.nextNode() as Text | null;
  for (; node && texts.length < TEXTS_FROM_START; node = walker.nextNode() as Text | null) {
    if (isWritten(node)) {
      texts.push(node);
    }
  }
  const last = texts.at(-1);
  if (node && last) {
    texts.push(...textsFromEnd(walker, last));
  }
  return texts;
}

function textsFromEnd(walker: TreeWalker, last: Text): Text[] {
  const texts: Text[] = [];
  walker.currentNode = walker.root;
  while (walker.lastChild()) {
    // Down to the last text.
  }
  for (
    let node: Node | null = walker.currentNode;
    node && texts.length < TEXTS_FROM_END;
    node = walker.previousNode()
  ) {
    if (node === last) {
      break;
    }
    if (node.nodeType === 3 && isWritten(node as Text)) {
      texts.push(node as Text);
    }
  }
  return texts.reverse();
}

const isWritten = ({ data }: Text): boolean => data.length <= TEXT_LIMIT * 2 && /\S/.test(data);

/** The text's own element, then, while it is inline, the one around it, where that holds more. */
function addUnits(parent: Element, node: Text, units: Unit[], seen: Set<Node>): void {
  let tag = tagOf(parent);
  if (NOT_SEEN.has(tag)) {
    return;
  }
  const alone = node.previousSibling === null && node.nextSibling === null;
  if (!alone) {
    seen.add(parent);
  }
  add(parent, alone || parent.childNodes.length > NODES_LIMIT ? node.data : textOf(parent), TEXT_LIMIT, units);
  let inner: Node = parent;
  for (let level = 0; level < 3 && INLINE.has(tag); level++) {
    const outer = parentNode(inner);
    if (outer?.nodeType !== 1 || seen.has(outer)) {
      return;
    }
    if (goesOn(inner, 'previousSibling') || goesOn(inner, 'nextSibling')) {
      const joined = outer.childNodes.length > NODES_LIMIT ? '' : (nodeText(outer) ?? '');
      if (joined === '' || joined.length > JOINED_LIMIT) {
        return;
      }
      seen.add(outer);
      add(outer as Element, joined, JOINED_LIMIT, units);
    }
    inner = outer;
    tag = tagOf(outer as Element);
  }
}

/** Whether the text of an element ends where the element ends, so that it is something by itself. */
export function isWhole(element: Element): boolean {
  return !(INLINE.has(tagOf(element)) && (goesOn(element, 'previousSibling') || goesOn(element, 'nextSibling')));
}

/** A text goes on in the next brother that is not blank, if that is text or stands in the line. */
function goesOn(node: Node, side: 'previousSibling' | 'nextSibling'): boolean {
  let brother = node[side];
  while (brother?.nodeType === 3 && !/\S/.test((brother as Text).data)) {
    brother = brother[side];
  }
  return brother?.nodeType === 3 || (brother?.nodeType === 1 && INLINE.has(tagOf(brother as Element)));
}

function add(element: Element, raw: string, limit: number, units: Unit[]): void {
  if (raw.length <= limit * 2) {
    const text = normalise(raw);
    if (text !== '' && text.length <= limit) {
      units.push({ element, text });
    }
  }
}

/** The normalised text of an element: as a whole, and without the parts that nobody sees or that are told to be left out (icon fonts, styles). */
export function textsOf(element: Element): string[] {
  const whole = textOf(element);
  if (whole.length > TEXT_LIMIT * 4) {
    return [];
  }
  const text = normalise(whole);
  if (firstChild(element) === null || text === '') {
    return text === '' ? [] : [text];
  }
  const spoken = normalise(textWithout(element));
  return spoken === text || spoken === '' ? [text] : [text, spoken];
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
