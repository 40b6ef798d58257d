// Draws one page variant from a seed: what page, in what state, at what address, and how its markup is made.
// Pure: the same seed gives the same specification in any run.
export function rng(seed) {
  let a = (seed * 2654435761 + 0x6d2b79f5) >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Each kind with its states; the report walks them in turn so that every one is met in a short run. */
export const KINDS = {
  'chooser-dialog': ['unchosen', 'chosen'],
  'chooser-page': ['cards'],
  'name-dialog': ['empty', 'filled'],
  credentials: ['masked', 'revealed'],
  information: ['some', 'some', 'all', 'one'],
  feature: ['off', 'on'],
  'scopes-table': [
    'classic-missing',
    'classic-complete',
    'classic-extra',
    'granular-missing',
    'granular-complete',
    'empty',
  ],
  'scopes-dialog-classic': ['in-pane', 'other-pane', 'ticked'],
  'scopes-dialog-granular': ['collapsed', 'expanded', 'offscreen', 'other-pane', 'searched', 'ticked'],
  activation: ['incomplete', 'ready', 'activated', 'deactivated'],
  'created-apps': ['without', 'with'],
  'general-app': ['information', 'credentials', 'scopes'],
  home: ['closed', 'open'],
  role: ['none', 'view', 'both'],
  'purview-list': ['none', 'chosen', 'other'],
  'purview-form': ['empty', 'filled', 'validated'],
};
export const PURVIEW = ['purview-list', 'purview-form'];
// How often each kind comes: the app's own pages, where most of the work is done, come twice.
export const ORDER = [
  'information',
  'scopes-table',
  'activation',
  'chooser-dialog',
  'credentials',
  'scopes-dialog-granular',
  'role',
  'name-dialog',
  'scopes-dialog-classic',
  'information',
  'general-app',
  'scopes-table',
  'chooser-page',
  'feature',
  'scopes-dialog-granular',
  'created-apps',
  'activation',
  'home',
  'credentials',
  'role',
];

export const AXES = {
  tag: ['button', 'a', 'div', 'submit', 'shadow', 'mixed'],
  assoc: ['for', 'wrap', 'aria-label', 'labelledby', 'above', 'left', 'table', 'placeholder'],
  spelling: ['plain', 'case', 'hyphen', 'star', 'colon', 'required', 'nbsp', 'zwsp', 'split', 'transform'],
  check: ['native', 'overlaid', 'role-box', 'role-row', 'switch'],
  dialog: ['native', 'role', 'bare'],
  noise: ['none', 'hash', 'utility', 'bem', 'misleading'],
  hidden: ['none', 'none', 'display', 'visibility', 'opacity', 'offscreen', 'zero-height', 'aria-hidden-behind'],
  under: [false, false, false, true],
  list: ['short', 'short', 'short', 'short', '1500', 'virtual'],
  theme: ['light', 'light', 'dark'],
  view: ['1280', '1280', '1280', '900', '200%'],
  dir: ['ltr', 'ltr', 'ltr', 'ltr', 'rtl'],
  late: [0, 0, 120, 400, 900, 1500],
  replaced: [false, false, true],
};

const b64 = (r, n) =>
  Array.from(
    { length: n },
    () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'[(r() * 64) | 0],
  ).join('');

export function draw(seed, kind, state) {
  const r = rng(seed);
  const pick = (list) => list[(r() * list.length) | 0];
  kind ??= pick([...ORDER, ...PURVIEW]);
  state ??= pick(KINDS[kind]);
  const axes = Object.fromEntries(Object.entries(AXES).map(([name, values]) => [name, pick(values)]));
  axes.depth = (r() * 9) | 0;
  axes.help = r() < 0.3;
  axes.cookie = r() < 0.3;
  axes.chat = pick(['none', 'none', 'bubble', 'form']);
  axes.drawer = r() < 0.25;
  axes.newsletter = r() < 0.25;
  if (!/^scopes/.test(kind)) axes.list = 'short';
  // A table that shows a few of its rows proves what is there, never what is missing: then nobody could say.
  if (kind === 'scopes-table' && axes.list === 'virtual' && /missing|empty/.test(state)) axes.list = '1500';
  if (kind === 'scopes-table' && state === 'empty') axes.list = 'short';
  if (kind === 'scopes-dialog-classic' && state === 'in-pane' && axes.list === 'short' && r() < 0.3)
    axes.scrolled = true;
  if (!/dialog/.test(kind)) axes.dialog = 'none';
  const app = b64(r, 22),
    token = b64(r, 22);
  const market = 'marketplace.zoom.us',
    q = `?_x_zm_rtaid=${token}`;
  const at = (host, path) => ({ host, path });
  const where = {
    'chooser-dialog': () => at(market, `/develop/create${q}`),
    'chooser-page': () => at(market, `/develop/create${q}`),
    'name-dialog': () => at(market, `/develop/create${q}`),
    credentials: () => at(market, `/develop/apps/${app}/credentials`),
    information: () => at(market, `/develop/apps/${app}/information`),
    feature: () => at(market, `/develop/apps/${app}/feature`),
    'scopes-table': () => at(market, `/develop/apps/${app}/scope`),
    'scopes-dialog-classic': () => at(market, `/develop/apps/${app}/scope`),
    'scopes-dialog-granular': () => at(market, `/develop/apps/${app}/scope`),
    activation: () => at(market, `/develop/apps/${app}/activation`),
    'created-apps': () => at(market, `/user/build${q}`),
    'general-app': () =>
      at(
        market,
        `/develop/applications/${app}/${{ information: 'information', credentials: 'information', scopes: 'scopes' }[state]}?mode=dev`,
      ),
    home: () => at(market, `/${q}`),
    role: () => at('zoom.us', `/role${q}#/detail/${b64(r, 22)}/settings`),
    'purview-list': () =>
      at(
        'purview.microsoft.com',
        `${pick([
          '/compliancemanager/connectors',
          '/settings/application-settings/compliancemanager',
          '/compliancemanager/dataconnectors',
        ])}?tid=${token}`,
      ),
    'purview-form': () =>
      at(
        'purview.microsoft.com',
        `${pick(['/compliancemanager/connectors', '/settings/application-settings/compliancemanager'])}?tid=${token}`,
      ),
  }[kind]();
  // keys under which the server finds the specification again
  const key = /\/develop\/app(s|lications)\//.test(where.path) ? app : token;
  return { seed, kind, state, axes, key, ...where, url: `https://${where.host}${where.path}` };
}

/** n specifications: kinds and states in turn, everything else by chance. */
export function plan(n, seed = 1) {
  const turn = {};
  const zoom = [],
    purview = [];
  const shuffledStates = (kind) =>
    (turn[kind] ??= { i: (rng(seed * 31 + kind.length * 7)() * KINDS[kind].length) | 0 });
  const next = (kind) => {
    const t = shuffledStates(kind);
    return KINDS[kind][t.i++ % KINDS[kind].length];
  };
  const nPurview = Math.max(2, Math.round(n * 0.12));
  for (let i = 0; i < n - nPurview; i++) {
    const kind = ORDER[i % ORDER.length];
    zoom.push(draw(seed * 100003 + i, kind, next(kind)));
  }
  for (let i = 0; i < nPurview; i++) {
    const kind = PURVIEW[i % 2];
    purview.push(draw(seed * 100003 + 50000 + i, kind, next(kind)));
  }
  return { zoom, purview };
}
