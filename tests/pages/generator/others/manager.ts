import type { Builder, Child } from '../build.ts';
import { type Drawn, over } from '../shell.ts';

/** Pages of Compliance Manager that name its connectors, and lists beside that of the connectors. */

const HOST = 'purview.microsoft.com';
const LIST = '/compliancemanager/connectors';
const OVERVIEW = '/compliancemanager/overviewpage';
const SETTINGS = '/settings/application-settings/compliancemanager';
const ACTIONS = '/compliancemanager/improvementactions';
const ASSESSMENTS = '/compliancemanager/assessments';

const at = (path: string, page: string, nodes: Child[]): Drawn => ({ host: HOST, path, page, nodes });
const main = (b: Builder, content: Child[]): HTMLElement => b.h('main', 'padding: 12px', content);
const plain = (b: Builder, name: string, attributes: Record<string, string> = {}): HTMLElement =>
  b.h('button', 'padding: 6px', [name], { type: 'button', ...attributes });

const NAME = 'Data connectors';

/** The settings' own list of areas, beside the page. */
const areas = (b: Builder): HTMLElement =>
  b.h(
    'div',
    'position: absolute; left: 0; top: 0; width: 180px',
    ['Account', NAME, 'Compliance Manager', 'Copilot'].map((name) => b.h('div', '', [plain(b, name)])),
  );

const settings = (b: Builder): HTMLElement =>
  b.h('div', 'margin-left: 200px', [
    b.h('h1', '', ['Compliance Manager settings']),
    b.paragraph('Turn on automated testing'),
  ]);

const row = (b: Builder, name: Child[], box: Child, last: Child = 'Microsoft'): HTMLElement =>
  b.h(
    'div',
    'display: flex; gap: 12px; padding: 6px',
    [
      b.h('div', 'width: 40px', [box], { role: 'gridcell' }),
      b.h('div', 'width: 220px', name, { role: 'gridcell' }),
      b.h('div', '', [last], { role: 'gridcell' }),
    ],
    { role: 'row' },
  );

const grid = (b: Builder, rows: Child[]): HTMLElement => b.h('div', '', rows, { role: 'grid' });
const tick = (b: Builder, target?: string): HTMLElement => b.tick(target).whole;
const labelled = (b: Builder, name: string, attributes: Record<string, string> = {}): HTMLElement => {
  const input = b.h('input', '', [], { type: 'checkbox', id: b.id(), ...attributes });
  return b.h('div', '', [input, b.h('label', '', [name], { for: input.id })]);
};

/** Read for the facts; no ring is drawn round it. */
const mine = (b: Builder): HTMLElement =>
  b.is('may purview.mine', b.h('a', '', ['My activated connectors'], { href: '#' }));

const head = (b: Builder): Child[] => [b.h('h1', '', [NAME]), b.button('Activate connector', 'purview.activate')];
/** The list as it should be. */
const list = (b: Builder): Child[] => [
  ...head(b),
  grid(b, [row(b, ['Salesforce'], tick(b)), row(b, ['Zoom'], tick(b, 'purview.zoom'))]),
];
const onList = (b: Builder, content: Child[]): Drawn => at(LIST, 'cm-connectors', [main(b, [...head(b), ...content])]);

/** The list without its own button, and something that says what its button activates. */
const withoutButton = (b: Builder): Child[] => [
  b.h('h1', '', [NAME]),
  grid(b, [row(b, ['Salesforce'], tick(b)), row(b, ['Zoom'], tick(b, 'may purview.zoom'))]),
];

export const panel = (b: Builder, title: string, content: Child[], tag = 'h2'): HTMLElement =>
  b.h(
    'div',
    'position: fixed; inset-inline-end: 0; top: 0; bottom: 0; width: min(300px, 40%); background: Canvas; padding: 16px',
    [b.h(tag, 'font: bold 20px sans-serif', [title]), ...content],
  );

const cards = (b: Builder, ends: Readonly<Record<string, Child>>): HTMLElement =>
  b.h(
    'div',
    'display: flex; gap: 12px',
    Object.entries(ends).map(([name, end]) =>
      b.h('div', 'width: 200px; padding: 8px; border: 1px solid', [
        b.h('h3', '', [name]),
        b.paragraph('Microsoft'),
        end,
      ]),
    ),
  );

export const MANAGER: Readonly<Record<string, (b: Builder) => Drawn>> = {
  'the settings’ own data connectors': (b) => at(SETTINGS, 'cm-home', [areas(b), settings(b)]),
  'the settings’ own data connectors, in the main part': (b) =>
    at(SETTINGS, 'cm-home', [b.h('main', '', [areas(b), settings(b)])]),
  'the portal’s own data connectors beside the overview': (b) =>
    at(OVERVIEW, 'cm-home', [
      b.h('div', 'display: flex', [
        b.h('div', 'width: 200px', [
          plain(b, 'Roles and scopes'),
          b.h('br', ''),
          b.h('a', '', [NAME], { href: '/settings?area=connectors' }),
        ]),
        b.h('div', '', [b.h('h1', '', ['Overview'])]),
      ]),
    ]),
  'a column of data connectors': (b) =>
    at(ACTIONS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Improvement actions']),
        b.h('table', '', [b.h('thead', '', [b.h('tr', '', [b.h('th', '', [plain(b, NAME)])])])]),
      ]),
    ]),
  'a group of data connectors': (b) =>
    at(ACTIONS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Improvement actions']),
        grid(b, [b.h('div', '', [plain(b, NAME, { 'aria-expanded': 'true' }), '(3)'], { role: 'row' })]),
      ]),
    ]),
  'a tab of data connectors on an action': (b) =>
    at('/compliancemanager/improvementactiondetails', 'cm-home', [
      main(b, [
        b.h('h1', '', ['Improvement action']),
        b.h('div', '', [plain(b, NAME, { role: 'tab' })], { role: 'tablist' }),
      ]),
    ]),
  'a filter by data connectors': (b) =>
    at(ASSESSMENTS, 'cm-home', [main(b, [b.h('h1', '', ['Assessments']), b.h('div', '', ['Filter']), plain(b, NAME)])]),
  'a question about data connectors': (b) =>
    at(OVERVIEW, 'cm-home', [
      main(b, [b.h('h1', '', ['Overview']), b.h('div', '', [plain(b, NAME, { 'aria-expanded': 'false' })])]),
    ]),
  'the way back from a log of data connectors': (b) =>
    at(`${LIST}/log`, 'cm-home', [
      main(b, [
        b.h(
          'ol',
          '',
          ['Compliance Manager', NAME].map((name) => b.h('li', '', [plain(b, name)])),
        ),
        b.h('h1', '', ['Activity log']),
      ]),
    ]),
  'the way back from another connector': (b) =>
    at(LIST, 'cm-home', [
      main(b, [
        b.h('div', '', [b.h('a', '', [NAME], { href: '#' }), ' > ', b.h('span', '', ['DocuSign'])]),
        b.h('h1', '', ['Activate connector']),
      ]),
    ]),

  'services of an assessment': (b) =>
    at(ASSESSMENTS, 'cm-popup', [
      ...over(
        b,
        'Create assessment',
        [labelled(b, 'Microsoft 365'), labelled(b, 'Zoom'), plain(b, 'Activate connector'), plain(b, 'Next')],
        [main(b, [b.h('h1', '', ['Assessments']), plain(b, 'Create')])],
        true,
      ),
    ]),
  'a message beside assessments': (b) =>
    at(ASSESSMENTS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Assessments']),
        b.h('div', '', ['To assess Zoom, activate its connector. ', plain(b, 'Activate connector')]),
        grid(b, [row(b, ['ISO 27001'], tick(b)), row(b, ['Zoom'], tick(b))]),
      ]),
    ]),
  'a message that no connector is there': (b) =>
    at(ASSESSMENTS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Assessments']),
        b.h('div', '', ['No connector for Zoom is active. ', plain(b, 'Add connector')]),
      ]),
    ]),
  'an action about Zoom': (b) =>
    at('/compliancemanager/improvementactiondetails', 'cm-home', [
      main(b, [
        b.h('h1', '', ['Compliance Manager']),
        b.h('h2', '', ['Zoom security settings']),
        plain(b, 'Add connector'),
      ]),
    ]),
  'a filter beside a way to her connectors': (b) =>
    at(LIST, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Improvement actions']),
        mine(b),
        b.h('div', '', ['Filter by service']),
        labelled(b, 'Zoom'),
        labelled(b, 'Slack'),
      ]),
    ]),
  'switches of automated testing': (b) =>
    at(SETTINGS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Testing source']),
        plain(b, 'Activate connector'),
        b.h(
          'table',
          '',
          ['Salesforce', 'Zoom'].map((name) => b.h('tr', '', [b.h('td', '', [name]), b.h('td', '', [tick(b)])])),
        ),
      ]),
    ]),
  'switches of automated testing, beside her connectors': (b) =>
    at(SETTINGS, 'cm-home', [
      main(b, [
        b.h('h1', '', ['Automated testing']),
        mine(b),
        b.h(
          'table',
          '',
          ['Salesforce', 'Zoom'].map((name) => b.h('tr', '', [b.h('td', '', [name]), b.h('td', '', [tick(b)])])),
        ),
      ]),
    ]),

  'a group of connectors': (b) =>
    onList(b, [
      grid(b, [
        b.h(
          'div',
          '',
          [b.h('input', '', [], { type: 'checkbox', 'aria-label': 'Select group' }), b.h('span', '', ['Zoom']), ' (2)'],
          { role: 'row' },
        ),
        row(b, ['Zoom Phone'], tick(b)),
      ]),
    ]),
  'a longer name in parts': (b) =>
    onList(b, [
      grid(b, [
        row(b, ['ZoomInfo'], tick(b)),
        row(b, [b.h('span', '', ['Zoom']), ' ', b.h('span', '', ['Events'])], tick(b)),
      ]),
    ]),
  'what was looked at lately': (b) => onList(b, [b.h('div', '', ['Recently viewed']), labelled(b, 'Zoom')]),
  'a filter that is applied': (b) =>
    onList(b, [
      b.h('div', '', ['Applied filters']),
      b.h('div', '', [b.h('span', '', ['Zoom']), labelled(b, 'Only active')]),
      grid(b, [row(b, ['Salesforce'], tick(b))]),
    ]),
  'what a filter drops down': (b) =>
    onList(b, [
      plain(b, 'Service: Any', { 'aria-haspopup': 'listbox' }),
      grid(b, [row(b, ['Salesforce'], tick(b))]),
      b.h(
        'div',
        'position: fixed; left: 500px; top: 120px; width: 200px; background: Canvas',
        ['Salesforce', 'Zoom'].map((name) => b.h('div', '', [name], { role: 'option' })),
        { role: 'listbox' },
      ),
    ]),
  'a pin in what is chosen': (b) =>
    onList(b, [
      b.h('div', '', ['Selected']),
      ...['Salesforce', 'Zoom'].map((name) =>
        b.h('div', '', [`${name} `, b.h('input', '', [], { type: 'checkbox', 'aria-label': 'Pin' })]),
      ),
    ]),
  'whom to write to of news': (b) =>
    onList(b, [
      b.paragraph('Get an e-mail when a connector is ready:'),
      labelled(b, 'Zoom'),
      labelled(b, 'Salesforce'),
      grid(b, [row(b, ['Salesforce'], tick(b))]),
    ]),

  'a panel about another connector': (b) =>
    at(LIST, 'cm-home', [
      main(b, withoutButton(b)),
      panel(b, 'Webex', [b.paragraph('About it'), plain(b, 'Activate connector')]),
    ]),
  'a panel with a plain title about another connector': (b) =>
    at(LIST, 'cm-home', [
      main(b, withoutButton(b)),
      panel(b, 'Salesforce', [b.paragraph('About it'), plain(b, 'Activate connector')], 'div'),
    ]),
  'a question before another connector is activated': (b) =>
    at(LIST, 'cm-popup', [
      ...over(
        b,
        'Activate connector?',
        [b.paragraph('You are about to activate Corporate Responsibility.'), plain(b, 'Activate connector')],
        [main(b, [b.h('h1', '', [NAME]), plain(b, 'Filter')])],
      ),
    ]),
  'a card of another connector': (b) =>
    at(LIST, 'cm-home', [
      main(b, [
        b.h('h1', '', [NAME]),
        cards(b, {
          'Corporate Sustainability': b.h('span', '', ['Active']),
          Salesforce: plain(b, 'Activate connector'),
          Zoom: b.h('span', '', ['Coming soon']),
        }),
      ]),
    ]),
  'a row of another connector': (b) =>
    at(LIST, 'cm-home', [
      main(b, [
        b.h('h1', '', [NAME]),
        grid(b, [row(b, ['Salesforce'], '', plain(b, 'Activate connector')), row(b, ['Zoom'], '', plain(b, 'Edit'))]),
      ]),
    ]),
  'words about a filter, above the table that it is for': (b) =>
    onList(b, [b.h('div', '', ['Filter:']), grid(b, [row(b, ['Zoom'], tick(b, 'purview.zoom'))])]),
  'a panel that leaves the list as it is': (b) =>
    at(LIST, 'cm-connectors', [main(b, list(b)), panel(b, 'Help', [b.paragraph('Choose one.')])]),
};
