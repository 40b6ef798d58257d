import { pageOf, query, rectOf, shadowOf, styleOf, tagOf, windowOf } from '../../dom/safe-dom.ts';
import type { PageContent } from '../page/index.ts';
import type { Visible } from './sight.ts';

/** An element's style object stays the same and says what holds now, so it is kept from look to look. */
const styles = new WeakMap<Element, CSSStyleDeclaration>();

/** Edges of a box in the viewport of its document, CSS pixels. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Frame {
  readonly clips: boolean;
  readonly opacity: number;
  readonly position: string;
}

/** Where everything lies in one look. Each answer is asked of the browser once. */
export class Layout {
  readonly page: Document;
  readonly content: PageContent;
  /** The guide's own host element, which hides nothing. */
  readonly ours: Element | null;
  #isStill: boolean | undefined;
  readonly #rects = new Map<Element, DOMRect>();
  readonly #frames = new Map<Element, Frame>();
  /** What can be seen of boxes, as `visibleOf` found out. */
  readonly visible = new Map<Element, Visible>();

  constructor(page: Document, content: PageContent, ours: Element | null) {
    this.page = page;
    this.content = content;
    this.ours = ours;
  }

  /** Whether no animation runs: only then does what was seen hold until the page changes. */
  get isStill(): boolean {
    this.#isStill ??= Document.prototype.getAnimations
      .call(this.page)
      .every(({ playState }) => playState !== 'running');
    return this.#isStill;
  }

  style(element: Element): CSSStyleDeclaration {
    return getOrSet(styles, element, () => styleOf(element));
  }

  /** Its box in the viewport of its own document; of an element that only wraps others, the box around those. */
  rect(element: Element): DOMRect {
    return getOrSet(this.#rects, element, () => {
      const rect = rectOf(element);
      if (rect.width > 0 || rect.height > 0 || (tagOf(element) !== 'slot' && shadowOf(element) === null)) return rect;
      const range = Document.prototype.createRange.call(pageOf(element));
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    });
  }

  /** What of an element's style concerns what lies inside it; `clips`: it scrolls, or cuts off what does not fit. */
  frame(element: Element): Frame {
    return getOrSet(this.#frames, element, () => {
      const { overflowX, overflowY, clipPath, opacity, position } = this.style(element);
      const clips = overflowX !== 'visible' || overflowY !== 'visible' || clipPath !== 'none';
      return { clips, opacity: Number(opacity), position };
    });
  }

  /** Width and height of the window of an element's document, CSS pixels. */
  window(element: Element): { readonly width: number; readonly height: number } {
    const { innerWidth, innerHeight } = windowOf(element);
    return { width: innerWidth, height: innerHeight };
  }

  /** Whether an element draws something of its own: a background, a border, a shadow, a picture, an icon font's character. */
  paints(element: Element): boolean {
    if (/^(svg|img|canvas)$/.test(tagOf(element))) return true;
    const { backgroundColor, backgroundImage, boxShadow, borderTopWidth, borderTopStyle, borderTopColor, opacity } =
      this.style(element);
    if (Number(opacity) < SHADE) return false;
    const hasBorder = Number.parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && !isClear(borderTopColor);
    const draws = hasBorder || !isClear(backgroundColor) || backgroundImage !== 'none' || boxShadow !== 'none';
    return draws || PSEUDO.some((pseudo) => /[^\s"]/.test(contentOf(element, pseudo)));
  }

  /** Elements inside another that hold no more than `most` in all; none where there are more. */
  parts(container: Element, most: number): Element[] {
    const parts = query(container, '*', { fromStart: most + 1, fromEnd: 0 });
    return parts.length > most ? [] : parts;
  }
}

/** What is fainter only shades, as what shows that a box has the focus. */
const SHADE = 0.3;

const PSEUDO = ['::before', '::after'] as const;

/** What a pseudo-element writes, a character of an icon font for one; empty where there is none. */
function contentOf(element: Element, pseudo: (typeof PSEUDO)[number]): string {
  const { content } = windowOf(element).getComputedStyle(element, pseudo);
  return content === 'none' || content === 'normal' ? '' : content;
}

/** Whether a computed colour lets through what lies beneath. */
export function isClear(color: string): boolean {
  const parts = color.match(/[\d.]+/g) ?? [];
  return color === 'transparent' || (parts.length === 4 && Number(parts[3]) < 0.05);
}

/** What a map holds for a key, or what `make` gives, which it then holds. */
export function getOrSet<K extends object, V>(map: Map<K, V> | WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
