import type { Found, Snapshot } from '../../find/types.ts';
import { shownValue } from '../control-state.ts';
import { control, shown, shows } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, recogniseSection } from './app.ts';

const LABELS = {
  accountId: shown(2026, 'pages.md 1.3', 'Account ID'),
  clientId: shown(2026, 'pages.md 1.3', 'Client ID'),
  clientSecret: shown(2026, 'pages.md 1.3', 'Client Secret'),
} as const;

/** Target id of each of the three values. */
export const CREDENTIAL_TARGETS = {
  accountId: 'credentials.account-id',
  clientId: 'credentials.client-id',
  clientSecret: 'credentials.client-secret',
} as const;

type Field = keyof typeof LABELS;

/** Characters that stand for a hidden value. */
const DOTS = /^[\s•●∙·*＊⬤]+$/u;

function howShown(found: Found | undefined): 'readable' | 'dots' | 'missing' {
  if (!found) return 'missing';
  const value = shownValue(found).trim();
  if (value === '') return 'missing';
  return DOTS.test(value) ? 'dots' : 'readable';
}

function looksLike(snapshot: Snapshot): boolean {
  return shows(snapshot, LABELS.accountId) && shows(snapshot, LABELS.clientSecret);
}

const EYE = shown(
  2026,
  'pages.md 1.3',
  'Show',
  /^(show|reveal|view|toggle|display|unmask|see)( (the|client|secret|password|value|visibility))*$/,
);

const NAMED = '[aria-label],[aria-labelledby],[title],[alt]';

/** Whether a button says what it is. One that does, and is not `Show`, copies the secret, replaces it or leads elsewhere. */
const saysSomething = (element: Element): boolean =>
  /\S/.test(element.textContent ?? '') || element.matches(NAMED) || element.querySelector(NAMED) !== null;

/** The button that uncovers the secret: `Show`, or an eye that says nothing (2026), if it is the only such one. */
function reveal(snapshot: Snapshot): Found | null {
  const place = { region: 'main', row: LABELS.clientSecret } as const;
  const named = snapshot.find({ id: 'credentials.reveal', roles: ['button'], names: EYE, place });
  if (named.kind === 'found') return named;
  const others = snapshot.all(
    { id: 'credentials.reveal', roles: ['button'], names: [], place },
    (element) => !saysSomething(element),
  );
  return others.length === 1 ? others[0]! : null;
}

/** App Credentials: three read-only boxes, each with its own `Copy`; the eye has no text (screenshots 2023, 2026). */
export const credentials: Page = {
  id: 'credentials',
  site: 'marketplace',
  step: 'credentials',
  controls: [
    control(CREDENTIAL_TARGETS.accountId, ['textbox', 'value'], LABELS.accountId, { region: 'main' }),
    control(CREDENTIAL_TARGETS.clientId, ['textbox', 'value'], LABELS.clientId, { region: 'main' }),
    control(CREDENTIAL_TARGETS.clientSecret, ['textbox', 'value'], LABELS.clientSecret, { region: 'main' }),
    ...RAIL,
  ],
  recognise: (url, snapshot) => recogniseSection(url, snapshot, 'credentials', () => looksLike(snapshot)),
  also: (snapshot) => {
    const eye = reveal(snapshot);
    return new Map(eye ? [['credentials.reveal', eye]] : []);
  },
  read: (url, snapshot, found) => {
    const how = (field: Field) => howShown(found.get(CREDENTIAL_TARGETS[field]));
    return {
      app: readApp(url, snapshot),
      credentials: { accountId: how('accountId'), clientId: how('clientId'), clientSecret: how('clientSecret') },
    };
  },
};
