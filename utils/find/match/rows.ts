import { drawnParentOf, holds, nextSibling, query, tagOf, textOf } from '../../dom/safe-dom.ts';
import { isVisible } from '../layout/sight.ts';
import type { Target } from '../types.ts';
import { bestAgreement, wordsOf } from '../words.ts';
import type { Anchor } from './anchors.ts';
import { type Candidate, rowAnchors, TICKS } from './candidates.ts';
import type { Scene } from './scene.ts';
import { bestHit } from './vocabulary.ts';

/** A row's text and its controls lie within so many wrappers of each other. */
const CLIMB = 9;
/** On the same line, but not in a part of the page of their own. */
const SAME_LINE = 0.75;

/** How well the row of a candidate says what the target's row is called, 0 to 1. */
export function rowFit(candidate: Candidate, target: Target, rivals: readonly Candidate[], scene: Scene): number {
  if (target.shape === 'icon') return lineFit(candidate, target, scene);
  // A row tells one of several: where there is only one, it may be another row's, or the whole page's.
  if (target.kind === 'press' && rivals.filter(({ isInLayer }) => isInLayer).length < 2) return 0;
  // What is written on the control itself names it as a row does.
  let best = Math.max(0, ...candidate.anchors.map(({ hits }) => bestHit(hits, target.row ?? [])));
  for (const anchor of rowAnchors(target, scene)) {
    const says = target.scope ? 1 : bestHit(anchor.hits, target.row ?? []);
    if (says > best) best = Math.max(best, says * togetherness(candidate, anchor, target, rivals, scene));
  }
  return best;
}

/** Of an icon without words: how well the field on whose line it stands says what the row is called. */
function lineFit({ box }: Candidate, { row = [] }: Target, scene: Scene): number {
  const fits = scene.candidates
    .filter((field) => field.isField && isOnLine(field.box, box, scene))
    .map(({ name, labels }) =>
      Math.max(...[name, ...labels.map(({ text }) => text)].map((text) => bestAgreement(text, row))),
    );
  return Math.max(0, ...fits);
}

/** How surely a text and a control belong to one row: the part around both holds no more such controls than a row has. */
function togetherness(
  candidate: Candidate,
  { element }: Anchor,
  target: Target,
  rivals: readonly Candidate[],
  scene: Scene,
): number {
  if (holds(candidate.element, element) || holds(candidate.box, element)) return 1;
  let common: Element | null = element;
  for (let level = 0; common && level < CLIMB && !holds(common, candidate.element); level++)
    common = drawnParentOf(common);
  const line = isOnLine(element, candidate.box, scene) ? SAME_LINE : 0;
  if (!common || tagOf(common) === 'body' || !holds(common, candidate.element)) return 0;
  const inside = countIn(common, target, rivals, scene);
  const own = target.column?.all.length ?? 1;
  return Math.max(inside <= own ? 1 : own / inside, line);
}

/** How many controls in a part of the page might be meant: all ticks, or everything that bears the target's name. */
function countIn(part: Element, { kind }: Target, rivals: readonly Candidate[], { content, layout }: Scene): number {
  if (kind === 'tick') {
    const ticks = content.inside(part, TICKS).length;
    if (ticks > 0) return ticks;
  }
  return rivals.filter(({ element, box }) => holds(part, element) && isVisible(box, layout)).length;
}

function isOnLine(text: Element, box: Element, { layout }: Scene): boolean {
  const [a, b] = [layout.rect(text), layout.rect(box)];
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3 * Math.min(a.height, b.height);
}

/** A column's head lies so near to the middle of its boxes, CSS pixels. */
const HEAD_WIDTH = 90;

/** Which column a candidate stands in: 1 the target's, 0 another; told by its own words, the head above, or its place. */
export function columnFit(
  candidate: Candidate,
  { column }: Target,
  rivals: readonly Candidate[],
  scene: Scene,
): number {
  if (!column) return 1;
  const all = column.all.map((name) => name.toLowerCase());
  const wanted = column.name.toLowerCase();
  for (const text of [candidate.name, ...textsBeside(candidate)]) {
    const words = wordsOf(text).stems;
    const named = all.filter((name) => words[0] === name || words.at(-1) === name);
    if (named.length === 1) return named[0] === wanted ? 1 : 0;
  }
  const { layout } = scene;
  const own = layout.rect(candidate.box);
  const middle = (own.left + own.right) / 2;
  const heads = scene.anchors
    .filter(({ text, isText, element }) => isText && all.includes(text) && isVisible(element, layout))
    .map(({ text, element }) => ({ text, rect: layout.rect(element) }))
    .filter(({ rect }) => rect.bottom <= own.top + 4)
    .map(({ text, rect }) => ({ text, off: Math.abs((rect.left + rect.right) / 2 - middle) }))
    .filter(({ off }) => off < HEAD_WIDTH)
    .sort((one, other) => one.off - other.off);
  if (heads[0]) return heads[0].text === wanted ? 1 : 0;
  const line = rivals.filter(({ box }) => Math.abs(layout.rect(box).top - own.top) < 8);
  line.sort((one, other) => layout.rect(one.box).left - layout.rect(other.box).left);
  return line.indexOf(candidate) === all.indexOf(wanted) ? 0.8 : 0;
}

/** The short text that follows a box, be it a label or not. */
function textsBeside({ box }: Candidate): string[] {
  let inner: Element | null = box;
  for (let level = 0; inner && level < 3; level++, inner = drawnParentOf(inner)) {
    for (let next = nextSibling(inner); next; next = nextSibling(next)) {
      const text = textOf(next).trim();
      // Behind another box stands that one's label.
      if (query(next, TICKS).length > 0) return [];
      if (/\p{L}/u.test(text)) return text.length < 40 ? [text] : [];
    }
  }
  return [];
}
