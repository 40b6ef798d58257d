import { describe, expect, it } from 'vitest';
import { pageOf } from '../../utils/sites/index.ts';
import { clicked, type Memory } from '../../utils/sites/types.ts';
import { APP, MARKETPLACE, reader } from '../pages/reading.ts';

/** What is read from pages that are written out, each as small as it can be: which page it is, and its facts. */

const reading = reader();

describe('the role’s settings', () => {
  interface Box {
    readonly ticked?: boolean;
    readonly shut?: boolean;
  }
  const OPEN: Box = {};
  const TICKED: Box = { ticked: true };
  const SHUT: Box = { shut: true };

  const box = ({ ticked, shut }: Box) =>
    `<td><input type="checkbox"${ticked ? ' checked' : ''}${shut ? ' disabled' : ''}></td>`;
  const row = (name: string, view: Box, edit: Box) => `<tr><td>${name}</td>${box(view)}${box(edit)}</tr>`;
  const BUTTONS = { open: '<button>Save</button>', shut: '<button disabled>Save</button>', none: '' };

  async function role(view: Box, edit: Box, save: keyof typeof BUTTONS, memory: Memory, developers: Box = {}) {
    const html = `<main><h1>Role Settings</h1><table><tr><th>Permission</th><th>View</th><th>Edit</th></tr>
      ${row('Zoom for developers', developers, developers)}${row('Server-to-Server OAuth app', view, edit)}</table>
      ${BUTTONS[save]}</main>`;
    return (await reading(html, 'https://zoom.us/role#/detail/1/settings', memory)).facts.role;
  }

  it('are saved where there is nothing to save, or Save was pressed, not before', async () => {
    const memory: Memory = new Map();
    expect(await role(TICKED, TICKED, 'shut', memory)).toMatchObject({ saved: true, developersOpen: true });
    expect((await role(TICKED, TICKED, 'open', memory))?.saved).toBe(false);
    memory.set(clicked('role.save'), true);
    expect((await role(TICKED, TICKED, 'open', memory))?.saved).toBe(true);
  });

  it('are not saved by themselves where the boxes were seen open', async () => {
    const memory: Memory = new Map();
    const open = await role(OPEN, OPEN, 'none', memory);
    expect(open).toMatchObject({ viewTicked: false, editTicked: false, saved: false });
    expect((await role(TICKED, TICKED, 'none', memory))?.saved).toBe(false);
  });

  it('say that a row cannot be ticked, also Edit alone, and that a page is only for reading', async () => {
    const seen = (view: Box, edit: Box, developers?: Box) => role(view, edit, 'none', new Map(), developers);
    expect(await seen(SHUT, SHUT)).toMatchObject({ greyed: true, readOnly: false });
    expect((await seen(TICKED, SHUT))?.greyed).toBe(true);
    // Edit may wait for View.
    expect((await seen(OPEN, SHUT))?.greyed).toBe(false);
    expect(await seen(SHUT, SHUT, SHUT)).toMatchObject({ greyed: true, readOnly: true });
  });
});

describe('the way to an app', () => {
  const CHOOSE = '<h1>Choose your app type</h1>';

  it('cards, each with a Create of its own', async () => {
    const cards = ['JWT', 'Server-to-Server OAuth', 'OAuth']
      .map(
        (
          name,
          index,
        ) => `<div style="display:inline-block;width:200px;border:1px solid"><h3>${name}</h3><p>Text of it</p>
      <button id="create-${index}">Create</button></div>`,
      )
      .join('');
    const { page, rings } = await reading(`${CHOOSE}<div>${cards}</div>`, `${MARKETPLACE}/develop/create`);
    expect([page, rings]).toEqual(['cards', { 'chooser.create': 'create-1' }]);
  });

  it('a chooser of radios, which says what is chosen', async () => {
    const radio = (name: string, more: string) => `<p><label><input type="radio" name="a" ${more}>${name}</label></p>`;
    const chooser = (general: string, server: string) =>
      `<main><h2>What kind of app are you creating?</h2>${radio('General App', `id="general" ${general}`)}
      ${radio('Server to Server OAuth App', `id="s2s" ${server}`)}<button id="create">Create</button></main>`;
    const address = `${MARKETPLACE}/develop/create`;
    const before = await reading(chooser('checked', ''), address);
    expect(before).toMatchObject({ page: 'chooser', rings: { 'chooser.s2s': 's2s', 'chooser.create': 'create' } });
    expect(before.facts.controls['chooser.s2s']?.ticked).toBe(false);
    const after = await reading(chooser('', 'checked'), address);
    expect(after.facts.controls['chooser.s2s']?.ticked).toBe(true);
  });

  it('the name of the app, whose field is empty or not', async () => {
    const naming = (value: string) =>
      `${CHOOSE}<div style="position:fixed;inset:0;background:#0008"><div role="dialog" aria-modal="true"
        style="position:fixed;left:300px;top:200px;width:480px;background:#fff"><h2>Create a Server-to-Server OAuth app</h2>
        <label for="name">App Name</label><input id="name" value="${value}"><button id="create">Create</button></div></div>`;
    for (const value of ['', 'Purview reader']) {
      const { page, rings, facts } = await reading(naming(value), `${MARKETPLACE}/develop/create`);
      expect([page, rings]).toEqual(['name', { 'name.input': 'name', 'name.create': 'create' }]);
      expect(facts.controls['name.input']?.empty).toBe(value === '');
    }
  });

  it('the list of apps, with the Server-to-Server ones', async () => {
    const app = (
      name: string,
      type: string,
      status: string,
    ) => `<tr><td><a href="/develop/apps/id_of_${name}/x">${name}</a></td>
      <td>${type}<br><small>Intend to publish: No</small></td><td>${status}</td></tr>`;
    const html = `<main><h1>Created apps</h1><table><tr><th>Name</th><th>Type</th><th>Status</th></tr>
      ${app('Reader', 'Server-to-Server OAuth', 'Activated')}${app('Other', 'General App', 'Draft')}
      ${app('Second', 'Server-to-Server OAuth', 'Deactivated')}</table></main>`;
    const { facts } = await reading(html, `${MARKETPLACE}/user/build`);
    expect(facts).toMatchObject({ page: 'apps' });
    expect(facts.apps?.rows).toEqual([
      { id: 'id_of_Reader', name: 'reader', status: 'activated' },
      { id: 'id_of_Second', name: 'second', status: 'deactivated' },
    ]);
  });
});

describe('an app’s page', () => {
  it('is called by the first heading that can be seen', async () => {
    const html = '<h1 hidden>Menu</h1><h1>Purview reader</h1><h2>Scopes</h2>';
    expect((await reading(html, `${APP}/scope`)).facts.app?.name).toBe('purview reader');
  });

  const RAIL = ['App Credentials', 'Information', 'Feature', 'Scopes', 'Activation'];
  const notReady = async (items: readonly string[], complaint = 'The following is required to activate your app:') => {
    const html = `<nav>${RAIL.map((name) => `<p><a href="#">${name}</a></p>`).join('')}</nav><p>${complaint}</p>
      <ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><button disabled>Activate your app</button>`;
    return (await reading(html, `${APP}/activation`)).facts.activation;
  };

  it('that cannot be activated yet is mended at what it lists after its complaint, not at what its rail names', async () => {
    expect(await notReady(['Company name'])).toMatchObject({ state: 'incomplete', mend: ['information'] });
    expect((await notReady(['Company name', 'At least one scope']))?.mend).toEqual(['information', 'scopes']);
    expect((await notReady([], 'Please add your scopes'))?.mend).toEqual(['scopes']);
  });

  it('that only offers to add something wants nothing', async () => {
    expect((await notReady(['Scopes'], 'You can add features later'))?.mend).toEqual([]);
  });

  it('counts the needed fields that are empty, once all of them are there', async () => {
    const field = (label: string, value = '') => `<p><label>${label} <input value="${value}"></label></p>`;
    const page = (fields: string) =>
      reading(`<main><h2>Developer Contact Information</h2>${fields}</main>`, `${APP}/information`);
    const whole = await page(field('Company Name', 'Acme') + field('Name') + field('Email'));
    expect(whole.facts.information).toEqual({
      empty: ['information.contact-name', 'information.contact-email'],
      known: true,
    });
    expect((await page(field('Company Name', 'Acme'))).facts.information).toEqual({ empty: [], known: false });
  });

  it('says of each credential whether it can be read', async () => {
    const field = (label: string, value: string) => `<p><label>${label} <input readonly value="${value}"></label></p>`;
    const html = `<main>${field('Account ID', 'q6gBJVO5TzexKYTb_I2rpg')}${field('Client ID', '')}
      ${field('Client Secret', '••••••••••••')}</main>`;
    expect((await reading(html, `${APP}/credentials`)).facts.credentials).toEqual({
      accountId: 'readable',
      clientId: 'missing',
      clientSecret: 'dots',
    });
  });
});

describe('scopes', () => {
  const ADDRESS = `${APP}/scope`;
  const GRANTED = ['account:read:settings:admin'];
  const table = (filter = '') =>
    `<main><h1>Reader</h1><button>+ Add Scopes</button>${filter}<table><tr><td>${GRANTED[0]}</td></tr></table></main>`;
  const dialog = (content: string) => `<div style="position:fixed;inset:0;background:#0008"></div>
    <div role="dialog" aria-modal="true" style="position:fixed;left:200px;top:50px;width:800px;height:700px;background:#fff">${content}</div>`;

  it('of the app’s own table are granted', async () => {
    const { facts } = await reading(table(), ADDRESS);
    expect(facts).toMatchObject({ page: 'scopes', scopes: { family: 'granular', table: GRANTED, dialog: null } });
  });

  it.each([
    ['in a sentence', '<p>No scopes yet. For example <code>user:read:admin</code> lets an app read users.</p>'],
    ['of a title', '<h2>About user:read:admin and others.</h2>'],
  ])('%s are not granted', async (_where, part) => {
    const { facts } = await reading(table() + part, ADDRESS);
    expect(facts.scopes?.table).toEqual(GRANTED);
  });

  it('beneath a dialog that nobody knows are unknown: what it offers is not granted', async () => {
    const html = `${table()}${dialog(`<h2>Nobody knows this title</h2>
      <label><input type="checkbox">View users <span>user:read:list_users:admin</span></label>`)}`;
    expect((await reading(html, ADDRESS)).facts.scopes).toBeUndefined();
  });

  it('of a table that is filtered are unknown: the hidden rows are still granted', async () => {
    const filter = (value: string) => table(`<input placeholder="Search name, ID, type" value="${value}">`);
    expect((await reading(filter(''), ADDRESS)).facts.scopes?.table).toEqual(GRANTED);
    expect((await reading(filter('account'), ADDRESS)).facts.scopes).toBeUndefined();
  });

  const row = (id: string, more = '') =>
    `<p><label><input type="checkbox" ${more}>Read it <span>${id}</span></label></p>`;
  const adding = (content: string, search = '') =>
    table() +
    dialog(`<h2>Add Scopes</h2><input placeholder="Search scope" value="${search}">${content}<button>Done</button>`);

  it('of the dialog are ticked or not, and stay so when a search takes their rows away', async () => {
    const memory: Memory = new Map();
    const rows = row('user:read:admin', 'checked') + row('account:read:admin');
    const { page, facts } = await reading(adding(rows), ADDRESS, memory);
    expect(page).toBe('scopes-dialog');
    expect(facts.scopes?.dialog).toMatchObject({
      family: 'classic',
      ticked: ['user:read:admin'],
      unticked: ['account:read:admin'],
      offered: ['user:read:admin', 'account:read:admin'],
      nothing: false,
      query: '',
    });
    const searched = await reading(adding(row('account:read:admin'), 'Account '), ADDRESS, memory);
    expect(searched.facts.scopes?.dialog).toMatchObject({
      ticked: ['user:read:admin'],
      offered: ['account:read:admin'],
      query: 'account',
      tried: ['account'],
    });
  });

  it('of the dialog stand in groups that are folded, or nowhere', async () => {
    const group = (name: string, isOpen: boolean) => `<p><button aria-expanded="${isOpen}">${name}</button></p>`;
    const folded = adding(group('View account info', false) + group('View all user information', true));
    expect((await reading(folded, ADDRESS)).facts.scopes?.dialog).toMatchObject({
      family: 'granular',
      groups: ['scopes.group:View account info'],
      nothing: false,
    });
    expect((await reading(adding(''), ADDRESS)).facts.scopes?.dialog?.nothing).toBe(true);
  });
});

const PURVIEW = 'https://purview.microsoft.com';
const MANAGER = `${PURVIEW}/compliancemanager/connectors`;

describe('a wizard of Purview', () => {
  const FORM = `<main><h1>Authentication</h1><label for="a">Account ID</label><input id="a"><label for="b">Client ID</label>
    <input id="b"><label for="c">Client secret</label><input id="c" type="password"><button>Validate connection</button></main>`;

  it.each([
    [
      'cm-name',
      '/datalossprevention/policies/new',
      '<main><label>Connector name <input></label><button>Next</button></main>',
    ],
    [
      'cm-review',
      '/datalifecyclemanagement/retention',
      '<main><h1>Review</h1><p>Connector name: Purview reader</p><button>Finish</button></main>',
    ],
    [
      'cm-terms',
      '/trials/preview',
      '<main><ol><li>Connector name</li></ol><p>Preview terms</p><button>Accept</button></main>',
    ],
    ['cm-authentication', '/dataconnectors', FORM],
  ])('%s is known inside Compliance Manager and nowhere else (%s)', async (page, elsewhere, html) => {
    expect((await reading(html, MANAGER)).page).toBe(page);
    const other = await reading(html, PURVIEW + elsewhere);
    expect(other.rings).toEqual({});
    expect(other.page).not.toBe(page);
  });

  it('of another connector is none of ours', async () => {
    const { page, rings } = await reading(FORM.replace('Authentication', 'Salesforce authentication'), MANAGER);
    expect(page).not.toBe('cm-authentication');
    expect(rings).toEqual({});
  });
});

describe('what came of the validation', () => {
  const filled = (validate: string, next: string, more = '') =>
    `<main><p><label>Account ID <input value="a"></label></p><p><label>Client ID <input value="b"></label></p>
    <p><label>Client secret <input value="c"></label></p><button ${validate}>Validate connection</button>
    <button ${next}>Next</button>${more}</main>`;
  const pressed = (): Memory => new Map([[clicked('purview.validate'), true]]);
  const outcome = async (html: string, memory: Memory) => (await reading(html, MANAGER, memory)).facts.purview;

  it('is silent where it was at work, is over, and Next is as shut as before, whatever the page says', async () => {
    const memory = pressed();
    expect(await outcome(filled('', 'disabled'), memory)).toMatchObject({ silent: false });
    expect(await outcome(filled('disabled', 'disabled'), memory)).toMatchObject({ silent: false, tried: true });
    const over = filled('', 'disabled', '<p>The secret is not right.</p>');
    expect(await outcome(over, memory)).toMatchObject({ silent: true, validated: false });
    expect(await outcome(filled('', ''), memory)).toMatchObject({ silent: false, validated: true });
  });

  it('is told by words where the buttons never say that they are off', async () => {
    const soup = (more = '') =>
      filled('', '', more).replace(/<button >(.*?)<\/button>/g, '<div onclick="" style="cursor:pointer">$1</div>');
    const memory = pressed();
    const { facts } = await reading(soup(), MANAGER, memory);
    expect(facts.controls['purview.next']).toMatchObject({ look: 'found', enabled: true });
    expect(facts.controls['purview.validate']).toMatchObject({ look: 'found', pressed: true });
    expect(facts.purview).toMatchObject({ filled: true, tried: false, validated: false });
    expect((await outcome(soup('<p>Validation succeeded</p>'), memory))?.validated).toBe(true);
  });

  it('is heard from a toast outside the form, and holds when that is gone', async () => {
    const memory = pressed();
    const toast = '<div role="status">Validation failed.</div>';
    expect((await outcome(filled('', 'disabled') + toast, memory))?.failed).toBe(true);
    expect((await outcome(filled('', 'disabled'), memory))?.failed).toBe(true);
  });

  it('is open again for other values in the form', async () => {
    const memory = pressed();
    await outcome(filled('disabled', 'disabled'), memory);
    expect((await outcome(filled('', 'disabled', '<p>Validation failed.</p>'), memory))?.failed).toBe(true);
    pageOf('cm-authentication')?.onInput?.(memory);
    expect(await outcome(filled('', 'disabled'), memory)).toMatchObject({ failed: false, silent: false });
  });

  it.each([
    ['Validation succeeded', { validated: true, failed: false, welcome: 'OK' }],
    ['Validation failed', { validated: false, failed: true, welcome: 'OK' }],
  ])('is read from a dialog over the form: "%s"', async (title, says) => {
    const dialog = `<div role="dialog" aria-modal="true" style="position:fixed;left:400px;top:200px;width:400px;height:300px;background:#fff">
      <h2>${title}</h2><button>OK</button></div>`;
    const { facts } = await reading(filled('', 'disabled') + dialog, MANAGER, pressed());
    expect(facts.page).toBe('cm-popup');
    expect(facts.purview).toMatchObject(says);
  });

  it('is none in a dialog that asks something else: nobody knows what OK does there', async () => {
    const dialog = `<div role="dialog" aria-modal="true" style="position:fixed;left:400px;top:200px;width:400px;height:300px;background:#fff">
      <h2>Leave this page?</h2><button>OK</button></div>`;
    const { rings, facts } = await reading(filled('', 'disabled') + dialog, MANAGER, pressed());
    expect(rings).not.toHaveProperty('purview.validate');
    expect(facts.purview).toMatchObject({ validated: false, failed: false, welcome: null });
  });
});

describe('the list of connectors', () => {
  const list = (zoom: string) =>
    `<main><h1>Data connectors</h1><button role="tab">My activated connectors</button>${zoom}</main>`;

  it('is known also while Activate connector is not there', async () => {
    const radio = (name: string) => `<p><label><input type="radio" id="${name}">${name}</label></p>`;
    const { page, rings } = await reading(list(radio('Salesforce') + radio('Zoom')), MANAGER);
    expect([page, rings['purview.zoom']]).toEqual(['cm-connectors', 'Zoom']);
  });

  it('does not take a button inside a row for the row', async () => {
    const row = (name: string) => `<li><span>${name}</span><button>Learn more</button></li>`;
    const { rings } = await reading(list(`<ul>${row('Salesforce')}${row('Zoom')}</ul>`), MANAGER);
    expect(rings).not.toHaveProperty('purview.zoom');
  });

  it('lists a connector as active on the tab for those only', async () => {
    const tabs = (
      chosen: boolean,
    ) => `<main><h1>Data connectors</h1><div role="tablist"><button role="tab" aria-selected="${!chosen}">
      Data connectors</button><button role="tab" aria-selected="${chosen}">My activated connectors</button></div>
      <table><tr><td>Zoom</td><td>Active</td></tr></table></main>`;
    const chosen = await reading(tabs(true), MANAGER);
    expect([chosen.page, chosen.facts.purview?.listed]).toEqual(['cm-listed', true]);
    const other = await reading(tabs(false), MANAGER);
    expect(other.facts.purview?.listed).toBe(false);
  });
});

describe('a field goes by the label that a person reads', () => {
  const form = (html: string) => reading(`<main>${html}</main>`, MANAGER);

  it.each([
    ['a label for it', '<label for="f">Client ID</label><input id="f">'],
    ['a label around it', '<label>Client ID <input id="f"></label>'],
    ['aria-label', '<input id="f" aria-label="Client ID">'],
    ['aria-labelledby', '<b id="l">Client ID</b><input id="f" aria-labelledby="l">'],
    ['a placeholder', '<input id="f" placeholder="Client ID">'],
    ['a text before it, tied to nothing', '<div><span>Client ID</span><div><input id="f"></div></div>'],
    ['a text that is split', '<div><div><span>Client</span> <span>ID</span></div><input id="f"></div>'],
    ['a rich text box', '<div id="f" role="textbox" aria-label="Client ID:" contenteditable="true">&nbsp;</div>'],
  ])('%s', async (_way, html) => {
    const others = ['Account ID', 'Client secret'].map((name) => `<p><label>${name} <input></label></p>`);
    const { page, rings } = await form(`${others.join('')}<p>${html}</p>`);
    expect([page, rings['purview.client-id']]).toEqual(['cm-authentication', 'f']);
  });

  it('of several loose labels, each field goes by its own', async () => {
    const loose = ['Account ID', 'Client ID', 'Client secret'].map((name) => `<b>${name}</b><input id="${name}">`);
    expect((await form(loose.join(''))).rings).toMatchObject({
      'purview.account-id': 'Account ID',
      'purview.client-id': 'Client ID',
      'purview.client-secret': 'Client secret',
    });
  });
});

describe('what is no control of the page', () => {
  const ready = (html: string) =>
    reading(`<main><h1>Your app is ready for activation</h1>${html}</main>`, `${APP}/activation`);

  it.each([
    ['inert', '<div inert><button>Activate your app</button></div>'],
    ['hidden from assistive technology', '<div aria-hidden="true"><button>Activate your app</button></div>'],
    ['hidden', '<div hidden><button>Activate your app</button></div>'],
    ['a heading', '<h2>Activate your app</h2>'],
    ['a word that only looks the same', '<button>\u0410ctivate your app</button>'],
    ['the opposite', '<button>Deactivate your app</button>'],
  ])('%s', async (_what, html) => {
    expect((await ready(html)).rings).toEqual({});
  });

  it('leaves the visible one of two, and cannot tell two that are as good', async () => {
    const one = '<p><button id="b">Activate your app</button></p>';
    expect((await ready(`<div inert><button>Activate your app</button></div>${one}`)).rings).toEqual({
      'activation.activate': 'b',
    });
    const two = await ready(one + one);
    expect(two.rings).toEqual({});
    expect(two.facts.controls['activation.activate']?.look).toBe('ambiguous');
  });
});

describe('a page that works against its reader', () => {
  it('cannot hide a form behind its own fields', async () => {
    const shadowed =
      'parentNode localName children closest getAttribute matches textContent firstElementChild getBoundingClientRect';
    const inputs = shadowed.split(' ').map((name) => `<input name="${name}">`);
    const fields = ['Account ID', 'Client ID', 'Client secret'].map(
      (name) => `<p><label for="${name}">${name}</label><input id="${name}"></p>`,
    );
    const html = `<form>${fields.join('')}${inputs.join('')}<button id="go">Validate connection</button></form>`;
    expect((await reading(html, MANAGER)).rings).toMatchObject({
      'purview.client-secret': 'Client secret',
      'purview.validate': 'go',
    });
  });

  it('spoils its own node only', async () => {
    const form = ['Account ID', 'Client ID'].map(
      (name) => `<p><label for="${name}">${name}</label><input id="${name}"></p>`,
    );
    const html = `<main>${form.join('')}<button data-hostile>Next</button><button id="go">Validate connection</button></main>`;
    expect((await reading(html, MANAGER)).rings).toMatchObject({
      'purview.account-id': 'Account ID',
      'purview.validate': 'go',
    });
  });

  it('may draw its controls in open shadow roots', async () => {
    const html = `<main><h1>Your app is ready for activation</h1><x-go data-shadow='<button id="b">Activate your app</button>'></x-go></main>`;
    expect((await reading(html, `${APP}/activation`)).rings).toEqual({ 'activation.activate': 'b' });
  });
});
