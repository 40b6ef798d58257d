import type { Sighting } from '../model/sighting.ts';
import type { Facts } from '../sites/types.ts';

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
