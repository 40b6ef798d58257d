import { afterEach, expect, test } from 'vitest';
import type { Portals, Variant } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import {
  activeApp,
  enterCredentials,
  forgetEverything,
  journey,
  MARKETPLACE,
  openStarted,
  pressHandOff,
  ROLE_SETTINGS,
} from './support/journey.ts';
import { eachOf, type Observer, reloads, screenReader } from './support/observers.ts';
import type { Shown } from './support/overlay.ts';
import { textsOf } from './support/texts.ts';

// The blind follower does nothing but what rings and card say, on every form of the stand-in sites.

let portals: Portals;
let browser: Browser;

inBrowser(
  (given) => {
    ({ portals, browser } = given);
  },
  { witnessed: true },
);
afterEach(() => forgetEverything(browser));

/** Together these meet every axis of the stand-in sites at least once, beside several values of the others. */
interface Walked {
  readonly address?: string;
  readonly observers?: () => Observer[];
}

const WHOLE_WALKS: readonly [string, Partial<Variant>, Walked?][] = [
  [
    '2026, granular, a vanity host, met by a screen reader',
    {},
    { address: 'https://contoso.zoom.us/role#/detail/1/settings', observers: () => [screenReader()] },
  ],
  [
    '2022 cards, classic scopes, values as text, older role table, Fluent v8 in a modal panel',
    {
      marketplace: '2022',
      family: 'classic',
      secretAs: 'text-dots',
      roleMarkup: 'zm',
      roleLabels: 'beside',
      purview: 'v8',
      purviewWizard: 'modal',
      purviewPopups: true,
    },
  ],
  [
    '2024, late, unnamed checkboxes, terms to agree to, connectors in the settings, a toast, a list that needs a refresh, each step reloaded',
    {
      marketplace: '2024',
      late: 300,
      unnamedCheckboxes: true,
      secretAs: 'input',
      terms: true,
      purviewWay: 'settings',
      purviewWizard: 'modal',
      purviewSuccess: 'toast',
      purviewListing: 'after-refresh',
    },
    { observers: () => [reloads()] },
  ],
  [
    '2026, 300 more scopes, nodes replaced at every click, Copilot over the button',
    { extraScopes: 300, replaceNodes: 'click', purviewCopilot: 'over', purviewPopups: true, theme: 'dark' },
  ],
];

test.each(WHOLE_WALKS)('the blind follower arrives at done: %s', async (_name, variant, walked = {}) => {
  portals.reset({ variant });
  const observers = walked.observers?.() ?? [];
  const { walk, last, panel, purview } = await journey(browser, walked.address, eachOf(observers));
  expect(walk.wrong).toEqual([]);
  for (const { arrived } of observers) await arrived(purview);
  expect(last.card).toMatchObject({ step: 'done', state: 'done' });
  const { activated, submissions } = portals.world.connector;
  const [app] = portals.world.apps;
  expect(activated).toHaveLength(1);
  expect(submissions).toEqual([
    expect.objectContaining({ accountId: portals.world.account.id, clientId: app?.clientId, ok: true }),
  ]);
  await panel.bringToFront();
  await panel.getByText('10 of 10').first().waitFor();
  expect(await panel.getByRole('button', { name: 'Forget credentials' }).count()).toBe(0);
});

const ZOOM_WALKS: readonly [string, Partial<Variant>][] = [
  ['2025, classic, nodes replaced every second', { marketplace: '2025', family: 'classic', replaceNodes: 'second' }],
  [
    '2022, granular, loose labels, scopes only after a search, Edit ticks View',
    { marketplace: '2022', scopeSearchNeeded: true, looseLabels: true, roleEditTicksView: true },
  ],
];

test.each(ZOOM_WALKS)('the blind follower gets through Zoom: %s', async (_name, variant) => {
  portals.reset({ variant });
  const walk = newWalk();
  const page = await openStarted(browser, variant.roleEditTicksView ? ROLE_SETTINGS : `${MARKETPLACE}/`);
  const losesPresses = variant.replaceNodes === 'second';
  const last = await follow(page, walk, { until: ({ card }) => card?.step === 'handoff', losesPresses });
  expect(walk.wrong).toEqual([]);
  expect(last.card?.state).toBe('now');
  expect(portals.world.apps[0]?.activation).toBe('activated');
});

const PURVIEW_WALKS: readonly [string, Partial<Variant>][] = [
  ['Fluent v9, nodes replaced every second', { replaceNodes: 'second', purviewPopups: true }],
  [
    'Fluent v8, loose labels, connectors in the settings, a message over the form says what came of it',
    { purview: 'v8', purviewForm: 'loose-labels', purviewWay: 'settings', purviewSuccess: 'dialog' },
  ],
  [
    'Fluent v9, such a message, a decoy that nobody sees',
    { purviewSuccess: 'dialog', purviewWizard: 'modal', purviewForm: 'decoy-hidden', purviewCopilot: 'beside' },
  ],
];

test.each(PURVIEW_WALKS)('the blind follower gets through Compliance Manager: %s', async (_name, variant) => {
  portals.reset({ variant });
  const app = activeApp(portals);
  const panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, app);
  const walk = newWalk();
  const purview = await pressHandOff(browser, panel);
  const losesPresses = variant.replaceNodes === 'second';
  // Where nodes were replaced between look and fill, the card asks for another press of Hand off, which is done.
  const again = async ({ card }: Shown) => {
    if (!losesPresses || !card?.text.includes(textsOf('en')('card_purview_refused_title'))) return false;
    await pressHandOff(browser, panel);
    return true;
  };
  const last = await follow(purview, walk, { until: ({ card }) => card?.step === 'done', each: again, losesPresses });
  expect(walk.wrong).toEqual([]);
  expect(last.card?.state).toBe('done');
  expect(portals.world.connector.submissions).toEqual([
    expect.objectContaining({ clientSecret: app.clientSecret, ok: true }),
  ]);
});
