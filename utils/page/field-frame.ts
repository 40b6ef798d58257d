import { drawnParentOf, query, rectOf, styleOf, tagOf } from '../dom/safe-dom.ts';

/** A frame lies within so many wrappers of its field, and is at most so much higher, in pixels. */
const WRAPPERS = 4;
const TALLER = 24;

const FIELDS = 'input:not([type=hidden]),textarea,select';

const isTextField = (element: Element): boolean =>
  tagOf(element) === 'textarea' ||
  (tagOf(element) === 'input' && !/^(checkbox|radio|button|submit)$/.test((element as HTMLInputElement).type));

const hasBorder = (element: Element): boolean => {
  const { borderTopWidth, borderBottomWidth } = styleOf(element);
  return Number.parseFloat(borderTopWidth) > 0 && Number.parseFloat(borderBottomWidth) > 0;
};

/** Whether the element draws a border round all that it holds: itself, or by a `fieldset` that lies over it (MUI). */
const isFramed = (element: Element): boolean =>
  hasBorder(element) || [...element.children].some((child) => tagOf(child) === 'fieldset' && hasBorder(child));

/**
 * What a person sees as a text field: of an input without a border the drawn frame around it, with its counter, eye and
 * icon; everything else itself.
 */
export function fieldFrame(element: Element): Element {
  if (!isTextField(element) || hasBorder(element)) return element;
  const { height, width } = rectOf(element);
  let outer = drawnParentOf(element);
  for (let level = 0; outer && level < WRAPPERS; level += 1, outer = drawnParentOf(outer)) {
    const frame = rectOf(outer);
    if (frame.height > height + TALLER || frame.width < width || query(outer, FIELDS).length > 1) break;
    if (isFramed(outer)) return outer;
  }
  return element;
}
