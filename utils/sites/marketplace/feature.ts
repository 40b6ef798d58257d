import type { Look, Target } from '../../find/index.ts';
import { shownValue } from '../control-state.ts';
import { tick, value } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, sectionSigns } from './app.ts';

const TOKENS: readonly Target[] = [
  value('feature.secret-token', ['Secret Token']),
  value('feature.verification-token', ['Verification Token']),
];

/** Feature: nothing here is needed; its Secret Token is not the client secret. */
export const feature: Page = {
  id: 'feature',
  site: 'marketplace',
  step: 'feature',
  signs: sectionSigns('feature', { says: ['Secret Token', 'Verification Token', 'Add feature', 'General Features'] }),
  targets: [
    tick('feature.event-subscription', [], {
      row: ['Event Subscription', 'Event Subscriptions'],
    }),
    ...RAIL,
  ],
  read: (url, look) => ({ app: readApp(url, look) }),
};

/** Values of the webhook tokens that the page shows; only their digests ever leave the page's script. */
export function webhookTokens(look: Look): string[] {
  return [...look.match(TOKENS).values()].flatMap((match) => {
    const token = match.kind === 'found' ? shownValue(match).trim() : '';
    return /^[\x21-\x7e]{8,}$/.test(token) ? [token] : [];
  });
}
