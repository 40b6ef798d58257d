import type { Phrase, Target } from '../types.ts';
import { agreement, scopeIdsIn, type Words, wordsOf } from '../words.ts';

/** How well a text says the names, rows and contexts that are looked for, by the phrase as it is written in the target. */
export type Hits = ReadonlyMap<string, number>;

/** A text that agrees less than this with a phrase does not say it. */
const LEAST = 0.5;
const KNOWN_LIMIT = 20_000;

const nameOf = (phrase: Phrase): string => (typeof phrase === 'string' ? phrase : phrase[0]);

/** All phrases of some targets, and which texts say one of them. Texts are judged once. */
export class Vocabulary {
  readonly targets: readonly Target[];
  readonly #phrases: readonly { readonly name: string; readonly words: Words }[];
  readonly #words: ReadonlySet<string>;
  readonly #scopes: ReadonlySet<string>;
  readonly #known = new Map<string, Hits | null>();

  constructor(targets: readonly Target[]) {
    this.targets = targets;
    const names = targets.flatMap(({ names, row = [], context = [], not = [], column }) => [
      ...[...names, ...row, ...context].map(nameOf),
      ...not,
      ...(column?.all ?? []),
    ]);
    this.#phrases = [...new Set(names)].map((name) => ({ name, words: wordsOf(name) }));
    this.#words = new Set(this.#phrases.flatMap(({ words }) => words.stems));
    this.#scopes = new Set(targets.flatMap(({ scope }) => scope ?? []));
  }

  /** What a text says of the phrases and scope ids, or null where it says none of them. */
  hits(text: string): Hits | null {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    const hits = this.#read(text);
    if (this.#known.size >= KNOWN_LIMIT) this.#known.clear();
    this.#known.set(text, hits);
    return hits;
  }

  #read(text: string): Hits | null {
    const hits = new Map<string, number>();
    for (const id of scopeIdsIn(text)) {
      if (this.#scopes.has(id)) hits.set(id, 1);
    }
    const words = wordsOf(text);
    if (words.stems.some((word) => this.#words.has(word))) {
      for (const { name, words: phrase } of this.#phrases) {
        const fit = agreement(words, phrase);
        if (fit >= LEAST) hits.set(name, fit);
      }
    }
    return hits.size > 0 ? hits : null;
  }
}

/** How well something with these hits says one of some phrases, 0 to 1. */
export function bestHit(hits: Hits, phrases: readonly Phrase[]): number {
  let best = 0;
  for (const phrase of phrases) {
    const weight = typeof phrase === 'string' ? 1 : phrase[1];
    best = Math.max(best, weight * (hits.get(nameOf(phrase)) ?? 0));
  }
  return best;
}

const vocabularies = new WeakMap<readonly Target[], Vocabulary>();

/** The vocabulary of a list of targets; the same list has the same one. */
export function vocabularyOf(targets: readonly Target[]): Vocabulary {
  let vocabulary = vocabularies.get(targets);
  if (!vocabulary) {
    vocabulary = new Vocabulary(targets);
    vocabularies.set(targets, vocabulary);
  }
  return vocabulary;
}
