import type { Phrase } from '../../find/index.ts';
import { field, press, tick } from '../define.ts';
import type { Page, Signs } from '../types.ts';
import { appIdIn, S2S } from './app.ts';

const CHOOSING: readonly Phrase[] = [
  'What kind of app are you creating',
  'What kind of app do you want to create',
  'Choose your app type',
  'Select app type',
  'Choose app type',
];
const NAMING: readonly Phrase[] = ['App name', 'Name your app', 'Create a Server-to-Server OAuth app'];

/** A `Create` in the row of the Server-to-Server app, and no box to choose that. */
const ROWS_OF_CREATE: Signs = { shows: { targets: ['chooser.create'], least: 1 }, lacks: ['chooser.s2s'] };

/** The chooser as a page of cards, each with a `Create` of its own (screenshots 2023). */
export const cards: Page = {
  id: 'cards',
  site: 'marketplace',
  step: 'create',
  signs: [
    { address: /^\/develop\/create/, ...ROWS_OF_CREATE },
    { notAddress: /^\/develop\/app/, says: CHOOSING, ...ROWS_OF_CREATE },
  ],
  targets: [
    tick('chooser.s2s', S2S, { context: CHOOSING }),
    press('chooser.create', ['Create'], { row: S2S, context: CHOOSING, regions: ['dialog', 'main'] }),
  ],
};

/** The chooser as radio cards or cards to press, then `Create`; General App is preselected (screenshots 2024, 2025). */
export const chooser: Page = {
  id: 'chooser',
  site: 'marketplace',
  step: 'create',
  signs: [
    { says: CHOOSING, notAddress: /^\/develop\/app/ },
    { address: /^\/develop\/create/ },
    { layer: true, notAddress: /^\/develop\/app/, shows: { targets: ['chooser.s2s'], least: 1 } },
  ],
  targets: [
    tick('chooser.s2s', S2S, { context: CHOOSING, regions: ['dialog', 'main'] }),
    press('chooser.s2s', S2S, { context: CHOOSING, regions: ['dialog', 'main'] }),
    press('chooser.create', ['Create', ['Next', 0.8], ['Continue', 0.8]], {
      context: CHOOSING,
      regions: ['dialog', 'main'],
    }),
  ],
};

/** The dialog that asks for the app's name (counter n/50; screenshots 2023, 2024). */
export const name: Page = {
  id: 'name',
  site: 'marketplace',
  step: 'create',
  // Over an app's page it is only fading out, with its field emptied.
  signs: [{ notAddress: /^\/develop\/app/, shows: { targets: ['name.input'], least: 1 } }],
  targets: [
    field('name.input', ['App name', ['Name', 0.9], ['Enter app name', 0.95], ['Name of your app', 0.95]], {
      context: NAMING,
      regions: ['dialog'],
    }),
    press('name.create', ['Create', ['Next', 0.7], ['Save', 0.7]], { context: NAMING, regions: ['dialog'] }),
  ],
};

/** A page of another kind of app: by its address, or by what only other kinds have (pictures of 2024 to 2026). */
export const wrongKind: Page = {
  id: 'wrong-kind',
  site: 'marketplace',
  step: 'create',
  signs: [
    { address: /^\/develop\/applications\// },
    {
      address: /^\/develop\/apps\//,
      layer: false,
      says: [
        'User-managed app',
        'Redirect URL for OAuth',
        'OAuth Redirect URL',
        'General app',
        'Meeting SDK app',
        'Webhook only app',
        'Webhook only',
      ],
    },
  ],
  targets: [],
  read: (url) => {
    const id = appIdIn(url);
    return id === null ? {} : { otherKind: id };
  },
};

/** Terms of use that a first-time developer meets. They are the administrator's to accept, so nothing is ringed. */
export const terms: Page = {
  id: 'terms',
  site: 'marketplace',
  step: 'create',
  signs: [{ layer: true, mentions: /terms of use/, shows: { targets: ['terms.agree'], least: 1 } }],
  targets: [press('terms.agree', ['Agree', 'I agree'], { regions: ['dialog'] })],
};

/** `/scopes` and other addresses that do not exist answer so (seen July 2026). */
export const noPage: Page = {
  id: 'no-page',
  site: 'marketplace',
  step: null,
  signs: [{ mentions: /^we couldn['’]t find the page/ }],
  targets: [],
};
