import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { soon } from '../attacks/lab.ts';
import { follow, newWalk } from '../support/follower.ts';
import { ROLE_SETTINGS } from '../support/journey.ts';
import { startPortals } from '../support/portals.ts';
import { count, report } from '../support/tally.ts';
import { textsOf } from '../support/texts.ts';
import { type Firefox, OWN_ORIGIN, startFirefox } from './driver.ts';

// The blind follower does nothing but what rings and card say, on the build for Firefox.

const t = textsOf('en');
const PANEL = /\/sidepanel\.html$/;

let portals: Portals;
let firefox: Firefox;

beforeAll(async () => {
  portals = await startPortals();
});
beforeEach(async () => {
  portals.reset();
  firefox = await startFirefox(portals);
});
afterEach(() => firefox?.close());
afterAll(async () => {
  report('Walks in Firefox');
  await portals?.close();
});

/** Follows from the role to the end, the panel opened by the card's button. `each` is done before every action. */
async function arrive(each: () => Promise<void>): Promise<void> {
  const zoom = await firefox.open(ROLE_SETTINGS);
  const first = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  await first.getByRole('button', { name: t('panel_start') }).click();
  await soon(() => first.getByRole('button', { name: t('panel_stop') }).isVisible()).toBe(true);
  await first.close();
  await zoom.front();
  const walk = newWalk();
  const before = async () => {
    await each();
    return false;
  };
  const { card } = await follow(zoom, walk, { until: ({ card }) => card?.step === 'handoff', each: before });

  // No page may open the sidebar, so the card opens the panel as a tab.
  expect(card?.primaryLabel).toBe(t('act_panel'));
  await zoom.click(card!.primary!);
  const panel = await firefox.opened(PANEL);
  await panel.getByRole('button', { name: t('panel_handoff') }).click();
  const purview = await firefox.opened(/^https:\/\/purview\.microsoft\.com\//);
  await purview.front();
  const last = await follow(purview, walk, { until: ({ card }) => card?.step === 'done', each: before });
  expect(walk.wrong).toEqual([]);
  expect(walk.rings).toBeGreaterThan(40);
  expect(last.card).toMatchObject({ step: 'done', state: 'done' });
  count('rings seen', walk.rings);
  count('rings beside their control', walk.wrong.length);

  const { activated, submissions } = portals.world.connector;
  const [app] = portals.world.apps;
  expect(activated).toHaveLength(1);
  expect(submissions).toEqual([
    expect.objectContaining({ accountId: portals.world.account.id, clientId: app?.clientId, ok: true }),
  ]);
  await soon(() => panel.evaluate<string>('document.body.innerText')).toContain('10 of 10');
  expect(await panel.getByRole('button', { name: t('panel_forget') }).isVisible()).toBe(false);
}

test('the blind follower arrives at done in Firefox: 2026, granular, Fluent v9', () => arrive(async () => {}));

/** As Firefox itself does after half a minute: not while an answer is still owed. */
const SUSPEND = `
  const { extension } = WebExtensionPolicy.getByID(addon.id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
  return extension.backgroundState;
`;

test('it arrives, too, when the background sleeps before every action', async () => {
  await arrive(async () => {
    await soon(() => firefox.inBrowser(SUSPEND)).toBe('stopped');
    count('sleeps of the background that a walk outlived');
  });
  expect(portals.requests.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
});
