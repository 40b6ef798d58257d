/**
 * Runs in the browser: draws a page from a seed, has the product read it, and compares the answer with what was drawn.
 */
import { closest, zoomOf } from '../../../utils/find/dom.ts';
import { createFinder } from '../../../utils/find/index.ts';
import type { Found } from '../../../utils/find/types.ts';
import { type Site, siteOfOrigin } from '../../../utils/hosts.ts';
import { readPage } from '../../../utils/sites/index.ts';
import { type Axes, type Axis, axesOf, isMet } from './axes.ts';
import { Builder } from './build.ts';
import * as elsewhere from './elsewhere.ts';
import * as marketplace from './marketplace.ts';
import { OTHERS } from './others/index.ts';
import * as purview from './purview.ts';
import { role } from './role.ts';
import * as scopes from './scopes.ts';
import type { Drawn } from './shell.ts';

const KINDS = {
  home: marketplace.home,
  apps: marketplace.apps,
  chooser: marketplace.chooser,
  cards: marketplace.cards,
  name: marketplace.name,
  credentials: marketplace.credentials,
  information: marketplace.information,
  feature: marketplace.feature,
  scopes: scopes.page,
  'scopes-granular': scopes.granular,
  'scopes-classic': scopes.classic,
  activation: marketplace.activation,
  role,
  'cm-home': purview.managerHome,
  'cm-connectors': purview.connectors,
  'cm-about': purview.about,
  'cm-terms': purview.terms,
  'cm-name': purview.connectorName,
  'cm-authentication': purview.authentication,
  'cm-review': purview.review,
  elsewhere: elsewhere.inMarketplace,
  'role-elsewhere': elsewhere.inRoles,
  'cm-elsewhere': elsewhere.inManager,
} satisfies Record<string, (b: Builder) => Drawn>;

/** A kind of page, or one of the misleading ones by its name. */
export type Kind = keyof typeof KINDS | `other: ${string}`;
const KIND_NAMES = Object.keys(KINDS) as Kind[];
const OTHER_NAMES = Object.keys(OTHERS);
/** Of so many pages one is a misleading one. */
const OTHERS_SHARE = 8;
const LOCALISED = new Set<Kind>(KIND_NAMES.filter((kind) => kind === 'role' || kind.startsWith('cm-')));

/** Which kind of page a seed is. */
export function kindOf(seed: number): Kind {
  return seed % OTHERS_SHARE === 0
    ? `other: ${OTHER_NAMES[Math.floor(seed / OTHERS_SHARE) % OTHER_NAMES.length]!}`
    : KIND_NAMES[seed % KIND_NAMES.length]!;
}

const drawerOf = (kind: Kind): ((b: Builder) => Drawn) =>
  (KINDS as Record<string, (b: Builder) => Drawn>)[kind] ?? OTHERS[kind.slice('other: '.length)]!;

export type Outcome = 'right' | 'wrong' | 'unsure' | 'none';

export interface Verdict {
  seed: number;
  kind: Kind;
  axes: Axes;
  /** Per target that is on the page, and per target that was found without being there. */
  targets: { id: string; outcome: Outcome; detail: string }[];
  /** The page that it is, and the page that it was taken for. */
  page: string;
  takenFor: string;
  /** Script time of the first whole look, milliseconds. */
  time: number;
}

/** How far an edge of the answer may lie from the control's, CSS pixels: the ring's own margin comes on top. */
const TOLERANCE = 4;
/** Of what less than this is in sight, a ring would point past it; above it, ring and offer to scroll will both do. */
const MOSTLY_AWAY = 0.45;

function draw(seed: number, kind: Kind, axes: Axes, into: Node, page: Document): { builder: Builder; drawn: Drawn } {
  const builder = new Builder(seed, axes, page);
  const drawn = drawerOf(kind)(builder);
  for (const node of drawn.nodes) {
    into.appendChild(typeof node === 'string' ? page.createTextNode(node) : node);
  }
  return { builder, drawn };
}

/** Where the page is drawn: the document itself, an open shadow root, or a frame of the same origin. */
function place(axes: Axes): { into: Node; page: Document } {
  const dark = axes.theme === 'dark';
  document.documentElement.setAttribute('dir', axes.direction);
  document.documentElement.lang = axes.language;
  document.documentElement.style.cssText = `zoom: ${axes.zoom}; color-scheme: ${axes.theme}; background: ${dark ? '#111' : '#fff'}`;
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; min-height: 600px';
  if (axes.inside === 'shadow') {
    const host = document.createElement('app-root');
    document.body.append(host);
    return { into: host.attachShadow({ mode: 'open' }), page: document };
  }
  if (axes.inside === 'frame') {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width: 100%; height: 900px; border: 0';
    document.body.append(frame);
    const inner = frame.contentDocument!;
    inner.documentElement.setAttribute('dir', axes.direction);
    return { into: inner.body, page: inner };
  }
  const root = document.createElement('div');
  document.body.append(root);
  return { into: root, page: document };
}

/**
 * How much of an element its scroll containers and the window leave in sight, 0 to 1, along the axis on which less is:
 * of the element, or of the room, where that is smaller. What is fixed is cut by the window alone, and in a frame the
 * window is the frame's; generated pages place nothing past a container.
 */
function inSight(element: Element): number {
  const view = element.ownerDocument.defaultView!;
  const rooms = [new DOMRect(0, 0, view.innerWidth, view.innerHeight)];
  for (let at: Element | null = element; at; at = outerOf(at)) {
    const { position, overflowY } = view.getComputedStyle(at);
    if (at !== element && /auto|scroll/.test(overflowY)) rooms.push(at.getBoundingClientRect());
    if (position === 'fixed') break;
  }
  const own = element.getBoundingClientRect();
  const shared = (from: 'left' | 'top', to: 'right' | 'bottom'): number => {
    const sizes = [own, ...rooms].map((each) => each[to] - each[from]);
    const part =
      Math.min(...[own, ...rooms].map((each) => each[to])) - Math.max(...[own, ...rooms].map((each) => each[from]));
    return Math.max(0, part) / Math.min(...sizes);
  };
  return Math.min(shared('left', 'right'), shared('top', 'bottom'));
}

function outerOf(element: Element): Element | null {
  const root = element.getRootNode();
  // By its type: a frame has a ShadowRoot of its own.
  return element.parentElement ?? (root.nodeType === 11 ? (root as ShadowRoot).host : null);
}

/** Scrolls the list so that of the box of its first owed row a third is left in sight. */
function cutFirstRow(builder: Builder): void {
  const box = builder.truth.find(({ id, owed }) => owed && id.startsWith('scopes.item:'))?.element;
  const list = box && closest(box, '.list');
  if (!box || !list) return;
  const { top, height } = box.getBoundingClientRect();
  list.scrollTop += (top + (height * 2) / 3 - list.getBoundingClientRect().top) / zoomOf(list);
}

function near(found: Found, element: Element): boolean {
  const a = found.box.getBoundingClientRect();
  const b = element.getBoundingClientRect();
  return (['left', 'top', 'right', 'bottom'] as const).every((side) => Math.abs(a[side] - b[side]) <= TOLERANCE);
}

/** A ring is on its control and on what is in sight of it; where it would not be, the guide offers to scroll. */
function judged(look: Found, elements: readonly Element[]): { outcome: Outcome; detail: string } {
  const element = elements.find((each) => near(look, each));
  if (!element) {
    return { outcome: 'wrong', detail: `took ${short(look.box)} for ${short(elements[0]!)}` };
  }
  const share = inSight(element);
  if (!look.away && share < MOSTLY_AWAY) {
    return { outcome: 'wrong', detail: `ringed ${short(element)}, of which ${share.toFixed(2)} is in sight` };
  }
  return { outcome: 'right', detail: '' };
}

const short = (element: Element): string =>
  element.outerHTML
    .replace(/ style="[^"]*"/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 160);

export function judge(seed: number, off: readonly Axis[] = [], kind: Kind = kindOf(seed)): Verdict {
  const axes = axesOf(seed, LOCALISED.has(kind), off);
  axes.strangers = axes.strangers.filter((stranger) => isMet(stranger, kind));
  const finder = createFinder(document);
  const { into, page } = place(axes);
  if (axes.timing === 'late') {
    finder.look();
  }
  let { builder, drawn } = draw(seed, kind, axes, into, page);
  finder.invalidate();
  const url = new URL(drawn.path, `https://${drawn.host}`);
  const site = siteOfOrigin(url.origin) as Site;
  if (axes.timing === 'replaced') {
    readPage(site, url, finder.look(), new Map());
    while (into.firstChild) {
      into.removeChild(into.firstChild);
    }
    ({ builder, drawn } = draw(seed, kind, axes, into, page));
    finder.invalidate();
  }
  if (axes.cut) cutFirstRow(builder);
  page.body.getBoundingClientRect();
  const start = performance.now();
  const { facts, found } = readPage(site, url, finder.look(), new Map());
  const time = performance.now() - start;
  const targets: Verdict['targets'] = [];
  for (const id of new Set(builder.truth.map((each) => each.id))) {
    const elements = builder.truth.filter((each) => each.id === id).map((each) => each.element);
    const look = found.get(id);
    if (look) {
      targets.push({ id, ...judged(look, elements) });
    } else if (builder.truth.some((each) => each.id === id && each.owed)) {
      const outcome = facts.controls[id]?.look === 'unsure' ? 'unsure' : 'none';
      targets.push({ id, outcome, detail: short(elements[0]!) });
    }
  }
  for (const [id, look] of found) {
    if (!builder.truth.some((each) => each.id === id)) {
      targets.push({ id, outcome: 'wrong', detail: `took ${short(look.box)}, which is no target` });
    }
  }
  return { seed, kind, axes, targets, page: drawn.page, takenFor: facts.page, time };
}

Object.assign(globalThis, { recognition: { judge, kindOf } });
