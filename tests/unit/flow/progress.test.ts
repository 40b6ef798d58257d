import { describe, expect, test } from 'vitest';
import { beginHandoff, reduceSighting, setStep } from '../../../utils/flow/progress.ts';
import type { Sighting } from '../../../utils/model/sighting.ts';
import { NEW_PROGRESS, type Progress } from '../../../utils/model/state.ts';
import type { StepId } from '../../../utils/model/steps.ts';
import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { seenOn } from '../../sightings.ts';
import { NOW } from './fake-world.ts';

/** As it is once any page of the Marketplace was seen. */
const BEGUN: Progress = { ...NEW_PROGRESS, leftRole: true };
const APP = { id: 'app', name: 'Guide app' };
const ALL = [...neededScopes('granular')].sort();

/** Progress after pages showed this, one after another, a second apart. */
const lived = (from: Progress, ...shown: Partial<Sighting>[]): Progress =>
  shown.reduce((progress, one, index) => reduceSighting(progress, seenOn('home', one), NOW + 1000 * index), from);
const stateOf = (progress: Progress, id: StepId) => progress.steps[id].state;

describe('a step', () => {
  test('set anew is told with its time and whose word it is; nothing is told of it once it is to do again', () => {
    const done = setStep(BEGUN, 'role', 'done', 'page', NOW);
    expect(done.steps.role).toEqual({ state: 'done', at: NOW, by: 'page' });
    expect(setStep(done, 'role', 'todo', 'page', NOW + 1).steps.role).toEqual({ state: 'todo', at: NOW + 1, by: null });
  });

  test('set to what it is stays the same object; another’s word for it is told', () => {
    const done = setStep(BEGUN, 'role', 'done', 'page', NOW);
    expect(setStep(done, 'role', 'done', 'page', NOW + 1)).toBe(done);
    expect(setStep(BEGUN, 'role', 'todo', 'user', NOW)).toBe(BEGUN);
    expect(setStep(done, 'role', 'done', 'user', NOW + 1).steps.role).toEqual({
      state: 'done',
      at: NOW + 1,
      by: 'user',
    });
  });
});

describe('an app’s page', () => {
  const complete: Partial<Sighting>[] = [
    { app: APP },
    { informationEmpty: 0 },
    { page: 'feature' },
    { scopes: { family: 'granular', table: ALL } },
    { activation: 'active' },
  ];

  test('proves that the app was made, and names it', () => {
    const seen = lived(BEGUN, { app: APP });
    expect(seen.app).toEqual(APP);
    expect(seen.steps.create).toEqual({ state: 'done', at: NOW, by: 'page' });
    expect(lived(seen, { app: APP })).toBe(seen);
  });

  test('that shows the same app under another name renames it; an empty name says nothing', () => {
    const seen = lived(BEGUN, { app: APP });
    expect(lived(seen, { app: { ...APP, name: 'Renamed' } }).app).toEqual({ ...APP, name: 'Renamed' });
    expect(lived(seen, { app: { ...APP, name: '' } })).toBe(seen);
  });

  test('of the first app keeps what was seen before it was known which app it is', () => {
    const seen = lived(BEGUN, { activation: 'active' }, { app: APP });
    expect(seen).toMatchObject({ activated: true, app: APP });
    expect(stateOf(seen, 'activation')).toBe('done');
  });

  test('of another app forgets what the pages of the former one proved, and no more', () => {
    const role = lived(BEGUN, { role: 'saved' }, ...complete);
    for (const id of ['role', 'create', 'information', 'feature', 'scopes', 'activation'] as const)
      expect(stateOf(role, id), id).toBe('done');
    const other = lived(role, { app: { id: 'other', name: 'Other' } });
    for (const id of ['information', 'feature', 'scopes', 'activation'] as const)
      expect(other.steps[id], id).toMatchObject({ state: 'todo', by: null });
    expect(other).toMatchObject({ family: null, scopes: [], activated: null, changedAt: null, app: { id: 'other' } });
    expect([stateOf(other, 'role'), stateOf(other, 'create')]).toEqual(['done', 'done']);
  });

  test('of another kind of app takes the app back that was taken for it, and leaves any other', () => {
    const seen = lived(BEGUN, ...complete);
    const back = lived(seen, { otherKind: APP.id });
    expect(back.app).toBeNull();
    for (const id of ['create', 'information', 'scopes'] as const) expect(stateOf(back, id), id).toBe('todo');
    expect(lived(seen, { otherKind: 'other' })).toBe(seen);
    expect(lived(BEGUN, { otherKind: APP.id })).toBe(BEGUN);
  });

  test('Information is done once no field is empty; later gaps need attention, earlier ones are still to do', () => {
    expect(stateOf(lived(BEGUN, { informationEmpty: 2 }), 'information')).toBe('todo');
    const done = lived(BEGUN, { informationEmpty: 0 });
    expect(done.steps.information).toEqual({ state: 'done', at: NOW, by: 'page' });
    const gap = lived(done, { informationEmpty: 1 });
    expect(gap.steps.information).toMatchObject({ state: 'attention', by: 'page' });
    expect(stateOf(lived(gap, { informationEmpty: 1 }), 'information')).toBe('attention');
    expect(lived(BEGUN, { informationEmpty: null })).toBe(BEGUN);
  });

  test('Feature is done once it is seen', () => {
    expect(reduceSighting(BEGUN, seenOn('feature'), NOW).steps.feature).toEqual({
      state: 'done',
      at: NOW,
      by: 'page',
    });
    expect(reduceSighting(BEGUN, seenOn('activation'), NOW)).toBe(BEGUN);
  });

  test('Scopes: sorted, with their family and the time; done when none is missing, attention when one goes', () => {
    const done = lived(BEGUN, { scopes: { family: 'granular', table: ALL.toReversed() } });
    expect(done).toMatchObject({ scopes: ALL, family: 'granular', changedAt: NOW });
    expect(done.steps.scopes).toEqual({ state: 'done', at: NOW, by: 'page' });
    expect(lived(done, { scopes: { family: 'granular', table: ALL } })).toBe(done);

    const fewer = reduceSighting(
      done,
      seenOn('scopes', { scopes: { family: 'granular', table: ALL.slice(1) } }),
      NOW + 5,
    );
    expect(fewer).toMatchObject({ scopes: ALL.slice(1), changedAt: NOW + 5 });
    expect(fewer.steps.scopes).toMatchObject({ state: 'attention', by: 'page' });
    expect(stateOf(lived(BEGUN, { scopes: { family: 'granular', table: [] } }), 'scopes')).toBe('todo');
  });

  test('Scopes: one exchanged for another, or another family, is a change', () => {
    const seen = lived(BEGUN, { scopes: { family: 'granular', table: ALL } });
    const exchanged = [...ALL.slice(0, -1), 'zzz:read:admin'];
    const other = reduceSighting(seen, seenOn('scopes', { scopes: { family: 'granular', table: exchanged } }), NOW + 5);
    expect(other).toMatchObject({ scopes: exchanged, changedAt: NOW + 5 });
    const family = reduceSighting(seen, seenOn('scopes', { scopes: { family: null, table: ALL } }), NOW + 5);
    expect(family).toMatchObject({ scopes: ALL, family: null, changedAt: NOW + 5 });
    const empty = lived(BEGUN, { scopes: { family: null, table: [] } });
    expect([empty.scopes, empty.changedAt]).toEqual([[], null]);
  });

  test('Activation: done when active, attention when that falls; each change has its time', () => {
    const active = lived(BEGUN, { activation: 'active' });
    expect(active).toMatchObject({ activated: true, changedAt: NOW });
    expect(active.steps.activation).toEqual({ state: 'done', at: NOW, by: 'page' });
    expect(reduceSighting(active, seenOn('activation', { activation: 'active' }), NOW + 5)).toBe(active);
    const fell = reduceSighting(active, seenOn('activation', { activation: 'inactive' }), NOW + 5);
    expect(fell).toMatchObject({ activated: false, changedAt: NOW + 5 });
    expect(fell.steps.activation).toMatchObject({ state: 'attention', by: 'page' });
    expect(lived(BEGUN, { activation: 'inactive' })).toMatchObject({ activated: false });
    expect(stateOf(lived(BEGUN, { activation: 'inactive' }), 'activation')).toBe('todo');
  });
});

describe('Compliance Manager’s pages', () => {
  test('a validation is noted once, and settles nothing by itself', () => {
    const seen = lived(BEGUN, { validated: true }, { validated: true });
    expect(seen.purview).toEqual({ validatedAt: NOW, listedAt: null });
    expect([stateOf(seen, 'handoff'), stateOf(seen, 'done')]).toEqual(['todo', 'todo']);
  });

  test('a listed connector is noted once, and settles the hand-off only after a validation', () => {
    const listed = lived(BEGUN, { listed: true }, { listed: true });
    expect(listed.purview).toEqual({ validatedAt: null, listedAt: NOW });
    expect([stateOf(listed, 'handoff'), stateOf(listed, 'done')]).toEqual(['todo', 'todo']);
    const both = lived(listed, { validated: true }, { listed: true });
    for (const id of ['handoff', 'done'] as const)
      expect(both.steps[id]).toEqual({ state: 'done', at: NOW + 1000, by: 'page' });
    expect(both.purview).toEqual({ validatedAt: NOW, listedAt: NOW });
    expect(lived(both, { listed: true })).toBe(both);
  });

  test('a page that says nothing changes nothing', () => {
    expect(lived(BEGUN, {})).toBe(BEGUN);
  });

  test.each(['validatedAt', 'listedAt'] as const)('a hand-off that begins forgets an earlier one’s %s', (what) => {
    const before = { ...BEGUN, purview: { ...BEGUN.purview, [what]: NOW } };
    expect(beginHandoff(before, NOW).purview).toEqual({ validatedAt: null, listedAt: null });
    expect(beginHandoff(BEGUN, NOW)).toBe(BEGUN);
    const done = setStep(setStep(before, 'handoff', 'done', 'page', NOW), 'done', 'done', 'page', NOW);
    const anew = beginHandoff(done, NOW);
    expect([stateOf(anew, 'handoff'), stateOf(anew, 'done')]).toEqual(['todo', 'todo']);
  });
});

test('the role: its boxes seen open say nothing against the user’s own word', () => {
  const confirmed = setStep(BEGUN, 'role', 'confirmed', 'user', NOW);
  expect(lived(confirmed, { role: 'open' })).toBe(confirmed);
  const open = lived(BEGUN, { role: 'saved' }, { role: 'open' });
  expect(open.steps.role).toMatchObject({ state: 'attention', by: 'page' });
});

test('whoever has gone on to the Marketplace has left the role, which its own pages and a stranger’s do not say', () => {
  for (const page of ['role-list', 'role', 'no-page', 'other'] as const)
    expect(reduceSighting(NEW_PROGRESS, seenOn(page), NOW)).toBe(NEW_PROGRESS);
  expect(reduceSighting(NEW_PROGRESS, seenOn('chooser'), NOW).leftRole).toBe(true);
});
