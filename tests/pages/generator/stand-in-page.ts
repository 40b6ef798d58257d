/**
 * Runs in a page of the stand-in sites: has the product read it, and gives the boxes that rings would be drawn around.
 */
import { createFinder } from '../../../utils/find/index.ts';
import { siteOfOrigin } from '../../../utils/hosts.ts';
import { PAGES, readPage } from '../../../utils/sites/index.ts';
import { SCOPES } from '../../../utils/zoom/scopes.ts';

export interface Answer {
  page: string;
  /** Targets of the page that the product takes it for, by their look. */
  looks: Record<string, string>;
  /** CSS pixels in the viewport. */
  boxes: Record<string, { x: number; y: number; width: number; height: number; enabled: boolean }>;
  /** Script time of the look, milliseconds. */
  time: number;
}

function read(): Answer {
  const url = new URL(location.href);
  const start = performance.now();
  const { facts, found } = readPage(siteOfOrigin(url.origin)!, url, createFinder(document).look(), new Map());
  const time = performance.now() - start;
  const boxes: Answer['boxes'] = {};
  for (const [id, { box, enabled }] of found) {
    const { x, y, width, height } = box.getBoundingClientRect();
    boxes[id] = { x, y, width, height, enabled };
  }
  const looks = Object.fromEntries(Object.entries(facts.controls).map(([id, { look }]) => [id, look]));
  return { page: facts.page, looks, boxes, time };
}

/** Target ids that a page is looked through for, and those that no list of a page's controls names. */
const targetsOf = (page: string): string[] => [
  ...(PAGES.find(({ id }) => id === page)?.controls.map(({ id }) => id) ?? []),
  ...(page === 'credentials' ? ['credentials.reveal'] : []),
  ...(page === 'scopes-dialog'
    ? SCOPES.flatMap(({ id, group }) => [`scopes.item:${id}`, `scopes.group:${group}`])
    : []),
];

Object.assign(globalThis, { standIn: { read, targetsOf } });
