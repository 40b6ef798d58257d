// @vitest-environment happy-dom
import { afterEach, describe, expect, it, test } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import { readPage } from '../../../utils/sites/index.ts';

const APP = 'https://marketplace.zoom.us/develop/apps/Qd4Zk2b1R0mP7xWv9aLs3T';
const factsOf = (section: string, html: string) => {
  document.body.innerHTML = html;
  return readPage('marketplace', new URL(`${APP}/${section}`), createFinder(document).look(), new Map()).facts;
};

afterEach(() => document.body.replaceChildren());

test('the list of apps that still stands under an app’s address is the list, until the app shows', () => {
  const list = '<h1>Created apps</h1>';
  expect(factsOf('scope', list).page).toBe('apps');
  expect(factsOf('scope', '<h1>Loading</h1>').page).toBe('scopes');
  // Both at once: neither is taken.
  expect(factsOf('scope', `${list}<button>Add Scopes</button>`).page).toBe('other');
});

test('an app is called by the first heading that can be seen', () => {
  expect(factsOf('scope', '<h1 hidden>Menu</h1><h1>Purview reader</h1><h2>Scopes</h2>').app?.name).toBe(
    'purview reader',
  );
});

describe('an app that cannot be activated yet', () => {
  const rail = ['App Credentials', 'Information', 'Feature', 'Scopes', 'Activation'];
  const page = (items: readonly string[], complaint = 'The following is required to activate your app:') =>
    factsOf(
      'activation',
      `<div>${rail.map((name) => `<a href="#">${name}</a>`).join('')}</div><p>${complaint}</p>
      <ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><button disabled>Activate your app</button>`,
    ).activation;

  it('is mended at what the page lists after its complaint, not at what its rail names', () => {
    expect(page(['Company name'])).toMatchObject({ state: 'incomplete', mend: ['information'] });
    expect(page(['Company name', 'At least one scope'])?.mend).toEqual(['information', 'scopes']);
    expect(page([], 'Please add your scopes')?.mend).toEqual(['scopes']);
  });

  it('wants nothing where the page only offers to add something', () => {
    expect(page(['Scopes'], 'You can add features later')?.mend).toEqual([]);
  });
});
