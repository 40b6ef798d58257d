/**
 * Pages on which something bears the name of a step and is none, or is another thing's: each was found by somebody who
 * tried to mislead the guide. By what misleads; each is a kind of page of its own, so that a new one moves no seed.
 */
import type { Builder } from '../build.ts';
import type { Drawn } from '../shell.ts';
import { DIALOGS } from './dialog.ts';
import { MANAGER } from './manager.ts';
import { ROLES } from './role.ts';
import { SHOP } from './shop.ts';
import { WIZARD } from './wizard.ts';

export const OTHERS: Readonly<Record<string, (b: Builder) => Drawn>> = {
  ...SHOP,
  ...DIALOGS,
  ...ROLES,
  ...MANAGER,
  ...WIZARD,
};
