import { attribute, tagOf } from './dom.ts';
import type { Role } from './types.ts';

/** Everything that says of itself that it can be acted on. */
export const CONTROLS =
  'a[href],button,input:not([type=hidden]),textarea,select,summary,[role],[contenteditable],[tabindex],[onclick]';

/** What is pressed, or leads elsewhere: its words are its own. */
export const PRESSED = 'button,a[href],summary,[role=button],[role=link],[role=tab],[role=menuitem]';

/** `weak`: it can be clicked, but does not say as what. */
export type ControlRole = Role | 'weak';

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

/** What an element says that it is, or null for something nobody acts on. */
export function roleOf(element: Element): ControlRole | null {
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
      return attribute(element, 'onclick') !== null ? 'weak' : null;
    }
  }
  switch (tag) {
    case 'button':
    case 'summary':
      return 'button';
    case 'a':
      return attribute(element, 'href') === null ? 'weak' : 'link';
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
  return attribute(element, 'onclick') !== null || (tabindex !== null && Number(tabindex) >= 0) ? 'weak' : null;
}

const CLICKABLE = new Set<ControlRole>(['button', 'link', 'menuitem', 'tab', 'option', 'weak']);

/** Whether a person presses it. Whether it is ticked now is another question: `isTicked` of the sites. */
export const isClickable = (role: ControlRole): boolean => CLICKABLE.has(role);
/** Whether a person ticks or chooses it. */
export const isTickable = (role: ControlRole): boolean => role === 'checkbox' || role === 'switch' || role === 'radio';

/**
 * How well a role serves where others are wanted: 1 the role itself, less for what looks the same to a person, 0 for a
 * different thing.
 */
export function roleFit(role: ControlRole, wanted: readonly Role[]): number {
  if (role !== 'weak' && wanted.includes(role)) {
    return 1;
  }
  if (role === 'weak') {
    return wanted.some((each) => each !== 'textbox' && each !== 'value') ? 0.8 : 0;
  }
  // Entries of menus, lists and tabs are not what stands by itself.
  if (role === 'button' || role === 'link') {
    return wanted.some((each) => CLICKABLE.has(each)) ? 0.88 : wanted.includes('radio') ? 0.85 : 0;
  }
  if (role === 'radio') {
    return wanted.includes('option') || wanted.includes('button') ? 0.85 : 0;
  }
  return isTickable(role) && wanted.some((each) => each === 'checkbox' || each === 'switch') ? 0.9 : 0;
}
