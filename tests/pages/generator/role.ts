import type { Builder } from './build.ts';
import { columns, type Drawn, notices } from './shell.ts';
import * as strangers from './strangers.ts';
import { words } from './words.ts';

/** Role settings: rows with View and Edit, as a table, as a grid of plain elements, or with a label at each box. */
export function role(b: Builder): Drawn {
  const w = words(b);
  const shape = b.rnd.pick(['table', 'grid', 'labels']);
  const boxes = (target?: string): HTMLElement[] =>
    ['view', 'edit'].map((part) => {
      const id = target && `${target}.${part}`;
      const checked = b.rnd.chance(0.2);
      return shape === 'labels' ? b.labelledTick(w[part as 'view'], id, checked) : b.tick(id, checked).whole;
    });
  const line = (name: string, target?: string): HTMLElement => {
    const [view, edit] = boxes(target) as [HTMLElement, HTMLElement];
    const label = b.h('span', 'font: 13px sans-serif', b.text(name));
    return shape === 'table'
      ? b.h('tr', '', [
          b.h('td', 'padding: 8px', [label]),
          b.h('td', 'padding: 8px 24px', [view]),
          b.h('td', 'padding: 8px 24px', [edit]),
        ])
      : b.h('div', 'display: flex; align-items: center; min-height: 36px', [
          b.h('div', 'width: 260px', [label]),
          b.h('div', 'width: 90px', [view]),
          b.h('div', 'width: 90px', [edit]),
        ]);
  };
  const head =
    shape === 'table'
      ? b.h('thead', '', [
          b.h(
            'tr',
            '',
            ['', w.view, w.edit].map((text) => b.h('th', 'padding: 8px 24px; text-align: start', [text])),
          ),
        ])
      : b.h(
          'div',
          'display: flex',
          shape === 'grid'
            ? [b.h('div', 'width: 260px', []), b.h('div', 'width: 90px', [w.view]), b.h('div', 'width: 90px', [w.edit])]
            : [],
        );
  const others = strangers.otherRows(b, w.s2s, w);
  const own = others ? [] : [line(w.s2s, 'role.s2s')];
  // Where she can tick nothing, or the guide cannot tell what, it need not show what saves that.
  const save = others ? 'may role.save' : 'role.save';
  const rows = [line('Integration'), line(w.developers), ...own, line('Marketplace')];
  const table =
    shape === 'table'
      ? b.h('table', 'border-collapse: collapse', [head, b.h('tbody', '', rows)])
      : b.h('div', '', [head, ...rows]);
  const side = b.h(
    'nav',
    'width: 160px',
    ['Users', 'Roles', w.edit].map((name) => b.h('a', 'display: block; padding: 6px', [name], { href: '#' })),
  );
  const content = [
    b.h('h1', '', [w.settings]),
    ...(b.meets('rename') ? [strangers.rename(b)] : []),
    b.heading('Dashboard', 3),
    line('Dashboard'),
    b.heading(w.advanced, 3),
    table,
    ...(others ? [others] : []),
    ...(b.meets('rename') ? [] : [b.h('div', '', [b.button(w.save, save, { primary: true }), b.button(w.cancel)])]),
  ];
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; min-width: 0', [
    ...notices(b, ['View', 'Save Changes', 'Advanced features']),
    ...content,
  ]);
  return {
    host: 'zoom.us',
    path: '/role#/detail/R7x/settings',
    page: 'role',
    nodes: columns(b, 'display: flex; flex-wrap: wrap', side, main),
  };
}
