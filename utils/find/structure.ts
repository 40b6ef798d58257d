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
} from './dom.ts';
import { type Name, namesOf } from './labels.ts';
import { type ControlRole, roleOf } from './roles.ts';
import { Texts } from './texts.ts';

/** Something on the page that can be acted on, whatever it may be wanted for. */
export interface ScannedControl {
  readonly element: Element;
  readonly role: ControlRole;
}

/** A control under one of its names. */
export interface Named {
  readonly control: ScannedControl;
  readonly weight: number;
}

/** An open shadow root, and one of the elements around it. */
interface Hosted {
  readonly outer: Element;
  readonly root: Root;
}

/** What any part of the finder asks a page for. */
const TAGS = 'a button dialog h1 h2 h3 h4 h5 h6 input label legend main summary textarea'.split(' ');
const MARKS = [...TAGS, '[role]'];
/** Of a page beyond all measure, only the beginning and the end are read, so that no look becomes a long task. */
const FROM_START = 2_000;
const FROM_END = 1_000;
/** More added elements than this are a reason to read the page again. */
const LARGE = 2_000;

/**
 * What a page is made of, wherever it lies on the screen: marked elements, controls, names and texts. Each is read when
 * it is first asked for; small changes of the page are read by themselves.
 */
export class Structure {
  readonly roots: readonly Root[];
  readonly #frames: readonly (readonly [HTMLIFrameElement, Document | null])[];
  /** Elements that may get a shadow root yet. */
  readonly #pending = new Set<Element>();
  /** Where what was seen whole stood in the last look. */
  seenAt = new WeakMap<Element, DOMRect>();
  #marks: Map<string, Set<Element>> | undefined;
  #controlMap: Map<Element, ScannedControl> | undefined;
  #hostedIn: Map<Element, Hosted[]> | undefined;
  #textIndex: Texts | undefined;
  #labelIndex: Map<string, Element[]> | undefined;
  #nameIndex: Map<string, Named[]> | undefined;
  #names = new WeakMap<Element, readonly Name[]>();

  constructor(page: Document) {
    this.roots = collectRoots(page, this.#pending);
    this.#frames = this.roots
      .flatMap((root) => query(root, 'iframe'))
      .map((frame) => {
        const one = frame as HTMLIFrameElement;
        return [one, documentIn(one)] as const;
      });
  }

  /** Takes the changes of the page over; false where the page must be read again. */
  renew(records: readonly MutationRecord[]): boolean {
    if (
      this.#frames.some(([frame, inner]) => documentIn(frame) !== inner) ||
      [...this.#pending].some((element) => shadowOf(element) !== null)
    ) {
      return false;
    }
    const touched = new Set<Node>();
    const added = new Set<Node>();
    const removed = new Set<Node>();
    for (const { target, type, addedNodes, removedNodes } of records) {
      touched.add(target);
      if (type === 'childList') {
        for (const node of addedNodes) {
          added.add(node);
        }
        for (const node of removedNodes) {
          removed.add(node);
        }
      }
    }
    if (added.size > LARGE) {
      return false;
    }
    const parts = [...added].filter((node) => node.nodeType === 1 && isConnected(node)) as Element[];
    const elements = elementsOf(parts);
    if (!elements || elements.some((each) => shadowOf(each) !== null || tagOf(each) === 'iframe')) {
      return false;
    }
    if (touched.size > 0) {
      this.seenAt = new WeakMap();
      this.#forget(touched, [...removed]);
      for (const element of elements) {
        this.#mark(element);
        if (tagOf(element).includes('-')) {
          this.#pending.add(element);
        }
      }
      this.#labelIndex = undefined;
      this.#nameIndex = undefined;
      this.#readTexts(touched, parts, [...removed]);
    }
    return true;
  }

  #forget(touched: ReadonlySet<Node>, removed: readonly Node[]): void {
    for (const node of touched) {
      for (let outer: Node | null = node; outer; outer = parentOf(outer)) {
        this.#names.delete(outer as Element);
      }
      if (node.nodeType === 1) {
        this.#mark(node as Element);
      }
    }
    if (removed.some((node) => node.nodeType === 1)) {
      for (const set of [...(this.#marks?.values() ?? []), this.#controlMap]) {
        for (const element of set?.keys() ?? []) {
          if (!isConnected(element)) {
            set!.delete(element);
          }
        }
      }
    }
  }

  /** Puts an element where it belongs now. */
  #mark(element: Element): void {
    for (const [selector, marked] of this.#marks ?? []) {
      if (matches(element, selector)) {
        marked.add(element);
      } else {
        marked.delete(element);
      }
    }
    const role = this.#controlMap && roleOf(element);
    if (role) {
      this.#controlMap!.set(element, { element, role });
    } else {
      this.#controlMap?.delete(element);
    }
  }

  #readTexts(touched: ReadonlySet<Node>, added: readonly Element[], removed: readonly Node[]): void {
    const texts = this.#textIndex;
    if (!texts) {
      return;
    }
    for (const part of [...removed, ...added]) {
      if (part.nodeType === 1) {
        texts.remove(part as Element);
      }
    }
    for (const node of touched) {
      const element = node.nodeType === 1 ? node : node.parentNode;
      if (element?.nodeType === 1 && isConnected(element)) {
        texts.renew(element as Element);
      }
    }
    for (const part of added) {
      texts.add(part);
    }
  }

  /**
   * Everything that says by its tag or attributes what it is and fits one of several simple selectors, in no order.
   * Tags and attributes are asked for one by one: that takes a thirtieth of a millisecond each on 10,000 nodes, a list
   * of them several milliseconds.
   */
  marked(selector: string): Element[] {
    this.#marks ??= new Map(MARKS.map((mark) => [mark, this.#markedBy(mark)]));
    const all = new Set<Element>();
    for (const part of selector.split(',')) {
      const mark = part.startsWith('[') ? '[role]' : /^\w+/.exec(part)![0];
      for (const element of this.#marks.get(mark) ?? []) {
        if (part === mark || matches(element, part)) {
          all.add(element);
        }
      }
    }
    return [...all];
  }

  #markedBy(mark: string): Set<Element> {
    return new Set(this.roots.flatMap((root) => query(root, mark, { fromStart: FROM_START, fromEnd: FROM_END })));
  }

  /** Everything that can be acted on, in no order; drawn or not. */
  controls(): Iterable<ScannedControl> {
    if (!this.#controlMap) {
      this.#controlMap = new Map();
      for (const element of this.marked(MARKS.join())) {
        const role = roleOf(element);
        if (role) {
          this.#controlMap.set(element, { element, role });
        }
      }
    }
    return this.#controlMap.values();
  }

  /** The open shadow roots inside each element of their document: one walk outward for all that ask. */
  hosted(): ReadonlyMap<Element, Hosted[]> {
    this.#hostedIn ??= Map.groupBy(this.roots.flatMap(hostedOf), ({ outer }) => outer);
    return this.#hostedIn;
  }

  texts(): Texts {
    this.#textIndex ??= new Texts(this.roots);
    return this.#textIndex;
  }

  /**
   * The `label` elements by the id they are for: one pass for all controls, as `element.labels` walks the tree each
   * time.
   */
  labels(): ReadonlyMap<string, Element[]> {
    this.#labelIndex ??= Map.groupBy(this.marked('label'), (label) => attribute(label, 'for') ?? '');
    return this.#labelIndex;
  }

  /** Every control by every name that the page ties to it. */
  byName(): ReadonlyMap<string, Named[]> {
    if (!this.#nameIndex) {
      this.#nameIndex = new Map();
      for (const control of this.controls()) {
        for (const { text, weight } of this.#namesOf(control)) {
          const others = this.#nameIndex.get(text);
          if (others) {
            others.push({ control, weight });
          } else {
            this.#nameIndex.set(text, [{ control, weight }]);
          }
        }
      }
    }
    return this.#nameIndex;
  }

  /** Reads the next of the three things that take long on a page of many nodes; false where all are read. */
  readNext(): boolean {
    if (!this.#controlMap) this.controls();
    else if (!this.#textIndex) this.texts();
    else if (!this.#nameIndex) this.byName();
    else return false;
    return true;
  }

  #namesOf(control: ScannedControl): readonly Name[] {
    const { element } = control;
    let names = this.#names.get(element);
    if (!names) {
      try {
        names = namesOf(control, this.labels());
      } catch {
        // A hostile node spoils its own answer only.
        names = [];
      }
      // What another element names, or what has several parts, of which some may be hidden, is read each time.
      if (names.length <= 1 && !matches(element, 'input,textarea,[aria-labelledby]')) {
        this.#names.set(element, names);
      }
    }
    return names;
  }
}

/** The parts and all that is in them; null where that is more than is read by itself. */
function elementsOf(parts: readonly Element[]): Element[] | null {
  const all: Element[] = [];
  for (const part of parts) {
    if (all.push(part, ...query(part, '*', { fromStart: LARGE, fromEnd: 0 })) > LARGE) {
      return null;
    }
  }
  return all;
}

/** A shadow root with each element around it in its document; nothing for a document. */
function hostedOf(root: Root): Hosted[] {
  const around: Hosted[] = [];
  let outer = root.nodeType === 11 ? hostOf(root) : null;
  for (; outer && pageOf(outer) === pageOf(root); outer = parentOf(outer)) {
    around.push({ outer, root });
  }
  return around;
}
