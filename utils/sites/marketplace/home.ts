import type { Page } from '../types.ts';
import { SHELL } from './shell.ts';

/** The Marketplace's front page, and every page of it that is not told apart: the way to the chooser is the same. */
export const home: Page = {
  id: 'home',
  site: 'marketplace',
  step: null,
  signs: [{ notAddress: /^\/develop\/app/ }],
  targets: SHELL,
};
