import type { Builder, Child } from '../build.ts';
import { withoutTruth } from '../scopes.ts';
import { type Drawn, over } from '../shell.ts';

/** Role settings on which something else is saved, or the row stands twice. */

const NAME = 'Server-to-Server OAuth app';

const boxes = (b: Builder, target?: string): HTMLElement[] =>
  ['View', 'Edit'].map((word) => {
    const { whole } = b.tick(target && `${target}.${word.toLowerCase()}`);
    return b.h('label', 'margin: 0 8px', [whole, word]);
  });

/** The row, its boxes labelled. */
const row = (b: Builder): HTMLElement => b.h('div', 'padding: 6px', [b.h('span', '', [NAME]), ...boxes(b, 'role.s2s')]);

const save = (b: Builder, target?: string): HTMLElement => b.button('Save', target);

const role = (nodes: Child[]): Drawn => ({ host: 'zoom.us', path: '/role#/detail/R7x/settings', page: 'role', nodes });

const page = (b: Builder, content: Child[]): Drawn => role([b.h('h1', '', ['Role settings']), ...content]);

export const ROLES: Readonly<Record<string, (b: Builder) => Drawn>> = {
  'Save of another section': (b) =>
    page(b, [
      b.h('section', '', [b.h('h2', '', ['Advanced features']), row(b), b.button('Apply')]),
      b.h('section', '', [
        b.h('h2', '', ['Role members']),
        b.h('div', '', ['At most ', b.h('input', '', [])]),
        save(b),
      ]),
    ]),
  'Save of the scope of a role': (b) =>
    page(b, [
      row(b),
      b.button('Update'),
      b.h('div', 'margin: 12px', [
        b.h('h3', '', ['Change scope']),
        b.h('label', '', [b.h('input', '', [], { type: 'radio' }), 'All groups']),
        save(b),
      ]),
    ]),
  'Save of a note': (b) =>
    page(b, [row(b), b.button('Apply'), b.h('div', '', [b.h('label', '', ['Note ', b.h('textarea', '')]), save(b)])]),
  'Save of a view': (b) =>
    page(b, [
      row(b),
      b.button('Apply'),
      b.h('div', 'position: fixed; top: 0; right: 0', ['Name your view ', b.h('input', '', []), save(b)]),
    ]),
  'Save in a chat': (b) =>
    page(b, [
      row(b),
      b.button('Apply'),
      b.h('div', 'position: fixed; right: 0; bottom: 0; width: min(200px, 60%); background: Canvas', [save(b)]),
    ]),
  'Save above the rows': (b) => page(b, [save(b, 'role.save'), row(b)]),
  'Save of new members': (b) =>
    role(
      over(b, 'Add members', [b.h('input', '', []), save(b)], [b.h('h1', '', ['Role settings']), row(withoutTruth(b))]),
    ),
  'Save of a page size, where the row is only mentioned': (b) =>
    role([
      b.h('h1', '', ['Roles']),
      b.h('div', '', ['Recent changes: ', b.h('b', '', [NAME])]),
      b.h('label', '', ['Page size ', b.h('input', '', [])]),
      save(b),
    ]),
  'Save of a name, below a mention of the row': (b) =>
    page(b, [
      b.h('p', '', ['Allows: ', b.h('b', '', [NAME])]),
      b.h('div', '', [b.h('label', '', ['Role name ', b.h('input', '', [])]), save(b)]),
    ]),
  'the same row once more, for sub accounts': (b) =>
    page(b, [
      b.h('section', '', [
        b.h('h2', '', ['This account']),
        b.h('div', '', [b.h('span', '', [NAME]), b.h('em', '', ['Only the owner can change this'])]),
      ]),
      b.h('section', '', [b.h('h2', '', ['Sub accounts']), b.h('div', '', [b.h('span', '', [NAME]), ...boxes(b)])]),
      save(b, 'may role.save'),
    ]),
  'rows alike, the first of which has no boxes': (b) => {
    const line = (content: Child[]): HTMLElement => {
      const element = b.h('div', 'padding: 6px', content);
      element.className = 'row';
      return element;
    };
    const bare = (content: Child[]): HTMLElement => {
      const element = b.h('div', '', content);
      element.removeAttribute('class');
      return element;
    };
    return page(b, [
      bare([line([b.h('div', '', [NAME])]), line([b.h('div', '', ['Webhook app']), ...boxes(b)])]),
      bare([save(b, 'may role.save')]),
    ]);
  },
};
