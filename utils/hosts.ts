/** Every host that the extension may touch, in one place: the manifest, the messages and the tests read it here. */

/** Pages on which the loader asks whether the guide runs, and the only ones that the guide's script is put into. */
export const CONTENT_SCRIPT_MATCHES = [
  'https://marketplace.zoom.us/*',
  'https://*.zoom.us/role*',
  'https://purview.microsoft.com/*',
  'https://compliance.microsoft.com/*',
];

/** What the connection check asks. */
export const ASKED_HOSTS = ['https://zoom.us/*', 'https://api.zoom.us/*'];

/** The pages above, and the two hosts that the connection check asks. */
export const HOST_PERMISSIONS = [...CONTENT_SCRIPT_MATCHES, ...ASKED_HOSTS];

/** Only on this exact origin may the three values be filled in. */
export const PURVIEW_ORIGIN = 'https://purview.microsoft.com';

/**
 * The portal before Purview's, which Microsoft has retired (November and December 2024): nobody fills a form there any
 * more, so the values never go there, and the guide leads on to the new portal.
 */
export const CLASSIC_PORTAL_ORIGIN = 'https://compliance.microsoft.com';

/** Only from this exact origin may the three values be collected. */
export const MARKETPLACE_ORIGIN = 'https://marketplace.zoom.us';

/**
 * Zoom's web portal: zoom.us, a regional host (us02web.zoom.us) or a vanity host. Exact scheme, no port, no trailing
 * dot.
 */
const PORTAL_ORIGIN = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)?zoom\.us$/;

export type Site = 'marketplace' | 'role' | 'purview';

/** Which of our sites an origin is, or null. Look-alikes, ports, http and trailing dots are none: they are others' sites. */
export function siteOfOrigin(origin: string): Site | null {
  if (origin === MARKETPLACE_ORIGIN) return 'marketplace';
  if (origin === PURVIEW_ORIGIN || origin === CLASSIC_PORTAL_ORIGIN) return 'purview';
  return PORTAL_ORIGIN.test(origin) ? 'role' : null;
}

/** Content security policy of the extension's own pages and worker; the second lock on where a request may go. */
export const EXTENSION_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https://zoom.us https://api.zoom.us',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
