import type { Builder, Child } from './build.ts';
import { APP, appPage, columns, type Drawn, marketplace, notices, over } from './shell.ts';
import * as strangers from './strangers.ts';

const HOST = 'marketplace.zoom.us';

const shop = (b: Builder): Child[] => [
  b.heading('Discover', 1),
  ...['Miro', 'Asana', 'Slack'].map((name) =>
    b.h('div', 'display: inline-block; width: 180px; padding: 12px; border: 1px solid #ccc; margin: 4px', [
      b.h('h3', '', [name]),
      b.h('a', '', ['View'], { href: '#' }),
    ]),
  ),
  ...strangers.inShop(b),
];

/** The front page of 2026: everything on the left, the way to the developer pages at its foot. */
function newHome(b: Builder): Drawn {
  const entries = ['Discover', 'Featured', 'Categories', 'My library', 'Admin portal'].map((each) =>
    b.h('div', '', [b.link(each)]),
  );
  const foot = b.h('div', 'margin-top: 80px', [
    b.labelledTick('Try new experience', undefined, true, true),
    ...(strangers.hasDevelop(b) ? [b.wrap(b.link('Developer', 'nav.develop', false, false))] : []),
  ]);
  const side = b.h(b.axes.landmarks ? 'nav' : 'div', 'width: 180px', [...entries, foot]);
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; min-width: 0', [...notices(b), ...shop(b)]);
  return { host: HOST, path: '/', page: 'home', nodes: columns(b, 'display: flex; flex-wrap: wrap', side, main) };
}

/** The way to the developer pages, where she has it: her menu may stand open. */
function way(b: Builder, menu: boolean) {
  return strangers.hasDevelop(b) ? { develop: 'nav.develop', menu } : { withoutDevelop: true };
}

export function home(b: Builder): Drawn {
  if (b.rnd.chance(0.3)) {
    return newHome(b);
  }
  const menu = b.rnd.chance(0.5);
  return { host: HOST, path: '/', page: 'home', nodes: marketplace(b, shop(b), way(b, menu)) };
}

export function apps(b: Builder): Drawn {
  const head = ['Name', 'Status', 'Type', 'Zoom products', 'Activation state'].map((name) =>
    b.h('th', 'text-align: start; padding: 6px', [name]),
  );
  const names = [b.meets('build-app-row') ? 'Build App' : 'Purview reader', 'Room signs', 'Dial plan'];
  const rows = names.map((name, index) =>
    b.h('tr', '', [
      b.h('td', 'padding: 6px', [b.h('a', '', [name], { href: `/develop/apps/${APP}/credentials` })]),
      b.h('td', '', [b.rnd.pick(['Activated', 'Deactivated', 'Draft'])]),
      b.h('td', '', [
        index === 1 ? 'General App' : 'Server-to-Server OAuth',
        b.h('div', '', ['Intend to publish: No']),
      ]),
      b.h('td', '', ['Meetings']),
      b.h('td', '', ['']),
    ]),
  );
  const table = b.h('table', 'border-collapse: collapse; font: 13px sans-serif', [
    b.h('thead', '', [b.h('tr', '', head)]),
    b.h('tbody', '', rows),
  ]);
  const content = [
    b.h('h1', '', [b.rnd.pick(['Created apps', 'Created Apps'])]),
    b.h('input', '', [], { placeholder: 'Search by app name' }),
    table,
    ...strangers.inShop(b),
  ];
  return { host: HOST, path: '/user/build', page: 'apps', nodes: marketplace(b, content, way(b, b.rnd.chance(0.5))) };
}

const TEXTS: Record<string, string> = {
  'General App': 'Build an app for users to add to their Zoom account.',
  'Server to Server OAuth App': 'Build an app that reads and changes data of your own account without its users.',
  'Webhook Only App': 'Receive events of your account.',
};

/** One choice of the dialog: a card with a radio button. Its target is the card. */
function card(b: Builder, name: string, group: string, chosen: boolean, target?: string): HTMLElement {
  const style = `display: block; position: relative; padding: 12px 12px 12px 40px; margin: 8px 0; border: 2px solid ${chosen ? '#2d6cdf' : '#bbb'}; border-radius: 8px; cursor: pointer`;
  const content = [
    b.h('div', 'font: bold 14px sans-serif', b.text(name)),
    b.h('div', 'font: 12px sans-serif', [TEXTS[name] ?? '']),
  ];
  const make = b.axes.kinds === 'roles' ? 'role' : b.rnd.pick(['label', 'label', 'role', 'pointer', 'for']);
  if (make === 'role') {
    return b.is(
      target,
      b.h('div', style, content, { role: 'radio', 'aria-checked': String(chosen), tabindex: chosen ? '0' : '-1' }),
    );
  }
  const input = b.h(
    'input',
    b.rnd.pick(['position: absolute; left: 12px; top: 16px', 'position: absolute; opacity: 0; left: 12px; top: 16px']),
    [],
    { type: 'radio', name: group },
  ) as HTMLInputElement;
  input.checked = chosen;
  if (make === 'label') {
    return b.is(target, b.h('label', style, [input, ...content]));
  }
  if (make === 'for') {
    input.id = b.id();
    const label = b.h('label', 'display: block; cursor: pointer', content, { for: input.id });
    return b.is(target, b.h('div', style, [input, label]));
  }
  return b.is(target, b.h('div', style, [input, ...content]));
}

export function chooser(b: Builder): Drawn {
  const all = b.rnd.chance(0.6)
    ? ['General App', 'Server to Server OAuth App', 'Webhook Only App']
    : ['General App', 'Server to Server OAuth App'];
  const kinds = b.meets('link-for-s2s') ? all.filter((name) => !name.startsWith('Server')) : all;
  const group = b.id();
  const chosen = b.rnd.below(kinds.length);
  const s2s = (name: string): string | undefined => (name.startsWith('Server') ? 'chooser.s2s' : undefined);
  const cards = kinds.map((name, index) => card(b, name, group, index === chosen, s2s(name)));
  const content = [
    b.h('div', '', cards, { role: 'radiogroup' }),
    ...strangers.inChooser(b),
    b.h('div', 'text-align: end', [b.button('Cancel'), b.button('Create', 'chooser.create', { primary: true })]),
  ];
  const title = `What kind of app are you creating${b.rnd.chance(0.3) ? '?' : ''}`;
  const beneath = marketplace(b, [...shop(b), b.h('button', '', ['Create'], { type: 'button' })]);
  return { host: HOST, path: '/develop/create', page: 'chooser', nodes: over(b, title, content, beneath) };
}

export function cards(b: Builder): Drawn {
  const all = ['JWT', 'OAuth', 'Server-to-Server OAuth', 'Chatbot', 'Meeting SDK', 'Video SDK', 'Webhook Only'];
  const names = b.meets('jwt-notice') ? all.filter((name) => !name.startsWith('Server')) : all;
  const isBare = b.axes.kinds === 'bare';
  /** Where nothing says what it is, nothing tells cards, titles and texts apart either. */
  const part = (tag: string, style: string, content: Child[]): HTMLElement => {
    const element = b.h(isBare ? 'div' : tag, style, content);
    if (isBare) element.removeAttribute('class');
    return element;
  };
  const grid = names.map((name) =>
    part(
      'div',
      'display: inline-block; vertical-align: top; width: 200px; margin: 6px; padding: 12px; border: 1px solid #bbb; border-radius: 8px',
      [
        part('h3', 'font: bold 15px sans-serif', b.text(name)),
        part('p', 'font: 13px sans-serif', ['Build an app with this kind of authorization and call our API.']),
        ...(b.meets('jwt-notice') && name === 'JWT' ? [strangers.jwtNotice(b)] : []),
        b.wrap(
          b.h('div', '', [
            isBare
              ? b.h('div', 'margin: 4px; cursor: pointer', ['Learn More'])
              : b.h('a', 'margin: 4px', ['Learn More'], { href: '#' }),
            b.button('Create', name.startsWith('Server') ? 'chooser.create' : undefined),
          ]),
        ),
      ],
    ),
  );
  const row = (cards: HTMLElement[]): HTMLElement =>
    b.h(
      'tr',
      '',
      cards.map((card) => b.h('td', 'vertical-align: top', [card])),
    );
  const rows = (): HTMLElement[] => [grid.slice(0, 3), grid.slice(3, 6), grid.slice(6)].map(row);
  const laid = b.axes.cells ? b.h('table', '', [b.h('tbody', '', rows())]) : b.h('div', '', grid);
  const content = [b.h('h1', '', ['Choose your app type']), laid];
  return {
    host: HOST,
    path: b.rnd.pick(['/develop/create', '/develop/createLegacy']),
    page: 'cards',
    nodes: marketplace(b, content),
  };
}

export function name(b: Builder): Drawn {
  const counter = b.h('span', 'font: 11px sans-serif; margin: 4px', ['0/50']);
  const content = [
    b.field('App Name', 'name.input', { after: [counter] }),
    b.h('div', 'text-align: end', [b.button('Cancel'), b.button('Create', 'name.create', { primary: true })]),
  ];
  const beneath = marketplace(b, [...shop(b), b.h('button', '', ['Create'], { type: 'button' })]);
  return {
    host: HOST,
    path: '/develop/create',
    page: 'name',
    nodes: over(b, 'Create a Server-to-Server OAuth app', content, beneath),
  };
}

export function credentials(b: Builder): Drawn {
  const isBare = b.axes.kinds === 'bare';
  const plain = 'cursor: pointer; display: inline-block;';
  const icon = (target: string | undefined, isNamed: boolean): HTMLElement => {
    const look = 'width: 28px; height: 28px; padding: 4px; box-sizing: border-box';
    const named: Record<string, string> = isNamed ? { 'aria-label': 'Show' } : {};
    const element = isBare
      ? b.h('div', `${plain} ${look}`, [eye(b)])
      : b.h('button', look, [eye(b)], { type: 'button', ...named });
    return b.is(target, element);
  };
  /** Of two icons that say nothing nobody can tell which one is the eye. */
  const eyes = (): HTMLElement[] => {
    if (b.meets('other-icon')) return [strangers.otherIcon(b, () => eye(b))];
    const isNamed = b.rnd.chance(0.4);
    const isClear = !b.has('second-icon') || (isNamed && !isBare);
    const first = icon(isClear ? 'credentials.reveal' : undefined, isNamed);
    return b.has('second-icon') ? [first, icon(undefined, false)] : [first];
  };
  const copy = (): HTMLElement =>
    isBare
      ? b.h('div', `${plain} height: 28px`, ['Copy'])
      : b.h('button', 'height: 28px', ['Copy'], { type: 'button' });
  const shown = b.rnd.chance(0.3);
  const texts = (): HTMLElement[] => [
    strangers.explained(b, 'Account ID', 'credentials.account-id', 'Xy12AbCdEfGhIjKlMnOpQr'),
    strangers.explained(b, 'Client ID', 'credentials.client-id', 'Zk9LmNoPqRsTuVwXyZ01aA'),
    strangers.explained(b, 'Client Secret', 'credentials.client-secret', '••••••••••••••••'),
  ];
  const boxes = (): HTMLElement[] => [
    b.field('Account ID', 'credentials.account-id', {
      readonly: true,
      value: 'Xy12AbCdEfGhIjKlMnOpQr',
      after: [copy()],
    }),
    b.field('Client ID', 'credentials.client-id', { readonly: true, value: 'Zk9LmNoPqRsTuVwXyZ01aA', after: [copy()] }),
    b.field(b.rnd.pick(['Client Secret', 'Client secret']), 'credentials.client-secret', {
      readonly: true,
      secret: !shown,
      value: shown ? 'abcdefghijklmnopqrstuvwxyzABCDEF' : '••••••••••••••••',
      after: [...eyes(), copy()],
    }),
  ];
  const fields = b.meets('explained-value') || b.meets('badged-label') ? texts() : boxes();
  const last = fields[2]!;
  last.append(b.h('button', '', ['Regenerate'], { type: 'button' }));
  const content = [
    b.heading('App Credentials', 2),
    b.h(
      'div',
      '',
      fields.map((field) => b.h('div', '', [field])),
    ),
  ];
  return {
    host: HOST,
    path: `/develop/apps/${APP}/credentials`,
    page: 'credentials',
    nodes: appPage(b, 'credentials', content),
  };
}

function eye(b: Builder): HTMLElement {
  const svg = b.h('span', '');
  svg.innerHTML =
    '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="4"></circle></svg>';
  return svg;
}

export function information(b: Builder): Drawn {
  const contacts = strangers.contacts(b);
  const part = (title: string, fields: Child[]): HTMLElement =>
    b.h(b.axes.landmarks ? 'section' : 'div', 'margin: 12px 0', [b.heading(title, 3), ...fields]);
  const content = [
    b.heading('Information', 2),
    part(b.rnd.pick(['Basic Information', 'Basic information']), [
      b.field(b.rnd.pick(['App Name', 'App name']), undefined, { value: 'Purview reader' }),
      b.field(b.rnd.pick(['Short Description', 'Short description']), 'information.short-description', { area: true }),
      b.field('Company Name', 'information.company-name'),
    ]),
    part(
      'Developer Contact Information',
      contacts?.own ?? [
        b.field('Name', 'information.contact-name'),
        b.field(b.rnd.pick(['Email', 'Email address']), 'information.contact-email'),
      ],
    ),
    ...(contacts?.others ?? []),
  ];
  return {
    host: HOST,
    path: `/develop/apps/${APP}/information`,
    page: 'information',
    nodes: appPage(b, 'information', content),
  };
}

export function feature(b: Builder): Drawn {
  const content = [
    b.heading(b.rnd.pick(['Add feature', 'Feature']), 2),
    b.heading('Token', 3),
    b.field('Secret Token', undefined, {
      readonly: true,
      value: '••••••••',
      after: [b.h('button', '', ['Copy']), b.h('button', '', ['Regenerate'])],
    }),
    b.heading('General Features', 3),
    ...strangers.articleFor(b, 'Event Subscriptions', () => [
      b.labelledTick(
        b.rnd.pick(['Event Subscription', 'Event Subscriptions']),
        'feature.event-subscription',
        b.rnd.chance(0.3),
        true,
      ),
    ]),
    ...(b.rnd.chance(0.3) ? [b.button('Add Event Subscription', undefined, { plus: true })] : []),
  ];
  return { host: HOST, path: `/develop/apps/${APP}/feature`, page: 'feature', nodes: appPage(b, 'feature', content) };
}

export function activation(b: Builder): Drawn {
  const active = b.rnd.chance(0.3);
  const content = active
    ? [
        b.heading('Your app is activated on the account', 2),
        b.paragraph('Your app is allowed to invoke your selected Zoom APIs'),
        b.button('Deactivate your app'),
      ]
    : [
        b.heading('Your app is ready for activation', 2),
        b.paragraph('Once on, your app is allowed to invoke your selected Zoom APIs'),
        ...strangers.articleFor(b, 'Activate your app', () => [
          b.wrap(b.button('Activate your app', 'activation.activate', { primary: true })),
        ]),
      ];
  return {
    host: HOST,
    path: `/develop/apps/${APP}/activation`,
    page: 'activation',
    nodes: appPage(b, 'activation', [...content, ...notices(b, ['Activate your app'])]),
  };
}
