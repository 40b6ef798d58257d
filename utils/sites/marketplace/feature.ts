import type { Snapshot } from '../../find/types.ts';
import { shownValue } from '../control-state.ts';
import { control, shown, shows, told } from '../define.ts';
import type { Page } from '../types.ts';
import { RAIL, readApp, recogniseSection } from './app.ts';

const TOKEN = shown(2023, 'pages.md 1.3', 'Secret Token', 'Verification Token');

/** Feature: nothing here is needed; its Secret Token is not the client secret. */
export const feature: Page = {
  id: 'feature',
  site: 'marketplace',
  step: 'feature',
  controls: [
    control(
      'feature.event-subscription',
      ['switch', 'checkbox', 'button'],
      told(2023, 'pages.md 1.3, BuddyBoss', 'Event Subscription', 'Event Subscriptions'),
      { region: 'page', opens: true },
    ),
    ...RAIL,
  ],
  recognise: (url, snapshot) =>
    recogniseSection(
      url,
      snapshot,
      'feature',
      () => shows(snapshot, TOKEN) || shows(snapshot, shown(2023, 'pages.md 1.3', 'Add feature', 'General Features')),
    ),
  read: (url, snapshot) => ({ app: readApp(url, snapshot) }),
};

/** Values of the webhook tokens that the page shows; only their digests ever leave the page's script. */
export function webhookTokens(snapshot: Snapshot): string[] {
  return TOKEN.flatMap((name) => {
    const look = snapshot.find({
      id: 'feature.token',
      roles: ['textbox', 'value'],
      names: [name],
      place: { region: 'main' },
    });
    const value = look.kind === 'found' ? shownValue(look).trim() : '';
    return /^[\x21-\x7e]{8,}$/.test(value) ? [value] : [];
  });
}
