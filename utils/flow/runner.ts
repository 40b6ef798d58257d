import { noteError } from '../log.ts';
import type { Capture, State } from '../model/state.ts';
import { EMPTY_VAULT, put, type Release, release, type Use, type Vault } from '../vault/vault.ts';
import type { Credentials } from '../zoom/credentials.ts';
import type { Verdict } from '../zoom/token.ts';
import type { Effect, FlowEvent } from './events.ts';
import { reduce } from './reduce.ts';
import { readProgress, readSession } from './stored.ts';

/** One area of extension storage. */
export interface Area {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** All that the flow needs of the world; the background gives the browser's, the fault tests a simulated one. */
export interface World {
  readonly local: Area;
  readonly session: Area;
  /**
   * Runs one change at a time: read-modify-write on storage loses updates otherwise (measured: 50 concurrent writes end
   * at 1).
   */
  lock<Value>(work: () => Promise<Value>): Promise<Value>;
  now(): number;
  newId(): string;
  askZoom(credentials: Credentials, signal: AbortSignal): Promise<Verdict>;
  /** After every change that shows. */
  changed(state: State): void;
}

/** An event without what the runner adds: its time, and for `woke` the tries that are alive. */
type Distribute<Event> = Event extends unknown ? Omit<Event, 'at' | 'alive'> : never;
/** An event as its sender tells it; the runner adds when it happened, and which tries run in this worker. */
export type Happening = Distribute<FlowEvent>;

/**
 * The one holder of the state: whatever changes it, or takes values out, goes through its lock, one after the other.
 */
export interface Runner {
  /** The state now. */
  read(): Promise<State>;
  /** The state after time passed or a worker began: put right where storage takes it, as it is where not. */
  wake(): Promise<State>;
  /** Something happened: reduces, writes, then does what follows. Resolves with the state that was written. */
  happen(event: Happening): Promise<State>;
  /** A complete bundle was taken: kept, or pending beside a kept one. */
  keep(
    capture: Omit<Capture, 'at' | 'seenAt' | 'expiresAt' | 'extended' | 'id'>,
    values: Credentials,
    minutes: number,
  ): Promise<State>;
  /** Takes the values out for one use; a fill is written down as spent before it is given. */
  take(use: Use): Promise<Release>;
  /** Resolves when no check runs (for tests). */
  idle(): Promise<void>;
}

/** Storage that refuses once is tried again before a surface is shown what is no longer so. */
const WAKE_TRIES = 5;

function edited(vault: Vault, effects: readonly Effect[]): Vault {
  let next = vault;
  for (const effect of effects) {
    if (effect.do === 'empty-vault') next = EMPTY_VAULT;
    if (effect.do === 'promote-pending') next = { kept: next.pending, pending: null };
    if (effect.do === 'drop-pending') next = { ...next, pending: null };
  }
  return next;
}

function revised(state: State, revision: number): State {
  return { ...state, session: { ...state.session, revision } };
}

/** Binds the pure flow to storage, to Zoom and to whoever draws. */
export function createRunner(world: World): Runner {
  const runs = new Map<string, AbortController>();
  const waiting = new Set<Promise<unknown>>();

  async function load(): Promise<State> {
    const [local, session] = await Promise.all([world.local.get(['progress']), world.session.get(['session'])]);
    return { progress: readProgress(local.progress), session: readSession(session.session) };
  }

  async function readVault(): Promise<Vault> {
    return ((await world.session.get(['vault'])).vault as Vault | undefined) ?? EMPTY_VAULT;
  }

  /** Values and what is said of them are written in one call: no half bundle, whatever dies. */
  async function write(before: State, after: State, vault: Vault | null): Promise<void> {
    if (after.session !== before.session || vault) {
      await world.session.set(vault ? { session: after.session, vault } : { session: after.session });
    }
    if (after.progress !== before.progress) await world.local.set({ progress: after.progress });
  }

  async function step(event: FlowEvent, vaultAfter?: (after: State, vault: Vault) => Vault): Promise<State> {
    const before = await load();
    const { state: reduced, effects } = reduce(before, event);
    const isNew = reduced.session !== before.session || reduced.progress !== before.progress;
    const state = isNew ? revised(reduced, before.session.revision + 1) : reduced;
    const touchesVault = vaultAfter || effects.some((one) => /vault|pending/.test(one.do));
    let vault: Vault | null = null;
    if (touchesVault) {
      vault = edited(await readVault(), effects);
      if (vaultAfter) vault = vaultAfter(state, vault);
    }
    // Stopped before the write, so that no request outlives its bundle even where storage refuses.
    if (effects.some((one) => one.do === 'stop-asking')) stopAsking();
    try {
      await write(before, state, vault);
    } catch (refusal) {
      // Half of it may be written: whoever draws shows what is there, and the sender hears of the failure.
      world.changed(await load().catch(load));
      throw refusal;
    }
    for (const effect of effects) if (effect.do === 'ask-zoom') start(effect.runId);
    if (isNew) world.changed(state);
    return state;
  }

  function stopAsking(): void {
    for (const run of runs.values()) run.abort();
    runs.clear();
  }

  function start(runId: string): void {
    const abort = new AbortController();
    runs.set(runId, abort);
    const run = ask(runId, abort.signal)
      .catch((error) => noteError('background.check', error))
      .then(() => {
        runs.delete(runId);
        // A try that ended without an answer written down must not look busy for ever.
        return runner.wake().catch((error) => noteError('background.check', error));
      })
      .finally(() => waiting.delete(run));
    waiting.add(run);
  }

  async function ask(runId: string, signal: AbortSignal): Promise<void> {
    const taken = await runner.take({ for: 'check', runId });
    // Stopped while it waited for its turn: nothing is asked, also where the stop could not be written down.
    if (!taken.ok || signal.aborted) return;
    const verdict = await world.askZoom(taken.values, signal);
    if (!signal.aborted) await runner.happen({ type: 'check-answered', runId, verdict });
  }

  const runner: Runner = {
    read: () => world.lock(load),
    wake: async () => {
      for (let tries = 0; tries < WAKE_TRIES; tries += 1) {
        try {
          return await runner.happen({ type: 'woke' });
        } catch (error) {
          noteError('background.wake', error);
        }
      }
      return runner.read();
    },
    happen: (event) => world.lock(() => step({ alive: [...runs.keys()], ...event, at: world.now() } as FlowEvent)),
    keep: (about, values, minutes) =>
      world.lock(() => {
        const at = world.now();
        const expiresAt = at + minutes * 60_000;
        const capture: Capture = { ...about, id: world.newId(), at, seenAt: at, expiresAt, extended: false };
        return step({ type: 'captured', capture, at }, (after, vault) =>
          put(vault, { captureId: capture.id, values }, after.session.pending?.id === capture.id),
        );
      }),
    take: (use) =>
      world.lock(async () => {
        const [{ session }, vault] = await Promise.all([load(), readVault()]);
        const at = world.now();
        const taken = release(vault, session, use, at);
        if (use.for !== 'fill') return taken;
        const documentId = use.asker.documentId ?? '';
        if (!taken.ok) {
          await step({ type: 'asked-again', documentId, at });
          return taken;
        }
        const { handoff } = (await step({ type: 'released', documentId, at: world.now() })).session;
        // Time may have run out since: the values leave only if it is written down that they did.
        const spent = handoff.status === 'delivered' && handoff.nonce === taken.nonce;
        return spent ? taken : { ok: false, refusal: 'expired' };
      }),
    idle: async () => {
      await Promise.all(waiting);
    },
  };
  return runner;
}
