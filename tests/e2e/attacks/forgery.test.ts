import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES, type MessageType, schemaOf } from '../../../utils/messages/schemas.ts';
import { MANAGER, MARKETPLACE, ROLE_SETTINGS } from '../support/journey.ts';
import { overlayWhere } from '../support/overlay.ts';
import { count } from '../support/tally.ts';
import { inLab, type Lab } from './lab.ts';
import { inWorld, killWorker, sendEachFrom, sendFrom, sendOwn, storageOf } from './probe.ts';
import { nothingFor, SAMPLES, samplesOf } from './samples.ts';

// Who may say what: forged messages from the content script's own world, and from pages.

let lab: Lab;

inLab('Attacks: forged messages', (opened) => {
  lab = opened;
});
beforeEach(() => lab.fresh());

/** Everything that is stored, as text; the same text means that nothing happened. */
const stored = async () => JSON.stringify(await storageOf(lab.panel));

function expectNoCanary(replies: unknown): void {
  const text = JSON.stringify(replies);
  for (const canary of lab.canaries()) expect(text).not.toContain(canary);
}

const TYPES = Object.keys(MESSAGES) as MessageType[];
const typesOf = (from: string) => TYPES.filter((type) => MESSAGES[type].from === from);

const SITES = { marketplace: `${MARKETPLACE}/user/build`, purview: MANAGER, role: ROLE_SETTINGS } as const;
type SiteName = keyof typeof SITES;

test('the samples are well formed, so that a refusal is for who sends', () => {
  for (const type of TYPES) expect([type, schemaOf(type).safeParse(SAMPLES[type]).success]).toEqual([type, true]);
});

describe('a compromised content script', () => {
  test.each(Object.keys(SITES) as SiteName[])(
    'on the %s site cannot speak for the panel or for another site',
    async (site) => {
      await lab.giveCredentials();
      const page = await lab.open(SITES[site]);
      const others = (['marketplace', 'purview'] as const).filter((one) => one !== site).flatMap(typesOf);
      const before = await stored();
      const notIts = [...typesOf('panel'), ...others];
      expect(await sendEachFrom(page, samplesOf(notIts))).toEqual(nothingFor(notIts));
      count('well-formed messages from the wrong sender, dropped', notIts.length);
      expect(await stored()).toBe(before);
      expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
    },
  );

  test('gets nothing on Purview before Hand off, and only in the tab and on the origin it was pressed for, once', async () => {
    await lab.giveCredentials();
    const other = await lab.open('https://compliance.microsoft.com/compliancemanager?viewid=Overview');
    expect(await sendFrom(other, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
    const armed = await lab.open(MANAGER);
    expect(await sendOwn(lab.panel, SAMPLES['panel.handoff'])).toEqual({ ok: true });
    expect(await sendFrom(other, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'tab' });
    // The control: to the tab that it was pressed for, the values do go.
    const given = await sendFrom(armed, SAMPLES['page.form-ready']);
    expect(given).toMatchObject({ ok: true, values: { clientSecret: lab.app.clientSecret } });
    const replays = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [at, SAMPLES['page.form-ready']]));
    const replies = Object.values(await sendEachFrom(armed, replays));
    expect(replies).toEqual(Array(100).fill({ ok: false, refusal: 'not-asked' }));
    count('replays of a spent release, refused', replies.length);
  });

  test('a hand-off click that is played again arms nothing', async () => {
    await lab.giveCredentials();
    const page = await lab.open(MANAGER);
    // Its script is there: a tab without one would be loaded anew.
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
    const click = { type: 'panel.handoff', click: 'one-click' };
    expect(await sendOwn(lab.panel, click)).toEqual({ ok: true });
    const given = await sendFrom<{ ok: boolean; refusal?: string }>(page, SAMPLES['page.form-ready']);
    expect([given?.ok, given?.refusal]).toEqual([true, undefined]);
    await sendOwn(lab.panel, click);
    expect(await sendFrom(page, SAMPLES['page.form-ready'])).toEqual({ ok: false, refusal: 'not-asked' });
    expect(portalTokenPosts()).toBeLessThanOrEqual(1);
    count('replayed clicks, refused');
  });

  test('thousands of made-up messages bring no value and do no harm', async () => {
    await lab.giveCredentials();
    const { session } = await storageOf(lab.panel);
    const names = fc.constantFrom(...TYPES, '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'to', '');
    const fields = fc.constantFrom(
      'type',
      'values',
      'sighting',
      'act',
      'step',
      'field',
      'nonce',
      'refusal',
      '__proto__',
    );
    const message = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.dictionary(fields, fc.jsonValue({ maxDepth: 3 })),
      fc
        .tuple(names, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })))
        .map(([type, rest]) => ({ ...rest, type })),
    );
    for (const site of Object.keys(SITES) as SiteName[]) {
      const page = await lab.open(SITES[site]);
      const texts = fc.sample(message, { numRuns: 1000, seed: 4 }).map((one) => JSON.stringify(one));
      const replies = await inWorld(
        page,
        `Promise.all(${JSON.stringify(texts)}.map((text) => chrome.runtime.sendMessage(JSON.parse(text)).catch(String)))`,
      );
      expectNoCanary(replies);
      count('made-up messages', texts.length);
      await page.close();
    }
    // Some are well formed by chance (`page.hello`); none may touch what is kept.
    expect((await storageOf(lab.panel)).session.vault).toEqual(session.vault);
    expect(await lab.panel.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });

  test('messages of ten megabytes, ten thousand levels or odd kinds are dropped, and the worker lives', async () => {
    const page = await lab.open(MANAGER);
    const before = await stored();
    const odd = [
      `({ type: 'page.hello', more: 'x'.repeat(10e6) })`,
      `({ type: 'x'.repeat(10e6) })`,
      `JSON.parse('['.repeat(5000) + ']'.repeat(5000))`,
      `({ type: 'page.seen', sighting: { page: NaN } })`,
      `({ type: ['page.hello'] })`,
      `({ get type() { return 'panel.forget' } })`,
      'null',
      '7',
      `'page.hello'`,
    ];
    for (const expression of odd) {
      const reply = await inWorld(
        page,
        `(async () => { try { return (await chrome.runtime.sendMessage(${expression})) ?? null } catch { return null } })()`,
      );
      expect([expression.slice(0, 40), reply]).toEqual([expression.slice(0, 40), null]);
      count('oversized, deep or odd messages, dropped');
    }
    expect(await stored()).toBe(before);
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
  });

  test('reads neither storage area, also just after the worker was ended', async () => {
    await lab.giveCredentials();
    const page = await lab.open(`${MARKETPLACE}/user/build`);
    const read = (area: string) =>
      inWorld<string>(
        page,
        `(async () => { try { return JSON.stringify(await chrome.storage.${area}.get(null)) } catch (error) { return 'refused: ' + error } })()`,
      );
    for (const restart of [false, true]) {
      if (restart) await killWorker(lab.panel);
      for (const area of ['session', 'local']) {
        expect(await read(area)).toMatch(/^refused: .*not allowed/);
        count('reads of storage by a content script, refused');
      }
    }
  });
});

test('a message that comes while no worker runs is answered by the next one, ten times', async () => {
  const page = await lab.open(`${MARKETPLACE}/user/build`);
  for (let again = 0; again < 10; again += 1) {
    await killWorker(lab.panel);
    expect(await sendFrom(page, SAMPLES['page.hello'])).toMatchObject({ view: expect.anything() });
    count('messages to a worker that had been ended, answered');
  }
});

const portalTokenPosts = () => lab.portals.requests.filter(({ path }) => path === '/oauth/token').length;

test('a page has no way to the extension; ten thousand posted messages do nothing', async () => {
  await lab.giveCredentials();
  await lab.startGuide();
  const page = await lab.open(`${MARKETPLACE}/user/build`);
  await overlayWhere(page, ({ card }) => card !== null, 'A card');
  const before = (await storageOf(lab.panel)).session;
  const runtime = await page.evaluate(
    (messages) => {
      for (let round = 0; round < 10_000; round += 1) {
        const data = messages[round % messages.length];
        window.postMessage(data, '*');
        if (round % 10 === 0) document.dispatchEvent(new CustomEvent(String(data!.type), { detail: data }));
      }
      return typeof (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime?.sendMessage;
    },
    TYPES.map((type) => SAMPLES[type]),
  );
  expect(runtime).toBe('undefined');
  await sendFrom(page, SAMPLES['page.hello']);
  expect((await storageOf(lab.panel)).session).toEqual(before);
  count('messages posted by a page, unheard', 10_000);
});
