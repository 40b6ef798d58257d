import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { count } from '../support/tally.ts';

/** A value that every search must find, where it was put on purpose. */
export const PLANTED = 'CNRYplanted0000';

/** The same text as files, addresses and headers may hold it. */
function encodings(value: string): Buffer[] {
  const bytes = Buffer.from(value);
  // The middle of a Base64 text depends on where the value begins in it.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 8) / 6) - 1);
  });
  const spellings = [
    value,
    ...base64,
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
  ];
  return [
    ...spellings.map((one) => Buffer.from(one)),
    Buffer.from(value, 'utf16le'),
    Buffer.from(value, 'utf16le').swap16(),
  ];
}

export interface Sink {
  readonly name: string;
  readonly content: Buffer;
}

export const sink = (name: string, content: unknown): Sink => ({
  name,
  content: Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : (JSON.stringify(content) ?? '')),
});

/** Names of the sinks that hold any of the values in any encoding. */
export function found(sinks: readonly Sink[], values: readonly string[]): string[] {
  const needles = values.flatMap(encodings);
  return sinks.filter(({ content }) => needles.some((needle) => content.includes(needle))).map(({ name }) => name);
}

/** Looks for the values in one kind of place; first that it would find one. */
export function expectNowhere(kind: string, sinks: readonly Sink[], values: readonly string[]): void {
  expect(sinks.length).toBeGreaterThan(0);
  const control = encodings(PLANTED).map((needle) => sink('control', Buffer.concat([Buffer.from('x'), needle])));
  expect(found(control, [PLANTED])).toHaveLength(control.length);
  expect([kind, found(sinks, values)]).toEqual([kind, []]);
  count(`places searched: ${kind}`, sinks.length);
  count('comparisons of a value, in one encoding, with a place', sinks.length * values.length * control.length);
}

/** The whole document with its closed roots, text and attributes, as the DevTools see it. */
export async function domOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return JSON.stringify(root);
}

interface Node {
  readonly shadowRoots?: readonly (Node & { shadowRootType?: string })[];
  readonly children?: readonly Node[];
}

function* closedRoots(node: Node): Generator<Node> {
  for (const root of node.shadowRoots ?? []) if (root.shadowRootType === 'closed') yield root;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) yield* closedRoots(child);
}

/**
 * What the extension draws in a page: in its own all of it, what fields hold included; in another's its closed root.
 */
export async function drawnBy(page: Page): Promise<string> {
  const dom = await domOf(page);
  if (!page.url().startsWith('chrome-extension:')) return JSON.stringify([...closedRoots(JSON.parse(dom))]);
  const fields = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  return JSON.stringify([dom, await page.title(), fields]);
}
