import type { Builder, Child } from './build.ts';
import { withoutTruth } from './scopes.ts';
import { columns, type Drawn, notices, over } from './shell.ts';
import * as strangers from './strangers.ts';

/**
 * The words of the localised pages. English is from the evidence; what stands for French, German and Japanese is merely
 * plausible, as nobody has read the real pages: the guide must not know it, and must draw no ring that is wrong.
 */
const WORDS = {
  en: {
    advanced: 'Advanced features',
    s2s: 'Server-to-Server OAuth app',
    developers: 'Zoom for developers',
    view: 'View',
    edit: 'Edit',
    save: 'Save Changes',
    connectors: 'Data connectors',
    activate: 'Activate connector',
    add: 'Add connector',
    accept: 'Accept',
    name: 'Connector name',
    next: 'Next',
    back: 'Back',
    cancel: 'Cancel',
    account: 'Account ID',
    client: 'Client ID',
    secret: 'Client secret',
    validate: 'Validate connection',
    finish: 'Finish',
    review: 'Review and finish',
    authentication: 'Authentication',
    terms: 'Terms of service',
    home: 'Home',
    settings: 'Role Settings',
  },
  fr: {
    advanced: 'Fonctionnalités avancées',
    s2s: 'Application OAuth serveur à serveur',
    developers: 'Zoom pour les développeurs',
    view: 'Afficher',
    edit: 'Modifier',
    save: 'Enregistrer',
    connectors: 'Connecteurs de données',
    activate: 'Activer le connecteur',
    add: 'Ajouter un connecteur',
    accept: 'Accepter',
    name: 'Nom du connecteur',
    next: 'Suivant',
    back: 'Précédent',
    cancel: 'Annuler',
    account: 'ID de compte',
    client: 'ID client',
    secret: 'Clé secrète client',
    validate: 'Valider la connexion',
    finish: 'Terminer',
    review: 'Vérifier et terminer',
    authentication: 'Authentification',
    terms: 'Conditions',
    home: 'Accueil',
    settings: 'Paramètres du rôle',
  },
  de: {
    advanced: 'Erweiterte Funktionen',
    s2s: 'Server-zu-Server-OAuth-App',
    developers: 'Zoom für Entwickler',
    view: 'Anzeigen',
    edit: 'Bearbeiten',
    save: 'Speichern',
    connectors: 'Datenconnectors',
    activate: 'Connector aktivieren',
    add: 'Connector hinzufügen',
    accept: 'Annehmen',
    name: 'Connectorname',
    next: 'Weiter',
    back: 'Zurück',
    cancel: 'Abbrechen',
    account: 'Konto-ID',
    client: 'Client-ID',
    secret: 'Geheimer Clientschlüssel',
    validate: 'Verbindung überprüfen',
    finish: 'Fertig stellen',
    review: 'Überprüfen',
    authentication: 'Authentifizierung',
    terms: 'Bedingungen',
    home: 'Start',
    settings: 'Rolleneinstellungen',
  },
  ja: {
    advanced: '詳細設定',
    s2s: 'サーバー間 OAuth アプリ',
    developers: 'デベロッパー向けZoom',
    view: '表示',
    edit: '編集',
    save: '保存',
    connectors: 'データ コネクタ',
    activate: 'コネクタをアクティブ化',
    add: 'コネクタの追加',
    accept: '同意する',
    name: 'コネクタ名',
    next: '次へ',
    back: '戻る',
    cancel: 'キャンセル',
    account: 'アカウント ID',
    client: 'クライアント ID',
    secret: 'クライアント シークレット',
    validate: '接続の検証',
    finish: '完了',
    review: '確認と完了',
    authentication: '認証',
    terms: '利用規約',
    home: 'ホーム',
    settings: '役割の設定',
  },
} as const;

const words = (b: Builder) => WORDS[b.axes.language];

/** Role settings: rows with View and Edit, as a table, as a grid of plain elements, or with a label at each box. */
export function role(b: Builder): Drawn {
  const w = words(b);
  const shape = b.rnd.pick(['table', 'grid', 'labels']);
  const boxes = (target?: string): HTMLElement[] =>
    ['view', 'edit'].map((part) => {
      const id = target && `${target}.${part}`;
      const checked = b.rnd.chance(0.2);
      return shape === 'labels' ? b.labelledTick(w[part as 'view'], id, checked) : b.tick(id, checked).whole;
    });
  const line = (name: string, target?: string): HTMLElement => {
    const [view, edit] = boxes(target) as [HTMLElement, HTMLElement];
    const label = b.h('span', 'font: 13px sans-serif', b.text(name));
    return shape === 'table'
      ? b.h('tr', '', [
          b.h('td', 'padding: 8px', [label]),
          b.h('td', 'padding: 8px 24px', [view]),
          b.h('td', 'padding: 8px 24px', [edit]),
        ])
      : b.h('div', 'display: flex; align-items: center; min-height: 36px', [
          b.h('div', 'width: 260px', [label]),
          b.h('div', 'width: 90px', [view]),
          b.h('div', 'width: 90px', [edit]),
        ]);
  };
  const head =
    shape === 'table'
      ? b.h('thead', '', [
          b.h(
            'tr',
            '',
            ['', w.view, w.edit].map((text) => b.h('th', 'padding: 8px 24px; text-align: start', [text])),
          ),
        ])
      : b.h(
          'div',
          'display: flex',
          shape === 'grid'
            ? [b.h('div', 'width: 260px', []), b.h('div', 'width: 90px', [w.view]), b.h('div', 'width: 90px', [w.edit])]
            : [],
        );
  const others = strangers.otherRows(b, w.s2s, w);
  const own = others ? [] : [line(w.s2s, 'role.s2s')];
  const rows = [line('Integration'), line(w.developers), ...own, line('Marketplace')];
  const table =
    shape === 'table'
      ? b.h('table', 'border-collapse: collapse', [head, b.h('tbody', '', rows)])
      : b.h('div', '', [head, ...rows]);
  const side = b.h(
    'nav',
    'width: 160px',
    ['Users', 'Roles', w.edit].map((name) => b.h('a', 'display: block; padding: 6px', [name], { href: '#' })),
  );
  const content = [
    b.h('h1', '', [w.settings]),
    ...(b.meets('rename') ? [strangers.rename(b)] : []),
    b.heading('Dashboard', 3),
    line('Dashboard'),
    b.heading(w.advanced, 3),
    table,
    ...(others ? [others] : []),
    ...(b.meets('rename')
      ? []
      : [b.h('div', '', [b.button(w.save, 'role.save', { primary: true }), b.button(w.cancel)])]),
  ];
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; min-width: 0', [
    ...notices(b, ['View', 'Save Changes', 'Advanced features']),
    ...content,
  ]);
  return {
    host: 'zoom.us',
    path: '/role#/detail/R7x/settings',
    page: 'role',
    nodes: columns(b, 'display: flex; flex-wrap: wrap', side, main),
  };
}

function portal(b: Builder, content: Child[], target?: string): Child[] {
  const w = words(b);
  const nav = b.h(
    b.axes.landmarks ? 'nav' : 'div',
    'width: 180px',
    [w.home, 'Audit', 'Data Loss Prevention'].map((name) =>
      b.h('a', 'display: block; padding: 6px', [name], { href: '#' }),
    ),
  );
  const top = b.h('div', 'display: flex; justify-content: space-between', [
    b.h('h1', 'font: bold 20px sans-serif', ['Compliance Manager']),
    ...(b.meets('connectors-elsewhere') ? [] : [b.link(w.connectors, target)]),
  ]);
  const main = b.h(b.axes.landmarks ? 'main' : 'div', 'flex: 1 1 300px; min-width: 0', [
    top,
    ...(b.meets('connectors-elsewhere') ? [strangers.connectorsElsewhere(b, w.connectors)] : []),
    ...notices(b, [w.connectors, w.next, w.activate]),
    ...content,
  ]);
  return columns(b, 'display: flex; flex-wrap: wrap; gap: 12px', nav, main);
}

const HOST = 'purview.microsoft.com';

export function managerHome(b: Builder): Drawn {
  return {
    host: HOST,
    path: '/compliancemanager/overviewpage?tid=1',
    page: 'cm-home',
    nodes: portal(b, [b.heading('Overview', 2), b.paragraph('Your compliance score: 62%')], 'purview.connectors'),
  };
}

function list(b: Builder, target: string | undefined, button: string | undefined): Child[] {
  const w = words(b);
  const names = ['Corporate Sustainability', 'Salesforce', ...(b.meets('publisher-column') ? [] : ['Zoom'])];
  // Rows that are clicked as a whole would be right.
  const pointer = b.rnd.pick(['auto', 'auto', b.meets('row-actions') ? 'auto' : 'pointer']);
  const box = (name: string): Child =>
    b.meets('row-actions')
      ? strangers.rowActions(b, () => '⋯')
      : b.tick(name === 'Zoom' ? target : undefined, false).whole;
  const rows = names.map((name) =>
    b.h(
      'div',
      `display: flex; align-items: center; gap: 16px; padding: 6px; cursor: ${pointer}`,
      [
        b.h('div', 'width: 40px', [box(name)], { role: 'gridcell' }),
        b.h('div', 'width: 200px; font: 13px sans-serif', b.text(name), { role: 'gridcell' }),
        b.h(
          'div',
          'font: 13px sans-serif',
          [b.meets('publisher-column') && name === 'Salesforce' ? 'Zoom' : 'Microsoft'],
          { role: 'gridcell' },
        ),
      ],
      { role: 'row' },
    ),
  );
  return [
    b.button(w.activate, button),
    ...(b.meets('add-command') ? [b.button(w.add)] : []),
    b.h('div', '', rows, { role: 'grid', 'aria-rowcount': String(rows.length) }),
  ];
}

export function connectors(b: Builder): Drawn {
  const w = words(b);
  if (b.meets('salesforce-panel')) {
    return wizard(
      b,
      'cm-popup',
      'Salesforce',
      [b.paragraph('About it.')],
      [b.button(w.activate), b.button(w.cancel)],
      false,
    );
  }
  return {
    host: HOST,
    path: '/compliancemanager/connectors',
    page: 'cm-connectors',
    nodes: portal(b, [b.heading(w.connectors, 2), ...list(b, 'purview.zoom', 'purview.activate')]),
  };
}

function wizard(
  b: Builder,
  page: string,
  title: string,
  content: Child[],
  end: HTMLElement[],
  hasSteps = b.rnd.chance(0.4),
): Drawn {
  const under = withoutTruth(b);
  const w = words(b);
  const beneath = portal(under, [...list(under, undefined, undefined), under.button(w.next), under.field(w.account)]);
  // The wizard lists its pages beside each of them.
  const steps = [w.terms, w.name, w.authentication, w.review].map((step) =>
    b.h('li', 'font: 12px sans-serif; padding: 4px', [step]),
  );
  const rail = hasSteps ? [b.h('ol', 'float: inline-end; margin: 0 12px', steps)] : [];
  return {
    host: HOST,
    path: '/compliancemanager/connectors',
    page,
    nodes: over(b, title, [...rail, ...content, b.h('div', 'margin-top: 24px', end)], beneath, b.rnd.chance(0.7)),
  };
}

export function about(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-about',
    'Zoom',
    [b.paragraph('This connector brings the security settings of your Zoom account.')],
    [b.button(w.add, 'purview.add-connector', { primary: true }), b.button(w.cancel)],
  );
}

export function terms(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-terms',
    w.terms,
    [b.paragraph('By accepting, you allow Microsoft to read data from the service.')],
    [b.button(w.accept, 'purview.accept', { primary: true }), b.button(w.cancel)],
    // Terms that nothing ties to a connector may be anybody's.
    true,
  );
}

export function connectorName(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-name',
    w.name,
    [b.field(w.name, 'purview.connector-name')],
    [b.button(w.back), b.button(w.next, 'purview.next', { primary: true }), b.button(w.cancel)],
  );
}

export function authentication(b: Builder): Drawn {
  const w = words(b);
  const fields = [
    b.field(w.account, 'purview.account-id'),
    b.field(w.client, 'purview.client-id'),
    b.field(w.secret, 'purview.client-secret', { secret: b.rnd.chance(0.7) }),
  ];
  return wizard(
    b,
    'cm-authentication',
    w.authentication,
    [...fields, b.button(w.validate, 'purview.validate')],
    [b.button(w.back), b.button(w.next, 'purview.next'), b.button(w.cancel)],
  );
}

export function review(b: Builder): Drawn {
  const w = words(b);
  return wizard(
    b,
    'cm-review',
    w.review,
    [b.paragraph('Review your settings before you finish.'), b.paragraph(`${w.name}: Purview reader`)],
    [b.button(w.back), b.button(w.finish, 'purview.finish', { primary: true }), b.button(w.cancel)],
  );
}
