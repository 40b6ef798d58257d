import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

const read = (language: string): Messages =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../public/_locales', language, 'messages.json'), 'utf8'));

export const MESSAGES: Readonly<Record<'en' | 'fr', Messages>> = {
  en: read('en'),
  fr: read('fr'),
};

/** Texts as the browser gives them; a key that has no text is an error. */
export function texts(language: 'en' | 'fr') {
  return (key: string, substitutions?: string | string[]): string => {
    const entry = MESSAGES[language][key];
    if (!entry) throw new Error(`No text for ${key} in ${language}`);
    const given = substitutions === undefined ? [] : [substitutions].flat();
    return entry.message.replace(/\$(\w+)\$/g, (_all, name: string) => {
      const place = Number(entry.placeholders?.[name.toLowerCase()]?.content.slice(1));
      const value = given[place - 1];
      if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
      return value;
    });
  };
}

export const t = texts('en');
