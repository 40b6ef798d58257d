import type { BrowserContext, CDPSession, Page } from 'playwright-core';

interface Node {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly shadowRootType?: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
}

/** Texts that we draw: in a page of ours all of them, in another the closed root's. */
function* ourTexts(node: Node, ours: boolean): Generator<Node> {
  if (node.nodeName === 'STYLE' || node.nodeName === 'SCRIPT' || node.nodeName === 'HEAD') return;
  if (ours && node.nodeName === '#text' && node.nodeValue.trim() !== '') yield node;
  for (const child of node.children ?? []) yield* ourTexts(child, ours);
  for (const root of node.shadowRoots ?? []) {
    if (root.shadowRootType !== 'user-agent') yield* ourTexts(root, ours || root.shadowRootType === 'closed');
  }
}

/** Adds a text to each that we draw in a page, while the work lasts. What is drawn anew meanwhile is left as it is. */
export async function withPlanted<Value>(page: Page, text: string, work: () => Promise<Value>): Promise<Value> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as unknown as { root: Node };
  const nodes = [...ourTexts(root, page.url().startsWith('chrome-extension:'))];
  const write = (more: string) =>
    Promise.allSettled(
      nodes.map(({ nodeId, nodeValue: was }) => session.send('DOM.setNodeValue', { nodeId, value: `${was}${more}` })),
    );
  await write(text);
  try {
    return await work();
  } finally {
    await write('');
    await session.detach();
  }
}

/** Chromium rounds the edge of a rounded box by so much one way or the other (of 255; 2 was seen, November 2026). */
const ROUNDING = 4;

/** Whether two pictures show the same, up to the rounding of edges. Needs an empty page, which decodes them. */
export async function areSame(context: BrowserContext, one: Buffer, other: Buffer): Promise<boolean> {
  if (one.equals(other)) return true;
  const page = context.pages().find((open) => open.url() === 'about:blank')!;
  const most = await page.evaluate(
    async (texts) => {
      const decoded = texts.map(async (text) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
        canvas.drawImage(bitmap, 0, 0);
        return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      });
      const [a, b] = (await Promise.all(decoded)) as [ImageData, ImageData];
      if (a.width !== b.width || a.height !== b.height) return 255;
      let greatest = 0;
      a.data.forEach((value, at) => {
        greatest = Math.max(greatest, Math.abs(value - b.data[at]!));
      });
      return greatest;
    },
    [one.toString('base64'), other.toString('base64')],
  );
  return most <= ROUNDING;
}
