/**
 * The words of the role page. English as in the evidence (Zoom's internal-apps documentation and Microsoft's page,
 * 2023-26); of the other languages only `Advanced features`, `View` and `Edit` were ever seen, in machine translations,
 * and the rest is merely plausible: a guide must not know these words.
 */
import type { Language } from '../server/world-role-purview.ts';

export interface Texts {
  userManagement: string;
  roles: string;
  description: string;
  roleName: string;
  members: string;
  edit: string;
  view: string;
  editColumn: string;
  roleSettings: string;
  roleMembers: string;
  back: string;
  save: string;
  saveShort: string;
  cancel: string;
  saved: string;
  forbidden: string;
  readOnly: string;
  sections: { accounts: string; users: string; dashboard: string; advanced: string };
  s2s: string;
  developers: string;
}

const en: Texts = {
  userManagement: 'User Management',
  roles: 'Roles',
  description: 'A role is a set of permissions. Each user of this account has one role.',
  roleName: 'Role name',
  members: 'Members',
  edit: 'Edit',
  view: 'View',
  editColumn: 'Edit',
  roleSettings: 'Role Settings',
  roleMembers: 'Role Members',
  back: 'Back to Role Management',
  save: 'Save Changes',
  saveShort: 'Save',
  cancel: 'Cancel',
  saved: 'Your changes have been saved.',
  forbidden: 'You do not have permission to access this page.',
  readOnly: 'You can view this role, but not change it.',
  sections: {
    accounts: 'Account Management',
    users: 'User and Permission Management',
    dashboard: 'Dashboard',
    advanced: 'Advanced features',
  },
  s2s: 'Server-to-Server OAuth app',
  developers: 'Zoom for developers',
};

const fr: Texts = {
  userManagement: 'Gestion des utilisateurs',
  roles: 'Rôles',
  description: 'Un rôle est un ensemble d’autorisations. Chaque utilisateur de ce compte a un rôle.',
  roleName: 'Nom du rôle',
  members: 'Membres',
  edit: 'Modifier',
  view: 'Afficher',
  editColumn: 'Modifier',
  roleSettings: 'Paramètres du rôle',
  roleMembers: 'Membres du rôle',
  back: 'Retour à la gestion des rôles',
  save: 'Enregistrer les modifications',
  saveShort: 'Enregistrer',
  cancel: 'Annuler',
  saved: 'Vos modifications ont été enregistrées.',
  forbidden: 'Vous n’êtes pas autorisé à accéder à cette page.',
  readOnly: 'Vous pouvez consulter ce rôle, mais pas le modifier.',
  sections: {
    accounts: 'Gestion du compte',
    users: 'Gestion des utilisateurs et des autorisations',
    dashboard: 'Tableau de bord',
    advanced: 'Fonctionnalités avancées',
  },
  s2s: 'Application OAuth de serveur à serveur',
  developers: 'Zoom pour les développeurs',
};

const de: Texts = {
  userManagement: 'Benutzerverwaltung',
  roles: 'Rollen',
  description: 'Eine Rolle ist eine Reihe von Berechtigungen. Jeder Benutzer dieses Kontos hat eine Rolle.',
  roleName: 'Rollenname',
  members: 'Mitglieder',
  edit: 'Bearbeiten',
  view: 'Anzeigen',
  editColumn: 'Bearbeiten',
  roleSettings: 'Rolleneinstellungen',
  roleMembers: 'Rollenmitglieder',
  back: 'Zurück zur Rollenverwaltung',
  save: 'Änderungen speichern',
  saveShort: 'Speichern',
  cancel: 'Abbrechen',
  saved: 'Ihre Änderungen wurden gespeichert.',
  forbidden: 'Sie sind nicht berechtigt, auf diese Seite zuzugreifen.',
  readOnly: 'Sie können diese Rolle ansehen, aber nicht ändern.',
  sections: {
    accounts: 'Kontoverwaltung',
    users: 'Benutzer- und Berechtigungsverwaltung',
    dashboard: 'Dashboard',
    advanced: 'Erweiterte Funktionen',
  },
  s2s: 'Server-zu-Server-OAuth-App',
  developers: 'Zoom für Entwickler',
};

const ja: Texts = {
  userManagement: 'ユーザー管理',
  roles: '役割',
  description: '役割は権限のまとまりです。このアカウントの各ユーザーは 1 つの役割を持ちます。',
  roleName: '役割名',
  members: 'メンバー',
  edit: '編集',
  view: '表示',
  editColumn: '編集',
  roleSettings: '役割の設定',
  roleMembers: '役割のメンバー',
  back: '役割の管理に戻る',
  save: '変更を保存',
  saveShort: '保存',
  cancel: 'キャンセル',
  saved: '変更が保存されました。',
  forbidden: 'このページにアクセスする権限がありません。',
  readOnly: 'この役割は表示できますが、変更できません。',
  sections: {
    accounts: 'アカウント管理',
    users: 'ユーザーと権限の管理',
    dashboard: 'ダッシュボード',
    advanced: '詳細設定',
  },
  s2s: 'サーバー間OAuthアプリ',
  developers: 'デベロッパー向けZoom',
};

export const texts: Record<Language, Texts> = { en, fr, de, ja };

export interface Section {
  id: string;
  title: string;
  rows: { id: string; label: string }[];
}

/** The sections of a role's settings, in the page's order; names of products are the same in all languages. */
export function sectionsOf(words: Texts): Section[] {
  const row = (id: string, label: string) => ({ id, label });
  return [
    {
      id: 'users',
      title: words.sections.users,
      rows: [row('users', 'Users'), row('roles', words.roles), row('groups', 'Groups')],
    },
    {
      id: 'accounts',
      title: words.sections.accounts,
      rows: [row('profile', 'Account Profile'), row('billing', 'Billing'), row('recording', 'Recording Management')],
    },
    {
      id: 'dashboard',
      title: words.sections.dashboard,
      rows: [row('dashboard', words.sections.dashboard), row('reports', 'Usage Reports')],
    },
    {
      id: 'advanced',
      title: words.sections.advanced,
      rows: [
        row('branding', 'Branding'),
        row('sso', 'Single Sign-On'),
        row('integration', 'Integration'),
        row('marketplace', 'Marketplace'),
        row('s2s', words.s2s),
        row('developers', words.developers),
      ],
    },
  ];
}
