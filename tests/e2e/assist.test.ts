import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { compareScopes } from '../../utils/zoom/scopes.ts';
import { newApp, type Portals, readyApp, type Variant, type ZoomApp } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import { appAddress, forgetEverything, MARKETPLACE, openStarted } from './support/journey.ts';
import { overlayWhere, pressInCard } from './support/overlay.ts';
import { count } from './support/tally.ts';
import { textsOf } from './support/texts.ts';

// The guide searches, opens and ticks for the administrator, who keeps what commits.

const t = textsOf('en');

let portals: Portals;
let browser: Browser;

inBrowser((given) => {
  ({ portals, browser } = given);
});
afterEach(() => forgetEverything(browser));

/** An app that lacks nothing but its scopes, on its Scopes page. */
async function onScopes(variant: Partial<Variant>): Promise<{ app: ZoomApp; page: Page }> {
  portals.reset({ variant });
  const app = newApp(portals.world, { ...readyApp(portals.world.variant.family), scopes: [] });
  portals.world.apps.push(app);
  return { app, page: await openStarted(browser, appAddress(app, 'scope')) };
}

const offered = (page: Page) =>
  overlayWhere(page, ({ card }) => card?.text.includes(t('act_assist_scopes')) ?? false, 'The offer');

const ended = (page: Page, key: string) => {
  const [start = ''] = t(key).split('$');
  return overlayWhere(page, ({ card }) => card?.text.includes(start) ?? false, `The end: ${start}`, 40_000);
};

test.each<[string, Partial<Variant>]>([
  ['groups that fold', { family: 'granular' }],
  ['scopes that show once they are searched for', { family: 'granular', scopeSearchNeeded: true }],
  ['classic rows', { family: 'classic' }],
])('one press adds what is missing, and ends at Done, which it never presses: %s', async (_what, variant) => {
  const { app, page } = await onScopes(variant);
  await offered(page);
  await pressInCard(page, t('act_assist_scopes'));
  const shown = await ended(page, 'note_assist_done');
  expect(shown.rings.map(({ target }) => target)).toEqual(['scopes.done']);
  expect(app.scopes).toEqual([]);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(() => compareScopes(app.scopes.map(({ id }) => id)).missing).toEqual([]);
  expect(compareScopes(app.scopes.map(({ id }) => id)).extra).toEqual([]);
});

/** Types the contact once, in the panel's step. */
async function giveContact(panel: Page): Promise<void> {
  const information = panel.getByRole('listitem', { name: /^4 Information/ });
  await information.locator('summary').click();
  await information.getByLabel(t('contact_companyname')).fill('Contoso');
  await information.getByLabel(t('contact_contactname')).fill('Ada Admin');
  await information.getByLabel(t('contact_contactemail')).fill('ada@contoso.example');
  await information.getByRole('button', { name: t('contact_use') }).click();
  await information.getByText(t('contact_kept')).waitFor();
}

test('Information: what was typed once in the panel is filled in on a press, and read back', async () => {
  portals.reset();
  const app = newApp(portals.world, {
    ...readyApp(portals.world.variant.family),
    shortDescription: '',
    companyName: '',
    contactName: '',
    contactEmail: '',
  });
  portals.world.apps.push(app);
  await giveContact(await browser.ownPage('sidepanel.html'));
  const page = await openStarted(browser, appAddress(app, 'information'));
  const shown = await overlayWhere(
    page,
    ({ rings }) => rings.some(({ value }) => value === 'Contoso'),
    'A proposed value',
  );
  expect(shown.card?.text).toContain(t('act_assist_information'));
  await pressInCard(page, t('act_assist_information'));
  await overlayWhere(page, ({ card }) => card?.state === 'done', 'Information is done', 20_000);
  await expect
    .poll(() => [app.companyName, app.contactName, app.contactEmail])
    .toEqual(['Contoso', 'Ada Admin', 'ada@contoso.example']);
});

/** Begins on a page whose scopes all show, and waits until the guide acts. */
async function acting(): Promise<{ app: ZoomApp; page: Page }> {
  const given = await onScopes({ family: 'granular' });
  await offered(given.page);
  await pressInCard(given.page, t('act_assist_scopes'));
  await overlayWhere(given.page, ({ card }) => card?.primaryLabel === t('act_assist_stop'), 'Stop');
  return given;
}

const ENDS: readonly (readonly [how: string, end: (page: Page) => Promise<unknown>])[] = [
  ['Stop in the card', (page) => pressInCard(page, t('act_assist_stop'))],
  [
    'a key in the page',
    async (page) => {
      // The focus is still in the card, whose keys are its own.
      await page.evaluate(() => document.querySelector<HTMLElement>('button')?.focus());
      await page.keyboard.press('Shift');
    },
  ],
  ['a press in the page', (page) => page.mouse.click(640, 790)],
];

test.each(ENDS)('%s ends it: the offer is there again, and nothing more is ticked', async (_how, end) => {
  const { page } = await acting();
  await end(page);
  const after = await offered(page);
  expect(after.card?.primaryLabel).not.toBe(t('act_assist_stop'));
  const ticked = () => page.getByRole('checkbox', { checked: true }).count();
  const before = await ticked();
  // Longer than between two acts.
  await expect(
    overlayWhere(page, ({ card }) => card?.primaryLabel === t('act_assist_stop'), 'Stop', 1500),
  ).rejects.toThrow();
  expect(await ticked()).toBe(before);
});

test('hiding the card ends it: nothing is done by a guide that nobody sees', async () => {
  const { page } = await acting();
  await pressInCard(page, t('overlay_hide'));
  await overlayWhere(page, ({ card }) => card === null, 'No card');
  const dialog = () => page.getByRole('dialog').count();
  const before = [await dialog(), await page.getByRole('checkbox', { checked: true }).count()];
  await expect(overlayWhere(page, ({ card }) => card !== null, 'A card', 1500)).rejects.toThrow();
  expect([await dialog(), await page.getByRole('checkbox', { checked: true }).count()]).toEqual(before);
});

/** A page that ticks a row that is not needed: when a needed one is pressed, or also when that is taken back. */
async function tickOthers(page: Page, always: boolean): Promise<void> {
  await page.evaluate((always) => {
    const needed = /user:read:admin|account:read:admin/;
    let isOurs = false;
    document.addEventListener('click', ({ target }) => {
      if (isOurs || !(target instanceof HTMLInputElement)) return;
      const textOf = (box: Element) => box.closest('label, tr, li')?.textContent ?? '';
      const boxes = [...document.querySelectorAll<HTMLInputElement>('[role=dialog] input[type=checkbox]')];
      const other = boxes.find((box) => box !== target && !box.checked && !needed.test(textOf(box)));
      if (!other || !(always || needed.test(textOf(target)))) return;
      isOurs = true;
      other.click();
      isOurs = false;
    });
  }, always);
}

test('a page that ticks another row than the one that is pressed: it is taken back, told, and nothing goes on', async () => {
  const { app, page } = await onScopes({ family: 'classic' });
  await tickOthers(page, false);
  await offered(page);
  await pressInCard(page, t('act_assist_scopes'));
  await ended(page, 'note_assist_undone');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(() => app.scopes.length).toBe(1);
  expect(compareScopes(app.scopes.map(({ id }) => id)).extra).toEqual([]);
});

test('a page that lets nothing be taken back: what is left is named, and nothing goes on', async () => {
  const { page } = await onScopes({ family: 'classic' });
  await tickOthers(page, true);
  await offered(page);
  await pressInCard(page, t('act_assist_scopes'));
  await ended(page, 'note_assist_left');
});

/** What is done at the scopes on the way to the check; `assisted`: they are searched and ticked by the guide. */
async function actsAtScopes(assisted: boolean): Promise<string[]> {
  portals.reset({ variant: { family: 'granular' } });
  const walk = newWalk();
  const page = await openStarted(browser, `${MARKETPLACE}/user/build`);
  await follow(page, walk, {
    until: ({ card }) => card?.step === 'validation',
    each: async ({ card }) => {
      const offer = t('act_assist_scopes');
      if (!assisted || !card?.text.includes(offer) || !(await pressInCard(page, offer))) return false;
      walk.log.push(`scopes: press "${offer}"`);
      await overlayWhere(page, (now) => now.card?.primaryLabel === t('act_assist_stop'), 'The guide acts');
      await overlayWhere(page, (now) => now.card?.primaryLabel !== t('act_assist_stop'), 'The guide has acted', 40_000);
      return true;
    },
  });
  expect(walk.wrong).toEqual([]);
  return walk.log.filter((line) => /^scopes: (?!click rail)/.test(line));
}

test.runIf(process.env.STARTS === 'all')(
  'on a whole way to the check, all scopes take two acts: the offer, and Done',
  async () => {
    count('acts at the scopes, by hand', (await actsAtScopes(false)).length);
    await forgetEverything(browser);
    const assisted = await actsAtScopes(true);
    count('acts at the scopes, with what the guide does', assisted.length);
    expect(assisted).toEqual([`scopes: press "${t('act_assist_scopes')}"`, 'scopes: click scopes.done']);
  },
  120_000,
);
