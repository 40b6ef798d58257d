import { viewOf } from '../../../utils/flow/view.ts';
import { type Capture, NEW_PROGRESS, NEW_SESSION, type StepRecord } from '../../../utils/model/state.ts';
import type { StepId, StepState } from '../../../utils/model/steps.ts';
import type { View } from '../../../utils/model/view.ts';
import type { BadVerdict, VerdictId } from '../../../utils/zoom/verdict.ts';

/** A fixed moment for everything that is shown: 23 November 2026, 14:05 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 14, 5);
const MINUTE = 60_000;

/** Sought in everything that is drawn or written: these are the values of a view that must never be in it. */
export const CANARIES = {
  appId: 'CNRYappid0123456789abc',
  appName: 'CNRY app name',
  accountTail: 'Qz',
};

export const CAPTURE: Capture = {
  id: 'capture-1',
  at: NOW - 3 * MINUTE,
  seenAt: NOW,
  expiresAt: NOW + 57 * MINUTE,
  extended: false,
  source: 'page',
  appId: CANARIES.appId,
  lengths: { accountId: 22, clientId: 21, clientSecret: 32 },
  tails: { accountId: CANARIES.accountTail, clientId: 'pX' },
  warnings: [],
};

export function steps(settled: Partial<Record<StepId, StepState>>): View['steps'] {
  const all: Record<StepId, StepRecord> = { ...NEW_PROGRESS.steps };
  for (const [id, state] of Object.entries(settled) as [StepId, StepState][]) {
    const by = state === 'confirmed' ? 'user' : id === 'validation' ? 'zoom' : 'page';
    all[id] = { state, at: NOW - 10 * MINUTE, by: state === 'todo' ? null : by };
  }
  return all;
}

/** All steps that an app takes until it is activated. */
export const APP_READY: Partial<Record<StepId, StepState>> = {
  create: 'done',
  credentials: 'done',
  information: 'done',
  feature: 'done',
  scopes: 'done',
  activation: 'done',
};

const FRESH = viewOf({ progress: NEW_PROGRESS, session: NEW_SESSION });

export function view(changes: Partial<View> = {}): View {
  return { ...FRESH, ...changes };
}

export function failed(id: VerdictId, more: Partial<BadVerdict> = {}): View['check'] {
  const verdict: BadVerdict = {
    ok: false,
    at: NOW,
    id,
    retry: 'user',
    accepted: [],
    words: 'Zoom’s own words',
    ...more,
  };
  return { ...NEW_SESSION.check, status: 'failed', tries: 1, verdict };
}

/** Half-way: an app is there, credentials are kept, scopes are next. */
export const HALF_WAY = view({
  running: true,
  steps: steps({ role: 'confirmed', create: 'done', credentials: 'done', information: 'done', feature: 'done' }),
  current: 'scopes',
  settled: 5,
  app: { id: CANARIES.appId, name: CANARIES.appName },
  family: 'granular',
  scopes: ['meeting:read:meeting:admin', 'user:read:list_users:admin'],
  activated: false,
  capture: CAPTURE,
});

/** The end: proved by Zoom and by Compliance Manager. */
export const FINISHED = view({
  ...HALF_WAY,
  steps: steps({ role: 'confirmed', ...APP_READY, validation: 'done', handoff: 'done', done: 'done' }),
  current: 'done',
  settled: 9,
  scopes: [
    'account:read:settings:admin',
    'user:read:list_users:admin',
    'user:read:settings:admin',
    'user:read:user:admin',
  ],
  activated: true,
  purview: { validatedAt: NOW - 4 * MINUTE, listedAt: NOW - 2 * MINUTE },
  capture: null,
  emptied: 'validated',
  check: {
    ...NEW_SESSION.check,
    status: 'ok',
    tries: 1,
    verdict: { ok: true, at: NOW - 8 * MINUTE, family: 'granular', extra: [] },
  },
});

/** What a step's buttons are drawn with, besides what they show. */
export const TOOL = { now: NOW, version: '0.1.0', isNext: false } as const;
