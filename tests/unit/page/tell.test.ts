import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { View } from '../../../utils/model/view.ts';
import { createTeller } from '../../../utils/page/tell.ts';
import type { Facts } from '../../../utils/sites/types.ts';

const ask = vi.hoisted(() => vi.fn());
vi.mock('../../../utils/page/background.ts', () => ({ ask }));

const VALIDATED = { page: 'cm-authentication', controls: {}, purview: { validated: true } } as unknown as Facts;
const lookAgain = vi.fn();
const known = (scopes: readonly string[]) => ({ app: null, scopes }) as unknown as View;
const tell = () => createTeller(lookAgain)(VALIDATED, known([]), {} as never);

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a sighting that nobody heard is told again, although the page shows nothing new', async () => {
  ask.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined).mockResolvedValue({ ok: true });
  tell();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('a sighting of a moment is told before the next one, also where nobody heard it at first', async () => {
  ask.mockResolvedValueOnce(undefined).mockResolvedValue({ ok: true });
  const teller = createTeller(lookAgain);
  const REVIEW = { page: 'cm-review', controls: {} } as unknown as Facts;
  teller(VALIDATED, known([]), {} as never);
  teller(REVIEW, known([]), {} as never);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask.mock.calls.map(([{ sighting }]) => sighting.page)).toEqual([
    'cm-authentication',
    'cm-authentication',
    'cm-review',
  ]);
});

test('a sighting that nobody heard for long is told at the next look', async () => {
  ask.mockResolvedValue(undefined);
  const teller = createTeller(lookAgain);
  teller(VALIDATED, known([]), {} as never);
  await vi.advanceTimersByTimeAsync(60_000);
  ask.mockReset();
  ask.mockResolvedValue({ ok: true });
  teller(VALIDATED, known([]), {} as never);
  teller(VALIDATED, known([]), {} as never);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('a page whose extension is gone stops telling', async () => {
  ask.mockResolvedValue(undefined);
  tell();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask.mock.calls.length).toBeLessThan(6);
});

test('a table that has lost rows is believed when it still has after a second', async () => {
  ask.mockResolvedValue({ ok: true });
  const teller = createTeller(lookAgain);
  const show = (table: readonly string[]) =>
    teller(
      { page: 'scopes', controls: {}, scopes: { family: 'granular', table, dialog: null } } as unknown as Facts,
      known(['a:read', 'b:read']),
      {} as never,
    );
  const told = () => ask.mock.calls.map(([{ sighting }]) => sighting.scopes?.table ?? null);
  show(['a:read', 'b:read']);
  show(['a:read']);
  await vi.advanceTimersByTimeAsync(900);
  show(['a:read', 'b:read']);
  expect(told()).toEqual([['a:read', 'b:read'], null, ['a:read', 'b:read']]);
  show([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(lookAgain).toHaveBeenCalled();
  show([]);
  expect(told().at(-1)).toEqual([]);
});
