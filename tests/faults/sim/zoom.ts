import type { Verdict, VerdictId } from '../../../utils/zoom/token.ts';
import { retryOf } from '../../../utils/zoom/verdict.ts';
import type { SimBrowser } from './browser.ts';
import type { Ledger } from './ledger.ts';
import type { Values } from './people.ts';
import type { Random } from './random.ts';

interface Request {
  readonly worker: number | null;
  answer(verdict: Verdict): void;
}

const ANSWERS: readonly (VerdictId | 'ok')[] = [
  'ok',
  'ok',
  'ok',
  'wrong-client',
  'not-active',
  'scopes-missing',
  'rate-limited',
  'rate-limited',
  'zoom-down',
  'redirected',
  'too-large',
  'time-out',
  'unreadable',
];

/**
 * Zoom as the flow meets it: one verdict for a question, sooner or later. What Zoom's bytes mean is
 * `tests/unit/zoom`'s.
 */
export class Zoom {
  readonly open: Request[] = [];
  requests = 0;
  offline = false;
  #rateLimited = 0;

  readonly browser: SimBrowser;
  readonly ledger: Ledger;

  constructor(browser: SimBrowser, ledger: Ledger) {
    this.browser = browser;
    this.ledger = ledger;
  }

  /** Check or Hand off was pressed: a new series may begin. */
  pressed(): void {
    this.#rateLimited = 0;
  }

  get inFlight(): number {
    return this.open.filter(({ worker }) => worker === this.browser.engine.worker).length;
  }

  ask(values: Values, signal: AbortSignal): Promise<Verdict> {
    this.ledger.asked(values);
    this.requests += 1;
    if (this.inFlight > 0) this.browser.engine.fail('I7', 'two token requests at once');
    if (this.#rateLimited >= 2) this.browser.engine.fail('I7', 'a third try after two answers 429');
    return new Promise((resolve) => {
      const request: Request = { worker: this.browser.engine.worker, answer: resolve };
      this.open.push(request);
      signal.addEventListener('abort', () => {
        const at = this.open.indexOf(request);
        if (at >= 0) this.open.splice(at, 1);
        resolve(this.#verdict('stopped'));
      });
      if (this.offline) this.answer('offline');
    });
  }

  answer(id: VerdictId | 'ok'): void {
    const request = this.open.shift();
    if (!request) return;
    this.#rateLimited = id === 'rate-limited' ? this.#rateLimited + 1 : 0;
    request.answer(this.#verdict(id));
  }

  answerAny(random: Random): void {
    this.answer(random.pick(ANSWERS));
  }

  /** A worker's requests end with it. */
  forgetDead(): void {
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      if (this.open[index]!.worker !== this.browser.engine.worker) this.open.splice(index, 1);
    }
  }

  #verdict(id: VerdictId | 'ok'): Verdict {
    const at = this.browser.engine.now;
    if (id === 'ok') return { ok: true, at, family: 'granular', extra: [] };
    const retryAt = id === 'rate-limited' ? { retryAt: at + 60_000 } : {};
    return { ok: false, at, id, retry: retryOf(id), accepted: [], words: '', ...retryAt };
  }
}
