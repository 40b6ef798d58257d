import type { Builder, Child } from './build.ts';
import { collapsedRail } from './strangers.ts';

/** A generated page: what is drawn, where it stands, and what the guide should make of it. */
export interface Drawn {
  /** Path, query and hash on the page's host. */
  path: string;
  host: 'marketplace.zoom.us' | 'zoom.us' | 'purview.microsoft.com';
  /** The page's id in utils/sites. */
  page: string;
  nodes: Child[];
}

export const APP = 'Qd4Zk2b1R0mP7xWv9aLs3T';

const COLUMN = 'display: flex; flex-direction: column; gap: 2px; min-width: 170px; padding: 8px';

/** The Marketplace's header, with what stands beneath it. */
export function marketplace(
  b: Builder,
  content: Child[],
  options: { develop?: string; menu?: boolean; withoutDevelop?: boolean; rail?: HTMLElement; end?: Child[] } = {},
): Child[] {
  const develop = b.h('div', 'position: relative', [
    b.wrap(b.button(b.axes.arrow ? 'Develop ▾' : 'Develop', options.develop)),
    ...(options.menu ? [menu(b)] : []),
  ]);
  const header = b.h(
    b.axes.landmarks ? 'header' : 'div',
    'display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px; border-bottom: 1px solid #ccc',
    [
      b.h('strong', 'font: bold 16px sans-serif', ['App Marketplace']),
      b.link('Manage'),
      ...(options.withoutDevelop ? [] : [develop]),
      b.h('input', 'width: 180px; height: 28px', [], { type: 'search', placeholder: 'Search a published app' }),
    ],
  );
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; padding: 12px; min-width: 0', [
    ...notices(b),
    ...content,
  ]);
  const inFlow = options.rail && b.axes.pinned === 'no' ? [options.rail] : [];
  const body = b.h('div', 'display: flex; flex-wrap: wrap; align-items: flex-start', [...inFlow, main]);
  return pinned(b, options.rail, [
    header,
    body,
    ...footer(b, options.withoutDevelop ? 'https://developers.zoom.us/' : '#'),
    ...(options.end ?? []),
  ]);
}

/** A column and the main part, in the flow as `style` has them, or pinned. */
export function columns(b: Builder, style: string, column: HTMLElement, main: HTMLElement): Child[] {
  return b.axes.pinned === 'no' ? [b.h('div', style, [column, main])] : pinned(b, column, [main]);
}

/** Where the axis says so, a page that fills the window and scrolls inside, with its column fixed. */
function pinned(b: Builder, column: HTMLElement | undefined, nodes: Child[]): Child[] {
  const { pinned: how, width } = b.axes;
  if (how === 'no') return nodes;
  const side = width === 'narrow' ? 90 : 200;
  const room = column ? `${side}px` : '0';
  const whole = b.h(
    'div',
    how === 'beside'
      ? `position: fixed; inset-block: 0; inset-inline: ${room} 0; overflow: auto; background: Canvas`
      : `position: fixed; inset: 0; padding-inline-start: ${room}; overflow: auto; background: Canvas`,
    nodes,
  );
  if (!column) return [whole];
  column.style.cssText += `; position: fixed; inset-block: 0; inset-inline-start: 0; width: ${side}px; min-width: 0; box-sizing: border-box; overflow: auto`;
  if (how === 'beneath') column.style.zIndex = '1';
  return b.rnd.chance(0.5) ? [column, whole] : [whole, column];
}

function menu(b: Builder): HTMLElement {
  const entry = (name: string, target?: string): HTMLElement => {
    const link = b.rnd.chance(0.5);
    const text = link ? [b.h('span', '', b.text(name))] : b.text(name);
    const look = 'display: block; padding: 8px 16px; font: 14px sans-serif; cursor: pointer; color: inherit';
    return b.is(
      target,
      link
        ? b.h('a', look, text, { href: '#', role: 'menuitem' })
        : b.h('li', look, text, { role: 'menuitem', tabindex: '-1' }),
    );
  };
  const name = b.rnd.pick(['Build app', 'Build App', 'Build an App']);
  const old = b.rnd.chance(0.3) ? [entry('Build Legacy App'), entry('Build Server-to-Server App')] : [];
  const entries = [
    entry(name, 'nav.build-app'),
    ...old,
    entry('Documentation'),
    entry('Developer blog'),
    entry('Community forum'),
  ];
  return b.h(
    'ul',
    'position: absolute; top: 100%; inset-inline-start: 0; min-width: 170px; margin: 0; padding: 4px; list-style: none; background: Canvas; border: 1px solid #aaa; z-index: 40',
    entries,
    { role: 'menu' },
  );
}

/** Help texts, links in prose and breadcrumbs that use the words of the page's controls. */
export function notices(
  b: Builder,
  words: readonly string[] = ['Scopes', 'Activation', 'Build app', 'Create', 'Information', 'Client Secret'],
): Child[] {
  const nodes: Child[] = [];
  const word = b.rnd.pick(words);
  if (b.has('breadcrumb')) {
    nodes.push(
      b.h(
        'nav',
        'font: 12px sans-serif',
        [b.h('a', '', ['Home'], { href: '#' }), ' / ', b.h('a', '', [word], { href: '#' })],
        { 'aria-label': 'Breadcrumb' },
      ),
    );
  }
  if (b.has('help-text')) {
    nodes.push(
      b.paragraph(`You will find ${words.join(', ')} on these pages. ${word} is explained in the documentation.`),
    );
  }
  if (b.has('prose-link')) {
    nodes.push(
      b.h('p', 'font: 13px sans-serif', [
        'To learn more, read about ',
        b.h('a', '', [word], { href: '#' }),
        ' in our documentation for developers.',
      ]),
    );
  }
  if (b.has('banner')) {
    nodes.push(
      b.h(
        'div',
        'position: fixed; left: 0; right: 0; bottom: 0; height: 40px; background: #fff3c4; color: #000; z-index: 50; font: 13px sans-serif',
        ['We use cookies. ', b.h('button', '', ['Accept all cookies'])],
      ),
    );
  }
  if (b.has('bubble')) {
    nodes.push(
      b.h(
        'div',
        'position: fixed; right: 12px; bottom: 12px; width: 48px; height: 48px; border-radius: 24px; background: #2d6cdf; z-index: 9000',
        [b.h('button', 'opacity: 0', ['Chat'])],
        { role: 'dialog', 'aria-label': 'Chat' },
      ),
    );
  }
  if (b.has('confusable')) {
    nodes.push(b.h('div', 'padding: 4px', [b.h('button', 'cursor: pointer', [b.confuse(word)], { type: 'button' })]));
  }
  return nodes;
}

/** `developers`: what its link of that name leads to. */
function footer(b: Builder, developers: string): Child[] {
  if (!b.has('footer')) {
    return [];
  }
  const links = ['About', 'Developers', 'Contact sales', 'Support', 'Language'].map((name) =>
    b.h('a', 'margin: 0 8px; font: 12px sans-serif', [name], { href: name === 'Developers' ? developers : '#' }),
  );
  return [b.h(b.axes.landmarks ? 'footer' : 'div', 'padding: 16px; border-top: 1px solid #ccc', links)];
}

export const RAIL = [
  ['App Credentials', 'credentials'],
  ['Information', 'information'],
  ['Feature', 'feature'],
  ['Scopes', 'scopes'],
  ['Activation', 'activation'],
] as const;

/** A page of the app: rail, name, chips, and the content between them and the buttons at the end. */
export function appPage(b: Builder, current: (typeof RAIL)[number][1], content: Child[]): Child[] {
  const collapsed = b.meets('collapsed-rail') ? collapsedRail(b) : null;
  const entries = () => RAIL.map(([name, step]) => b.wrap(b.link(name, `rail.${step}`, step === current)));
  const rail = collapsed?.rail ?? b.h(b.axes.landmarks ? 'nav' : 'div', COLUMN, entries());
  const chips = ['Intend to publish: No', 'Account-level app', 'Server-To-Server OAuth'].map((text) =>
    b.h(
      'span',
      'display: inline-block; margin: 2px; padding: 2px 8px; border: 1px solid #999; border-radius: 10px; font: 12px sans-serif',
      [text],
    ),
  );
  const end = b.h('div', 'display: flex; justify-content: space-between; padding: 12px', [
    b.h('a', 'font: 14px sans-serif; padding: 8px', ['Back'], { href: '#' }),
    ...(current === 'activation' ? [] : [b.h('button', 'padding: 8px 16px', ['Continue'], { type: 'button' })]),
  ]);
  return marketplace(
    b,
    [b.h('h1', 'font: bold 20px sans-serif', ['Purview reader']), b.h('div', '', chips), ...content, end],
    { rail, end: collapsed?.around },
  );
}

/** A dialog, or a wizard over the whole window, as the page says it or does not say it, over what was there before. */
export function over(b: Builder, title: string, content: Child[], beneath: Child[], full = false): Child[] {
  const { covered } = b.axes;
  const head = b.heading(title, 2);
  const style = full
    ? 'position: absolute; inset: 0; overflow: auto; padding: 16px; background: Canvas; color: CanvasText'
    : 'position: relative; margin: 24px auto; width: min(640px, 92%); box-sizing: border-box; padding: 16px; background: Canvas; color: CanvasText; border-radius: 8px';
  const attributes: Record<string, string> =
    covered === 'modal' ? { role: 'dialog', 'aria-modal': 'true' } : covered === 'role' ? { role: 'dialog' } : {};
  if (covered !== 'plain' && covered !== 'none' && b.rnd.chance(0.6)) {
    head.id = b.id();
    attributes['aria-labelledby'] = head.id;
  }
  const box = b.h('div', style, [head, ...content], attributes);
  const isDrawer = b.axes.drawer && covered !== 'none' && !full;
  const layer = b.h(
    'div',
    'position: fixed; inset: 0; z-index: 1300; overflow: auto; background: rgba(0, 0, 0, 0.5)',
    isDrawer ? [] : [box],
  );
  if (covered === 'none') {
    layer.style.background = 'Canvas';
  }
  const older = b.h('div', '', beneath);
  if (covered === 'modal' && b.rnd.chance(0.5)) {
    older.setAttribute('aria-hidden', 'true');
  }
  if (isDrawer) {
    box.style.cssText += `; position: fixed; inset: 0 ${b.axes.direction === 'rtl' ? 'auto 0 0' : '0 0 auto'}; margin: 0; border-radius: 0; overflow: auto; z-index: 1301`;
    return [older, layer, box];
  }
  return [older, layer];
}
