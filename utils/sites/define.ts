import type { Kind, Phrase, Region, Target } from '../find/index.ts';

type More = Partial<Omit<Target, 'id' | 'kind' | 'names'>>;

const DEFAULT_REGIONS: Readonly<Record<Kind, readonly Region[]>> = {
  press: ['main', 'dialog'],
  field: ['main', 'dialog'],
  tick: ['main', 'dialog'],
  value: ['main'],
};

const target =
  (kind: Kind) =>
  (id: string, names: readonly Phrase[], more: More = {}): Target => ({
    id,
    kind,
    names,
    regions: DEFAULT_REGIONS[kind],
    ...more,
  });

/** A control that is pressed: a button, link, tab, menu item or card. */
export const press = target('press');
/** A field that is typed into. */
export const field = target('field');
/** A box, switch or radio that is ticked. */
export const tick = target('tick');
/** A field or text that shows a value to be read. */
export const value = target('value');
