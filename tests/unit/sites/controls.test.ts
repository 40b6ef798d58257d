import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../utils/find/normalise.ts';
import type { Alternative } from '../../../utils/find/types.ts';
import { PAGES } from '../../../utils/sites/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const texts = (lang: string) =>
  JSON.parse(readFileSync(join(ROOT, `public/_locales/${lang}/messages.json`), 'utf8')) as Record<string, unknown>;

/** A control that nobody has compared with the evidence for so long must be looked at again. */
const EXPIRES_AFTER_DAYS = 540;

const CONTROLS = PAGES.flatMap((page) =>
  page.controls.map((control) => [`${page.id} ${control.id}`, control] as const),
);

function evidenceOf({ names, place }: (typeof CONTROLS)[number][1]): readonly Alternative[] {
  return [
    ...names,
    ...(place?.row ?? []),
    ...(place?.column ?? []),
    ...(place?.section ?? []),
    ...(place?.notSection ?? []),
    ...(place?.notNamed ?? []),
    ...(place?.part ?? []),
    ...(place?.form ?? []),
    ...(place?.after ?? []),
  ];
}

/** The words that `docs/evidence.md` knows, as names are compared. */
const KNOWN = readFileSync(join(ROOT, 'docs/evidence.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z]+\./.test(line))
  .map((line) => normalise(line.split(' | ')[2]!));

function isKnown({ name, source }: Alternative): boolean {
  if (source.startsWith('captured/')) return existsSync(join(ROOT, 'tests/pages', source));
  return KNOWN.some((words) => (typeof name === 'string' ? normalise(name) === words : name.test(words)));
}

describe('controls as data', () => {
  test('the table of evidence is read', () => {
    expect(KNOWN.length).toBeGreaterThan(130);
    expect(isKnown({ name: 'Client Secret', source: 'x', year: 2026, confidence: 'screenshot' })).toBe(true);
    expect(isKnown({ name: 'Secret Client', source: 'x', year: 2026, confidence: 'screenshot' })).toBe(false);
    expect(isKnown({ name: 'Done', source: 'captured/none.json', year: 2026, confidence: 'screenshot' })).toBe(false);
  });

  test.each(CONTROLS)('%s is looked for by words that the evidence knows', (_id, control) => {
    const guessed = evidenceOf(control).filter((one) => one.confidence !== 'inferred' && !isKnown(one));
    expect(guessed.map(({ name }) => String(name))).toEqual([]);
  });

  test.each(CONTROLS)('%s has evidence, and was compared with it not too long ago', (_id, control) => {
    const evidence = evidenceOf(control);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { source, year, confidence } of evidence) {
      expect(source).not.toBe('');
      expect(year).toBeGreaterThanOrEqual(2021);
      expect(['real-html', 'screenshot', 'automation', 'guide', 'inferred']).toContain(confidence);
    }
    const days = (Date.now() - Date.parse(control.verified)) / 86_400_000;
    expect(days).toBeLessThan(EXPIRES_AFTER_DAYS);
  });

  test('every card has its title and body in both languages', () => {
    const folder = join(ROOT, 'utils/guide/advice');
    const source = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const calls = [
      ...source.matchAll(/card\(\s*'[a-z]+',\s*'[a-z]+',\s*'([a-z_]+)'/g),
      ...source.matchAll(/(?:searching|settledCard)\(\s*situation,\s*'[a-z]+',\s*'([a-z_]+)'/g),
    ];
    const names = new Set(calls.map(([, name]) => name));
    expect(names.size).toBeGreaterThan(30);
    for (const lang of ['en', 'fr']) {
      const known = texts(lang);
      const missing = [...names]
        .flatMap((name) => [`card_${name}_title`, `card_${name}_body`])
        .filter((key) => !(key in known));
      expect([lang, missing]).toEqual([lang, []]);
    }
  });

  test('both languages have the same keys', () => {
    expect(Object.keys(texts('fr')).sort()).toEqual(Object.keys(texts('en')).sort());
  });
});
