import { describe, expect, test } from 'vitest';
import { agedHandoff, REPORT_MS, reduceHandoff } from '../../../utils/flow/handoff.ts';
import {
  type Capture,
  type HandoffState,
  NEW_PROGRESS,
  NEW_SESSION,
  NO_HANDOFF,
  type State,
} from '../../../utils/model/state.ts';
import { ABOUT, ASKER, MINUTE, NOW } from './fake-world.ts';

const CAPTURE: Capture = { ...ABOUT, id: 'a', at: NOW, seenAt: NOW, expiresAt: NOW + 60 * MINUTE, extended: false };
const KEPT: State = { progress: NEW_PROGRESS, session: { ...NEW_SESSION, capture: CAPTURE } };
const CLICK = { type: 'armed', nonce: 'click', tabId: 7, origin: ASKER.origin, captureId: 'a', at: NOW } as const;
const ARMED = reduceHandoff(KEPT, CLICK);
const DELIVERED = reduceHandoff(ARMED, { type: 'released', documentId: 'd', at: NOW + 1 });

const handoff = ({ session }: State) => session.handoff;
const being = (more: Partial<HandoffState>, from = DELIVERED): State => ({
  ...from,
  session: { ...from.session, handoff: { ...handoff(from), ...more } },
});

describe('a click on Hand off', () => {
  test('arms one release, for a tab, an origin and a bundle', () => {
    expect(handoff(ARMED)).toEqual({
      ...NO_HANDOFF,
      status: 'armed',
      nonce: 'click',
      tabId: 7,
      origin: ASKER.origin,
      captureId: 'a',
      armedAt: NOW,
    });
    expect(ARMED.session.clicks).toEqual(['click']);
  });

  test('for another bundle than the one that is kept, or without one, arms nothing', () => {
    const other = { ...CLICK, captureId: 'b' };
    expect(reduceHandoff(KEPT, other)).toBe(KEPT);
    const empty = { ...KEPT, session: NEW_SESSION };
    expect(reduceHandoff(empty, CLICK)).toBe(empty);
  });

  test('is remembered among the last two hundred', () => {
    const many = Array.from({ length: 200 }, (_, at) => `click ${at}`);
    const before = { ...KEPT, session: { ...KEPT.session, clicks: many } };
    expect(reduceHandoff(before, CLICK).session.clicks).toEqual([...many.slice(1), 'click']);
  });
});

describe('a release', () => {
  test('is for the document that it was given to, and spent', () => {
    expect(handoff(DELIVERED)).toMatchObject({
      status: 'delivered',
      documentId: 'd',
      deliveredAt: NOW + 1,
      refusal: null,
    });
    expect(reduceHandoff(DELIVERED, { type: 'released', documentId: 'other', at: NOW + 2 })).toBe(DELIVERED);
  });

  test('that is armed is too old after ten minutes, or where the clock went back', () => {
    expect(agedHandoff(ARMED, NOW + 10 * MINUTE - 1)).toBe(ARMED);
    expect(agedHandoff(ARMED, NOW)).toBe(ARMED);
    for (const now of [NOW + 10 * MINUTE, NOW - 1])
      expect(handoff(agedHandoff(ARMED, now))).toEqual({ ...handoff(ARMED), status: 'expired', refusal: 'expired' });
  });

  test('that is delivered is told as lost after twenty seconds of silence, or where the clock went back', () => {
    expect(agedHandoff(DELIVERED, NOW + REPORT_MS)).toBe(DELIVERED);
    expect(agedHandoff(DELIVERED, NOW + 1)).toBe(DELIVERED);
    for (const now of [NOW + 1 + REPORT_MS, NOW])
      expect(handoff(agedHandoff(DELIVERED, now))).toEqual({
        ...handoff(DELIVERED),
        status: 'refused',
        refusal: 'document',
      });
  });

  test.each(['idle', 'filled', 'refused', 'expired'] as const)('that is %s does not age', (status) => {
    const state = being({ status });
    expect(agedHandoff(state, NOW + 60 * MINUTE)).toBe(state);
  });
});

describe('a document that asks again', () => {
  test('for what it was given is told at once that its answer was lost', () => {
    const again = reduceHandoff(DELIVERED, { type: 'asked-again', documentId: 'd', at: NOW + 2 });
    expect(handoff(again)).toEqual({ ...handoff(DELIVERED), status: 'refused', refusal: 'document' });
  });

  test('and is another one, or asks while nothing is delivered, changes nothing', () => {
    expect(reduceHandoff(DELIVERED, { type: 'asked-again', documentId: 'x', at: NOW + 2 })).toBe(DELIVERED);
    const armed = being({ status: 'armed' });
    expect(reduceHandoff(armed, { type: 'asked-again', documentId: 'd', at: NOW + 2 })).toBe(armed);
  });
});

describe('what a document says of its form', () => {
  const report = { type: 'filled', nonce: 'click', documentId: 'd', refusal: null, at: NOW + 2 } as const;

  test('is the end of the release: filled, or why not', () => {
    expect(handoff(reduceHandoff(DELIVERED, report))).toMatchObject({ status: 'filled', refusal: null });
    const refused = reduceHandoff(DELIVERED, { ...report, refusal: 'read-back' });
    expect(handoff(refused)).toMatchObject({ status: 'refused', refusal: 'read-back' });
  });

  test('counts also when it comes after it was given up', () => {
    const late = being({ status: 'refused', refusal: 'document' });
    expect(handoff(reduceHandoff(late, report))).toMatchObject({ status: 'filled', refusal: null });
  });

  test.each<[string, State, object]>([
    ['another click', DELIVERED, { nonce: 'other' }],
    ['another document', DELIVERED, { documentId: 'x' }],
    ['a release that is only armed', being({ status: 'armed' }), {}],
    ['a release that was refused for another reason', being({ status: 'refused', refusal: 'gone' }), {}],
    ['a release that expired', being({ status: 'expired', refusal: 'document' }), {}],
  ])('is not heard of %s', (_what, state, more) => {
    expect(reduceHandoff(state, { ...report, ...more })).toBe(state);
  });
});

describe('a form that cannot be filled yet', () => {
  const refusal = { type: 'fill-refused', tabId: 7, refusal: 'missing-field', at: NOW + 2 } as const;

  test('says why, and the release stays armed; the same once more is no news', () => {
    const told = reduceHandoff(ARMED, refusal);
    expect(handoff(told)).toMatchObject({ status: 'armed', refusal: 'missing-field' });
    expect(reduceHandoff(told, refusal)).toBe(told);
  });

  test('is not heard in another tab, nor where nothing is armed', () => {
    expect(reduceHandoff(ARMED, { ...refusal, tabId: 8 })).toBe(ARMED);
    expect(reduceHandoff(DELIVERED, refusal)).toBe(DELIVERED);
  });
});

describe('a tab that is closed', () => {
  test.each([ARMED, DELIVERED])('ends the release that was for it', (state) => {
    const gone = reduceHandoff(state, { type: 'tab-gone', tabId: 7, at: NOW + 2 });
    expect(handoff(gone)).toEqual({ ...handoff(state), status: 'refused', refusal: 'gone' });
  });

  test('and is another one, or comes after the end, changes nothing', () => {
    expect(reduceHandoff(ARMED, { type: 'tab-gone', tabId: 8, at: NOW + 2 })).toBe(ARMED);
    for (const status of ['idle', 'filled', 'refused', 'expired'] as const) {
      const state = being({ status });
      expect(reduceHandoff(state, { type: 'tab-gone', tabId: 7, at: NOW + 2 })).toBe(state);
    }
  });
});
