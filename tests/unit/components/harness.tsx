import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';
import { Presses } from '../../../components/ActionButton.tsx';
import { TextContext } from '../../../components/text.tsx';
import type { Replies } from '../../../utils/messages/replies.ts';
import type { Ask, Question, QuestionType } from '../../../utils/panel/asks.ts';
import { texts } from './texts.ts';

let presses = new Map();

/** Draws into the document's body, afresh or as an update of what is there, and returns the element. */
export function draw(children: ComponentChildren, language: 'en' | 'fr' = 'en', again = false): HTMLElement {
  const before = document.body.firstElementChild as HTMLElement | null;
  const root = again && before ? before : document.createElement('div');
  if (!again) {
    document.body.replaceChildren(root);
    presses = new Map();
  }
  act(() =>
    render(
      <Presses.Provider value={presses}>
        <TextContext.Provider value={texts(language)}>{children}</TextContext.Provider>
      </Presses.Provider>,
      root,
    ),
  );
  return root;
}

/** Every element of a role, with its accessible name as assistive technology has it. */
export function named(role: string): { name: string; element: HTMLElement }[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => getRole(element) === role)
    .map((element) => ({ name: computeAccessibleName(element), element }));
}

/** The one element of that role and name. */
export function find(role: string, name: string): HTMLElement {
  const found = named(role).filter((one) => one.name === name);
  if (found.length !== 1)
    throw new Error(`${found.length} of ${role} "${name}"; there are: ${names(role).join(' | ')}`);
  return found[0]!.element;
}

export function names(role: string): string[] {
  return named(role).map((one) => one.name);
}

/** Presses a button and lets everything that follows happen. `clicks`: the mouse's count; 0 is the keyboard. */
export async function press(name: string, clicks = 0): Promise<void> {
  const button = find('button', name);
  await act(async () => {
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: clicks }));
  });
}

interface Asked {
  readonly ask: Ask;
  readonly questions: Question[];
}

/** A background that answers from a table, or is silent (rejects) where the table says so. */
export function background(replies: { [T in QuestionType]?: Replies[T] | 'silent' } = {}): Asked {
  const questions: Question[] = [];
  const ask = async (question: Question) => {
    questions.push(question);
    const reply = replies[question.type];
    if (reply === 'silent') throw new Error('no answer');
    return reply ?? { ok: true };
  };
  return { ask: ask as Ask, questions };
}
