import { afterEach, describe, expect, test } from 'vitest';
import type { Portals } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { checkRings, follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import { activeApp, appAddress, forgetEverything, MANAGER, MARKETPLACE, openStarted } from './support/journey.ts';
import { overlayWhere } from './support/overlay.ts';
import { textsOf } from './support/texts.ts';

// The guide speaks the browser's language and names controls as the page shows them. Where it does not know a page's
// language it gives words, rings nothing, and the administrator's word leads on.

const t = textsOf('fr');

let portals: Portals;
let browser: Browser;

inBrowser(
  (given) => {
    ({ portals, browser } = given);
  },
  { lang: 'fr' },
);
afterEach(() => forgetEverything(browser));

const openIn = (address: string) => openStarted(browser, address, t);

test('a French browser: French cards on English pages, whose controls keep their names', async () => {
  portals.reset();
  const page = await openIn(`${MARKETPLACE}/develop/create`);
  const walk = newWalk();
  const { card } = await overlayWhere(page, ({ rings }) => rings.length > 0, 'A ring');
  expect(card?.text).toContain(t('card_create_choose_title'));
  expect(card?.named).toContain('Server to Server OAuth App');
  const last = await follow(page, walk, { until: (now) => now.card?.step === 'information' });
  expect(walk.wrong).toEqual([]);
  expect(last.card?.text).toContain(t('card_information_title'));
});

describe.each(['fr', 'de', 'ja'] as const)('the role page in %s', (language) => {
  test('words instead of rings, after two seconds as lost', async () => {
    portals.reset({ variant: { language } });
    const page = await openIn('https://zoom.us/role#/detail/1/settings');
    const shown = await overlayWhere(page, ({ card }) => card?.state === 'lost', 'The way in words');
    expect(shown.rings).toEqual([]);
    expect(shown.card).toMatchObject({ step: 'role' });
    expect(shown.card?.text).toContain(t('act_confirm'));
    await checkRings(page, newWalk());
  });
});

test('Compliance Manager in French: words and copying, and confirming leads to done', async () => {
  portals.reset({ variant: { language: 'fr' } });
  activeApp(portals);
  const page = await openIn(MANAGER);
  const shown = await overlayWhere(page, ({ card }) => card?.state === 'lost', 'The way in words');
  expect(shown.rings).toEqual([]);
  expect(shown.card).toMatchObject({ step: 'handoff' });
  const panel = await browser.ownPage('sidepanel.html');
  const handoff = panel.getByRole('listitem', { name: new RegExp(`^9 ${t('step_handoff_name')}`) });
  // It unfolds by itself, as the open page is not recognised.
  await handoff.getByRole('button', { name: t('panel_confirm'), exact: true }).click();
  await panel
    .getByRole('listitem', { name: new RegExp(`${t('step_handoff_name')} ${t('status_confirmed')}$`) })
    .waitFor();
  await panel
    .getByRole('listitem', { name: new RegExp(`^10 ${t('step_done_name')} ${t('status_confirmed')}$`) })
    .waitFor();
});

test('confirming the hand-off is asked once more while values are kept, and empties the vault', async () => {
  portals.reset({ variant: { language: 'fr' } });
  const app = activeApp(portals);
  const page = await openIn(appAddress(app, 'credentials'));
  await overlayWhere(page, ({ card }) => card?.step === 'credentials' && card.primary !== null, 'Collect');
  const panel = await browser.ownPage('sidepanel.html');
  await panel.getByRole('button', { name: t('panel_collect'), exact: true }).click();
  await panel.getByRole('button', { name: t('panel_forget'), exact: true }).waitFor();
  const handoff = panel.getByRole('listitem', { name: new RegExp(`^9 ${t('step_handoff_name')}`) });
  await handoff.locator('summary').click();
  await handoff.getByRole('button', { name: t('panel_confirm'), exact: true }).click();
  await handoff.getByText(t('panel_confirm_forgets'), { exact: true }).waitFor();
  await handoff.getByRole('button', { name: t('panel_confirm_yes'), exact: true }).click();
  await panel.getByText(t('panel_emptied_confirmed_why'), { exact: true }).waitFor();
  expect(await panel.getByRole('button', { name: t('panel_forget'), exact: true }).count()).toBe(0);
});
