import { describe, expect, test } from 'vitest';
import { shownState, viewForPage, viewOf } from '../../../utils/flow/view.ts';
import { type CheckState, NEW_PROGRESS, NEW_SESSION, type Progress } from '../../../utils/model/state.ts';
import { STEP_IDS, type StepId, type StepState } from '../../../utils/model/steps.ts';
import { ABOUT, armed, fakeWorld, VALUES } from './fake-world.ts';

test('what is drawn holds no value; a page does not even get the last two characters', async () => {
  const fake = fakeWorld();
  await armed(fake);
  await fake.runner.keep(ABOUT, VALUES, 60);
  const view = viewOf(await fake.runner.read());
  for (const value of Object.values(VALUES)) expect(JSON.stringify(view)).not.toContain(value);
  expect(view.capture?.tails).toEqual({ accountId: 'pg', clientId: 'Bw' });
  const page = viewForPage(view);
  expect(page.capture?.tails).toEqual({ accountId: '', clientId: '' });
  expect(page.pending?.tails).toEqual({ accountId: '', clientId: '' });
});

test('nothing that is drawn lets a page forge a report: neither nonce nor document', async () => {
  const fake = fakeWorld();
  await armed(fake);
  const { handoff } = viewOf(await fake.runner.read());
  expect(handoff).not.toHaveProperty('nonce');
  expect(handoff).not.toHaveProperty('documentId');
});

/** Steps of which these are as said, and all others still to do. */
const steps = (states: Partial<Record<StepId, StepState>>): Progress['steps'] =>
  Object.fromEntries(
    STEP_IDS.map((id) => [id, { state: states[id] ?? 'todo', at: null, by: null }]),
  ) as Progress['steps'];

const currentStep = (progress: Partial<Progress>, check: Partial<CheckState> = {}) =>
  viewOf({
    progress: { ...NEW_PROGRESS, ...progress },
    session: { ...NEW_SESSION, check: { ...NEW_SESSION.check, ...check } },
  }).current;

describe('the current step', () => {
  const ALL_BUT_ROLE = Object.fromEntries(
    STEP_IDS.filter((id) => !['role', 'handoff', 'done'].includes(id)).map((id) => [id, 'done']),
  );

  test.each<[string, Partial<Record<StepId, StepState>>, StepId]>([
    ['nothing is settled', {}, 'role'],
    ['the role is', { role: 'done' }, 'create'],
    ['the role is not, and the app exists', { create: 'done' }, 'credentials'],
    ['the role is not, and a later step is confirmed', { feature: 'confirmed' }, 'create'],
    ['the role needs attention, and nothing else is settled', { role: 'attention' }, 'role'],
    [
      'a step in the middle fell',
      { role: 'done', create: 'done', credentials: 'attention', scopes: 'done' },
      'credentials',
    ],
    ['all but role and hand-off are settled', ALL_BUT_ROLE, 'handoff'],
    ['all but the hand-off are settled', { ...ALL_BUT_ROLE, role: 'done' }, 'handoff'],
    ['the hand-off is settled, whatever else is open', { handoff: 'confirmed' }, 'done'],
    ['all is settled', { ...ALL_BUT_ROLE, role: 'done', handoff: 'done' }, 'done'],
  ])('where %s', (_what, states, current) => {
    expect(currentStep({ steps: steps(states) })).toBe(current);
  });
});

test('where the Marketplace was seen, the role is not the current step any more', () => {
  expect(currentStep({ leftRole: true })).toBe('create');
});

test('while Zoom is asked or waited for, the check is the current step, whatever else is open', () => {
  for (const status of ['running', 'waiting'] as const) expect(currentStep({}, { status })).toBe('validation');
  expect(currentStep({}, { status: 'failed' })).toBe('role');
});

test('while a release waits for its form, the hand-off is the current step, also while Zoom is asked', () => {
  const handoff = { ...NEW_SESSION.handoff, status: 'armed' } as const;
  const check = { ...NEW_SESSION.check, status: 'running' } as const;
  expect(viewOf({ progress: NEW_PROGRESS, session: { ...NEW_SESSION, handoff, check } }).current).toBe('handoff');
});

test('what an active app proves by being active is not in the way', () => {
  const active = steps({ create: 'done', credentials: 'done', scopes: 'done', activation: 'done' });
  expect(currentStep({ steps: active })).toBe('validation');
});

test('a step is shown as it is; the current one that is to do as now', () => {
  const view = { steps: steps({ role: 'done', scopes: 'attention' }), current: 'create' } as const;
  expect(shownState(view, 'role')).toBe('done');
  expect(shownState(view, 'create')).toBe('now');
  expect(shownState(view, 'scopes')).toBe('attention');
  expect(shownState(view, 'feature')).toBe('todo');
  expect(shownState({ ...view, current: 'scopes' }, 'scopes')).toBe('attention');
});

test('settled steps are counted of the ten that the list shows', () => {
  const settled = (states: Partial<Record<StepId, StepState>>) =>
    viewOf({ progress: { ...NEW_PROGRESS, steps: steps(states) }, session: NEW_SESSION }).settled;
  expect(settled({})).toBe(0);
  expect(settled({ role: 'done', create: 'confirmed', scopes: 'attention', done: 'done' })).toBe(3);
  expect(settled(Object.fromEntries(STEP_IDS.map((id) => [id, 'done'])))).toBe(10);
});
