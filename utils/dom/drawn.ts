import { closest } from './safe-dom.ts';

const SEEN = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false };

/** Whether an element is drawn at all, wherever that is: not `display: none`, not hidden, not wholly transparent. */
export const isDrawn = (element: Element): boolean => Element.prototype.checkVisibility.call(element, SEEN);

const OUT_OF_USE =
  '[inert],[role=tooltip],[aria-hidden="true"]:not([aria-modal="true"]),[hidden]:not([hidden="until-found"])';

/**
 * Whether the page has put an element out of use: inert, a tooltip, or hidden from assistive technology, as the page
 * under a modal dialog is. A modal dialog itself is judged by what lies over it: Fluent UI 9.74 leaves `aria-hidden` on
 * one after a message over it has closed (tried November 2026).
 */
export const isOutOfUse = (element: Element): boolean => closest(element, OUT_OF_USE) !== null;
