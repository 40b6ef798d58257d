import { follows } from '../../find/dom.ts';
import { nameOf } from '../../find/name.ts';
import type { Found, Snapshot } from '../../find/types.ts';
import { shownValue } from '../control-state.ts';
import { control, inferred, shown, shows } from '../define.ts';
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

/** A form to try the app out has the same fields. */
const PLACE = {
  region: 'page',
  notSection: inferred(2026, 'pages.md 1.3', /^(test|try) (it|the|this|your)\b/),
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

/** What else may stand beside the secret. Beside a button of which nobody knows what it does, one without a name may be anything. */
const KNOWN = /^(copy|regen)/;

/** Beside an eye without text these have theirs (screenshots 2023, 2026). */
const WORDS = ['Copy', 'Regenerate'];
const SECRET = control(CREDENTIAL_TARGETS.clientSecret, ['textbox', 'value'], LABELS.clientSecret, PLACE);

/** The button that uncovers the secret: `Show`, or an eye that says nothing (2026), if it is the only such one. */
function reveal(snapshot: Snapshot): Found | null {
  const place = { region: 'page', row: LABELS.clientSecret, alone: true } as const;
  const named = snapshot.find({ id: 'credentials.reveal', roles: ['button'], names: EYE, place });
  if (named.kind === 'found') return named;
  const field = snapshot.find(SECRET);
  const others = snapshot
    .all({ id: 'credentials.reveal', roles: ['button'], names: [], place })
    .filter(
      (each) => field.kind === 'found' && follows(field.element, each.element) && !KNOWN.test(nameOf(each.element)),
    );
  // Where the page does not say what else stands there, an icon may copy the secret, or replace it.
  const isClear = WORDS.every((word) => shows(snapshot, shown(2026, 'pages.md 1.3', word)));
  return isClear && others.length === 1 && nameOf(others[0]!.element) === '' ? others[0]! : null;
}

/** App Credentials: three read-only boxes, each with its own `Copy`; the eye has no text (screenshots 2023, 2026). */
export const credentials: Page = {
  id: 'credentials',
  site: 'marketplace',
  step: 'credentials',
  controls: [
    control(CREDENTIAL_TARGETS.accountId, ['textbox', 'value'], LABELS.accountId, PLACE),
    control(CREDENTIAL_TARGETS.clientId, ['textbox', 'value'], LABELS.clientId, PLACE),
    SECRET,
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
