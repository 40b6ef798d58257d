import { expect, it } from 'vitest';
import { APP, BENEATH, CURTAIN, ICON, IDS, MARKETPLACE, reader, value, WHOLE } from './reading.ts';

/** Pages, or parts of them, that look like a step and are none: no ring, and the right page. */

const reading = reader();

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

it('a command beside the list of connectors is not the page about one', async () => {
  const row = (name: string, id: string) =>
    `<div role="row"><span role="gridcell"><input type="checkbox" id="${id}"></span><span role="gridcell">${name}</span></div>`;
  const html = `<main><h1>Connectors</h1><div role="menubar"><button role="menuitem">Add connector</button></div>
    <div role="grid">${row('Salesforce', 'a')}${row('Zoom', 'b')}</div></main>`;
  expect((await reading(html, MANAGER)).page).not.toBe('cm-about');
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

it.each([
  [
    'entry',
    (boxes: string) =>
      `<ul><li><span>Webhook app</span>${boxes}</li><li><span>Server-to-Server OAuth app</span><span>Ask the owner</span></li></ul>`,
  ],
  [
    'line',
    (boxes: string) =>
      `<div><div class="r"><span>Server-to-Server OAuth app</span></div><div class="r"><span>Webhook app</span>${boxes}</div></div>`,
  ],
])('the boxes of another %s are not those of one that has none', async (_what, list) => {
  const boxes = '<label><input type="checkbox"> View</label><label><input type="checkbox"> Edit</label>';
  const html = `<h3>Advanced features</h3>${list(boxes)}<button>Save</button>`;
  const { rings } = await reading(html, 'https://zoom.us/role#/detail/abc/settings');
  expect(Object.keys(rings).filter((target) => target.startsWith('role.s2s'))).toEqual([]);
});
