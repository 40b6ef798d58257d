import { attribute, drawnAt, drawnParentOf, tagOf } from '../../dom/safe-dom.ts';
import type { PageContent } from '../page/index.ts';
import { roleOf } from '../page/roles.ts';
import type { Role } from '../types.ts';
import { normalise } from '../words.ts';
import type { Hits, Vocabulary } from './vocabulary.ts';

/** A text of the page, or one that an attribute holds, which says something that is looked for. */
export interface Anchor {
  readonly element: Element;
  readonly text: string;
  readonly hits: Hits;
  /** The control that it stands in or labels, if any. */
  readonly control: Control | null;
  /** Whether it is visible text and not an attribute. */
  readonly isText: boolean;
}

/** Something on the page that can be acted on, whatever it may be wanted for. */
export interface Control {
  readonly element: Element;
  readonly role: Role;
}

const NAMING = ['aria-label', 'title', 'alt', 'placeholder'];
const PRESSED_INPUT = /^(button|submit|reset)$/;

/** All anchors for a vocabulary, in no order. */
export function anchorsOf(content: PageContent, vocabulary: Vocabulary): Anchor[] {
  const anchors: Anchor[] = [];
  for (const { element, text } of content.textsWhere(vocabulary, (said) => vocabulary.hits(said) !== null)) {
    const hits = vocabulary.hits(text);
    if (hits) anchors.push({ element, text, hits, control: controlAround(drawnAt(element)), isText: true });
  }
  for (const element of content.marked('named')) {
    for (const text of namesWritten(element, content)) {
      const hits = vocabulary.hits(text);
      if (hits) anchors.push({ element, text, hits, control: controlAround(element), isText: false });
    }
  }
  return anchors;
}

function namesWritten(element: Element, content: PageContent): string[] {
  const written = NAMING.map((name) => attribute(element, name));
  if (tagOf(element) === 'input' && PRESSED_INPUT.test(attribute(element, 'type') ?? '')) {
    written.push(attribute(element, 'value'));
  }
  const named = content.byIds(element, 'aria-labelledby').map(({ textContent }) => textContent);
  return [...written, named.join(' ')].map((text) => normalise(text ?? '')).filter((text) => text !== '');
}

/** A control with more around a text than so many wrappers is not what the text names. */
const CLIMB = 9;

/** The control in which an element stands, or that the label around it names. */
export function controlAround(element: Element): Control | null {
  let outer: Element | null = element;
  for (let level = 0; outer && level < CLIMB; level++, outer = drawnParentOf(outer)) {
    const role = roleOf(outer);
    if (role) return { element: outer, role };
    if (tagOf(outer) === 'label') {
      const { control } = outer as HTMLLabelElement;
      const labelled = control && roleOf(control);
      if (labelled) return { element: control, role: labelled };
    }
  }
  return null;
}
