// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import { pageOf, readPage } from '../../../utils/sites/index.ts';
import { clicked, type Memory } from '../../../utils/sites/types.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const INSIDE = 'https://purview.microsoft.com/compliancemanager/connectors';

const pageAt = (address: string, html: string, memory: Memory = new Map()) => {
  document.body.innerHTML = html;
  return readPage('purview', new URL(address), createFinder(document).look(), memory);
};

const FORM = `<main><h1>Authentication</h1><label for="a">Account ID</label><input id="a"><label for="b">Client ID</label><input id="b">
  <label for="c">Client secret</label><input id="c" type="password"><button>Validate connection</button></main>`;

/** Pages of Compliance Manager's wizard, and pages of the portal's other parts that use the same words. */
const ALIKE: readonly [string, string, string][] = [
  [
    'cm-name',
    '/datalossprevention/policies/new',
    '<main><label>Connector name <input></label><button>Next</button></main>',
  ],
  [
    'cm-review',
    '/datalifecyclemanagement/retention',
    '<main><h1>Review</h1><p>Connector name: Purview reader</p><button>Finish</button></main>',
  ],
  [
    'cm-terms',
    '/trials/preview',
    '<main><ol><li>Connector name</li></ol><p>Preview terms</p><button>Accept</button></main>',
  ],
  ['cm-authentication', '/dataconnectors', FORM],
];

describe('a wizard of Purview', () => {
  test.each(ALIKE)('%s is known inside Compliance Manager and nowhere else (%s)', (page, elsewhere, html) => {
    const own = pageAt(INSIDE, html);
    expect(own.facts.page).toBe(page);
    const other = pageAt(`https://purview.microsoft.com${elsewhere}`, html);
    expect([...other.found.keys()]).toEqual([]);
    expect(other.facts.page).not.toBe(page);
  });
});

describe('what came of the validation', () => {
  const filled = (validate: string, next: string, more = '') =>
    `<main><label>Account ID <input value="a"></label><label>Client ID <input value="b"></label>
    <label>Client secret <input value="c"></label><button ${validate}>Validate connection</button><button ${next}>Next</button>${more}</main>`;
  const pressed = (): Memory => new Map([[clicked('purview.validate'), true]]);

  test('it was at work, that is over, and Next is as shut as before: silent, whatever the page says', () => {
    const memory = pressed();
    expect(pageAt(INSIDE, filled('', 'disabled'), memory).facts.purview).toMatchObject({ silent: false });
    expect(pageAt(INSIDE, filled('disabled', 'disabled'), memory).facts.purview).toMatchObject({ silent: false });
    const over = filled('', 'disabled', '<p>The secret is not right.</p>');
    expect(pageAt(INSIDE, over, memory).facts.purview).toMatchObject({ silent: true, validated: false });
    expect(pageAt(INSIDE, filled('', ''), memory).facts.purview).toMatchObject({ silent: false, validated: true });
  });

  test('buttons that never say that they are off do not tell that it is over; words do', () => {
    const soup = (more = '') => filled('', '', more).replace(/<button >(.*?)<\/button>/g, '<div onclick="">$1</div>');
    const memory = pressed();
    const { facts } = pageAt(INSIDE, soup(), memory);
    expect(facts.controls['purview.next']).toMatchObject({ look: 'found', enabled: true });
    expect(facts.controls['purview.validate']).toMatchObject({ look: 'found', pressed: true });
    expect(facts.purview).toMatchObject({ filled: true, tried: false, validated: false });
    expect(pageAt(INSIDE, soup('<p>Validation succeeded</p>'), memory).facts.purview?.validated).toBe(true);
    const busy = pageAt(INSIDE, filled('disabled', ''), pressed());
    expect(busy.facts.purview?.tried).toBe(true);
  });

  test('a toast outside the form that refuses is heard, and holds when it is gone', () => {
    const memory = pressed();
    const toast = '<div role="status">Validation failed.</div>';
    expect(pageAt(INSIDE, filled('', 'disabled') + toast, memory).facts.purview?.failed).toBe(true);
    expect(pageAt(INSIDE, filled('', 'disabled'), memory).facts.purview?.failed).toBe(true);
  });

  test('other values in the form are not yet refused', () => {
    const memory = pressed();
    pageAt(INSIDE, filled('disabled', 'disabled'), memory);
    pageAt(INSIDE, filled('', 'disabled', '<p>Validation failed.</p>'), memory);
    pageOf('cm-authentication')?.onInput?.(memory);
    expect(pageAt(INSIDE, filled('', 'disabled'), memory).facts.purview).toMatchObject({
      failed: false,
      silent: false,
    });
  });

  test.each([
    ['Validation succeeded', { validated: true, failed: false, welcome: 'OK' }],
    ['Validation failed', { validated: false, failed: true, welcome: 'OK' }],
    // Nobody knows what OK does there.
    ['Leave this page?', { validated: false, failed: false, welcome: null }],
  ])('a dialog over the form that says "%s"', (title, says) => {
    const dialog = `<div role="dialog" aria-modal="true"><h2>${title}</h2><button>OK</button></div>`;
    const { facts } = pageAt(INSIDE, filled('', 'disabled') + dialog);
    expect(facts.page).toBe('cm-popup');
    expect(facts.purview).toMatchObject(says);
  });
});

describe('the list of connectors', () => {
  const list = (zoom: string) =>
    `<main><h1>Data connectors</h1><button role="tab">My activated connectors</button>${zoom}</main>`;

  test('is known also while Activate connector is not there', () => {
    const radios = '<label><input type="radio">Salesforce</label><label><input type="radio">Zoom</label>';
    const { facts, found } = pageAt(INSIDE, list(radios));
    expect(facts.page).toBe('cm-connectors');
    expect(found.get('purview.zoom')?.element).toBe(document.querySelectorAll('input')[1]);
  });

  test.each([
    ['cards', 'div', 'role="button" tabindex="0"'],
    ['cards that do not say what they are', 'div', 'role="group" tabindex="0"'],
    ['rows', 'section', 'tabindex="0"'],
  ])('%s without a box to tick are chosen as a whole', (_what, tag, attributes) => {
    const card = (name: string) => `<${tag} ${attributes}><h3>${name}</h3><p>Published by ${name} Inc.</p></${tag}>`;
    const { found } = pageAt(INSIDE, list(card('Salesforce') + card('Zoom')));
    expect(found.get('purview.zoom')?.element.textContent).toMatch(/^Zoom/);
    expect(found.get('purview.zoom')?.element.localName).toBe(tag);
  });

  test('a button inside such a row is not the row', () => {
    const row = (name: string) => `<li><span>${name}</span><button>Learn more</button></li>`;
    const { found } = pageAt(INSIDE, list(`<ul>${row('Salesforce')}${row('Zoom')}</ul>`));
    expect(found.has('purview.zoom')).toBe(false);
  });
});
