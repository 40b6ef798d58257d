import { createRunner, type World } from '../../../utils/flow/runner.ts';
import { VALUES } from '../zoom/fake-zoom.ts';

export { VALUES };
export const NOW = Date.UTC(2026, 10, 23, 12);
export const MINUTE = 60_000;
export const ABOUT = {
  source: 'page',
  appId: 'app',
  lengths: { accountId: 22, clientId: 22, clientSecret: 32 },
  tails: { accountId: 'pg', clientId: 'Bw' },
  warnings: [],
} as const;

export type Stored = Record<string, unknown>;

/** A runner over storage that can be read, emptied, and told to refuse; a clock that is set by hand. */
export function fakeWorld(own: Partial<World> = {}) {
  const stores: { local: Stored; session: Stored } = { local: {}, session: {} };
  const refuse = { set: 0, get: 0 };
  let tail: Promise<unknown> = Promise.resolve();
  let ids = 0;
  const area = (name: 'local' | 'session') => ({
    async get(keys: string[]) {
      await null;
      if (refuse.get > 0 && --refuse.get === 0) throw new Error('storage refused');
      return structuredClone(
        Object.fromEntries(keys.filter((key) => key in stores[name]).map((key) => [key, stores[name][key]])),
      );
    },
    async set(items: Stored) {
      await null;
      if (refuse.set > 0 && --refuse.set === 0) throw new Error('storage refused');
      stores[name] = { ...stores[name], ...structuredClone(items) };
    },
  });
  const outside = { now: NOW, changes: 0 };
  const world: World = {
    local: area('local'),
    session: area('session'),
    lock: (work) => {
      const done = tail.then(work);
      tail = done.catch(() => {});
      return done;
    },
    now: () => outside.now,
    newId: () => `id-${++ids}`,
    askZoom: async () => ({ ok: true, at: outside.now, family: 'granular', extra: [] }),
    changed: () => {
      outside.changes += 1;
    },
    ...own,
  };
  return { world, stores, refuse, outside, runner: createRunner(world), again: () => createRunner(world) };
}

export type FakeWorld = ReturnType<typeof fakeWorld>;

export const ASKER = {
  tabId: 7,
  frameId: 0,
  origin: 'https://purview.microsoft.com',
  documentId: 'document-1',
  lifecycle: 'active',
} as const;

/** Collected, and handed off to tab 7: the form may ask. Gives the id of the capture. */
export async function armed({ runner }: FakeWorld): Promise<string> {
  const kept = await runner.keep(ABOUT, VALUES, 60);
  const captureId = kept.session.capture!.id;
  await runner.happen({ type: 'armed', nonce: 'nonce', tabId: 7, origin: ASKER.origin, captureId });
  return captureId;
}
