import {
  attribute,
  collectRoots,
  firstChild,
  nodeText,
  parentNode,
  query,
  type Root,
  rectOf,
  styleOf,
  tagOf,
  textOf,
} from './dom.ts';
import { normalise } from './normalise.ts';
import { CONTROLS, type ControlRole, roleOf } from './roles.ts';

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
const TEXT_LIMIT = 400;
const JOINED_LIMIT = 160;
const NOT_SEEN = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);
const INLINE = new Set(
  'a abbr b bdi bdo code em font i kbd label mark q s samp small span strong sub sup tt u var'.split(' '),
);

/** One reading of a page. Each part is read when it is first asked for, and once. */
export class Scan {
  readonly roots: readonly Root[];
  private controlList: Control[] | undefined;
  private unitList: Unit[] | undefined;
  private unitIndex: Map<string, Unit[]> | undefined;
  private readonly styles = new Map<Element, CSSStyleDeclaration>();
  private readonly rects = new Map<Element, DOMRect>();

  constructor(page: Document, roots?: readonly Root[]) {
    this.roots = roots ?? collectRoots(page);
  }

  /** Everything that can be acted on, in document order, root by root; drawn or not. */
  controls(): readonly Control[] {
    if (!this.controlList) {
      this.controlList = [];
      for (const root of this.roots) {
        for (const element of query(root, CONTROLS)) {
          const role = roleOf(element);
          if (role) {
            this.controlList.push({ element, role });
          }
        }
      }
    }
    return this.controlList;
  }

  /** Every short text, in document order, root by root; drawn or not. A text that is split over spans is there in parts and joined. */
  units(): readonly Unit[] {
    this.unitList ??= this.roots.flatMap(unitsOf);
    return this.unitList;
  }

  unitsByText(): ReadonlyMap<string, Unit[]> {
    if (!this.unitIndex) {
      this.unitIndex = new Map();
      for (const unit of this.units()) {
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
}

function unitsOf(root: Root): Unit[] {
  const units: Unit[] = [];
  const seen = new Set<Element>();
  const page = root.nodeType === 9 ? (root as Document) : (root.ownerDocument as Document);
  const walker = Document.prototype.createTreeWalker.call(page, root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const data = node.data;
    if (data.length > TEXT_LIMIT * 2 || !/\S/.test(data)) {
      continue;
    }
    const parent = parentNode(node);
    if (parent?.nodeType !== 1 || seen.has(parent as Element)) {
      continue;
    }
    addUnits(parent as Element, node, units, seen);
  }
  return units;
}

/** The text's own element, then, while it is inline, the one around it, where that holds more. */
function addUnits(parent: Element, node: Text, units: Unit[], seen: Set<Element>): void {
  if (NOT_SEEN.has(tagOf(parent))) {
    return;
  }
  seen.add(parent);
  const alone = node.previousSibling === null && node.nextSibling === null;
  add(parent, alone ? node.data : textOf(parent), TEXT_LIMIT, units);
  let inner = parent;
  for (let level = 0; level < 3 && INLINE.has(tagOf(inner)); level++) {
    const outer = parentNode(inner);
    if (outer?.nodeType !== 1 || seen.has(outer as Element)) {
      return;
    }
    if (inner.previousSibling !== null || inner.nextSibling !== null) {
      const joined = nodeText(outer) ?? '';
      if (joined.length > JOINED_LIMIT) {
        return;
      }
      seen.add(outer as Element);
      add(outer as Element, joined, JOINED_LIMIT, units);
    }
    inner = outer as Element;
  }
}

function add(element: Element, raw: string, limit: number, units: Unit[]): void {
  if (raw.length <= limit * 2) {
    const text = normalise(raw);
    if (text !== '' && text.length <= limit) {
      units.push({ element, text });
    }
  }
}

const UNSEEN_PARTS = '[aria-hidden="true"],script,style,title,noscript,template';

/** The normalised text of an element, as a whole and without the parts that are told to be left out (icon fonts, styles). */
export function textsOf(element: Element): string[] {
  const whole = textOf(element);
  if (whole.length > TEXT_LIMIT * 4) {
    return [];
  }
  const texts = [normalise(whole)];
  if (firstChild(element) && query(element, UNSEEN_PARTS).length > 0) {
    texts.push(normalise(textWithout(element)));
  }
  return texts.filter((text, index) => text !== '' && texts.indexOf(text) === index);
}

function textWithout(element: Element): string {
  const page = element.ownerDocument;
  const walker = Document.prototype.createTreeWalker.call(
    page,
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      const out =
        node.nodeType === 1 &&
        (attribute(node as Element, 'aria-hidden') === 'true' ||
          /^(script|style|title|noscript|template)$/.test(tagOf(node as Element)));
      return out ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    },
  );
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    text += node.nodeType === 3 ? (node as Text).data : '';
  }
  return text;
}
