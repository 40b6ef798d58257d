import { attribute, tagOf } from '../../dom/safe-dom.ts';
import type { Kind, Role } from '../types.ts';

const BY_ROLE = new Map<string, Role>([
  ['button', 'button'],
  ['link', 'link'],
  ['textbox', 'textbox'],
  ['searchbox', 'textbox'],
  ['combobox', 'textbox'],
  ['checkbox', 'checkbox'],
  ['menuitemcheckbox', 'checkbox'],
  ['radio', 'radio'],
  ['menuitemradio', 'radio'],
  ['switch', 'switch'],
  ['menuitem', 'menuitem'],
  ['tab', 'tab'],
  ['option', 'option'],
  ['treeitem', 'option'],
]);

const BY_TYPE = new Map<string, Role>([
  ['button', 'button'],
  ['submit', 'button'],
  ['reset', 'button'],
  ['image', 'button'],
  ['checkbox', 'checkbox'],
  ['radio', 'radio'],
]);

const NO_TEXT = new Set(['hidden', 'file', 'range', 'color', 'date', 'time', 'month', 'week', 'datetime-local']);

/** What an element says that it is, or null for something that nobody acts on. */
export function roleOf(element: Element): Role | null {
  const tag = tagOf(element);
  const said = attribute(element, 'role')?.trim().toLowerCase().split(/\s+/)[0];
  if (said) {
    const role = BY_ROLE.get(said);
    if (role) {
      return role;
    }
    if (
      tag !== 'input' &&
      tag !== 'textarea' &&
      tag !== 'button' &&
      !(tag === 'a' && (said === 'none' || said === 'presentation'))
    ) {
      return attribute(element, 'onclick') !== null ? 'clickable' : null;
    }
  }
  switch (tag) {
    case 'button':
    case 'summary':
      return 'button';
    case 'a':
      return attribute(element, 'href') === null ? 'clickable' : 'link';
    case 'textarea':
      return 'textbox';
    case 'select':
      return null;
    case 'input': {
      const type = attribute(element, 'type')?.toLowerCase() ?? 'text';
      return NO_TEXT.has(type) ? null : (BY_TYPE.get(type) ?? 'textbox');
    }
    default:
      break;
  }
  const editable = attribute(element, 'contenteditable');
  if (editable !== null && editable !== 'false') {
    return 'textbox';
  }
  const tabindex = attribute(element, 'tabindex');
  return attribute(element, 'onclick') !== null || (tabindex !== null && Number(tabindex) >= 0) ? 'clickable' : null;
}

/** How well each role serves for what a person does with a control, 0 to 1. */
export const ROLE_FIT: Readonly<Record<Kind, Partial<Record<Role, number>>>> = {
  press: {
    button: 1,
    link: 1,
    menuitem: 1,
    tab: 1,
    option: 0.8,
    clickable: 0.8,
    radio: 0.3,
  },
  field: { textbox: 1 },
  tick: { checkbox: 1, switch: 1, radio: 0.9, option: 0.7, clickable: 0.6, button: 0.3 },
  value: { textbox: 1, value: 1 },
};
