import { follows } from '../dom/safe-dom.ts';
import type { Found, Look, Match } from '../find/index.ts';
import type { Site } from '../hosts.ts';
import { isTicked } from './control-state.ts';
import { activation } from './marketplace/activation.ts';
import { apps } from './marketplace/apps.ts';
import { cards, chooser, name, noPage, terms, wrongKind } from './marketplace/create.ts';
import { credentials } from './marketplace/credentials.ts';
import { feature } from './marketplace/feature.ts';
import { home } from './marketplace/home.ts';
import { information } from './marketplace/information.ts';
import { scopes, scopesDialog } from './marketplace/scopes.ts';
import { PURVIEW_PAGES } from './purview/index.ts';
import { roleList, roleSettings } from './role-settings.ts';
import {
  type ControlFact,
  clicked,
  type Facts,
  type Memory,
  type Page,
  type PageId,
  type Reading,
  type Signs,
} from './types.ts';

/** The only list of pages; of those that fit what is shown, the first is meant. */
export const PAGES: readonly Page[] = [
  roleSettings,
  roleList,
  noPage,
  terms,
  wrongKind,
  scopesDialog,
  name,
  cards,
  chooser,
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

/** The page that is shown, or null: the address decides first, then the topmost layer, then words. */
export function identify(site: Site, url: URL, look: Look): Page | null {
  const address = url.pathname + url.hash;
  const holds = (page: Page) => page.signs.some((signs) => holdsHere(signs, page, address, look));
  return PAGES.find((page) => page.site === site && holds(page)) ?? null;
}

/** Whether all given signs hold; the cheap ones are asked first. */
function holdsHere(signs: Signs, page: Page, address: string, look: Look): boolean {
  const { layer, says, mentions, shows, lacks, current } = signs;
  if (signs.address?.test(address) === false || signs.notAddress?.test(address)) return false;
  if (layer !== undefined && layer !== look.hasLayer) return false;
  if (says && !look.says(says)) return false;
  if (mentions && look.texts(mentions).length === 0) return false;
  if (signs.heading && look.heading(signs.heading) === null) return false;
  if (signs.notTitled && look.titles().some((title) => signs.notTitled!.test(title))) return false;
  if (!shows && !lacks && !current) return true;
  const matches = look.match(page.targets);
  const isFound = (id: string) => matches.get(id)?.kind === 'found';
  if (current && !isCurrent(matches.get(current))) return false;
  return (!shows || shows.targets.filter(isFound).length >= shows.least) && !lacks?.some(isFound);
}

const isCurrent = (match: Match | undefined): boolean =>
  match?.kind === 'found' && (isTicked(match) || match.element.matches('[aria-current]:not([aria-current=false])'));

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
    // A card that does not say whether it is chosen: a click on it says so.
    ticked: canTick ? isTicked(found) : (memory.get(clicked(id)) ?? null),
    empty: canType ? (element as HTMLInputElement).value.trim() === '' : null,
    pressed: memory.has(clicked(id)),
  };
}

const absent = (look: 'ambiguous' | 'missing'): ControlFact => ({
  look,
  enabled: false,
  away: false,
  ticked: null,
  empty: null,
  pressed: false,
});

/** One look at a page: which it is, its controls, its facts. `memory` is the caller's, emptied when the page changes. */
export function readPage(site: Site, url: URL, look: Look, memory: Memory): Reading {
  const page = identify(site, url, look);
  const found = new Map<string, Found>();
  const controls: Record<string, ControlFact> = {};
  const matches = page ? look.match(page.targets) : new Map<string, Match>();
  for (const [id, match] of matches) {
    const first = matches.get(page?.after?.[id] ?? '');
    const isBefore = match.kind === 'found' && first?.kind === 'found' && follows(match.element, first.element);
    if (match.kind === 'found' && !isBefore) found.set(id, match);
    controls[id] =
      match.kind === 'found' ? (isBefore ? absent('missing') : factOf(id, match, memory)) : absent(match.kind);
  }
  const base: Facts = { page: page?.id ?? 'other', site, step: page?.step ?? null, controls, app: null };
  return { facts: { ...base, ...page?.read?.(url, look, found, memory) }, found };
}
