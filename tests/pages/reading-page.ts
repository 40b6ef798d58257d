/** Runs in the browser: has the product read a page that is written out. */
import { createFinder } from '../../utils/find/index.ts';
import { type Site, siteOfOrigin } from '../../utils/hosts.ts';
import { readPage } from '../../utils/sites/index.ts';

/**
 * What the product makes of a page: its id, per target the id of the element that is ringed, its facts, and the memory
 * as it is then.
 */
export function read(address: string, memory: readonly (readonly [string, boolean])[] = []) {
  // What a parser leaves alone: parts that draw themselves in open shadow roots.
  for (const host of document.querySelectorAll('[data-shadow]')) {
    host.attachShadow({ mode: 'open' }).innerHTML = host.getAttribute('data-shadow')!;
  }
  for (const element of document.querySelectorAll('[data-hostile]')) spoil(element);
  const url = new URL(address);
  const kept = new Map(memory);
  const { facts, found } = readPage(siteOfOrigin(url.origin) as Site, url, createFinder(document).look(), kept);
  const seen = [...found].filter(([, { away }]) => !away);
  return {
    page: facts.page,
    rings: Object.fromEntries(seen.map(([target, { box }]) => [target, box.id])),
    away: [...found].filter(([, { away }]) => away).map(([target]) => target),
    table: facts.scopes?.table ?? null,
    facts,
    memory: [...kept],
  };
}

/** A page may have its elements throw at whoever asks them. */
function spoil(element: Element): void {
  const get = () => {
    throw new Error('hostile');
  };
  for (const key of ['textContent', 'childNodes', 'innerText', 'ownerDocument', 'getBoundingClientRect', 'closest']) {
    Object.defineProperty(element, key, { get });
  }
}

Object.assign(globalThis, { reading: { read } });
