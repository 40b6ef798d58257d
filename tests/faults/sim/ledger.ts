import type { FormReply } from '../../../utils/messages/replies.ts';
import type { Session } from '../../../utils/model/state.ts';
import type { Vault } from '../../../utils/vault/vault.ts';
import { holdsCanary, type SimBrowser } from './browser.ts';
import { markOf, type Page, type Values } from './people.ts';

const HOUR = 3_600_000;
/** The classic portal, which is retired, is none of them. */
const PURVIEW = ['https://purview.microsoft.com'];

interface Sender {
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly documentLifecycle?: string;
  readonly tab?: { readonly id: number };
}

/** How a message travels. */
export type Travel = 'plain' | 'lost' | 'reply-lost' | 'doubled' | 'late' | 'repeated';

/**
 * Writes down what left the extension and holds it against the invariants. It knows what the administrator did and what the browser
 * says of a sender, and reads the extension's own state only where it is the state that is judged.
 */
export class Ledger {
  readonly clicks = new Set<string>();
  readonly released = new Set<string>();
  readonly late: (() => void)[] = [];
  readonly #markOfCapture = new Map<string, string>();
  /** Between which times each capture was taken: a jump of the clock can fall between look and write. */
  readonly #keptAt = new Map<string, number[]>();
  readonly #deliveries = new Map<string, Session['handoff']>();
  extensions = 0;
  releases = 0;
  fills = 0;
  travel: Travel = 'plain';

  readonly browser: SimBrowser;

  constructor(browser: SimBrowser) {
    this.browser = browser;
    browser.onSessionWritten = () => this.#judgeSession();
  }

  /** A message to the extension by way of the faults; the answer is looked at before its sender gets it. */
  async send(message: object, sender: object): Promise<unknown> {
    const how = this.travel;
    this.travel = 'plain';
    const { type, field } = message as { type: string; field?: keyof Values };
    const deliver = async () => {
      const reply = await this.browser.send(message, sender);
      this.#judgeReply(type, field, reply, sender as Sender);
      return reply;
    };
    if (how === 'lost') throw new Error('lost');
    if (how === 'late') return new Promise((resolve, reject) => this.late.push(() => deliver().then(resolve, reject)));
    if (how === 'doubled') deliver().catch(() => {});
    if (how === 'repeated') this.late.push(() => void deliver().catch(() => {}));
    const reply = await deliver();
    if (how === 'reply-lost') throw new Error('reply lost');
    return reply;
  }

  filled(page: Page, values: Values): void {
    this.fills += 1;
    if (!PURVIEW.includes(new URL(page.tab.url).origin)) this.#fail('I3', `filled on ${page.tab.url}`);
    if (new Set(Object.values(values).map(markOf)).size !== 1) this.#fail('I4', 'filled with values of two captures');
  }

  /** Values on their way to Zoom. */
  asked(values: Values): void {
    const marks = new Set(Object.values(values).map(markOf));
    const { capture, emptied } = this.browser.session.session as Session;
    if (!capture && emptied === 'validated') this.#fail('I6', 'a token request after the validation');
    if (!capture || marks.size !== 1 || this.#markOfCapture.get(capture.id) !== [...marks][0]) {
      this.#fail('I4', 'a token request with another bundle than the one shown');
    }
    this.#judgeAge('token request', capture?.id ?? null, 0);
  }

  #judgeReply(type: string, field: keyof Values | undefined, reply: unknown, sender: Sender): void {
    if (!holdsCanary(reply)) return;
    if (type === 'panel.copy' && sender.tab === undefined && field) {
      if (Object.keys(reply as object).length !== 2) this.#fail('I1', 'a copy with more than its field');
      return;
    }
    if (type !== 'page.form-ready') {
      this.#fail('I1', `a credential in the reply to ${type}`);
      return;
    }
    const { nonce, values } = reply as Extract<FormReply, { ok: true }>;
    this.releases += 1;
    if (!this.clicks.has(nonce)) this.#fail('I2', 'a release that no click made');
    if (this.released.has(nonce)) this.#fail('I2', 'two releases from one click');
    this.released.add(nonce);
    const exact = PURVIEW.includes(sender.origin ?? '') && sender.frameId === 0 && sender.documentId !== undefined;
    const active = sender.documentLifecycle === undefined || sender.documentLifecycle === 'active';
    if (!exact || !active) this.#fail('I3', `released to ${JSON.stringify(sender)}`);
    const written = this.#deliveries.get(nonce);
    if (!written || sender.tab?.id !== written.tabId || sender.documentId !== written.documentId) {
      this.#fail('I3', 'released to another document than the one written down');
    }
    const marks = new Set(Object.values(values).map(markOf));
    if (marks.size !== 1 || this.#markOfCapture.get(written?.captureId ?? '') !== [...marks][0]) {
      this.#fail('I4', 'released another bundle than the one that was pressed for');
    }
  }

  #judgeAge(what: string, captureId: string | null, operations: number): void {
    const life = HOUR * (1 + Math.min(this.extensions, 1));
    const keptAt = this.#keptAt.get(captureId ?? '') ?? [];
    const alive = this.browser.engine
      .decidedAt(operations)
      .some((at) => keptAt.some((from) => at >= from && at < from + life));
    if (!alive) this.#fail('I5', `an expired bundle in a ${what}`);
  }

  #judgeSession(): void {
    const session = this.browser.session.session as Session | undefined;
    const vault = (this.browser.session.vault ?? { kept: null, pending: null }) as Vault;
    if (holdsCanary(session)) this.#fail('I1', 'a credential outside of the vault');
    if (!session) return;
    if ((session.capture?.id ?? null) !== (vault.kept?.captureId ?? null))
      this.#fail('I4', 'the vault holds another capture');
    if ((session.pending?.id ?? null) !== (vault.pending?.captureId ?? null))
      this.#fail('I4', 'the vault holds another second');
    for (const bundle of [vault.kept, vault.pending]) {
      if (!bundle) continue;
      const marks = new Set(Object.values(bundle.values).map(markOf));
      const before = this.#markOfCapture.get(bundle.captureId);
      const [mark] = marks;
      if (marks.size !== 1 || (before !== undefined && before !== mark)) this.#fail('I4', 'a mixed bundle');
      this.#markOfCapture.set(bundle.captureId, mark!);
      if (before === undefined) this.#keptAt.set(bundle.captureId, this.browser.engine.decidedAt(6));
    }
    const { handoff } = session;
    if (handoff.status === 'delivered' && handoff.nonce !== null && !this.#deliveries.has(handoff.nonce)) {
      this.#deliveries.set(handoff.nonce, handoff);
      // Four of its own, and what others, who need no lock, do meanwhile.
      this.#judgeAge('release', handoff.captureId, 8);
    }
  }

  #fail(invariant: string, what: string): void {
    this.browser.engine.fail(invariant, what);
  }
}
