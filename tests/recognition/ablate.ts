/**
 * `npm run recognition -- --ablate`: what each feature is worth on the pool. Weights are fitted anew without it, each set
 * is judged by weights that were fitted without that set, and sets are weighed alike.
 */
import { FEATURE_NAMES, leavingOneOut, type Shares } from './fit.ts';
import type { Judged } from './judge.ts';

const told = ({ recall, wrong }: Shares) => `${(100 * recall).toFixed(1)} | ${(100 * wrong).toFixed(2)}`;

/** A table in Markdown: recall and wrong answers in percent without a feature, and how much is lost with it. */
export function ablation(all: readonly Judged[]): string {
  const whole = leavingOneOut(all);
  const rows = FEATURE_NAMES.map((name) => ({ name, without: leavingOneOut(all, new Set([name])) }));
  const worth = ({ recall, wrong }: Shares) => 100 * (whole.recall - recall + wrong - whole.wrong);
  rows.sort((one, other) => worth(other.without) - worth(one.without));
  return [
    '| without | recall % | wrong % | worth |',
    '|---|---|---|---|',
    `| nothing | ${told(whole)} | |`,
    ...rows.map(({ name, without }) => `| ${name} | ${told(without)} | ${worth(without).toFixed(2)} |`),
  ].join('\n');
}
