/** Runs in a frozen page: asks the recogniser and holds its answers against the page's truth. */
import { createFinder, type Look, type Target } from '../../utils/find/index.ts';
import type { Rated } from '../../utils/find/match/decide.ts';
import type { Site } from '../../utils/hosts.ts';
import { explainPage } from '../../utils/report/recognition.ts';
import { knownWords } from '../../utils/report/vocabulary.ts';
import { identify, PAGES, readPage } from '../../utils/sites/index.ts';

/** One candidate of a target, for fitting the weights. */
export interface PairRecord {
  readonly kind: Target['kind'];
  readonly values: Record<string, number>;
  readonly right: boolean;
  /** Number of the candidate in this page: two pairs with one number are one control. */
  readonly candidate: number;
  readonly is: string;
}

/** What came of one target in one frozen page. */
export interface TargetRecord {
  readonly id: string;
  /** The page's own truth has it, in sight. */
  readonly expected: boolean;
  readonly answer: 'right' | 'beside' | 'wrong' | 'none';
  readonly why: string;
  readonly pairs: readonly PairRecord[];
}

export interface PageRecord {
  readonly page: string;
  readonly ms: number;
  readonly targets: readonly TargetRecord[];
  readonly facts: unknown;
}

const UNNAMED = new Set([
  ...['terms.agree', 'scopes.filter', 'role.developers.view', 'role.developers.edit'],
  ...['purview.mine', 'purview.welcome', 'purview.close'],
]);

/** On these pages of the wizard the guide asks for nothing of the list. */
const ELSEWHERE: Readonly<Record<string, string>> = { 'cm-review': 'purview.zoom', 'cm-listed': 'purview.zoom' };

const SLACK = 10;

/** Whether a ring round one box would sit on the other: at most 8 px around it, rounding and the ring's own edge apart. */
function sitsOn(ring: DOMRect, truth: DOMRect): boolean {
  return (
    ring.left >= truth.left - SLACK &&
    ring.top >= truth.top - SLACK &&
    ring.right <= truth.right + SLACK &&
    ring.bottom <= truth.bottom + SLACK &&
    ring.left <= truth.left + 2 + 8 &&
    ring.top <= truth.top + 2 + 8 &&
    ring.right >= truth.right - 2 - 8 &&
    ring.bottom >= truth.bottom - 2 - 8
  );
}

function boxOf(element: Element): DOMRect {
  const rect = element.getBoundingClientRect();
  if (rect.width > 0 || rect.height > 0) return rect;
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

const placeOf = (element: Element): string => {
  const { left, top, width, height } = boxOf(element);
  return [left, top, width, height].map(Math.round).join();
};

const isInside = (outer: Node, inner: Node | null): boolean => {
  for (let node = inner; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
    if (node === outer) return true;
  return false;
};

function judge(site: Site, address: string): PageRecord {
  const url = new URL(address);
  const finder = createFinder(document);
  const began = performance.now();
  const look: Look = finder.look();
  const page = identify(site, url, look);
  const { facts } = readPage(site, url, look, new Map());
  const ms = performance.now() - began;
  const truthOf = (id: string) => globalThis.frozenTruth[id] ?? [];
  const targets: TargetRecord[] = [];
  if (page) {
    const decision = look.decisionOf(page.targets);
    const numbers = new Map<Element, number>();
    for (const id of new Set(page.targets.map((target) => target.id))) {
      // What the contract does not name has no truth.
      if (UNNAMED.has(id) || ELSEWHERE[page.id] === id) continue;
      const truth = truthOf(id);
      const related = (element: Element, box: Element) =>
        truth.some((one) => isInside(one, element) || isInside(element, one) || sitsOn(boxOf(box), boxOf(one)));
      const match = decision.matches.get(id)!;
      const isRight = match.kind === 'found' && truth.some((one) => sitsOn(boxOf(match.box), boxOf(one)));
      const isNear = match.kind === 'found' && related(match.element, match.box);
      const record = (pair: Rated): PairRecord => {
        const { element, box, role, name } = pair.candidate;
        if (!numbers.has(element)) numbers.set(element, numbers.size);
        return {
          kind: pair.target.kind,
          values: pair.values,
          right: related(element, box),
          candidate: numbers.get(element)!,
          is: `${role} ${name.slice(0, 40)}`,
        };
      };
      targets.push({
        id,
        expected: truth.length > 0,
        // What is scrolled away, or cannot be used now, is not ringed.
        answer:
          match.kind !== 'found' || ((match.away || !match.enabled) && truth.length === 0)
            ? 'none'
            : isRight
              ? 'right'
              : isNear
                ? 'beside'
                : 'wrong',
        why:
          match.kind === 'found'
            ? `${match.score.toFixed(1)}${isNear && !isRight ? ` ${placeOf(match.box)} for ${truth.map(placeOf).join(' or ')}` : ''}`
            : `${match.kind}: ${match.reason}`,
        pairs: decision.rated
          .filter(({ target }) => target.id === id)
          .slice(0, 12)
          .map(record),
      });
    }
  }
  return { page: page?.id ?? 'none', ms, targets, facts };
}

/** What the page report tells of the recognition, in words, and what no report may tell: the values of the page's fields. */
function reported() {
  const words = knownWords();
  const report = explainPage(document, words);
  const names = report.candidates.map(({ name }) => name);
  const fields = [...document.querySelectorAll('input,textarea')] as HTMLInputElement[];
  return {
    report,
    unknown: names.filter((name) => name !== '' && !words.has(name) && !/^\(up to \w+ letters\)$/.test(name)),
    values: fields.map(({ value }) => value).filter((value) => value.length >= 8 && !words.has(value.toLowerCase())),
  };
}

Object.assign(globalThis, { judge, finderOf: () => createFinder(document), PAGES, reported });
