import { expect } from 'vitest';
import { startPortals } from '../support/portals.ts';
import { comes, type Document, openPanel, openTab, sending, workerOf } from './bare-tabs.ts';
import { startBareBrowser } from './devtools.ts';
import { CONNECTORS } from './lab.ts';

/** A browser that is left alone: no panel is open, and no debugger keeps its worker awake. */
export interface Sleeper {
  /** The page of the connectors, which the release is for. */
  readonly page: Document;
  /** What was handed off. */
  readonly values: Record<'accountId' | 'clientId' | 'clientSecret', string>;
  /** How often the worker has gone. */
  readonly sleeps: number;
  /**
   * Resolves when the worker was ended by the browser itself, which it is after half a minute; with `IDLE=long` after
   * six minutes of such sleep.
   */
  hasSlept(): Promise<void>;
  close(): Promise<void>;
}

const LONG_MS = 6 * 60_000;

/** Arms a release in a browser of its own, closes the panel, and lets go. */
export async function letSleep(): Promise<Sleeper> {
  const portals = await startPortals();
  const browser = await startBareBrowser(portals);
  let sleeps = 0;
  const values = { accountId: 'CNRYaccount', clientId: 'CNRYclient', clientSecret: 'CNRYsecret' };
  const panel = await openPanel(browser);
  await panel.evaluate(sending({ type: 'panel.enter', values }));
  const { documents } = await openTab(browser, CONNECTORS);
  const page = documents[0]!;
  await comes(() => page.evaluate('location.href + document.readyState')).toBe(`${CONNECTORS}complete`);
  expect(await panel.evaluate(sending({ type: 'panel.handoff', click: 'one' }))).toEqual({ ok: true });
  const { targetId } = await workerOf(browser);
  browser.on('Target.targetDestroyed', (gone: { targetId: string }) => {
    if (gone.targetId === targetId) sleeps += 1;
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await panel.send('Page.close');
  const began = Date.now();
  return {
    page,
    values,
    get sleeps() {
      return sleeps;
    },
    async hasSlept() {
      const left = process.env.IDLE === 'long' ? LONG_MS - (Date.now() - began) : 0;
      if (left > 0) await new Promise((done) => setTimeout(done, left));
      await expect.poll(() => sleeps, { timeout: 45_000 }).toBeGreaterThan(0);
    },
    async close() {
      await browser.close();
      await portals.close();
    },
  };
}
