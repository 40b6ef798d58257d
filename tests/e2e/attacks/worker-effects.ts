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

/** An effect: the `nth` of its name, counted from 1, before it is done, or done and untold. */
export interface Hold {
  readonly effect: string;
  readonly nth: number;
  readonly edge: Edge;
}

interface Numbered {
  /** Effects so far, in order, by name. */
  effects: string[];
  /** Which one is held. */
  hold: Hold | null;
  stopped: Promise<void>;
  stop(): void;
}

/**
 * Numbers the effects of the worker that runs, from now on, and holds one for ever, or none. Whoever waits for it, and
 * the lock that it has, waits until the worker is ended.
 */
export async function numberEffects(worker: Worker, hold: Hold | null): Promise<void> {
  await worker.evaluate(
    ({ names, hold }) => {
      type Call = (...given: unknown[]) => unknown;
      type Holder = Record<string, unknown>;
      const all = globalThis as unknown as Holder & Numbered;
      const isNumbered = all.effects !== undefined;
      all.effects = [];
      all.hold = hold;
      all.stopped = new Promise((resolve) => {
        all.stop = resolve;
      });
      if (isNumbered) return;
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
            const held = all.hold;
            all.effects.push(name);
            const isHeld = name === held?.effect && all.effects.filter((one) => one === name).length === held.nth;
            const isBefore = isHeld && held.edge === 'before';
            if (isBefore) all.stop();
            const result = isBefore ? undefined : await call.apply(holder, given);
            if (!isHeld) return result;
            all.stop();
            return new Promise(() => {});
          };
          numbered.add(counted);
          holder[last] = counted;
        }
      }
    },
    { names: EFFECTS, hold },
  );
}

/** Names of the effects so far; empty in a worker that was started since. */
export const effectsOf = (worker: Worker): Promise<string[]> =>
  worker.evaluate(() => (globalThis as unknown as Partial<Numbered>).effects ?? []);

/** Resolves when the worker holds its effect. */
export const held = (worker: Worker): Promise<void> =>
  worker.evaluate(() => (globalThis as unknown as Numbered).stopped);

/** Resolves when no change of the worker's state is under way. */
export const atRest = (worker: Worker): Promise<void> =>
  worker.evaluate(() => navigator.locks.request('state', () => {}));
