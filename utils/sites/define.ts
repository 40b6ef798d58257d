import type { Alternative, Confidence, Part, Place, Role, Snapshot } from '../find/types.ts';
import type { Control } from './types.ts';

/** Date of the last comparison of the controls with the evidence; a control that was compared later says so itself. */
const COMPARED = '2026-11-23';

const named =
  (confidence: Confidence) =>
  (year: number, source: string, ...names: (string | RegExp)[]): Alternative[] =>
    names.map((name) => ({ name, year, source, confidence }));

/** Names that are legible in a real public screenshot. */
export const shown = named('screenshot');
/** Names that a written guide gives. */
export const told = named('guide');
/** Names that nobody has seen on this page, worked out from others. @public */
export const inferred = named('inferred');

/** Texts that may be a row's name, to tell it from one that the row only mentions. */
export const TITLES = /\p{L}/u;

/** A control as data. */
export function control(
  id: string,
  roles: Role | readonly Role[],
  names: readonly Alternative[],
  place?: Place,
  verified: string = COMPARED,
): Control {
  return { id, roles: typeof roles === 'string' ? [roles] : roles, names, place, verified };
}

/**
 * What `recognise` gives for a page that is known by its address alone, by what it shows, and by a dialog that lies over
 * all the rest. The highest wins, so a page that must win over another of its kind adds a little.
 */
export const BY_ADDRESS = 2;
export const BY_CONTENT = 3;
export const BY_DIALOG = 5;

/** True where the page shows a text with one of these names. */
export function shows(snapshot: Snapshot, names: readonly Alternative[], place?: Part): boolean {
  return snapshot.text(names, place) !== null;
}

/** As a heading, or as any text of a dialog; a link or a label that says the same is no title. */
export const isTitled = (snapshot: Snapshot, names: readonly Alternative[]): boolean =>
  snapshot.heading(names) !== null || (snapshot.dialog !== null && shows(snapshot, names));
