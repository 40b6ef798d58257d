import { describe, expect, test } from 'vitest';
import { readProgress, readSession } from '../../../utils/flow/stored.ts';
import { NEW_PROGRESS, NEW_SESSION } from '../../../utils/model/state.ts';

const STORED = structuredClone({ ...NEW_PROGRESS, running: true, scopes: ['user:read:admin'] });
const step = (value: unknown) => ({ ...STORED, steps: { ...STORED.steps, scopes: value } });

describe('stored progress', () => {
  test('where nothing was stored: new, and no word about it', () => {
    expect(readProgress(undefined)).toBe(NEW_PROGRESS);
    expect(NEW_PROGRESS).toMatchObject({ version: 1, running: false, scopes: [], activated: null, resetNotice: false });
    expect(NEW_SESSION).toEqual({
      capture: null,
      pending: null,
      emptied: null,
      check: { status: 'idle', runId: null, tries: 0, nextAt: null, startedAt: null, verdict: null, fingerprint: null },
      handoff: expect.objectContaining({ status: 'idle', nonce: null, refusal: null }),
      clicks: [],
      revision: 0,
      tokenDigests: [],
      hidden: [],
      contact: null,
    });
  });

  test.each(['todo', 'done', 'confirmed', 'attention'])(
    'of this version, with a step that is %s: as it was stored',
    (state) => {
      const stored = step({ state, at: 1, by: 'page' });
      expect(readProgress(stored)).toEqual(stored);
    },
  );

  test('of a build that did not ask what is needed beforehand: kept, with nothing answered', () => {
    const { prepared: _none, ...before } = STORED;
    expect(readProgress(before)).toEqual({ ...STORED, prepared: {} });
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'progress'],
    ['a list', [STORED]],
    ['another version', { ...STORED, version: 2 }],
    ['whether it runs, missing', { ...STORED, running: 'yes' }],
    ['steps that are a list', { ...STORED, steps: [] }],
    ['no steps', { ...STORED, steps: undefined }],
    ['no word on Compliance Manager', { ...STORED, purview: null }],
    ['scopes that are no list', { ...STORED, scopes: {} }],
    ['answers on what is needed beforehand that are no record', { ...STORED, prepared: [] }],
    ['a step that is missing', step(undefined)],
    ['a step that is null', step(null)],
    ['a step of an unknown state', step({ state: 'maybe', at: null, by: null })],
    ['a step of an empty state', step({ state: '', at: null, by: null })],
  ])('that cannot be read (%s): begun anew, which is told', (_what, stored) => {
    const running = typeof stored === 'object' && (stored as { running?: unknown } | null)?.running === true;
    expect(readProgress(stored)).toEqual({ ...NEW_PROGRESS, running, resetNotice: true });
  });

  test('that cannot be read keeps whether the guide runs, and takes nothing else for it', () => {
    expect(readProgress({ running: true })).toMatchObject({ running: true, resetNotice: true });
    expect(readProgress({ running: false })).toMatchObject({ running: false, resetNotice: true });
    expect(readProgress({ running: 'true' })).toMatchObject({ running: false, resetNotice: true });
  });
});

describe('a stored session', () => {
  test('is read as it is, with what a newer version has beside it', () => {
    const { revision: _revision, ...older } = { ...NEW_SESSION, clicks: ['one'] };
    expect(readSession(older)).toEqual({ ...NEW_SESSION, clicks: ['one'] });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [NEW_SESSION]],
    ['no check', { ...NEW_SESSION, clicks: ['one'], check: null }],
    ['no hand-off', { ...NEW_SESSION, clicks: ['one'], handoff: 'none' }],
  ])('that cannot be read (%s) is begun anew', (_what, stored) => {
    expect(readSession(stored)).toBe(NEW_SESSION);
  });
});
