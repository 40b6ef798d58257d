import { remember } from './remember.ts';
import type { Alternative } from './types.ts';

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

const PATTERN = 0.9;

/** What is seen today comes first: a later name counts a little less. */
const rank = (index: number): number => Math.max(1 - index * 0.05, 0.9);

/**
 * How well a normalised text fits one of the names: 1 for the first name, a little less for later ones and for
 * patterns, 0 for none.
 */
export function nameFit(names: readonly Alternative[], text: string): number {
  if (text === '') {
    return 0;
  }
  let best = 0;
  for (const [index, { name }] of names.entries()) {
    if (typeof name === 'string') {
      best = normalise(name) === text ? Math.max(best, rank(index)) : best;
    } else {
      name.lastIndex = 0;
      best = name.test(text) ? Math.max(best, PATTERN) : best;
    }
  }
  return best;
}

/** Which keys of an index fit a pattern; kept, as a page is asked for the same patterns again and again. */
const patternKeys = new WeakMap<object, Map<string, string[]>>();

/** To be called when an index has other keys than before. */
export function forgetPatterns(index: object): void {
  patternKeys.delete(index);
}

function keysFor(pattern: RegExp, index: ReadonlyMap<string, unknown>): readonly string[] {
  const byPattern = remember(patternKeys, index, () => new Map());
  // By what it says, as a pattern that is written where it is used is a new object each time.
  return remember(byPattern, String(pattern), () => [...index.keys()].filter((key) => pattern.test(key)));
}

/** Every key of an index that fits one of the names, with how well. */
export function fitting<T>(names: readonly Alternative[], index: ReadonlyMap<string, T>): { value: T; fit: number }[] {
  const keys = new Set<string>();
  for (const { name } of names) {
    for (const key of typeof name === 'string' ? [normalise(name)] : keysFor(name, index)) {
      keys.add(key);
    }
  }
  return [...keys].flatMap((key) => {
    const value = index.get(key);
    return value === undefined ? [] : [{ value, fit: nameFit(names, key) }];
  });
}
