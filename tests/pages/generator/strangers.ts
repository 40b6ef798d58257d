import type { Builder, Child } from './build.ts';

/** Parts that could be taken for a step and are none; each page draws those that its axes name (`STRANGERS`). */

const MANUAL = 'https://developers.zoom.us/docs/internal-apps/';
const ROW = 'display: flex; align-items: center; gap: 8px; min-height: 36px';
const BOLD = 'font: bold 18px sans-serif; margin: 16px 4px 6px';

/** A link that leads out of the portal, as a list of articles has it. */
const article = (b: Builder, name: string): HTMLElement =>
  b.h('div', 'margin: 12px 4px; padding: 8px; border: 1px solid #ccc', [
    b.h('div', 'font: bold 13px sans-serif', ['Related articles']),
    b.h('div', '', [b.h('a', 'font: 13px sans-serif', b.text(name), { href: MANUAL })]),
  ]);

/** On the front page and the list of apps. */
export function inShop(b: Builder): Child[] {
  const nodes: Child[] = [];
  if (b.meets('developer-tab')) {
    const tabs = ['All', 'Developer', 'Meetings'].map((name, index) =>
      b.h('button', 'padding: 8px', b.text(name), {
        type: 'button',
        role: 'tab',
        'aria-selected': String(index === 0),
      }),
    );
    nodes.push(b.h('div', '', tabs, { role: 'tablist' }));
  }
  if (b.meets('developer-column')) {
    const heads = ['App', 'Developer', 'Added'].map((name) =>
      b.h('th', '', [b.h('button', 'border: 0', b.text(name), { type: 'button' })]),
    );
    const cells = ['Miro', 'Miro Inc.', 'Today'].map((text) => b.h('td', '', [text]));
    nodes.push(b.h('table', '', [b.h('thead', '', [b.h('tr', '', heads)]), b.h('tbody', '', [b.h('tr', '', cells)])]));
  }
  if (b.meets('developer-category')) {
    const links = ['Analytics', 'Developer', 'Sales'].map((name) =>
      b.h('a', 'display: block; padding: 4px', [name], { href: '/category/some' }),
    );
    const entries = ['Name', 'Developer'].map((name) =>
      b.h('div', 'padding: 4px; cursor: pointer', [name], { role: 'menuitem', tabindex: '0' }),
    );
    nodes.push(b.rnd.chance(0.5) ? b.h('aside', '', links) : b.h('div', '', entries, { role: 'menu' }));
  }
  if (b.meets('build-app-card')) {
    nodes.push(article(b, 'Build an app'));
  }
  return nodes;
}

/** Whether the way to the developer pages is there: only who may use them has it. */
export const hasDevelop = (b: Builder): boolean =>
  !(b.meets('developer-tab') || b.meets('developer-column') || b.meets('developer-category')) || b.rnd.chance(0.5);

/** In the chooser of an account that is not offered the app that is needed. */
export const inChooser = (b: Builder): Child[] =>
  b.meets('link-for-s2s') ? [article(b, 'Server-to-Server OAuth')] : [];

/** The notice on the card of a kind of app that is no more. */
export function jwtNotice(b: Builder): HTMLElement {
  const link = b.h('a', 'font: 13px sans-serif', ['Server-to-Server OAuth'], { href: MANUAL });
  return b.rnd.chance(0.5)
    ? b.h('p', 'font: 13px sans-serif', ['This kind is no more: use ', link, '.'])
    : b.h('div', 'font: 13px sans-serif', [b.h('div', '', ['See instead:']), b.h('div', '', [link])]);
}

/** What is left of an app's rail where it is folded away; the words stand elsewhere. */
export function collapsedRail(b: Builder): { rail: HTMLElement; around: Child[] } {
  const links = (names: readonly string[]): HTMLElement[] =>
    names.map((name) => b.h('a', 'margin: 0 8px; font: 12px sans-serif', [name], { href: '#' }));
  return {
    rail: b.h('div', 'padding: 8px', [b.h('button', '', ['Menu'], { type: 'button', 'aria-expanded': 'false' })]),
    around: [
      b.h('footer', 'padding: 16px', links(['About', b.rnd.pick(['Information', 'Features']), 'Support'])),
      ...(b.rnd.chance(0.5) ? [b.h('aside', 'padding: 8px', links(['Webhooks', 'Scopes', 'Errors']))] : []),
    ],
  };
}

/** Fields of the Information page that are not those of the contact, which lacks one or both. */
export function contacts(b: Builder): { own: Child[]; others: Child[] } | null {
  const another = (title: string, fields: Child[]): Child[] => [b.h('div', '', [b.h('div', BOLD, [title]), ...fields])];
  if (b.meets('support-contact')) {
    const text = b.paragraph('The owner of the account is the contact.');
    return { own: [text], others: another('Support Contact', [b.field('Name'), b.field('Email')]) };
  }
  if (b.meets('newsletter')) {
    const own = [b.field('Name', 'information.contact-name')];
    return { own, others: another('Stay informed', [b.field('Email'), b.button('Subscribe')]) };
  }
  return null;
}

/** Instead of a control, an article that has its name. */
export const articleFor = (b: Builder, name: string, control: () => Child[]): Child[] =>
  b.meets('article-link') ? [article(b, name)] : control();

/** Beside the secret: the icons and words that are not its eye. */
export function otherIcon(b: Builder, icon: () => Child): HTMLElement {
  const button = (attributes: Record<string, string>, content: Child[]) =>
    b.h('button', 'width: 28px; height: 28px', content, { type: 'button', ...attributes });
  return b.rnd.pick([
    () => button({ title: 'Copy' }, [icon()]),
    () => button({}, [b.h('img', 'width: 16px; height: 16px', [], { alt: 'Regenerate', src: 'data:,' })]),
    () => button({ 'aria-label': 'Regenerate' }, [b.h('i', '', ['refresh'])]),
    () => b.h('button', 'height: 28px', ['Reset secret'], { type: 'button' }),
    () => b.h('a', 'font: 13px sans-serif', ['View documentation'], { href: '#' }),
  ])();
}

/** A value that is only shown, with what explains it, or a badge, between its label and it. */
export function explained(b: Builder, label: string, target: string, value: string): HTMLElement {
  const badge = b.rnd.pick(['Required', 'Copied!', 'help_outline']);
  return b.h('div', 'margin: 20px 4px; font: 13px sans-serif', [
    b.h('div', '', b.meets('badged-label') ? [b.h('span', '', [label]), ' ', b.h('span', '', [badge])] : b.text(label)),
    ...(b.meets('badged-label') ? [] : [b.h('div', '', ['Identifies your account'])]),
    b.is(target, b.h('div', '', [value])),
  ]);
}

/** Buttons that choose between levels, named as products are. */
export const levels = (b: Builder): HTMLElement =>
  b.h(
    'div',
    'display: flex; margin: 4px',
    ['Account', 'User', ...(b.rnd.chance(0.5) ? ['Admin'] : [])].map((name, index) =>
      b.h('button', 'padding: 6px 12px', [name], { type: 'button', 'aria-pressed': String(index === 0) }),
    ),
  );

/** A group whose only box is its own, above scopes that were added before. */
export function groupBox(b: Builder, group: string, scopes: readonly (readonly [string, HTMLElement])[]): Child[] {
  const rows = scopes.map(([title, id]) =>
    b.h('div', 'padding: 6px 6px 6px 28px; font: 13px sans-serif', [
      b.h('div', '', [title]),
      b.h('div', 'display: flex; gap: 8px', [id, b.h('em', '', ['Added'])]),
    ]),
  );
  return [b.h('div', '', [b.labelledTick(group, undefined), ...rows])];
}

/** A scope that was added before: its row has a box for something else. */
export function optionalBox(b: Builder, title: string, id: HTMLElement): HTMLElement {
  return b.h('div', ROW, [
    b.h('div', 'flex: 1; font: 13px sans-serif', [b.h('div', '', [title]), id]),
    b.h('em', '', ['Added']),
    b.labelledTick(b.rnd.pick(['Optional', 'Required', 'This scope is optional', 'Apply to sub accounts']), undefined),
  ]);
}

/** A scope that is not needed, whose row says that it needs one that is. */
export function needsAnother(b: Builder, id: (name: string) => HTMLElement, needed: string): HTMLElement {
  const { whole } = b.tick('may scopes.item:user:update:user:admin', false);
  const needs = b.h('ul', '', [b.h('li', 'font: 12px sans-serif', [id(needed)])]);
  return b.h('li', `${ROW}; list-style: none`, [
    whole,
    b.h('div', '', ['Update a user', b.h('div', '', [id('user:update:user:admin')]), needs]),
  ]);
}

/** A menu over the dialog, with the word of the dialog's end. */
export const menuDone = (b: Builder): HTMLElement =>
  b.h(
    'div',
    'padding: 8px; border: 1px solid #888',
    ['Newest first', 'Done'].map((name) =>
      b.h('div', 'padding: 6px; cursor: pointer', [name], { role: 'menuitem', tabindex: '0' }),
    ),
    { role: 'menu' },
  );

/** The name of the role, which is saved by itself. */
export const rename = (b: Builder): HTMLElement =>
  b.h('div', '', [b.field('Role name', undefined, { value: 'Compliance' }), b.button('Save')]);

/** Rows of roles in which the wanted one is only mentioned, or has no boxes. */
export function otherRows(b: Builder, name: string, words: { view: string; edit: string }): HTMLElement | null {
  const boxes = (): HTMLElement[] => [b.labelledTick(words.view, undefined), b.labelledTick(words.edit, undefined)];
  const text = (content: string): HTMLElement => b.h('div', 'font: 13px sans-serif', [content]);
  if (b.meets('mentioned-row')) {
    const tip = b.h('div', 'font: 11px sans-serif', [name]);
    return b.h('div', ROW, [b.h('div', 'width: 260px', [text('Webhook app'), text('Asks for:'), tip]), ...boxes()]);
  }
  if (b.meets('words-first')) return wordsFirst(b, name, words);
  if (b.meets('spanning-cell')) return spanning(b, name, words);
  if (!b.meets('bare-row')) return null;
  const owner = 'Only the owner can change this.';
  const row = (content: Child[]): HTMLElement => {
    const line = b.h('div', ROW, content);
    line.className = 'row';
    return line;
  };
  const flat = [text(name), b.h('p', '', [owner]), text('Webhook app')];
  // As names of one list they are of one kind.
  flat[0]!.className = flat[2]!.className = 'name';
  return b.rnd.pick([
    () => b.h('div', '', [...flat, ...boxes()]),
    () => b.h('div', '', [row([text(name)]), row([text('Webhook app'), ...boxes()])]),
    () =>
      b.h('ul', '', [
        b.h('li', '', [text('Webhook app'), ...boxes()]),
        b.h('li', '', [text(name), b.h('span', '', [owner])]),
      ]),
  ])();
}

/** A row whose words stand before their boxes, tied to them by nothing. */
function wordsFirst(b: Builder, name: string, words: { view: string; edit: string }): HTMLElement {
  const gap = b.rnd.pick([4, 8, 16]);
  const word = (text: string): HTMLElement =>
    b.h('span', `font: 13px sans-serif; margin-inline-start: ${gap}px`, [text]);
  const box = (target: string): HTMLElement => b.tick(`may role.s2s.${target}`, false).whole;
  return b.h('div', 'display: flex; align-items: center; gap: 4px', [
    b.h('b', 'font: 13px sans-serif', [name]),
    word(words.view),
    box('view'),
    word(words.edit),
    box('edit'),
  ]);
}

/** A table of which one cell spans several rows, so that theirs are counted from elsewhere. */
function spanning(b: Builder, name: string, words: { view: string; edit: string }): HTMLElement {
  const cell = (content: Child[], tag = 'td', span: Record<string, string> = {}) =>
    b.h(tag, 'padding: 8px', content, span);
  const boxes = (target?: string) =>
    ['view', 'edit'].map((part) => cell([b.tick(target && `may ${target}.${part}`, false).whole]));
  const head = ['Group', 'Feature', words.view, words.edit].map((text) => cell([text], 'th'));
  return b.h('table', 'border-collapse: collapse', [
    b.h('thead', '', [b.h('tr', '', head)]),
    b.h('tbody', '', [
      b.h('tr', '', [cell(['Advanced'], 'td', { rowspan: '2' }), cell(['Integration']), ...boxes()]),
      b.h('tr', '', [cell([name]), ...boxes('role.s2s')]),
    ]),
  ]);
}

/** The words of the way, leading elsewhere: to the portal's own connectors, or to a manual. */
export function connectorsElsewhere(b: Builder, name: string): HTMLElement {
  const href = b.rnd.pick(['/dataconnectors', 'https://learn.microsoft.com/purview/']);
  return b.h('div', 'padding: 6px', [b.h('a', 'font: 13px sans-serif', b.text(name), { href })]);
}

/** What a row has where its box is not. */
export const rowActions = (b: Builder, icon: () => Child): HTMLElement =>
  b.h('button', 'width: 28px; height: 28px', [icon()], { type: 'button', 'aria-label': 'More actions' });
