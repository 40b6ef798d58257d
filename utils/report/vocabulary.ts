import type { Phrase } from '../find/index.ts';
import { normalise } from '../find/words.ts';
import { PAGES } from '../sites/index.ts';
import { SCOPES } from '../zoom/scopes.ts';

/** Further words of the known pages that tell nothing of a person. */
const WORDS = [
  'App Marketplace',
  'Platform Studio',
  'Account-level app',
  'Advanced features',
  'Back',
  'Basic Information',
  'Cancel',
  'Continue',
  'Copy',
  'Delete',
  'General App',
  'General Features',
  'Intend to publish: No',
  'Manage',
  'Product',
  'Regenerate',
  'Secret Token',
  'Webhook Only App',
  'Your app is activated on the account',
  'Your app is ready for activation',
  'Zoom for developers',
  'Create a Server-to-Server OAuth app',
  'What kind of app are you creating',
  'Choose your app type',
  'Token',
  'Verification Token',
  'Validation succeeded',
];

/**
 * Every label that a page description may hold as it is: the names of the known controls and sections, the scopes, a
 * few words of the pages.
 */
export function knownWords(): Set<string> {
  const words = new Set(WORDS.map(normalise));
  const add = (phrases: readonly Phrase[] = []): void => {
    for (const phrase of phrases) words.add(normalise(typeof phrase === 'string' ? phrase : phrase[0]));
  };
  for (const { targets } of PAGES) {
    for (const { names, row, context, not, column } of targets) {
      for (const phrases of [names, row, context, not, column?.all]) add(phrases);
    }
  }
  for (const { id, group } of SCOPES) {
    words.add(normalise(id));
    words.add(normalise(group));
  }
  return words;
}
