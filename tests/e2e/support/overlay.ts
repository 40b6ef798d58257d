import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ShownRing {
  readonly target: string;
  readonly action: string;
  readonly status: string;
  readonly value: string | null;
  readonly box: Box;
}

export interface ShownCard {
  readonly step: string;
  readonly state: string;
  readonly text: string;
  /** Names of controls, which the card shows in bold. */
  readonly named: readonly string[];
  readonly box: Box;
  readonly primary: Box | null;
  readonly primaryLabel: string;
}

/** What a person sees of the guide in a page. */
export interface Shown {
  readonly card: ShownCard | null;
  readonly rings: readonly ShownRing[];
  readonly announced: string;
  /** Host elements with a closed root that hold guide elements. */
  readonly hosts: number;
}

/** What is needed of a page to see the guide in it and to follow it, in any browser. */
export interface GuidePage {
  url(): string;
  evaluate<Value>(run: () => Value | Promise<Value>): Promise<Value>;
  readonly mouse: { click(x: number, y: number): Promise<void> };
  readonly keyboard: {
    press(keys: string): Promise<void>;
    type(text: string): Promise<void>;
    insertText(text: string): Promise<void>;
  };
  getByRole(
    role: 'button',
    options: { name: string; exact?: boolean },
  ): { isVisible(): Promise<boolean>; boundingBox(options?: { timeout: number }): Promise<Box | null> };
  /** Reads the guide's closed root; a page without it is Chromium's, and read through the DevTools protocol. */
  readShown?(): Promise<Shown>;
}

interface DomNode {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: (DomNode & { shadowRootType?: string })[];
  contentDocument?: DomNode;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  let session = sessions.get(page);
  if (!session) {
    session = page.context().newCDPSession(page);
    sessions.set(page, session);
  }
  return session;
}

const attribute = (node: DomNode, name: string): string | null => {
  const list = node.attributes ?? [];
  for (let index = 0; index < list.length; index += 2) if (list[index] === name) return list[index + 1] ?? '';
  return null;
};

function* walk(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) yield* walk(child);
  if (node.contentDocument) yield* walk(node.contentDocument);
}

function text(node: DomNode): string {
  return node.nodeName === '#text' ? node.nodeValue : (node.children ?? []).map(text).join(' ');
}

async function boxOf(session: CDPSession, node: DomNode): Promise<Box | null> {
  try {
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: node.backendNodeId });
    const [quad] = quads;
    if (!quad) return null;
    const xs = [quad[0]!, quad[2]!, quad[4]!, quad[6]!];
    const ys = [quad[1]!, quad[3]!, quad[5]!, quad[7]!];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  } catch {
    return null;
  }
}

/** Reads the guide's closed root, as a check from outside would. */
export async function readOverlay(page: GuidePage): Promise<Shown> {
  if (page.readShown) return page.readShown();
  const session = await sessionOf(page as Page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: DomNode };
  let card: ShownCard | null = null;
  const rings: ShownRing[] = [];
  let announced = '';
  let hosts = 0;
  found.delete(page);
  for (const host of walk(root)) {
    for (const shadow of host.shadowRoots ?? []) {
      if (shadow.shadowRootType !== 'closed') continue;
      const inside = [...walk(shadow)];
      if (!inside.some((node) => attribute(node, 'data-guide'))) continue;
      hosts += 1;
      if (hosts === 1) await remember(page as Page, shadow.backendNodeId).catch(() => null);
      for (const node of inside) {
        const guide = attribute(node, 'data-guide');
        if (attribute(node, 'role') === 'status') announced = text(node).replace(/\s+/g, ' ').trim();
        if (guide === 'ring') {
          const box = await boxOf(session, node);
          if (!box || box.width === 0) continue;
          rings.push({
            target: attribute(node, 'data-target') ?? '',
            action: attribute(node, 'data-action') ?? '',
            status: attribute(node, 'data-status') ?? '',
            value: attribute(node, 'data-value'),
            box,
          });
        }
        if (guide === 'card') {
          const box = await boxOf(session, node);
          if (!box) continue;
          const primary = [...walk(node)].find((one) => attribute(one, 'data-guide') === 'primary');
          card = {
            step: attribute(node, 'data-step') ?? '',
            state: attribute(node, 'data-state') ?? '',
            text: text(node).replace(/\s+/g, ' ').trim(),
            named: [...walk(node)].filter(({ nodeName }) => nodeName === 'B').map((bold) => text(bold).trim()),
            box,
            primary: primary && attribute(primary, 'disabled') === null ? await boxOf(session, primary) : null,
            primaryLabel: primary ? text(primary).trim() : '',
          };
        }
      }
    }
  }
  return { card, rings, announced, hosts };
}

/** Where the guide's root was last found in a page, for a quick glance into it. */
interface Found {
  /** The closed root, as the DevTools protocol hands it into a world of its own, where no page has touched anything. */
  readonly objectId: string;
  /** Of the document that it stood in. */
  readonly address: string;
}

const found = new WeakMap<GuidePage, Found>();

/** Runs in that world, `this` is the root: what `readOverlay` gives, or null where the root is gone. */
export function glanceInto(this: ShadowRoot): Shown | null {
  const boxOf = (element: Element | null | undefined): Box | null => {
    if (!element?.checkVisibility({ visibilityProperty: true })) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const wordsOf = (node: Node): string =>
    node.nodeType === 3 ? (node.nodeValue ?? '') : [...node.childNodes].map(wordsOf).join(' ');
  const read = (element: Element, name: string) => element.getAttribute(`data-${name}`) ?? '';

  if (!this.host.isConnected) return null;
  const all = [...this.querySelectorAll('[data-guide]')];
  const rings = all
    .filter((element) => read(element, 'guide') === 'ring')
    .map((element) => ({
      target: read(element, 'target'),
      action: read(element, 'action'),
      status: read(element, 'status'),
      value: element.getAttribute('data-value'),
      box: boxOf(element) ?? { x: 0, y: 0, width: 0, height: 0 },
    }))
    .filter(({ box }) => box.width > 0);
  const element = all.filter((one) => read(one, 'guide') === 'card').findLast((one) => boxOf(one));
  const box = boxOf(element);
  const primary = element?.querySelector('[data-guide=primary]');
  const status = [...this.querySelectorAll('[role=status]')].at(-1);
  return {
    card:
      element && box
        ? {
            step: read(element, 'step'),
            state: read(element, 'state'),
            text: wordsOf(element).replace(/\s+/g, ' ').trim(),
            named: [...element.querySelectorAll('b')].map((bold) => wordsOf(bold).trim()),
            box,
            primary: primary?.hasAttribute('disabled') ? null : boxOf(primary),
            primaryLabel: primary ? wordsOf(primary).trim() : '',
          }
        : null,
    rings,
    announced: status ? wordsOf(status).replace(/\s+/g, ' ').trim() : '',
    hosts: 1,
  };
}

/** What `readOverlay` would give, at a tenth of its cost; null where the root is not known, or gone. */
async function glance(page: GuidePage): Promise<Shown | null> {
  if (page.readShown) return page.readShown();
  const known = found.get(page);
  if (!known || known.address !== page.url()) return null;
  const session = await sessionOf(page as Page);
  // After a reload the root is unknown to the protocol.
  const answer = await session
    .send('Runtime.callFunctionOn', {
      objectId: known.objectId,
      functionDeclaration: `${glanceInto}`,
      returnByValue: true,
    })
    .catch(() => null);
  return (answer?.result.value as Shown | null | undefined) ?? null;
}

/** Keeps where the one root of a page is. */
async function remember(page: Page, backendNodeId: number): Promise<void> {
  const session = await sessionOf(page as Page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId });
  if (object.objectId) found.set(page, { objectId: object.objectId, address: page.url() });
}

type Wanted = (shown: Shown) => boolean;

/** Milliseconds between two glances. At every frame they would cost the page more than it does itself. */
const EVERY_MS = 40;

/** Glances until it is as wanted; the last reading goes into the error. For a wait before a whole reading. */
export function glimpsed(page: GuidePage, wanted: Wanted, what: string, ms = 8000): Promise<Shown> {
  return waitUntil(page, wanted, what, ms, async () => (await glance(page)) ?? (await readOverlay(page)));
}

/** The same, but what it returns was read as a check from outside reads it. */
export function overlayWhere(page: GuidePage, wanted: Wanted, what: string, ms = 8000): Promise<Shown> {
  return waitUntil(page, wanted, what, ms, async () => {
    const shown = await glance(page);
    return shown && !wanted(shown) ? shown : readOverlay(page);
  });
}

async function waitUntil(
  page: GuidePage,
  wanted: Wanted,
  what: string,
  ms: number,
  read: () => Promise<Shown>,
): Promise<Shown> {
  const end = Date.now() + ms;
  let shown: Shown | null = null;
  while (Date.now() < end) {
    shown = await read().catch(() => null);
    if (shown && wanted(shown)) return shown;
    await setTimeout(EVERY_MS);
  }
  throw new Error(`${what} was not seen within ${ms} ms at ${page.url()}; last: ${JSON.stringify(shown)}`);
}

interface AxNode {
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly backendDOMNodeId?: number;
}

/** Presses a button of the card by its name, as a mouse does; false where the card does not show it. */
export async function pressInCard(page: Page, name: string): Promise<boolean> {
  const session = await sessionOf(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const button = nodes.find((node) => node.role?.value === 'button' && node.name?.value === name);
  if (!button?.backendDOMNodeId) return false;
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: button.backendDOMNodeId });
  const [x, y, , , right, bottom] = quads[0] as number[];
  await page.mouse.click((x! + right!) / 2, (y! + bottom!) / 2);
  return true;
}
