import { readProgress, readSession } from '../../../utils/flow/stored.ts';
import { viewOf } from '../../../utils/flow/view.ts';
import type { Session, State } from '../../../utils/model/state.ts';
import { installApi, SimBrowser, type SimTab, useBrowser } from './browser.ts';
import { Ledger } from './ledger.ts';
import { openPage, Page, Panel, valuesOf } from './people.ts';
import { Zoom } from './zoom.ts';

installApi();
// Imported only now: the polyfill looks for the browser's API when it is loaded.
const { startBackground } = await import('../../../utils/background/start.ts');

export const MARKETPLACE = 'https://marketplace.zoom.us/develop/apps/app/credentials';
export const PURVIEW = 'https://purview.microsoft.com/compliancemanager/overviewpage';
const SITES = ['marketplace.zoom.us', 'purview.microsoft.com', 'compliance.microsoft.com'];

/**
 * The extension's own background in a simulated browser, with two Zoom accounts, two tenants, a panel and a Zoom
 * server.
 */
export class World {
  readonly browser = new SimBrowser();
  readonly ledger = new Ledger(this.browser);
  readonly zoom = new Zoom(this.browser, this.ledger);
  readonly accountOf = new Map<number, string>();
  readonly secretTurn: Record<string, number> = { a: 0, b: 0 };
  panel: Panel;

  constructor() {
    const { browser } = this;
    useBrowser(browser);
    browser.wake = () => this.#wake();
    browser.onKill = () => this.zoom.forgetDead();
    browser.onNavigate = (tab) => this.#load(tab);
    browser.onScript = (tab) => this.#begin(tab);
    this.open(MARKETPLACE, 'a');
    this.open(MARKETPLACE, 'b');
    this.open(PURVIEW);
    this.open(PURVIEW);
    this.panel = new Panel(browser, this.ledger);
  }

  get engine() {
    return this.browser.engine;
  }

  open(url: string, account = 'a'): SimTab {
    this.accountOf.set(this.browser.nextTab, account);
    return this.browser.openTab(url);
  }

  tabs(host: string): SimTab[] {
    return [...this.browser.tabs.values()].filter((tab) => new URL(tab.url).host === host);
  }

  page(tab: SimTab | undefined): Page | null {
    return (tab?.script as Page | null | undefined) ?? null;
  }

  stored(): State {
    return { progress: readProgress(this.browser.local.progress), session: readSession(this.browser.session.session) };
  }

  /** Browser closed and opened again: memory is gone, every page is loaded anew. */
  restartBrowser(): void {
    this.engine.kill();
    this.browser.session = {};
    this.browser.alarms.clear();
    for (const tab of this.browser.tabs.values()) this.browser.navigate(tab, tab.url);
  }

  /** A new version is installed: memory is gone, pages keep the old version's script, which answers no more. */
  update(): void {
    this.engine.kill();
    this.browser.session = {};
    this.browser.alarms.clear();
    for (const tab of this.browser.tabs.values()) tab.script = null;
    this.#wake();
  }

  /** What must hold whenever nothing is under way. */
  judgeRest(): void {
    const { engine, browser, zoom, panel } = this;
    if (engine.worker === null) return;
    const state = this.stored();
    const { check, handoff, capture, pending } = state.session as Session;
    const vault = (browser.session.vault ?? { kept: null, pending: null }) as { kept: unknown; pending: unknown };
    if ((capture === null) !== (vault.kept === null)) engine.fail('I1', 'the vault holds what nobody knows of');
    if ((pending === null) !== (vault.pending === null))
      engine.fail('I1', 'the vault holds a second that nobody knows of');
    if (check.status === 'running' && zoom.inFlight === 0) engine.fail('I9', 'it says that it asks Zoom and does not');
    if (check.status === 'waiting' && !browser.alarms.has('retry'))
      engine.fail('I9', 'it waits for a try that never comes');
    if (capture && !browser.alarms.has('expire')) engine.fail('I9', 'nothing will tell that the bundle expired');
    const busy = handoff.status === 'armed' || handoff.status === 'delivered';
    if (busy && !browser.alarms.has('release')) engine.fail('I9', `the hand-off stays ${handoff.status} for ever`);
    if (browser.unanswered > 0) engine.fail('I10', `${browser.unanswered} messages without an answer`);
    if (panel.open && JSON.stringify(panel.shown?.view) !== JSON.stringify(viewOf(state))) {
      engine.fail('I10', 'the panel shows what is no longer so');
    }
    if (engine.failure) throw engine.failure;
  }

  #load(tab: SimTab): void {
    if (SITES.includes(new URL(tab.url).host)) void openPage(this.ledger, tab);
  }

  #begin(tab: SimTab): void {
    const account = this.accountOf.get(tab.id) ?? 'a';
    new Page(this.browser, this.ledger, tab, () => valuesOf(account, this.secretTurn[account]!));
  }

  #wake(): void {
    const { engine } = this;
    if (engine.worker !== null) return;
    engine.workers += 1;
    engine.worker = engine.workers;
    let tail: Promise<unknown> = Promise.resolve();
    startBackground({
      now: () => engine.now,
      lock: (work) => {
        const done = tail.then(work);
        tail = done.catch(() => {});
        return done;
      },
      askZoom: (values, signal) => this.zoom.ask(values, signal),
      // The simulated worker is ended by faults only.
      keepAwake: () => () => {},
    });
  }
}
