import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../utils/find/words.ts';
import { PAGES } from '../../../utils/sites/index.ts';
import { MESSAGES } from '../components/texts.ts';
import { sourcesIn } from '../sources.ts';

const LANGUAGES = ['en', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];

const textOf = (language: Language, key: string): string => MESSAGES[language][key]?.message ?? '';

const entries = (language: Language): [key: string, text: string][] =>
  Object.keys(MESSAGES[language]).map((key) => [key, textOf(language, key)]);

const COMPONENTS = join(import.meta.dirname, '../../../components');
const VIEWS = readdirSync(COMPONENTS)
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => readFileSync(join(COMPONENTS, file), 'utf8'))
  .join('\n');

/** Keys of what the card, the panel and the popup show as a button, a heading or a status word. */
const OWN_KEYS = [
  ...Object.keys(MESSAGES.en).filter((key) => /^(?:act|status)_/.test(key)),
  ...[...VIEWS.matchAll(/label=\{t\('(\w+)'\)\}/g)].map(([, key]) => key!),
  ...[...VIEWS.matchAll(/>\s*\{t\('(\w+)'\)\}\s*<\/(?:button|h2|summary)>/g)].map(([, key]) => key!),
];

/** Words that stand on a page of Zoom's or Microsoft's without being a control that the guide looks for. */
const WORDS_ON_PAGES = new Set([
  // Zoom's web portal
  ...['User Management', 'Roles', 'Role Settings', 'Advanced features', 'Zoom for developers'],
  // The Marketplace
  ...['Created apps', 'Manage', 'General App', 'Agree', 'Copy', 'Secret Token', 'User', 'Account'],
  // Compliance Manager
  ...['Authentication', 'Security Copilot', 'Close Security Copilot', 'Assessments'],
]);

const NAMES_ON_PAGES = new Set(
  PAGES.flatMap(({ targets }) => targets)
    .flatMap(({ names, row = [], column, context = [] }) => [...names, ...row, ...(column?.all ?? []), ...context])
    .map((phrase) => normalise(typeof phrase === 'string' ? phrase : phrase[0])),
);

const standsOnAPage = (name: string): boolean => WORDS_ON_PAGES.has(name) || NAMES_ON_PAGES.has(normalise(name));

/** What an administrator reads as a title: the head of a card, of a verdict, of a failure. */
const TITLE = /^card_.*_title$|^verdict_.*_what$|^(?:collect|fill|panel_emptied)_(?!.*_(?:why|action)$)/;
/** Texts to be read at leisure: the record's, and the notes to copy for an owner or an administrator. */
const LONG = /^record_|^note_for_/;

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}$]/u.test(word)).length;

describe.each(LANGUAGES)('the texts (%s)', (language) => {
  it('name in bold only what can be seen by that name: a button of ours, or words of the page', () => {
    const own = new Set(OWN_KEYS.map((key) => textOf(language, key)));
    const unknown = entries(language).flatMap(([key, text]) =>
      [...text.matchAll(/\*\*(.+?)\*\*/g)]
        .map(([, name]) => name!)
        .filter((name) => !name.startsWith('$') && !own.has(name) && !standsOnAPage(name))
        .map((name) => `${key}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('name every place for a value, and give the names the same order as English', () => {
    const placesOf = (lang: Language, key: string) =>
      Object.entries(MESSAGES[lang][key]?.placeholders ?? {}).map(([name, { content }]) => `${name}: ${content}`);
    for (const [key, text] of entries(language)) {
      expect(placesOf(language, key), key).toEqual(placesOf('en', key));
      const named = Object.keys(MESSAGES[language][key]?.placeholders ?? {}).map((name) => `$${name}$`);
      expect([...new Set(text.match(/\$\w*\$?/g))].sort(), key).toEqual(named.sort());
    }
  });

  it('have titles of at most eight words, and at most twenty-five words otherwise', () => {
    const long = entries(language)
      .filter(([key, text]) => !LONG.test(key) && words(text) > (TITLE.test(key) ? 8 : 25))
      .map(([key, text]) => `${key}: ${words(text)}`);
    expect(long).toEqual([]);
  });

  it.each([
    ['act_check', 'panel_check'],
    ['act_collect', 'panel_collect'],
    ['act_confirm', 'panel_confirm'],
    ['act_enter_yourself', 'panel_enter'],
    ['act_keep', 'panel_keep'],
    ['act_replace', 'panel_replace'],
    ['act_show', 'panel_show_me'],
    ['act_stop_check', 'panel_stop_check'],
    ['act_unconfirm', 'panel_undo'],
    ['card_handoff_title', 'panel_handoff'],
    ['overlay_details', 'panel_details'],
  ])('call one thing by one name on the card and in the panel: %s', (card, panel) => {
    expect(textOf(language, card)).toBe(textOf(language, panel));
  });
});

describe('the French texts', () => {
  it('keep to the word list of CONTRIBUTING.md', () => {
    const avoided =
      /compliance manager|appuy|oubli|collect|transm|\b(?:le|du) client secret|\bla marketplace|de nouveau/i;
    const found = entries('fr').filter(([, text]) => avoided.test(text));
    expect(found).toEqual([]);
  });

  it('have a no-break space before a colon, a semicolon, a question mark, and inside quotation marks', () => {
    expect(entries('fr').filter(([, text]) => / [:;?!»]|« /.test(text))).toEqual([]);
  });
});

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(MESSAGES.fr).sort()).toEqual(Object.keys(MESSAGES.en).sort());
  });

  it('have a title and a body for every card', () => {
    const source = sourcesIn('utils/guide')
      .map(([, text]) => text)
      .join('\n');
    const calls = [
      ...source.matchAll(/card\(\s*'[a-z]+',\s*'[a-z]+',\s*'([a-z_]+)'/g),
      ...source.matchAll(/(?:searching|searchingOnly|settledCard)\(\s*situation,\s*'[a-z]+',\s*'([a-z_]+)'/g),
    ];
    const keys = [...new Set(calls.map(([, name]) => name))].flatMap((name) => [
      `card_${name}_title`,
      `card_${name}_body`,
    ]);
    expect(keys.length).toBeGreaterThan(60);
    for (const language of LANGUAGES) expect(keys.filter((key) => !(key in MESSAGES[language]))).toEqual([]);
  });
});
