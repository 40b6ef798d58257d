import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Portals } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import { forgetEverything, MARKETPLACE, openStarted, pressHandOff, ROLE_SETTINGS } from './support/journey.ts';
import { overlayWhere, pressInCard } from './support/overlay.ts';
import { textsOf } from './support/texts.ts';

// Zoom's role page and Compliance Manager in a language whose words the guide does not know: the cards' words, the
// panel's Copy and "I've done this" lead to the end. Zoom's developer pages are English in any language.

const t = textsOf('en');

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

/** The administrator's word for a step, which unfolds by itself where its open page is not recognised. */
const confirmIn = (panel: Page, step: RegExp): Promise<void> =>
  panel
    .getByRole('listitem', { name: step })
    .getByRole('button', { name: t('panel_confirm'), exact: true })
    .click();

test('pages in a language without evidence: from Start to the listed connector without one ring on them', async () => {
  portals.reset({ variant: { language: 'fr' } });
  const role = await openStarted(browser, ROLE_SETTINGS);
  const lost = await overlayWhere(role, ({ card }) => card?.state === 'lost', 'The role page in words');
  expect(lost.rings).toEqual([]);
  const row = role.getByRole('row', { name: /OAuth de serveur à serveur/ });
  for (const box of await row.getByRole('checkbox').all()) await box.check();
  await role.getByRole('button', { name: 'Enregistrer les modifications' }).click();
  const panel = await browser.ownPage('sidepanel.html');
  await confirmIn(panel, /^1 Role permission/);
  await panel.getByRole('listitem', { name: /^1 Role permission Confirmed by you$/ }).waitFor();

  const zoom = await browser.context.newPage();
  await zoom.goto(`${MARKETPLACE}/user/build`);
  const walk = newWalk();
  await follow(zoom, walk, { until: ({ card }) => card?.step === 'handoff' });
  expect(walk.wrong).toEqual([]);

  const purview = await pressHandOff(browser, panel);
  await purview.bringToFront();
  const foreign = await overlayWhere(purview, ({ card }) => card?.state === 'lost', 'Compliance Manager in words');
  expect(foreign.rings).toEqual([]);
  // What is not recognised cannot be kept clear of: the card is sent to the other side.
  await pressInCard(purview, t('overlay_move'));
  await purview.getByRole('button', { name: 'Connecteurs de données' }).click();
  await purview.getByRole('row', { name: /Zoom/ }).getByRole('checkbox').check();
  for (const name of ['Activer le connecteur', 'Ajouter un connecteur', 'Accepter'])
    await purview.getByRole('button', { name, exact: true }).click();
  await purview.getByRole('textbox', { name: 'Nom du connecteur' }).fill('Zoom');
  await purview.getByRole('button', { name: 'Suivant', exact: true }).click();

  // What Copy gives is what is typed.
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.bringToFront();
  const credentials = panel.getByRole('listitem', { name: /^3 App credentials/ });
  const copies = credentials.getByRole('button', { name: t('panel_copy'), exact: true });
  if (!(await copies.first().isVisible())) await credentials.locator('summary').click();
  for (const [index, label] of ['ID de compte', 'ID client', 'Clé secrète client'].entries()) {
    await panel.bringToFront();
    await copies.nth(index).click();
    await expect.poll(() => copies.nth(index).getAttribute('aria-busy')).toBe('false');
    const value = await panel.evaluate(() => navigator.clipboard.readText());
    await purview.bringToFront();
    await purview.getByLabel(new RegExp(`^${label}`)).fill(value);
  }
  await purview.getByRole('button', { name: 'Valider la connexion' }).click();
  await purview.getByText('Validation réussie').waitFor();
  await purview.getByRole('button', { name: 'Suivant', exact: true }).click();
  await purview.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect.poll(() => portals.world.connector.activated).toHaveLength(1);

  await panel.bringToFront();
  await confirmIn(panel, /^9 Compliance Manager/);
  await panel.getByRole('button', { name: t('panel_confirm_yes'), exact: true }).click();
  await panel.getByRole('listitem', { name: /^10 Record Confirmed by you$/ }).waitFor();
  expect(await panel.getByRole('button', { name: t('panel_forget'), exact: true }).count()).toBe(0);
});
