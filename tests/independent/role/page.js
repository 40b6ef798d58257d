import { computed, createApp, h, nextTick, onMounted, onUnmounted, reactive, ref } from 'vue';

const WORDS = {
  en: {
    list: 'Roles',
    nav: [
      'Profile',
      'Meetings',
      'Webinars',
      'Phone',
      'Recordings',
      'User Management',
      'Roles',
      'Device Management',
      'Account Management',
      'Advanced',
    ],
    members: 'Role Members',
    settings: 'Role Settings',
    view: 'View',
    edit: 'Edit',
    save: 'Save',
    cancel: 'Cancel',
    back: 'Back to Roles',
    name: 'Role Name',
    desc: 'Description',
    saved: 'Your settings have been updated',
    sections: ['User and Permission Management', 'Dashboard', 'Account Management', 'Advanced features'],
    add: 'Add Role',
    count: 'Members',
    s2s: 'Server-to-Server OAuth app',
    dev: 'Zoom for developers',
    mkt: 'Marketplace',
    oauth: 'OAuth app',
    chat: 'Chatbot',
    sdk: 'Meeting SDK app',
    integration: 'Integration',
    report: 'Server-to-Server report access',
  },
  fr: {
    list: 'R\u00f4les',
    nav: [
      'Profil',
      'R\u00e9unions',
      'Webinaires',
      'T\u00e9l\u00e9phone',
      'Enregistrements',
      'Gestion des utilisateurs',
      'R\u00f4les',
      'Gestion des appareils',
      'Gestion du compte',
      'Avanc\u00e9',
    ],
    members: 'Membres du r\u00f4le',
    settings: 'Param\u00e8tres du r\u00f4le',
    view: 'Afficher',
    edit: 'Modifier',
    save: 'Enregistrer',
    cancel: 'Annuler',
    back: 'Retour aux r\u00f4les',
    name: 'Nom du r\u00f4le',
    desc: 'Description',
    saved: 'Vos param\u00e8tres ont \u00e9t\u00e9 mis \u00e0 jour',
    sections: [
      'Gestion des utilisateurs et des autorisations',
      'Tableau de bord',
      'Gestion du compte',
      'Fonctionnalit\u00e9s avanc\u00e9es',
    ],
    add: 'Ajouter un r\u00f4le',
    count: 'Membres',
    s2s: 'Application OAuth de serveur \u00e0 serveur',
    dev: 'Zoom pour les d\u00e9veloppeurs',
    mkt: 'Place de march\u00e9',
    oauth: 'Application OAuth',
    chat: 'Chatbot',
    sdk: 'Application Meeting SDK',
    integration: 'Int\u00e9gration',
    report: 'Acc\u00e8s aux rapports de serveur \u00e0 serveur',
  },
  ja: {
    list: '\u5f79\u5272',
    nav: [
      '\u30d7\u30ed\u30d5\u30a3\u30fc\u30eb',
      '\u30df\u30fc\u30c6\u30a3\u30f3\u30b0',
      '\u30a6\u30a7\u30d3\u30ca\u30fc',
      '\u96fb\u8a71',
      '\u30ec\u30b3\u30fc\u30c7\u30a3\u30f3\u30b0',
      '\u30e6\u30fc\u30b6\u30fc\u7ba1\u7406',
      '\u5f79\u5272',
      '\u30c7\u30d0\u30a4\u30b9\u7ba1\u7406',
      '\u30a2\u30ab\u30a6\u30f3\u30c8\u7ba1\u7406',
      '\u8a73\u7d30',
    ],
    members: '\u5f79\u5272\u306e\u30e1\u30f3\u30d0\u30fc',
    settings: '\u5f79\u5272\u306e\u8a2d\u5b9a',
    view: '\u8868\u793a',
    edit: '\u7de8\u96c6',
    save: '\u4fdd\u5b58',
    cancel: '\u30ad\u30e3\u30f3\u30bb\u30eb',
    back: '\u5f79\u5272\u306b\u623b\u308b',
    name: '\u5f79\u5272\u540d',
    desc: '\u8aac\u660e',
    saved: '\u8a2d\u5b9a\u304c\u66f4\u65b0\u3055\u308c\u307e\u3057\u305f',
    sections: [
      '\u30e6\u30fc\u30b6\u30fc\u3068\u6a29\u9650\u306e\u7ba1\u7406',
      '\u30c0\u30c3\u30b7\u30e5\u30dc\u30fc\u30c9',
      '\u30a2\u30ab\u30a6\u30f3\u30c8\u7ba1\u7406',
      '\u8a73\u7d30\u6a5f\u80fd',
    ],
    add: '\u5f79\u5272\u306e\u8ffd\u52a0',
    count: '\u30e1\u30f3\u30d0\u30fc',
    s2s: '\u30b5\u30fc\u30d0\u30fc\u9593OAuth\u30a2\u30d7\u30ea',
    dev: '\u30c7\u30d9\u30ed\u30c3\u30d1\u30fc\u5411\u3051Zoom',
    mkt: '\u30de\u30fc\u30b1\u30c3\u30c8\u30d7\u30ec\u30a4\u30b9',
    oauth: 'OAuth\u30a2\u30d7\u30ea',
    chat: '\u30c1\u30e3\u30c3\u30c8\u30dc\u30c3\u30c8',
    sdk: 'Meeting SDK\u30a2\u30d7\u30ea',
    integration: '\u7d71\u5408',
    report: '\u30b5\u30fc\u30d0\u30fc\u9593\u30ec\u30dd\u30fc\u30c8\u306e\u30a2\u30af\u30bb\u30b9',
  },
};
const lang = (document.documentElement.lang || navigator.language).slice(0, 2);
const L = WORDS[lang] ?? WORDS.en;
const FILLER = [
  'Audio Conferencing',
  'Branding',
  'Call Queues',
  'Chat Channels',
  'Cloud Recording',
  'Contact Groups',
  'Device Profiles',
  'Digital Signage',
  'Emergency Services',
  'Events',
  'File Storage',
  'H.323/SIP Room Connector',
  'IM Groups',
  'Information Barriers',
  'Interop',
  'Language Interpretation',
  'Legal Hold',
  'Mail',
  'Meeting Templates',
  'Notes',
  'Operation Logs',
  'Personal Contacts',
  'Phone Numbers',
  'Polls',
  'Provisioning',
  'Quality of Service',
  'Registration',
  'Rooms',
  'SAML Response Log',
  'Scheduler',
  'Security',
  'Single Sign-On',
  'Speed Dial',
  'Storage Location',
  'Team Chat',
  'Tracking Fields',
  'Translations',
  'Usage Reports',
  'Vanity Domain',
  'Video Management',
  'Virtual Agent',
  'Virtual Backgrounds',
  'Visitor Management',
  'Voicemail',
  'Webhooks',
  'Webinar Plans',
  'Whiteboards',
  'Workspaces',
  'Workvivo',
  'Zoom Docs',
  'Zoom Rooms Kiosk',
  'Zoom Sign',
];
const words = { en: (s) => s, fr: (s) => `${s} (gestion)`, ja: (s) => `${s} \u306e\u7ba1\u7406` }[
  WORDS[lang] ? lang : 'en'
];
const advanced = FILLER.map((n, i) => ({ id: `p${i}`, name: words(n), edit: i % 7 !== 3 }));
advanced.splice(33, 0, { id: 'mkt', name: L.mkt, edit: true }, { id: 'int', name: L.integration, edit: true });
advanced.splice(
  41,
  0,
  { id: 'oauth', name: L.oauth, edit: true },
  { id: 'chat', name: L.chat, edit: true },
  { id: 'dev', name: L.dev, edit: true },
  { id: 's2s', name: L.s2s, edit: true },
  { id: 's2srep', name: L.report, edit: false },
  { id: 'sdk', name: L.sdk, edit: true },
);
const section = (title, names) => ({
  title,
  rows: names.map((n, i) => ({ id: `${title}${i}`, name: words(n), edit: i % 4 !== 2 })),
});
const SECTIONS = [
  section(L.sections[0], ['Users', 'Roles', 'Groups', 'Permission Restriction']),
  section(L.sections[1], ['Meetings', 'Zoom Rooms', 'Webinars']),
  section(L.sections[2], ['Account Profile', 'Account Settings', 'Billing']),
  { title: L.sections[3], rows: advanced },
];

const TOTAL = SECTIONS.reduce((n, s) => n + s.rows.length, 0);
const cell = new Map(); // `${id}:${column}` -> wrap element; the page's own truth
let saveButton = null;
window.__oracle = (t) => {
  const wrap = t === 'role.s2s.view' ? cell.get('s2s:view') : t === 'role.s2s.edit' ? cell.get('s2s:edit') : null;
  if (t === 'role.save') return saveButton?.isConnected ? [saveButton] : [];
  return wrap?.isConnected ? [wrap, wrap.firstElementChild] : [];
};
for (const type of ['click', 'input', 'change'])
  addEventListener(
    type,
    (e) => {
      fetch('/role/api/event', {
        method: 'POST',
        keepalive: true,
        body: JSON.stringify({ type, trusted: e.isTrusted, tag: e.target.tagName }),
      }).catch(() => {});
    },
    true,
  );

const CheckBox = {
  props: ['modelValue', 'row', 'column'],
  emits: ['update:modelValue'],
  setup:
    (p, { emit }) =>
    () =>
      h('span', { class: 'zoom-checkbox' }, [
        h(
          'span',
          {
            class: ['zoom-checkbox__wrap', p.modelValue && 'is-checked'],
            ref: (el) => {
              if (el) cell.set(`${p.row}:${p.column}`, el);
            },
          },
          [
            h('span', { class: 'zoom-checkbox__inner' }),
            h('input', {
              type: 'checkbox',
              class: 'zoom-checkbox__original',
              checked: p.modelValue,
              onChange: (e) => emit('update:modelValue', e.target.checked),
            }),
          ],
        ),
      ]),
};

const Settings = {
  props: ['id'],
  setup() {
    const on = reactive({}),
      dirty = ref(false),
      shown = ref(16),
      ready = ref(false),
      toast = ref('');
    let timer;
    const more = () => {
      if (shown.value < TOTAL && innerHeight + scrollY > document.documentElement.scrollHeight - 260) {
        clearTimeout(timer);
        timer = setTimeout(() => {
          shown.value = Math.min(TOTAL, shown.value + 12);
          nextTick(more);
        }, 130);
      }
    };
    onMounted(async () => {
      const data = await fetch('/role/api/role').then((r) => r.json());
      Object.assign(on, data.granted);
      setTimeout(() => {
        ready.value = true;
        nextTick(more);
      }, data.delay ?? 350);
      addEventListener('scroll', more, { passive: true });
    });
    onUnmounted(() => removeEventListener('scroll', more));
    const set = (row, column, value) => {
      on[`${row}:${column}`] = value;
      if (column === 'edit' && value) on[`${row}:view`] = true;
      if (column === 'view' && !value) on[`${row}:edit`] = false;
      dirty.value = true;
    };
    const save = async () => {
      await fetch('/role/api/role', { method: 'POST', body: JSON.stringify(on) });
      dirty.value = false;
      toast.value = L.saved;
      setTimeout(() => {
        toast.value = '';
      }, 1800);
    };
    return () => {
      if (!ready.value) return h('div', { class: 'zoom-loading', style: 'padding:40px;color:#888' }, '\u2026');
      let left = shown.value;
      return h('div', [
        ...SECTIONS.map((s) => {
          const rows = s.rows.slice(0, Math.max(0, left));
          left -= s.rows.length;
          if (!rows.length) return null;
          return h('section', { class: 'privilege-section' }, [
            h('div', { class: 'privilege-head' }, [
              h('h3', { class: 'privilege-title' }, s.title),
              h('span', { class: 'privilege-col' }, L.view),
              h('span', { class: 'privilege-col' }, L.edit),
            ]),
            ...rows.map((r) =>
              h('div', { class: 'privilege-row', key: r.id }, [
                h('div', { class: 'privilege-name' }, r.name),
                h(
                  'div',
                  { class: 'privilege-col' },
                  h(CheckBox, {
                    row: r.id,
                    column: 'view',
                    modelValue: !!on[`${r.id}:view`],
                    'onUpdate:modelValue': (v) => set(r.id, 'view', v),
                  }),
                ),
                h(
                  'div',
                  { class: 'privilege-col' },
                  r.edit
                    ? h(CheckBox, {
                        row: r.id,
                        column: 'edit',
                        modelValue: !!on[`${r.id}:edit`],
                        'onUpdate:modelValue': (v) => set(r.id, 'edit', v),
                      })
                    : '\u2014',
                ),
              ]),
            ),
          ]);
        }),
        dirty.value
          ? h('div', { class: 'sticky-actions' }, [
              h(
                'button',
                {
                  type: 'button',
                  class: 'zoom-button zoom-button--primary',
                  ref: (el) => {
                    saveButton = el;
                  },
                  onClick: save,
                },
                h('span', { class: 'zoom-button__slot' }, L.save),
              ),
              h(
                'button',
                { type: 'button', class: 'zoom-button', onClick: () => location.reload() },
                h('span', { class: 'zoom-button__slot' }, L.cancel),
              ),
            ])
          : null,
        toast.value ? h('div', { class: 'zoom-message', role: 'alert' }, toast.value) : null,
      ]);
    };
  },
};

const roles = [
  ['1', 'Owner'],
  ['2', 'Admin'],
  ['RkW3nDqBTbG_x1', 'Compliance Admin'],
  ['3', 'Member'],
];
const App = {
  setup() {
    const hash = ref(location.hash);
    addEventListener('hashchange', () => {
      hash.value = location.hash;
      scrollTo(0, 0);
    });
    const match = computed(() => hash.value.match(/^#\/detail\/([^/]+)\/(settings|members)/));
    const body = () => {
      if (!match.value)
        return h('div', [
          h('h2', L.list),
          h(
            'div',
            { style: 'margin:12px 0' },
            h(
              'button',
              { class: 'zoom-button zoom-button--primary' },
              h('span', { class: 'zoom-button__slot' }, L.add),
            ),
          ),
          h('table', { class: 'zoom-table' }, [
            h(
              'thead',
              h(
                'tr',
                [L.name, L.desc, L.count, ''].map((t) => h('th', t)),
              ),
            ),
            h(
              'tbody',
              roles.map(([id, n]) =>
                h('tr', { class: 'zoom-table__row' }, [
                  h('td', n),
                  h('td', '\u2014'),
                  h('td', id === '3' ? '241' : '2'),
                  h('td', h('a', { class: 'zoom-link', href: `#/detail/${id}/settings` }, L.edit)),
                ]),
              ),
            ),
          ]),
        ]);
      const [, id, tab] = match.value;
      return h('div', [
        h('a', { class: 'zoom-link', href: '#/' }, `\u2039 ${L.back}`),
        h('h2', roles.find(([r]) => r === id)?.[1] ?? id),
        h(
          'div',
          { class: 'zoom-tabs__nav', role: 'tablist' },
          [
            ['members', L.members],
            ['settings', L.settings],
          ].map(([k, t]) =>
            h(
              'a',
              {
                class: ['zoom-tabs__item', tab === k && 'is-active'],
                role: 'tab',
                'aria-selected': tab === k,
                href: `#/detail/${id}/${k}`,
              },
              t,
            ),
          ),
        ),
        tab === 'settings' ? h(Settings, { id, key: id }) : h('p', '\u2014'),
      ]);
    };
    return () =>
      h('div', [
        h('div', { id: 'header_container' }, [
          h('strong', { style: 'color:#0b5cff;font-size:26px' }, 'zoom'),
          h('span', 'Products'),
          h('span', 'Solutions'),
          h('span', 'Resources'),
          h('span', 'Plans & Pricing'),
          h('span', { style: 'flex:1' }),
          h('button', { class: 'zoom-button' }, 'Schedule'),
        ]),
        h('div', { class: 'layout' }, [
          h(
            'nav',
            { class: 'side' },
            L.nav.map((t, i) => h('a', { href: i === 6 ? '#/' : 'javascript:void 0', class: i === 6 ? 'on' : '' }, t)),
          ),
          h('main', body()),
        ]),
        h('div', {
          style:
            'position:fixed;right:20px;bottom:20px;width:52px;height:52px;border-radius:26px;background:#0b5cff;z-index:9000',
          'aria-label': 'Chat',
        }),
      ]);
  },
};
createApp(App).mount('#app');
