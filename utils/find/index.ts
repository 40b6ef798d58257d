import { isDrawn, isOutOfUse } from '../dom/drawn.ts';
import { closest, holds, inOrder, matches, parentOf, query, type Root, textOf } from '../dom/safe-dom.ts';
import { isInLayer, type TopLayer, topLayer } from './layout/layers.ts';
import { Layout } from './layout/layout.ts';
import { regionsOf } from './layout/regions.ts';
import { isVisible } from './layout/sight.ts';
import { type Decision, decide, explainIn } from './match/decide.ts';
import { sceneOf } from './match/scene.ts';
import { vocabularyOf } from './match/vocabulary.ts';
import { PageContent } from './page/index.ts';
import type { Unit } from './page/texts.ts';
import type { Explanation, FoundText, Match, Part, Phrase, Target } from './types.ts';
import { bestAgreement, compact, normalise } from './words.ts';

export type * from './types.ts';

/** Looks at a document when asked, and keeps what it read until the document changes. */
export interface Finder {
  /** The page as it is now; the same until `invalidate`. */
  look(): Look;
  /** The page may have changed: the next look asks it anew. */
  invalidate(): void;
  /** Reads what the next look needs, part by part, and stops after the part in which `ms` are over; true where all is read. */
  ahead(ms: number): boolean;
}

/**
 * A finder for a document: it knows a control by what a person sees (role, name, label, row, section), never by class
 * or generated id. `ours` gives the guide's own host element, which hides nothing.
 */
export function createFinder(page: Document, ours: () => Element | null = () => null): Finder {
  let content: PageContent | undefined;
  let current: Look | undefined;

  function contentNow(): PageContent {
    if (!content?.renew()) content = new PageContent(page);
    return content;
  }

  return {
    look() {
      current ??= new Look(page, contentNow(), ours());
      return current;
    },
    invalidate() {
      current = undefined;
    },
    ahead(ms) {
      const until = performance.now() + ms;
      const read = contentNow();
      while (read.readNext()) {
        if (performance.now() >= until) return false;
      }
      return true;
    },
  };
}

/** One look at a page: what is asked of it is read once. */
export class Look {
  /** The page, its open shadow roots and same-origin frames: whoever watches for changes watches each of them. */
  readonly roots: readonly Root[];
  readonly #content: PageContent;
  readonly #layout: Layout;
  readonly #layer: TopLayer;
  readonly #decisions = new Map<readonly Target[], Decision>();

  constructor(page: Document, content: PageContent, ours: Element | null) {
    this.roots = content.roots;
    this.#content = content;
    this.#layout = new Layout(page, content, ours);
    this.#layer = topLayer(this.#layout);
  }

  /** Whether something lies over the page and takes its clicks. */
  get hasLayer(): boolean {
    return this.#layer.panes.length > 0;
  }

  /** Looks for all targets at once; the same list is matched once in a look. By target id. */
  match(targets: readonly Target[]): ReadonlyMap<string, Match> {
    return this.decisionOf(targets).matches;
  }

  /** Why each candidate of a target was taken or not, best first. */
  explain(targets: readonly Target[], id: string): Explanation[] {
    return explainIn(this.decisionOf(targets), id);
  }

  /** Every pair that was weighed for some targets, for those who measure. @public */
  decisionOf(targets: readonly Target[]): Decision {
    let decision = this.#decisions.get(targets);
    if (!decision) {
      decision = decide(targets, sceneOf(this.#content, vocabularyOf(targets), this.#layout, this.#layer));
      this.#decisions.set(targets, decision);
    }
    return decision;
  }

  /** Whether a visible text says one of some phrases, as a whole; the text, or null. */
  says(phrases: readonly Phrase[], part: Part = 'layer'): FoundText | null {
    const hits = this.#content.textsWhere(phrases, (text) => bestAgreement(text, phrases) >= SAME);
    return inOrder(hits).find((unit) => this.#shows(unit.element, part)) ?? null;
  }

  /** Every visible text that fits a pattern, in the order of the page; `compact`: blanks in it do not count. */
  texts(pattern: RegExp, part: Part = 'layer', options?: { readonly compact?: boolean }): FoundText[] {
    // By what it says, as a pattern that is written where it is used is a new object each time.
    const hits = this.#content.textsWhere(`${options?.compact} ${pattern}`, (text) =>
      pattern.test(options?.compact ? compact(text) : text),
    );
    return inOrder(innermost(hits)).filter(({ element }) => this.#shows(element, part));
  }

  /** The first visible heading of the topmost layer, or the first that says one of some phrases; normalised. */
  heading(phrases?: readonly Phrase[]): string | null {
    const headings = [...this.#content.marked('heading')].map((element) => ({ element, text: headingText(element) }));
    const fitting = headings.filter(({ text }) => text && (!phrases || bestAgreement(text, phrases) >= SAME));
    return inOrder(fitting).find(({ element }) => this.#shows(element, 'layer'))?.text ?? null;
  }

  /** Normalised texts of the headings of the topmost layer, and of first-level ones beneath it. */
  titles(): string[] {
    const isTitle = (element: Element) => this.#shows(element, matches(element, 'h1') ? 'anywhere' : 'layer');
    return [...this.#content.marked('heading')].filter(isTitle).map(headingText);
  }

  /** The nearest row, card or list item around an element. */
  rowOf(element: Element): Element | null {
    return closest(element, 'tr,li,[role=row],[role=listitem],[role=option],article') ?? partAround(element);
  }

  /** Whether the page has anything to tick, wherever that is. */
  get hasTicks(): boolean {
    return this.#content.marked('tick').size > 0;
  }

  /** Normalised texts of the regions that are announced, toasts among them. */
  announced(): string[] {
    return this.roots.flatMap((root) => query(root, LIVE).map((one) => normalise(textOf(one))));
  }

  #shows(element: Element, part: Part): boolean {
    if (!isDrawn(element) || isOutOfUse(element) || !isVisible(element, this.#layout)) return false;
    if (part !== 'anywhere' && !isInLayer(element, this.#layer)) return false;
    return part !== 'content' || !regionsOf(element, this.#layer, this.#layout).every((region) => BESIDE.has(region));
  }
}

const LIVE = '[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]';
const SAME = 0.97;
const BESIDE = new Set(['nav', 'tabs', 'header', 'footer', 'aside', 'float', 'menu']);

const headingText = (element: Element): string =>
  // A picture may stand for the words.
  normalise(textOf(element).trim() || (query(element, 'img[alt]')[0] as HTMLImageElement | undefined)?.alt || '');

/** Of a text and the joined text around it, the inner one; of what one element says, the first. */
function innermost(hits: readonly Unit[]): Unit[] {
  const units = [...new Map(hits.toReversed().map((unit) => [unit.element, unit])).values()];
  const around = new Set<Element>();
  for (const { element } of units) {
    for (let outer = parentOf(element), level = 0; outer && level < 4; outer = parentOf(outer), level++) {
      around.add(outer);
    }
  }
  return units.filter(({ element }) => !around.has(element));
}

/** The nearest part around an element that holds more text than the element itself. */
function partAround(element: Element): Element | null {
  const own = textOf(element).trim().length;
  for (let outer = parentOf(element), level = 0; outer && level < 6; outer = parentOf(outer), level++) {
    if (textOf(outer).trim().length > own + 3) return holds(outer, element) ? outer : null;
  }
  return null;
}
