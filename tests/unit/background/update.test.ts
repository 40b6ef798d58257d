import { beforeEach, expect, test, vi } from 'vitest';
import { holdUpdates } from '../../../utils/background/update.ts';
import { NEW_PROGRESS, NEW_SESSION, type State } from '../../../utils/model/state.ts';
import { STEP_IDS } from '../../../utils/model/steps.ts';
import { ABOUT } from '../flow/fake-world.ts';

const api = vi.hoisted(() => ({
  session: {} as Record<string, unknown>,
  arrives: () => {},
  reload: vi.fn(),
}));
vi.mock('../../../utils/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async () => ({ ...api.session }),
        set: async (given: object) => void Object.assign(api.session, given),
      },
    },
    runtime: {
      reload: api.reload,
      onUpdateAvailable: {
        addListener: (listener: () => void) => {
          api.arrives = listener;
        },
      },
    },
  },
}));

const sleep = vi.fn();
const keepAwake = vi.fn();
const IDLE: State = { progress: NEW_PROGRESS, session: NEW_SESSION };
const RUNNING: State = { ...IDLE, progress: { ...NEW_PROGRESS, running: true } };
const KEPT: State = {
  ...RUNNING,
  session: { ...NEW_SESSION, capture: { ...ABOUT, id: 'a', at: 0, seenAt: 0, expiresAt: 1, extended: false } },
};
const ENDED: State = {
  ...RUNNING,
  progress: {
    ...RUNNING.progress,
    steps: Object.fromEntries(
      STEP_IDS.map((id) => [id, { state: 'done', at: 1, by: 'page' }]),
    ) as State['progress']['steps'],
  },
};

let state: State;
let isLookedAt: boolean;
const hold = () =>
  holdUpdates(
    async () => state,
    () => isLookedAt,
    keepAwake,
  );

/** Lets an update come, and everything that follows from it. */
async function arrive(): Promise<void> {
  api.arrives();
  await new Promise((done) => setTimeout(done));
}

beforeEach(() => {
  vi.resetAllMocks();
  keepAwake.mockReturnValue(sleep);
  api.session = {};
  state = IDLE;
  isLookedAt = false;
});

test('an update that comes while nothing runs is taken at once', async () => {
  hold();
  await arrive();
  expect(api.reload).toHaveBeenCalledTimes(1);
});

test.each<[string, State]>([
  ['was stopped', IDLE],
  ['has ended', ENDED],
])('an update that comes in the midst of a set-up waits, and is taken when that %s', async (_name, after) => {
  state = RUNNING;
  const { settle } = hold();
  await arrive();
  await settle(KEPT);
  expect(api.reload).not.toHaveBeenCalled();
  await settle(after);
  expect(api.reload).toHaveBeenCalledTimes(1);
});

test('while the panel is open it waits, too', async () => {
  isLookedAt = true;
  const { settle } = hold();
  await arrive();
  await settle(IDLE);
  expect(api.reload).not.toHaveBeenCalled();
  isLookedAt = false;
  await settle(IDLE);
  expect(api.reload).toHaveBeenCalledTimes(1);
});

test('a background that was stopped meanwhile knows of the update that waits', async () => {
  state = RUNNING;
  hold();
  await arrive();
  const { settle } = hold();
  await settle(IDLE);
  expect(api.reload).toHaveBeenCalledTimes(1);
});

test('where none waits, nothing is ever reloaded', async () => {
  const { settle } = hold();
  for (const each of [RUNNING, KEPT, ENDED, IDLE]) await settle(each);
  expect(api.reload).not.toHaveBeenCalled();
});

test('the worker is kept awake while an update waits and values are kept in a set-up, and at no other time', async () => {
  state = RUNNING;
  const { settle } = hold();
  await settle(KEPT);
  await arrive();
  expect(keepAwake).not.toHaveBeenCalled();
  for (const each of [KEPT, KEPT]) await settle(each);
  expect(keepAwake).toHaveBeenCalledTimes(1);
  expect(sleep).not.toHaveBeenCalled();
  await settle(RUNNING);
  expect(sleep).toHaveBeenCalledTimes(1);
  await settle(KEPT);
  expect(keepAwake).toHaveBeenCalledTimes(2);
});
