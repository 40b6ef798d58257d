/**
 * The role page's two views, the list of roles and the settings of one. Pure functions of the state; events go to
 * `actions`.
 */
import { h, type VNode } from 'vue';
import type { Permission, Role, RolePurviewVariant } from '../server/world-role-purview.ts';
import { truth } from '../truth.ts';
import { checkbox } from './checkbox.ts';
import { type Section, sectionsOf, type Texts } from './texts.ts';

export type Tab = 'settings' | 'members';

export interface Draft {
  permissions: Record<string, Permission>;
  changed: boolean;
  saving: boolean;
}

export interface RoleActions {
  open(roleId: string, tab: Tab): void;
  tick(rowId: string, kind: keyof Permission, checked: boolean): void;
  save(): void;
  cancel(): void;
}

export interface RoleView {
  variant: RolePurviewVariant;
  words: Texts;
  roles: Role[];
  actions: RoleActions;
}

export function rolesList({ words, roles, actions }: RoleView): VNode {
  return h('div', [
    h('h1', words.roles),
    h('p', words.description),
    h('table', [
      h(
        'thead',
        h('tr', [h('th', words.roleName), h('th', { class: 'narrow' }, words.members), h('th', { class: 'narrow' })]),
      ),
      h(
        'tbody',
        roles.map((role) =>
          h('tr', { key: role.id }, [
            h('td', role.name),
            h('td', String(role.members)),
            h('td', [
              h(
                'a',
                {
                  class: 'link',
                  href: `#/detail/${role.id}/settings`,
                  onClick: follow(() => actions.open(role.id, 'settings')),
                },
                words.edit,
              ),
            ]),
          ]),
        ),
      ),
    ]),
  ]);
}

export function roleDetail(view: RoleView, role: Role, tab: Tab, draft: Draft): VNode {
  const { words, actions } = view;
  const tabButton = (name: Tab, label: string) =>
    h(
      'button',
      { type: 'button', role: 'tab', 'aria-selected': tab === name, onClick: () => actions.open(role.id, name) },
      label,
    );
  return h('div', [
    h('a', { class: 'link', href: '#/', onClick: follow(() => actions.cancel()) }, `‹ ${words.back}`),
    h('h1', role.name),
    h('div', { class: 'tabs', role: 'tablist' }, [
      tabButton('settings', words.roleSettings),
      tabButton('members', words.roleMembers),
    ]),
    tab === 'settings' ? settings(view, role, draft) : h('p', `${role.members} ${words.members}`),
  ]);
}

function settings(view: RoleView, role: Role, draft: Draft): VNode {
  const { variant, words, actions } = view;
  const readOnly = variant.roleAccess === 'read' || role.id === '0';
  const button = variant.roleMarkup === 'zoom' ? 'zoom-button' : 'zm-button';
  const sections = sectionsOf(words).map((section) =>
    h('div', { key: section.id }, [h('h3', section.title), ...sectionTables(view, section, draft, readOnly)]),
  );
  const saveLabel = variant.roleSaveLabel === 'Save' ? words.saveShort : words.save;
  const save = h(
    'button',
    {
      type: 'button',
      class: `${button} is-primary`,
      disabled: !draft.changed || draft.saving,
      ref: truth('role.save'),
      onClick: () => actions.save(),
    },
    h('span', { class: `${button}__slot` }, saveLabel),
  );
  const cancel = h('button', { type: 'button', class: button, onClick: () => actions.cancel() }, words.cancel);
  return h('div', [
    readOnly && h('p', { class: 'notice' }, words.readOnly),
    ...sections,
    !readOnly && h('div', { class: 'buttons' }, [save, cancel]),
  ]);
}

/** One table of head and body today; formerly the head was a table of its own above the body's. */
function sectionTables(view: RoleView, section: Section, draft: Draft, readOnly: boolean): VNode[] {
  const { variant, words } = view;
  const inHeader = variant.roleLabels === 'header';
  const head = h(
    'thead',
    h('tr', [
      h('th', ''),
      h('th', { class: 'narrow' }, inHeader ? words.view : ''),
      h('th', { class: 'narrow' }, inHeader ? words.editColumn : ''),
    ]),
  );
  const body = h(
    'tbody',
    section.rows.map(({ id, label }) => {
      const cell = (kind: keyof Permission) => h('td', { class: 'narrow' }, box(view, draft, id, kind, readOnly));
      return h('tr', { key: id }, [h('td', label), cell('view'), cell('edit')]);
    }),
  );
  if (variant.roleMarkup === 'zoom') {
    return [h('table', [head, body])];
  }
  return [
    h('div', { class: 'zm-table__header-wrapper' }, h('table', { class: 'zm-table__header' }, [head])),
    h('div', { class: 'zm-table__body-wrapper' }, h('table', { class: 'zm-table__body' }, [body])),
  ];
}

function box(view: RoleView, draft: Draft, rowId: string, kind: keyof Permission, readOnly: boolean): VNode {
  const { variant, words, actions } = view;
  const permission = permissionOf(draft, rowId);
  const needsView = kind === 'edit' && !variant.roleEditTicksView && !permission.view;
  const needsDevelopers = rowId === 's2s' && variant.roleNeedsDevelopers && !permissionOf(draft, 'developers').edit;
  return checkbox({
    markup: variant.roleMarkup,
    label: variant.roleLabels === 'header' ? undefined : kind === 'view' ? words.view : words.editColumn,
    checked: permission[kind],
    disabled: readOnly || needsView || needsDevelopers,
    target: rowId === 's2s' ? `role.s2s.${kind}` : undefined,
    change: (checked) => actions.tick(rowId, kind, checked),
  });
}

export function permissionOf(draft: Draft, rowId: string): Permission {
  return draft.permissions[rowId] ?? { view: false, edit: false };
}

function follow(go: () => void) {
  return (event: Event) => {
    event.preventDefault();
    go();
  };
}
