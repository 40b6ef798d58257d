import type { Worker } from 'playwright-core';

/** What the worker does to the world. It may die before each, or after it and before anybody knows. */
const EFFECTS = [
  'storage.session.set',
  'storage.local.set',
  'tabs.create',
  'tabs.update',
  'tabs.reload',
  'alarms.create',
  'fetch',
];

export type Edge = 'before' | 'after';

interface Numbered {
  /** Effects so far, in order, by name. */
  effects: string[];
  stopped: Promise<void>;
}

/**
 * Numbers the effects of the worker that runs, and holds the `at`-th for ever: before it is done, or done and untold.
 * Whoever waits for it, and the lock that it has, waits until the worker is ended. 0 holds none.
 */
export async function numberEffects(worker: Worker, at: number, edge: Edge): Promise<void> {
  await worker.evaluate(
    ({ names, at, edge }) => {
      type Call = (...given: unknown[]) => unknown;
      type Holder = Record<string, unknown>;
      const all = globalThis as unknown as Holder & Numbered;
      let stop = () => {};
      all.effects = [];
      all.stopped = new Promise((resolve) => {
        stop = resolve;
      });
      const numbered = new Set<unknown>();
      for (const name of names) {
        const path = name.split('.');
        const last = path.pop()!;
        // The polyfill may use either object; where both are one, it is numbered once.
        for (const root of path.length === 0 ? [all] : [all.chrome, all.browser]) {
          const holder = path.reduce<Holder | undefined>((one, key) => one?.[key] as Holder, root as Holder);
          const call = holder?.[last] as Call | undefined;
          if (!holder || !call || numbered.has(call)) continue;
          const counted = async (...given: unknown[]) => {
            const mine = all.effects.push(name) === at;
            if (mine && edge === 'before') stop();
            const result = mine && edge === 'before' ? undefined : await call.apply(holder, given);
            if (!mine) return result;
            stop();
            return new Promise(() => {});
          };
          numbered.add(counted);
          holder[last] = counted;
        }
      }
    },
    { names: EFFECTS, at, edge },
  );
}

/** Names of the effects so far; empty in a worker that was started since. */
export const effectsOf = (worker: Worker): Promise<string[]> =>
  worker.evaluate(() => (globalThis as unknown as Partial<Numbered>).effects ?? []);

/** Resolves when the worker holds its effect. */
export const held = (worker: Worker): Promise<void> =>
  worker.evaluate(() => (globalThis as unknown as Numbered).stopped);
