/** One line of the table. */
export interface Row {
  /** What is measured. */
  row: string;
  /** For example the number of nodes; empty where there is only one case. */
  at: string;
  /** What is to be reached, in words. */
  reach: string;
  /** What was measured of the guide, in words. */
  figure: string;
  reached: boolean;
  /** What was measured of the others, in words. */
  others: string;
  /** The numbers behind it. */
  data: unknown;
}

/** A line of the second table: how a cost grows. */
export interface Growth {
  row: string;
  unit: string;
  /** Size of the page or dialog, and the figure there. */
  points: { size: number; value: number }[];
  /** Slope between the first and last point on logarithmic axes: 1 is linear, 0 is constant. */
  slope: number;
  linear: boolean;
}

/** Below this a figure is noise, so it is taken as this when a slope is computed. */
const FLOOR = 0.5;

export function growth(row: string, unit: string, points: { size: number; value: number }[], floor = FLOOR): Growth {
  const first = points[0]!;
  const last = points.at(-1)!;
  const at = (value: number) => Math.max(value, floor);
  const slope = Math.log(at(last.value) / at(first.value)) / Math.log(last.size / first.size);
  return { row, unit, points, slope, linear: slope <= 1.05 };
}

function table(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function asText(rows: readonly Row[], slopes: readonly Growth[]): string {
  const first = table([
    ['row', 'at', 'reach', 'the guide', 'yes?', 'others'],
    ...rows.map(({ row, at, reach, figure, reached, others }) => [
      row,
      at,
      reach,
      figure,
      reached ? 'yes' : 'NO',
      others,
    ]),
  ]);
  if (slopes.length === 0) return first;
  const second = table([
    ['grows', 'unit', 'figures', 'slope', 'at most linear?'],
    ...slopes.map(({ row, unit, points, slope, linear }) => [
      row,
      unit,
      points.map(({ size, value }) => `${size}: ${value.toFixed(1)}`).join('  '),
      slope.toFixed(2),
      linear ? 'yes' : 'NO',
    ]),
  ]);
  return `${first}\n\n${second}`;
}
