import { expect, it } from 'vitest';
import { APP, CURTAIN, IDS, MARKETPLACE, reader, value } from './reading.ts';

/** Pages on which the right control stands where a rule against misleading ones could hide it. */

const reading = reader();

const ROLE = 'https://zoom.us/role#/detail/abc/settings';
const MANAGER = 'https://purview.microsoft.com/compliancemanager/connectors';
const CREATE = `${MARKETPLACE}/develop/create`;

const BOXES =
  '<label><input type="checkbox" id="view">View</label><label><input type="checkbox" id="edit">Edit</label>';
const ROW = `<div><span>Server-to-Server OAuth app</span> ${BOXES}</div>`;
const FIELD = '<label for="name">App Name</label><input id="name">';
const NAMING = 'Create a Server-to-Server OAuth app';
const CENTRED = 'position:fixed;left:50%;top:50%;transform:translate(-50%,-50%);width:480px;background:#fff';
const dialog = (content: string) =>
  `<main><h1>Apps</h1></main>${CURTAIN}<div role="dialog" aria-modal="true" style="${CENTRED}">${content}</div>`;
const scopes = (content: string, top = '') =>
  dialog(
    `<h2>Add Scopes</h2>${top}<input id="search" placeholder="Search scope">${content}<button id="done">Done</button>`,
  );
const connectors = (zoom: string, more = '') =>
  `<main><h1>Data connectors</h1><button id="go">Activate connector</button>${more}<div role="grid"><div role="row">
    <div role="gridcell"><input type="checkbox" id="box"></div><div role="gridcell">${zoom}</div></div></div></main>`;
const information = (fields: string) => `<main><h1>Test app</h1><h2>Basic Information</h2>${fields}</main>`;

it.each<[string, string, string, Record<string, string>]>([
  [
    'a small dialog in the middle of the window',
    CREATE,
    dialog(`<h2>${NAMING}</h2>${FIELD}<button id="create">Create</button>`),
    {
      'name.input': 'name',
      'name.create': 'create',
    },
  ],
  [
    'the end of a dialog in a list of buttons',
    CREATE,
    dialog(`<h2>${NAMING}</h2>${FIELD}<ul><li><button>Cancel</button></li>
    <li><button id="create">Create</button></li></ul>`),
    { 'name.create': 'create' },
  ],
  [
    'a comment of a framework beside a button',
    `${APP}/activation`,
    '<main><h1>Test app</h1><p>Your app is ready for activation</p><button id="go">Activate your app</button><!--v-if--></main>',
    { 'activation.activate': 'go' },
  ],
  [
    'boxes under a header that selects all',
    `${APP}/scope`,
    scopes(`<table><tr><th><input type="checkbox"><span>Select all</span></th><th>Scope</th></tr>
      <tr><td><input type="checkbox" id="box"></td><td>user:read:user:admin</td></tr></table>`),
    { 'scopes.item:user:read:user:admin': 'box' },
  ],
  [
    'a group below a sentence that recommends',
    `${APP}/scope`,
    scopes(`<p>It is recommended to add only the scopes that your app needs.</p>
      <button id="group" aria-expanded="false">View account info</button>`),
    { 'scopes.group:View account info': 'group' },
  ],
  [
    'the row of Zoom below words about a filter and about messages',
    MANAGER,
    connectors('Zoom', '<span>Filter:</span><p>You are notified by e-mail once data has come.</p>'),
    { 'purview.zoom': 'box', 'purview.activate': 'go' },
  ],
  [
    'the row of Zoom with words for a screen reader',
    MANAGER,
    connectors(
      '<span>Zoom</span> <span style="position:absolute;width:1px;height:1px;overflow:hidden">selected</span>',
    ),
    { 'purview.zoom': 'box' },
  ],
  [
    'Activate connector in a dialog about Zoom',
    MANAGER,
    dialog('<h2>Zoom</h2><p>Reads the settings of your account.</p><button id="go">Activate connector</button>'),
    { 'purview.activate': 'go' },
  ],
  [
    'a field whose placeholder is an example',
    `${APP}/information`,
    information('<div>Company Name</div><input id="company" placeholder="Acme Inc">'),
    { 'information.company-name': 'company' },
  ],
  [
    'bold labels with a hint',
    `${APP}/information`,
    information(`<div style="font-weight:600">Short Description</div><div>Up to 150 characters</div><input id="short">
      <div style="font-weight:600">Company Name</div><input id="company">`),
    { 'information.company-name': 'company' },
  ],
  [
    'Save in a bar with words of its own',
    ROLE,
    `<h1>Role</h1>${ROW}<div style="position:fixed;left:0;right:0;bottom:0">You have unsaved changes <button id="save">Save</button></div>`,
    { 'role.save': 'save', 'role.s2s.view': 'view' },
  ],
  [
    'Save in a row of buttons',
    ROLE,
    `<h1>Role</h1>${ROW}<table><tr><td><button id="save">Save</button></td><td><button>Cancel</button></td></tr></table>`,
    { 'role.save': 'save' },
  ],
  [
    'Develop after a switch of the theme',
    `${MARKETPLACE}/`,
    '<header><button aria-pressed="false">Dark mode</button><a href="#" id="way">Develop</a></header><main><h1>Discover</h1></main>',
    { 'nav.develop': 'way' },
  ],
  [
    'a group that says how many scopes are in it',
    `${APP}/scope`,
    scopes('<button id="group" aria-expanded="false">View account info (12)</button>'),
    { 'scopes.group:View account info': 'group' },
  ],
  [
    'a list titled Connectors',
    MANAGER,
    connectors('Zoom').replace('Data connectors', 'Connectors'),
    { 'purview.zoom': 'box', 'purview.activate': 'go' },
  ],
  [
    'a tab that says how many connectors are active',
    MANAGER,
    connectors('Zoom', '<button role="tab" id="mine">My activated connectors (2)</button>').replace(
      '<button id="go">Activate connector</button>',
      '',
    ),
    { 'purview.zoom': 'box', 'purview.mine': 'mine' },
  ],
  [
    'a secret hidden by asterisks',
    `${APP}/credentials`,
    `<main><h1>Test app</h1>${IDS}${value('Client Secret', '<span id="secret">****************</span>')}</main>`,
    { 'credentials.client-secret': 'secret' },
  ],
])('%s', async (_what, address, html, rings) => {
  expect((await reading(html, address)).rings).toMatchObject(rings);
});

it('a form that does not say Zoom, over a page with its tabs', async () => {
  const fields = ['Account ID', 'Client ID', 'Client secret'].map(
    (label) => `<div><label for="${label}">${label}</label><input id="${label}"></div>`,
  );
  const html = `<main><h1>Compliance Manager</h1><button role="tab" aria-selected="true">Overview</button><button>Filter</button></main>
    <div style="position:fixed;inset:0;background:#fff"><h2>Authentication</h2>${fields.join('')}
      <button id="validate">Validate connection</button></div>`;
  expect(await reading(html, MANAGER)).toMatchObject({
    page: 'cm-authentication',
    rings: { 'purview.account-id': 'Account ID', 'purview.validate': 'validate' },
  });
});

it('a scope beside its title in one cell is granted', async () => {
  const html = `<main><h1>Test app</h1><button id="add">+ Add Scopes</button><table><tr><td>View all user information
    <b>user:read:admin</b></td></tr></table></main>`;
  expect((await reading(html, `${APP}/scope`)).table).toEqual(['user:read:admin']);
});

it('what was chosen already stands above the search, also where the page beneath has one', async () => {
  const html = `<div>${scopes('', '<button id="chip">View account info</button>').replace('<h1>Apps</h1>', '<input placeholder="Search name, ID, type">')}</div>`;
  expect((await reading(html, `${APP}/scope`)).rings).not.toHaveProperty('scopes.group:View account info');
});

it('a long title in letters of another script is read in no time', async () => {
  const words = 'слово '.repeat(30);
  const start = performance.now();
  await reading(`<main><h1>${words}end</h1><button>Finish</button><p>Connector name: x</p></main>`, MANAGER);
  expect(performance.now() - start).toBeLessThan(3_000);
});
