import {
  attribute,
  documentIn,
  firstChild,
  nextSibling,
  pageOf,
  parentNode,
  rectOf,
  rootOf,
  shadowOf,
  styleOf,
  tagOf,
} from '../dom/safe-dom.ts';
import { normalise } from '../find/words.ts';
import { siteOfOrigin } from '../hosts.ts';

/** One element of a described page. What is left out is false, empty or usual. */
export interface DescribedNode {
  /** Number in document order, for expectation tables. */
  readonly n: number;
  readonly tag: string;
  readonly role?: string;
  readonly type?: string;
  /** Its own text: a known label, or what stands for a text that is not known. */
  readonly text?: string;
  /** Known or replaced values of the attributes that name things. */
  readonly names?: Readonly<Record<string, string>>;
  /** States of a closed list, as the page writes them. */
  readonly states?: Readonly<Record<string, string>>;
  /** Numbers of the elements that it names as its labels, or that it is the label of. */
  readonly labelledBy?: readonly number[];
  /** Left, top, width and height in CSS pixels of the document. */
  readonly box: readonly [number, number, number, number];
  /** Drawn properties that decide whether and how a person sees it. */
  readonly look?: readonly ('hidden' | 'transparent' | 'pointer' | 'painted' | 'fixed' | 'scrolls' | 'through')[];
  readonly layer?: number;
  readonly inside?: readonly DescribedNode[];
}

/** A page's structure without anything personal. */
export interface PageDescription {
  readonly version: 1;
  readonly site: string;
  readonly path: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly window: readonly [number, number];
  readonly nodes: readonly DescribedNode[];
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const LEFT_OUT = listed('script style noscript template head meta link');
const ROLES = listed(
  'alert alertdialog article banner button cell checkbox columnheader combobox complementary contentinfo dialog grid gridcell group heading link list ' +
    'listbox listitem main menu menubar menuitem menuitemcheckbox menuitemradio navigation none option presentation radio region row ' +
    'searchbox status switch tab table tablist tabpanel textbox tooltip tree treegrid treeitem',
);
const NAMING = ['aria-label', 'placeholder', 'title', 'alt'] as const;
const STATES = [
  'aria-checked',
  'aria-current',
  'aria-disabled',
  'aria-expanded',
  'aria-hidden',
  'aria-modal',
  'aria-selected',
  'contenteditable',
  'disabled',
  'inert',
  'readonly',
  'required',
] as const;
const STATE_VALUE = /^(true|false|mixed|page|step|location)$/;
const PATH_WORDS = listed(
  'activation apps applications build compliancemanager connectors create createLegacy credentials detail develop feature features information overviewpage role ' +
    'roles scope scopes settings user application-settings',
);
const NODES_LIMIT = 3_000;
const DEPTH_LIMIT = 400;

/**
 * Describes the structure of a page: tag names, roles, sizes, states, and the texts of a vocabulary. Every other text,
 * every value, address, id, class and name is left out or replaced by how many letters it has, in steps, so that
 * nothing that someone typed, no credential and no e-mail address is in it. `vocabulary` holds the labels that may
 * appear as they are. At most 3,000 elements; what stands in open shadow roots and in frames of the same origin is
 * described as if it stood in the page itself.
 */
export function describePage(page: Document, vocabulary: ReadonlySet<string>): PageDescription {
  const view = page.defaultView;
  const scrolled = [view?.scrollX ?? 0, view?.scrollY ?? 0] as const;
  const described = page.body ? describe(page.body, { vocabulary, ...numbered(page.body) }, scrolled) : null;
  const language = /^[a-z]{2}(?=-|$)/.exec(attribute(page.documentElement, 'lang') ?? '')?.[0] ?? '';
  return {
    version: 1,
    site: siteOf(page.location.hostname),
    path: pathOf(page.location),
    language,
    direction: attribute(page.documentElement, 'dir') === 'rtl' ? 'rtl' : 'ltr',
    window: [view?.innerWidth ?? 0, view?.innerHeight ?? 0],
    nodes: described ? [described] : [],
  };
}

interface Context {
  readonly vocabulary: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<Element, number>;
  /** Of each document or shadow root, its elements by their id, and its `label` elements by the id they are for. */
  readonly names: ReadonlyMap<Node, NamesInRoot>;
}

interface NamesInRoot {
  readonly byId: Map<string, Element>;
  readonly labels: Map<string, Element>;
}

/**
 * What is drawn in an element: a shadow tree before its children, and a frame's document where it is of the same
 * origin.
 */
function* drawnIn(element: Element): Generator<Element> {
  const page = tagOf(element) === 'iframe' ? documentIn(element as HTMLIFrameElement) : null;
  if (page?.body) {
    yield page.body;
  }
  for (const first of [shadowOf(element)?.firstElementChild ?? null, firstChild(element)]) {
    for (let child = first; child; child = nextSibling(child)) {
      yield child;
    }
  }
}

/** Numbers the elements that are described, and notes what they may be named by. */
function numbered(body: Element): Pick<Context, 'numbers' | 'names'> {
  const numbers = new Map<Element, number>();
  const names = new Map<Node, NamesInRoot>();
  const visit = (element: Element, depth: number) => {
    const tag = tagOf(element);
    if (numbers.size >= NODES_LIMIT || depth > DEPTH_LIMIT || LEFT_OUT.has(tag)) {
      return;
    }
    numbers.set(element, numbers.size);
    const root = rootOf(element);
    const own = names.get(root) ?? { byId: new Map(), labels: new Map() };
    names.set(root, own);
    const id = attribute(element, 'id');
    const target = tag === 'label' ? attribute(element, 'for') : null;
    if (id) {
      own.byId.set(id, element);
    }
    if (target) {
      own.labels.set(target, element);
    }
    if (tag !== 'svg') {
      for (const child of drawnIn(element)) {
        visit(child, depth + 1);
      }
    }
  };
  visit(body, 0);
  return { numbers, names };
}

/** `origin`: where the element's own document begins in the page, CSS pixels. */
function describe(element: Element, context: Context, origin: readonly [number, number]): DescribedNode | null {
  const { numbers, vocabulary } = context;
  const tag = tagOf(element);
  const n = numbers.get(element);
  if (n === undefined) {
    return null;
  }
  const rect = rectOf(element);
  const [left, top] = [rect.left + origin[0], rect.top + origin[1]];
  const box = [left, top, rect.width, rect.height].map(Math.round);
  const inside: DescribedNode[] = [];
  for (const child of drawnIn(element)) {
    const node = describe(child, context, pageOf(child) === pageOf(element) ? origin : [left, top]);
    if (node) {
      inside.push(node);
    }
  }
  const role = attribute(element, 'role') ?? '';
  // As the browser knows it: one of a closed list, whatever the page writes.
  const type = tag === 'input' && (element as HTMLInputElement).type;
  const text = textOf(element, tag, vocabulary);
  return {
    n,
    tag: isKnown(tag) ? tag : 'div',
    ...(ROLES.has(role) ? { role } : {}),
    ...(type ? { type } : {}),
    ...(text ? { text } : {}),
    ...namesOf(element, vocabulary),
    ...statesOf(element),
    ...labelsOf(element, context),
    box: box as unknown as DescribedNode['box'],
    ...looksOf(element),
    ...(inside.length > 0 ? { inside } : {}),
  };
}

/** Whether HTML has such an element: what someone made up may say anything. */
const isKnown = (tag: string): boolean =>
  tag === 'svg' || (!tag.includes('-') && !(document.createElement(tag) instanceof HTMLUnknownElement));

/** The text in the element itself; of fields none, as it is a value. */
function textOf(element: Element, tag: string, vocabulary: ReadonlySet<string>): string {
  if (
    tag === 'textarea' ||
    tag === 'option' ||
    attribute(element, 'contenteditable') !== null ||
    attribute(element, 'role') === 'textbox'
  ) {
    return '';
  }
  let own = '';
  for (const child of Array.from(element.childNodes)) {
    own += child.nodeType === 3 ? (child as Text).data : '';
  }
  return safeText(own, vocabulary);
}

/** A known label as it is known; anything else as how long it is, in steps. */
export function safeText(raw: string, vocabulary: ReadonlySet<string>): string {
  const text = normalise(raw);
  if (text === '') {
    return '';
  }
  if (vocabulary.has(text)) {
    return text;
  }
  const steps = [4, 12, 30, 80, 200];
  return `(up to ${steps.find((limit) => text.length <= limit) ?? 'many'} letters)`;
}

function namesOf(element: Element, vocabulary: ReadonlySet<string>): Pick<DescribedNode, 'names'> {
  const names: Record<string, string> = {};
  for (const name of NAMING) {
    const text = safeText(attribute(element, name) ?? '', vocabulary);
    if (text) {
      names[name] = text;
    }
  }
  return Object.keys(names).length > 0 ? { names } : {};
}

function statesOf(element: Element): Pick<DescribedNode, 'states'> {
  const states: Record<string, string> = {};
  for (const name of STATES) {
    const value = attribute(element, name);
    if (value !== null) {
      states[name] = STATE_VALUE.test(value) ? value : '';
    }
  }
  return Object.keys(states).length > 0 ? { states } : {};
}

function labelsOf(element: Element, { numbers, names }: Context): Pick<DescribedNode, 'labelledBy'> {
  const { byId, labels } = names.get(rootOf(element))!;
  const ids = (attribute(element, 'aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const own = attribute(element, 'id');
  const named = [...ids.map((id) => byId.get(id)), own ? labels.get(own) : undefined];
  const known = named.map((label) => label && numbers.get(label)).filter((number) => number !== undefined);
  return known.length > 0 ? { labelledBy: known } : {};
}

function looksOf(element: Element): Pick<DescribedNode, 'look' | 'layer'> {
  const style = styleOf(element);
  const look: NonNullable<DescribedNode['look']>[number][] = [];
  if (style.display === 'none' || style.visibility === 'hidden') {
    look.push('hidden');
  }
  if (style.opacity !== '' && Number(style.opacity) < 0.1) {
    look.push('transparent');
  }
  const parent = parentNode(element);
  if (style.cursor === 'pointer' && !(parent?.nodeType === 1 && styleOf(parent as Element).cursor === 'pointer')) {
    look.push('pointer');
  }
  if (
    Number.parseFloat(style.borderTopWidth) > 0 ||
    /^(?!rgba\(0, 0, 0, 0\)|transparent|$)/.test(style.backgroundColor)
  ) {
    look.push('painted');
  }
  if (style.position === 'fixed' || style.position === 'sticky') {
    look.push('fixed');
  }
  if (/auto|scroll/.test(style.overflowY)) {
    look.push('scrolls');
  }
  // Clicks go through it to what lies under it, as with the frame that Material UI draws over a field.
  if (style.pointerEvents === 'none') {
    look.push('through');
  }
  const layer = Number(style.zIndex);
  return { ...(look.length > 0 ? { look } : {}), ...(Number.isInteger(layer) && layer !== 0 ? { layer } : {}) };
}

function siteOf(host: string): string {
  const site = siteOfOrigin(`https://${host}`);
  // The name before it is a company's own.
  return site === 'role' && host !== 'zoom.us' ? '*.zoom.us' : site ? host : 'other';
}

/** Path and hash with every part that is no known word replaced. */
function pathOf({ pathname, hash }: Location): string {
  const safe = (path: string) =>
    path.split('/').map((part) => (part === '' || part === '#' || PATH_WORDS.has(part) ? part : '(id)'));
  return safe(pathname).join('/') + (hash ? safe(hash).join('/') : '');
}
