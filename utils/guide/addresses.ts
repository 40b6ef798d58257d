import { MARKETPLACE_ORIGIN, PURVIEW_ORIGIN } from '../hosts.ts';
import type { Progress } from '../model/state.ts';
import type { StepId } from '../model/steps.ts';

const CREATED_APPS = `${MARKETPLACE_ORIGIN}/user/build`;

/**
 * Last part of an app page's address. `scope` is singular: `/scopes` answers "We couldn't find the page." (seen July
 * 2026).
 */
const SECTIONS: Partial<Record<StepId, string>> = {
  credentials: 'credentials',
  information: 'information',
  feature: 'feature',
  scopes: 'scope',
  activation: 'activation',
};

/** Where the guide starts when no page of ours is open. */
export const MARKETPLACE_HOME = `${MARKETPLACE_ORIGIN}/`;

/** Compliance Manager in the new portal (address seen in public automations, 2025). */
export const COMPLIANCE_MANAGER = `${PURVIEW_ORIGIN}/compliancemanager/overviewpage`;

/**
 * Settings of Compliance Manager in the new portal (ASD Blueprint, 2025); that the connectors stand there is inferred.
 */
export const MANAGER_SETTINGS = '/settings/application-settings/compliancemanager';

/** Last part of the address of a step's page in an app; undefined for a step that has none. */
export const sectionOf = (step: StepId): string | undefined => SECTIONS[step];

/** The path of a page of an app. */
export const appPath = (appId: string, section: string): string =>
  `/develop/apps/${encodeURIComponent(appId)}/${section}`;

/** The address of the page on which a step is done; the list of apps where the app is not known yet. */
export function addressOf(step: StepId, app: Progress['app']): string {
  if (step === 'role') return 'https://zoom.us/role';
  if (step === 'handoff' || step === 'done') return COMPLIANCE_MANAGER;
  const section = SECTIONS[step];
  if (section && app) return `${MARKETPLACE_ORIGIN}${appPath(app.id, section)}`;
  return CREATED_APPS;
}

/** True where an address lies inside Compliance Manager or its settings, in the portal that is not retired. */
export function isComplianceManager(url: string): boolean {
  return /^https:\/\/purview\.microsoft\.com\/[^?#]*compliancemanager/i.test(url);
}
