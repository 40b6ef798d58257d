/**
 * The state of the stand-in sites: one Zoom account and one Microsoft tenant, as a plain mutable object. Pages load it
 * by GET /__portal/world and change it by POST /__portal/<action> with a JSON object; every action answers with the new
 * world. Tests read and write it directly: `portals.world.apps[0].activation = 'deactivated'` (a page that is open sees
 * it after a reload).
 */
import type { Faults } from './faults.ts';
import { initialFaults } from './faults.ts';
import {
  type ConnectorState,
  initialConnector,
  initialRole,
  initialRolePurviewVariant,
  type RolePurviewVariant,
  type RoleState,
} from './world-role-purview.ts';

/** How the Marketplace looks and behaves. Eras as in the evidence: A 2022-23, B 2024, C 2025, D 2026. */
export interface MarketplaceVariant {
  /**
   * '2026': left-nav home, Platform Studio, chooser dialog with three radio cards. '2025': top-nav home, the same
   * dialog. '2024': two radio cards, and a menu item that skips them. '2022' (or 'cards'): a full page of cards, the
   * old Add scopes dialog.
   */
  marketplace: '2026' | '2025' | '2024' | '2022' | 'cards';
  /** Which scope family apps made from now on are offered. */
  family: 'granular' | 'classic';
  theme: 'light' | 'dark';
  /** Milliseconds from a navigation (also a client-side one) to the page's appearing. */
  late: number;
  /** The page re-creates its main nodes: every second (true means that too), or after every click. */
  replaceNodes: boolean | 'second' | 'click';
  /** Labels of text fields stand beside them without `for` or aria. */
  looseLabels: boolean;
  /** The checkboxes of the Add Scopes dialog have no accessible name. */
  unnamedCheckboxes: boolean;
  /**
   * 'password-input': read-only inputs, the secret's of type password. 'input': the secret's input holds dots until the
   * eye is pressed. 'text-dots': all three values are text, the secret is dots until the eye is pressed.
   */
  secretAs: 'password-input' | 'input' | 'text-dots';
  /** Further scopes that nobody needs, for long lists. From 200 rows on, a list is virtualised. */
  extraScopes: number;
  /** The dialog shows a product's scopes only once something is searched for. */
  scopeSearchNeeded: boolean;
  /** Groups of the granular dialog are closed at first. */
  groupsCollapsed: boolean;
  /** Which needed scopes the dialog offers; the others are missing as they are when the role lacks them. */
  scopesOffered: 'all' | 'none' | 'no-user' | 'no-account';
  /** The card or radio for Server-to-Server apps. */
  s2sCard: 'offered' | 'disabled' | 'absent';
  /** The two first-time terms prompts (`Agree`) lie over Created apps. */
  terms: boolean;
  /** The `Developer` link of the 2026 home; only shown with the right role. */
  developerLink: boolean;
  /** The developer contact of a new app is filled from the person's profile. */
  contactPrefilled: boolean;
  /** A scope's description must be there before the app can be activated. */
  scopeDescriptionsRequired: boolean;
}

export interface Variant extends MarketplaceVariant, RolePurviewVariant {}

export interface AppScope {
  id: string;
  description: string;
  optional: boolean;
}

export interface ZoomApp {
  /** 22 base64url characters, as in the URL. */
  id: string;
  type: 's2s' | 'general' | 'webhook';
  family: 'granular' | 'classic';
  name: string;
  shortDescription: string;
  companyName: string;
  contactName: string;
  contactEmail: string;
  clientId: string;
  clientSecret: string;
  secretToken: string;
  verificationToken: string;
  eventSubscription: boolean;
  scopes: AppScope[];
  /** 'draft' was never activated. */
  activation: 'draft' | 'activated' | 'deactivated';
  updated: string;
}

export interface Account {
  id: string;
  plan: 'paid' | 'basic';
  userName: string;
  userEmail: string;
}

export interface AccessToken {
  value: string;
  appId: string;
  scopes: string[];
  /** Milliseconds since the epoch. */
  expires: number;
}

export interface World {
  variant: Variant;
  account: Account;
  apps: ZoomApp[];
  /** Values that the next app made in the Marketplace gets; the rest is generated. */
  nextApp: Partial<ZoomApp>;
  /** How many of the two terms prompts were agreed to. */
  termsAgreed: number;
  tokens: AccessToken[];
  faults: Faults;
  role: RoleState;
  connector: ConnectorState;
}

export type DeepPartial<T> = T extends unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Random characters of the base64url alphabet, or of its letters and digits only. */
export function randomText(length: number, alphabet: 'base64url' | 'alphanumeric' = 'base64url'): string {
  const letters = alphabet === 'base64url' ? base64url : base64url.slice(0, 62);
  return Array.from(crypto.getRandomValues(new Uint32Array(length)), (n) => letters[n % letters.length]).join('');
}

/**
 * An empty Zoom account (no apps, nothing ticked) and a tenant without connectors, with the overrides merged in. Arrays
 * replace.
 */
export function initialWorld(overrides: DeepPartial<World> = {}): World {
  const world: World = {
    variant: {
      marketplace: '2026',
      family: 'granular',
      theme: 'light',
      late: 0,
      replaceNodes: false,
      looseLabels: false,
      unnamedCheckboxes: false,
      secretAs: 'password-input',
      extraScopes: 0,
      scopeSearchNeeded: false,
      groupsCollapsed: true,
      scopesOffered: 'all',
      s2sCard: 'offered',
      terms: false,
      developerLink: true,
      contactPrefilled: false,
      scopeDescriptionsRequired: false,
      ...initialRolePurviewVariant(),
    },
    account: {
      id: randomText(22),
      plan: 'paid',
      userName: 'Ada Example',
      userEmail: 'ada@contoso.example',
    },
    apps: [],
    nextApp: {},
    termsAgreed: 0,
    tokens: [],
    faults: initialFaults(),
    role: initialRole(),
    connector: initialConnector(),
  };
  return merge(world, overrides) as World;
}

function merge(base: unknown, overrides: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(overrides)) {
    return overrides === undefined ? base : overrides;
  }
  for (const [key, value] of Object.entries(overrides)) {
    base[key] = merge(base[key], value);
  }
  return base;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A new app of the account as the Marketplace makes it, with generated credentials where none are given. */
export function newApp(world: World, values: Partial<ZoomApp> = {}): ZoomApp {
  const prefilled = world.variant.contactPrefilled;
  return {
    id: randomText(22),
    type: 's2s',
    family: world.variant.family,
    name: 'My app',
    shortDescription: '',
    companyName: '',
    contactName: prefilled ? world.account.userName : '',
    contactEmail: prefilled ? world.account.userEmail : '',
    clientId: randomText(22),
    clientSecret: randomText(32, 'alphanumeric'),
    secretToken: randomText(22),
    verificationToken: randomText(22),
    eventSubscription: false,
    scopes: [],
    activation: 'draft',
    updated: new Date().toISOString(),
    ...values,
  };
}

/**
 * Values that make an app ready for activation, for tests that start in the middle: `world.apps = [newApp(world,
 * readyApp('granular'))]`.
 */
export function readyApp(family: 'granular' | 'classic' = 'granular'): Partial<ZoomApp> {
  const needed = {
    granular: [
      'user:read:list_users:admin',
      'user:read:user:admin',
      'user:read:settings:admin',
      'account:read:settings:admin',
    ],
    classic: ['user:read:admin', 'account:read:admin'],
  };
  return {
    family,
    name: 'Compliance connector',
    shortDescription: 'Reads security settings for Compliance Manager',
    companyName: 'Contoso',
    contactName: 'Ada Example',
    contactEmail: 'ada@contoso.example',
    scopes: needed[family].map((id) => ({ id, description: '', optional: false })),
  };
}

/** What keeps an app from being activated, in Zoom's words as far as guides quote them (Teachlr, 2023-24). */
export function missingForActivation(app: ZoomApp, variant: Variant): string[] {
  const missing = [
    app.companyName ? '' : 'Company name',
    app.contactName ? '' : 'Developer contact name',
    app.contactEmail ? '' : 'Developer contact email',
    app.scopes.length > 0 ? '' : 'At least one scope',
    variant.scopeDescriptionsRequired && app.scopes.some((scope) => !scope.description) ? 'Scope description' : '',
  ];
  return missing.filter(Boolean);
}
