import type { Look, Phrase, Target } from '../../find/index.ts';
import { press } from '../define.ts';
import type { Facts, Signs } from '../types.ts';

/** The type that a Server-to-Server app's page shows on all of its tabs. */
export const S2S: readonly Phrase[] = ['Server-to-Server OAuth app', 'Server-to-Server OAuth'];

/** The rail of five that every page of an app has. */
const rail = (id: string, names: readonly Phrase[]): Target =>
  press(id, names, { regions: ['nav', 'tabs'], not: ['Deactivate your app', 'Activate your app'] });

export const RAIL: readonly Target[] = [
  rail('rail.credentials', ['App Credentials', ['Credentials', 0.9]]),
  rail('rail.information', ['Information', ['Basic information', 0.9]]),
  rail('rail.feature', ['Feature', ['Features', 0.9]]),
  rail('rail.scopes', ['Scopes']),
  rail('rail.activation', ['Activation']),
];

/** The pages of an app that the guide knows. */
export type Section = 'credentials' | 'information' | 'feature' | 'scopes' | 'activation';

const APP_PATH = /^\/develop\/apps\/([A-Za-z0-9_-]{6,64})(?:\/|$)/;

/** The id of the app in an address (`/develop/apps/<id>/<section>`, public code, 2026), or null. */
export function appIdIn(url: URL): string | null {
  return APP_PATH.exec(url.pathname)?.[1] ?? null;
}

const SECTION_PATHS: Readonly<Record<Section, string>> = {
  credentials: 'credentials',
  information: 'information',
  feature: 'features?',
  scopes: 'scopes?',
  activation: 'activation',
};
const KNOWN_PATHS = Object.values(SECTION_PATHS).join('|');

/** How a section of an app is told: by its address, or, at an app's address that names no section, by its signs. */
export function sectionSigns(section: Section, elsewhere: Signs): readonly Signs[] {
  return [
    { address: new RegExp(`^/develop/apps/[^/]+/(${SECTION_PATHS[section]})\\b`) },
    {
      ...elsewhere,
      address: /^\/develop\/apps\/[^/]+/,
      notAddress: new RegExp(`^/develop/apps/[^/]+/(${KNOWN_PATHS})\\b`),
    },
  ];
}

/** The app whose page this is; its name is the first heading (screenshots 2023 to 2026). */
export function readApp(url: URL, look: Look): Facts['app'] {
  const id = appIdIn(url);
  return id === null ? null : { id, name: (look.heading() ?? '').slice(0, 100) };
}
