import { copyText } from '../utils/panel/outlets.ts';
import type { Outcome } from './ActionButton.tsx';
import type { Text } from './text.tsx';

/** Copies within a press, and what is said of it. `done`: key of the text where it went well. */
export async function copied(text: string, t: Text, done = 'panel_copied'): Promise<Outcome> {
  try {
    await copyText(text);
  } catch {
    // Expected: the browser refuses without a click, or by policy.
    return { tone: 'problem', text: t('panel_copy_refused') };
  }
  return { tone: 'done', text: t(done) };
}
