import { describe, expect, it } from 'vitest';
import { policy } from '../../../utils/policy.ts';
import { cloud } from '../../../utils/zoom/clouds.ts';
import { fingerprintOf, maxTries, nextTry } from '../../../utils/zoom/series.ts';
import { type BadVerdict, retryOf, type VerdictId } from '../../../utils/zoom/verdict.ts';
import { NOW } from './fake-zoom.ts';

const bad = (id: VerdictId, retryAt?: number): BadVerdict => ({
  ok: false,
  at: NOW,
  id,
  retry: retryOf(id),
  accepted: [],
  words: '',
  ...(retryAt === undefined ? {} : { retryAt }),
});

describe('the tries that one click starts', () => {
  it('are five, at growing distances', () => {
    const pauses = [1, 2, 3, 4, 5].map((tries) => nextTry(tries, bad('not-active'), NOW)?.at);
    expect(pauses.map((at) => at && (at - NOW) / 1000)).toEqual([30, 60, 180, 300, undefined]);
    expect(maxTries()).toBe(5);
  });

  it('end with a definite answer, good or bad', () => {
    expect(nextTry(1, { ok: true, at: NOW, family: null, extra: [] }, NOW)).toBeNull();
    expect(nextTry(1, bad('wrong-client'), NOW)).toBeNull();
  });

  it('wait as long as Zoom asks for, and try once more after a 429, not twice', () => {
    const limited = bad('rate-limited', NOW + 40_000);
    expect(nextTry(1, limited, NOW)).toEqual({ at: NOW + 40_000 });
    expect(nextTry(2, limited, NOW)).toEqual({ at: NOW + 60_000 });
    expect(nextTry(2, limited, NOW, bad('zoom-down'))).not.toBeNull();
    expect(nextTry(2, limited, NOW, limited)).toBeNull();
  });
});

describe('one check for each set', () => {
  const state = { captureId: 'c1', scopes: ['b:read', 'a:read'], activated: true, changedAt: NOW };

  it('has the same text whatever the order of the scopes', () => {
    expect(fingerprintOf({ ...state, scopes: ['a:read', 'b:read', 'a:read'] })).toBe(fingerprintOf(state));
  });

  it.each([
    { captureId: 'c2' },
    { scopes: ['a:read'] },
    { activated: false },
    { activated: null },
    { changedAt: NOW + 1 },
  ])('has another text with %j', (change) =>
    expect(fingerprintOf({ ...state, ...change })).not.toBe(fingerprintOf(state)),
  );
});

describe('limits and hosts', () => {
  it('are frozen, and one cloud ships', () => {
    expect(policy()).toMatchObject({ minutesKept: 60, handoffMinutes: 10, requestMs: 15_000, replyBytes: 65_536 });
    expect(Object.isFrozen(policy()) && Object.isFrozen(policy().checkPausesMs) && Object.isFrozen(cloud())).toBe(true);
    expect(cloud()).toEqual({ tokenUrl: 'https://zoom.us/oauth/token', apiBase: 'https://api.zoom.us/v2' });
  });
});
