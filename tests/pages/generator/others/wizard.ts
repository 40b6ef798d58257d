import type { Builder, Child } from '../build.ts';
import { type Drawn, over } from '../shell.ts';
import { panel } from './manager.ts';

/** Pages of other connectors' wizards, and forms whose fields are named by what stands beside them. */

const LIST = '/compliancemanager/connectors';
const LABELS = ['Account ID', 'Client ID', 'Client secret'];

const at = (nodes: Child[], page = 'cm-home', path = LIST): Drawn => ({
  host: 'purview.microsoft.com',
  path,
  page,
  nodes,
});
const main = (b: Builder, content: Child[]): HTMLElement => b.h('main', 'padding: 12px', content);
const title = (b: Builder, text: string, tag = 'h1'): HTMLElement => b.h(tag, '', [text]);
const plain = (b: Builder, name: string): HTMLElement => b.h('button', 'padding: 6px', [name], { type: 'button' });

const field = (b: Builder, label: string, target?: string): HTMLElement => {
  const input = b.is(target, b.h('input', 'width: 300px', [], { id: b.id() }));
  return b.h('div', 'margin: 12px 0', [b.h('label', 'display: block', [label], { for: input.id }), input]);
};
/** The form of the three values, as each connector that asks for such may have it. */
const form = (b: Builder): Child[] => [
  ...LABELS.map((label) => field(b, label)),
  plain(b, 'Validate connection'),
  plain(b, 'Back'),
  plain(b, 'Next'),
];
const authentication = (b: Builder): HTMLElement => title(b, 'Authentication', 'h2');

/** Over the whole list, which it hides. */
const whole = (b: Builder, name: string, content: Child[]): Drawn =>
  at(over(b, name, content, [main(b, [title(b, 'Data connectors'), plain(b, 'Filter')])], true), 'cm-popup');
const small = (b: Builder, name: string, content: Child[]): Drawn =>
  at(over(b, name, content, [main(b, [title(b, 'Salesforce'), plain(b, 'Edit')])]), 'cm-popup');

const stacked = (b: Builder, fields: readonly string[]): Child[] => [
  ...LABELS.map((label) => b.h('div', '', [label])),
  ...fields.map((placeholder) => b.h('div', '', [b.h('input', '', [], { placeholder })])),
];

/** Zoom's own form, as far as the page has it. */
const ours = (b: Builder, content: Child[]): Drawn =>
  at(
    [
      main(b, [
        title(b, 'Zoom'),
        authentication(b),
        ...content,
        b.is('purview.validate', plain(b, 'Validate connection')),
      ]),
    ],
    'cm-authentication',
  );

export const WIZARD: Readonly<Record<string, (b: Builder) => Drawn>> = {
  'the form of a connector that nobody knows': (b) =>
    at([main(b, [title(b, 'Webex connector'), authentication(b), ...form(b)])]),
  'the form of a connector that nobody knows, over the list': (b) =>
    whole(b, 'NetSuite', [authentication(b), ...form(b)]),
  'a form under a large text': (b) =>
    at([main(b, [b.h('div', 'font: bold 20px sans-serif', ['Webex']), authentication(b), ...form(b)])]),
  'a form that only its text tells': (b) =>
    at([
      main(b, [
        title(b, 'Authentication'),
        b.paragraph('Enter the credentials of your DocuSign account to connect it.'),
        ...form(b),
      ]),
    ]),
  'a form of a namesake': (b) => at([main(b, [title(b, 'ZoomInfo connector'), authentication(b), ...form(b)])]),
  'a form that edits another connector': (b) =>
    at([main(b, [title(b, 'Edit connector'), b.h('div', '', ['Type']), b.h('div', '', ['Adobe Sign']), ...form(b)])]),
  'the settings of another connector': (b) =>
    whole(b, 'Salesforce connector settings', [authentication(b), ...form(b)]),
  'a form under a picture': (b) =>
    at([
      main(b, [
        b.h('h1', '', [b.h('img', 'width: 80px; height: 30px', [], { alt: 'DocuSign' })]),
        authentication(b),
        ...form(b),
      ]),
    ]),
  'new credentials of another connector': (b) => small(b, 'Update credentials', form(b)),
  'a connector that is edited in a dialog': (b) =>
    small(b, 'Edit connector', [b.h('div', '', ['Connector name']), b.h('div', '', ['Webex prod']), ...form(b)]),
  'the form of a cloud': (b) =>
    whole(b, 'Google Workspace', [
      authentication(b),
      ...['Project ID', 'Client ID', 'Client secret'].map((label) => field(b, label)),
      plain(b, 'Validate connection'),
      plain(b, 'Next'),
    ]),
  'the unfolded part of another connector': (b) =>
    at([
      main(b, [
        title(b, 'Data connectors'),
        b.h('h3', '', [b.h('button', '', ['Webex'], { type: 'button', 'aria-expanded': 'true' })]),
        ...form(b),
        b.h('h3', '', [b.h('button', '', ['Zoom'], { type: 'button', 'aria-expanded': 'false' })]),
      ]),
    ]),
  'the tab of another connector': (b) =>
    at([
      main(b, [
        title(b, 'Data connectors'),
        b.h(
          'div',
          '',
          ['Webex', 'Zoom'].map((name, index) =>
            b.h('button', '', [name], { type: 'button', role: 'tab', 'aria-selected': String(index === 0) }),
          ),
          { role: 'tablist' },
        ),
        title(b, 'Connection', 'h2'),
        ...form(b),
      ]),
    ]),

  'another connector that mentions ours': (b) =>
    whole(b, 'Webex', [
      b.paragraph('Connect Webex as you would Zoom or Teams.'),
      b.paragraph('Like Zoom, Webex needs an admin.'),
      plain(b, 'Add connector'),
    ]),
  'a panel about another connector, beside our row': (b) =>
    at([
      main(b, [
        title(b, 'Data connectors'),
        b.h('div', '', [b.h('div', '', ['Webex'], { role: 'row' }), b.h('div', '', ['Zoom'], { role: 'row' })], {
          role: 'grid',
        }),
      ]),
      panel(b, 'Webex', [b.paragraph('About'), plain(b, 'Add connector')]),
    ]),
  'the name of another connector': (b) =>
    at([main(b, [title(b, 'Webex'), field(b, 'Connector name'), plain(b, 'Next')])]),
  'the name of a group of users': (b) =>
    at(
      [main(b, [title(b, 'New connector user group'), field(b, 'Name'), plain(b, 'Next')])],
      'cm-home',
      '/compliancemanager/useraccess',
    ),
  'the name of an owner': (b) =>
    at([
      main(b, [
        title(b, 'Zoom connector'),
        title(b, 'Owner', 'h3'),
        field(b, 'Name'),
        field(b, 'Email'),
        plain(b, 'Next'),
      ]),
    ]),
  'the review of another connector': (b) =>
    at([
      main(b, [
        title(b, 'Webex'),
        title(b, 'Review and finish', 'h2'),
        b.h('div', '', ['Connector name: W']),
        plain(b, 'Finish'),
      ]),
    ]),

  'a tip in the wizard': (b) =>
    ours(b, [
      ...LABELS.map((label) => field(b, label, `purview.${label.toLowerCase().replace(' ', '-')}`)),
      b.h('div', '', [b.paragraph('Tip 1 of 3'), plain(b, 'Next')]),
      plain(b, 'Continue'),
    ]),
  'labels in a list above other fields': (b) => ours(b, stacked(b, ['Username', 'Password', 'Token'])),
  'labels beside a search for help': (b) =>
    ours(b, [
      field(b, 'Zoom Account ID', 'purview.account-id'),
      b.h('div', 'margin: 40px', [b.h('div', '', ['You need']), ...stacked(b, ['Search help'])]),
    ]),
};
