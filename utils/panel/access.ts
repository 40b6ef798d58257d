/**
 * Every site that the extension may touch, for the list in the panel. A test holds it against the manifest's
 * hosts.
 */
interface AccessRow {
  /** As a person reads it. */
  readonly site: string;
  readonly hosts: readonly string[];
  /** Text key: what is read or done there, and why. */
  readonly why: string;
}

export const ACCESS: readonly AccessRow[] = [
  { site: 'marketplace.zoom.us', hosts: ['https://marketplace.zoom.us/*'], why: 'access_marketplace' },
  { site: 'zoom.us/role', hosts: ['https://*.zoom.us/role*'], why: 'access_role' },
  { site: 'purview.microsoft.com', hosts: ['https://purview.microsoft.com/*'], why: 'access_purview' },
  { site: 'compliance.microsoft.com', hosts: ['https://compliance.microsoft.com/*'], why: 'access_classic' },
  { site: 'zoom.us, api.zoom.us', hosts: ['https://zoom.us/*', 'https://api.zoom.us/*'], why: 'access_check' },
];
