import type { Phrase } from './types.ts';

/** Most texts need no more than small letters. */
const PLAIN = /^[a-z0-9]+(?:(?:[,._/':]? |[,._/':])[a-z0-9]+)*\.?$/i;

const known = new Map<string, string>();
const KNOWN_LIMIT = 20_000;

/** Zero-width characters, soft hyphens, direction marks and variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Hyphens, dashes and minus signs of every kind, and blanks of every kind. */
const GAPS = /[\s\p{Zs}\p{Pd}\u2043\u2212]+/gu;
/**
 * What stands before a name without being part of it: an icon drawn as a character, or the mark of a required field.
 */
const BEFORE = /^(?:(?:[+＋✚➕*•›»▸▾▶▼⌄✓✔]|\[[+ ]\])\s*)+/u;
/** What stands after a name without being part of it: the arrow of a menu, too. */
const AFTER = /\s*(?:[*:：…▸▾▶▼▲▴⌄⌃]|\.\.\.|\(required\)|\(obligatoire\)|\(erforderlich\)|（必須）|\(必須\))$/u;

/**
 * The form in which names are compared: NFKC, lower case, every run of blanks and hyphens one blank, no invisible
 * characters, no leading plus or asterisk, no trailing `*`, `:`, `…` or `(required)`. Letters stay what they are: a
 * Cyrillic "С" is not a Latin "C".
 */
export function normalise(raw: string): string {
  const before = known.get(raw);
  if (before !== undefined) {
    return before;
  }
  const text = PLAIN.test(raw) ? raw.toLowerCase() : cleaned(raw);
  if (known.size >= KNOWN_LIMIT) {
    known.clear();
  }
  known.set(raw, text);
  return text;
}

function cleaned(raw: string): string {
  let text = raw.normalize('NFKC').replace(INVISIBLE, '').replace(GAPS, ' ').trim().toLowerCase();
  // A text of nothing but dots is a masked value, not the mark before a name.
  text = text.replace(BEFORE, '') || text;
  for (let shorter = text.replace(AFTER, ''); shorter && shorter !== text; shorter = text.replace(AFTER, '')) {
    text = shorter;
  }
  return text;
}

/** A normalised text without any blank, for identifiers that a narrow column breaks. */
export function compact(text: string): string {
  return text.replace(/ /g, '');
}

/** Words without which a name says the same. */
const ARTICLES = new Set(['a', 'an', 'the', 'your']);
/** What may stand after a name: that it is required, or how many are in it (`View all user meetings (26)`, seen 2025). */
const APPENDIX = /(?<=\p{L}.*)( ?(required|optional)| \d{1,3}( (selected|added))?)$/u;

/** The words of a text by which it is compared. */
export interface Words {
  /** Without articles, punctuation and what stands behind a name. */
  readonly plain: string;
  /** The same, word for word and without plural endings. */
  readonly stems: readonly string[];
}

const knownWords = new Map<string, Words>();

/** The words of a raw or normalised text. */
export function wordsOf(raw: string): Words {
  const before = knownWords.get(raw);
  if (before) {
    return before;
  }
  const words = normalise(raw)
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(APPENDIX, '')
    .split(' ')
    .filter((word) => word !== '' && !ARTICLES.has(word));
  const stems = words.map((word) => (/^[a-z]{3,}s$/.test(word) ? word.slice(0, -1) : word));
  const read: Words = { plain: words.join(' '), stems };
  if (knownWords.size >= KNOWN_LIMIT) {
    knownWords.clear();
  }
  knownWords.set(raw, read);
  return read;
}

/** What words count that differ by a plural ending only. */
const PLURAL = 0.97;

/**
 * How well some words say what others say, 0 to 1: 1 the very same; from 0.4 one within the other, the more the nearer
 * they are in length; below, the words that both have.
 */
export function agreement({ plain, stems: text }: Words, { plain: name, stems: phrase }: Words): number {
  if (text.length === 0 || phrase.length === 0) {
    return 0;
  }
  if (holdsWords(text, phrase)) {
    return plain === name ? 1 : text.length === phrase.length ? PLURAL : 0.4 + (0.4 * phrase.length) / text.length;
  }
  if (holdsWords(phrase, text)) {
    return 0.25 + (0.4 * text.length) / phrase.length;
  }
  const shared = text.filter((word) => phrase.includes(word)).length;
  return (0.7 * shared) / (text.length + phrase.length);
}

function holdsWords(outer: readonly string[], inner: readonly string[]): boolean {
  for (let start = 0; start + inner.length <= outer.length; start++) {
    if (inner.every((word, index) => outer[start + index] === word)) {
      return true;
    }
  }
  return false;
}

/** What each list of phrases was found to be said by each text: pages say the same again and again. */
const knownAgreements = new WeakMap<readonly Phrase[], Map<string, number>>();

/** How well a raw text says one of some phrases, 0 to 1. */
export function bestAgreement(raw: string, phrases: readonly Phrase[]): number {
  let known = knownAgreements.get(phrases);
  if (!known) {
    known = new Map();
    knownAgreements.set(phrases, known);
  }
  const before = known.get(raw);
  if (before !== undefined) return before;
  const words = wordsOf(raw);
  let best = 0;
  for (const phrase of phrases) {
    const [name, weight] = typeof phrase === 'string' ? [phrase, 1] : phrase;
    best = Math.max(best, weight * agreement(words, wordsOf(name)));
  }
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(raw, best);
  return best;
}

const SCOPE_IDS = /[a-z_]+(?::[a-z_]+){1,5}/g;

/** The scope ids that a normalised text names, also where a narrow column breaks one (`user:read: list_users:admin`). */
export function scopeIdsIn(text: string): readonly string[] {
  return text.includes(':') ? (text.replace(/(?<=:) | (?=:)/g, '').match(SCOPE_IDS) ?? []) : [];
}
