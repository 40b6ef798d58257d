/** Where one is in Purview, and what is on its pages, apart from how it is drawn. */
import type { Texts } from './texts.ts';

export type Page = 'home' | 'overview' | 'connectors' | 'settings' | 'archive' | 'elsewhere';

/** The two portals, told by host: the new one has a path per page, the classic one a `viewid`. */
export function pageOf(location: Pick<Location, 'pathname' | 'search'>): Page {
  const path = location.pathname.replace(/\/+$/, '').toLowerCase();
  const viewid = new URLSearchParams(location.search).get('viewid')?.toLowerCase();
  if (path === '' || path === '/home') {
    return 'home';
  }
  if (path === '/dataconnectors') {
    return 'archive';
  }
  if (path === '/settings/application-settings/compliancemanager') {
    return 'settings';
  }
  if (path === '/compliancemanager/connectorspage' || (path === '/compliancemanager' && viewid === 'connectors')) {
    return 'connectors';
  }
  return path === '/compliancemanager' || path === '/compliancemanager/overviewpage' ? 'overview' : 'elsewhere';
}

/** The address of a page on the given host. */
export function addressOf(page: Page, host: string): string {
  const classic = host.startsWith('compliance.');
  const addresses: Record<Page, string> = {
    home: '/home',
    overview: classic ? '/compliancemanager?viewid=Overview' : '/compliancemanager/overviewpage',
    connectors: classic ? '/compliancemanager?viewid=Connectors' : '/compliancemanager/connectorspage',
    settings: '/settings/application-settings/compliancemanager',
    archive: '/dataconnectors',
    elsewhere: '/auditlogsearch',
  };
  return addresses[page];
}

/** The item of the left-hand navigation that a page belongs to. */
export const navItemOf: Record<Page, string> = {
  home: 'home',
  overview: 'overview',
  connectors: 'overview',
  settings: 'settings',
  archive: 'archive',
  elsewhere: 'elsewhere',
};

export function navItems(words: Texts) {
  return [
    { id: 'home', text: words.home },
    { id: 'overview', text: words.manager },
    { id: 'archive', text: words.dataConnectors },
    { id: 'elsewhere', text: words.audit },
    { id: 'settings', text: words.settings },
  ];
}

/** Connectors of Compliance Manager (learn.microsoft.com, 2024-25). */
export const managerConnectors = [
  { id: 'sustainability', cells: ['Corporate Sustainability', 'Microsoft'] },
  { id: 'salesforce', cells: ['Salesforce', 'Microsoft'] },
  { id: 'zoom', cells: ['Zoom', 'Microsoft'], target: 'purview.zoom' },
];

/** A few of the connectors that import and archive data: the wrong page, which also has one with Zoom in its name. */
export const archiveConnectors = [
  { id: 'bloomberg', cells: ['Bloomberg Message', 'Microsoft'] },
  { id: 'hr', cells: ['HR', 'Microsoft'] },
  { id: 'salesforce-chatter', cells: ['Salesforce Chatter', 'Veritas'] },
  { id: 'zoom-meetings', cells: ['Zoom Meetings', 'Veritas'] },
];

export type WizardStep = 'info' | 'terms' | 'name' | 'authentication' | 'review';

export interface Credentials {
  accountId: string;
  clientId: string;
  clientSecret: string;
}

export type Validation = 'none' | 'running' | 'succeeded' | 'failed';

/** A connector that is being set up. It is lost when the page is reloaded. */
export interface Wizard {
  connector: string;
  step: WizardStep;
  connectorName: string;
  credentials: Credentials;
  validation: Validation;
}

export function newWizard(connector: string): Wizard {
  return {
    connector,
    step: 'info',
    connectorName: '',
    credentials: { accountId: '', clientId: '', clientSecret: '' },
    validation: 'none',
  };
}
