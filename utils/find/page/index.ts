import {
  attribute,
  collectRoots,
  documentIn,
  hostOf,
  isConnected,
  matches,
  pageOf,
  parentOf,
  query,
  type Root,
  shadowOf,
  tagOf,
} from '../../dom/safe-dom.ts';
import { Changes, LOOKS } from './changes.ts';
import { Texts, type Unit } from './texts.ts';

/** Selectors of what is kept by mark; each is asked for by itself, as the browser answers simple ones fastest. */
const MARKS = {
  field: 'input:not([type=hidden]),textarea,[role=textbox],[role=searchbox],[role=combobox],[contenteditable]',
  tick: 'input[type=checkbox],input[type=radio],[role=checkbox],[role=radio],[role=switch],[role^=menuitemc],[role^=menuitemr],[role=option]',
  heading: 'h1,h2,h3,h4,h5,h6,legend,[role=heading]',
  /** Names that are written in attributes. */
  named: '[aria-label],[aria-labelledby],[title],[alt],[placeholder],input[value]',
} as const;
export type Mark = keyof typeof MARKS;

/** Of a page beyond all measure, only the beginning and the end are read, so that no look becomes a long task. */
const ENDS = { fromStart: 4_000, fromEnd: 1_000 };
/** More added elements than this are a reason to read the page again. */
const LARGE = 2_000;

/** What a page holds, wherever it lies on the screen: texts and marked elements. Read when first asked for, then patched. */
export class PageContent {
  readonly roots: readonly Root[];
  /** Grows with each change of what the page holds. */
  version = 0;
  /** Grows with each change that may move or cover something, too. */
  looks = 0;
  /** Boxes that a click reached, with where they were then. */
  readonly reached = new WeakMap<Element, { readonly looks: number; readonly rect: DOMRect }>();
  readonly #changes = new Changes();
  readonly #frames: readonly (readonly [HTMLIFrameElement, Document | null])[];
  /** Custom elements that may get a shadow root yet. */
  readonly #pending = new Set<Element>();
  #marks: Map<Mark, Set<Element>> | undefined;
  #texts: Texts | undefined;
  readonly #searches = new Map<unknown, { at: number; readonly passed: string[] }>();
  #hosted: Map<Element, Root[]> | undefined;

  constructor(page: Document) {
    this.roots = collectRoots(page, this.#pending);
    const frames = this.roots.flatMap((root) => query(root, 'iframe') as HTMLIFrameElement[]);
    this.#frames = frames.map((frame) => [frame, documentIn(frame)] as const);
    this.#changes.listen(this.roots);
  }

  /** Takes over what has changed since the last call; false where the page must be read anew. */
  renew(): boolean {
    const records = this.#changes.take();
    const isStale =
      this.#frames.some(([frame, inner]) => documentIn(frame) !== inner) ||
      [...this.#pending].some((element) => shadowOf(element) !== null);
    if (!records || isStale) {
      return false;
    }
    if (records.length === 0) {
      return true;
    }
    this.looks += 1;
    const touched = new Set<Node>();
    const added = new Set<Element>();
    const removed = new Set<Element>();
    for (const { target, attributeName, addedNodes, removedNodes } of records) {
      if (attributeName !== null && LOOKS.has(attributeName)) continue;
      touched.add(target);
      for (const node of addedNodes) {
        if (node.nodeType === 1 && isConnected(node)) added.add(node as Element);
      }
      for (const node of removedNodes) {
        if (node.nodeType === 1) removed.add(node as Element);
      }
    }
    if (touched.size === 0) {
      return true;
    }
    const elements = [...added].flatMap((part) => [part, ...query(part, '*')]);
    if (elements.length > LARGE || elements.some((each) => shadowOf(each) !== null || tagOf(each) === 'iframe')) {
      return false;
    }
    this.version += 1;
    for (const element of elements) {
      if (tagOf(element).includes('-')) this.#pending.add(element);
    }
    this.#mark([...elements, ...[...touched].filter((node) => node.nodeType === 1)] as Element[], removed.size > 0);
    this.#patchTexts(touched, added, removed);
    return true;
  }

  #mark(elements: readonly Element[], hasLost: boolean): void {
    for (const [mark, marked] of this.#marks ?? []) {
      for (const element of elements) {
        if (isConnected(element) && matches(element, MARKS[mark])) marked.add(element);
        else marked.delete(element);
      }
      if (hasLost) {
        for (const element of marked) {
          if (!isConnected(element)) marked.delete(element);
        }
      }
    }
  }

  #patchTexts(touched: ReadonlySet<Node>, added: ReadonlySet<Element>, removed: ReadonlySet<Element>): void {
    const texts = this.#texts;
    if (!texts) return;
    for (const part of [...removed, ...added]) texts.remove(part);
    for (const node of touched) {
      const element = node.nodeType === 1 ? node : node.parentNode;
      if (element?.nodeType === 1 && isConnected(element)) texts.renew(element as Element);
    }
    for (const part of added) texts.add(part);
  }

  /** The short texts of the page, drawn or not. */
  texts(): Texts {
    this.#texts ??= new Texts(this.roots);
    return this.#texts;
  }

  /** The texts that pass a test, drawn or not, in no order; `key` stands for the test, which each text is put to once. */
  textsWhere(key: unknown, test: (text: string) => boolean): Unit[] {
    const texts = this.texts();
    const search = this.#searches.get(key) ?? { at: 0, passed: [] };
    this.#searches.set(key, search);
    for (; search.at < texts.log.length; search.at++) {
      const text = texts.log[search.at]!;
      if (test(text)) search.passed.push(text);
    }
    return search.passed.flatMap((text) => texts.index().get(text) ?? []);
  }

  /** Elements of a kind, drawn or not, in no order. */
  marked(mark: Mark): ReadonlySet<Element> {
    this.#marks ??= new Map();
    let marked = this.#marks.get(mark);
    if (!marked) {
      const parts = MARKS[mark].split(',');
      marked = new Set(this.roots.flatMap((root) => parts.flatMap((part) => query(root, part, ENDS))));
      this.#marks.set(mark, marked);
    }
    return marked;
  }

  /** Reads the next of the parts that take long on a page of many nodes; false where all are read. */
  readNext(): boolean {
    const unread = (Object.keys(MARKS) as Mark[]).find((mark) => !this.#marks?.has(mark));
    if (this.#texts && !unread) return false;
    if (this.#texts && unread) this.marked(unread);
    else this.texts();
    return true;
  }

  /** All inside an element that fits a selector, open shadow roots and frames included. */
  inside(container: Element, selector: string): Element[] {
    this.#hosted ??= hostedIn(this.roots);
    return [container, ...(this.#hosted.get(container) ?? [])].flatMap((part) => query(part, selector));
  }

  /** The elements that a list of ids names, in the root of the element that lists them. */
  byIds(element: Element, name: 'aria-labelledby' | 'aria-describedby'): Element[] {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = (attribute(element, name) ?? '').split(/\s+/).filter(Boolean);
    return ids.map((id) => root.getElementById(id)).filter((each) => each !== null);
  }
}

/** The shadow roots inside each element around them, within their document. */
function hostedIn(roots: readonly Root[]): Map<Element, Root[]> {
  const hosted = new Map<Element, Root[]>();
  for (const root of roots) {
    let outer = root.nodeType === 11 ? hostOf(root) : null;
    for (; outer && pageOf(outer) === pageOf(root); outer = parentOf(outer)) {
      hosted.set(outer, [...(hosted.get(outer) ?? []), root]);
    }
  }
  return hosted;
}
