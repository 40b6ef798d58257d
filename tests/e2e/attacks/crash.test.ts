import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { activeApp } from '../support/journey.ts';
import { inBareBrowser, openPanel, sending } from './bare-tabs.ts';
import { type BareBrowser, CRASHES } from './devtools.ts';
import { soon } from './lab.ts';
import { CAN_MEASURE } from './memory-peak.ts';
import { expectNowhere, found, PLANTED, type Sink, sink } from './sinks.ts';

// What is on the disk after the worst end: the worker's process crashes, which the browser writes a report of, and then
// the whole browser is gone from one moment to the next.

let portals: Portals;
let browser: BareBrowser;

inBareBrowser('Crashes', (...opened) => {
  [portals, browser] = opened;
});

/** All files below a folder of the profile that are there now. */
const filesIn = (folder: string): Sink[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => sink(path, readFileSync(path)));

/** Lets the process of worker and panel crash as a fault of its own would. */
async function crashExtension(): Promise<void> {
  const { processInfo } = await browser.send<{ processInfo: { id: number }[] }>('SystemInfo.getProcessInfo');
  const own = processInfo.filter(({ id }) =>
    readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'),
  );
  expect(own).toHaveLength(1);
  process.kill(own[0]!.id, 'SIGSEGV');
}

test.runIf(CAN_MEASURE)(
  'a crash of the worker just after a check, then of the browser: no value in report or profile',
  async () => {
    const panel = await openPanel(browser);
    const app = activeApp(portals, { clientId: 'CNRYcrashedClient', clientSecret: 'CNRYcrashedSecret' });
    portals.world.account.id = 'CNRYcrashedAccount';
    const values = { accountId: portals.world.account.id, clientId: app.clientId, clientSecret: app.clientSecret };
    await panel.evaluate(sending({ type: 'panel.enter', values }));
    await panel.evaluate(sending({ type: 'panel.check' }));
    await soon(() =>
      panel.evaluate(`chrome.storage.session.get('session').then(({ session }) => session.check.status)`),
    ).toBe('ok');
    const secrets = [...Object.values(values), ...portals.world.tokens.map(({ value }) => value)];
    expect(secrets).toHaveLength(4);
    const kept = await panel.evaluate<string>('chrome.storage.session.get(null).then(JSON.stringify)');
    expect(found([sink('kept', kept)], secrets)).toEqual(['kept']);
    await panel.evaluate(`chrome.storage.local.set({ planted: ${JSON.stringify(PLANTED)} })`);

    const id = await panel.evaluate<string>('chrome.runtime.id');
    await crashExtension();
    const reports = () => filesIn(join(browser.profile, CRASHES)).filter(({ name }) => /pending.*\.dmp$/.test(name));
    await soon(() => reports().length).toBe(1);
    await browser.kill();

    // The control: the report is one of this process, and can be read.
    expect(found(reports(), [id])).toHaveLength(1);
    expectNowhere('reports of crashes', reports(), secrets);
    const files = filesIn(browser.profile);
    expect(found(files, [PLANTED]).length).toBeGreaterThan(0);
    expectNowhere('files of the profile after a crash', files, secrets);
  },
);
