import { rectOf, windowOf } from '../dom/safe-dom.ts';
import { createFinder, type Explanation } from '../find/index.ts';
import { siteOfOrigin } from '../hosts.ts';
import { identify } from '../sites/index.ts';
import type { PageId } from '../sites/types.ts';
import { safeText } from './describe.ts';

/** Why a candidate was taken or left, with its box in CSS pixels of the document, as in the described page. */
interface ExplainedCandidate extends Pick<Explanation, 'target' | 'role' | 'features' | 'score' | 'verdict'> {
  readonly name: string;
  readonly box: readonly number[];
}

/** What the guide made of a page. */
export interface Recognition {
  readonly page: PageId | null;
  readonly candidates: readonly ExplainedCandidate[];
}

/** So many candidates of each target are told, the best first. */
const MOST = 3;

/**
 * Which page the guide takes this for, and for each control that it looks for there the best candidates with their
 * features (`Look.explain`). A name that is not in the vocabulary is only told by its length; no value is in it.
 */
export function explainPage(page: Document, vocabulary: ReadonlySet<string>): Recognition {
  const url = new URL(page.location.href);
  const site = siteOfOrigin(url.origin);
  const look = createFinder(page).look();
  const known = site && identify(site, url, look);
  if (!known) return { page: null, candidates: [] };
  const { scrollX, scrollY } = windowOf(page);
  const ids = [...new Set(known.targets.map(({ id }) => id))];
  const candidates = ids.flatMap((id) =>
    look
      .explain(known.targets, id)
      .slice(0, MOST)
      .map(({ target, role, name, box, features, score, verdict }) => {
        const { left, top, width, height } = rectOf(box);
        const place = [left + scrollX, top + scrollY, width, height].map(Math.round);
        return { target, role, name: safeText(name, vocabulary), box: place, features, score, verdict };
      }),
  );
  return { page: known.id, candidates };
}
