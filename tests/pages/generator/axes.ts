import { random } from './random.ts';

/**
 * The free choices of a page. Each is drawn from a stream of its own, so that one can be put back to plain without
 * moving the others.
 */
export interface Axes {
  /** How buttons, links, fields and boxes are made. */
  kinds: 'native' | 'mixed' | 'roles' | 'bare';
  /** How many wrappers lie around things. */
  depth: number;
  /** How labels are tied to fields. */
  tie: 'for' | 'wrap' | 'aria' | 'labelledby' | 'above' | 'beside' | 'grid' | 'after' | 'placeholder';
  spelling: 'as-seen' | 'upper' | 'title' | 'hyphens' | 'blanks' | 'marks';
  /** Texts are split over spans. */
  split: boolean;
  decoys: readonly Decoy[];
  /** An older page lies under dialogs and wizards; how these say what they are. */
  covered: 'none' | 'modal' | 'role' | 'plain';
  /** Dialogs that say or do not say what they are stand at a side of the window, before a curtain. */
  drawer: boolean;
  /** Buttons that open a menu have its arrow in their text. */
  arrow: boolean;
  /** Boxes and switches as `kinds` has them, the same in a shadow root of their own, or painted around their input. */
  boxes: 'plain' | 'shadow' | 'painted';
  /** Cards, and fields with a label beside them, stand in the cells of a layout table. */
  cells: boolean;
  /** The page stands still and scrolls inside: beside a fixed column, or beneath one that lies on it. */
  pinned: 'no' | 'beside' | 'beneath';
  /** A list is scrolled so that its edge cuts the box of a row that is owed. */
  cut: boolean;
  timing: 'at-once' | 'late' | 'replaced';
  /** 1,500 scopes in a list that draws only the rows that are seen. */
  virtual: boolean;
  inside: 'page' | 'shadow' | 'frame';
  theme: 'light' | 'dark';
  width: 'wide' | 'narrow';
  zoom: number;
  direction: 'ltr' | 'rtl';
  language: 'en' | 'fr' | 'de' | 'ja';
  landmarks: boolean;
  strangers: readonly Stranger[];
  /** Every element has a class of its own, or one by its looks, as style libraries make them, or none. */
  classes: 'own' | 'style' | 'none';
  /** Rows of the scopes dialog are no elements: boxes and texts follow each other, a line each. */
  flat: boolean;
}

export type Decoy =
  | 'hidden-double'
  | 'transparent-double'
  | 'aside-double'
  | 'off-screen-double'
  | 'inert-double'
  | 'help-text'
  | 'prose-link'
  | 'breadcrumb'
  | 'footer'
  | 'bubble'
  | 'banner'
  | 'confusable'
  | 'second-icon';

const DECOYS: readonly Decoy[] = [
  'hidden-double',
  'transparent-double',
  'aside-double',
  'off-screen-double',
  'inert-double',
  'help-text',
  'prose-link',
  'breadcrumb',
  'footer',
  'bubble',
  'banner',
  'confusable',
  'second-icon',
];

/**
 * What stands on a page and could be taken for a step that it is not, often where the step itself is not there. By the
 * kinds of pages that have it.
 */
const STRANGERS = {
  'developer-tab': ['home', 'apps'],
  'developer-column': ['home', 'apps'],
  'developer-category': ['home', 'apps'],
  'build-app-card': ['home', 'apps'],
  'build-app-row': ['apps'],
  'link-for-s2s': ['chooser'],
  'jwt-notice': ['cards'],
  'collapsed-rail': ['credentials', 'information', 'feature', 'scopes', 'activation'],
  'support-contact': ['information'],
  newsletter: ['information'],
  'article-link': ['feature', 'scopes', 'activation'],
  'level-switch': ['scopes-granular', 'scopes-classic'],
  'group-box': ['scopes-granular'],
  'optional-box': ['scopes-classic'],
  'needs-another': ['scopes-granular'],
  'tour-dialog': ['scopes'],
  'other-search': ['scopes-granular', 'scopes-classic'],
  'menu-done': ['scopes-granular', 'scopes-classic'],
  rename: ['role'],
  'mentioned-row': ['role'],
  'bare-row': ['role'],
  'words-first': ['role'],
  'spanning-cell': ['role'],
  'connectors-elsewhere': ['cm-home'],
  'publisher-column': ['cm-connectors'],
  'row-actions': ['cm-connectors'],
  'add-command': ['cm-connectors'],
  'salesforce-panel': ['cm-connectors'],
  'other-icon': ['credentials'],
  'explained-value': ['credentials'],
  'badged-label': ['credentials'],
} as const satisfies Record<string, readonly string[]>;

export type Stranger = keyof typeof STRANGERS;

/** Whether a page of this kind can have it. */
export const isMet = (stranger: Stranger, kind: string): boolean =>
  (STRANGERS[stranger] as readonly string[]).includes(kind);

/** What each axis is when it is switched off. */
export const PLAIN: Axes = {
  kinds: 'native',
  depth: 1,
  tie: 'for',
  spelling: 'as-seen',
  split: false,
  decoys: [],
  covered: 'modal',
  drawer: false,
  arrow: false,
  boxes: 'plain',
  cells: false,
  pinned: 'no',
  cut: false,
  timing: 'at-once',
  virtual: false,
  inside: 'page',
  theme: 'light',
  width: 'wide',
  zoom: 1,
  direction: 'ltr',
  language: 'en',
  landmarks: true,
  strangers: [],
  classes: 'own',
  flat: false,
};

export type Axis = keyof Axes;
export const AXES = Object.keys(PLAIN) as Axis[];

/**
 * The choices of a seed; the axes in `off` are plain. Languages other than English are drawn for localised pages only.
 */
export function axesOf(seed: number, localised: boolean, off: readonly Axis[] = []): Axes {
  const draw = (axis: Axis) => random(seed, axis);
  const decoys = draw('decoys');
  const share = decoys.pick([0, 0.2, 0.45]);
  const drawn: Axes = {
    kinds: draw('kinds').pick(['native', 'mixed', 'mixed', 'roles', 'bare']),
    depth: draw('depth').pick([0, 1, 1, 2, 3, 6, 12]),
    tie: draw('tie').pick([
      'for',
      'for',
      'wrap',
      'aria',
      'labelledby',
      'above',
      'beside',
      'grid',
      'after',
      'placeholder',
    ]),
    spelling: draw('spelling').pick(['as-seen', 'as-seen', 'upper', 'title', 'hyphens', 'blanks', 'marks']),
    split: draw('split').chance(0.25),
    decoys: DECOYS.filter(() => decoys.chance(share)),
    covered: draw('covered').pick(['none', 'modal', 'modal', 'role', 'plain']),
    drawer: draw('drawer').chance(0.2),
    arrow: draw('arrow').chance(0.3),
    boxes: draw('boxes').pick(['plain', 'plain', 'plain', 'shadow', 'painted']),
    cells: draw('cells').chance(0.2),
    pinned: draw('pinned').pick(['no', 'no', 'no', 'no', 'beside', 'beneath']),
    cut: draw('cut').chance(0.2),
    timing: draw('timing').pick(['at-once', 'at-once', 'at-once', 'late', 'replaced']),
    virtual: draw('virtual').chance(0.3),
    inside: draw('inside').pick(['page', 'page', 'page', 'page', 'page', 'page', 'shadow', 'frame']),
    theme: draw('theme').pick(['light', 'light', 'dark']),
    width: draw('width').pick(['wide', 'wide', 'wide', 'narrow']),
    zoom: draw('zoom').pick([1, 1, 1, 0.67, 1.25, 1.5, 2]),
    direction: draw('direction').pick(['ltr', 'ltr', 'ltr', 'ltr', 'rtl']),
    language: localised ? draw('language').pick(['en', 'en', 'en', 'fr', 'de', 'ja']) : 'en',
    landmarks: draw('landmarks').chance(0.6),
    // A stream for each, so that a new one does not move the others.
    strangers: (Object.keys(STRANGERS) as Stranger[]).filter((each) => random(seed, `stranger ${each}`).chance(0.08)),
    classes: draw('classes').pick(['own', 'style', 'style', 'none']),
    flat: draw('flat').chance(0.15),
  };
  const set = <K extends Axis>(axis: K): void => {
    drawn[axis] = PLAIN[axis];
  };
  off.forEach(set);
  return drawn;
}
