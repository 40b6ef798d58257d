/**
 * In the page: writes down the page as it stands as one HTML document that draws the same without any script. Style
 * rules come from the CSSOM (so those of insertRule and adopted sheets are there, too), open shadow roots become
 * declarative ones, what was typed or ticked becomes attributes. Elements named by `marked` get the attribute MARK, so
 * that whoever parses the document finds them again. Not kept: scripts, closed shadow roots, what is inside a frame.
 */
import { flatten, type Restored, type Root } from './composed.ts';
import { stylesOf } from './freeze-styles.ts';

export interface Frozen {
  html: string;
  /** What no attribute can say; the elements are given by their mark. */
  state: Restored;
}

/** Carries the number of a marked element; taken out of the document before it is kept. */
const MARK = 'data-frozen-mark';

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const DROPPED = /^(script|noscript|base)$/;
const ADDRESSES = ['src', 'srcset', 'poster', 'data', 'background'];
const BLANK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

class Writer {
  private readonly marks = new Map<Element, number>();
  private readonly pictures: ReadonlyMap<Element, string>;

  constructor(pictures: ReadonlyMap<Element, string>) {
    this.pictures = pictures;
  }

  /** The number under which the element is found again. */
  mark(element: Element): number {
    const number = this.marks.get(element) ?? this.marks.size;
    this.marks.set(element, number);
    return number;
  }

  document(): string {
    return `<!doctype html>\n${this.element(document.documentElement)}\n`;
  }

  private element(element: Element): string {
    const name = element.localName;
    if (DROPPED.test(name) || element.matches('meta[http-equiv]') || (name === 'link' && !isSheet(element))) {
      return '';
    }
    if (name === 'style' || name === 'link') {
      const { media } = element as HTMLStyleElement | HTMLLinkElement;
      const css = stylesOf(element.getRootNode() as Root, [(element as HTMLStyleElement).sheet]);
      return `<style${media ? ` media="${escapeValue(media)}"` : ''}>${css}</style>`;
    }
    const start = `<${name}${this.attributes(element)}>`;
    return VOID.test(name) ? start : `${start}${this.inside(element)}</${name}>`;
  }

  private inside(element: Element): string {
    if (element instanceof HTMLTextAreaElement) {
      return `\n${escapeText(element.value)}`;
    }
    const root = element.shadowRoot ? this.shadow(element.shadowRoot) : '';
    const adopted = element === document.head ? adoptedBy(document) : '';
    return root + this.children(element) + adopted;
  }

  private shadow(root: ShadowRoot): string {
    const focus = root.delegatesFocus ? ' shadowrootdelegatesfocus' : '';
    return `<template shadowrootmode="open"${focus}>${this.children(root)}${adoptedBy(root)}</template>`;
  }

  private children(parent: Root | Element): string {
    let html = '';
    let last: Node | undefined;
    for (const node of parent.childNodes) {
      if (node instanceof Element) {
        html += this.element(node);
      } else if (node.nodeType === Node.TEXT_NODE && node.nodeValue) {
        // Two texts in a row stay two, as a framework made them.
        html += (last?.nodeType === Node.TEXT_NODE ? '<!---->' : '') + escapeText(node.nodeValue);
      }
      last = node;
    }
    return /^(pre|listing)$/i.test(parent.nodeName) && html.startsWith('\n') ? `\n${html}` : html;
  }

  private attributes(element: Element): string {
    const values = new Map<string, string>();
    for (const { name, value } of element.attributes) {
      if (/^on/.test(name)) {
        values.set(name, '');
      } else if (!/^(nonce|integrity)$/.test(name) && !ADDRESSES.includes(name)) {
        values.set(name, name === 'style' ? value.replace(/url\((?!['"]?data:)[^)]*\)/g, 'none') : value);
      }
    }
    this.asItStands(element, values);
    const number = this.marks.get(element);
    if (number !== undefined) {
      values.set(MARK, String(number));
    }
    return [...values]
      .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeValue(value)}"`))
      .join('');
  }

  /** Values and states that a person sees and the markup does not hold. */
  private asItStands(element: Element, values: Map<string, string>): void {
    const set = (name: string, on: boolean) => (on ? values.set(name, '') : values.delete(name));
    if (element instanceof HTMLInputElement) {
      if (/^(checkbox|radio)$/.test(element.type)) {
        set('checked', element.checked);
      } else if (element.type !== 'file') {
        if (element.value) values.set('value', element.value);
        else values.delete('value');
      }
    } else if (element instanceof HTMLOptionElement) {
      set('selected', element.selected);
    } else if (element instanceof HTMLImageElement) {
      values.set('src', this.pictures.get(element) ?? BLANK);
      const { width, height } = element.getBoundingClientRect();
      if (!this.pictures.has(element)) {
        values.set('style', `${values.get('style') ?? ''};width:${width}px;height:${height}px`);
      }
    }
  }
}

function isSheet(element: Element): boolean {
  return element.matches('link[rel~="stylesheet"]') && (element as HTMLLinkElement).sheet !== null;
}

function adoptedBy(root: Root): string {
  const css = stylesOf(root, root.adoptedStyleSheets);
  return css ? `<style>${css}</style>` : '';
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\u00a0/g, '&nbsp;');
}

function escapeValue(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/\u00a0/g, '&nbsp;');
}

/** Pictures of the page's own server as data addresses. */
async function picturesOf(elements: readonly Element[]): Promise<Map<Element, string>> {
  const pictures = new Map<Element, string>();
  for (const element of elements) {
    if (element instanceof HTMLImageElement && element.currentSrc) {
      const blob = await fetch(element.currentSrc).then((answer) => (answer.ok ? answer.blob() : undefined));
      if (blob && blob.size < 20_000) {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        pictures.set(element, `data:${blob.type};base64,${text}`);
      }
    }
  }
  return pictures;
}

/** The element that has the focus, inside whatever shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element === document.body ? null : element;
}

/** Freezes the page. `marked`: elements whose number in the parsed document is wanted, in this order. */
export async function freeze(marked: readonly Element[]): Promise<Frozen & { marks: number[] }> {
  const elements = flatten(document);
  const writer = new Writer(await picturesOf(elements));
  const marks = marked.map((element) => writer.mark(element));
  const all = (test: (element: Element) => boolean) => elements.filter(test).map((element) => writer.mark(element));
  const focus = focused();
  const state: Restored = {
    modals: all((element) => element.matches('dialog:modal')),
    popovers: all((element) => element.matches(':popover-open')),
    scrolls: elements
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map((element) => [writer.mark(element), element.scrollTop, element.scrollLeft]),
    indeterminate: all((element) => element instanceof HTMLInputElement && element.indeterminate),
    ...(focus ? { focus: writer.mark(focus) } : {}),
  };
  return { html: writer.document(), state, marks };
}

Object.assign(globalThis, { freezer: { freeze } });
