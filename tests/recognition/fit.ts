/**
 * `npm run fit`: fits the weights of the recogniser to the pool and writes them, whole sets weighed alike. A logistic
 * regression for each kind of control, in which no feature may count against its own sense.
 */
import { writeFileSync } from 'node:fs';
import WEIGHTS from '../../utils/find/match/weights.json' with { type: 'json' };
import type { Kind } from '../../utils/find/types.ts';
import type { Judged } from './judge.ts';
import type { PairRecord } from './judge-page.ts';

export type Weights = typeof WEIGHTS;
type KindWeights = Weights['press'];
type Feature = Exclude<keyof KindWeights, 'bias'>;

const KINDS: readonly Kind[] = ['press', 'field', 'tick', 'value'];
export const FEATURE_NAMES = Object.keys(WEIGHTS.press).filter((name) => name !== 'bias') as Feature[];
/** What these say speaks against a candidate. */
const AGAINST: ReadonlySet<string> = new Set(['lookalike', 'aside', 'contrary']);

interface Sample {
  readonly values: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

/** The pairs of a kind, so weighed that a set, and in it a target, counts alike however many pages it has. */
function samplesOf(kind: Kind, all: readonly Judged[], without: ReadonlySet<string>): Sample[] {
  const rows = all.flatMap(({ frozen, targets }) =>
    targets.flatMap(({ id, pairs }) =>
      pairs
        .filter((pair) => pair.kind === kind)
        .map((pair) => ({ set: frozen.set, key: `${frozen.set} ${id} ${pair.right}`, pair })),
    ),
  );
  const counts = Map.groupBy(rows, ({ key }) => key);
  const valuesOf = ({ values }: PairRecord) =>
    FEATURE_NAMES.map((name) => (without.has(name) ? 0 : (values[name] ?? 0)));
  // Pairs with the same values are one sample, which weighs as much as all of them.
  const samples = new Map<string, Sample>();
  for (const { key, pair } of rows) {
    const values = valuesOf(pair);
    const same = `${pair.right} ${values}`;
    const weight = (samples.get(same)?.weight ?? 0) + 1 / Math.sqrt(counts.get(key)!.length);
    samples.set(same, { values, right: pair.right, weight });
  }
  return [...samples.values()];
}

const STEPS = 1500;
const RATE = 0.05;
const DECAY = 0.002;

/** Logistic regression by Adam, each weight kept on its own side of zero. */
function fitKind(samples: readonly Sample[]): KindWeights {
  const total = samples.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const weights = [-8, ...FEATURE_NAMES.map(() => 0.5)];
  const first = weights.map(() => 0);
  const second = weights.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map(() => 0);
    for (const { values, right, weight } of samples) {
      const score = values.reduce((sum, value, index) => sum + value * weights[index + 1]!, weights[0]!);
      const error = (1 / (1 + Math.exp(-score)) - (right ? 1 : 0)) * weight;
      slope[0]! += error;
      for (const [index, value] of values.entries()) slope[index + 1]! += error * value;
    }
    for (let index = 0; index < weights.length; index++) {
      const gradient = slope[index]! / total + (index === 0 ? 0 : DECAY * weights[index]!);
      first[index] = 0.9 * first[index]! + 0.1 * gradient;
      second[index] = 0.999 * second[index]! + 0.001 * gradient ** 2;
      const move =
        (RATE * first[index]!) / (1 - 0.9 ** step) / (Math.sqrt(second[index]! / (1 - 0.999 ** step)) + 1e-8);
      const next = weights[index]! - move;
      const name = FEATURE_NAMES[index - 1];
      weights[index] = name === undefined ? next : AGAINST.has(name) ? Math.min(0, next) : Math.max(0, next);
    }
  }
  const rounded = weights.map((weight) => Math.round(weight * 10) / 10);
  return Object.fromEntries(
    ['bias', ...FEATURE_NAMES].map((name, index) => [name, rounded[index]]),
  ) as unknown as KindWeights;
}

/** Weights fitted to what was judged; features in `without` are left out. */
export function fitWeights(all: readonly Judged[], without: ReadonlySet<string> = new Set()): Weights {
  const kinds = KINDS.map((kind) => [kind, fitKind(samplesOf(kind, all, without))]);
  return { threshold: WEIGHTS.threshold, margin: WEIGHTS.margin, ...Object.fromEntries(kinds) };
}

/** How many of the targets that are there are answered rightly with some weights, and how many answers are wrong. */
export interface Score {
  expected: number;
  right: number;
  wrong: number;
}

function scoreOf(pair: PairRecord, weights: Weights): number {
  const own = weights[pair.kind];
  return FEATURE_NAMES.reduce((sum, name) => sum + own[name] * (pair.values[name] ?? 0), own.bias);
}

/** The decision once more, from the recorded pairs: best first, one control for one target, threshold and margin. */
export function decideAgain({ targets }: Judged, weights: Weights): Score {
  const score: Score = { expected: 0, right: 0, wrong: 0 };
  const pairs = targets
    .flatMap(({ id, pairs: own }) => own.map((pair) => ({ id, pair, score: scoreOf(pair, weights) })))
    .sort((one, other) => other.score - one.score);
  const taken = new Map<number, string>();
  const done = new Map<string, PairRecord | null>();
  const isFree = (one: (typeof pairs)[number]) => (taken.get(one.pair.candidate) ?? one.id) === one.id;
  for (const one of pairs) {
    if (done.has(one.id) || !isFree(one)) continue;
    const rival = pairs.find(
      (other) =>
        other.id === one.id &&
        other.pair.candidate !== one.pair.candidate &&
        !(other.pair.right && one.pair.right) &&
        isFree(other),
    );
    const isFound = one.score >= weights.threshold && (!rival || one.score - rival.score >= weights.margin);
    done.set(one.id, isFound ? one.pair : null);
    if (isFound) taken.set(one.pair.candidate, one.id);
  }
  for (const { id, expected } of targets) {
    const answer = done.get(id);
    score.expected += expected ? 1 : 0;
    score.right += answer?.right && expected ? 1 : 0;
    score.wrong += answer && !answer.right ? 1 : 0;
  }
  return score;
}

/** Shares over sets weighed alike: recall, and answers that are wrong among all answers. */
export interface Shares {
  readonly recall: number;
  readonly wrong: number;
}

export function shares(all: readonly Judged[], weightsFor: (set: string) => Weights): Shares {
  const sets = Map.groupBy(all, ({ frozen }) => frozen.set);
  let recall = 0;
  let wrong = 0;
  for (const [set, pages] of sets) {
    const sum = pages.map((page) => decideAgain(page, weightsFor(set)));
    const add = (name: keyof Score) => sum.reduce((total, one) => total + one[name], 0);
    recall += add('right') / (add('expected') || 1);
    wrong += add('wrong') / (add('wrong') + add('right') || 1);
  }
  return { recall: recall / sets.size, wrong: wrong / sets.size };
}

/** The same where each set is judged by weights that were fitted without it. */
export function leavingOneOut(all: readonly Judged[], without: ReadonlySet<string> = new Set()) {
  const fitted = new Map<string, Weights>();
  return shares(all, (set) => {
    const known =
      fitted.get(set) ??
      fitWeights(
        all.filter(({ frozen }) => frozen.set !== set),
        without,
      );
    fitted.set(set, known);
    return known;
  });
}

if (import.meta.main) {
  const { judgePool } = await import('./judge.ts');
  const all = await judgePool();
  const told = ({ recall, wrong }: { recall: number; wrong: number }) =>
    `recall ${(100 * recall).toFixed(1)} %, wrong ${(100 * wrong).toFixed(2)} %`;
  console.log(`as it is: ${told(shares(all, () => WEIGHTS))}`);
  console.log(`fitted, leaving one set out: ${told(leavingOneOut(all))}`);
  const weights = fitWeights(all);
  console.log(`fitted, on what it was fitted to: ${told(shares(all, () => weights))}`);
  writeFileSync(
    new URL('../../utils/find/match/weights.json', import.meta.url),
    `${JSON.stringify(weights, null, 2)}\n`,
  );
}
