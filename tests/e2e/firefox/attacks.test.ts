import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Portals } from '../../portals/server/index.ts';
import { randomText } from '../../portals/server/world.ts';
import { sending } from '../attacks/bare-tabs.ts';
import { CONNECTORS, soon } from '../attacks/lab.ts';
import { SAMPLES } from '../attacks/samples.ts';
import { expectNowhere, found, sink } from '../attacks/sinks.ts';
import { activeApp, appAddress, MARKETPLACE } from '../support/journey.ts';
import type { Box } from '../support/overlay.ts';
import { startPortals } from '../support/portals.ts';
import { count, report } from '../support/tally.ts';
import { textsOf } from '../support/texts.ts';
import { type Firefox, OWN_ORIGIN, startFirefox } from './driver.ts';
import type { FirefoxPage } from './page.ts';

// The gravest of the attacks once more, on the build for Firefox.

const CHILDREN = '[...document.documentElement.children].map(({ tagName }) => tagName)';
const TYPED = `[...document.querySelectorAll('.form input')].map(({ value }) => value)`;
const someValues = () => ({
  accountId: randomText(22, 'alphanumeric'),
  clientId: randomText(22, 'alphanumeric'),
  clientSecret: randomText(32, 'alphanumeric'),
});
const VALUES = someValues();
/** Firefox packs what it stores: what occurred before is not written twice, and the edges of a value may join with what stands beside it. */
const middleOf = (value: string) => value.slice(4, -4);

describe('in Firefox', () => {
  let portals: Portals;
  let firefox: Firefox;
  let panel: FirefoxPage;

  beforeAll(async () => {
    portals = await startPortals();
    firefox = await startFirefox(portals);
    panel = await firefox.open(`${OWN_ORIGIN}/sidepanel.html`);
  });
  afterAll(async () => {
    report('Attacks in Firefox');
    await firefox?.close();
    await portals?.close();
  });

  const tell = (message: object) => panel.evaluate(sending(message));

  test('a page sees nothing before Start, has no way to the extension, and can load no file of it', async () => {
    const page = await firefox.open(`${MARKETPLACE}/user/build`);
    expect(await page.evaluate(CHILDREN)).toEqual(['HEAD', 'BODY']);
    expect(await page.evaluate('[typeof globalThis.browser, typeof globalThis.chrome?.runtime]')).toEqual([
      'undefined',
      'undefined',
    ]);
    // A text, which Firefox shows as a document without a policy: it is not that which stops it.
    const bare = await firefox.open('https://zoom.us/__portal/app.js');
    const asked = (file: string) => `fetch('${OWN_ORIGIN}/${file}', { mode: 'no-cors' }).then(() => true, () => false)`;
    for (const file of ['manifest.json', 'guide.js', 'popup.html', 'icon/128.png']) {
      expect([file, await bare.evaluate(asked(file))]).toEqual([file, false]);
      count('ways of a web page to a file of ours, none open');
    }
    // The control: a page of ours can.
    expect(await panel.evaluate(asked('guide.js'))).toBe(true);
    await bare.close();
    await page.close();
  });

  test('the values are in no page before Hand off: not in the closed root, not by looking for them, and no script is given them', async () => {
    const app = activeApp(portals);
    await tell({ type: 'panel.enter', values: VALUES });
    await tell({ type: 'panel.start' });
    const page = await firefox.open(appAddress(app, 'scope'));
    await soon(() => page.evaluate(CHILDREN)).toEqual(['HEAD', 'BODY', 'DIV']);
    await soon(() => page.nodes()).toContain('"data-step":"scopes"');
    expectNowhere(
      'nodes of a page in Firefox, closed roots included',
      [sink('scopes', await page.nodes())],
      Object.values(VALUES),
    );
    expect(await page.evaluate('document.documentElement.lastElementChild.shadowRoot')).toBe(null);
    // The control: what stands in the page is found.
    expect(await page.evaluate(`window.find('Scopes')`)).toBe(true);
    for (const value of Object.values(VALUES)) {
      expect(await page.evaluate(`window.find(${JSON.stringify(value.slice(-8))})`)).toBe(false);
      count('values that a page in Firefox may look for by window.find');
    }
    await page.close();
  });

  async function press(page: FirefoxPage, target: string): Promise<void> {
    const find = `portalTruth.boxes().find(({ id, visible, onTop }) => id === 'purview.${target}' && visible && onTop)?.box`;
    await soon(() => page.evaluate(find)).not.toBe(null);
    await page.click(await page.evaluate<Box>(find));
  }

  async function openForm(page: FirefoxPage): Promise<void> {
    await page.front();
    for (const target of ['zoom', 'activate', 'add-connector', 'accept', 'connector-name']) await press(page, target);
    await page.type('Zoom');
    await press(page, 'next');
    await soon(() => page.evaluate(TYPED)).toEqual(['', '', '']);
  }

  test('one click fills one form, in its own tab, and no other', async () => {
    const page = await firefox.open(CONNECTORS);
    expect(await tell({ type: 'panel.handoff', click: 'one' })).toEqual({ ok: true });
    const second = await firefox.open(CONNECTORS);
    await openForm(second);
    await soon(() => second.nodes()).toContain(textsOf('en')('fill_tab'));
    await page.front();
    await openForm(page);
    await soon(() => page.evaluate(TYPED)).toEqual(Object.values(VALUES));
    await soon(() =>
      panel.evaluate(`browser.storage.session.get('session').then(({ session }) => session.handoff.status)`),
    ).toBe('filled');
    expect(await second.evaluate(TYPED)).toEqual(['', '', '']);
    // What the form's page may ask, nobody else may, not even the panel.
    expect(await tell(SAMPLES['page.form-ready'])).toBe(null);
    count('forms in Firefox that got nothing');
  });

  test('the profile holds no secret when the browser is killed', async () => {
    await tell({ type: 'panel.forget' });
    await tell({ type: 'panel.enter', values: VALUES });
    const kept = await panel.evaluate('browser.storage.session.get(null)');
    expect(found([sink('kept', kept)], Object.values(VALUES))).toEqual(['kept']);
    // The control: such values, stored on disk in the same shape.
    const planted = someValues();
    await panel.evaluate(`browser.storage.local.set(${JSON.stringify({ planted: { kept: { values: planted } } })})`);
    await firefox.kill();
    const files = readdirSync(firefox.profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => sink(path, readFileSync(path)));
    for (const value of Object.values(planted)) expect(found(files, [middleOf(value)]).length).toBeGreaterThan(0);
    expectNowhere('files of Firefox’s profile after it was killed', files, [middleOf(VALUES.clientSecret)]);
  });
});
