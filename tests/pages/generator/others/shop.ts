import type { Builder, Child } from '../build.ts';
import { APP, appPage, type Drawn, marketplace, over, type RAIL } from '../shell.ts';

/** Pages of the Marketplace on which something else bears the name of a step; see `index.ts`. */

const HOST = 'marketplace.zoom.us';
const BOX = 'padding: 8px; margin: 4px; border: 1px solid #bbb; font: 13px sans-serif';

type Section = (typeof RAIL)[number][1];
const PATHS: Readonly<Record<Section, string>> = {
  credentials: 'credentials',
  information: 'information',
  feature: 'feature',
  scopes: 'scope',
  activation: 'activation',
};

const app = (b: Builder, section: Section, content: Child[]): Drawn => ({
  host: HOST,
  path: `/develop/apps/${APP}/${PATHS[section]}`,
  page: section,
  nodes: appPage(b, section, content),
});

/** A dialog that is none of the known ones, over a page of the app. */
const overApp = (b: Builder, section: Section, title: string, content: Child[]): Drawn => ({
  host: HOST,
  path: `/develop/apps/${APP}/${PATHS[section]}`,
  page: section,
  nodes: over(b, title, content, [b.h('main', '', [b.h('h1', '', ['Purview reader']), plain(b, 'Back')])]),
});

/** A front page without the way to the developer pages. */
const home = (b: Builder, content: Child[]): Drawn => ({
  host: HOST,
  path: '/',
  page: 'home',
  nodes: [b.h('header', '', [b.h('a', '', ['App Marketplace'], { href: '/' })]), ...content],
});

const chat = (b: Builder, content: Child[]): HTMLElement =>
  b.h(
    'div',
    'position: fixed; right: 20px; bottom: 20px; width: 240px; background: Canvas; border: 1px solid',
    content,
  );

const question = (b: Builder, name: string): HTMLElement =>
  b.rnd.chance(0.5)
    ? b.h('details', '', [b.h('summary', '', [name]), b.paragraph('This is how.')])
    : b.h('div', '', [b.h('button', '', [name], { type: 'button', 'aria-expanded': 'false' })]);

const plain = (b: Builder, name: string): HTMLElement => b.h('button', '', [name], { type: 'button' });
const CHOOSER = 'What kind of app are you creating?';

const chooser = (b: Builder, title: string, page: string, content: Child[]): Drawn => ({
  host: HOST,
  path: '/develop/create',
  page,
  nodes: over(b, title, content, marketplace(b, [b.heading('Discover', 1)], { withoutDevelop: true })),
});

function radio(b: Builder, name: string, target?: string, more: Child[] = []): HTMLElement {
  const input = b.h('input', '', [], { type: 'radio', name: 'kind' });
  const style = 'display: block; padding: 10px; border: 1px solid #888; cursor: pointer';
  return b.is(target, b.h('label', style, [input, b.h('b', '', [name]), b.h('p', '', ['Text of it.']), ...more]));
}

const card = (b: Builder, name: string, button: Child): HTMLElement => {
  const element = b.h('div', BOX, [b.h('h3', '', [name]), b.h('p', '', ['For you.']), button]);
  element.className = 'card';
  return element;
};

const icon = (b: Builder, attributes: Record<string, string> = {}): HTMLElement => {
  const button = b.h('button', 'width: 28px; height: 28px', [], { type: 'button', ...attributes });
  button.innerHTML = '<svg width="16" height="16"><rect width="16" height="16"></rect></svg>';
  return button;
};

/** The three values, of which the secret has what is given beside it. */
const values = (b: Builder, ...beside: Child[]): Child[] => [
  b.field('Account ID', 'credentials.account-id', { readonly: true, value: 'Xy12AbCdEfGhIjKlMnOpQr' }),
  b.field('Client ID', 'credentials.client-id', { readonly: true, value: 'Zk9LmNoPqRsTuVwXyZ01aA' }),
  b.h('div', 'margin: 12px 4px', [
    b.h('div', 'font: 13px sans-serif', ['Client Secret']),
    b.is('credentials.client-secret', b.h('input', 'width: 260px', [], { type: 'password', value: 'abcdef' })),
    plain(b, 'Copy'),
    ...beside,
  ]),
];

const basics = (b: Builder): Child[] => [
  b.heading('Basic Information', 3),
  b.field('Short Description', 'information.short-description'),
  b.field('Company Name', 'information.company-name'),
];

/** Fields tied to their labels, whatever the axes say: it is the section that is told here. */
const tiedField = (b: Builder, name: string, target?: string): HTMLElement => {
  const input = b.is(target, b.h('input', 'width: 260px', [], { id: b.id() }));
  return b.h('div', 'margin: 10px', [b.h('label', '', [name], { for: input.id }), b.h('br', ''), input]);
};

export const SHOP: Readonly<Record<string, (b: Builder) => Drawn>> = {
  'a chat that offers to build an app': (b) =>
    home(b, [
      b.heading('Discover', 1),
      chat(b, [b.paragraph('How can I help?'), plain(b, 'Find an app'), plain(b, 'Build an app')]),
    ]),
  'a question about building an app': (b) => home(b, [b.heading('Questions', 1), question(b, 'Build an app')]),
  'an article on building an app': (b) => ({
    host: HOST,
    path: '/',
    page: 'home',
    nodes: [
      b.h('div', '', [b.h('a', '', ['Home'], { href: '/' })]),
      b.heading('Apps', 1),
      b.h('div', '', [
        b.h('div', '', [b.h('b', '', ['Related articles'])]),
        b.h('a', '', ['Build an app'], { href: '/blog/1' }),
      ]),
    ],
  }),
  'a switch between what an app is for': (b) =>
    home(b, [
      b.h(
        'div',
        '',
        ['Use', 'Develop', 'Manage'].map((name, index) =>
          b.h('button', '', [name], { type: 'button', ...(index === 0 ? { 'aria-pressed': 'true' } : {}) }),
        ),
      ),
      b.heading('How Zoom apps help', 1),
    ]),

  'Create on the card of another kind of app': (b) =>
    chooser(b, CHOOSER, 'chooser', [
      card(b, 'General App', plain(b, 'Create')),
      card(b, 'Server to Server OAuth App', plain(b, 'Request access')),
    ]),
  'Create of an assistant in the chooser': (b) =>
    chooser(b, CHOOSER, 'chooser', [
      radio(b, 'General App'),
      radio(b, 'Server to Server OAuth App', 'may chooser.s2s'),
      b.h('div', BOX, ['Describe your app ', b.h('input', '', []), plain(b, 'Create')]),
      plain(b, 'Next'),
    ]),
  'a kind of app that was used lately': (b) =>
    chooser(b, CHOOSER, 'chooser', [
      b.h('p', '', ['Recently used: ', plain(b, 'Server to Server OAuth App')]),
      radio(b, 'General App'),
      radio(b, 'Server to Server OAuth App', 'may chooser.s2s'),
      b.button('Create', 'may chooser.create'),
    ]),
  'a kind of app to compare with': (b) =>
    chooser(b, CHOOSER, 'chooser', [
      radio(b, 'General App', undefined, [b.h('div', '', ['Compare with ', plain(b, 'Server-to-Server OAuth')])]),
      b.button('Create', 'may chooser.create'),
    ]),
  'Create of an icon for the app': (b) =>
    chooser(b, 'Create a Server-to-Server OAuth app', 'name', [
      b.field('App Name', 'name.input'),
      b.h('div', '', ['Icon ', plain(b, 'Create')]),
      b.button('Create app'),
    ]),
  'Create of a workspace for the app': (b) =>
    chooser(b, 'Create a Server-to-Server OAuth app', 'name', [
      b.field('App Name', 'name.input'),
      b.h('div', '', ['Workspace']),
      b.h('div', '', [b.h('select', '', [b.h('option', '', ['A'])]), plain(b, 'Create'), plain(b, 'Continue')]),
    ]),
  'Create right behind a list to choose from': (b) =>
    chooser(b, 'Create a Server-to-Server OAuth app', 'name', [
      b.field('App Name', 'name.input'),
      b.h('div', '', ['Workspace']),
      b.h('select', '', [b.h('option', '', ['A'])]),
      plain(b, 'Create'),
      plain(b, 'Cancel'),
      plain(b, 'Continue'),
    ]),
  'Create of a card in a group of that name': (b) => ({
    host: HOST,
    path: '/develop/create',
    page: 'cards',
    nodes: marketplace(
      b,
      [
        b.h('h1', '', ['Choose your app type']),
        b.h('div', '', [b.h('h2', '', ['Server-to-Server OAuth']), card(b, 'Chatbot', plain(b, 'Create'))]),
        b.h('div', '', [b.h('h2', '', ['OAuth']), card(b, 'User', plain(b, 'Create'))]),
      ],
      { withoutDevelop: true },
    ),
  }),

  'View of what happened to the secret': (b) =>
    app(b, 'credentials', values(b, b.h('div', '', ['Changed yesterday ', plain(b, 'View')]))),
  'Show of a sample beside the secret': (b) => app(b, 'credentials', values(b, plain(b, 'Show'), ' code sample')),
  'an icon beside an eye that hides': (b) =>
    app(b, 'credentials', values(b, icon(b, { 'aria-label': 'Hide secret' }), icon(b))),
  'an icon that explains the secret': (b) =>
    app(b, 'credentials', [
      ...values(b).slice(0, 2),
      b.h('div', 'margin: 12px 4px', [
        b.h('div', '', [b.h('span', '', ['Client Secret']), icon(b)]),
        b.is('credentials.client-secret', b.h('input', 'width: 260px', [], { type: 'password', value: 'abcdef' })),
        plain(b, 'Copy'),
      ]),
      plain(b, 'Regenerate'),
    ]),
  'icons that copy': (b) =>
    app(b, 'credentials', [
      ...['Account ID', 'Client ID', 'Client Secret'].map((label, index) =>
        b.h('div', 'margin: 12px 4px', [
          b.h('div', '', [label]),
          b.is(
            `credentials.${label.toLowerCase().replace(' ', '-')}`,
            b.h('input', 'width: 260px', [], { type: index === 2 ? 'password' : 'text', value: 'abcdef' }),
          ),
          icon(b),
        ]),
      ),
      plain(b, 'Regenerate'),
    ]),
  'an icon that replaces the secret': (b) => app(b, 'credentials', values(b, icon(b))),
  'a form to try the app out': (b) =>
    app(b, 'credentials', [
      b.field('Client ID', 'credentials.client-id', { value: 'Zk9LmNoPqRsTuVwXyZ01aA' }),
      b.h('div', '', ['Account ID', b.h('div', '', ['ID of the account that owns the app']), b.h('input', '', [])]),
      b.h('h3', '', ['Test your app']),
      b.h('div', '', ['Account ID ', b.h('input', '', [])]),
      plain(b, 'Get token'),
    ]),
  'a dialog that asks for the Client ID': (b) =>
    overApp(b, 'credentials', 'Regenerate client secret?', [
      b.paragraph('Type the client ID to go on.'),
      b.field('Client ID'),
      b.button('Regenerate'),
    ]),
  'a folded part named Client Secret': (b) =>
    app(b, 'credentials', [
      b.h('details', '', [b.h('summary', '', ['Client Secret']), b.h('input', '', [])]),
      b.h('div', '', [b.h('input', 'width: 200px', [])]),
    ]),

  'collaborators below the contact': (b) =>
    app(b, 'information', [
      ...basics(b),
      b.h('h2', '', ['Developer Contact Information']),
      b.h('p', '', ['Same as owner']),
      b.h('div', '', [
        b.h('b', '', ['Collaborators']),
        tiedField(b, 'Name'),
        tiedField(b, 'Email'),
        plain(b, 'Invite'),
      ]),
    ]),
  'a support team below the contact': (b) =>
    app(b, 'information', [
      ...basics(b),
      b.h('div', 'font: 600 18px sans-serif', ['Developer Contact Information']),
      b.h('div', 'font: 13px sans-serif', ['Owner: Jo']),
      b.h('div', 'font: 600 16px sans-serif', ['Support']),
      tiedField(b, 'Name'),
      tiedField(b, 'Email'),
    ]),
  'the company of an invoice': (b) =>
    app(b, 'information', [
      b.h('h2', '', ['Basic Information']),
      tiedField(b, 'Company'),
      b.h('h2', '', ['Developer Contact Information']),
      tiedField(b, 'Name', 'information.contact-name'),
      tiedField(b, 'Email', 'information.contact-email'),
      b.h('h2', '', ['Invoice']),
      tiedField(b, 'Company Name'),
    ]),
  'a dialog to the support, with a company': (b) =>
    overApp(b, 'information', 'Contact support', [b.field('Company Name'), b.button('Send')]),

  'a notice below the heading of events': (b) =>
    app(b, 'feature', [
      b.h('h2', '', ['General Features']),
      b.h('h3', '', ['Event Subscription']),
      b.h('div', '', [
        b.tick(undefined).whole,
        ' ',
        b.h('span', '', ['Send me an e-mail when the endpoint stops answering']),
      ]),
    ]),

  'an entry of the contents named Add Scopes': (b) =>
    app(b, 'scopes', [
      b.h(
        'ul',
        '',
        ['Add Scopes', 'Descriptions'].map((name) => b.h('li', '', [b.h('a', '', [name], { href: '#' })])),
      ),
    ]),
  'a button in an item that holds a whole part': (b) =>
    app(b, 'scopes', [
      b.h('ul', '', [
        b.h('li', '', [b.h('h2', '', ['Scopes']), b.button('Add Scopes', 'scopes.add')]),
        b.h('li', '', [b.paragraph('Another part')]),
      ]),
    ]),
  'a message that would add scopes': (b) =>
    app(b, 'scopes', [
      b.h('div', BOX, ['Some features need more scopes. ', plain(b, 'Add scopes')]),
      b.button('Add', undefined, { plus: true }),
    ]),
  'a folded part named Add Scopes': (b) =>
    app(b, 'scopes', [question(b, 'Add scopes'), b.button('Add', undefined, { plus: true })]),

  'a question on activation': (b) =>
    app(b, 'activation', [
      b.heading('Your app is ready for activation', 2),
      b.button('Activate'),
      question(b, 'Activate your app'),
    ]),
  'a step of a list named Activate your app': (b) =>
    app(b, 'activation', [
      b.heading('Your app is activated on the account', 2),
      b.h(
        'ol',
        '',
        ['Create your app', 'Activate your app'].map((name) => b.h('li', '', [plain(b, name)])),
      ),
    ]),
  'a dialog of first steps': (b) =>
    overApp(b, 'activation', 'Getting started', [plain(b, 'Activate your app'), plain(b, 'Invite')]),
  'a chat on activation': (b) =>
    app(b, 'activation', [
      b.heading('Your app is ready for activation', 2),
      b.button('Activate'),
      chat(b, [b.paragraph('Suggested'), plain(b, 'Activate your app')]),
    ]),
};
