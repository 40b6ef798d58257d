import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { soon } from '../attacks/lab.ts';
import { follow, newWalk } from '../support/follower.ts';
import { ROLE_SETTINGS } from '../support/journey.ts';
import { startPortals } from '../support/portals.ts';
import { textsOf } from '../support/texts.ts';
import { type Firefox, OWN_ORIGIN, startFirefox } from './driver.ts';

// The blind follower does nothing but what rings and card say, on the build for Firefox.

const t = textsOf('en');

let portals: Portals;
let firefox: Firefox;

beforeAll(async () => {
  portals = await startPortals();
  firefox = await startFirefox(portals);
});
afterAll(async () => {
  await firefox?.close();
  await portals?.close();
});

test('the blind follower arrives at done in Firefox: 2026, granular, Fluent v9', async () => {
  const zoom = await firefox.open(ROLE_SETTINGS);
  const panel = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  await panel.getByRole('button', { name: t('panel_start') }).click();
  await soon(() => panel.getByRole('button', { name: t('panel_stop') }).isVisible()).toBe(true);
  await zoom.front();
  const walk = newWalk();
  await follow(zoom, walk, { until: ({ card }) => card?.step === 'handoff' });

  await panel.front();
  await panel.getByRole('button', { name: t('panel_handoff') }).click();
  const purview = await firefox.opened(/^https:\/\/purview\.microsoft\.com\//);
  await purview.front();
  const last = await follow(purview, walk, { until: ({ card }) => card?.step === 'done' });
  expect(walk.wrong).toEqual([]);
  expect(walk.rings).toBeGreaterThan(40);
  expect(last.card).toMatchObject({ step: 'done', state: 'done' });

  const { activated, submissions } = portals.world.connector;
  const [app] = portals.world.apps;
  expect(activated).toHaveLength(1);
  expect(submissions).toEqual([
    expect.objectContaining({ accountId: portals.world.account.id, clientId: app?.clientId, ok: true }),
  ]);
  expect(await panel.evaluate<string>('document.body.innerText')).toContain('10 of 10');
  expect(await panel.getByRole('button', { name: t('panel_forget') }).isVisible()).toBe(false);
});
