import type { Found, Look, Snapshot } from '../find/types.ts';
import type { Site } from '../hosts.ts';
import { PURVIEW_PAGES } from './compliance-manager.ts';
import { isTicked } from './control-state.ts';
import { activation } from './marketplace/activation.ts';
import { apps } from './marketplace/apps.ts';
import { cards, chooser, name, noPage, terms, wrongKind } from './marketplace/create.ts';
import { credentials } from './marketplace/credentials.ts';
import { feature } from './marketplace/feature.ts';
import { home } from './marketplace/home.ts';
import { information } from './marketplace/information.ts';
import { scopes, scopesDialog } from './marketplace/scopes.ts';
import { roleList, roleSettings } from './role-settings.ts';
import { type ControlFact, clicked, type Facts, type Memory, type Page, type PageId, type Reading } from './types.ts';

/** The only list of pages. */
export const PAGES: readonly Page[] = [
  roleSettings,
  roleList,
  terms,
  chooser,
  cards,
  name,
  wrongKind,
  noPage,
  scopesDialog,
  credentials,
  information,
  feature,
  scopes,
  activation,
  apps,
  home,
  ...PURVIEW_PAGES,
];

/** A page by its id. */
export function pageOf(id: PageId): Page | undefined {
  return PAGES.find((page) => page.id === id);
}

/** The page that fits best, or null: none fits, or two fit as well. */
export function identify(site: Site, url: URL, snapshot: Snapshot): Page | null {
  let best: Page | null = null;
  let score = 0;
  let tied = false;
  for (const page of PAGES) {
    if (page.site !== site) continue;
    const fits = page.recognise(url, snapshot);
    if (fits > score) [best, score, tied] = [page, fits, false];
    else if (fits === score && fits > 0) tied = true;
  }
  return tied ? null : best;
}

const TICKED_BY =
  'input[type=checkbox],input[type=radio],[role=checkbox],[role=radio],[role=switch],[role=option],[role=tab]';

function factOf(id: string, found: Found, memory: Memory): ControlFact {
  const { element, enabled, away } = found;
  const canTick = element.matches(TICKED_BY);
  const canType = !canTick && (element.localName === 'input' || element.localName === 'textarea');
  return {
    look: 'found',
    enabled,
    away,
    // A card that does not say whether it is chosen: her click says it.
    ticked: canTick ? isTicked(found) : (memory.get(clicked(id)) ?? null),
    empty: canType ? (element as HTMLInputElement).value.trim() === '' : null,
    pressed: memory.has(clicked(id)),
  };
}

const absent = (look: 'unsure' | 'none'): ControlFact => ({
  look,
  enabled: false,
  away: false,
  ticked: null,
  empty: null,
  pressed: false,
});

/**
 * One look at the page: which it is, its controls, its facts. `memory` is the caller's, emptied when the page changes.
 */
export function readPage(site: Site, url: URL, snapshot: Snapshot, memory: Memory): Reading {
  const page = identify(site, url, snapshot);
  const found = new Map<string, Found>();
  const controls: Record<string, ControlFact> = {};
  const wanted = page?.controls ?? [];
  for (const one of wanted) {
    const look: Look = one.at?.test(url.pathname) === false ? { kind: 'none' } : snapshot.find(one);
    if (look.kind === 'found') found.set(one.id, look);
    else controls[one.id] = absent(look.kind);
  }
  for (const [id, one] of page?.also?.(snapshot) ?? []) found.set(id, one);
  const drop = (id: string, look: 'unsure' | 'none') => {
    found.delete(id);
    controls[id] = absent(look);
  };
  const ids = [...found.keys()];
  for (const { id, among } of wanted) {
    if (among && ids.filter((other) => other.startsWith(among.ids)).length < among.least) drop(id, 'none');
  }
  // What is taken for two, as the box of a group is for each of its scopes, is neither.
  const all = [...found];
  for (const [id, { element }] of all) {
    if (all.some(([other, one]) => other !== id && one.element === element)) drop(id, 'unsure');
  }
  for (const [id, one] of found) controls[id] = factOf(id, one, memory);
  const base: Facts = { page: page?.id ?? 'other', site, step: page?.step ?? null, controls, app: null };
  const facts = { ...base, ...page?.read?.(url, snapshot, found, memory) };
  return { facts, found };
}
