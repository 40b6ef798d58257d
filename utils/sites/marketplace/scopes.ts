import type { Found, FoundText, Look, Part, Phrase, Target } from '../../find/index.ts';
import { scopeIdsIn } from '../../find/words.ts';
import { compareScopes, type Family, familyOf, isScopeId, SCOPES } from '../../zoom/scopes.ts';
import { isTicked } from '../control-state.ts';
import { field, press, tick } from '../define.ts';
import { clicked, type Memory, type Page, searched } from '../types.ts';
import { RAIL, readApp, sectionSigns } from './app.ts';

const ADD: readonly Phrase[] = ['Add Scopes', 'Add Scope'];
const COUNTER = /^\d+ (selected|added)$/;
/** A text in which a scope id stands. */
const WITH_ID = /[a-z_]+:[a-z_]+/;

/** Target id of a scope's row in the dialog. */
export const itemTarget = (id: string) => `scopes.item:${id}`;
/** Target id of a group or product in the dialog. */
export const groupTarget = (name: string) => `scopes.group:${name}`;

function oneFamily(ids: readonly string[]): Family | null {
  const family = familyOf(ids);
  return family === 'mixed' ? 'granular' : family;
}

const isInSentence = ({ element }: FoundText): boolean => /\.\s*$/.test(element.parentElement?.textContent ?? '');

/** Every scope id that a part of the page names, sentences apart. */
function idsIn(look: Look, part: Part): string[] {
  const texts = look.texts(WITH_ID, part, { compact: true }).filter((text) => !isInSentence(text));
  return [...new Set(texts.flatMap(({ text }) => scopeIdsIn(text)).filter(isScopeId))];
}

const TABLE_TARGETS: readonly Target[] = [
  press('scopes.add', ADD, { regions: ['main'] }),
  field('scopes.filter', ['Search name, ID, type', 'Search name'], { regions: ['main'] }),
  ...RAIL,
];

/** The Scopes page: the app's own table. */
export const scopes: Page = {
  id: 'scopes',
  site: 'marketplace',
  step: 'scopes',
  signs: sectionSigns('scopes', { shows: { targets: ['scopes.add'], least: 1 } }),
  targets: TABLE_TARGETS,
  read: (url, look, found) => {
    const app = readApp(url, look);
    const filter = found.get('scopes.filter')?.element as HTMLInputElement | undefined;
    // Under a layer the table cannot be read, and what a search hides is still granted.
    if (look.hasLayer || (filter?.value ?? '').trim() !== '') return { app };
    const table = idsIn(look, 'content');
    return { app, scopes: { family: oneFamily(table), table, dialog: null } };
  },
};

/** Names of all groups and products that hold a needed scope. */
const GROUPS = [...new Set(SCOPES.flatMap(({ group, product }) => [group, product]))];
const DIALOG = { context: ADD, regions: ['dialog'] } as const;

const DIALOG_TARGETS: readonly Target[] = [
  field('scopes.search', ['Search scope', 'Search the scope type', 'Search scopes', ['Search', 0.8]], {
    ...DIALOG,
    not: ['Search name, ID, type'],
  }),
  press('scopes.done', ['Done'], DIALOG),
  ...SCOPES.map(({ id }) => tick(itemTarget(id), [], { scope: id, ...DIALOG })),
  ...GROUPS.map((name) => press(groupTarget(name), [name], { context: ADD, regions: ['dialog', 'nav', 'tabs'] })),
];

/** Whether a group that folds says that it is open. */
const isOpen = ({ element }: Found): boolean =>
  element.closest('[aria-expanded]')?.getAttribute('aria-expanded') === 'true';

/** The Add Scopes dialog, in its 2023 form (classic rows) and its 2024-26 form (collapsed groups, granular rows). */
export const scopesDialog: Page = {
  id: 'scopes-dialog',
  site: 'marketplace',
  step: 'scopes',
  signs: [
    { address: /^\/develop\/apps\/[^/]+/, layer: true, shows: { targets: ['scopes.search', 'scopes.done'], least: 1 } },
    { address: /^\/develop\/apps\/[^/]+/, shows: { targets: ['scopes.search', 'scopes.done'], least: 2 } },
  ],
  targets: DIALOG_TARGETS,
  // Above the search stand those that were chosen already.
  after: Object.fromEntries(GROUPS.map((name) => [groupTarget(name), 'scopes.search'])),
  read: (url, look, found, memory: Memory) => {
    const offered = idsIn(look, 'layer');
    for (const { id } of SCOPES) {
      const box = found.get(itemTarget(id));
      if (box) memory.set(id, isTicked(box));
    }
    const ticked = SCOPES.map(({ id }) => id).filter((id) => memory.get(id) === true);
    const unticked = SCOPES.map(({ id }) => id).filter((id) => memory.get(id) === false);
    const groups = GROUPS.map(groupTarget).filter((id) => found.has(id) && !isOpen(found.get(id)!));
    const search = found.get('scopes.search');
    const query = search ? (search.element as HTMLInputElement).value.trim().toLowerCase() : '';
    // A search folds what was opened before.
    if (query !== '' && !memory.has(searched(query))) for (const id of GROUPS) memory.delete(clicked(groupTarget(id)));
    if (query !== '') memory.set(searched(query), true);
    const mark = searched('');
    const tried = [...memory.keys()].filter((key) => key.startsWith(mark)).map((key) => key.slice(mark.length));
    const counted = look.texts(COUNTER).some(({ text }) => !text.startsWith('0'));
    return {
      app: readApp(url, look),
      scopes: {
        family: null,
        table: [],
        dialog: {
          family: oneFamily(offered) ?? (groups.length > 0 ? 'granular' : null),
          ticked,
          unticked,
          offered,
          nothing: groups.length === 0 && offered.length === 0 && !counted && query === '' && !look.hasTicks,
          groups,
          query,
          tried,
        },
      },
    };
  },
};

/** Needed scopes that neither the app's table nor the open dialog has; the dialog's own boxes are the newer truth. */
export function missingWith(
  table: readonly string[],
  dialog: { readonly ticked: readonly string[]; readonly unticked: readonly string[]; readonly family: Family | null },
  family: Family | null,
) {
  const have = [...table.filter((id) => !dialog.unticked.includes(id)), ...dialog.ticked];
  return compareScopes(have, dialog.family ?? family ?? undefined);
}
