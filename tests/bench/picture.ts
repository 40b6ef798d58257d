import type { Row } from './report.ts';
import type { Figure } from './stats.ts';

interface Panel {
  title: string;
  unit: string;
  bars: { name: string; value: number }[];
}

const WIDTH = 880;
const LEFT = 130;
const BAR = 18;
const NAMES: Record<string, string> = {
  guide: 'Connector Guide',
  driver: 'driver.js',
  shepherd: 'shepherd.js',
  intro: 'intro.js',
};

function panelsOf(rows: readonly Row[]): Panel[] {
  const panels: Panel[] = [];
  const rowOf = (name: string) => rows.find(({ row }) => row === name)?.data as Record<string, never> | undefined;
  const add = (title: string, unit: string, from: Record<string, number> | undefined) => {
    if (!from) return;
    const bars = Object.keys(NAMES).map((name) => ({
      name: NAMES[name]!,
      value: from[name] ?? Number.POSITIVE_INFINITY,
    }));
    panels.push({ title, unit, bars });
  };
  const medians = (data: Record<string, Figure>) =>
    Object.fromEntries(Object.entries(data).map(([name, { median }]) => [name, median ?? Number.POSITIVE_INFINITY]));
  const both = (data: { guide: Figure; libraries: Record<string, Figure> } | undefined) =>
    data && medians({ guide: data.guide, ...data.libraries });

  add(
    'A control appears: ring in its place',
    'ms',
    both(rowOf('a control appears: ring in its place, painted') as never),
  );
  add(
    'Nothing moves or fades any more',
    'ms',
    both(rowOf('a control appears: nothing moves or fades any more') as never),
  );
  const idle = rowOf('shown, nothing happening') as Record<string, Figure> | undefined;
  add('Shown, nothing happening: main thread', 'ms/s', idle && medians(idle));
  for (const motion of ['nested scroll', 'layout shift']) {
    const data = rowOf(motion) as Record<string, { left: Figure }> | undefined;
    const left = data && Object.fromEntries(Object.entries(data).map(([name, one]) => [name, one.left]));
    add(`After a ${motion}: ring beside the control`, 'px', left && medians(left));
  }
  const anew = rowOf('drawn anew elsewhere: right again') as Record<string, Figure> | undefined;
  add('Control drawn anew elsewhere: right again', 'frames', anew && medians(anew));
  return panels;
}

function drawPanel({ title, unit, bars }: Panel, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value).filter(Number.isFinite), 1);
  const lines = bars.map(({ name, value }, index) => {
    const y = top + 26 + index * (BAR + 4);
    const never = !Number.isFinite(value);
    const length = never ? WIDTH - LEFT - 90 : Math.max(2, (Math.max(0, value) / most) * (WIDTH - LEFT - 90));
    const words = never
      ? 'never'
      : `${Math.max(0, value) < 10 ? Math.max(0, value).toFixed(1) : value.toFixed(0)} ${unit}`;
    const own = index === 0;
    const look = never
      ? 'fill="none" stroke="#8a8d94" stroke-dasharray="4 4"'
      : `fill="${own ? '#1257c4' : '#8a8d94'}"`;
    return (
      `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end"${own ? ' font-weight="600"' : ''}>${name}</text>` +
      `<rect x="${LEFT}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="3" ${look}/>` +
      `<text x="${LEFT + length + 8}" y="${y + 14}">${words}</text>`
    );
  });
  return `<text x="0" y="${top + 14}" font-weight="600">${title}</text>${lines.join('')}`;
}

/** The rows that a person would feel, as bars; shorter is better. Undefined where nothing of it was measured. */
export function picture(rows: readonly Row[], caption: string): string | undefined {
  const panels = panelsOf(rows);
  if (panels.length === 0) return undefined;
  const step = 26 + 4 * (BAR + 4) + 22;
  const height = panels.length * step + 30;
  const drawn = panels.map((panel, index) => drawPanel(panel, index * step));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -12 ${WIDTH + 32} ${height + 20}" font-family="system-ui, sans-serif" font-size="13" fill="#1b1b1f"><title>What the guide costs, beside three tour libraries</title>` +
    `<rect x="-16" y="-12" width="100%" height="100%" fill="#fff"/>${drawn.join('')}` +
    `<text x="0" y="${height - 6}" fill="#55575d">Medians, shorter is better; ${caption}.</text></svg>`
  );
}
