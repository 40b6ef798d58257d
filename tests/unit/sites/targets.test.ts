import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Phrase, Target } from '../../../utils/find/types.ts';
import { normalise, wordsOf } from '../../../utils/find/words.ts';
import { PAGES } from '../../../utils/sites/index.ts';
import { TARGETS as RINGED } from '../../recognition/targets.ts';
import { sourcesIn } from '../sources.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Looked for without ever being ringed on the way, or known by their names only here. */
const UNRINGED = [
  ...['role.developers.view', 'role.developers.edit', 'terms.agree', 'scopes.filter'],
  ...['purview.mine', 'purview.welcome', 'purview.close'],
];

const TARGETS = PAGES.flatMap(({ id: page, targets }) =>
  targets.map((target) => [`${page} ${target.id}`, target] as const),
);

/** The words that `docs/evidence.md` knows, as names are compared. */
const EVIDENCE = readFileSync(join(ROOT, 'docs/evidence.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z]+\./.test(line))
  .map((line) => wordsOf(line.split(' | ')[2]!).plain);

const isKnown = (name: string): boolean => EVIDENCE.includes(wordsOf(name).plain);

/** Names that no picture or guide shows: likely wordings of what is there. */
const GUESSES: readonly string[] = [
  'Account',
  'Activate',
  'Add Scope',
  'Agree',
  'Close',
  'Company',
  'Compliance Manager',
  'Connector',
  'Connectors',
  'Contact information',
  'Create app',
  'Credentials',
  'Description',
  'Developer contact',
  'Dismiss',
  'Enter app name',
  'Full name',
  'Get started',
  'Got it',
  'I accept',
  'I agree',
  'Name of your app',
  'Name your app',
  'OK',
  'Reveal',
  'Review',
  'Search',
  'Search name',
  'Search scopes',
  'Select app type',
  'Service terms',
  'Show',
  'Show client secret',
  'Show password',
  'Show secret',
  'Show value',
  'Submit',
  'Terms',
  'Terms and conditions',
  'Terms of service',
  'Terms of use',
  'Toggle password visibility',
  'Toggle secret visibility',
  'Toggle visibility',
  'Unhide',
  'User',
  'View account info',
  'What kind of app do you want to create',
  'Zoom (preview)',
  'Zoom Account ID',
  'Zoom Client ID',
  'Zoom Client secret',
  'Zoom connector',
  'eye',
  'eye-invisible',
  'visibility',
  'visibility_off',
  'サーバー間 OAuth アプリ',
  '変更を保存',
];

const nameOf = (phrase: Phrase): string => (typeof phrase === 'string' ? phrase : phrase[0]);

/** Everything by which a target is looked for. */
const phrasesOf = ({ names, row = [], column, context = [] }: Target): readonly Phrase[] => [
  ...names,
  ...row,
  ...(column?.all ?? []),
  ...context,
];

describe('a target', () => {
  it.each(TARGETS)('%s has an id that is known, and regions to stand in', (_name, { id, regions, never = [] }) => {
    expect([...RINGED, ...UNRINGED].includes(id) || /^scopes\.(item|group):/.test(id), id).toBe(true);
    expect(regions.length).toBeGreaterThan(0);
    expect(never.filter((region) => regions.includes(region))).toEqual([]);
  });

  it.each(TARGETS)('%s is told by a name, by its row or by a scope', (_name, target) => {
    expect(target.names.length + (target.row?.length ?? 0) + (target.scope ? 1 : 0)).toBeGreaterThan(0);
    for (const phrase of phrasesOf(target)) {
      const weight = typeof phrase === 'string' ? 1 : phrase[1];
      expect(wordsOf(nameOf(phrase)).plain, nameOf(phrase)).not.toBe('');
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
    const normal = target.names.map((phrase) => normalise(nameOf(phrase)));
    expect(new Set(normal).size).toBe(normal.length);
    if (target.column) expect(target.column.all).toContain(target.column.name);
  });

  it.each(TARGETS)('%s is not called what it must not be called', (_name, { names, not = [] }) => {
    const own = names.map((phrase) => wordsOf(nameOf(phrase)).plain);
    expect(not.filter((name) => own.includes(wordsOf(name).plain))).toEqual([]);
  });
});

describe('the names of targets', () => {
  it('are compared with what the evidence knows', () => {
    expect(EVIDENCE.length).toBeGreaterThan(130);
    expect([isKnown('Client Secret'), isKnown('Secret Client')]).toEqual([true, false]);
  });

  it('stand in the evidence, or are known as guesses', () => {
    const names = TARGETS.flatMap(([, target]) => phrasesOf(target).map(nameOf));
    expect([...new Set(names.filter((name) => !isKnown(name)))].toSorted()).toEqual(GUESSES);
  });
});

/** What the folder gives beside data: what reads a page, and how ids and keys are written. */
const FUNCTIONS = [
  ...['pageOf', 'identify', 'readPage', 'readApp', 'webhookTokens', 'isTicked', 'shownValue', 'missingWith'],
  ...['sectionSigns', 'appIdIn', 'itemTarget', 'groupTarget', 'clicked', 'searched'],
];

it('the folder of sites gives data, and these functions only', () => {
  const exported = sourcesIn('utils/sites').flatMap(([, source]) =>
    [...source.matchAll(/^export (?:async )?(?:function (\w+)|const (\w+) = (?:async )?\()/gm)].map(
      ([, called, arrow]) => called ?? arrow,
    ),
  );
  expect(exported.toSorted()).toEqual(FUNCTIONS.toSorted());
});
