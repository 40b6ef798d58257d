import type { Snapshot } from '../../find/types.ts';
import { BY_ADDRESS, BY_CONTENT, control, shown, shows } from '../define.ts';
import type { Control, Facts } from '../types.ts';

/** Best single fingerprint of a Server-to-Server app's page, on all five of its tabs (screenshots 2023, 2024, 2026). */
const TYPE_CHIP = shown(2026, 'pages.md 1.3', /^server to server oauth( app)?$/);
/** Chips and fields of another kind of app that shares the address. */
const OTHER_KIND = shown(
  2024,
  'pages.md 1.3',
  'User-managed app',
  'Redirect URL for OAuth',
  'OAuth Redirect URL',
  /^((webhook only|user managed)( app)?|(general|meeting sdk) app)$/,
);

/** Title of the list of apps. */
export const LIST_TITLE = shown(2026, 'pages.md 1.3, Nango 2026-07', 'Created apps');

const RAIL_ROLES = ['link', 'tab', 'button', 'menuitem'] as const;
/** Known by the company of the others: `Features` alone stands in a footer too. */
const rail = (id: string, ...names: string[]): Control => ({
  ...control(id, RAIL_ROLES, shown(2026, 'pages.md 1.3', ...names), { region: 'nav', opens: true }),
  among: { ids: 'rail.', least: 3 },
});

/** The rail of five that every page of the app has. */
export const RAIL: readonly Control[] = [
  rail('rail.credentials', 'App Credentials'),
  rail('rail.information', 'Information'),
  rail('rail.feature', 'Feature', 'Features'),
  rail('rail.scopes', 'Scopes'),
  rail('rail.activation', 'Activation'),
];

/** The pages of an app that the guide knows. */
export type Section = 'credentials' | 'information' | 'feature' | 'scopes' | 'activation';

const SECTION_PATHS: Readonly<Record<string, Section>> = {
  credentials: 'credentials',
  information: 'information',
  feature: 'feature',
  features: 'feature',
  scope: 'scopes',
  scopes: 'scopes',
  activation: 'activation',
};

const APP_PATH = /^\/develop\/apps\/([A-Za-z0-9_-]{6,64})(?:\/([a-z-]+))?\/?$/;

/**
 * The app's id and the section in an address, or null. Appears as `/develop/apps/<id>/<section>` (public code, 2026).
 */
export function appPath(url: URL): { id: string; section: Section | null } | null {
  const match = APP_PATH.exec(url.pathname);
  const [, id, section] = match ?? [];
  return id ? { id, section: (section && SECTION_PATHS[section]) || null } : null;
}

/** True where the open app is of another kind, although its address looks like a Server-to-Server app's. */
export function isOtherKind(snapshot: Snapshot): boolean {
  // Under a dialog the chip cannot be read.
  return !snapshot.dialog && shows(snapshot, OTHER_KIND) && !shows(snapshot, TYPE_CHIP);
}

/** How well one section of a Server-to-Server app fits: by its address, more so with what it shows. */
export function recogniseSection(url: URL, snapshot: Snapshot, section: Section, looksLike: () => boolean): number {
  const path = appPath(url);
  // Another section's address: cheaper to tell than what the page shows.
  if (!path || (path.section !== null && path.section !== section)) return 0;
  if (isOtherKind(snapshot)) return 0;
  // Nothing but the list of apps, which may still stand there, contends with the address.
  if (path.section === section) return shows(snapshot, LIST_TITLE) && !looksLike() ? BY_ADDRESS : BY_CONTENT;
  // An address that nobody has seen yet: the page must say both what it is and whose it is.
  return path.section === null && looksLike() && shows(snapshot, TYPE_CHIP) ? BY_CONTENT : 0;
}

/** The app whose page this is; its name is the first heading (screenshots 2023 to 2026). */
export function readApp(url: URL, snapshot: Snapshot): Facts['app'] {
  const path = appPath(url);
  return path && { id: path.id, name: (snapshot.heading() ?? '').slice(0, 100) };
}
