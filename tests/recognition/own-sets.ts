/** The project's own stand-in sites as sets: their forms, and the way through each. */
import type { Page } from 'playwright-core';
import { newApp, readyApp, type Variant, type World, type ZoomApp } from '../portals/server/index.ts';
import type { Help, Needed, SiteSet, Step } from './sites.ts';

type Act = Step<World>['act'];

const MARKETPLACE = 'https://marketplace.zoom.us';
const FIELDS = ['information.company-name', 'information.contact-name', 'information.contact-email'];
const GRANULAR_USER = ['list_users', 'user', 'settings'].map((name) => `scopes.item:user:read:${name}:admin`);
const GRANULAR_ACCOUNT = 'scopes.item:account:read:settings:admin';

const MARKETPLACES: Record<string, Partial<Variant>> = {
  'ours-2026': { marketplace: '2026', family: 'granular' },
  'ours-2026-long': { extraScopes: 1500, unnamedCheckboxes: true, secretAs: 'text-dots', terms: true },
  'ours-2025': { marketplace: '2025', looseLabels: true, unnamedCheckboxes: true, secretAs: 'input' },
  'ours-2024': { marketplace: '2024', family: 'classic', theme: 'dark', secretAs: 'text-dots' },
  'ours-2022': { marketplace: '2022', family: 'classic', unnamedCheckboxes: true },
};
const ROLES: Record<string, Partial<Variant>> = {
  'ours-role': { roleMarkup: 'zoom', roleLabels: 'header' },
  'ours-role-beside': { roleMarkup: 'zoom', roleLabels: 'beside', roleSaveLabel: 'Save' },
  'ours-role-old': { roleMarkup: 'zm', roleLabels: 'header', roleEditTicksView: true },
  'ours-role-french': { roleMarkup: 'zm', roleLabels: 'beside', language: 'fr' },
};
const PURVIEWS: Record<string, Partial<Variant>> = {
  'ours-purview-9': { purview: 'v9', purviewPopups: true, purviewCopilot: 'beside' },
  'ours-purview-9-settings': {
    purview: 'v9',
    purviewWay: 'settings',
    purviewWizard: 'modal',
    purviewForm: 'loose-labels',
  },
  'ours-purview-8': { purview: 'v8', purviewWizard: 'modal', purviewSuccess: 'dialog' },
  'ours-purview-8-settings': { purview: 'v8', purviewWay: 'settings', purviewForm: 'loose-labels' },
  'ours-purview-french': { purview: 'v9', language: 'fr' },
};

const click =
  (...targets: string[]): Act =>
  async (_page, _world, help) => {
    for (const target of targets) await help.click(target);
  };
const type =
  (target: string, text: string): Act =>
  (_page, _world, help) =>
    help.type(target, text);

/** The app is what the person has made of it. */
const appNow = (world: World): ZoomApp => world.apps.at(-1)!;

function appSteps({ secretAs }: Partial<Variant>): Step<World>[] {
  // A field of type password holds the value already.
  const masked: Needed = secretAs ? ['credentials.reveal'] : [];
  return [
    { name: 'credentials masked', needed: masked, act: click('credentials.reveal') },
    { name: 'credentials shown', needed: [], act: click('rail.information') },
    { name: 'information empty', needed: FIELDS, act: fill(FIELDS.slice(0, 2)) },
    { name: 'e-mail left', needed: FIELDS.slice(2), act: fill(FIELDS.slice(2)) },
    { name: 'information full', needed: [], act: click('rail.activation') },
    { name: 'activation incomplete', needed: [['rail.scopes', 'rail.information']], act: click('rail.feature') },
    { name: 'feature', needed: [], act: click('rail.scopes') },
    { name: 'no scope', needed: ['scopes.add'], act: click('scopes.add') },
  ];
}

function fill(fields: readonly string[]): Act {
  return async (_page, _world, help) => {
    for (const field of fields) await help.type(field, field.endsWith('email') ? 'kim@example.com' : 'Kim Larsen');
  };
}

const ways = (...groups: string[]): Needed => [['scopes.search', ...groups.map((name) => `scopes.group:${name}`)]];

const CLASSIC_STEPS: Step<World>[] = [
  { name: 'dialog', needed: ways('User', 'Account'), act: click('scopes.group:User') },
  { name: 'product User', needed: ['scopes.item:user:read:admin'], act: click('scopes.item:user:read:admin') },
  { name: 'user ticked', needed: ways('Account'), act: click('scopes.group:Account') },
  { name: 'product Account', needed: ['scopes.item:account:read:admin'], act: click('scopes.item:account:read:admin') },
];

const GRANULAR_STEPS: Step<World>[] = [
  {
    name: 'dialog',
    needed: ways('Account', 'View account info', 'User'),
    act: click('scopes.group:View account info'),
  },
  { name: 'account group', needed: [GRANULAR_ACCOUNT], act: click(GRANULAR_ACCOUNT) },
  { name: 'account ticked', needed: ways('User'), act: click('scopes.group:User') },
  { name: 'product User', needed: ways('View all user information'), act: openUserGroup },
  { name: 'user group', needed: GRANULAR_USER, act: click(...GRANULAR_USER) },
];

/** Where the list is long, a search brings the group. */
async function openUserGroup(_page: Page, world: World, help: Help): Promise<void> {
  if (world.variant.extraScopes > 0) await help.type('scopes.search', 'user:read');
  await help.click('scopes.group:View all user information');
}

/** What the person writes meanwhile: without it, nothing can be activated. */
const describe: Act = async (page, world) => {
  appNow(world).shortDescription = 'Reads settings';
  await page.goto(`${MARKETPLACE}/develop/apps/${appNow(world).id}/activation`);
};

function firstSteps(variant: Partial<Variant>): Step<World>[] {
  const develop = click('nav.develop');
  const { marketplace } = variant;
  const isNew = (marketplace ?? '2026') === '2026';
  const choosing: Step<World>[] =
    marketplace === '2022'
      ? [{ name: 'cards', needed: [['chooser.create', 'chooser.s2s']], act: click('chooser.create') }]
      : [
          { name: 'chooser', needed: ['chooser.s2s'], act: click('chooser.s2s') },
          { name: 'chosen', needed: ['chooser.create'], act: click('chooser.create') },
        ];
  return [
    { name: 'home', needed: ['nav.develop'], act: develop },
    ...(isNew ? [{ name: 'created apps', needed: ['nav.develop'], act: develop }] : []),
    { name: 'develop menu', needed: ['nav.build-app'], act: click('nav.build-app') },
    ...choosing,
    { name: 'naming', needed: ['name.input'], act: type('name.input', 'Compliance Manager') },
    { name: 'named', needed: ['name.create'], act: click('name.create') },
  ];
}

function marketplace(variant: Partial<Variant>): Step<World>[] {
  return [
    ...firstSteps(variant),
    ...appSteps(variant),
    ...(variant.family === 'classic' ? CLASSIC_STEPS : GRANULAR_STEPS),
    { name: 'all ticked', needed: ['scopes.done'], act: click('scopes.done') },
    { name: 'scopes added', needed: [], act: describe },
    { name: 'ready', needed: ['activation.activate'], act: click('activation.activate') },
    { name: 'activated', needed: [], act: (page) => page.goto(`${MARKETPLACE}/user/build`) },
    { name: 'created apps at last', needed: [], act: makeGeneral },
    { name: 'general app', needed: [] },
  ];
}

const makeGeneral: Act = async (page, world) => {
  world.apps.push(newApp(world, { type: 'general', name: 'General App 412' }));
  await page.goto(`${MARKETPLACE}/develop/applications/${appNow(world).id}/information?mode=dev`);
};

const VIEW = 'role.s2s.view';
const EDIT = 'role.s2s.edit';
const ROLE_STEPS: Step<World>[] = [
  { name: 'neither ticked', needed: [VIEW], act: click(VIEW) },
  { name: 'view ticked', needed: [EDIT], act: click(EDIT) },
  { name: 'both ticked', needed: ['role.save'], act: click('role.save') },
  { name: 'saved', needed: [] },
  { name: 'list of roles', goto: 'https://acme.zoom.us/role#/', needed: [] },
];

const purviewSteps: Step<World>[] = [
  { name: 'overview', needed: ['purview.connectors'], act: click('purview.connectors') },
  { name: 'list', needed: ['purview.zoom'], act: click('purview.zoom') },
  { name: 'Zoom chosen', needed: ['purview.activate'], act: click('purview.activate') },
  { name: 'about Zoom', needed: ['purview.add-connector'], act: click('purview.add-connector') },
  { name: 'terms', needed: [], act: click('purview.accept') },
  { name: 'naming', needed: ['purview.connector-name'], act: type('purview.connector-name', 'Zoom') },
  { name: 'named', needed: ['purview.next'], act: click('purview.next') },
  { name: 'form empty', needed: [], act: typeCredentials },
  { name: 'form full', needed: ['purview.validate'], act: validate },
  { name: 'validated', needed: ['purview.next'], act: click('purview.next') },
  { name: 'review', needed: ['purview.finish'], act: click('purview.finish') },
  { name: 'connector active', needed: [] },
];

async function typeCredentials(_page: Page, world: World, help: Help): Promise<void> {
  const { clientId, clientSecret } = appNow(world);
  await help.type('purview.account-id', world.account.id);
  await help.type('purview.client-id', clientId);
  await help.type('purview.client-secret', clientSecret);
}

async function validate(page: Page, world: World, help: Help): Promise<void> {
  await help.click('purview.validate');
  await page.waitForFunction(() =>
    window.portalTruth.elements('purview.next').some((one) => !one.matches(':disabled')),
  );
  if (world.variant.purviewSuccess === 'dialog') await page.getByRole('button', { name: 'OK', exact: true }).click();
}

/** A site of ours: what its world differs in, and its steps. */
export interface OwnSet extends Pick<SiteSet<World>, 'name' | 'start' | 'steps'> {
  variant: Partial<Variant>;
  /** Puts into the world what the way needs to be there. */
  furnish?(world: World): void;
}

/** The guide knows no French names of Zoom's and Microsoft's controls, so nothing is called needed there. */
const inLanguage = (steps: Step<World>[], { language = 'en' }: Partial<Variant>): Step<World>[] =>
  language === 'en' ? steps : steps.map((step) => ({ ...step, needed: [] }));

const named = <T>(variants: Record<string, Partial<Variant>>, make: (variant: Partial<Variant>) => T) =>
  Object.entries(variants).map(([name, variant]) => ({ name, variant, ...make(variant) }));

export const OWN_SETS: OwnSet[] = [
  ...named(MARKETPLACES, (variant) => ({ start: `${MARKETPLACE}/`, steps: marketplace(variant) })),
  ...named(ROLES, (variant) => ({
    start: 'https://acme.zoom.us/role#/detail/1/settings',
    steps: inLanguage(ROLE_STEPS, variant),
  })),
  ...named(PURVIEWS, (variant) => ({
    start: `https://purview.microsoft.com/${
      variant.purviewWay === 'settings'
        ? 'settings/application-settings/compliancemanager'
        : 'compliancemanager/overviewpage'
    }`,
    steps: inLanguage(purviewSteps, variant),
    furnish: (world: World) => {
      world.apps = [newApp(world, { ...readyApp(), activation: 'activated' })];
    },
  })),
];
