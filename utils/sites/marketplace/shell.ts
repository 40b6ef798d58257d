import type { Region, Target } from '../../find/index.ts';
import { press } from '../define.ts';

const SHELL_REGIONS: readonly Region[] = ['header', 'nav', 'menu'];

/** The way to the chooser that stands on most pages of the Marketplace. */
export const SHELL: readonly Target[] = [
  press('nav.develop', ['Develop', ['Developer', 0.95], ['Developers', 0.95]], { regions: SHELL_REGIONS }),
  press('nav.build-app', ['Build app', 'Build an app', ['Create app', 0.8]], {
    regions: ['menu', 'header', 'nav', 'dialog'],
  }),
];
