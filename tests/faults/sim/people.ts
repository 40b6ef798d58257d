import type { FormReply, ToPanel } from '../../../utils/messages/replies.ts';
import type { View } from '../../../utils/model/view.ts';
import { CANARY, EXTENSION, holdsCanary, type SimBrowser, type SimTab } from './browser.ts';
import type { Ledger } from './ledger.ts';

export type Values = { accountId: string; clientId: string; clientSecret: string };

/**
 * The three values of one account; `turn` counts how often the secret was made anew. All three end in the same mark.
 */
export function valuesOf(account: string, turn: number): Values {
  const mark = `${account}${turn}`;
  return {
    accountId: `${CANARY}account0000-${mark}`,
    clientId: `${CANARY}client00000-${mark}`,
    clientSecret: `${CANARY}secret00000-${mark}`,
  };
}

export const markOf = (value: string): string => value.slice(value.lastIndexOf('-') + 1);

/** What the browser says of a page's script that sends a message. */
export function senderOfTab(tab: SimTab): object {
  const { origin } = new URL(tab.url);
  return {
    id: EXTENSION.id,
    url: tab.url,
    origin,
    frameId: 0,
    documentId: tab.documentId,
    documentLifecycle: 'active',
    tab: { id: tab.id },
  };
}

/** What the loader does in a page: its one question, after which the background puts the guide's script in. */
export async function openPage(ledger: Ledger, tab: SimTab): Promise<void> {
  await ledger.send({ type: 'page.opened' }, senderOfTab(tab)).catch(() => undefined);
}

/** The guide's script as far as the flow meets it: it asks for the state, collects, and fills the form when told. */
export class Page {
  view: View | null = null;
  /** The wizard's page with the three fields is open. */
  form = false;
  /** How the form takes what is written into it. */
  keeps = true;
  fields: Values | null = null;
  readonly documentId: string;
  #filling = false;
  #filledFor: number | null = null;

  readonly browser: SimBrowser;
  readonly ledger: Ledger;
  readonly tab: SimTab;
  readonly values: () => Values;

  constructor(browser: SimBrowser, ledger: Ledger, tab: SimTab, values: () => Values) {
    this.browser = browser;
    this.ledger = ledger;
    this.tab = tab;
    this.values = values;
    this.documentId = tab.documentId;
    tab.script = this;
    void this.refresh();
  }

  get alive(): boolean {
    return this.tab.script === this && this.tab.documentId === this.documentId;
  }

  async ask<Reply>(message: object): Promise<Reply | undefined> {
    try {
      const reply = await this.ledger.send(message, senderOfTab(this.tab));
      return this.alive ? (reply as Reply) : undefined;
    } catch {
      return undefined;
    }
  }

  async refresh(): Promise<void> {
    const reply = await this.ask<{ view: View }>({ type: 'page.hello' });
    if (reply) this.look(reply.view);
  }

  hear(message: { type: string; view?: View }): unknown {
    if (message.type === 'view') this.look(message.view!);
    if (message.type === 'collect') return this.collect();
    return true;
  }

  look(view: View): void {
    this.view = view;
    void this.fill();
  }

  collect(): Promise<unknown> {
    return this.ask({ type: 'page.collect', values: this.values(), appId: 'app' }).then(
      (reply) => reply ?? { ok: false, problem: 'no-answer' },
    );
  }

  openForm(): void {
    this.form = true;
    void this.fill();
  }

  async fill(): Promise<void> {
    const handoff = this.view?.handoff;
    if (!this.form || this.#filling || handoff?.status !== 'armed' || handoff.armedAt === this.#filledFor) return;
    const { armedAt } = handoff;
    this.#filling = true;
    const ready = () => this.ask<FormReply>({ type: 'page.form-ready' });
    const reply = (await ready()) ?? (this.alive ? await ready() : undefined);
    this.#filling = false;
    if (reply?.ok) {
      this.#filledFor = armedAt;
      this.fields = this.keeps ? { ...reply.values } : null;
      this.ledger.filled(this, reply.values);
      await this.ask({ type: 'page.form-filled', nonce: reply.nonce, refusal: this.keeps ? null : 'read-back' });
    } else if (reply && (reply.refusal === 'tab' || reply.refusal === 'origin')) this.#filledFor = armedAt;
    if (this.alive && reply === undefined) await this.refresh();
  }
}

/** The side panel: what it shows, and what is pressed in it. */
export class Panel {
  shown: ToPanel | null = null;
  open = true;
  #disconnect = () => {};
  /** What was said after the last press; null while it runs. */
  told: unknown = null;

  readonly browser: SimBrowser;
  readonly ledger: Ledger;

  constructor(browser: SimBrowser, ledger: Ledger) {
    this.browser = browser;
    this.ledger = ledger;
    this.#connect();
  }

  #connect(): void {
    this.#disconnect = this.browser.connect(
      (message) => {
        if (holdsCanary(message)) this.browser.engine.fail('I1', 'a credential in what the panel draws');
        this.shown = message as ToPanel;
      },
      () => this.open && this.#connect(),
    );
  }

  close(): void {
    this.open = false;
    this.#disconnect();
  }

  reopen(): void {
    if (this.open) return;
    this.open = true;
    this.#connect();
  }

  async press(message: { type: string; [key: string]: unknown }): Promise<unknown> {
    this.told = null;
    const sender = { id: EXTENSION.id, origin: EXTENSION.origin, url: `${EXTENSION.origin}/sidepanel.html` };
    try {
      this.told = await this.ledger.send(message, sender);
    } catch (error) {
      this.told = { failed: String(error) };
    }
    return this.told;
  }
}
