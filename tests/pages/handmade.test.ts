import { afterAll, beforeAll, expect, it } from 'vitest';
import type { read } from './generator/handmade-page.ts';
import { bundleOf, type Runner, startRunner } from './runner.ts';

/** Ways of making a page that the generator does not draw, each as small as it can be. */

const MARKETPLACE = 'https://marketplace.zoom.us';
const APP = `${MARKETPLACE}/develop/apps/aB3_abcdefghijZq9xYw7T`;

let runner: Runner;
let script: string;

beforeAll(async () => {
  [runner, script] = await Promise.all([startRunner(), bundleOf('./generator/handmade-page.ts')]);
});

afterAll(() => runner.close());

async function reading(html: string, address: string): Promise<ReturnType<typeof read>> {
  const page = await runner.open(script);
  try {
    return await page.evaluate(
      ([body, url]) => {
        document.body.innerHTML = body!;
        return (globalThis as unknown as { handmade: { read: typeof read } }).handmade.read(url!);
      },
      [html, address],
    );
  } finally {
    await page.close();
  }
}

const CURTAIN = '<div style="position:fixed;inset:0;background:#0008"></div>';
const ROWS = ['user:read:admin', 'account:read:admin']
  .map((id) => `<div><input type="checkbox" id="${id}"><span>${id}</span></div>`)
  .join('');
const BENEATH = '<main><h2>Add Scopes</h2><button>+ Add Scopes</button></main>';

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

it('a fixed column beside a fixed page is no dialog', async () => {
  const column = '<div style="position:fixed;right:0;top:0;bottom:0;width:300px"><a href="#">Help</a></div>';
  const content =
    '<div style="position:fixed;inset:0 300px 0 0;overflow:auto"><main><button id="add">+ Add Scopes</button></main></div>';
  expect((await reading(`${content}${column}`, `${APP}/scope`)).rings).toMatchObject({ 'scopes.add': 'add' });
});

const RAIL = '<input type="hidden"><a href="#">App Credentials</a><a href="#">Scopes</a><a href="#">Activation</a>';
const WHOLE = 'position:fixed;inset:0;overflow:auto;background:#fff';

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

const value = (label: string, shown: string, more = '') => `<div style="margin:20px"><div>${label}</div>
  <div style="display:flex;gap:8px"><div>${shown}</div>${more}<div style="cursor:pointer">Copy</div></div></div>`;
const ICON = '<svg width="16" height="16"><path d="M0 0h16v16H0z"/></svg>';
const IDS = value('Account ID', 'q6gBJVO5TzexKYTb_I2rpg') + value('Client ID', 'Xk29fLmQR7uW_a1bcDeFgh');

it('an eye that says nothing of itself is told by its pointer, where it is the only icon there', async () => {
  const eye = (id: string) => `<div style="cursor:pointer" id="${id}">${ICON}</div>`;
  const address = `${APP}/credentials`;
  const one = await reading(IDS + value('Client Secret', '••••••••', eye('eye')), address);
  expect(one.rings['credentials.reveal']).toBe('eye');
  const two = await reading(IDS + value('Client Secret', '••••••••', eye('eye') + eye('bin')), address);
  expect(two.rings['credentials.reveal']).toBeUndefined();
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
const wizard = (html: string) =>
  `<main><h1>Compliance Manager</h1><a href="#">Data connectors</a></main><div style="${WHOLE}">${html}</div>`;
const labelled = (label: string) => `<div><label>${label} <input></label></div>`;

it.each([
  ['an alert policy', `<h1>Name your alert policy</h1>${labelled('Name')}<button>Next</button>`, 'cm-popup'],
  ['an assessment', '<h1>Review and finish</h1><p>Assessment: ISO</p><button>Finish</button>', 'cm-popup'],
  ['another connector', '<h1>Salesforce</h1><p>About it</p><button>Add connector</button>', 'cm-popup'],
  [
    'a form for another connector',
    `<h1>DocuSign connector</h1><h2>Authentication</h2>${['Account ID', 'Client ID', 'Client secret'].map(labelled).join('')}<button>Validate connection</button>`,
    'cm-popup',
  ],
])('a wizard of Compliance Manager for %s is not ours', async (_what, html, expected) => {
  const { page, rings } = await reading(wizard(html), MANAGER);
  expect([page, rings]).toEqual([expected, {}]);
});

it('a bar about cookies is not the page of terms', async () => {
  const html = `<main><h1>Compliance Manager</h1><button id="list">Data connectors</button></main>
    <div style="position:fixed;left:0;right:0;bottom:0;height:40px"><button>Accept</button></div><footer><a href="#">Terms of use</a></footer>`;
  expect(await reading(html, MANAGER)).toMatchObject({ page: 'cm-home', rings: { 'purview.connectors': 'list' } });
});

it('another button of the row is not its box', async () => {
  const row = (name: string) =>
    `<div role="row"><span role="gridcell"><a href="#">${name}</a></span><span role="gridcell"><button aria-label="More actions">${ICON}</button></span></div>`;
  const html = `<main><h1>Data connectors</h1><button id="go">Activate connector</button><div role="grid">${row('Salesforce')}${row('Zoom')}</div></main>`;
  expect((await reading(html, MANAGER)).rings).not.toHaveProperty('purview.zoom');
});

it('one box for two scopes is the box of none', async () => {
  const scope = (id: string) => `<div class="r"><span>${id}</span> <em>Added</em></div>`;
  const html = `${BENEATH}${CURTAIN}<div role="dialog" aria-modal="true" style="position:fixed;left:200px;top:50px;width:600px;background:#fff">
    <h2>Add Scopes</h2><input placeholder="Search scope"><div><div><input type="checkbox"> View all user information</div>
    ${scope('user:read:user:admin')}${scope('user:read:settings:admin')}</div><button id="done">Done</button></div>`;
  const { page, rings } = await reading(html, `${APP}/scope`);
  expect([page, Object.keys(rings).filter((target) => target.startsWith('scopes.item:'))]).toEqual([
    'scopes-dialog',
    [],
  ]);
});

const secret = (after: string) => IDS + value('Client Secret', '••••••••', after);

it.each([
  ['Copy', `<button title="Copy">${ICON}</button>`],
  [
    'an icon that is named by its picture',
    '<button><img alt="Regenerate" width="16" height="16" src="data:,"></button>',
  ],
  ['an icon that is a word', '<button aria-label="Regenerate"><i class="material-icons">refresh</i></button>'],
  ['a button that resets', '<button>Reset secret</button>'],
  ['a link to a manual', '<a href="#">View documentation</a>'],
])('%s is not the eye', async (_what, html) => {
  expect((await reading(secret(html), `${APP}/credentials`)).rings).not.toHaveProperty('credentials.reveal');
});

it('beside such a one, the eye is the eye', async () => {
  const html = secret(`<a href="#">View documentation</a><button id="eye">${ICON}</button>`);
  expect((await reading(html, `${APP}/credentials`)).rings['credentials.reveal']).toBe('eye');
});

it('what explains a value is not the value', async () => {
  const explained = (label: string, id: string, shown: string) =>
    `<div style="margin:20px"><div>${label}</div><div>Identifies your account</div><div id="${id}">${shown}</div></div>`;
  const html = `<main><h2>App Credentials</h2>${explained('Account ID', 'a', 'q6gBJVO5TzexKYTb_I2rpg')}
    ${explained('Client ID', 'c', 'Xk29fLmQR7uW_a1bcDeFgh')}${explained('Client Secret', 's', '••••••••')}</main>`;
  expect((await reading(html, `${APP}/credentials`)).rings).toMatchObject({
    'credentials.account-id': 'a',
    'credentials.client-id': 'c',
    'credentials.client-secret': 's',
  });
});

it.each([
  [
    'a link to a manual is no dialog',
    '/user/build',
    '<main><h1>Created apps</h1><a href="#">Create a Server-to-Server OAuth app</a></main>',
    'apps',
  ],
  [
    'a question in a list is no chooser',
    '/',
    '<main><h1>Questions</h1><a href="#">What kind of app are you creating?</a></main>',
    'home',
  ],
])('%s', async (_what, path, html, expected) => {
  expect((await reading(html, `${MARKETPLACE}${path}`)).page).toBe(expected);
});

it('a dialog in which something else is searched is not that of the scopes', async () => {
  const html = `<main><h2>Add feature</h2></main><div role="dialog" aria-modal="true" style="width:400px;height:300px"><h2>Event types</h2>
    <label>Search <input></label><button>Done</button></div>`;
  expect((await reading(html, `${APP}/feature`)).page).not.toBe('scopes-dialog');
});

it('a word in a dialog does not make the app behind it one of another kind', async () => {
  const html = `<main><span>Server-to-Server OAuth</span><h2>Add Scopes</h2></main>${CURTAIN}<div role="dialog" aria-modal="true"
    style="position:fixed;left:200px;top:50px;width:400px;height:300px;background:#fff"><h2>Feedback</h2><label><input type="radio"> General</label><button>Send</button></div>`;
  expect((await reading(html, `${APP}/scope`)).page).not.toBe('wrong-kind');
});

it('the boxes of another entry are not those of one that has none', async () => {
  const boxes = '<label><input type="checkbox"> View</label><label><input type="checkbox"> Edit</label>';
  const html = `<h3>Advanced features</h3><ul><li><span>Webhook app</span>${boxes}</li><li><span>Server-to-Server OAuth app</span><span>Ask the owner</span></li></ul>
    <button>Save</button>`;
  const { rings } = await reading(html, 'https://zoom.us/role#/detail/abc/settings');
  expect(Object.keys(rings).filter((target) => target.startsWith('role.s2s'))).toEqual([]);
});
