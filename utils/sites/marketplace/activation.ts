import { follows } from '../../dom/safe-dom.ts';
import type { FoundText, Look } from '../../find/index.ts';
import type { StepId } from '../../model/steps.ts';
import { press } from '../define.ts';
import type { Facts, Page } from '../types.ts';
import { RAIL, readApp, sectionSigns } from './app.ts';

/** Words of an active app's page; the sentence has been the same in six independent texts from 2021 to 2026. */
const ACTIVE = /^(your app is activated\b|deactivate( your)? app$)/;
const READY = /^your app is ready\b/;

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

function stateOf(look: Look): NonNullable<Facts['activation']>['state'] {
  if (look.texts(ACTIVE).length > 0) return 'active';
  return look.texts(READY).length > 0 ? 'ready' : 'unknown';
}

function mends(look: Look): StepId[] {
  const [complaint] = look.texts(WANTING, 'content');
  if (!complaint) return [];
  // What is wanting is named in the complaint or after it: a rail item named `Scopes` stands before it.
  const isNamed = ({ element, text }: FoundText) =>
    text.length < 200 && (element === complaint.element || follows(complaint.element, element));
  return MENDS.filter(({ words }) => look.texts(words, 'content').some(isNamed)).map(({ step }) => step);
}

/** Activation: the button, or what the page lists as missing. */
export const activation: Page = {
  id: 'activation',
  site: 'marketplace',
  step: 'activation',
  signs: sectionSigns('activation', { shows: { targets: ['activation.activate'], least: 1 } }),
  targets: [
    press('activation.activate', ['Activate your app', ['Activate app', 0.97], ['Activate', 0.85]], {
      not: ['Deactivate your app'],
      regions: ['main'],
    }),
    ...RAIL,
  ],
  read: (url, look, found) => {
    const state = stateOf(look);
    const button = found.get('activation.activate');
    const open = state === 'active' ? [] : mends(look);
    const shownState = state !== 'active' && open.length > 0 && !button?.enabled ? 'incomplete' : state;
    const wantsDescriptions = open.length > 0 && look.texts(/scopes? description/, 'content').length > 0;
    return { app: readApp(url, look), activation: { state: shownState, mend: open, wantsDescriptions } };
  },
};
