/** The scopes that the Add Scopes dialog offers, per product; granular ones in groups that keep the classic names. */
import type { MarketplaceVariant } from '../server/world.ts';

export interface OfferedScope {
  id: string;
  description: string;
}

export interface ScopeGroup {
  name: string;
  scopes: OfferedScope[];
}

export interface ScopeProduct {
  name: string;
  groups: ScopeGroup[];
}

function group(name: string, ...scopes: [id: string, description: string][]): ScopeGroup {
  return { name, scopes: scopes.map(([id, description]) => ({ id, description })) };
}

const userInformation = 'View all user information';
const accountInformation = 'View account info';

const granular: ScopeProduct[] = [
  {
    name: 'Account',
    groups: [
      group(
        accountInformation,
        ['account:read:settings:admin', 'View account settings'],
        ['account:read:lock_settings:admin', 'View lock settings'],
      ),
      group('View and manage account info', ['account:update:settings:admin', 'Update account settings']),
    ],
  },
  {
    name: 'Team Chat',
    groups: [
      group(
        'View all users’ chat channels',
        ['team_chat:read:list_user_channels:admin', 'View a user’s channels'],
        ['team_chat:read:channel:admin', 'View a channel'],
      ),
    ],
  },
  {
    name: 'Recording',
    groups: [
      group(
        'View all user recordings',
        ['cloud_recording:read:list_user_recordings:admin', 'Lists all cloud recordings for a user'],
        ['cloud_recording:read:recording:admin', 'View a recording'],
      ),
    ],
  },
  {
    name: 'Billing',
    groups: [group('View billing', ['billing:read:plan_information:admin', 'View plan information'])],
  },
  {
    name: 'User',
    groups: [
      group('View users’ collaboration devices', [
        'user:read:list_collaboration_devices:admin',
        'List collaboration devices',
      ]),
      group(
        userInformation,
        ['user:read:email:admin', 'Check a user’s email'],
        ['user:read:list_assistants:admin', 'View a user’s assistants'],
        ['user:read:list_permissions:admin', 'View a user’s permissions'],
        ['user:read:list_schedulers:admin', 'View a user’s schedulers'],
        ['user:read:list_users:admin', 'View users'],
        ['user:read:presence_status:admin', 'View a user’s presence status'],
        ['user:read:settings:admin', 'View a user’s settings'],
        ['user:read:summary:admin', 'View users summary'],
        ['user:read:token:admin', 'View a user’s token'],
        ['user:read:user:admin', 'View a user'],
      ),
      group(
        'View and manage all user information',
        ['user:write:user:admin', 'Create a user'],
        ['user:update:user:admin', 'Update a user'],
        ['user:update:settings:admin', 'Update a user’s settings'],
        ['user:delete:user:admin', 'Delete a user'],
      ),
    ],
  },
  {
    name: 'Meeting',
    groups: [
      group(
        'View all user meetings',
        ['meeting:read:list_meetings:admin', 'View a user’s meetings'],
        ['meeting:read:meeting:admin', 'View a meeting'],
      ),
      group(
        'View and manage all user meetings',
        ['meeting:write:meeting:admin', 'Create a meeting for a user'],
        ['meeting:delete:meeting:admin', 'Delete a meeting'],
      ),
    ],
  },
];

const classic: ScopeProduct[] = [
  {
    name: 'Meeting',
    groups: [
      group('View all user meetings', ['meeting:read:admin', 'View all user meetings']),
      group('View and manage all user meetings', ['meeting:write:admin', 'View and manage all user meetings']),
    ],
  },
  { name: 'Webinar', groups: [group('View all user Webinars', ['webinar:read:admin', 'View all user Webinars'])] },
  {
    name: 'Recording',
    groups: [group('View all user recordings', ['recording:read:admin', 'View all user recordings'])],
  },
  {
    name: 'User',
    groups: [
      group('View and manage sub account’s user information', [
        'user:master',
        'View and manage sub account’s user information',
      ]),
      group(userInformation, ['user:read:admin', userInformation]),
      group('View users information and manage users', ['user:write:admin', 'View users information and manage users']),
    ],
  },
  {
    name: 'Account',
    groups: [
      group('View and manage sub accounts', ['account:master', 'View and manage sub accounts']),
      group(accountInformation, ['account:read:admin', accountInformation]),
      group('View and manage account info', ['account:write:admin', 'View and manage account info']),
    ],
  },
];

/**
 * What one dialog offers: entitlements, and further scopes nobody needs, half of them in User before the needed ones.
 */
export function offeredScopes(family: 'granular' | 'classic', variant: MarketplaceVariant): ScopeProduct[] {
  const { scopesOffered, extraScopes } = variant;
  const hidden = (product: ScopeProduct) =>
    scopesOffered === 'none' ||
    (scopesOffered === 'no-user' && product.name === 'User') ||
    (scopesOffered === 'no-account' && product.name === 'Account');
  const products = (family === 'granular' ? granular : classic).filter((product) => !hidden(product));
  if (extraScopes === 0) {
    return products;
  }
  const half = Math.floor(extraScopes / 2);
  const extended = products.map((product) =>
    product.name === 'User'
      ? { ...product, groups: [...extraGroups(family, 'user', half), ...product.groups] }
      : product,
  );
  return [...extended, { name: 'Phone', groups: extraGroups(family, 'phone', extraScopes - half) }];
}

function extraGroups(family: 'granular' | 'classic', resource: string, count: number): ScopeGroup[] {
  const perGroup = family === 'granular' ? 10 : 1;
  const groups: ScopeGroup[] = [];
  for (let made = 0; made < count; made += perGroup) {
    const number = groups.length + 1;
    const scopes = Array.from({ length: Math.min(perGroup, count - made) }, (_none, index) => ({
      id:
        family === 'granular'
          ? `${resource}:read:object_${number}_${index + 1}:admin`
          : `${resource}_object_${number}:read:admin`,
      description: `View ${resource} object ${number}.${index + 1}`,
    }));
    groups.push({ name: `View all ${resource} objects ${number}`, scopes });
  }
  return groups;
}

/** Products and groups in which the words are found: in an ID, a description or a group's name. */
export function searchScopes(products: ScopeProduct[], words: string): ScopeProduct[] {
  const wanted = words.trim().toLowerCase();
  const matches = (text: string) => text.toLowerCase().includes(wanted);
  return products
    .map((product) => ({
      ...product,
      groups: product.groups
        .map((one) => ({
          ...one,
          scopes: matches(one.name)
            ? one.scopes
            : one.scopes.filter(({ id, description }) => matches(id) || matches(description)),
        }))
        .filter(({ scopes }) => scopes.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
}
