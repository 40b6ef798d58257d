/**
 * Entry of the stand-in for Zoom's web portal, zoom.us/role: hash routes `#/` and
 * `#/detail/<roleId>/{settings|members}`.
 */
import { createApp, defineComponent, h, reactive, type VNode } from 'vue';
import { act, loadWorld, onReplaceNodes } from '../page-world.ts';
import type { World } from '../server/world.ts';
import type { Permission } from '../server/world-role-purview.ts';
import { type Draft, permissionOf, type RoleActions, type RoleView, roleDetail, rolesList, type Tab } from './pages.ts';
import { addStyle } from './style.ts';
import { type Texts, texts } from './texts.ts';

interface State {
  route: { roleId?: string; tab: Tab };
  draft: Draft;
  toast: string;
  /** False while a page is late. */
  shown: boolean;
  generation: number;
}

const toastMs = 2000;

function routeOf(hash: string): State['route'] {
  const [, roleId, tab] = /^#\/detail\/([^/]+)\/(settings|members)/.exec(hash) ?? [];
  return { roleId, tab: (tab as Tab | undefined) ?? 'settings' };
}

function header(): VNode {
  return h('header', { id: 'header_container' }, [
    h('div', { class: 'top-bar' }, '1.888.799.9666'),
    h('div', { class: 'main-bar' }, [
      h('span', { class: 'brand' }, 'zoom'),
      ...['Products', 'Solutions', 'Resources', 'Plans & Pricing'].map((name) => h('a', { href: '#/' }, name)),
    ]),
  ]);
}

function side({ userManagement, roles, members }: Texts): VNode {
  const link = (label: string, current = false) =>
    h('a', { href: '#/', 'aria-current': current ? 'page' : undefined }, label);
  return h('nav', { class: 'side' }, [
    h('h2', 'Personal'),
    ...['Profile', 'Meetings', 'Webinars', 'Recordings', 'Settings'].map((name) => link(name)),
    h('h2', 'Admin'),
    link(userManagement),
    link(members),
    link(roles, true),
    link('Account Management'),
    link('Advanced'),
  ]);
}

function start(world: World): void {
  const words = texts[world.variant.language] ?? texts.en;
  const state: State = reactive({
    route: routeOf(location.hash),
    draft: { permissions: {}, changed: false, saving: false },
    toast: '',
    shown: false,
    generation: 0,
  });

  function currentRole() {
    return world.role.roles.find(({ id }) => id === state.route.roleId);
  }

  /** The boxes show the permissions as they are saved. */
  function resetDraft(): void {
    state.draft = { permissions: structuredClone(currentRole()?.permissions ?? {}), changed: false, saving: false };
  }

  /** Shows what the location says. */
  function arrive(): void {
    state.route = routeOf(location.hash);
    resetDraft();
    state.shown = world.variant.late === 0;
    if (!state.shown) {
      setTimeout(() => {
        state.shown = true;
      }, world.variant.late);
    }
  }

  const actions: RoleActions = {
    open(roleId, tab) {
      location.hash = `#/detail/${roleId}/${tab}`;
    },
    cancel() {
      location.hash = '#/';
    },
    /** Edit includes View: without View there is no Edit. */
    tick(rowId, kind, checked) {
      const next: Permission = { ...permissionOf(state.draft, rowId), [kind]: checked };
      if (kind === 'edit' && checked) {
        next.view = true;
      } else if (kind === 'view' && !checked) {
        next.edit = false;
      }
      state.draft.permissions[rowId] = next;
      state.draft.changed = true;
    },
    async save() {
      state.draft.saving = true;
      const answer = await act('role-save', { roleId: state.route.roleId, permissions: state.draft.permissions });
      Object.assign(world, answer);
      resetDraft();
      state.toast = words.saved;
      setTimeout(() => {
        state.toast = '';
      }, toastMs);
    },
  };

  function page(): VNode | string {
    if (!state.shown) {
      return '';
    }
    const view: RoleView = { variant: world.variant, words, roles: world.role.roles, actions };
    if (world.variant.roleAccess === 'none') {
      return h('p', { class: 'notice' }, words.forbidden);
    }
    const role = currentRole();
    return role ? roleDetail(view, role, state.route.tab, state.draft) : rolesList(view);
  }

  const Portal = defineComponent({
    setup: () => () => [
      header(),
      h('div', { class: 'layout' }, [side(words), h('main', { class: 'page', key: state.generation }, [page()])]),
      state.toast && h('div', { class: 'toast', role: 'alert' }, state.toast),
      h('button', { class: 'chat', type: 'button', 'aria-label': 'Chat' }, '…'),
    ],
  });

  addStyle();
  document.title = `${words.roles} - Zoom`;
  window.addEventListener('hashchange', arrive);
  onReplaceNodes(world.variant.replaceNodes, () => {
    state.generation += 1;
  });
  arrive();
  createApp(Portal).mount('#app');
}

void loadWorld().then(start);
