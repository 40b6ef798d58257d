import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from './entries.ts';
import { Freezer } from './freezer.ts';
import { type FrozenSet, openHtml, startChromium } from './load.ts';

const ADDRESS = 'https://marketplace.zoom.us/develop/create?x=1#here';

/** Everything that lives in script only: rules, roots, values, places, a modal dialog. */
function build(): void {
  document.body.innerHTML = `<style></style>
    <input id="name" value="old"><textarea id="more"></textarea><input type="checkbox" id="tick">
    <select id="choice"><option>one<option>two</select>
    <div id="list"><p style="height: 900px">long</p><button id="last">Last</button></div>
    <x-field></x-field><dialog id="ask"><button id="yes">Yes</button></dialog><div id="table"></div>`;
  const byId = (id: string) => document.getElementById(id)!;
  const { sheet } = document.querySelector('style')!;
  sheet!.insertRule('#list { height: 90px; overflow: auto; margin-top: 40px; }');
  sheet!.insertRule('#nowhere { color: red; }');
  (byId('name') as HTMLInputElement).value = 'typed';
  (byId('more') as HTMLTextAreaElement).value = '\n<b>';
  (byId('tick') as HTMLInputElement).checked = true;
  (byId('choice') as HTMLSelectElement).selectedIndex = 1;
  byId('list').scrollTop = 870;
  const root = document.querySelector('x-field')!.attachShadow({ mode: 'open' });
  root.innerHTML = '<input id="inside">';
  const adopted = new CSSStyleSheet();
  adopted.replaceSync(':host { display: block; margin-left: 77px; } input { width: 333px; }');
  root.adoptedStyleSheets = [adopted];
  const table = document.createElement('table');
  table.append(document.createElement('tr'));
  table.rows[0]!.insertCell().append('one', 'two');
  byId('table').append(table);
  (byId('ask') as HTMLDialogElement).showModal();
  const controls: Record<string, Element[]> = {
    'name.input': [root.getElementById('inside')!],
    'name.create': [byId('yes')],
    'scopes.done': [byId('last')],
    'scopes.search': [table.rows[0]!.cells[0]!],
  };
  window.__oracle = (target) => controls[target] ?? [];
}

let browser: Browser;
let live: Page;
let frozen: Page;
let folder: string;
let freezer: Freezer;
let html: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frozen-'));
  browser = await startChromium();
  live = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await live.route('**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A</title>' }),
  );
  await live.goto(ADDRESS);
  await live.evaluate(build);
  freezer = await Freezer.begin('made', 'ours', folder);
  await freezer.state(live, 'All of it', ['name.create', ['rail.scopes', 'scopes.done'], 'scopes.add']);
  await freezer.end();
  html = gunzipSync(await readFile(join(folder, 'made/01-all-of-it.html.gz'))).toString();
  frozen = await browser.newPage();
  await openHtml(frozen, html, (await truth()).states[0]!);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function truth(): Promise<FrozenSet> {
  return JSON.parse(await readFile(join(folder, 'made/truth.json'), 'utf8'));
}

describe('a frozen page', () => {
  it('has every control where it was, also in a shadow root, a scrolled list and a table that a parser changes', () => {
    expect(freezer.lines).toEqual([]);
  });

  it('names its controls and keeps what is needed of those that are there', async () => {
    const found = await frozen.evaluate(() =>
      Object.entries(frozenTruth).map(([target, [element]]) => [target, element!.id || element!.localName]),
    );
    expect(Object.fromEntries(found)).toEqual({
      'name.input': 'inside',
      'name.create': 'yes',
      'scopes.done': 'last',
      'scopes.search': 'td',
    });
    expect((await truth()).states[0]!.needed).toEqual(['name.create', ['rail.scopes', 'scopes.done']]);
  });

  it('stands at its address with what was typed, ticked, chosen and opened', async () => {
    const now = await frozen.evaluate(() => {
      const value = (id: string) => (document.getElementById(id) as HTMLInputElement).value;
      return {
        address: location.href,
        values: [value('name'), value('more'), value('choice')],
        ticked: (document.getElementById('tick') as HTMLInputElement).checked,
        modal: document.querySelector('dialog')!.matches(':modal'),
        scrolled: document.getElementById('list')!.scrollTop,
        texts: document.querySelector('td')!.childNodes.length,
      };
    });
    const scrolled = await live.evaluate(() => document.getElementById('list')!.scrollTop);
    expect(now).toEqual({
      address: ADDRESS,
      values: ['typed', '\n<b>', 'two'],
      ticked: true,
      modal: true,
      scrolled,
      texts: 3,
    });
    expect(scrolled).toBeGreaterThan(0);
  });

  it('holds no mark, no script and no rule that draws nothing', () => {
    expect(html).not.toMatch(/data-frozen|<script|nowhere/);
  });
});

describe('ways of which one will do', () => {
  it('become entries that must all be met', () => {
    expect(entriesOf([['a', 'b'], ['c']])).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('need no more than what is in all of them', () => {
    expect(
      entriesOf([
        ['a', 'b'],
        ['a', 'b', 'c'],
      ]),
    ).toEqual(['a', 'b']);
    expect(entriesOf([['a']])).toEqual(['a']);
    expect(entriesOf([])).toEqual([]);
  });
});
