// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it } from 'vitest';
import { Rich } from '../../../components/text.tsx';

it.each([
  ['Press **Save**, then **Next**.', 'Press <b>Save</b>, then <b>Next</b>.'],
  ['2 ** 3', '2 ** 3'],
  ['**Save** and ** more', '<b>Save</b> and ** more'],
])('draws "%s" as the card does', (text, html) => {
  render(<Rich text={text} />, document.body);
  expect(document.body.innerHTML).toBe(html);
});
