/** Runs in the browser: has the product read a page that is written out. */
import { createFinder } from '../../../utils/find/index.ts';
import { type Site, siteOfOrigin } from '../../../utils/hosts.ts';
import { readPage } from '../../../utils/sites/index.ts';

/** What the product makes of a page: its id, per target the id of the element that is ringed, and its facts. */
export function read(address: string) {
  // What a parser leaves alone: parts that draw themselves in open shadow roots.
  for (const host of document.querySelectorAll('[data-shadow]')) {
    host.attachShadow({ mode: 'open' }).innerHTML = host.getAttribute('data-shadow')!;
  }
  const url = new URL(address);
  const { facts, found } = readPage(siteOfOrigin(url.origin) as Site, url, createFinder(document).look(), new Map());
  const seen = [...found].filter(([, { away }]) => !away);
  return {
    page: facts.page,
    rings: Object.fromEntries(seen.map(([target, { box }]) => [target, box.id])),
    away: [...found].filter(([, { away }]) => away).map(([target]) => target),
    table: facts.scopes?.table ?? null,
  };
}

Object.assign(globalThis, { handmade: { read } });
