import { computeAccessibleName } from 'dom-accessibility-api';
import { isOutOfUse } from '../../dom/drawn.ts';
import {
  attribute,
  closest,
  drawnParentOf,
  isConnected,
  matches,
  parentOf,
  tagOf,
  textOf,
} from '../../dom/safe-dom.ts';
import { boxOf, iconsIn, pressedAround } from '../layout/boxes.ts';
import { isInLayer } from '../layout/layers.ts';
import { getOrSet } from '../layout/layout.ts';
import { regionsOf } from '../layout/regions.ts';
import { isVisible, reachOf, visibleOf } from '../layout/sight.ts';
import { roleOf } from '../page/roles.ts';
import { spokenText } from '../page/texts.ts';
import type { Region, Role, Target } from '../types.ts';
import { scopeIdsIn } from '../words.ts';
import type { Anchor, Control } from './anchors.ts';
import { type Label, labelsBefore, ownText } from './labels.ts';
import type { Scene } from './scene.ts';
import { bestHit } from './vocabulary.ts';

export const TICKS =
  'input[type=checkbox],input[type=radio],[role=checkbox],[role=radio],[role=switch],[role=menuitemcheckbox]';
export const PRESSED = 'button,a[href],summary,[role=button],[role=link],[role=menuitem],[role=tab],[tabindex="0"]';

/** A control that may be one of the targets, and what a person sees of it. Each is asked for once in a look. */
export class Candidate {
  readonly element: Element;
  readonly role: Role;
  readonly box: Element;
  /** Texts in it, labels of it and attributes that name it, as far as they say something that is looked for. */
  readonly anchors: readonly Anchor[];
  readonly #scene: Scene;
  #labels: readonly Label[] | undefined;
  #regions: readonly Region[] | undefined;
  #reach: number | undefined;
  #isInSentence: boolean | undefined;

  constructor({ element, role }: Control, anchors: readonly Anchor[], scene: Scene) {
    this.element = element;
    this.role = role;
    this.anchors = anchors;
    this.#scene = scene;
    this.box = boxOf(element, role, scene.layout);
  }

  /** What assistive technology calls it; of a text that is no control, its text. */
  get name(): string {
    return nameOf(this.element, this.#scene);
  }

  /** Of a field: the texts around it that may name it. */
  get labels(): readonly Label[] {
    this.#labels ??= [
      ...labelsBefore(this.element, this.#scene.layout),
      ...(this.#scene.labelsByPlace.get(this.element) ?? []),
    ];
    return this.#labels;
  }

  get regions(): readonly Region[] {
    this.#regions ??= regionsOf(this.box, this.#scene.layer, this.#scene.layout);
    return this.#regions;
  }

  /** What a click on it meets, as `reachOf` says. */
  get reach(): number {
    this.#reach ??= reachOf(this.box, this.#scene.layout);
    return this.#reach;
  }

  get isInLayer(): boolean {
    return isInLayer(this.box, this.#scene.layer) && !isOutOfUse(this.element);
  }

  get isEnabled(): boolean {
    return !matches(this.element, ':disabled') && closest(this.element, '[aria-disabled="true"]') === null;
  }

  get isAway(): boolean {
    return visibleOf(this.box, this.#scene.layout) === 'away' || this.reach < 1;
  }

  /** What it shows: the value of a field, or its text. Never kept, logged or explained. */
  get shown(): string {
    const { value } = this.element as HTMLInputElement;
    return (typeof value === 'string' ? value : textOf(this.element)).trim();
  }

  /** Whether the page itself ties a name to it, not only a placeholder. */
  get isNamed(): boolean {
    return /\p{L}/u.test(this.name) && this.name !== attribute(this.element, 'placeholder') && this.role === 'textbox';
  }

  /** Whether it is a link in the midst of a line of words. */
  get isInSentence(): boolean {
    this.#isInSentence ??= isInSentence(this, this.#scene);
    return this.#isInSentence;
  }

  get isField(): boolean {
    return this.role === 'textbox' || this.role === 'value';
  }
}

/** So many words beside a link make a sentence. */
const SENTENCE = 3;

function isInSentence({ element, isField }: Candidate, { layout }: Scene): boolean {
  const around = parentOf(element);
  if (isField || !around || layout.style(element).display !== 'inline') return false;
  return ownText(around).split(/\s+/).length >= SENTENCE;
}

function nameOf(element: Element, { names }: Scene): string {
  return getOrSet(names, element, () => {
    try {
      return computeAccessibleName(element) || spokenText(element);
    } catch {
      // Expected: a hostile node spoils its own answer only.
      return '';
    }
  });
}

/** Everything that may be one of the targets: found by words first, then by the row in which it stands. */
export function candidatesFor(targets: readonly Target[], scene: Scene): Candidate[] {
  const found = new Map<Element, { control: Control; anchors: Anchor[] }>();
  const add = (control: Control, anchor?: Anchor) => {
    const known = getOrSet(found, control.element, () => ({ control, anchors: [] }));
    if (anchor) known.anchors.push(anchor);
  };
  for (const anchor of scene.anchors) {
    if (anchor.control) add(anchor.control, anchor);
  }
  for (const anchor of scene.anchors) {
    if (
      anchor.control ||
      !anchor.isText ||
      !targets.some(({ kind, names }) => kind === 'press' && bestHit(anchor.hits, names) > 0)
    )
      continue;
    const pressed = isVisible(anchor.element, scene.layout) && pressedAround(anchor.element, scene.layout);
    if (pressed) add({ element: pressed, role: 'clickable' }, anchor);
  }
  for (const target of targets) {
    if (!target.row && !target.scope) continue;
    for (const anchor of rowAnchors(target, scene)) {
      for (const control of controlsNear(anchor.element, target, scene)) add(control);
    }
  }
  if (targets.some(({ kind }) => kind === 'field' || kind === 'value')) {
    for (const element of scene.fields) add({ element, role: 'textbox' });
  }
  if (targets.some(({ kind }) => kind === 'value')) {
    for (const element of valueTexts(scene)) if (!found.has(element)) add({ element, role: 'value' });
  }
  return [...found.values()]
    .filter(({ control }) => isConnected(control.element))
    .map(({ control, anchors }) => new Candidate(control, anchors, scene))
    .filter(({ box }) => isVisible(box, scene.layout));
}

/** A text that names a row agrees at least so well, and a page has at most so many of one name that are looked at. */
const ROW_LEAST = 0.75;
const MOST_ROWS = 30;

/** The visible texts of the topmost layer that name the row of a target. */
export function rowAnchors({ row = [], scope }: Target, scene: Scene): Anchor[] {
  return scene.anchors
    .filter(
      ({ hits, text, isText }) =>
        isText && (scope ? scopeIdsIn(text).includes(scope) : bestHit(hits, row) >= ROW_LEAST),
    )
    .filter(({ element }) => isVisible(element, scene.layout) && isInLayer(element, scene.layer))
    .slice(0, MOST_ROWS);
}

/** A row lies within so many wrappers of the text that names it, and has at most so many controls. */
const ROW_CLIMB = 7;
const MOST_IN_ROW = 40;

/** The controls of the nearest part around a text that holds any of the wanted kind. */
function controlsNear(text: Element, { kind, shape }: Target, { content, layout }: Scene): Control[] {
  const selector = kind === 'tick' ? TICKS : PRESSED;
  let outer = drawnParentOf(text);
  for (let level = 0; outer && level < ROW_CLIMB; level++, outer = drawnParentOf(outer)) {
    if (tagOf(outer) === 'body') break;
    const told = content.inside(outer, selector);
    if (told.length > MOST_IN_ROW) break;
    const icons = kind === 'tick' || shape === 'icon' ? iconsIn(outer, layout) : [];
    if (told.length > 0 || icons.length > 0) {
      const controls = told.map((element) => ({ element, role: roleOf(element) ?? ('clickable' as const) }));
      return [
        ...controls,
        ...icons
          .filter((icon) => !told.some((one) => one.contains(icon)))
          .map((element) => ({ element, role: 'clickable' as const })),
      ];
    }
  }
  return [];
}

/** A value that a page shows as text: an id, a secret, or the dots that stand for one. */
export const ID = /^[\w-]{16,44}$/;
export const MASK = /^[•●∙·*⚫✱◦⬤＊\s]{4,}$/u;

/** The same in a normalised text, where a hyphen is a blank. */
const VALUE = /^[\w ]{16,44}$/;
/** Dots as they are left of a text whose last star was taken for the mark of a required field. */
const DOTS = /^[•●∙·*⚫✱◦⬤＊\s]+$/u;
const isValue = (text: string): boolean => ID.test(text) || MASK.test(text);

function valueTexts({ content, layout }: Scene): Element[] {
  return content
    .textsWhere('value', (text) => VALUE.test(text) || DOTS.test(text))
    .map(({ element }) => element)
    .filter((element) => roleOf(element) === null && isValue(textOf(element).trim()) && isVisible(element, layout));
}
