/** Runs in the browser: replays described pages, and describes generated ones. */
import { createFinder } from '../../utils/find/index.ts';
import { type Site, siteOfOrigin } from '../../utils/hosts.ts';
import { describePage, type PageDescription } from '../../utils/report/describe.ts';
import { knownWords } from '../../utils/report/vocabulary.ts';
import { readPage } from '../../utils/sites/index.ts';
import { restore } from './restore.ts';

/** What the product makes of a page: its id, and the number of the element of each target. */
export interface Replayed {
  page: string;
  targets: Record<string, number | null>;
}

/** `address`: where the page stood, in full, with a made-up id where the description has none. */
function replay(description: PageDescription, address: string): Replayed {
  const elements = restore(description);
  const numbers = new Map([...elements].map(([n, element]) => [element, n]));
  const url = new URL(address);
  const { facts, found } = readPage(siteOfOrigin(url.origin) as Site, url, createFinder(document).look(), new Map());
  const targets = Object.fromEntries([...found].map(([id, { box }]) => [id, numbers.get(box) ?? null]));
  return { page: facts.page, targets };
}

const describeNow = (): PageDescription => describePage(document, knownWords());

Object.assign(globalThis, { captured: { replay, describeNow } });
