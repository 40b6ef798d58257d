import type { Sighting } from '../model/sighting.ts';
import type { Progress, StepRecord } from '../model/state.ts';
import { isSettled, type StepId, type StepState } from '../model/steps.ts';
import { compareScopes } from '../zoom/scopes.ts';

/**
 * The same progress with one step set; the very same object where nothing changed, so that no one is told for nothing.
 */
export function setStep(progress: Progress, id: StepId, state: StepState, by: StepRecord['by'], at: number): Progress {
  const before = progress.steps[id];
  if (before.state === state && (before.by === by || state === 'todo')) return progress;
  return { ...progress, steps: { ...progress.steps, [id]: { state, at, by: state === 'todo' ? null : by } } };
}

const PER_APP: readonly StepId[] = ['information', 'feature', 'scopes', 'activation'];

/** Another app's page: what the pages of the former one proved says nothing of this one. */
function changeApp(progress: Progress, app: NonNullable<Progress['app']>, now: number): Progress {
  if (progress.app?.id === app.id) {
    return progress.app.name === app.name || app.name === '' ? progress : { ...progress, app };
  }
  return progress.app === null ? { ...progress, app } : forgetApp({ ...progress, app }, now);
}

function forgetApp(progress: Progress, now: number): Progress {
  let next = progress;
  for (const id of PER_APP) next = setStep(next, id, 'todo', null, now);
  return { ...next, family: null, scopes: [], activated: null, changedAt: null };
}

/** Pages of the role, and those that are nobody's: whoever sees another one has gone on to the Marketplace or further. */
const BEFORE_APP: readonly Sighting['page'][] = ['role-list', 'role', 'no-page', 'other'];

/** What was proved and no longer holds needs attention; what was never proved is simply still to do. */
function broken(progress: Progress, id: StepId): StepState {
  return isSettled(progress.steps[id].state) || progress.steps[id].state === 'attention' ? 'attention' : 'todo';
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** A hand-off begins anew: what Compliance Manager showed of an earlier one says nothing of it. */
export function beginHandoff(progress: Progress, now: number): Progress {
  const next = setStep(setStep(progress, 'handoff', 'todo', null, now), 'done', 'todo', null, now);
  const { validatedAt, listedAt } = next.purview;
  return validatedAt === null && listedAt === null ? next : { ...next, purview: { validatedAt: null, listedAt: null } };
}

/**
 * Progress after a page was seen. Pure. Pages prove steps and take proofs back: a scope that is gone, a deactivated
 * app, a box of the role that is open again. Returns the same object where the page says nothing new.
 */
export function reduceSighting(progress: Progress, seen: Sighting, now: number): Progress {
  let next = progress;
  if (!next.leftRole && !BEFORE_APP.includes(seen.page)) next = { ...next, leftRole: true };
  if (seen.app) {
    next = changeApp(next, seen.app, now);
    next = setStep(next, 'create', 'done', 'page', now);
  }
  if (seen.otherKind !== null && next.app?.id === seen.otherKind) {
    next = setStep({ ...forgetApp(next, now), app: null }, 'create', 'todo', null, now);
  }
  if (seen.role === 'saved') next = setStep(next, 'role', 'done', 'page', now);
  if (seen.role === 'open' && next.steps.role.by === 'page') {
    next = setStep(next, 'role', broken(next, 'role'), 'page', now);
  }
  if (seen.informationEmpty !== null) {
    const state = seen.informationEmpty === 0 ? 'done' : broken(next, 'information');
    next = setStep(next, 'information', state, 'page', now);
  }
  if (seen.page === 'feature') next = setStep(next, 'feature', 'done', 'page', now);
  if (seen.scopes) {
    const table = [...seen.scopes.table].sort();
    const { missing } = compareScopes(table, seen.scopes.family ?? undefined);
    next = setStep(next, 'scopes', missing.length === 0 ? 'done' : broken(next, 'scopes'), 'page', now);
    if (!sameList(table, next.scopes) || seen.scopes.family !== next.family) {
      next = { ...next, scopes: table, family: seen.scopes.family, changedAt: now };
    }
  }
  if (seen.activation) {
    const active = seen.activation === 'active';
    next = setStep(next, 'activation', active ? 'done' : broken(next, 'activation'), 'page', now);
    if (next.activated !== active) next = { ...next, activated: active, changedAt: now };
  }
  if (seen.validated && next.purview.validatedAt === null) {
    next = { ...next, purview: { ...next.purview, validatedAt: now } };
  }
  if (seen.listed) {
    if (next.purview.listedAt === null) next = { ...next, purview: { ...next.purview, listedAt: now } };
    // A connector that is merely listed may be one of an earlier set-up, also after Microsoft refused these values.
    if (next.purview.validatedAt !== null) {
      next = setStep(next, 'handoff', 'done', 'page', now);
      next = setStep(next, 'done', 'done', 'page', now);
    }
  }
  return next;
}
