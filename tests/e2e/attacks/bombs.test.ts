import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import type { Session } from '../../../utils/model/state.ts';
import type { Answer } from '../../portals/server/index.ts';
import { count } from '../support/tally.ts';
import { inLab, type Lab } from './lab.ts';
import { CAN_MEASURE, watchMemory } from './memory-peak.ts';
import { sendOwn, storageOf } from './probe.ts';

// Answers that are made to be too much: cut at the cap or after fifteen seconds, while the browser grows by less than
// 32 MiB and the worker lives.

const MIB = 1024 * 1024;
const MOST_GROWTH = 32;

let lab: Lab;

inLab(
  'Attacks: answers without end',
  async (opened) => {
    lab = opened;
    await lab.giveCredentials();
  },
  { own: true },
);
beforeEach(() => {
  lab.portals.world.faults = { token: [], users: [], settings: [] };
});

const checkOf = async () => ((await storageOf(lab.panel)).session as { session: Session }).session.check;

async function check(patience = 10_000): Promise<string> {
  await sendOwn(lab.panel, { type: 'panel.stop-check' });
  await sendOwn(lab.panel, { type: 'panel.check' });
  await expect.poll(async () => (await checkOf()).status, { timeout: patience }).toMatch(/waiting|failed|ok/);
  const { verdict } = await checkOf();
  return verdict?.ok ? 'ok' : (verdict?.id ?? 'none');
}

const BOMB: Answer = {
  status: 200,
  body: gzipSync(Buffer.alloc(128 * MIB, ' ')),
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
};

const BOMBS: readonly [string, string, Answer][] = [
  ['a body without end', 'too-large', { status: 200, body: 'x'.repeat(MIB), behaviour: 'endless' }],
  ['128 MiB packed into 128 KiB', 'too-large', BOMB],
  ['headers without end', 'offline', { status: 200, behaviour: 'endless-headers' }],
];

test.each(BOMBS)('%s: %s, and less than 32 MiB of memory', async (_name, verdict, answer) => {
  const worker = lab.browser.context.serviceWorkers().at(-1)!;
  await worker.evaluate(() => Object.assign(globalThis, { alive: true }));
  lab.portals.world.faults.token.push({ answer });
  const grown = CAN_MEASURE ? await watchMemory(lab.browser.context) : () => 0;
  expect(await check()).toBe(verdict);
  expect(grown()).toBeLessThan(MOST_GROWTH);
  expect(await worker.evaluate(() => (globalThis as { alive?: boolean }).alive)).toBe(true);
  count('answers without end, cut');
});

test.runIf(CAN_MEASURE)('the control: who reads such an answer whole grows by more', async () => {
  lab.portals.world.faults.token.push({ answer: BOMB });
  const grown = await watchMemory(lab.browser.context);
  const worker = lab.browser.context.serviceWorkers().at(-1)!;
  const read = await worker.evaluate(async () => {
    const answer = await fetch('https://zoom.us/oauth/token', { method: 'POST', credentials: 'omit' });
    return (await answer.text()).length;
  });
  expect(read).toBe(128 * MIB);
  expect(grown()).toBeGreaterThan(MOST_GROWTH);
});

test('a byte a second, in the body of one answer and in the headers of another: given up after fifteen seconds', async () => {
  const slow = { status: 200, body: ' ', pause: 1000 };
  lab.portals.world.faults.users.push({ answer: { ...slow, behaviour: 'endless' } });
  lab.portals.world.faults.settings.push({ answer: { ...slow, behaviour: 'endless-headers' } });
  const began = performance.now();
  expect(await check(25_000)).toBe('time-out');
  const seconds = (performance.now() - began) / 1000;
  expect(seconds).toBeGreaterThan(14);
  expect(seconds).toBeLessThan(20);
  count('answers without end, cut', 2);
});
