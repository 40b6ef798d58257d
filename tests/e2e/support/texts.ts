import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<string, { message: string }>;

/** A text of the product in one of its languages, as a page shows it: without the marks of bold names. */
export function textsOf(lang: 'en' | 'fr'): (key: string) => string {
  const file = join(import.meta.dirname, '../../../public/_locales', lang, 'messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Messages;
  return (key) => {
    const text = messages[key]?.message;
    if (text === undefined) throw new Error(`No text has the key ${key}.`);
    return text.replaceAll('**', '');
  };
}
