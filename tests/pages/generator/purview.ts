import type { Builder, Child } from './build.ts';
import { withoutTruth } from './scopes.ts';
import { columns, type Drawn, notices, over } from './shell.ts';
import * as strangers from './strangers.ts';
import { words } from './words.ts';

function portal(b: Builder, content: Child[], target?: string): Child[] {
  const w = words(b);
  const nav = b.h(
    b.axes.landmarks ? 'nav' : 'div',
    'width: 180px',
    [w.home, 'Audit', 'Data Loss Prevention'].map((name) =>
      b.h('a', 'display: block; padding: 6px', [name], { href: '#' }),
    ),
  );
  const top = b.h('div', 'display: flex; justify-content: space-between', [
    b.h('h1', 'font: bold 20px sans-serif', ['Compliance Manager']),
    ...(b.meets('connectors-elsewhere') ? [] : [b.link(w.connectors, target)]),
  ]);
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; min-width: 0', [
    top,
    ...(b.meets('connectors-elsewhere') ? [strangers.connectorsElsewhere(b, w.connectors)] : []),
    ...notices(b, [w.connectors, w.next, w.activate]),
    ...content,
  ]);
  return columns(b, 'display: flex; flex-wrap: wrap; gap: 12px', nav, main);
}

const HOST = 'purview.microsoft.com';

export function managerHome(b: Builder): Drawn {
  return {
    host: HOST,
    path: '/compliancemanager/overviewpage?tid=1',
    page: 'cm-home',
    nodes: portal(b, [b.heading('Overview', 2), b.paragraph('Your compliance score: 62%')], 'purview.connectors'),
  };
}

function list(b: Builder, target: string | undefined, button: string | undefined): Child[] {
  const w = words(b);
  const names = ['Corporate Sustainability', 'Salesforce', ...(b.meets('publisher-column') ? [] : ['Zoom'])];
  // Rows that are clicked as a whole would be right.
  const pointer = b.rnd.pick(['auto', 'auto', b.meets('row-actions') ? 'auto' : 'pointer']);
  const box = (name: string): Child =>
    b.meets('row-actions')
      ? strangers.rowActions(b, () => '⋯')
      : b.tick(name === 'Zoom' ? target : undefined, false).whole;
  const rows = names.map((name) =>
    b.h(
      'div',
      `display: flex; align-items: center; gap: 16px; padding: 6px; cursor: ${pointer}`,
      [
        b.h('div', 'width: 40px', [box(name)], { role: 'gridcell' }),
        b.h('div', 'width: 200px; font: 13px sans-serif', b.text(name), { role: 'gridcell' }),
        b.h(
          'div',
          'font: 13px sans-serif',
          [b.meets('publisher-column') && name === 'Salesforce' ? 'Zoom' : 'Microsoft'],
          { role: 'gridcell' },
        ),
      ],
      { role: 'row' },
    ),
  );
  return [
    b.button(w.activate, button),
    ...(b.meets('add-command') ? [b.button(w.add)] : []),
    b.h('div', '', rows, { role: 'grid', 'aria-rowcount': String(rows.length) }),
  ];
}

export function connectors(b: Builder): Drawn {
  const w = words(b);
  if (b.meets('salesforce-panel')) {
    return wizard(
      b,
      'cm-popup',
      'Salesforce',
      [b.paragraph('About it.')],
      [b.button(w.activate), b.button(w.cancel)],
      false,
    );
  }
  return {
    host: HOST,
    path: '/compliancemanager/connectors',
    page: 'cm-connectors',
    nodes: portal(b, [b.heading(w.connectors, 2), ...list(b, 'purview.zoom', 'purview.activate')]),
  };
}

function wizard(
  b: Builder,
  page: string,
  title: string,
  content: Child[],
  end: HTMLElement[],
  hasSteps = b.rnd.chance(0.4),
): Drawn {
  const under = withoutTruth(b);
  const w = words(b);
  const beneath = portal(under, [...list(under, undefined, undefined), under.button(w.next), under.field(w.account)]);
  // The wizard lists its pages beside each of them.
  const steps = [w.terms, w.name, w.authentication, w.review].map((step) =>
    b.h('li', 'font: 12px sans-serif; padding: 4px', [step]),
  );
  const rail = hasSteps ? [b.h('ol', 'float: inline-end; margin: 0 12px', steps)] : [];
  return {
    host: HOST,
    path: '/compliancemanager/connectors',
    page,
    nodes: over(b, title, [...rail, ...content, b.h('div', 'margin-top: 24px', end)], beneath, b.rnd.chance(0.7)),
  };
}

export function about(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-about',
    'Zoom',
    [b.paragraph('This connector brings the security settings of your Zoom account.')],
    [b.button(w.add, 'purview.add-connector', { primary: true }), b.button(w.cancel)],
  );
}

export function terms(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-terms',
    w.terms,
    [b.paragraph('By accepting, you allow Microsoft to read data from the service.')],
    [b.button(w.accept, 'purview.accept', { primary: true }), b.button(w.cancel)],
    // Terms that nothing ties to a connector may be anybody's.
    true,
  );
}

export function connectorName(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-name',
    w.name,
    [b.field(w.name, 'purview.connector-name')],
    [b.button(w.back), b.button(w.next, 'purview.next', { primary: true }), b.button(w.cancel)],
  );
}

export function authentication(b: Builder): Drawn {
  const w = words(b);
  const fields = [
    b.field(w.account, 'purview.account-id'),
    b.field(w.client, 'purview.client-id'),
    b.field(w.secret, 'purview.client-secret', { secret: b.rnd.chance(0.7) }),
  ];
  return wizard(
    b,
    'cm-authentication',
    w.authentication,
    [...fields, b.button(w.validate, 'purview.validate')],
    [b.button(w.back), b.button(w.next, 'purview.next'), b.button(w.cancel)],
  );
}

export function review(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-review',
    w.review,
    [b.paragraph('Review your settings before you finish.'), b.paragraph(`${w.name}: Purview reader`)],
    [b.button(w.back), b.button(w.finish, 'purview.finish', { primary: true }), b.button(w.cancel)],
  );
}
