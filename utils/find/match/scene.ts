import { isDrawn } from '../../dom/drawn.ts';
import { matches } from '../../dom/safe-dom.ts';
import type { TopLayer } from '../layout/layers.ts';
import type { Layout } from '../layout/layout.ts';
import type { PageContent } from '../page/index.ts';
import { roleOf } from '../page/roles.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import type { Candidate } from './candidates.ts';
import { type Label, labelsByPlace } from './labels.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one look knows about the page with regard to some targets. */
export interface Scene {
  readonly vocabulary: Vocabulary;
  readonly content: PageContent;
  readonly layout: Layout;
  readonly layer: TopLayer;
  readonly anchors: readonly Anchor[];
  /** Everything that can be typed into, or shows a value as a field does. */
  readonly fields: readonly Element[];
  readonly labelsByPlace: ReadonlyMap<Element, readonly Label[]>;
  /** All candidates for any of the targets. */
  readonly candidates: Candidate[];
  /** Accessible names that were asked for; kept while the page holds what it held. */
  readonly names: Map<Element, string>;
}

interface Kept {
  readonly version: number;
  readonly anchors: readonly Anchor[];
  readonly names: Map<Element, string>;
}

const kept = new WeakMap<PageContent, Map<Vocabulary, Kept>>();

/** What the words of a page lead to, taken over from the last look where nothing has changed since. */
function keptFor(content: PageContent, vocabulary: Vocabulary): Kept {
  const ofPage = kept.get(content) ?? new Map<Vocabulary, Kept>();
  kept.set(content, ofPage);
  let last = ofPage.get(vocabulary);
  if (last?.version !== content.version) {
    last = { version: content.version, anchors: anchorsOf(content, vocabulary), names: new Map() };
    ofPage.set(vocabulary, last);
  }
  return last;
}

/** Prepares a look for the targets of a vocabulary. */
export function sceneOf(content: PageContent, vocabulary: Vocabulary, layout: Layout, layer: TopLayer): Scene {
  const { anchors, names } = keptFor(content, vocabulary);
  const wantsFields = vocabulary.targets.some(({ kind }) => kind === 'field' || kind === 'value');
  const isField = (element: Element) =>
    roleOf(element) === 'textbox' && !matches(element, 'select') && isDrawn(element);
  const fields = wantsFields ? [...content.marked('field')].filter(isField) : [];
  return {
    vocabulary,
    content,
    layout,
    layer,
    anchors,
    fields,
    labelsByPlace: labelsByPlace(fields, anchors, layout),
    candidates: [],
    names,
  };
}
