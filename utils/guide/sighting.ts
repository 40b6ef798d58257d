import type { Facts, PageId } from '../sites/types.ts';
import type { Family } from '../zoom/scopes.ts';

/** The part of a page's facts that progress depends on: what a content script tells the background. */
export interface Sighting {
  readonly page: PageId;
  readonly app: { readonly id: string; readonly name: string } | null;
  /** Id of an app that turned out to be of another kind. */
  readonly otherKind: string | null;
  /** Whether the two boxes of the role are ticked and saved, or one of them is open; null where neither is seen. */
  readonly role: 'saved' | 'open' | null;
  readonly informationEmpty: number | null;
  readonly scopes: { readonly family: Family | null; readonly table: readonly string[] } | null;
  readonly activation: 'active' | 'inactive' | null;
  readonly validated: boolean;
  readonly listed: boolean;
}

/**
 * What progress depends on in these facts; `ourApp` is the app that progress is about. The dialog over the scopes table
 * hides it, so it says nothing of scopes.
 */
export function sightingOf(facts: Facts, ourApp: Sighting['app']): Sighting {
  const { role, information, scopes, activation, apps, purview } = facts;
  const row = ourApp && apps?.rows.find((one) => (one.id ? one.id === ourApp.id : one.name === ourApp.name));
  return {
    page: facts.page,
    app: facts.app,
    otherKind: facts.otherKind ?? null,
    role: role?.saved ? 'saved' : role?.viewTicked === false || role?.editTicked === false ? 'open' : null,
    informationEmpty: information?.known ? information.empty.length : null,
    scopes: scopes && facts.page === 'scopes' ? { family: scopes.family, table: scopes.table } : null,
    activation:
      activation && activation.state !== 'unknown'
        ? activation.state === 'active'
          ? 'active'
          : 'inactive'
        : row?.status === 'activated'
          ? 'active'
          : row?.status === 'deactivated'
            ? 'inactive'
            : null,
    validated: purview?.validated ?? false,
    listed: purview?.listed ?? false,
  };
}
