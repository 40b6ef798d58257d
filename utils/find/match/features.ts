import { follows } from '../../dom/safe-dom.ts';
import { isInLayer } from '../layout/layers.ts';
import { isVisible } from '../layout/sight.ts';
import { ROLE_FIT } from '../page/roles.ts';
import type { Region, Target } from '../types.ts';
import { bestAgreement } from '../words.ts';
import { type Candidate, ID, MASK } from './candidates.ts';
import { columnFit, rowFit } from './rows.ts';
import type { Scene } from './scene.ts';
import { bestHit } from './vocabulary.ts';

/** One candidate for one target, with what its features are read from. */
export interface Pair {
  readonly target: Target;
  readonly candidate: Candidate;
  /** All candidates for the same target. */
  readonly rivals: readonly Candidate[];
  readonly scene: Scene;
  /** How well each text that names the candidate says one of the target's names, best first. */
  readonly names: readonly number[];
}

/** A sign by which a control is recognised: a number from 0 to 1; 1 also where the target does not ask for it. */
interface Feature {
  readonly says: string;
  readonly read: (pair: Pair) => number;
}

/** Whether a target may be an icon, and this is one without a word. */
export const mayBeIcon = ({ shape }: Target, { name }: Candidate): boolean =>
  shape === 'icon' && !/[\p{L}\p{N}]/u.test(name);

const ASIDE: readonly Region[] = ['footer', 'aside', 'float'];

/** From here on a name is the very name; a plural is a little less. */
const EXACT = 0.99;
const NEARLY = 0.95;
const NEARLY_EXACT = 0.4;

export const FEATURES = {
  name: {
    says: 'How well what names it best (label, text, attribute) says one of the names.',
    read: ({ names, target }) => (target.names.length === 0 ? 1 : (names[0] ?? 0)),
  },
  exact: {
    says: 'Whether that is the very name; 0.4 where only a plural ending is different, or an icon has no name.',
    read: ({ names: [best = 0], target, candidate }) =>
      target.names.length === 0 || best >= EXACT
        ? 1
        : best >= NEARLY || mayBeIcon(target, candidate)
          ? NEARLY_EXACT
          : 0,
  },
  second: {
    says: 'How well the second of its texts says one of the names.',
    read: ({ names, target }) => (target.names.length === 0 ? 1 : (names[1] ?? 0)),
  },
  row: {
    says: 'How well its row, card or line bears the name that the target’s has.',
    read: ({ target, candidate, rivals, scene }) =>
      target.row || target.scope ? rowFit(candidate, target, rivals, scene) : 1,
  },
  column: {
    says: 'Whether it stands in the target’s column, by its words, the head above it, or its place.',
    read: ({ target, candidate, rivals, scene }) => columnFit(candidate, target, rivals, scene),
  },
  context: {
    says: 'Whether its section or dialog has one of the words that belong to the target.',
    read: contextFit,
  },
  lookalike: {
    says: 'How well its name says that of a look-alike.',
    read: ({ target, candidate }) =>
      target.not
        ? Math.max(...[candidate.name, candidate.labels[0]?.text ?? ''].map((text) => bestAgreement(text, target.not!)))
        : 0,
  },
  role: {
    says: 'How well its kind of control serves for what is done with the target.',
    read: ({ target, candidate }) => ROLE_FIT[target.kind][candidate.role] ?? 0,
  },
  layer: {
    says: 'Whether it lies in the topmost layer of the page.',
    read: ({ candidate }) => (candidate.isInLayer ? 1 : 0),
  },
  reach: {
    says: 'Whether a click on it meets it: 0.7 where it is scrolled away, 0.5 under a bar.',
    read: ({ candidate }) => candidate.reach,
  },
  region: {
    says: 'Whether it stands in a part of the page where the target is expected.',
    read: ({ target, candidate }) =>
      candidate.regions.some((region) => target.regions.includes(region))
        ? 1
        : candidate.regions.includes('main')
          ? 0.4
          : 0,
  },
  aside: {
    says: 'Whether it stands where the target never is: in a footer, an aside, a floating box, if not expected there.',
    read: ({ target, candidate: { regions } }) => {
      const never = [...ASIDE, ...(target.never ?? [])];
      return regions.every((region) => never.includes(region) && !target.regions.includes(region)) ? 1 : 0;
    },
  },
  shape: {
    says: 'Whether its value or drawing is of the target’s kind: an e-mail field, a secret, an id, an icon.',
    read: shapeFit,
  },
  contrary: {
    says: 'Whether a field’s own label says another name that is looked for.',
    read: contradiction,
  },
} satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;
export type Values = Readonly<Record<FeatureName, number>>;

/** What a context says where it only stands somewhere before the candidate, or somewhere in its layer. */
const BEFORE = 0.8;
const ELSEWHERE = 0.3;
const CONTEXT_LEAST = 0.7;

function contextFit({ target: { context }, candidate, scene }: Pair): number {
  if (!context) return 1;
  let best = 0;
  for (const { element, hits, isText } of scene.anchors) {
    const says = isText ? bestHit(hits, context) : 0;
    if (says < CONTEXT_LEAST || element === candidate.element) continue;
    if (!isVisible(element, scene.layout) || !isInLayer(element, scene.layer)) continue;
    const isBefore = follows(element, candidate.element);
    const isNear = scene.layer.panes.length > 0 || isSectionOf(element, candidate, scene);
    best = Math.max(best, says * (isBefore ? (isNear ? 1 : BEFORE) : scene.layer.panes.length > 0 ? 1 : ELSEWHERE));
  }
  return best;
}

/** Whether no other heading stands between a text and a candidate after it. */
function isSectionOf(text: Element, { element }: Candidate, { content, layout }: Scene): boolean {
  for (const heading of content.marked('heading')) {
    if (heading.contains(text) || text.contains(heading)) continue;
    if (follows(text, heading) && follows(heading, element) && isVisible(heading, layout)) return false;
  }
  return true;
}

function shapeFit({ target: { shape }, candidate, names }: Pair): number {
  switch (shape) {
    case 'email':
      return (candidate.element as HTMLInputElement).type === 'email' ? 1 : 0;
    case 'secret':
      return isMasked(candidate) || /^[A-Za-z0-9_-]{28,64}$/.test(candidate.shown) ? 1 : 0;
    case 'id':
      return ID.test(candidate.shown) ? 1 : 0;
    case 'icon':
      return !/[\p{L}\p{N}]/u.test(candidate.name) || (names[0] ?? 0) >= 0.9 ? 1 : 0;
    default:
      return 1;
  }
}

const isMasked = ({ element, shown }: Candidate): boolean =>
  (element as HTMLInputElement).type === 'password' || MASK.test(shown);

function contradiction({ target, candidate, scene }: Pair): number {
  if (!candidate.isField || bestAgreement(candidate.name, target.names) >= 0.9) return 0;
  const others = scene.vocabulary.targets.filter(({ id }) => id !== target.id).flatMap(({ names: other }) => other);
  return bestAgreement(candidate.name, others) >= 0.9 ? 1 : 0;
}
