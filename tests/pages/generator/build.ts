import type { Axes } from './axes.ts';
import { type Random, random } from './random.ts';
import { type Tick, tick } from './tick.ts';
import { tied } from './tie.ts';

export type Child = Node | string;

/** The letters that look the same in another script: what is written with them is another word. */
const LOOK_ALIKE: Record<string, string> = {
  C: '\u0421',
  e: '\u0435',
  a: '\u0430',
  o: '\u043e',
  S: '\u0405',
  A: '\u0410',
};

function hashOf(text: string): string {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return (hash >>> 0).toString(36);
}

/** Draws a page from its axes, and knows which element is which target. */
export class Builder {
  readonly axes: Axes;
  readonly rnd: Random;
  readonly truth: { id: string; element: Element; owed: boolean }[] = [];
  readonly page: Document;
  private readonly seed: number;
  private count = 0;

  constructor(seed: number, axes: Axes, page: Document) {
    this.seed = seed;
    this.axes = axes;
    this.rnd = random(seed, 'build');
    this.page = page;
  }

  /** Registers the element that a person would act on. An id after `may ` is a target that need not be found. */
  is<T extends Element>(id: string | undefined, element: T): T {
    if (id) {
      this.truth.push({ id: id.replace(/^may /, ''), element, owed: !id.startsWith('may ') });
    }
    return element;
  }

  h(tag: string, style: string, children: readonly Child[] = [], attributes: Record<string, string> = {}): HTMLElement {
    const element = this.page.createElement(tag);
    const own = this.rnd.below(46_656).toString(36);
    const { classes } = this.axes;
    if (classes !== 'none') element.className = `css-${classes === 'own' ? own : hashOf(tag + style)}`;
    element.style.cssText = style;
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  id(): string {
    this.count++;
    return `:r${this.count.toString(36)}:`;
  }

  /** A name as this page spells it. */
  spell(name: string): string {
    switch (this.axes.spelling) {
      case 'upper':
        return name.toUpperCase();
      case 'title':
        return name.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
      case 'hyphens':
        return name.replace(/-/g, this.rnd.pick(['\u2011', '\u2010', ' ', '\u2013']));
      case 'blanks':
        return name.replace(/ /g, this.rnd.pick(['\u00a0', '\n        ', '  ', '\u2009', ' \u200b']));
      case 'marks':
        return this.rnd.pick([`\u200b${name}`, ` ${name} `, `${name}\ufeff`]);
      default:
        return name;
    }
  }

  /** A name as text: whole, or split over spans. */
  text(name: string): Child[] {
    const spelled = this.spell(name);
    const blank = spelled.indexOf(' ');
    if (!this.axes.split || blank < 1) {
      return [spelled];
    }
    return [
      this.h('span', '', [spelled.slice(0, blank)]),
      ' ',
      this.h('span', 'font-weight: inherit', [spelled.slice(blank + 1)]),
    ];
  }

  /** Wrappers that say nothing. */
  wrap(element: HTMLElement, style = ''): HTMLElement {
    let out = element;
    for (let level = 0; level < this.axes.depth; level++) {
      out = this.h('div', level === this.axes.depth - 1 ? style : '', [out]);
    }
    return this.axes.depth === 0 && style ? this.h('div', style, [out]) : out;
  }

  has(decoy: Axes['decoys'][number]): boolean {
    return this.axes.decoys.includes(decoy);
  }

  meets(stranger: Axes['strangers'][number]): boolean {
    return this.axes.strangers.includes(stranger);
  }

  confuse(name: string): string {
    const at = [...name].findIndex((letter) => letter in LOOK_ALIKE);
    return at < 0 ? `${name}\u0430` : name.slice(0, at) + LOOK_ALIKE[name[at]!] + name.slice(at + 1);
  }

  /** One of several ways of making a thing, by the axis. */
  kind<T>(native: T, mixed: readonly T[], roles: T, bare: T): T {
    const { kinds } = this.axes;
    return kinds === 'native' ? native : kinds === 'roles' ? roles : kinds === 'bare' ? bare : this.rnd.pick(mixed);
  }

  button(
    name: string,
    target?: string,
    options: { plus?: boolean; primary?: boolean; disabled?: boolean } = {},
  ): HTMLElement {
    const look = `display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; margin: 4px; border: 1px solid #888; border-radius: 6px; font: 14px sans-serif; cursor: pointer; color: inherit; background: ${options.primary ? '#2d6cdf' : 'transparent'}`;
    const make = this.kind('button', ['button', 'div-role', 'input', 'icon', 'span-inside'], 'div-role', 'div');
    const mark = options.plus ? this.rnd.pick(['+ ', '+', '＋ ']) : '';
    const off: Record<string, string> = options.disabled ? { disabled: '' } : {};
    let element: HTMLElement;
    switch (make) {
      case 'div-role':
        element = this.h('div', look, [mark, ...this.text(name)], {
          role: 'button',
          tabindex: '0',
          ...(options.disabled ? { 'aria-disabled': 'true' } : {}),
        });
        break;
      case 'input':
        element = this.h('input', look, [], { type: 'button', value: this.spell(name), ...off });
        break;
      case 'icon':
        element = this.h(
          'button',
          look,
          [this.h('i', 'font-size: 0', ['add'], { 'aria-hidden': 'true' }), ...this.text(name)],
          { type: 'button', ...off },
        );
        break;
      case 'span-inside':
        element = this.h('button', look, [this.h('span', '', [this.h('span', '', [mark, ...this.text(name)])])], {
          type: 'button',
          ...off,
        });
        break;
      case 'div':
        element = this.h('div', look, [...this.text(name)], options.disabled ? { 'aria-disabled': 'true' } : {});
        break;
      default:
        element = this.h('button', look, [mark, ...this.text(name)], { type: 'button', ...off });
    }
    this.is(target, element);
    return this.doubled(element, () => this.h('button', '', [name], { type: 'button' }));
  }

  /** `asTab`: it may be one of several tabs. */
  link(name: string, target?: string, current = false, asTab = true): HTMLElement {
    const look =
      'display: inline-block; padding: 8px 12px; font: 14px sans-serif; color: inherit; cursor: pointer; text-decoration: none';
    const make = this.kind('a', ['a', 'a', 'button', 'role', asTab ? 'tab' : 'a'], 'role', 'div');
    const marked: Record<string, string> = current
      ? { 'aria-current': 'page' }
      : this.rnd.chance(0.5)
        ? { 'aria-current': 'false' }
        : {};
    const element =
      make === 'a'
        ? this.h('a', look, this.text(name), { href: '#', ...marked })
        : make === 'button'
          ? this.h('button', `${look}; border: 0; background: none`, this.text(name), { type: 'button', ...marked })
          : make === 'role'
            ? this.h('div', look, this.text(name), { role: 'link', tabindex: '0', ...marked })
            : make === 'tab'
              ? this.h('div', look, this.text(name), { role: 'tab', tabindex: '0', 'aria-selected': String(current) })
              : this.h('div', look, this.text(name));
    this.is(target, element);
    return this.doubled(element, () => this.h('button', '', [name], { type: 'button' }));
  }

  heading(name: string, level = 2): HTMLElement {
    const tag = this.axes.kinds === 'bare' ? 'div' : `h${level}`;
    return this.h(tag, `font: bold ${26 - level * 3}px sans-serif; margin: 12px 4px`, this.text(name));
  }

  paragraph(text: string): HTMLElement {
    return this.h('p', 'font: 13px sans-serif; margin: 6px 4px; max-width: 520px', [text]);
  }

  /** A labelled text field. */
  field(
    name: string,
    target?: string,
    options: { value?: string; secret?: boolean; readonly?: boolean; area?: boolean; after?: HTMLElement[] } = {},
  ): HTMLElement {
    const { tie } = this.axes;
    const id = this.id();
    const tag = options.area && this.rnd.chance(0.6) ? 'textarea' : 'input';
    const editable =
      this.axes.kinds === 'roles' && !options.secret && options.value === undefined && this.rnd.chance(0.3);
    const look =
      'display: inline-block; box-sizing: border-box; width: 260px; height: 34px; border: 1px solid #999; padding: 6px; font: 14px sans-serif; background: transparent; color: inherit';
    const attributes: Record<string, string> = editable
      ? { role: 'textbox', contenteditable: 'true', tabindex: '0' }
      : tag === 'input'
        ? { type: options.secret ? 'password' : 'text' }
        : {};
    if (options.readonly) {
      attributes.readonly = '';
    }
    const input = this.h(editable ? 'div' : tag, look, [], attributes);
    if (!editable && options.value !== undefined) {
      (input as HTMLInputElement).value = options.value;
    }
    this.is(target, input);
    const mark = this.rnd.pick(['', '', ':', ' *', ' (required)']);
    const label = this.h(tie === 'for' ? 'label' : 'div', 'display: block; font: 13px sans-serif; margin: 2px 0', [
      ...this.text(name),
      mark,
    ]);
    const boxed = this.h('div', 'position: relative; display: inline-block', [input, ...(options.after ?? [])]);
    const field = tied(this, tie, label, input, boxed, name, id, editable);
    field.style.margin = '10px 4px';
    const another = () =>
      this.h('label', '', [name, this.h('input', '', [], { type: options.secret ? 'password' : 'text' })]);
    // A stream of its own, so that older seeds still draw what they drew.
    return this.doubled(field, another, random(this.seed, `double of ${name}`));
  }

  /** A checkbox or switch without text; its label is the caller's. */
  tick(target: string | undefined, checked = false, asSwitch = false): Tick {
    return tick(this, target, checked, asSwitch);
  }

  /** A box with its label, tied in one of the ways. */
  labelledTick(name: string, target: string | undefined, checked = false, asSwitch = false): HTMLElement {
    const { whole, input } = this.tick(target, checked, asSwitch);
    const label = this.h('span', 'font: 14px sans-serif; margin-inline-start: 6px', this.text(name));
    const style = 'display: flex; align-items: center; margin: 6px 4px';
    switch (this.axes.tie) {
      case 'for':
      case 'labelledby':
        label.id = this.id();
        input.setAttribute('aria-labelledby', label.id);
        return this.h('div', style, [whole, label]);
      case 'wrap':
        return this.h('label', style, [whole, label]);
      case 'aria':
        input.setAttribute('aria-label', this.spell(name));
        return this.h('div', style, [whole, label]);
      default:
        return this.h('div', style, asSwitch ? [label, whole] : [whole, label]);
    }
  }

  /** The same words again, where nobody sees them. */
  private doubled(element: HTMLElement, another: () => HTMLElement, rnd = this.rnd): HTMLElement {
    const doubles: HTMLElement[] = [];
    const copy = (style: string, attributes: Record<string, string> = {}): void => {
      doubles.push(this.h('div', style, [another()], attributes));
    };
    if (this.has('hidden-double') && rnd.chance(0.4)) {
      copy(rnd.pick(['display: none', 'visibility: hidden; position: absolute']));
    }
    if (this.has('transparent-double') && rnd.chance(0.4)) {
      copy('opacity: 0; position: absolute; pointer-events: none');
    }
    if (this.has('aside-double') && rnd.chance(0.4)) {
      copy('position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden', {
        'aria-hidden': 'true',
      });
    }
    if (this.has('off-screen-double') && rnd.chance(0.4)) {
      copy(rnd.pick(['position: absolute; top: -9999px', 'height: 0; overflow: hidden']));
    }
    if (this.has('inert-double') && rnd.chance(0.4)) {
      copy('position: absolute; opacity: 0.3; left: 4px; bottom: 0; z-index: -1', { inert: '' });
    }
    return doubles.length === 0
      ? element
      : this.h(
          'span',
          'display: inline-block; position: relative',
          rnd.chance(0.5) ? [...doubles, element] : [element, ...doubles],
        );
  }
}
