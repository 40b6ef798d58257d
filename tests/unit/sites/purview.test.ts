// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import { readPage } from '../../../utils/sites/index.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const pageAt = (address: string, html: string) => {
  document.body.innerHTML = html;
  return readPage('purview', new URL(address), createFinder(document).look(), new Map());
};

const FORM = `<main><h1>Authentication</h1><label for="a">Account ID</label><input id="a"><label for="b">Client ID</label><input id="b">
  <label for="c">Client secret</label><input id="c" type="password"><button>Validate connection</button></main>`;

/** Pages of Compliance Manager's wizard, and pages of the portal's other parts that use the same words. */
const ALIKE: readonly [string, string, string][] = [
  ['cm-name', '/datalossprevention/policies/new', '<main><label>Name <input></label><button>Next</button></main>'],
  ['cm-review', '/datalifecyclemanagement/retention', '<main><h1>Review</h1><button>Finish</button></main>'],
  ['cm-terms', '/trials/preview', '<main><p>Preview terms</p><button>Accept</button></main>'],
  ['cm-authentication', '/dataconnectors', FORM],
];

describe('a wizard of Purview', () => {
  test.each(ALIKE)('%s is known inside Compliance Manager and nowhere else (%s)', (page, elsewhere, html) => {
    const own = pageAt('https://purview.microsoft.com/compliancemanager/connectors', html);
    expect(own.facts.page).toBe(page);
    const other = pageAt(`https://purview.microsoft.com${elsewhere}`, html);
    expect([...other.found.keys()]).toEqual([]);
    expect(other.facts.page).not.toBe(page);
  });
});
