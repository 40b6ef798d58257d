import type { Sighting } from '../utils/model/sighting.ts';

/** What a content script tells of a page where nothing counts but which page it is, and `more`. */
export function seenOn(page: Sighting['page'], more: Partial<Sighting> = {}): Sighting {
  return {
    page,
    app: null,
    otherKind: null,
    role: null,
    informationEmpty: null,
    scopes: null,
    activation: null,
    validated: false,
    listed: false,
    ...more,
  };
}
