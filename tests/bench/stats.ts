/** A figure from several measurements. */
export interface Figure {
  median: number;
  /** Lower and upper quartile. */
  low: number;
  high: number;
  p95: number;
  count: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function figure(values: readonly number[]): Figure {
  return {
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    p95: quantile(values, 0.95),
    count: values.length,
  };
}

/** One decimal where it says something. */
export function round(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) < 1 ? 2 : 1);
}

/** With its sign, also where that is a plus. */
export function signed(value: number): string {
  return value < 0 ? `-${round(-value)}` : `+${round(value)}`;
}

/** `3.4 (3.1–3.9)`: median and quartiles. */
export function spread({ median, low, high }: Figure): string {
  return `${round(median)} (${round(low)}–${round(high)})`;
}

/** The same list in another order, seeded, so that no side always comes first. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const turn = seed % items.length;
  const turned = [...items.slice(turn), ...items.slice(0, turn)];
  return seed % 2 === 0 ? turned : turned.reverse();
}
