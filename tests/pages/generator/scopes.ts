import type { Builder, Child } from './build.ts';
import { APP, appPage, type Drawn, over } from './shell.ts';
import * as strangers from './strangers.ts';

const HOST = 'marketplace.zoom.us';

export const NEEDED = {
  classic: ['user:read:admin', 'account:read:admin'],
  granular: [
    'user:read:list_users:admin',
    'user:read:user:admin',
    'user:read:settings:admin',
    'account:read:settings:admin',
  ],
};

/** Groups of the dialog's two products and what stands in each. */
const GRANULAR: Record<string, Record<string, [string, string][]>> = {
  Account: {
    'View account info': [
      ['View account settings', 'account:read:settings:admin'],
      ['View account lock settings', 'account:read:lock_settings:admin'],
    ],
    'View and manage account info': [['Update account settings', 'account:update:settings:admin']],
  },
  User: {
    'View all user information': [
      ['View users', 'user:read:list_users:admin'],
      ['View a user', 'user:read:user:admin'],
      ["View a user's settings", 'user:read:settings:admin'],
      ["View a user's token", 'user:read:token:admin'],
    ],
    'View and manage all user information': [
      ['Delete a user', 'user:delete:user:admin'],
      ["Update a user's settings", 'user:update:settings:admin'],
    ],
  },
};

const CLASSIC: Record<string, [string, string][]> = {
  Account: [
    ['View account info', 'account:read:admin'],
    ['View and manage account info', 'account:write:admin'],
  ],
  User: [
    ['View all user information', 'user:read:admin'],
    ['View users information and manage users', 'user:write:admin'],
  ],
};

/** An identifier, which a narrow column may break. */
function scopeId(b: Builder, id: string): HTMLElement {
  const parts = id.split(':');
  const broken = b.axes.split ? [`${parts.slice(0, 2).join(':')}:`, b.h('wbr', ''), parts.slice(2).join(':')] : [id];
  return b.h('span', 'font: 12px monospace; word-break: break-all; max-width: 200px; display: inline-block', broken);
}

export function page(b: Builder): Drawn {
  if (b.meets('tour-dialog')) {
    const under = Object.assign(withoutTruth(b), { axes: { ...b.axes, strangers: [] } });
    const tour = [b.paragraph('Here you choose what the app may read. 3 of 3'), b.button('Done')];
    return { ...page(under), nodes: over(b, 'Add Scopes', tour, page(under).nodes) };
  }
  const rows = (b.rnd.chance(0.5) ? NEEDED.granular.slice(0, b.rnd.below(4)) : []).map((id) =>
    b.h('tr', '', [
      b.h('td', 'padding: 6px', [scopeId(b, id)]),
      b.h('td', '', ['Describe how your app intends to use this particular scope']),
      b.h('td', '', [b.h('button', '', ['Delete'], { type: 'button' })]),
    ]),
  );
  const content = [
    b.h('div', 'display: flex; justify-content: space-between', [
      b.heading('Add Scopes', 2),
      ...strangers.articleFor(b, 'Add Scopes', () => [b.wrap(b.button('Add Scopes', 'scopes.add', { plus: true }))]),
    ]),
    b.h('input', 'width: 220px; height: 28px', [], { placeholder: 'Search name, ID, type' }),
    b.h('table', 'border-collapse: collapse; font: 13px sans-serif', [
      b.h('thead', '', [b.h('tr', '', [b.h('th', '', ['Scopes Description / ID']), b.h('th', '', [''])])]),
      b.h('tbody', '', rows),
    ]),
  ];
  return { host: HOST, path: `/develop/apps/${APP}/scope`, page: 'scopes', nodes: appPage(b, 'scopes', content) };
}

/** A row of the dialog. Its box is named, or the row's text is all there is. */
function row(b: Builder, title: string, id: string, needed: boolean): Child[] {
  if (needed && b.meets('optional-box')) return [strangers.optionalBox(b, title, scopeId(b, id))];
  const { whole, input } = b.tick(`${needed ? '' : 'may '}scopes.item:${id}`, b.rnd.chance(0.15));
  const texts = b.h('div', 'margin-inline-start: 8px', [b.h('div', 'font: 13px sans-serif', [title]), scopeId(b, id)]);
  const style = 'display: flex; align-items: center; padding: 6px; min-height: 44px; box-sizing: border-box';
  if (b.axes.flat) {
    const shown = scopeId(b, id);
    // Where nothing but its class tells a kind of text, it has one.
    shown.className = 'scope';
    return [whole, ' ', b.h('span', 'font: 13px sans-serif', [title]), ' ', shown, b.h('br', '')];
  }
  switch (b.axes.tie) {
    case 'wrap':
      return [b.h('label', style, [whole, texts])];
    case 'aria':
      input.setAttribute('aria-label', title);
      return [b.h('div', style, [whole, texts])];
    case 'beside':
      return [b.h('li', `${style}; list-style: none`, [texts, whole])];
    default:
      return [b.h('div', style, [b.wrap(whole), texts])];
  }
}

function filler(b: Builder, needed: Child[], make: (index: number) => Child[]): Child[] {
  const many = b.axes.virtual ? 1500 : 6;
  const drawn = b.axes.virtual ? 12 : many;
  const at = b.rnd.below(drawn);
  const rows = Array.from({ length: drawn }, (_, index) => make(index));
  rows.splice(at, 0, needed);
  return b.axes.virtual
    ? [b.h('div', `height: 44px`, []), ...rows.flat(), b.h('div', `height: ${(many - drawn) * 44}px`, [])]
    : rows.flat();
}

function dialog(b: Builder, list: Child[], products: readonly string[], family: 'granular' | 'classic'): Drawn {
  const entries = () =>
    ['Meeting', 'Webinar', ...products].map((each) =>
      b.is(
        products.includes(each) ? `may scopes.group:${each}` : undefined,
        b.h('div', 'padding: 6px; cursor: pointer; font: 13px sans-serif', [each], { tabindex: '0' }),
      ),
    );
  const rail = b.meets('level-switch')
    ? strangers.levels(b)
    : b.h('div', 'min-width: 130px', [b.h('div', 'font: bold 13px sans-serif', ['Product']), ...entries()]);
  const isOther = b.meets('other-search');
  const words = isOther ? 'Search' : family === 'granular' ? 'Search scope' : 'Search the scope type';
  const search = b.is(
    isOther ? undefined : 'scopes.search',
    b.h('input', 'width: 240px; height: 30px', [], { type: 'text', placeholder: b.spell(words) }),
  );
  const scrolling = b.h('div', 'flex: 1; height: 320px; overflow-y: auto; border: 1px solid #ccc', list);
  scrolling.classList.add('list');
  const content = [
    b.paragraph('The following scopes are available based on your account privileges.'),
    search,
    b.h('div', 'display: flex; margin: 8px 0', [rail, scrolling]),
    b.h('div', 'display: flex; justify-content: space-between', [
      b.h('span', '', [family === 'granular' ? '2 Selected' : '2 Added']),
      ...(b.meets('menu-done') ? [strangers.menuDone(b)] : [b.button('Done', 'scopes.done', { primary: true })]),
    ]),
  ];
  const beneath = page(withoutTruth(b)).nodes;
  return {
    host: HOST,
    path: `/develop/apps/${APP}/scope`,
    page: 'scopes-dialog',
    nodes: over(b, family === 'granular' ? 'Add Scopes' : 'Add scopes', content, beneath),
  };
}

/** What lies under a dialog is no target. */
export function withoutTruth(b: Builder): Builder {
  return Object.assign(Object.create(Object.getPrototypeOf(b) as object) as Builder, b, { truth: [] });
}

export function granular(b: Builder): Drawn {
  const product = b.rnd.pick(['Account', 'User']);
  const list: Child[] = [b.h('div', 'padding: 6px', [b.labelledTick(`Select All ${product}`, undefined)])];
  if (b.meets('needs-another')) list.push(strangers.needsAnother(b, (id) => scopeId(b, id), 'user:read:user:admin'));
  for (const [group, scopes] of Object.entries(GRANULAR[product]!)) {
    const needed = scopes.some(([, id]) => NEEDED.granular.includes(id));
    // What another one needs is itself in a group that is shut.
    const open = !needed || (!b.meets('needs-another') && b.rnd.chance(0.7));
    const head = b.h(
      'button',
      'display: block; width: 100%; text-align: start; padding: 8px; background: #8882; border: 0; color: inherit',
      b.text(group),
      { type: 'button', 'aria-expanded': String(open) },
    );
    if (needed && b.meets('group-box')) {
      const added = scopes.filter(([, id]) => NEEDED.granular.includes(id)).slice(0, 1 + b.rnd.below(2));
      list.push(
        ...strangers.groupBox(
          b,
          group,
          added.map(([title, id]) => [title, scopeId(b, id)] as const),
        ),
      );
      continue;
    }
    list.push(b.is(open ? undefined : `${needed ? '' : 'may '}scopes.group:${group}`, head));
    if (open) {
      list.push(...scopes.flatMap(([title, id]) => row(b, title, id, NEEDED.granular.includes(id))));
    }
  }
  return dialog(
    b,
    filler(b, list, (index) => row(b, `View something else ${index}`, `meeting:read:thing_${index}:admin`, false)),
    ['Account', 'User'],
    'granular',
  );
}

export function classic(b: Builder): Drawn {
  const product = b.rnd.pick(['Account', 'User']);
  const list = CLASSIC[product]!.flatMap(([title, id]) => row(b, title, id, NEEDED.classic.includes(id)));
  return dialog(
    b,
    filler(b, list, (index) => row(b, `View thing ${index}`, `thing${index}:read:admin`, false)),
    ['Account', 'User'],
    'classic',
  );
}
