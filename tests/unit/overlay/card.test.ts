// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { parseBold } from '../../../utils/bold.ts';
import { createCard } from '../../../utils/overlay/card.ts';
import type { CardModel, Labels } from '../../../utils/overlay/types.ts';

const labels: Labels = {
  lang: 'en',
  dir: 'ltr',
  ours: [],
  region: 'Connector Guide',
  fold: 'Fold',
  unfold: 'Unfold',
  move: 'Move',
  hide: 'Hide',
  more: 'More',
  copied: 'Copied',
  copyFailed: 'Could not copy',
};
const model: CardModel = {
  step: 'scopes',
  state: 'now',
  progress: '6 of 9 · Scopes',
  status: 'Now',
  title: 'Add the scopes',
  body: 'Press **Add Scopes**.',
  notes: [],
  buttons: [
    { id: 'go', label: 'Show me where', kind: 'primary' },
    { id: 'done', label: 'I’ve done this', kind: 'secondary' },
  ],
  short: 'Press **Add Scopes**.',
};
const events = { onPress: vi.fn(), onCopy: vi.fn(), onFold: vi.fn(), onHide: vi.fn() };
let card: ReturnType<typeof createCard>;

beforeEach(() => {
  vi.resetAllMocks();
  card = createCard(document, labels, events);
  document.body.replaceChildren(card.element);
  card.render(model);
});

const button = (label: string) =>
  [...card.element.querySelectorAll('button')].find(({ textContent }) => textContent === label)!;

test('names of controls between asterisks are bold, and a lone pair stays as it is', () => {
  expect(parseBold('Press **Save** now')).toEqual([
    { text: 'Press ', bold: false },
    { text: 'Save', bold: true },
    { text: ' now', bold: false },
  ]);
  expect(parseBold('a ** b')).toEqual([{ text: 'a ** b', bold: false }]);
  expect(parseBold('')).toEqual([]);
});

test('the card says what the model says, and marks its step, state and primary button', () => {
  expect(card.element.dataset).toMatchObject({ guide: 'card', step: 'scopes', state: 'now' });
  expect(card.element.querySelector('p')!.innerHTML).toBe('Press <b>Add Scopes</b>.');
  expect(card.element.querySelectorAll('[data-guide="primary"]')).toHaveLength(1);
  expect(card.element.querySelector('[data-guide="primary"]')!.textContent).toBe('Show me where');
});

test('text from a page is text, whatever it holds', () => {
  card.render({
    ...model,
    title: '<img src=x onerror=alert(1)>',
    body: '**<b>x</b>**',
    notes: [{ text: '<i>', kind: 'info' }],
  });
  expect(card.element.querySelector('img, i')).toBeNull();
  expect(card.element.querySelector('h2')!.textContent).toBe('<img src=x onerror=alert(1)>');
});

test('the same model writes nothing; another one keeps the elements of the buttons that stay', async () => {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((list) => records.push(...list));
  observer.observe(card.element, { subtree: true, childList: true, attributes: true, characterData: true });
  card.render(structuredClone(model));
  records.push(...observer.takeRecords());
  expect(records).toEqual([]);
  const kept = button('I’ve done this');
  card.render({ ...model, buttons: [{ id: 'done', label: 'I’ve done this', kind: 'primary' }] });
  expect(button('I’ve done this')).toBe(kept);
  expect(kept.dataset.guide).toBe('primary');
  expect(card.element.querySelectorAll('.row')[0]!.children).toHaveLength(1);
});

test('a press made by a script does nothing', () => {
  button('Show me where').click();
  expect(events.onPress).not.toHaveBeenCalled();
  const trusted = () => {
    const event = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    return event;
  };
  button('Show me where').dispatchEvent(trusted());
  expect(events.onPress).toHaveBeenCalledOnce();
});
