import { parseBold } from '../bold.ts';
import { make, setAttribute, setText } from './dom.ts';
import type { ButtonModel, CardModel, Labels, NoteModel } from './types.ts';

/** What happens on the card. */
export interface CardEvents {
  onPress(id: string, event: MouseEvent): void;
  onCopy(text: string, button: HTMLElement, label: string): void;
  onFold(folded: boolean): void;
  onHide(): void;
}

/** The card's elements. */
export interface Card {
  readonly element: HTMLElement;
  readonly panel: HTMLElement;
  readonly title: HTMLElement;
  readonly chip: HTMLButtonElement;
  /** What the card is dragged by. */
  readonly bar: HTMLElement;
  /** What the arrow keys move the card by. */
  readonly handle: HTMLButtonElement;
  render(model: CardModel): void;
  setFolded(folded: boolean): void;
}

/**
 * Builds the card. Each part is written only where its piece of the model changed, so focus and open details survive.
 */
export function createCard(page: Document, labels: Labels, events: CardEvents): Card {
  const iconButton = (className: string, icon: string, label: string) =>
    make(page, 'button', className, { type: 'button', 'aria-label': label }, [icon]);

  const progress = make(page, 'bdi', 'progress');
  const status = make(page, 'span', 'status');
  const bar = make(page, 'div', 'bar', {}, [progress, status]);
  const busy = make(page, 'div', 'busy', { hidden: '' });
  const title = make(page, 'h2', '', { tabindex: '-1' });
  const body = make(page, 'p');
  const notes = make(page, 'div', 'notes');
  const buttons = make(page, 'div', 'row');
  const details = disclosure(page, 'p');
  const more = disclosure(page, 'div');
  more.content.className = 'row';
  // What is to be done comes first; what the card itself does, last.
  const text = make(page, 'div', 'text', {}, [title, body, buttons, notes, details.element, more.element]);
  const fold = iconButton('fold', '\u2013', labels.fold);
  const hide = iconButton('hide', '\u00d7', labels.hide);
  const handle = iconButton('move', '\u22ee\u22ee', labels.move);
  const tools = make(page, 'div', 'tools', {}, [fold, hide, handle]);
  const panel = make(page, 'div', 'panel', {}, [bar, busy, text, tools]);
  const short = make(page, 'bdi');
  const unfold = make(page, 'span', 'live', {}, [` ${labels.unfold}`]);
  const chip = make(page, 'button', 'chip', { type: 'button' }, [short, unfold]);
  const element = make(page, 'section', 'card', { 'data-guide': 'card', role: 'region' }, [
    panel,
    make(page, 'h2', 'short', {}, [chip]),
  ]);
  element.setAttribute('aria-label', labels.region);

  /** Only a person's press counts. */
  const listen = (button: HTMLElement, act: (event: MouseEvent) => void) =>
    button.addEventListener('click', (event) => {
      if (event.isTrusted && !event.defaultPrevented) act(event);
    });
  listen(fold, () => events.onFold(true));
  listen(chip, () => events.onFold(false));
  listen(hide, () => events.onHide());

  const renderButtons = keyed<ButtonModel>(
    ({ id }) => id,
    (first) => {
      let model = first;
      const button = make(page, 'button', '', { type: 'button' });
      listen(button, (event) => {
        if (model.copy !== undefined) events.onCopy(model.copy, button, model.label);
        events.onPress(model.id, event);
      });
      return {
        node: button,
        update(next) {
          model = next;
          setText(button, next.label);
          setAttribute(button, 'class', next.inLine ? `${next.kind} in-line` : next.kind);
          setAttribute(button, 'data-guide', next.kind === 'primary' ? 'primary' : undefined);
        },
      };
    },
  );
  const renderNotes = keyed<NoteModel>(
    (note) => JSON.stringify(note),
    (note) => {
      const node = make(page, 'div', 'note', { 'data-kind': note.kind }, boldRuns(page, note.text, labels));
      const { copy } = note;
      if (copy) {
        const name = `${copy.label} ${copy.value}`;
        const button = make(page, 'button', 'link', { type: 'button', 'aria-label': name }, [copy.label]);
        listen(button, () => events.onCopy(copy.value, button, copy.label));
        node.append(' ', button);
      }
      return { node, update() {} };
    },
  );

  const writeRuns = (into: HTMLElement) => {
    let last: string | undefined;
    return (text: string) => {
      if (last !== text) into.replaceChildren(...boldRuns(page, text, labels));
      last = text;
    };
  };
  const writeBody = writeRuns(body);
  const writeShort = writeRuns(short);
  function render(model: CardModel): void {
    setAttribute(element, 'data-step', model.step);
    setAttribute(element, 'data-state', model.state);
    setAttribute(element, 'aria-busy', model.busy ? 'true' : undefined);
    setAttribute(busy, 'hidden', model.busy ? undefined : '');
    setText(progress, model.progress);
    setText(status, model.status);
    setText(title, model.title);
    writeShort(model.short);
    writeBody(model.body);
    renderNotes(notes, model.notes);
    renderButtons(buttons, model.buttons);
    setAttribute(details.element, 'hidden', model.details ? undefined : '');
    setText(details.summary, model.details?.label ?? '');
    setText(details.content, model.details?.text ?? '');
    setAttribute(more.element, 'hidden', model.more?.length ? undefined : '');
    setText(more.summary, labels.more);
    renderButtons(more.content, model.more ?? []);
  }

  return {
    element,
    panel,
    title,
    chip,
    bar,
    handle,
    render,
    setFolded: (folded) => setAttribute(element, 'data-folded', folded ? '' : undefined),
  };
}

/** Names in bold are those of the page's controls, which are English, or of the guide's own. */
export function boldRuns(page: Document, text: string, { lang, ours }: Labels): (Node | string)[] {
  return parseBold(text).map(({ text: run, bold }) => {
    if (!bold) return run;
    return make(page, 'b', '', lang === 'en' || ours.includes(run) ? {} : { lang: 'en' }, [run]);
  });
}

function disclosure<K extends 'p' | 'div'>(page: Document, tag: K) {
  const summary = make(page, 'summary');
  const content = make(page, tag);
  return { element: make(page, 'details', '', { hidden: '' }, [summary, content]), summary, content };
}

interface Item<T> {
  node: HTMLElement;
  update(model: T): void;
}

/** Keeps a container's children in step with a list, one element per key; elements that stay keep their focus. */
function keyed<T>(keyOf: (model: T) => string, create: (model: T) => Item<T>) {
  const lists = new WeakMap<HTMLElement, Map<string, Item<T>>>();
  return (container: HTMLElement, models: readonly T[]): void => {
    const old = lists.get(container) ?? new Map<string, Item<T>>();
    const items = new Map<string, Item<T>>();
    for (const model of models) {
      const key = keyOf(model);
      if (!items.has(key)) items.set(key, old.get(key) ?? create(model));
      items.get(key)!.update(model);
    }
    for (const [key, { node }] of old) if (!items.has(key)) node.remove();
    let at: ChildNode | null = container.firstChild;
    for (const { node } of items.values()) {
      if (node === at) at = node.nextSibling;
      else container.insertBefore(node, at);
    }
    lists.set(container, items);
  };
}
