import type { Found } from '../find/index.ts';

/** Whether a found box is ticked, be it an input or an element with a role. */
export function isTicked({ element }: Pick<Found, 'element'>): boolean {
  return element.localName === 'input'
    ? (element as HTMLInputElement).checked
    : element.getAttribute('aria-checked') === 'true' || element.getAttribute('aria-selected') === 'true';
}

/** What a control shows: its value, or its text where it is no input. Never logged, never put into facts. */
export function shownValue({ element }: Found): string {
  const tag = element.localName;
  return tag === 'input' || tag === 'textarea' ? (element as HTMLInputElement).value : (element.textContent ?? '');
}
