import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Progress, Session } from '../../../utils/model/state.ts';
import { appAddress, MANAGER } from '../support/journey.ts';
import { overlayWhere, readOverlay } from '../support/overlay.ts';
import { count, report } from '../support/tally.ts';
import { copyOfBuild, UPDATABLE, update } from '../support/versions.ts';
import { type Lab, openForm, openLab, soon, typedIn } from './lab.ts';
import { sendFrom, storageOf } from './probe.ts';
import { SAMPLES } from './samples.ts';
import { expectNowhere, sink } from './sinks.ts';

// In the midst of the way, with the values kept and a release armed, a site is withdrawn, the extension switched off
// or it is updated: no form is filled. Its cards go from the open pages, and come back there without a reload once it may
// and can go on.

let build: Awaited<ReturnType<typeof copyOfBuild>>;
let lab: Lab;

beforeAll(async () => {
  build = await copyOfBuild();
  lab = await openLab({ extension: build.folder, args: UPDATABLE });
});
afterAll(async () => {
  report('Attacks: taken away in the midst');
  await lab?.close();
  await build?.remove();
});

/** An armed release for a tab of Purview, and a page of Zoom's, both guided. */
async function armed(): Promise<{ zoom: Page; purview: Page }> {
  const zoom = await lab.open(appAddress(lab.app, 'scope'));
  await lab.startGuide();
  await lab.giveCredentials();
  const purview = await lab.open(MANAGER);
  await lab.handOff();
  for (const page of [zoom, purview]) {
    await page.bringToFront();
    await overlayWhere(page, ({ card }) => card !== null, 'A card');
  }
  return { zoom, purview };
}

/** What the browser's own page of extensions may do. */
interface Own {
  readonly developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
  readonly management: { setEnabled(id: string, on: boolean): Promise<void> };
}

/** Changes the extension as the switches on the browser's own page do. */
async function inExtensionsPage(change: { hostAccess: 'ON_CLICK' | 'ON_ALL_SITES' } | { enabled: boolean }) {
  const page = await lab.open('chrome://extensions');
  await page.evaluate(
    async ([id, what]) => {
      const { developerPrivate, management } = (globalThis as unknown as { chrome: Own }).chrome;
      if ('enabled' in what) await management.setEnabled(id, what.enabled);
      else await developerPrivate.updateExtensionConfiguration({ extensionId: id, ...what });
    },
    [lab.browser.extensionId, change] as const,
  );
  await page.close();
}

async function expectNoCards(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await soon(async () => (await readOverlay(page)).hosts).toBe(0);
    count('cards that went with the permission or the extension');
  }
}

/** Without a reload, and one in each page. */
async function expectCardsAgain(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.bringToFront();
    await overlayWhere(page, ({ hosts, card }) => hosts === 1 && card !== null, 'The card again');
    count('cards that came back without a reload');
  }
}

async function expectNotFilled(purview: Page): Promise<void> {
  await purview.bringToFront();
  await openForm(purview);
  expect((await typedIn(purview)).join('')).toBe('');
  count('forms that were not filled after the permission or the extension had gone');
}

interface Stored {
  readonly progress: Progress;
  readonly session: Session;
}

async function stored(panel: Page): Promise<Stored> {
  const { local, session } = await storageOf(panel);
  return { ...local, ...session } as unknown as Stored;
}

/** In a new panel: nothing of the values, the steps as they were, and words for it. */
async function expectForgotten(before: Stored): Promise<void> {
  lab.panel = await lab.browser.ownPage('sidepanel.html');
  await lab.panel.getByText('The browser was closed or the extension updated.').first().waitFor();
  const areas = Object.entries(await storageOf(lab.panel)).map(([name, area]) => sink(name, area));
  expectNowhere('storage after an update', areas, lab.canaries());
  const { progress, session } = await stored(lab.panel);
  const { credentials: _held, ...steps } = before.progress.steps;
  expect(progress).toMatchObject({ running: true, app: before.progress.app, steps });
  expect([session.capture, session.handoff.status, session.check.status]).toEqual([null, 'idle', 'idle']);
}

test('sites withdrawn: the cards go, the armed release gives nothing, and the panel says what to allow', async () => {
  const { zoom, purview } = await armed();
  await inExtensionsPage({ hostAccess: 'ON_CLICK' });
  await expectNoCards(zoom, purview);
  // The script is still in the page, and what it asks for is still armed.
  expect((await lab.handoff()).status).toBe('armed');
  expect(await sendFrom(purview, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
  // A question that was on its way is not answered with a state that would draw the card again.
  for (const page of [zoom, purview]) {
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: { running: false } });
  }
  await expectNotFilled(purview);
  await lab.panel.bringToFront();
  await lab.panel.getByText('The browser holds the sites back').waitFor();
  await lab.panel.getByRole('button', { name: 'Allow these sites' }).waitFor();
  await lab.panel.getByRole('button', { name: 'Hand off to Compliance Manager' }).click();
  await lab.panel.getByText('The browser holds Compliance Manager’s site back').waitFor();
  await lab.panel.getByRole('button', { name: 'Forget credentials' }).waitFor();

  // A document that comes while the site is withdrawn comes without a script.
  await purview.goto(MANAGER);
  await inExtensionsPage({ hostAccess: 'ON_ALL_SITES' });
  await expectCardsAgain(zoom, purview);
  await lab.handOff();
  await openForm(purview);
  await soon(() => typedIn(purview)).toEqual(lab.canaries());
});

test('switched off and on: the cards go, the values are forgotten, and no form is filled', async () => {
  await lab.fresh();
  const { zoom, purview } = await armed();
  const before = await stored(lab.panel);
  await inExtensionsPage({ enabled: false });
  await expectNoCards(zoom, purview);
  await expectNotFilled(purview);
  await inExtensionsPage({ enabled: true });
  await expectForgotten(before);
  await expectCardsAgain(zoom, purview);
});

test('updated while a check runs: the values are forgotten, nothing is asked again, and the new version goes on', async () => {
  await lab.fresh();
  lab.portals.world.faults.token.push({ answer: 'hang', times: 1 });
  const { zoom, purview } = await armed();
  const before = await stored(lab.panel);
  expect(before.session.check.status).toBe('running');
  await update(lab.browser, build.folder, '9.9.9');
  await expectNotFilled(purview);
  await expectForgotten(before);
  expect(lab.portals.requests.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);

  await expectCardsAgain(zoom, purview);
  await lab.giveCredentials();
  // The form stands open there, and would be filled at once.
  await purview.goto(MANAGER);
  await lab.handOff();
  await openForm(purview);
  await soon(() => typedIn(purview)).toEqual(lab.canaries());
});
