import { readyApp, type ZoomApp } from '../../portals/server/index.ts';
import { appAddress, MANAGER, MARKETPLACE } from './journey.ts';

/** An address at which somebody may start, and what the card says there first. */
export interface Start {
  readonly name: string;
  /** An app that is there already. */
  readonly app?: Partial<ZoomApp>;
  readonly address: (app: ZoomApp) => string;
  readonly step: string;
  readonly state?: string;
  /** The ring that is to be acted on next. */
  readonly next?: string;
  readonly says?: string;
}

const draft = readyApp();
/** An app's scopes with three of the needed ones missing. */
export const oneScope = { scopes: [{ id: 'user:read:list_users:admin', description: '', optional: false }] };

export const STARTS: readonly Start[] = [
  { name: 'the list of roles', address: () => 'https://zoom.us/role', step: 'role', says: 'Open the right role' },
  {
    name: 'role settings on a vanity host',
    address: () => 'https://contoso.zoom.us/role#/detail/1/settings',
    step: 'role',
    says: 'View and Edit',
  },
  { name: 'Marketplace home', address: () => `${MARKETPLACE}/`, step: 'create', next: 'nav.develop' },
  { name: 'Created apps', address: () => `${MARKETPLACE}/user/build`, step: 'create', next: 'nav.develop' },
  { name: 'the chooser', address: () => `${MARKETPLACE}/develop/create`, step: 'create', next: 'chooser.s2s' },
  { name: 'App Credentials', app: draft, address: (app) => appAddress(app, 'credentials'), step: 'credentials' },
  {
    name: 'Information, partly filled',
    app: { ...draft, companyName: '' },
    address: (app) => appAddress(app, 'information'),
    step: 'information',
    next: 'information.company-name',
    says: 'Fields still empty: 1 (Company Name)',
  },
  {
    name: 'Feature',
    app: draft,
    address: (app) => appAddress(app, 'feature'),
    step: 'feature',
    state: 'done',
    next: 'rail.credentials',
  },
  {
    name: 'Scopes with three missing',
    app: { ...draft, ...oneScope },
    address: (app) => appAddress(app, 'scope'),
    step: 'scopes',
    next: 'scopes.add',
    says: 'Scopes missing: 3',
  },
  {
    name: 'Activation of a finished app',
    app: draft,
    address: (app) => appAddress(app, 'activation'),
    step: 'activation',
    next: 'activation.activate',
  },
  { name: 'Compliance Manager', address: () => MANAGER, step: 'handoff', next: 'purview.connectors' },
  {
    name: 'the list of connectors',
    address: () => 'https://purview.microsoft.com/compliancemanager?viewid=Connectors',
    step: 'handoff',
    next: 'purview.zoom',
  },
  {
    name: 'the classic portal, which is retired',
    address: () => 'https://compliance.microsoft.com/compliancemanager?viewid=Connectors',
    step: 'handoff',
    state: 'attention',
    says: 'This portal is retired',
  },
  {
    name: 'the portal’s other Data connectors',
    address: () => 'https://purview.microsoft.com/dataconnectors',
    step: 'handoff',
    state: 'attention',
    says: 'These are other connectors',
  },
  {
    name: 'a General app',
    app: { ...draft, type: 'general' },
    address: (app) => `${MARKETPLACE}/develop/applications/${app.id}/information?mode=dev`,
    step: 'create',
    state: 'attention',
    says: 'This is the wrong kind of app',
  },
  {
    name: 'an address that does not exist',
    app: draft,
    address: (app) => appAddress(app, 'scopes'),
    step: 'create',
    says: 'Start a new app',
  },
];
