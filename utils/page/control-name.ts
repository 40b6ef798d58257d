import { attribute, closest, textOf } from '../dom/safe-dom.ts';
import type { Found, Phrase, Target } from '../find/index.ts';

/** A text of a page is said as a name up to this length. */
const LONGEST_NAME = 80;

const ROWS = 'tr,li,label,[role=row],[role=listitem],[role=option]';

const wordsOf = (phrase: Phrase | undefined): string =>
  phrase === undefined ? '' : typeof phrase === 'string' ? phrase : phrase[0];

const shortText = (text: string): string => {
  const short = text.replace(/\s+/g, ' ').trim();
  return short.length <= LONGEST_NAME ? short : '';
};

/** What the row of a scope says before its id: `View account settings`. */
function descriptionOf(element: Element, id: string): string {
  const row = closest(element, ROWS);
  const [before = ''] = row ? textOf(row).split(id) : [];
  return shortText(before);
}

/**
 * A control as a person who does not see the page would be told of it: the words on it, the name of its field, the
 * column and row of its box, or `View account settings, account:read:settings:admin`. Empty where nothing is known.
 */
export function controlName(target: Target, { element }: Found): string {
  const { scope, column, row = [], names, kind } = target;
  if (scope !== undefined) return [descriptionOf(element, scope), scope].filter(Boolean).join(', ');
  if (column) return [column.name, wordsOf(row[0])].filter(Boolean).join(', ');
  const shown = kind === 'press' ? shortText(textOf(element)) || (attribute(element, 'aria-label') ?? '') : '';
  return shown || wordsOf(names[0] ?? row[0]);
}
