import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { View } from '../../../utils/flow/view.ts';
import { createTeller } from '../../../utils/page/tell.ts';
import type { Facts } from '../../../utils/sites/types.ts';

const ask = vi.hoisted(() => vi.fn());
vi.mock('../../../utils/page/background.ts', () => ({ ask }));

const VALIDATED = { page: 'cm-authentication', controls: {}, purview: { validated: true } } as unknown as Facts;
const tell = () => createTeller()(VALIDATED, { app: null } as View, {} as never);

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what nobody heard is told again, although the page shows nothing new', async () => {
  ask.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined).mockResolvedValue({ ok: true });
  tell();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('where nobody will ever hear it, it gives in', async () => {
  ask.mockResolvedValue(undefined);
  tell();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask.mock.calls.length).toBeLessThan(6);
});
