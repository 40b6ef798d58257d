import type { Found } from '../../find/index.ts';
import { shownValue } from '../control-state.ts';
import { press, value } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, sectionSigns } from './app.ts';

/** Target id of each of the three values. */
export const CREDENTIAL_TARGETS = {
  accountId: 'credentials.account-id',
  clientId: 'credentials.client-id',
  clientSecret: 'credentials.client-secret',
} as const;

/** Characters that stand for a hidden value. */
const DOTS = /^[\s•●∙·*＊⬤⚫✱◦]+$/u;

function howShown(found: Found | undefined): 'readable' | 'dots' | 'missing' {
  const shown = found ? shownValue(found).trim() : '';
  if (shown === '') return 'missing';
  return DOTS.test(shown) ? 'dots' : 'readable';
}

/** App Credentials: three read-only boxes, each with its own `Copy`; the eye has no text (screenshots 2023, 2026). */
export const credentials: Page = {
  id: 'credentials',
  site: 'marketplace',
  step: 'credentials',
  signs: sectionSigns('credentials', { shows: { targets: Object.values(CREDENTIAL_TARGETS), least: 2 } }),
  targets: [
    value(CREDENTIAL_TARGETS.accountId, ['Account ID'], { shape: 'id' }),
    value(CREDENTIAL_TARGETS.clientId, ['Client ID'], { shape: 'id' }),
    value(CREDENTIAL_TARGETS.clientSecret, ['Client Secret'], { shape: 'secret' }),
    press(
      'credentials.reveal',
      [
        'Show',
        'View',
        'Reveal',
        'Unhide',
        'Show client secret',
        'Show secret',
        'Show password',
        'Show value',
        'Toggle visibility',
        'Toggle secret visibility',
        'Toggle password visibility',
        // The eye's own names in the icons of Google and of Ant Design.
        'eye',
        'eye-invisible',
        'visibility',
        'visibility_off',
      ],
      { row: ['Client Secret'], shape: 'icon', not: ['Copy', 'Regenerate', 'Hide'], regions: ['main'] },
    ),
    ...RAIL,
  ],
  read: (url, look, found) => ({
    app: readApp(url, look),
    credentials: {
      accountId: howShown(found.get(CREDENTIAL_TARGETS.accountId)),
      clientId: howShown(found.get(CREDENTIAL_TARGETS.clientId)),
      clientSecret: howShown(found.get(CREDENTIAL_TARGETS.clientSecret)),
    },
  }),
};
