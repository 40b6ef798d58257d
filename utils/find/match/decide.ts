import { holds } from '../../dom/safe-dom.ts';
import { ROLE_FIT } from '../page/roles.ts';
import type { Explanation, Found, Match, Target } from '../types.ts';
import { bestAgreement } from '../words.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { FEATURES, type FeatureName, mayBeIcon, type Pair, type Values } from './features.ts';
import type { Scene } from './scene.ts';
import { bestHit } from './vocabulary.ts';
import WEIGHTS from './weights.json' with { type: 'json' };

/** A pair of target and candidate with its features and their weighted sum (a logit). */
export interface Rated extends Pair {
  readonly values: Values;
  readonly score: number;
}

/** What came of looking for some targets at once, and every pair that was weighed. */
export interface Decision {
  readonly matches: ReadonlyMap<string, Match>;
  readonly rated: readonly Rated[];
  readonly chosen: ReadonlyMap<string, Rated>;
}

const NAMES = Object.keys(FEATURES) as FeatureName[];
/** A pair whose words say less than this, by name and by row, is not weighed. */
const WORDS = { name: 0.5, row: 0.3 };
const LEAST_ROLE = 0.2;

/** The weighted sum of a pair's features. */
export function scoreOf(values: Values, kind: Target['kind']): number {
  const weights = WEIGHTS[kind];
  return NAMES.reduce((sum, name) => sum + weights[name] * values[name], weights.bias);
}

function rate(target: Target, candidate: Candidate, rivals: readonly Candidate[], scene: Scene): Rated | null {
  const names = namesOf(candidate, target);
  const pair: Pair = { target, candidate, rivals, scene, names };
  if (target.names.length > 0 && (names[0] ?? 0) < WORDS.name && !target.row && !target.scope) return null;
  const row = FEATURES.row.read(pair);
  const hasRow = target.row || target.scope;
  if ((names[0] ?? 0) < WORDS.name && (!hasRow || row < WORDS.row)) return null;
  const values = Object.fromEntries(
    NAMES.map((name) => [name, name === 'row' ? row : FEATURES[name].read(pair)]),
  ) as Values;
  return { ...pair, values, score: scoreOf(values, target.kind) };
}

/** An icon without any word may be what is looked for: nothing speaks against it. */
const NAMELESS = 0.8;

/** How well each text that names a candidate says one of the target's names, best first. */
function namesOf(candidate: Candidate, target: Target): number[] {
  const { names } = target;
  if (names.length === 0) return [];
  if (mayBeIcon(target, candidate)) return [NAMELESS];
  const share = candidate.isInSentence ? IN_SENTENCE : 1;
  const fits = candidate.anchors.map(({ hits, text }) => share * bestHit(hits, names) * partOf(candidate, text));
  if (fits.length > 0 || candidate.isField || target.shape === 'icon')
    fits.push(share * bestAgreement(candidate.name, names));
  if (candidate.isField) {
    const place = candidate.isNamed ? BESIDE_A_NAME : 1;
    for (const { text, weight } of candidate.labels) fits.push(place * weight * bestAgreement(text, names));
  }
  return fits.sort((one, other) => other - one);
}

/** What a link says counts less where it is a part of a sentence. */
const IN_SENTENCE = 0.7;
/** What a text near a field counts where the page itself ties a name to it. */
const BESIDE_A_NAME = 0.7;

/** A text counts a little less where it is only a part of what the control says. */
const PART = 0.95;
const partOf = ({ name, isField }: Candidate, text: string): number =>
  isField || name.length <= text.length + 3 ? 1 : PART;

/** Best pairs first, one control for one target; a target whose two best are too close is ambiguous. */
export function decide(targets: readonly Target[], scene: Scene): Decision {
  const candidates = candidatesFor(targets, scene);
  scene.candidates.push(...candidates);
  const rated: Rated[] = [];
  for (const target of targets) {
    const rivals = candidates.filter(
      (candidate) => (ROLE_FIT[target.kind][candidate.role] ?? 0) >= LEAST_ROLE && mayBe(candidate, target),
    );
    for (const candidate of rivals) {
      const pair = rate(target, candidate, rivals, scene);
      if (pair) rated.push(pair);
    }
  }
  rated.sort((one, other) => other.score - one.score);
  const matches = new Map<string, Match>();
  const chosen = new Map<string, Rated>();
  for (const pair of rated) {
    const { id } = pair.target;
    if (matches.has(id) || isTaken(pair, chosen)) continue;
    const rival = rated.find(
      (other) => other !== pair && other.target.id === id && !isSame(other, pair) && !isTaken(other, chosen),
    );
    if (pair.score < WEIGHTS.threshold) {
      matches.set(id, { kind: 'missing', reason: `best candidate has ${pair.score.toFixed(1)}` });
    } else if (rival && pair.score - rival.score < WEIGHTS.margin) {
      matches.set(id, {
        kind: 'ambiguous',
        reason: `two candidates are ${(pair.score - rival.score).toFixed(1)} apart`,
      });
    } else {
      matches.set(id, foundBy(pair));
      chosen.set(id, pair);
    }
  }
  for (const { id } of targets) {
    if (!matches.has(id)) matches.set(id, { kind: 'missing', reason: 'nothing on the page is called so' });
  }
  return { matches, rated, chosen };
}

/** Whether something says a name that the target has; an icon needs none, and what names a field stands beside it. */
const mayBe = (candidate: Candidate, { names, shape }: Target): boolean =>
  names.length === 0 ||
  shape === 'icon' ||
  candidate.isField ||
  candidate.anchors.some(({ hits }) => bestHit(hits, names) > 0);

function isTaken({ candidate, target }: Rated, chosen: ReadonlyMap<string, Rated>): boolean {
  return [...chosen.values()].some(
    (other) => other.target.id !== target.id && isRelated(other.candidate.element, candidate.element),
  );
}

const isRelated = (one: Element, other: Element): boolean => holds(one, other) || holds(other, one);

const isSame = (one: Rated, other: Rated): boolean =>
  isRelated(one.candidate.element, other.candidate.element) || isRelated(one.candidate.box, other.candidate.box);

function foundBy({ candidate, score }: Rated): Found {
  return {
    kind: 'found',
    element: candidate.element as HTMLElement,
    box: candidate.box,
    score,
    enabled: candidate.isEnabled,
    away: candidate.isAway,
  };
}

/** Every candidate of one target with its features, best first, and why it was taken or not. */
export function explainIn({ rated, chosen, matches }: Decision, id: string): Explanation[] {
  const taken = chosen.get(id);
  return rated
    .filter(({ target }) => target.id === id)
    .map((pair) => ({
      target: id,
      ...describe(pair.candidate),
      features: Object.fromEntries(NAMES.map((name) => [name, Math.round(pair.values[name] * 100) / 100])),
      score: Math.round(pair.score * 100) / 100,
      verdict: verdictOf(pair, taken, chosen, matches.get(id)),
    }));
}

function verdictOf(
  pair: Rated,
  taken: Rated | undefined,
  chosen: ReadonlyMap<string, Rated>,
  match: Match | undefined,
) {
  if (pair === taken) return 'found';
  if (isTaken(pair, chosen)) return 'taken by another target';
  if (pair.score < WEIGHTS.threshold) return 'too low';
  return match?.kind === 'ambiguous' ? 'too close' : 'another is better';
}

const describe = ({ role, name, box }: Candidate) => ({ role, name: role === 'value' ? '' : name, box });
