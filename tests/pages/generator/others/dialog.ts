import type { Builder, Child } from '../build.ts';
import { APP, type Drawn, over } from '../shell.ts';

/** Dialogs of the Scopes page in which something else bears the name of a scope, a group, a product or the end. */

const NEEDED = 'user:read:user:admin';
const GROUP = 'View account info';

const plain = (b: Builder, name: string, attributes: Record<string, string> = {}): HTMLElement =>
  b.h('button', 'padding: 6px', [name], { type: 'button', ...attributes });

const PRODUCTS = ['Meeting', 'Webinar', 'Account', 'User'];

interface Parts {
  /** Above the search. */
  readonly top?: Child[];
  /** Instead of the list of products. */
  readonly rail?: Child;
  readonly list?: Child[];
  /** Instead of the button that ends the dialog. */
  readonly end?: Child;
  /** Below all that, or over it. */
  readonly bottom?: Child[];
  readonly title?: string;
}

function dialog(b: Builder, parts: Parts): Drawn {
  const rail = b.h(
    'div',
    'min-width: 130px',
    PRODUCTS.map((name) =>
      b.is(
        name === 'Account' || name === 'User' ? `may scopes.group:${name}` : undefined,
        b.h('div', 'padding: 6px; cursor: pointer', [name], { role: 'button', tabindex: '0' }),
      ),
    ),
  );
  const search = b.is(
    'scopes.search',
    b.h('input', 'width: 240px; height: 30px', [], { placeholder: b.spell('Search scope') }),
  );
  const content = [
    ...(parts.top ?? []),
    search,
    b.h('div', 'display: flex', [
      ...(parts.rail === undefined ? [rail] : [parts.rail]),
      b.h('div', 'flex: 1; height: 240px; overflow: auto', parts.list ?? []),
    ]),
    b.h('div', '', [b.h('span', '', ['2 Selected']), parts.end ?? b.button('Done', 'scopes.done')]),
    ...(parts.bottom ?? []),
  ];
  return {
    host: 'marketplace.zoom.us',
    path: `/develop/apps/${APP}/scope`,
    page: 'scopes-dialog',
    nodes: over(b, 'Add Scopes', content, [b.h('main', '', [b.h('h1', '', ['Purview reader']), plain(b, 'Back')])]),
  };
}

const tip = (b: Builder, content: Child[]): HTMLElement =>
  b.h('div', 'position: absolute; right: 8px; top: 8px; width: 200px; background: Canvas', content, {
    role: 'tooltip',
  });

export const DIALOGS: Readonly<Record<string, (b: Builder) => Drawn>> = {
  'a group among what is chosen already': (b) => dialog(b, { top: [b.h('div', '', [plain(b, GROUP)])] }),
  'a chip named as a product': (b) =>
    dialog(b, {
      rail: '',
      top: [
        b.h('div', 'display: flex', [
          b.h('span', '', ['Filters:']),
          ...['User', 'Meeting', 'Read'].map((name) =>
            b.h('div', 'padding: 6px', [b.h('span', '', [name])], { role: 'button', tabindex: '0' }),
          ),
        ]),
      ],
    }),
  'a way back named as a product': (b) =>
    dialog(b, {
      rail: '',
      top: [
        b.h('nav', '', [b.h('a', '', ['All'], { href: '#' }), ' / ', b.h('a', '', ['User'], { href: '#' })], {
          'aria-label': 'You are here',
        }),
      ],
    }),
  'levels above the search': (b) =>
    dialog(b, {
      rail: '',
      top: [
        b.h('div', '', ['Level:']),
        b.h(
          'div',
          'display: flex',
          ['Account', 'User', 'Admin'].map((name) => plain(b, name)),
        ),
      ],
    }),
  'a list of levels': (b) =>
    dialog(b, {
      rail: b.h(
        'div',
        '',
        ['All levels', 'Account', 'User'].map((name) => b.h('div', 'padding: 6px', [name], { role: 'option' })),
        { role: 'listbox' },
      ),
    }),
  'a group in a list of other apps': (b) =>
    dialog(b, { list: [b.h('h3', '', ['In use by other apps']), b.h('ul', '', [b.h('li', '', [plain(b, GROUP)])])] }),
  'a group in a tip': (b) => dialog(b, { bottom: [tip(b, ['New ', plain(b, GROUP)])] }),
  'Done of a tip': (b) => dialog(b, { end: plain(b, 'Add'), bottom: [tip(b, ['New scopes ', plain(b, 'Done')])] }),
  'Done of a filter': (b) =>
    dialog(b, {
      end: plain(b, 'Continue'),
      bottom: [
        b.h('div', 'position: absolute; right: 8px; top: 8px; background: Canvas', [
          b.h('label', '', [b.h('input', '', [], { type: 'checkbox' }), 'Admin']),
          plain(b, 'Done'),
        ]),
      ],
    }),
  'a box in a column for sub accounts': (b) =>
    dialog(b, {
      list: [
        b.h('table', '', [
          b.h('tr', '', [b.h('th', '', ['Scope']), b.h('th', '', ['Sub accounts'])]),
          b.h('tr', '', [b.h('td', '', [NEEDED]), b.h('td', '', [b.tick(undefined).whole])]),
        ]),
      ],
    }),
  'a bare row before one that has its box': (b) => {
    const part = (tag: string, content: Child[]): HTMLElement => {
      const element = b.h(tag, '', content);
      element.removeAttribute('class');
      return element;
    };
    return dialog(b, {
      list: [
        part('div', [
          part('div', [NEEDED]),
          part('em', ['Added']),
          part('div', ['user:write:user:admin']),
          b.tick(undefined).whole,
        ]),
      ],
    });
  },
  'a dialog that says that more is needed': (b) => ({
    host: 'marketplace.zoom.us',
    path: `/develop/apps/${APP}/scope`,
    page: 'scopes',
    nodes: over(
      b,
      'More scopes needed',
      [
        b.h('label', '', [b.tick(undefined).whole, 'Do not ask again']),
        b.h('div', '', [NEEDED]),
        plain(b, 'Done'),
        b.h('p', '', ['Add Scopes']),
      ],
      [b.h('main', '', [b.h('h1', '', ['Purview reader']), plain(b, 'Back')])],
    ),
  }),
};
