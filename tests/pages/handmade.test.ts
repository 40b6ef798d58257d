import { expect, it } from 'vitest';
import { APP, BENEATH, CURTAIN, ICON, IDS, MARKETPLACE, reader, value, WHOLE } from './reading.ts';

/** Ways of making a page that the generator does not draw, each as small as it can be. */

const reading = reader();

const ROWS = ['user:read:admin', 'account:read:admin']
  .map((id) => `<div><input type="checkbox" id="${id}"><span>${id}</span></div>`)
  .join('');

it.each(['right', 'left'])(
  'a drawer at the %s before a curtain is a dialog: what it offers is not granted',
  async (side) => {
    const drawer = `<div style="position:fixed;${side}:0;top:0;bottom:0;width:500px;background:#fff"><h5>Add scopes</h5>
    <input placeholder="Search the scope type">${ROWS}<button id="done">Done</button></div>`;
    const { page, rings, table } = await reading(`${BENEATH}${CURTAIN}${drawer}`, `${APP}/scope`);
    expect(page).toBe('scopes-dialog');
    expect(table).toEqual([]);
    expect(rings).toMatchObject({ 'scopes.item:user:read:admin': 'user:read:admin', 'scopes.done': 'done' });
  },
);

it.each([
  [
    'in a list of what the portal would have her add',
    '<h3>Suggested</h3><ul><li><span>ID</span> <button>Add</button></li></ul>',
  ],
  ['in a sentence', '<p>No scopes yet. For example <code>ID</code> lets an app read users.</p>'],
])('a scope %s is not granted', async (_where, part) => {
  const own = '<button id="add">+ Add Scopes</button><table><tr><td>meeting:read:admin</td></tr></table>';
  const html = `<main><h1>Purview reader</h1>${own}${part.replace('ID', 'user:read:admin')}</main>`;
  expect(await reading(html, `${APP}/scope`)).toMatchObject({ page: 'scopes', table: ['meeting:read:admin'] });
});

it('a fixed column beside a fixed page is no dialog', async () => {
  const column = '<div style="position:fixed;right:0;top:0;bottom:0;width:300px"><a href="#">Help</a></div>';
  const content =
    '<div style="position:fixed;inset:0 300px 0 0;overflow:auto"><main><button id="add">+ Add Scopes</button></main></div>';
  expect((await reading(`${content}${column}`, `${APP}/scope`)).rings).toMatchObject({ 'scopes.add': 'add' });
});

const RAIL = '<input type="hidden"><a href="#">App Credentials</a><a href="#">Scopes</a><a href="#">Activation</a>';

it.each([
  ['after it', '', `<div style="position:fixed;left:0;top:0;bottom:0;width:240px">${RAIL}</div>`],
  ['before it', `<div style="position:fixed;left:0;top:0;bottom:0;width:240px;z-index:1">${RAIL}</div>`, ''],
  ['in the flow above it', `<div style="position:relative;z-index:1;width:240px">${RAIL}</div>`, ''],
  [
    'in wrappers without height, a tooltip in it',
    `<div><div><nav style="position:fixed;left:0;top:0;bottom:0;width:240px;z-index:1">${RAIL}
      <i style="visibility:hidden;position:absolute;left:400px;top:300px">Tip</i></nav></div></div>`,
    '',
  ],
])('a fixed page that fills the window, with a column %s, is no dialog', async (_where, before, after) => {
  const content = `<div style="${WHOLE};padding-left:250px"><main><button id="add">+ Add Scopes</button></main></div>`;
  const { page, rings } = await reading(before + content + after, `${APP}/scope`);
  expect([page, rings['scopes.add']]).toEqual(['scopes', 'add']);
});

it('one that hides another page is a dialog, also where a bar lies on it', async () => {
  const bar =
    '<div style="position:fixed;left:0;right:0;bottom:0;height:40px;z-index:9"><button>Accept all cookies</button></div>';
  const layer = `<div style="${WHOLE}"><h2>Add Scopes</h2><input placeholder="Search the scope type">${ROWS}<button id="done">Done</button></div>`;
  const { page, rings } = await reading(`${BENEATH}${layer}${bar}`, `${APP}/scope`);
  expect([page, rings['scopes.done']]).toEqual(['scopes-dialog', 'done']);
});

const titled = (cards: string) => `<h1>Choose your app type</h1>${cards}`;

it('of a layout table with a card in each cell, the cell counts', async () => {
  const cell = (title: string, id: string) =>
    `<td><b>${title}</b><p>Text of it</p><input type="button" value="Create" id="${id}"></td>`;
  const row = [cell('JWT', 'a'), cell('Server-to-Server OAuth', 'b'), cell('OAuth', 'c')].join('');
  const html = titled(`<table><tr>${row}</tr></table>`);
  expect((await reading(html, `${MARKETPLACE}/develop/create`)).rings).toEqual({ 'chooser.create': 'b' });
});

const REGENERATE = '<div>Regenerate</div>';

it('an eye that says nothing of itself is told by its pointer, where it is the only icon there', async () => {
  const eye = (id: string) => `<div style="cursor:pointer" id="${id}">${ICON}</div>`;
  const address = `${APP}/credentials`;
  const one = await reading(IDS + value('Client Secret', '••••••••', eye('eye')) + REGENERATE, address);
  expect(one.rings['credentials.reveal']).toBe('eye');
  const two = await reading(IDS + value('Client Secret', '••••••••', eye('eye') + eye('bin')), address);
  expect(two.rings['credentials.reveal']).toBeUndefined();
});

it('beside a link to a manual, the eye is the eye', async () => {
  const more = `<a href="#">View documentation</a><button id="eye">${ICON}</button>`;
  const html = IDS + value('Client Secret', '••••••••', more) + REGENERATE;
  expect((await reading(html, `${APP}/credentials`)).rings['credentials.reveal']).toBe('eye');
});

it('a badge in another language is not the value', async () => {
  const badged = (label: string, id: string, shown: string) =>
    `<div style="margin:20px"><div><span>${label}</span> <span>必須項目</span></div><div id="${id}">${shown}</div></div>`;
  const html = `<main><h2>App Credentials</h2>${badged('Account ID', 'a', 'q6gBJVO5TzexKYTb_I2rpg')}
    ${badged('Client ID', 'c', 'Xk29fLmQR7uW_a1bcDeFgh')}${badged('Client Secret', 's', '•••• •••• ••••')}</main>`;
  expect((await reading(html, `${APP}/credentials`)).rings).toMatchObject({
    'credentials.account-id': 'a',
    'credentials.client-id': 'c',
    'credentials.client-secret': 's',
  });
});

it('boxes that draw themselves in shadow roots stand in the row and column around them', async () => {
  const box = (id: string) =>
    `<td><x-check data-shadow='<span role="checkbox" tabindex="0" aria-checked="false" id="${id}" style="display:inline-block;width:16px;height:16px;border:1px solid"></span>'></x-check></td>`;
  const row = (name: string, id: string) => `<tr><td>${name}</td>${box(`${id}-view`)}${box(`${id}-edit`)}</tr>`;
  const html = `<h3>Advanced features</h3><table><thead><tr><th></th><th>View</th><th>Edit</th></tr></thead><tbody>
    ${row('Zoom for developers', 'dev')}${row('Server-to-Server OAuth app', 's2s')}</tbody></table><button id="save">Save</button>`;
  expect((await reading(html, 'https://zoom.us/role#/detail/abc/settings')).rings).toEqual({
    'role.s2s.view': 's2s-view',
    'role.s2s.edit': 's2s-edit',
    'role.save': 'save',
  });
});

it('a field in a shadow root goes by the label beside it there, not by a text further off', async () => {
  const html = `<main><h2>Information</h2><h3>Developer Contact Information</h3><div style="display:flex">
    <div>Name</div><x-field data-shadow='<span>Company </span><input id="company">'></x-field></div></main>`;
  expect((await reading(html, `${APP}/information`)).rings).not.toHaveProperty('information.contact-name');
});

it.each(['type="checkbox"', 'type="CHECKBOX"'])(
  'the transparent input of a drawn switch is a box: %s',
  async (type) => {
    const html = `<main><h2>Add feature</h2><div><div>Event Subscription</div><span id="drawn"
    style="position:relative;display:inline-block;width:36px;height:18px;background:#259">
    <input ${type} style="position:absolute;inset:0;margin:0;opacity:0"></span></div></main>`;
    expect((await reading(html, `${APP}/feature`)).rings).toEqual({ 'feature.event-subscription': 'drawn' });
  },
);

it('of what less than half is in sight, the rest is to be scrolled to', async () => {
  const list = (top: number) => `${BENEATH}<div style="height:${top}px"></div>`;
  const html = `<div style="height:100px;overflow:auto">${list(20)}<div style="height:0"></div></div>`;
  const shown = await reading(html, `${APP}/scope`);
  const cut = await reading(html.replace('height:100px', 'height:66px'), `${APP}/scope`);
  expect([Object.keys(shown.rings), cut.away]).toEqual([['scopes.add'], ['scopes.add']]);
});

const MANAGER = 'https://purview.microsoft.com/compliancemanager/connectors';
const OLD_PAGE = '<main><button id="old">Accept</button></main>';
const TERMS = '<h1>Terms</h1><ol><li>Connector name</li></ol><p>The terms of Zoom.</p>';
const FORM = ['Account ID', 'Client ID', 'Client secret']
  .map((label, index) => `<p><label>${label} <input id="field-${index}"></label></p>`)
  .join('');
const BUBBLE = 'position:fixed;right:9px;top:99px;width:280px;height:150px;background:#ccc;z-index:9';

it('a wizard under the portal’s own bar hides the page', async () => {
  const html = `${OLD_PAGE}<div role="dialog" style="position:fixed;inset:48px 0 0;background:#fff;z-index:9">${TERMS}<button id="accept">Accept</button></div>`;
  expect(await reading(html, MANAGER)).toMatchObject({ page: 'cm-terms', rings: { 'purview.accept': 'accept' } });
});

it('what ends a dialog may stand in its footer', async () => {
  const html = `${OLD_PAGE}<div role="dialog" aria-modal="true" style="${WHOLE}">${TERMS}<footer><button id="accept">Accept</button></footer></div>`;
  expect((await reading(html, MANAGER)).rings).toEqual({ 'purview.accept': 'accept' });
});

it('a wizard is no curtain before which a small dialog would stand', async () => {
  const form = `<h1>Zoom</h1><h2>Authentication</h2>${FORM}<button id="validate">Validate connection</button>`;
  const html = `${OLD_PAGE}<div style="${WHOLE}">${form}</div><div role="dialog" aria-label="Tip" style="${BUBBLE}">Fill these in.</div>`;
  const { page, rings } = await reading(html, MANAGER);
  expect([page, rings['purview.client-secret']]).toEqual(['cm-authentication', 'field-2']);
});

it('what such a dialog has to press is no part of the page', async () => {
  const review = '<main><h1>Review and finish</h1><p>Connector name: Purview reader</p></main>';
  const html = `${review}<div role="dialog" style="${BUBBLE}"><p>Tip 2 of 2</p><button id="tip">Finish</button></div>`;
  expect((await reading(html, MANAGER)).rings).toEqual({});
});

it('a word in a footer casts no doubt on the rail', async () => {
  const entries = ['App Credentials', 'Information', 'Feature', 'Scopes', 'Activation'];
  const rail = entries.map((name) => `<div><a href="#" id="${name}">${name}</a></div>`).join('');
  const foot = '<footer><a href="#">About</a> <a href="#">Feature</a> <a href="#">Support</a></footer>';
  const { rings } = await reading(`<div>${rail}</div>${BENEATH}${foot}`, `${APP}/scope`);
  expect(rings['rail.feature']).toBe('Feature');
});

it('one box under the heads of two columns is neither', async () => {
  const head = '<div style="display:flex"><i style="width:300px"></i><b style="width:40px">View</b><b>Edit</b></div>';
  const row = `<div style="display:flex"><div style="width:310px">Server-to-Server OAuth app</div><input type="checkbox" id="one"></div>`;
  const { rings } = await reading(
    `<main>${head}${row}<button id="save">Save</button></main>`,
    'https://zoom.us/role#/detail/abc/settings',
  );
  expect(rings).toEqual({ 'role.save': 'save' });
});

it('a rail is three of its words or more', async () => {
  const html = `<header><a href="#">Information</a></header>${BENEATH}`;
  expect(Object.keys((await reading(html, `${APP}/scope`)).rings)).toEqual(['scopes.add']);
});

const ROLE = 'https://zoom.us/role#/detail/abc/settings';
const BOXES = (id: string) =>
  ['View', 'Edit']
    .map((word) => `<input type="checkbox" id="${id}-${word}" style="margin-left:20px"> <span>${word}</span>`)
    .join(' ');

it('of rows that are no elements, the word of a box before a name is no name', async () => {
  const line = (name: string, id: string) => `<b>${name}</b> ${BOXES(id)}<br>`;
  const html = `<main><div>${line('Integration', 'i')}${line('Server-to-Server OAuth app', 's')}</div></main>`;
  expect((await reading(html, ROLE)).rings).toEqual({ 'role.s2s.view': 's-View', 'role.s2s.edit': 's-Edit' });
});

it('a cell that spans two rows, and boxes that are told by what stands above them', async () => {
  const box = (id: string) => `<td><input type="checkbox" id="${id}"></td>`;
  const html = `<main><table style="border-spacing:40px"><tr><th>Group</th><th>Feature</th><th>View</th><th>Edit</th></tr>
    <tr><td rowspan="2">Advanced</td><td>Integration</td>${box('a')}${box('b')}</tr>
    <tr><td>Server-to-Server OAuth app</td>${box('view')}${box('edit')}</tr></table></main>`;
  expect((await reading(html, ROLE)).rings).toEqual({ 'role.s2s.view': 'view', 'role.s2s.edit': 'edit' });
});

it('a box under the heading of a filter is no connector’s', async () => {
  const html = `<main><h1>Data connectors</h1><button id="go">Activate connector</button><h3>Filter</h3>
    <div><input type="checkbox" id="zoom"><label for="zoom">Zoom</label></div>
    <div><input type="checkbox" id="other"><label for="other">Salesforce</label></div></main>`;
  expect((await reading(html, MANAGER)).rings).not.toHaveProperty('purview.zoom');
});

it('a link in the head of an article is not the menu’s', async () => {
  const html = '<main><article><header><a href="#" id="a">Build an app</a></header><p>How to.</p></article></main>';
  expect((await reading(html, `${MARKETPLACE}/`)).rings).toEqual({});
});
