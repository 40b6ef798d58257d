import { expect, test } from 'vitest';
import { advise } from '../../../utils/guide/advise.ts';
import { cardModel, overlayLabels } from '../../../utils/page/words.ts';
import { CAPTURE, HALF_WAY } from '../components/fixtures.ts';
import { MESSAGES } from '../components/texts.ts';
import { situation } from '../guide/situation.ts';

/** The texts as a browser in another language gives them: English words, and its own name and direction. */
const arabic = (key: string): string =>
  ({ '@@ui_locale': 'ar', '@@bidi_dir': 'rtl' })[key] ?? MESSAGES.en[key]?.message ?? '';

const model = (view = HALF_WAY) => cardModel(advise(situation({}))!, view, [], arabic);

test('a card says which language its words are in, whatever the browser’s is', () => {
  expect(overlayLabels(arabic)).toMatchObject({ lang: 'en', dir: 'ltr' });
});

test('Stop says beforehand that it forgets the values, where there are any', () => {
  const stop = (view: typeof HALF_WAY) => model(view).more?.find(({ id }) => id.startsWith('stop'))?.label;
  const none = { ...HALF_WAY, capture: null };
  expect(stop(none)).toBe('Stop guide');
  expect(stop(HALF_WAY)).toBe('Stop guide and forget the values');
  expect(stop({ ...none, pending: CAPTURE })).toBe('Stop guide and forget the values');
});
