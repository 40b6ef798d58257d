/**
 * Runs in an isolated world of the harness page, as the content script does, and gives the test a hold on the overlay:
 * its closed root is caught here, where the page cannot.
 */
import {
  type CardModel,
  createOverlay,
  type Dock,
  type Labels,
  type Overlay,
  type OverlayModel,
  type RingModel,
} from '../../../utils/overlay/index.ts';
import { fieldFrame } from '../../../utils/page/field-frame.ts';
import { goTo } from '../../../utils/page/go-to.ts';
import { watchPage } from '../../../utils/page/watch.ts';

export interface RingWish {
  selector: string;
  status?: RingModel['status'];
  action?: RingModel['action'];
  word?: string;
  /** Path into open shadow roots and frames, before the selector. */
  inside?: string[];
}

let root: ShadowRoot;
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  root = attach.call(this, init);
  return root;
};

const log: string[] = [];
/** What the live region said, and when by the page's clock. */
const spoken: { text: string; at: number }[] = [];
let stop = new AbortController();
let overlay: Overlay;
let model: OverlayModel;

const labels: Labels = {
  lang: 'en',
  dir: 'ltr',
  ours: ['Collect credentials'],
  region: 'Connector Guide',
  fold: 'Fold',
  unfold: 'Unfold',
  move: 'Move with arrow keys',
  hide: 'Hide',
  more: 'More',
  copied: 'Copied',
  copyFailed: 'Could not copy',
};

const card: CardModel = {
  step: 'scopes',
  state: 'now',
  progress: '6 of 9 · Scopes',
  status: 'Now',
  title: 'Add the missing scopes',
  body: 'Press **Add Scopes**, search for each name below, and tick it. Two are still missing.',
  notes: [
    {
      text: 'Still missing: user:read:list_users:admin',
      kind: 'info',
      copy: { label: 'Copy name', value: 'user:read:list_users:admin' },
    },
  ],
  buttons: [
    { id: 'show', label: 'Show me where', kind: 'primary' },
    { id: 'skip', label: 'I have done this', kind: 'secondary' },
  ],
  more: [{ id: 'stop', label: 'Stop guide', kind: 'link' }],
  short: 'Tick **View account settings**.',
};

function find({ selector, inside = [] }: RingWish): Element | null {
  let at: Document | ShadowRoot = document;
  for (const step of inside) {
    const outer: Element | null = at.querySelector(step);
    const inner: Document | ShadowRoot | null | undefined =
      outer?.shadowRoot ?? (outer as HTMLIFrameElement | null)?.contentDocument;
    if (!inner) return null;
    at = inner;
  }
  return at.querySelector(selector);
}

function boxOf(element: Element, inside: string[] = []) {
  let { x, y, width, height } = element.getBoundingClientRect();
  for (const step of inside) {
    const frame = document.querySelector(step);
    if (frame?.localName !== 'iframe') continue;
    const outer = frame.getBoundingClientRect();
    x += outer.x + frame.clientLeft;
    y += outer.y + frame.clientTop;
  }
  return { x, y, width, height };
}

const harness = {
  log,
  spoken,
  /** When the overlay was made, by the page's clock. */
  startedAt: 0,
  start(changes: Partial<Labels> = {}, put: Dock | null = null) {
    stop = new AbortController();
    overlay = createOverlay(document, {
      isAlive: () => true,
      labels: { ...labels, ...changes },
      put,
      onPut: ({ side, top }) => log.push(`put ${side} ${top}`),
      onPress: (id) => log.push(`press ${id}`),
      onHide: () => log.push('hide'),
      onLost: (target, reason) => log.push(`lost ${target} ${reason}`),
      signal: stop.signal,
    });
    harness.startedAt = performance.now();
    const region = root.querySelector('[role=status]')!;
    new MutationObserver(() => spoken.push({ text: region.textContent ?? '', at: performance.now() })).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return undefined;
  },
  render(wishes: RingWish[] = [], changes: Partial<CardModel> = {}, said: readonly string[] = []) {
    const rings = wishes.flatMap((wish): RingModel[] => {
      const element = find(wish);
      const { selector, status = 'next', action = 'click' } = wish;
      return element ? [{ target: selector, element, action, status, word: wish.word ?? status }] : [];
    });
    model = { card: { ...card, ...changes }, rings, said, page: document.title };
    overlay.render(model);
  },
  again: () => overlay.render(model),
  /** When `follow` looked last, by the page's clock. */
  lookedAt: 0,
  focusCard: () => overlay.focusCard(),
  giveBack: () => overlay.giveBack(),
  /** Leads to a control of the page, as the card's button and the chord do. */
  goTo(selector: string) {
    const element = document.querySelector<HTMLElement>(selector)!;
    goTo({ kind: 'found', element, box: element, score: 0, enabled: true, away: false });
  },
  /** Id of what is ringed for a field. */
  frameOf: (selector: string) => fieldFrame(document.querySelector(selector)!).id,
  /** Where the tags of the rings stand, and what they say. */
  tags: () =>
    [...root.querySelectorAll<HTMLElement>('.tag')].map((tag) => ({ text: tag.textContent, box: boxOf(tag) })),
  show: () => overlay.show(),
  stop: () => stop.abort(),
  connected: () => overlay.connected,
  /**
   * Looks for `selector` and rings it whenever the page changes, as the guide does; `cost`: what a look claims to have
   * taken.
   */
  follow(selector: string, cost?: number) {
    const look = (reason: string) => {
      const begin = performance.now();
      log.push(`look ${reason}`);
      harness.lookedAt = begin;
      harness.render([{ selector }]);
      const took = cost ?? performance.now() - begin;
      watch.done(took, took);
    };
    const watch = watchPage(document, {
      onChange: look,
      relevant: (node) => node.matches(selector) || node.querySelector(selector) !== null,
      shown: () => model.rings.map(({ element }) => element),
      ignore: (node) => overlay.owns(node),
      onDoubt: (element) => overlay.withdraw(element),
      signal: stop.signal,
    });
    look('start');
  },
  rings: (): { target?: string; action?: string; status?: string; box: ReturnType<typeof boxOf> }[] =>
    [...root.querySelectorAll<HTMLElement>('[data-guide="ring"]')].map((ring) => ({
      ...ring.dataset,
      box: boxOf(ring),
    })),
  cardBox: () => boxOf(root.querySelector('[data-guide="card"]')!),
  box: (selector: string) => boxOf(root.querySelector(selector)!),
  text: (selector: string) => root.querySelector(selector)?.textContent ?? null,
  label: (selector: string) => root.querySelector(selector)?.ariaLabel ?? null,
  /** Class of what has the focus in the card, or its name where it has none. */
  focused: () => root.activeElement && (root.activeElement.className || root.activeElement.localName),
  /** Language and direction that hold for an element. */
  langOf: (selector: string) => {
    const element = root.querySelector(selector)!;
    return `${element.closest('[lang]')?.getAttribute('lang')} ${getComputedStyle(element).direction}`;
  },
  attribute: (selector: string, name: string) => root.querySelector(selector)?.getAttribute(name) ?? null,
  /**
   * How far a drawn ring is from being right, in pixels: 0 when it stands around its element; null when it is not
   * drawn.
   */
  errorOf({ selector, inside }: RingWish): number | null {
    const element = find({ selector, inside });
    const ring = root.querySelector(`[data-guide="ring"][data-target="${CSS.escape(selector)}"]`);
    if (!ring || !element) return null;
    const a = boxOf(ring);
    const b = boxOf(element, inside);
    return Math.max(
      Math.abs(a.x + 6 - b.x),
      Math.abs(a.y + 6 - b.y),
      Math.abs(a.width - 12 - b.width),
      Math.abs(a.height - 12 - b.height),
    );
  },
  /** After each of `count` frames, once it is painted, what `errorOf` says. */
  async errors(wish: RingWish, count: number): Promise<(number | null)[]> {
    const errors: (number | null)[] = [];
    for (let index = 0; index < count; index += 1) {
      await painted();
      errors.push(harness.errorOf(wish));
    }
    return errors;
  },
  /** The same for all frames until `entry` stands in the log so many times or is the page's title, and five more. */
  async errorsUntil(wish: RingWish, entry: string, times = Number.POSITIVE_INFINITY): Promise<(number | null)[]> {
    const errors: (number | null)[] = [];
    const waits = () => document.title !== entry && log.filter((line) => line === entry).length < times;
    while (waits()) errors.push(...(await harness.errors(wish, 1)));
    return [...errors, ...(await harness.errors(wish, 5))];
  },
  mutations: 0,
  countMutations() {
    harness.mutations = 0;
    new MutationObserver((records) => {
      harness.mutations += records.length;
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  },
};

/** Resolves after the next frame is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
}

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
