import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault, FaultName, Portals, ZoomApp } from '../portals/server/index.ts';
import { AT_API, AT_TOKEN } from '../portals/zoom-answers.ts';
import type { Browser } from './support/browser.ts';
import { inBrowser } from './support/given.ts';
import { activeApp, enterCredentials } from './support/journey.ts';
import { textsOf } from './support/texts.ts';

// Ways in which Zoom may refuse, through the panel’s Check connection: what, the causes, Zoom’s own words.

const t = textsOf('en');

let portals: Portals;
let browser: Browser;
let panel: Page;
let app: ZoomApp;

inBrowser(async (given) => {
  ({ portals, browser } = given);
  app = activeApp(portals);
  panel = await browser.ownPage('sidepanel.html');
  await enterCredentials(panel, portals, app);
});
beforeEach(() => {
  portals.world.faults = { token: [], users: [], settings: [] };
  portals.requests.length = 0;
});

const outcome = () => panel.getByRole('region', { name: 'Connection check' });

async function press(name: string): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click();
}

/** Ends a series that would go on by itself. */
async function settle(): Promise<void> {
  const stop = panel.getByRole('button', { name: 'Stop checking' });
  await panel.getByRole('button', { name: 'Check connection', disabled: false }).or(stop).first().waitFor();
  if (await stop.isVisible()) await stop.click();
  await panel.getByRole('button', { name: 'Check connection', disabled: false }).waitFor();
}

/** Presses Check with these faults and waits for what is said of the answer. */
async function expectVerdict(
  id: string,
  faults: Partial<Record<'token' | 'users' | 'settings', Fault>>,
): Promise<void> {
  for (const [where, fault] of Object.entries(faults)) portals.world.faults[where as 'token'].push(fault);
  await settle();
  portals.requests.length = 0;
  await press('Check connection');
  await expect.poll(() => portals.requests.some(({ path }) => path === '/oauth/token')).toBe(true);
  await outcome().getByText(t('panel_check_running'), { exact: true }).waitFor({ state: 'hidden', timeout: 20_000 });
  await outcome()
    .getByText(t(`verdict_${id.replaceAll('-', '_')}_what`), { exact: true })
    .waitFor();
  // What the causes are, and in which order, is the unit tests' matter; there is at least one.
  await outcome()
    .getByRole('list', { name: t('panel_causes') })
    .getByRole('listitem')
    .first()
    .waitFor();
}

/**
 * These six go the whole way; that each of the stand-in's answers is taken for what it is, `portals/zoom-answers.test.ts`
 * shows without a browser. `CHECKS=all` lets all go the whole way.
 */
const IN_BROWSER = ['redirect', 'drop', 'endless', 'rate-daily', 'invalid-token', 'rest-denied'];
const throughPanel = (answers: object): [FaultName, string][] =>
  (Object.entries(answers) as [FaultName, string][]).filter(
    ([answer]) => process.env.CHECKS === 'all' || IN_BROWSER.includes(answer),
  );

describe('at the token endpoint', () => {
  test.each(throughPanel(AT_TOKEN))('%s is told as %s', async (answer, id) => {
    await expectVerdict(id, { token: { answer } });
    expect(portals.requests.filter(({ host }) => host === 'api.zoom.us')).toEqual([]);
    expect(portals.requests.filter(({ host }) => host === 'elsewhere.example')).toEqual([]);
  });
});

describe('at the API', () => {
  test.each(throughPanel(AT_API))('%s is told as %s', async (answer, id) => {
    await expectVerdict(id, { users: { answer } });
  });
});

test.runIf(process.env.CHECKS === 'all')(
  'a request that nobody answers is given up after fifteen seconds',
  async () => {
    await expectVerdict('time-out', { token: { answer: 'hang' } });
  },
  40_000,
);

test('Zoom’s own words stand under Details, folded', async () => {
  await expectVerdict('wrong-client', { token: { answer: 'invalid-client' } });
  const words = outcome().getByText('Invalid client_id or client_secret');
  expect(await words.isVisible()).toBe(false);
  await outcome().getByText('Details', { exact: true }).click();
  await words.waitFor();
});

test('missing scopes are listed by name', async () => {
  const scopes = ['user:read:list_users:admin', 'user:read:user:admin'];
  await expectVerdict('scopes-missing', { token: { answer: 'ok', scopes } });
  const missing = outcome().getByRole('list', { name: 'Missing scopes' }).getByRole('listitem');
  expect(await missing.allTextContents()).toEqual(['user:read:settings:admin', 'account:read:settings:admin']);
});

test('Zoom may need a few minutes: the next try has a time, and Stop ends it', async () => {
  await expectVerdict('wrong-account-or-inactive', { token: { answer: 'bad-request' } });
  await outcome().getByText('Zoom may need a few minutes.').waitFor();
  await outcome()
    .getByText(/Next try at \d+:\d\d:\d\d.*Try 1 of 5\./)
    .waitFor();
  expect(await panel.getByRole('button', { name: 'Check connection' }).isEnabled()).toBe(false);
  await press('Stop checking');
  await outcome().getByText(t('panel_check_stopped')).waitFor();
  expect(await panel.getByRole('button', { name: 'Check connection' }).isEnabled()).toBe(true);
});

test('the action leads to the page that mends it', async () => {
  await expectVerdict('scopes-missing', { users: { answer: 'scope-4711' } });
  const [page] = await Promise.all([
    browser.context.waitForEvent('page'),
    outcome()
      .getByRole('button', { name: t('act_open_scopes') })
      .click(),
  ]);
  await page.waitForURL(/marketplace\.zoom\.us/);
  await page.close();
  await panel.bringToFront();
});

test('the request is as Zoom documents it, and nothing is asked twice', async () => {
  await settle();
  await press('Check connection');
  await outcome().getByText(t('panel_check_ok')).waitFor();
  const asked = portals.requests.filter(({ byBrowser }) => !byBrowser);
  expect(asked.map(({ method, host, path }) => `${method} ${host}${path}`).sort()).toEqual([
    'GET api.zoom.us/v2/accounts/me/settings',
    'GET api.zoom.us/v2/users',
    'POST zoom.us/oauth/token',
  ]);
  expect(asked.every(({ cookie }) => !cookie)).toBe(true);
});

test('the account number instead of the account ID is warned of, not blocked, and not tried again', async () => {
  await press('Forget credentials');
  await panel.getByText('Credentials forgotten').waitFor();
  await enterCredentials(panel, portals, app, { accountId: '123456789' });
  await panel
    .getByText(/looks like the account number/)
    .first()
    .waitFor();
  await expectVerdict('wrong-account', {});
  expect(await panel.getByRole('button', { name: 'Stop checking' }).count()).toBe(0);
});
