import type { Alternative, Found, FoundText, Snapshot, Wanted } from '../../find/types.ts';
import {
  compareScopes,
  type Family,
  familyOf,
  isScopeId,
  normaliseScopeId,
  SCOPE_ID,
  SCOPES,
} from '../../zoom/scopes.ts';
import { isTicked } from '../control-state.ts';
import { BY_DIALOG, control, inferred, shown, shows } from '../define.ts';
import { type Memory, type Page, searched } from '../types.ts';
import { appPath, RAIL, readApp, recogniseSection } from './app.ts';

const ADD = shown(2024, 'pages.md 1.3', 'Add Scopes');
const SEARCH = shown(
  2025,
  'pages.md 1.3',
  'Search scope',
  'Search the scope type',
  /^search( the)? scopes?( name| type)?$/,
);
const ANY_SEARCH = [...SEARCH, ...inferred(2026, 'pages.md 1.3', /^search\b/)];
const SEARCH_FIELD = control('scopes.search', 'textbox', SEARCH, { region: 'dialog' });
/** The table's own search box. */
const FILTER = shown(2024, 'pages.md 1.3', 'Search name, ID, type');
const DONE = shown(2025, 'pages.md 1.3', 'Done');
const COUNTER = /^\d+ (selected|added)$/;

/** Target id of a scope's row in the dialog. */
export const itemTarget = (id: string) => `scopes.item:${id}`;
/** Target id of a group in the dialog. */
export const groupTarget = (name: string) => `scopes.group:${name}`;

/** Titles of other lists with the same words. */
const ELSEWHERE = inferred(2026, 'pages.md 1.3', /\b(other apps|recent(ly)?|suggest(ed|ions)?|recommended)\b/);

function oneFamily(ids: readonly string[]): Family | null {
  const family = familyOf(ids);
  return family === 'mixed' ? 'granular' : family;
}

const isInSentence = ({ element }: FoundText): boolean => /\.\s*$/.test(element.parentElement?.textContent ?? '');

/** Every scope id that the shown part of the page names; not those in a sentence, and not what it would have her add. */
function idsIn(snapshot: Snapshot, region: 'main' | 'dialog'): string[] {
  // Without blanks, as a narrow column may break an id.
  const texts = snapshot.texts(SCOPE_ID, { region, notSection: ELSEWHERE }, { compact: true });
  // The word of a plain button may stand in one text with the id.
  const ids = texts
    .filter((text) => !isInSentence(text))
    .map(({ text }) => normaliseScopeId(text).replace(/(copy|delete|remove)$/, ''));
  return [...new Set(ids.filter(isScopeId))];
}

/** The Scopes page: the app's own table. */
export const scopes: Page = {
  id: 'scopes',
  site: 'marketplace',
  step: 'scopes',
  controls: [control('scopes.add', 'button', ADD, { region: 'page', alone: true, single: true }), ...RAIL],
  recognise: (url, snapshot) => recogniseSection(url, snapshot, 'scopes', () => shows(snapshot, ADD)),
  read: (url, snapshot) => {
    // Under a dialog that is not recognised (a new title) the table cannot be read, and what the dialog offers is not
    // granted.
    if (snapshot.dialog) return { app: readApp(url, snapshot) };
    // What she searches for hides the other rows; they are still granted.
    const filter = snapshot.find({ id: 'scopes.filter', roles: ['textbox'], names: FILTER, place: { region: 'main' } });
    const isFiltered = filter.kind === 'found' && (filter.element as HTMLInputElement).value.trim() !== '';
    if (isFiltered) return { app: readApp(url, snapshot) };
    const table = idsIn(snapshot, 'main');
    return { app: readApp(url, snapshot), scopes: { family: oneFamily(table), table, dialog: null } };
  },
};

const exactly = (name: string): Alternative[] => shown(2025, 'scopes.json', name);
/** The same, with a dot and a number behind it: how many are in it, or chosen (seen 2025 on products). */
const withCount = (name: string): Alternative[] => [
  ...exactly(name),
  ...shown(2025, 'pages.md 1.3', new RegExp(`^${name.toLowerCase()}\\W+\\d[\\W\\d]*$`)),
];

/** Boxes that stand for something else than a scope: for all of a group, or for how a scope is asked for. */
const NO_SCOPE_COLUMN = shown(2025, 'pages.md 1.3', /\b(optional|required|sub ?accounts?)\b/);
const NO_SCOPE = [...NO_SCOPE_COLUMN, ...shown(2025, 'pages.md 1.3', /^select all\b/)];

function foundBy(snapshot: Snapshot, wanted: Wanted): Found | null {
  const look = snapshot.find(wanted);
  return look.kind === 'found' ? look : null;
}

/** The checkbox in the row of a scope id, whether or not it has a name of its own (seen without, July 2026). */
function item(snapshot: Snapshot, { id, group, family }: (typeof SCOPES)[number]): Found | null {
  return foundBy(snapshot, {
    id: itemTarget(id),
    roles: ['checkbox', 'switch'],
    names: [],
    place: {
      region: 'dialog',
      row: exactly(id),
      titled: SCOPE_ID,
      notColumn: NO_SCOPE_COLUMN,
      notNamed: family === 'classic' ? NO_SCOPE : [...NO_SCOPE, ...exactly(group)],
    },
  });
}

function group(snapshot: Snapshot, name: string): Found | null {
  const look = foundBy(snapshot, {
    id: groupTarget(name),
    roles: ['button', 'tab', 'link', 'menuitem'],
    names: withCount(name),
    // What is above the search is chosen already; other lists of the same words are no list of the dialog.
    place: { region: 'dialog', after: ANY_SEARCH, notSection: ELSEWHERE, opens: true },
  });
  if (!look) return null;
  // In the classic list the same words are a row's title, beside its checkbox: nothing to open there.
  const row = snapshot.rowOf(look.element) ?? look.element;
  const isRow = snapshot
    .texts(SCOPE_ID, { region: 'dialog' }, { compact: true })
    .some(({ element }) => row.contains(element));
  const open = look.element.getAttribute('aria-expanded') === 'true';
  return isRow || open ? null : look;
}

/** A list of products has these too; one of levels has not. */
const OTHER_PRODUCTS = shown(2025, 'pages.md 1.3', 'Meeting', 'Team Chat');
/** Products that hold what is needed. */
const PRODUCTS = [...new Set(SCOPES.map((row) => row.product))];

/** An entry of the list of products; one with selections has a dot and their number beside its name (seen 2025). */
function product(snapshot: Snapshot, name: string): Found | null {
  if (!shows(snapshot, OTHER_PRODUCTS, { region: 'dialog' })) return null;
  return foundBy(snapshot, {
    id: groupTarget(name),
    roles: ['button', 'tab', 'link', 'menuitem', 'option'],
    names: withCount(name),
    place: { region: 'nav', after: ANY_SEARCH, opens: true },
  });
}

/** The Add Scopes dialog, in its 2023 form (classic rows) and its 2024-26 form (collapsed groups, granular rows). */
export const scopesDialog: Page = {
  id: 'scopes-dialog',
  site: 'marketplace',
  step: 'scopes',
  controls: [SEARCH_FIELD, control('scopes.done', 'button', DONE, { region: 'dialog', form: [...SEARCH, ...ADD] })],
  recognise: (url, snapshot) =>
    snapshot.dialog &&
    appPath(url) &&
    // The words alone stand in tours and in dialogs that link to it, too.
    (snapshot.find(SEARCH_FIELD).kind !== 'none' ||
      ((snapshot.heading(ADD) !== null || snapshot.hasLarge(ADD)) && idsIn(snapshot, 'dialog').length > 0))
      ? BY_DIALOG
      : 0,
  also: (snapshot) => {
    const found = new Map<string, Found>();
    for (const row of SCOPES) {
      const box = item(snapshot, row);
      if (box) found.set(itemTarget(row.id), box);
    }
    for (const name of new Set(SCOPES.map((row) => row.group))) {
      const head = group(snapshot, name);
      if (head) found.set(groupTarget(name), head);
    }
    for (const name of PRODUCTS) {
      const entry = product(snapshot, name);
      if (entry) found.set(groupTarget(name), entry);
    }
    return found;
  },
  read: (url, snapshot, found, memory: Memory) => {
    const offered = idsIn(snapshot, 'dialog');
    for (const { id } of SCOPES) {
      const box = found.get(itemTarget(id));
      if (box) memory.set(id, isTicked(box));
    }
    const ticked = SCOPES.map(({ id }) => id).filter((id) => memory.get(id) === true);
    const unticked = SCOPES.map(({ id }) => id).filter((id) => memory.get(id) === false);
    const groups = [...new Set(SCOPES.map((row) => groupTarget(row.group)))].filter((id) => found.has(id));
    const search = found.get('scopes.search');
    const query = search ? (search.element as HTMLInputElement).value.trim().toLowerCase() : '';
    if (query !== '') memory.set(searched(query), true);
    const mark = searched('');
    const tried = [...memory.keys()].filter((key) => key.startsWith(mark)).map((key) => key.slice(mark.length));
    const hasBoxes = () =>
      snapshot.dialog !== null && snapshot.within(snapshot.dialog, ['checkbox', 'switch']).length > 0;
    const counted = snapshot.texts(COUNTER, { region: 'dialog' }).some(({ text }) => !text.startsWith('0'));
    return {
      app: readApp(url, snapshot),
      scopes: {
        family: null,
        table: [],
        dialog: {
          family: oneFamily(offered) ?? (groups.length > 0 ? 'granular' : null),
          ticked,
          unticked,
          offered,
          // Of some thousand boxes, looking at each takes long, so they are asked for last.
          nothing: groups.length === 0 && offered.length === 0 && !counted && query === '' && !hasBoxes(),
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
