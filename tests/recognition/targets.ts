/** Every target that a page is asked for when it is frozen. */

const PLAIN = [
  ...['role.s2s.view', 'role.s2s.edit', 'role.save', 'nav.develop', 'nav.build-app', 'chooser.s2s', 'chooser.create'],
  ...['name.input', 'name.create'],
  ...['credentials', 'information', 'feature', 'scopes', 'activation'].map((name) => `rail.${name}`),
  ...['account-id', 'client-id', 'client-secret', 'reveal'].map((name) => `credentials.${name}`),
  ...['short-description', 'company-name', 'contact-name', 'contact-email'].map((name) => `information.${name}`),
  ...['feature.event-subscription', 'scopes.add', 'scopes.search', 'scopes.done', 'activation.activate'],
  ...['connectors', 'zoom', 'activate', 'add-connector', 'accept', 'connector-name', 'next'].map((n) => `purview.${n}`),
  ...['account-id', 'client-id', 'client-secret', 'validate', 'finish'].map((name) => `purview.${name}`),
];

const GROUPS = ['User', 'Account', 'View all user information', 'View account info'];

const USER_SCOPES =
  'list_users user settings list_permissions list_schedulers list_assistants summary presence_status token ' +
  'list_collaboration_devices collaboration_device pm_room email';
const ACCOUNT_SCOPES = 'settings lock_settings managed_domains trusted_domains registration_settings';

/** The classic scopes, their granular successors, and some that are close to them. */
const ITEMS = [
  ...['user:read:admin', 'account:read:admin', 'user:write:admin', 'account:write:admin', 'meeting:write:admin'],
  ...USER_SCOPES.split(' ').flatMap((name) => [`user:read:${name}:admin`, `user:read:${name}:master`]),
  ...ACCOUNT_SCOPES.split(' ').flatMap((name) => [`account:read:${name}:admin`, `account:read:${name}:master`]),
];

export const TARGETS: readonly string[] = [
  ...PLAIN,
  ...GROUPS.map((name) => `scopes.group:${name}`),
  ...ITEMS.map((id) => `scopes.item:${id}`),
];
