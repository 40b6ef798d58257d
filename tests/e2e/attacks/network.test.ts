import { get } from 'node:https';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../../utils/model/state.ts';
import type { Vault } from '../../../utils/vault/vault.ts';
import type { Answer } from '../../portals/server/index.ts';
import { count, report } from '../support/tally.ts';
import { type Front, startFront } from './front.ts';
import { type Lab, openLab, soon } from './lab.ts';
import { sendOwn, storageOf } from './probe.ts';

// A network that fails between the check and Zoom, or lies about who answers: the next try is offered, the values stay
// for their time and no longer, and nothing is sent to who cannot prove that he is Zoom.

let token: Front;
let api: Front;
let lab: Lab;

beforeAll(async () => {
  token = await startFront(() => lab.portals.port);
  api = await startFront(() => lab.portals.port);
  lab = await openLab({
    hostRules: [`MAP zoom.us 127.0.0.1:${token.port}`, `MAP api.zoom.us 127.0.0.1:${api.port}`],
  });
  await lab.giveCredentials();
});
beforeEach(async () => {
  await lab.browser.context.setOffline(false);
  token.behave('pass');
  api.behave('pass');
  lab.portals.world.faults = { token: [], users: [], settings: [] };
});
afterAll(async () => {
  report('Attacks: the network');
  await lab?.close();
  await token?.close();
  await api?.close();
});

/** What the host behind a front answers somebody who takes any certificate. */
const answerOf = ({ port }: Front): Promise<string> =>
  new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/', rejectUnauthorized: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    }).once('error', reject);
  });

const sessionOf = async ({ panel }: Lab) => (await storageOf(panel)).session as { session: Session; vault: Vault };

/** What is kept and until when; the same before and after a failure. */
async function keptIn(of: Lab): Promise<unknown> {
  const { session, vault } = await sessionOf(of);
  expect(vault.kept?.captureId).toBe(session.capture?.id);
  return { until: session.capture?.expiresAt, values: vault.kept?.values };
}

/** Presses Check in the panel; gives its verdict. */
async function check(of = lab): Promise<string> {
  await sendOwn(of.panel, { type: 'panel.stop-check' });
  await of.panel.bringToFront();
  await of.panel.getByRole('button', { name: 'Check connection', disabled: false }).click();
  const ended = async () => (await sessionOf(of)).session.check;
  await soon(async () => (await ended()).status).toMatch(/waiting|failed|ok/);
  const { verdict } = await ended();
  count('checks over a broken or false network');
  return verdict?.ok ? 'ok' : (verdict?.id ?? 'none');
}

/** The next try has its time, Check can be pressed at once after Stop, and so can Hand off; the values are kept. */
async function expectWayOn(of: Lab, kept: unknown): Promise<void> {
  const { status, nextAt } = (await sessionOf(of)).session.check;
  expect([status, nextAt]).toEqual(['waiting', expect.any(Number)]);
  await of.panel.getByText(/^Next try at .*Try 1 of 5\.$/).waitFor();
  await of.panel.getByRole('button', { name: 'Hand off to Compliance Manager', disabled: false }).waitFor();
  await of.panel.getByRole('button', { name: 'Stop checking' }).click();
  await of.panel.getByRole('button', { name: 'Check connection', disabled: false }).waitFor();
  expect(await keptIn(of)).toEqual(kept);
}

const tokenAnswers = (answer: Answer) => () => void lab.portals.world.faults.token.push({ answer });

const FAILURES: readonly [string, string, () => void | Promise<void>][] = [
  ['an answer of 500', 'zoom-down', tokenAnswers({ status: 500, body: 'a fault' })],
  ['an answer of 502', 'zoom-down', tokenAnswers({ status: 502, body: '<h1>Bad Gateway</h1>' })],
  ['an answer of 503', 'zoom-down', tokenAnswers({ status: 503 })],
  [
    'an answer that is cut off',
    'offline',
    tokenAnswers({ status: 200, body: '{"access_token":"x"', behaviour: 'cut' }),
  ],
  ['a connection that is reset', 'offline', () => token.behave('reset')],
  ['a connection to the API that is reset', 'offline', () => api.behave('reset')],
  ['a server that speaks no TLS', 'offline', () => token.behave('no-tls')],
  ['a false certificate', 'offline', () => token.behave('impostor')],
  ['a false certificate of the API', 'offline', () => api.behave('impostor')],
  ['a computer that is offline', 'offline', () => lab.browser.context.setOffline(true)],
];

test.each(FAILURES)('%s: told as %s, with the next try, and the values are kept', async (_name, verdict, fail) => {
  const kept = await keptIn(lab);
  await fail();
  expect(await check()).toBe(verdict);
  await expectWayOn(lab, kept);
});

test('a name that is not found: the same', async () => {
  const lost = await openLab({ hostRules: ['MAP zoom.us ~NOTFOUND'] });
  try {
    await lost.giveCredentials();
    const kept = await keptIn(lost);
    expect(await check(lost)).toBe('offline');
    await expectWayOn(lost, kept);
    expect(lost.portals.requests.filter(({ host }) => host === 'zoom.us')).toEqual([]);
  } finally {
    await lost.close();
  }
});

test('who has a false certificate is not asked anything, however often Check is pressed', async () => {
  for (const front of [token, api]) {
    front.behave('impostor');
    for (let again = 0; again < 3; again += 1) {
      expect(await check()).toBe('offline');
      expect(front.connections).toBeGreaterThan(again);
      expect(front.fooled).toEqual([]);
    }
    // The control: whoever does not look at the certificate gets what the check wants to hear.
    expect(await answerOf(front)).toContain('access_token');
    expect(front.fooled).toEqual(['GET /']);
    front.behave('pass');
  }
  expect(await check()).toBe('ok');
});

test('an hour after they were taken the values are gone, whatever the network did', async () => {
  const worker = lab.browser.context.serviceWorkers().at(-1)!;
  await worker.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 60 * 60_000;
  });
  await sendOwn(lab.panel, { type: 'panel.check' });
  await soon(async () => (await sessionOf(lab)).vault.kept).toBe(null);
  await lab.panel.getByText('Their time was up.').waitFor();
});
