import {
  attribute,
  closest,
  drawnParentOf,
  parentNode,
  previousSibling,
  query,
  tagOf,
  textOf,
} from '../../dom/safe-dom.ts';
import type { Layout } from '../layout/layout.ts';
import { isVisible } from '../layout/sight.ts';
import type { Anchor } from './anchors.ts';

/** A text that may name a field, and how much its place counts. */
export interface Label {
  readonly text: string;
  readonly weight: number;
}

/** A label is shorter than this, and among the texts before a field one of the first three, up so many wrappers. */
const LONGEST = 70;
const NEAREST = 3;
const CLIMB = 7;
/** What each text further off counts less. */
const STEP = 0.08;

const FIELDS = 'input:not([type=hidden]),textarea,select,[role=textbox],[role=combobox],[role=checkbox],[role=switch]';

const isOrHoldsField = (element: Element): boolean => tagOf(element) === 'input' || query(element, FIELDS).length > 0;

/** The texts that stand before a field in the page's structure, nearest first, as far as the field before it. */
export function labelsBefore(field: Element, layout: Layout): Label[] {
  const labels: Label[] = [];
  const add = (text: string, weight = 1 - STEP * labels.length) => {
    if (/[\p{L}\p{N}]/u.test(text) && text.length <= LONGEST) labels.push({ text, weight });
  };
  let inner: Element | null = field;
  for (let level = 0; inner && tagOf(inner) !== 'body' && level < CLIMB && labels.length < NEAREST; level++) {
    for (const head of columnHeads(inner)) add(textOf(head), 1);
    let isOther = false;
    for (let before = previousSibling(inner); before && labels.length < NEAREST; before = previousSibling(before)) {
      isOther = isOrHoldsField(before);
      if (isOther) break;
      if (/\S/.test(textOf(before)) && isVisible(before, layout)) {
        const whole = textOf(before).trim();
        const weight = 1 - STEP * labels.length;
        const parts = [...before.children].map((part) => textOf(part).trim());
        add(whole, weight);
        const own = ownText(before);
        if (own !== whole) add(own, weight);
        // A label with a hint beside it: each by itself, too.
        if (parts.length > 1) for (const part of parts.slice(0, NEAREST)) add(part, weight);
      }
    }
    for (const text of looseTextsBefore(inner)) add(text);
    if (isOther) break;
    inner = drawnParentOf(inner);
  }
  return labels;
}

/** What an element says itself, without what its children say. */
export const ownText = (element: Element): string =>
  [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => (node as Text).data)
    .join(' ')
    .trim();

function looseTextsBefore(element: Element): string[] {
  const texts: string[] = [];
  for (let node = parentNode(element)?.firstChild; node && node !== element; node = node.nextSibling) {
    if (node.nodeType === 3 && /\S/.test((node as Text).data)) texts.push((node as Text).data.trim());
  }
  return texts;
}

/** The heads of the column in which a table's cell stands. */
export function columnHeads(cell: Element): Element[] {
  if (tagOf(cell) !== 'td' && !/^(grid)?cell$/.test(attribute(cell, 'role') ?? '')) return [];
  const row = parentNode(cell) as Element;
  const table = closest(cell, 'table,[role=grid],[role=table],[role=treegrid]');
  const head = table && query(table, 'thead tr,tr,[role=row]')[0];
  if (!head || head === row) return [];
  const at = indexIn(row, cell);
  return at < 0 ? [] : [...head.children].filter((each) => indexIn(head, each) === at);
}

/** Position of a cell among the columns of its row, spans counted. */
function indexIn(row: Element, cell: Element): number {
  let at = 0;
  for (const each of row.children) {
    if (each === cell) return at;
    at += Number(attribute(each, 'colspan') ?? 1);
  }
  return -1;
}

/** Distances at which a text still belongs to a field, CSS pixels: beside it, above it. */
const BESIDE = 320;
const ABOVE = 50;

/**
 * Texts that stand left of fields or above them, each given to the field that lies nearest: what the eye ties together
 * although the page does not.
 */
export function labelsByPlace(
  fields: readonly Element[],
  anchors: readonly Anchor[],
  layout: Layout,
): Map<Element, Label[]> {
  const labels = new Map<Element, Label[]>();
  for (const { element, text, isText } of anchors) {
    if (!isText || text.length > LONGEST || !isVisible(element, layout)) continue;
    const near = fields
      .map((field) => ({ field, distance: distanceOf(element, field, layout) }))
      .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
      .sort((one, other) => one.distance - other.distance);
    for (const [place, { field }] of near.slice(0, 2).entries()) {
      const label = { text, weight: place === 0 ? 1 : 0.5 };
      labels.set(field, [...(labels.get(field) ?? []), label]);
    }
  }
  return labels;
}

function distanceOf(label: Element, field: Element, layout: Layout): number {
  const [a, b] = [layout.rect(label), layout.rect(field)];
  if (label === field || a.width === 0 || a.height > 80) return Number.POSITIVE_INFINITY;
  const isRtl = layout.style(field).direction === 'rtl';
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const gap = isRtl ? a.left - b.right : b.left - a.right;
  if (shared > 0.4 * Math.min(a.height, b.height) && gap >= -6 && gap < BESIDE) return Math.max(0, gap) / 4;
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const below = b.top - a.bottom;
  return below >= -6 && below < ABOVE && across > 0 ? Math.max(0, below) : Number.POSITIVE_INFINITY;
}
