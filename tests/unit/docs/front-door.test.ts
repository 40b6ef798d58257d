import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../components/texts.ts';
import { ROOT, textsIn } from './documents.ts';

const DOCUMENTS = textsIn().filter(([path]) => path.endsWith('.md'));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  test('has at most 70 lines and one picture', () => {
    expect(README.trimEnd().split('\n').length).toBeLessThanOrEqual(70);
    expect(README.match(/!\[[^\]]*\]\([^)]*\)/g)).toHaveLength(1);
  });
});

/** Targets of the links to files that are in no such place; fragments and addresses are left out. */
function brokenLinks(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) => target);
  return targets.filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(ROOT, dirname(path), to)));
}

/** Scripts that a text tells the reader to run and that the project does not have. */
function unknownScripts(text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name).filter((name) => !(name in scripts));
}

describe('every document', () => {
  test.each(DOCUMENTS)('%s links to files that exist and names scripts that exist', (path, text) => {
    expect(brokenLinks(path, text)).toEqual([]);
    expect(unknownScripts(text)).toEqual([]);
  });

  test('with a broken link or an unknown script is told from the others', () => {
    expect(brokenLinks('docs/a.md', '[x](gone.md) [y](../README.md) [z](https://example.com)')).toEqual(['gone.md']);
    expect(unknownScripts('`npm run build`, then `npm run nothing`')).toEqual(['nothing']);
  });
});

/** Rulings, issues and the like that a reader of the repository cannot look up: the reason is to be said instead. */
const ELSEWHERE = /\b([Rr]uling|[Ii]ssue|[Dd]esign|[Cc]ontract) [0-9]+\b|\(contract\)|\bU[0-9]{1,2}\b/g;
/** Being built anew. */
const NOT_YET = /^(utils\/(find|sites)|tests\/pages)\//;

describe('documents and sources', () => {
  test('cite no document that is not in the repository', () => {
    const found = textsIn()
      .filter(([path]) => !NOT_YET.test(path))
      .flatMap(([path, text]) => (text.match(ELSEWHERE) ?? []).map((citation) => `${path}: ${citation}`));
    expect(found).toEqual([]);
  });

  test.each(['ruling', 'issue', 'design', 'contract'])('a citation of "%s" by its number is found', (name) => {
    expect(`as ${name} ${12} says`.match(ELSEWHERE)).toEqual([`${name} 12`]);
  });
});

/** The English texts as patterns: a place stands for anything, bold is not told. */
const PATTERNS = Object.values(MESSAGES.en).map(({ message }) => {
  const parts = message.replaceAll('**', '').split(/\$\w+\$|\$\d/);
  const isOnlyPlaces = parts.every((part) => !/\p{L}/u.test(part));
  return isOnlyPlaces
    ? /(?!)/
    : new RegExp(`^${parts.map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`, 'u');
});
const isSaidToday = (words: string) => PATTERNS.some((pattern) => pattern.test(words));

describe('the picture of the README', () => {
  const picture = /\]\((docs\/pictures\/[^)]+)\.png\)/.exec(README)?.[1] ?? '';
  const { words }: { words: string[] } = JSON.parse(readFileSync(join(ROOT, `${picture}.json`), 'utf8'));

  test('shows only words that the guide still says; otherwise run `npm run pictures`', () => {
    expect(words.length).toBeGreaterThan(4);
    expect(words.filter((one) => !isSaidToday(one))).toEqual([]);
  });

  test('has the ring that says what to do', () => {
    expect(words).toContain(MESSAGES.en.ring_tick?.message);
  });

  test('with a text that was reworded since is stale', () => {
    expect(isSaidToday('Tick the circled scopes')).toBe(false);
  });
});
