import type { Random } from './random.ts';

/** Thrown where an invariant does not hold; its message begins with the invariant's name. */
export class Violation extends Error {}

export type FaultKind = 'kill-before' | 'kill-after' | 'storage-refuses';

/** A fault that strikes at the n-th operation from now on. */
export interface Strike {
  readonly kind: FaultKind;
  readonly at: number;
}

interface Operation {
  readonly what: string;
  /** The worker that waits for it; null for what lives outside of any worker. */
  readonly worker: number | null;
  readonly storage: boolean;
  /** Does it; what it returns tells its worker. */
  apply(): () => void;
  fail(reason: Error): void;
}

const immediately = (done: () => void) => setImmediate(done);
/** Lets everything that can go on go on. */
const turn = () => new Promise<void>(immediately);

/**
 * The order of things: every operation that crosses the worker's border waits in one queue, and the engine lets one at
 * a time happen, chosen by the seed. Between any two of them a fault may strike. Nothing here takes real time.
 */
export class Engine {
  now = Date.UTC(2026, 10, 23, 12);
  #before = 0;
  #jumpedAt = Number.NEGATIVE_INFINITY;
  /** Number of the running worker; null while the browser has it stopped. */
  worker: number | null = null;
  workers = 0;
  operations = 0;
  kills = 0;
  failure: Violation | null = null;
  readonly #queue: Operation[] = [];
  #strike: Strike | null = null;
  #countdown = 0;
  onKill: () => void = () => {};

  /** Something that takes its turn. Its promise never settles if its worker dies first. */
  operation<Value>(what: string, apply: () => Value, options: { outside?: boolean; storage?: boolean } = {}) {
    return new Promise<Value>((resolve, reject) => {
      this.#queue.push({
        what,
        worker: options.outside ? null : this.worker,
        storage: options.storage ?? false,
        apply: () => {
          try {
            const value = apply();
            return () => resolve(value);
          } catch (error) {
            return () => reject(error);
          }
        },
        fail: reject,
      });
    });
  }

  fail(invariant: string, what: string): void {
    this.failure ??= new Violation(`${invariant}: ${what}`);
  }

  /** Time passes at once, or the clock is set. */
  jump(milliseconds: number): void {
    this.#before = this.now;
    this.#jumpedAt = this.operations;
    this.now += milliseconds;
  }

  /**
   * The times at which what happens now may have been decided, up to so many operations ago: a jump can fall between.
   */
  decidedAt(operations: number): number[] {
    return this.operations - this.#jumpedAt <= operations ? [this.now, this.#before] : [this.now];
  }

  strike(strike: Strike | null): void {
    this.#strike = strike;
    this.#countdown = strike?.at ?? 0;
  }

  /** The worker and all that waits in it are gone, as when the browser stops it. */
  kill(): void {
    if (this.worker === null) return;
    const dead = this.worker;
    this.worker = null;
    this.kills += 1;
    for (let index = this.#queue.length - 1; index >= 0; index -= 1) {
      if (this.#queue[index]!.worker === dead) this.#queue.splice(index, 1);
    }
    this.onKill();
  }

  /** Lets up to `most` operations happen, and what follows from them. True when nothing is left to do. */
  async pump(random: Random, most: number): Promise<boolean> {
    await turn();
    for (let count = 0; this.#queue.length > 0; count += 1) {
      if (count >= most) return false;
      if (count > 5000) throw new Violation('I9: no end of operations');
      const [next] = this.#queue.splice(random.below(Math.min(this.#queue.length, 4)), 1);
      this.operations += 1;
      const dies = this.#happen(next!);
      await turn();
      if (dies) this.kill();
      if (this.failure) throw this.failure;
    }
    return true;
  }

  /** True where the worker dies once what follows from the operation has begun. */
  #happen(next: Operation): boolean {
    const strike = this.#strike;
    if (strike && (strike.kind !== 'storage-refuses' || next.storage)) this.#countdown -= 1;
    if (!strike || this.#countdown >= 0) {
      next.apply()();
      return false;
    }
    this.#strike = null;
    if (strike.kind === 'storage-refuses') next.fail(new Error('Storage refused (injected)'));
    else if (strike.kind === 'kill-before') {
      this.kill();
      // What lives outside of the worker still happens, and may start another.
      if (next.worker === null) next.apply()();
    } else {
      const tell = next.apply();
      if (next.worker === null) tell();
      else this.kill();
      return next.worker === null;
    }
    return false;
  }
}
