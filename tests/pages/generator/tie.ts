import type { Axes } from './axes.ts';
import type { Builder } from './build.ts';

/** A field with its label, tied in one of the ways, or only standing near. */
export function tied(
  b: Builder,
  tie: Axes['tie'],
  label: HTMLElement,
  input: HTMLElement,
  boxed: HTMLElement,
  name: string,
  id: string,
  editable: boolean,
): HTMLElement {
  switch (editable && (tie === 'for' || tie === 'wrap') ? 'labelledby' : tie) {
    case 'for':
      input.id = id;
      label.setAttribute('for', id);
      return b.h('div', '', [label, boxed]);
    case 'wrap':
      return b.h('label', 'display: block', [
        b.h('span', 'display: block; font: 13px sans-serif', b.text(name)),
        boxed,
      ]);
    case 'aria':
      input.setAttribute('aria-label', b.spell(name));
      return b.h('div', '', [label, boxed]);
    case 'labelledby':
      label.id = id;
      input.setAttribute('aria-labelledby', id);
      return b.h('div', '', [label, boxed]);
    case 'beside':
    case 'grid':
      if (b.axes.cells) {
        const row = [b.h('td', 'padding: 4px', [label]), b.h('td', 'padding: 4px', [b.wrap(boxed)])];
        return b.h('div', '', [b.h('table', 'border-collapse: collapse', [b.h('tbody', '', [b.h('tr', '', row)])])]);
      }
      label.style.cssText += '; width: 140px; flex: none';
      return b.h('div', 'display: flex; align-items: center; gap: 12px', [label, b.wrap(boxed)]);
    case 'after':
      return b.h('div', 'display: flex; flex-direction: column-reverse; align-items: flex-start', [
        b.wrap(boxed),
        label,
      ]);
    case 'placeholder':
      if (!editable) {
        input.setAttribute('placeholder', b.spell(name));
        return b.h('div', '', [boxed]);
      }
      return b.h('div', '', [label, b.wrap(boxed)]);
    default:
      return b.h('div', '', [label, b.wrap(boxed)]);
  }
}
