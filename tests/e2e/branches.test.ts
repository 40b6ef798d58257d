import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { newApp, type Portals, readyApp, type Variant, type ZoomApp } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { checkRings, follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import {
  activeApp,
  appAddress,
  enterCredentials,
  forgetEverything,
  MANAGER,
  MARKETPLACE,
  openStarted,
  pressHandOff,
  ROLE_SETTINGS,
} from './support/journey.ts';
import { overlayWhere, readOverlay, type Shown } from './support/overlay.ts';
import { textsOf } from './support/texts.ts';

// What may go wrong on the pages themselves: each is said, with the way on.

const t = textsOf('en');

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

/** The card with this text in this state; not one ring is beside its control. */
async function expectCard(page: Page, text: string, state = 'attention'): Promise<Shown> {
  const shown = await overlayWhere(
    page,
    ({ card }) => (card?.text.includes(text) ?? false) && card?.state === state,
    `The card "${text}" (${state})`,
  );
  const walk = newWalk();
  await checkRings(page, walk);
  expect(walk.wrong).toEqual([]);
  return shown;
}

async function pressInCard(page: Page, { card }: Shown): Promise<void> {
  const { x, y, width, height } = card!.primary!;
  await page.mouse.click(x + width / 2, y + height / 2);
}

describe('the role', () => {
  test('a row that is greyed out: whom to ask, and no ring round what cannot be ticked', async () => {
    portals.reset({ variant: { roleNeedsDevelopers: true } });
    const shown = await expectCard(await openStarted(browser, ROLE_SETTINGS), t('card_role_greyed_title'));
    expect(shown.rings).toEqual([]);
    expect(shown.card?.text).toContain(t('act_copy_owner_note'));
  });

  test('a page that may only be read', async () => {
    portals.reset({ variant: { roleAccess: 'read' } });
    await expectCard(await openStarted(browser, ROLE_SETTINGS), t('card_role_read_only_title'));
  });

  test('a page that may not be opened: the way in words; a confirmation counts and can be undone', async () => {
    portals.reset({ variant: { roleAccess: 'none' } });
    const page = await openStarted(browser, ROLE_SETTINGS);
    const shown = await expectCard(page, t('act_copy_owner_note'), 'lost');
    expect(shown.rings).toEqual([]);
    const panel = await browser.ownPage('sidepanel.html');
    const role = panel.getByRole('listitem', { name: /Role permission/ });
    // Where the page is not recognised, the step's other ways on are open.
    await role.getByRole('button', { name: 'I’ve done this' }).click();
    await panel.getByRole('listitem', { name: /^1 Role permission Confirmed by you$/ }).waitFor();
    // Settled steps fold.
    await role.locator('summary').click();
    await role.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('listitem', { name: /^1 Role permission (To do|Now)$/ }).waitFor();
  });

  test('no Server-to-Server card in the chooser leads back to the role', async () => {
    portals.reset({ variant: { s2sCard: 'absent' } });
    const page = await openStarted(browser, `${MARKETPLACE}/develop/create`);
    const shown = await expectCard(page, t('act_open_role'), 'lost');
    expect(shown.rings).toEqual([]);
  });
});

describe('the app', () => {
  const draftApp = (values: Partial<ZoomApp> = {}): ZoomApp => {
    const app = newApp(portals.world, { ...readyApp(portals.world.variant.family), ...values });
    portals.world.apps.push(app);
    return app;
  };

  test('a secret that shows as dots: the eye is ringed, and Collect takes nothing until it is pressed', async () => {
    portals.reset({ variant: { secretAs: 'input' } });
    const page = await openStarted(browser, appAddress(draftApp(), 'credentials'));
    const shown = await expectCard(page, t('card_credentials_dots_title'), 'now');
    expect(shown.rings.find(({ status }) => status === 'next')?.target).toBe('credentials.reveal');
    const panel = await browser.ownPage('sidepanel.html');
    await panel.getByRole('button', { name: 'Collect credentials' }).click();
    await panel.getByText(t('collect_masked')).waitFor();
    expect(await panel.getByRole('button', { name: 'Forget credentials' }).count()).toBe(0);
  });

  test('no scopes offered leads back to the role', async () => {
    portals.reset({ variant: { scopesOffered: 'none' } });
    const page = await openStarted(browser, appAddress(draftApp({ scopes: [] }), 'scope'));
    const shown = await follow(page, newWalk(), { until: ({ card }) => card?.state !== 'now', most: 15 });
    expect(shown.card).toMatchObject({ step: 'scopes', primaryLabel: t('act_open_role') });
    await pressInCard(page, shown);
    await page.waitForURL('https://zoom.us/role');
  });

  test('more scopes than needed are advice, never an error', async () => {
    portals.reset();
    const app = draftApp();
    app.scopes.push({ id: 'meeting:read:list_meetings:admin', description: '', optional: false });
    const shown = await expectCard(
      await openStarted(browser, appAddress(app, 'scope')),
      'Not needed for Microsoft: meeting:read:list_meetings:admin',
      'done',
    );
    expect(shown.rings.some(({ status }) => status === 'missing')).toBe(false);
  });

  test('an app that is incomplete: what the page lists leads to the page that mends it', async () => {
    portals.reset();
    const app = draftApp({ companyName: '' });
    const page = await openStarted(browser, appAddress(app, 'activation'));
    const shown = await expectCard(page, t('card_activation_incomplete_title'));
    expect(shown.rings.filter(({ status }) => status === 'next').map(({ target }) => target)).toEqual([
      'rail.information',
    ]);
    await pressInCard(page, shown);
    await overlayWhere(page, ({ card }) => card?.step === 'information', 'The card of Information');
    expect(page.url()).toBe(appAddress(app, 'information'));
  });

  test.each(['on its page', 'in Created apps'])('a later deactivation is noticed %s', async (where) => {
    portals.reset();
    const app = activeApp(portals);
    const page = await openStarted(browser, appAddress(app, 'activation'));
    await expectCard(page, t('card_activation_done_title'), 'done');
    app.activation = 'deactivated';
    await page.goto(where === 'on its page' ? appAddress(app, 'activation') : `${MARKETPLACE}/user/build`);
    if (where === 'on its page') await expectCard(page, t('card_activation_fell_title'));
    const panel = await browser.ownPage('sidepanel.html');
    await panel.getByRole('listitem', { name: /Activation Needs attention$/ }).waitFor();
  });

  test('a ringed button that is renamed where it stands loses its ring within two frames', async () => {
    portals.reset();
    const page = await openStarted(browser, appAddress(draftApp(), 'activation'));
    await overlayWhere(page, ({ rings }) => rings.some(({ target }) => target === 'activation.activate'), 'The ring');
    await page.getByRole('button', { name: 'Activate your app' }).evaluate((button) => {
      const text = document.createTreeWalker(button, NodeFilter.SHOW_TEXT).nextNode();
      if (text) text.nodeValue = 'Deactivate your app';
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    expect((await readOverlay(page)).rings.map(({ target }) => target)).not.toContain('activation.activate');
  });

  test('a second set of values: nothing is mixed, and the panel asks which one holds', async () => {
    portals.reset();
    const first = activeApp(portals);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, first);
    const second = activeApp(portals, { name: 'Another app' });
    const page = await openStarted(browser, appAddress(second, 'credentials'));
    await overlayWhere(page, ({ card }) => card?.step === 'credentials', 'The card of App Credentials');
    await panel.bringToFront();
    await panel.getByRole('button', { name: 'Collect credentials' }).click();
    await panel.getByText(t('panel_second'), { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Keep the first set' }).click();
    await panel.getByText(t('panel_second'), { exact: true }).waitFor({ state: 'hidden' });
    await panel
      .getByRole('listitem', { name: /^3 App credentials/ })
      .locator('summary')
      .click();
    await panel.getByText(`ends in ${first.clientId.slice(-2)}`).waitFor();
    await panel.getByRole('button', { name: 'Collect credentials' }).click();
    await panel.getByRole('button', { name: 'Replace the first set' }).click();
    await panel.getByText(`ends in ${second.clientId.slice(-2)}`).waitFor();
  });

  test('a second set of values: the card asks whether it replaces the first, and its answer counts', async () => {
    portals.reset();
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, activeApp(portals));
    const second = activeApp(portals, { name: 'Another app' });
    const page = await openStarted(browser, appAddress(second, 'credentials'));
    await overlayWhere(page, ({ card }) => card?.step === 'credentials', 'The card of App Credentials');
    await panel.getByRole('button', { name: 'Collect credentials' }).click();
    await pressInCard(page, await expectCard(page, t('card_credentials_second_title')));
    await panel
      .getByRole('listitem', { name: /^3 App credentials/ })
      .locator('summary')
      .click();
    await panel.getByText(`ends in ${second.clientId.slice(-2)}`).waitFor();
    await panel.getByText(t('panel_second'), { exact: true }).waitFor({ state: 'hidden' });
  });
});

/** Walks to the Authentication page with the hand-off armed. */
async function toTheForm(variant: Partial<Variant>): Promise<{ panel: Page; purview: Page; app: ZoomApp }> {
  portals.reset({ variant });
  const app = activeApp(portals);
  const panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, app);
  const purview = await pressHandOff(browser, panel);
  await follow(purview, newWalk(), {
    until: ({ rings }) => rings.some(({ target }) => target === 'purview.next'),
  });
  await purview.getByRole('button', { name: 'Next' }).click();
  await purview.getByRole('heading', { name: 'Authentication' }).waitFor();
  return { panel, purview, app };
}

/** What stands in the form's fields. */
const typed = (page: Page) =>
  page.locator('.form input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

describe('the hand-off', () => {
  const REFUSALS: readonly [Variant['purviewForm'], string][] = [
    ['decoy-visible', 'doubled-field'],
    ['missing-secret', 'missing-field'],
    ['covered', 'covered-field'],
    ['readonly', 'locked-field'],
    ['disabled', 'locked-field'],
    ['trimmed', 'read-back'],
    // The field that was looked at is not the field that is written to: nothing may go in.
    ['replaced', 'read-back'],
  ];

  test.each(REFUSALS)('a form that is %s is refused: %s', async (purviewForm, refusal) => {
    const { panel, purview } = await toTheForm({ purviewForm });
    await panel.bringToFront();
    const region = panel.getByRole('region', { name: 'Hand-off' });
    const key = `fill_${refusal.replaceAll('-', '_')}`;
    for (const part of ['', '_why', '_action']) await region.getByText(t(`${key}${part}`), { exact: true }).waitFor();
    expect((await typed(purview)).filter((value) => value !== '')).toEqual([]);
    expect(portals.world.connector.submissions).toEqual([]);
    await purview.bringToFront();
    await overlayWhere(purview, ({ card }) => card?.state === 'attention', 'A card that says why');
  });

  test('a form that cannot be filled can be copied into, value by value', async () => {
    const { panel, app } = await toTheForm({ purviewForm: 'missing-secret' });
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel.bringToFront();
    const copies = panel.getByRole('button', { name: 'Copy', exact: true });
    for (const [index, value] of [portals.world.account.id, app.clientId, app.clientSecret].entries()) {
      await copies.nth(index).click();
      await expect.poll(() => panel.evaluate(() => navigator.clipboard.readText()), { timeout: 8000 }).toBe(value);
    }
  });

  test('a form in another tab than that of Hand off gets nothing', async () => {
    portals.reset();
    const app = activeApp(portals);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, app);
    await pressHandOff(browser, panel);
    const other = await browser.context.newPage();
    await other.goto(MANAGER);
    await follow(other, newWalk(), { until: ({ rings }) => rings.some(({ target }) => target === 'purview.next') });
    await other.getByRole('button', { name: 'Next' }).click();
    await overlayWhere(
      other,
      ({ card }) => card?.text.includes('This is another tab') ?? false,
      'Words on the other tab',
    );
    expect((await typed(other)).filter((value) => value !== '')).toEqual([]);
  });

  test('a frame that nobody sees doubles nothing', async () => {
    portals.reset();
    const page = await browser.context.newPage();
    await page.addInitScript(() => {
      if (window !== window.top) return;
      addEventListener('DOMContentLoaded', () => {
        const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<button>Data connectors</button>' });
        frame.style.cssText = 'position: absolute; width: 1px; height: 1px; border: 0';
        document.body.append(frame);
      });
    });
    await page.goto(MANAGER);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, activeApp(portals));
    const purview = await pressHandOff(browser, panel);
    expect(purview).toBe(page);
    await overlayWhere(
      purview,
      ({ rings }) => rings.some(({ target }) => target === 'purview.connectors'),
      'Data connectors',
    );
  });

  test.each(['inline', 'dialog'] as const)(
    'Microsoft refuses the values (%s): said, and the check is offered',
    async (purviewSuccess) => {
      const { purview } = await toTheForm({ purviewValidation: 'refused', purviewSuccess });
      await follow(purview, newWalk(), {
        until: ({ card }) => card?.text.includes(t('card_purview_failed_only_title')) ?? false,
      });
      expect(portals.world.connector.submissions).toHaveLength(1);
    },
  );
});

describe('the values', () => {
  test('Forget and Stop empty the vault, Stop takes the guide off the page', async () => {
    portals.reset();
    const app = activeApp(portals);
    const page = await openStarted(browser, `${MARKETPLACE}/`);
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, app);
    await panel.getByRole('button', { name: 'Forget credentials' }).click();
    await panel.getByText(t('panel_emptied_forgotten_why'), { exact: true }).waitFor();
    await enterCredentials(panel, portals, app);
    await panel.getByRole('button', { name: 'Stop guide' }).click();
    await panel.getByText(t('panel_emptied_stopped_why'), { exact: true }).waitFor();
    await page.bringToFront();
    await overlayWhere(page, ({ hosts }) => hosts === 0, 'A page without the guide');
  });

  test('without any page: typed in, checked, and the record saved', async () => {
    portals.reset();
    const app = activeApp(portals);
    const panel = await browser.ownPage('sidepanel.html');
    await enterCredentials(panel, portals, app);
    await panel.getByRole('button', { name: 'Check connection' }).click();
    await panel.getByText(t('panel_check_ok'), { exact: true }).waitFor();
    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save setup record' }).click(),
    ]);
    const stream = await download.createReadStream();
    let record = '';
    for await (const chunk of stream) record += String(chunk);
    expect(record).toContain('Validation');
    for (const secret of [app.clientSecret, app.clientId, portals.world.account.id])
      expect(record).not.toContain(secret);
  });
});
