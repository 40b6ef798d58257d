import { follows } from '../../find/dom.ts';
import type { FoundText, Snapshot } from '../../find/types.ts';
import type { StepId } from '../../guide/steps.ts';
import { control, shown, shows } from '../define.ts';
import type { Facts, Page } from '../types.ts';
import { RAIL, readApp, recogniseSection } from './app.ts';

const ACTIVE = shown(2026, 'pages.md 1.3', 'Your app is activated on the account', /^your app is activated\b/);
const DEACTIVATE = shown(2024, 'pages.md 1.3', 'Deactivate your app', /^deactivate( your)? app$/);
const READY = shown(2024, 'pages.md 1.3', 'Your app is ready for activation', /^your app is ready\b/);
const ACTIVATE = shown(2024, 'pages.md 1.3', 'Activate your app', /^activate( your| the)? app$/);

/** What an incomplete app's page lists, by the words that guides report (Teachlr 2023; no picture is known). */
const MENDS: readonly { words: RegExp; step: StepId }[] = [
  {
    words: /\b(developer )?contact (name|e ?mail)|company name|short description|basic information\b/,
    step: 'information',
  },
  { words: /\bscopes?\b/, step: 'scopes' },
];

/** Words that say that something is wanting. */
const WANTING = /\b(missing|required|incomplete|must|need(ed|s)?|at least (one|1))\b|^(please )?(add|fill)\b/;

function stateOf(snapshot: Snapshot): NonNullable<Facts['activation']>['state'] {
  if (shows(snapshot, ACTIVE) || shows(snapshot, DEACTIVATE, { region: 'main' })) return 'active';
  if (shows(snapshot, READY)) return 'ready';
  return 'unknown';
}

function mends(snapshot: Snapshot): StepId[] {
  const [complaint] = snapshot.texts(WANTING, { region: 'main' });
  if (!complaint) return [];
  // What is wanting is named in the complaint or after it: a rail item named `Scopes` stands before it.
  const isNamed = ({ element, text }: FoundText) =>
    text.length < 200 && (element === complaint.element || follows(complaint.element, element));
  return MENDS.filter(({ words }) => snapshot.texts(words, { region: 'main' }).some(isNamed)).map(({ step }) => step);
}

/** Activation. The sentence of success has been the same in six independent texts from 2021 to 2026. */
export const activation: Page = {
  id: 'activation',
  site: 'marketplace',
  step: 'activation',
  controls: [
    control('activation.activate', 'button', ACTIVATE, { region: 'page', alone: true, single: true }),
    ...RAIL,
  ],
  recognise: (url, snapshot) =>
    recogniseSection(url, snapshot, 'activation', () => stateOf(snapshot) !== 'unknown' || shows(snapshot, ACTIVATE)),
  read: (url, snapshot, found) => {
    const state = stateOf(snapshot);
    const button = found.get('activation.activate');
    const open = state === 'active' ? [] : mends(snapshot);
    const shownState = state !== 'active' && open.length > 0 && !button?.enabled ? 'incomplete' : state;
    const wantsDescriptions = open.length > 0 && snapshot.texts(/scopes? description/, { region: 'main' }).length > 0;
    return { app: readApp(url, snapshot), activation: { state: shownState, mend: open, wantsDescriptions } };
  },
};
