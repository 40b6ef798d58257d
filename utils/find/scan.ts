import { pageOf, query, type Root, rectOf, styleOf } from './dom.ts';
import { fitting } from './normalise.ts';
import { remember } from './remember.ts';
import type { Structure } from './structure.ts';
import type { Unit } from './texts.ts';
import type { Alternative } from './types.ts';
import { isDrawn, type Sight } from './visible.ts';

interface Around {
  readonly opacity: number;
  readonly position: string;
}

/** An element's style object stays the same and says what holds now, so it is kept from look to look. */
const styles = new WeakMap<Element, CSSStyleDeclaration>();

/**
 * One look at a page: what it is made of, and how that is laid out now. Each part is read when it is first asked for,
 * and once.
 */
export class Scan {
  readonly structure: Structure;
  readonly #mains = new Map<Document, boolean>();
  readonly #arounds = new Map<Element, Around>();
  readonly #clipping = new Map<Element, boolean>();
  readonly #rects = new Map<Element, DOMRect>();
  readonly #textRects = new Map<Element, DOMRect>();

  /** What can be seen, as asked at the middle. */
  readonly sights = new Map<Element, Sight>();
  /** The guide's own host element. */
  readonly ours: Element | null;

  constructor(structure: Structure, ours: Element | null) {
    this.structure = structure;
    this.ours = ours;
  }

  /** Every short text by what it says; drawn or not. A text that is split over spans is there in parts and joined. */
  unitsByText(): ReadonlyMap<string, Unit[]> {
    return this.structure.texts().index();
  }

  /** The short texts that are one of the names, in no order, each with how well it fits. */
  unitsNamed(names: readonly Alternative[]): (Unit & { readonly fit: number })[] {
    return fitting(names, this.unitsByText()).flatMap(({ value, fit }) => value.map((unit) => ({ ...unit, fit })));
  }

  /** An element and the open shadow roots inside it, which its own queries do not enter. */
  parts(container: Element): (Element | Root)[] {
    return [container, ...(this.structure.hosted().get(container) ?? []).map(({ root }) => root)];
  }

  /** All inside that fit a selector; those in open shadow roots last. */
  inside(container: Element, selector: string): Element[] {
    return this.parts(container).flatMap((part) => query(part, selector));
  }

  /** Whether the page has a main part of its own. */
  hasMain(page: Document): boolean {
    return remember(this.#mains, page, () =>
      this.structure.marked('main,[role=main]').some((element) => pageOf(element) === page && isDrawn(element)),
    );
  }

  style(element: Element): CSSStyleDeclaration {
    return remember(styles, element, styleOf);
  }

  /** What of an element's style concerns what lies inside it; read once, as reading a style is slow. */
  around(element: Element): Around {
    return remember(this.#arounds, element, () => {
      const { opacity, position } = this.style(element);
      return { opacity: Number(opacity || 1), position };
    });
  }

  /** Whether it scrolls, or cuts off what does not fit. */
  clips(element: Element): boolean {
    return remember(this.#clipping, element, () => {
      const { overflowX, overflowY } = this.style(element);
      return overflowX !== 'visible' || overflowY !== 'visible';
    });
  }

  /** Position in the viewport of the element's own document, CSS pixels. */
  rect(element: Element): DOMRect {
    return remember(this.#rects, element, rectOf);
  }

  /** Where the text of an element stands, which may be much less than its element. */
  textRect(element: Element): DOMRect {
    return remember(this.#textRects, element, () => {
      const range = Document.prototype.createRange.call(pageOf(element));
      range.selectNodeContents(element);
      // happy-dom has no layout, and no rectangles of ranges.
      return range.getBoundingClientRect?.() ?? this.rect(element);
    });
  }
}
