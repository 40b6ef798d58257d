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

interface Node {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: (Node & { shadowRootType?: string })[];
  contentDocument?: Node;
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

const attribute = (node: Node, name: string): string | null => {
  const list = node.attributes ?? [];
  for (let index = 0; index < list.length; index += 2) if (list[index] === name) return list[index + 1] ?? '';
  return null;
};

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) yield* walk(child);
  if (node.contentDocument) yield* walk(node.contentDocument);
}

function text(node: Node): string {
  return node.nodeName === '#text' ? node.nodeValue : (node.children ?? []).map(text).join(' ');
}

async function boxOf(session: CDPSession, node: Node): Promise<Box | null> {
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

/** Reads the guide's closed root through the DevTools protocol, as a check from outside would. */
export async function readOverlay(page: Page): Promise<Shown> {
  const session = await sessionOf(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: Node };
  let card: ShownCard | null = null;
  const rings: ShownRing[] = [];
  let announced = '';
  let hosts = 0;
  for (const host of walk(root)) {
    for (const shadow of host.shadowRoots ?? []) {
      if (shadow.shadowRootType !== 'closed') continue;
      const inside = [...walk(shadow)];
      if (!inside.some((node) => attribute(node, 'data-guide'))) continue;
      hosts += 1;
      for (const node of inside) {
        const guide = attribute(node, 'data-guide');
        if (attribute(node, 'role') === 'status') announced = text(node).trim();
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

/** Reads until it is as wanted; the last reading goes into the error. */
export async function overlayWhere(
  page: Page,
  wanted: (shown: Shown) => boolean,
  what: string,
  ms = 8000,
): Promise<Shown> {
  const end = Date.now() + ms;
  let shown: Shown | null = null;
  while (Date.now() < end) {
    shown = await readOverlay(page).catch(() => null);
    if (shown && wanted(shown)) return shown;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null)))).catch(() => null);
  }
  throw new Error(`${what} was not seen within ${ms} ms at ${page.url()}; last: ${JSON.stringify(shown)}`);
}
