import { type Box, overlap } from './geometry.ts';

/** What the card should not cover; a `hard` one (a ringed control, the focused field) it must not. */
export interface Avoid {
  box: Box;
  hard: boolean;
}

/** Where the card goes; `blocked`: at every place it would cover something that it must not. */
export interface Place {
  left: number;
  top: number;
  blocked: boolean;
}

/** Distance of the card to the viewport's edges and to what it avoids, in pixels. */
export const GAP = 8;

/**
 * The place for a card of the given size that covers least. Candidates are the corners and, along both sides, the
 * positions right above and below each thing to avoid; where all of these cover something hard, also those beside it.
 * Among equals the first wins: the preferred place, then the bottom corner at the end of the line of text.
 */
export function choosePlace(
  size: { width: number; height: number },
  viewport: Box,
  avoid: readonly Avoid[],
  options: { dir?: 'ltr' | 'rtl'; prefer?: { left: number; top: number } } = {},
): Place {
  const { width, height } = size;
  const clampLeft = (left: number) => clamp(left, viewport.left + GAP, viewport.left + viewport.width - width - GAP);
  const clampTop = (top: number) => clamp(top, viewport.top + GAP, viewport.top + viewport.height - height - GAP);
  const start = clampLeft(viewport.left);
  const end = clampLeft(viewport.left + viewport.width);
  const columns = options.dir === 'rtl' ? [start, end] : [end, start];
  const rows = [clampTop(viewport.top + viewport.height), clampTop(viewport.top)];
  for (const { box } of avoid) {
    rows.push(clampTop(box.top - height - GAP), clampTop(box.top + box.height + GAP));
  }

  let best: { left: number; top: number; cost: number } | undefined;
  const consider = (left: number, top: number): boolean => {
    const cost = costOf({ left, top, width, height }, avoid);
    if (!best || cost < best.cost) best = { left, top, cost };
    return cost === 0;
  };
  const result = (): Place => ({ left: best!.left, top: best!.top, blocked: best!.cost >= HARD });

  if (options.prefer && consider(clampLeft(options.prefer.left), clampTop(options.prefer.top))) return result();
  for (const top of unique(rows)) for (const left of columns) if (consider(left, top)) return result();
  if (best!.cost >= HARD) {
    const beside = avoid
      .filter(({ hard }) => hard)
      .flatMap(({ box }) => [clampLeft(box.left - width - GAP), clampLeft(box.left + box.width + GAP)]);
    for (const left of unique(beside)) for (const top of unique(rows)) if (consider(left, top)) return result();
  }
  return result();
}

/** Cost of covering anything hard at all; larger than any sum of soft costs. */
const HARD = 1e9;

function costOf(card: Box, avoid: readonly Avoid[]): number {
  let cost = 0;
  for (const { box, hard } of avoid) {
    const area = overlap(card, box);
    if (area > 0) cost += hard ? HARD + area : area;
  }
  return cost;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function unique(values: number[]): number[] {
  return [...new Set(values)];
}
