import { BY_ADDRESS } from '../define.ts';
import type { Page } from '../types.ts';
import { appPath } from './app.ts';
import { SHELL } from './shell.ts';

/** The Marketplace's front page, and every page of it that is not told apart: the way to the chooser is the same. */
export const home: Page = {
  id: 'home',
  site: 'marketplace',
  step: null,
  controls: SHELL,
  recognise: (url) => (appPath(url) ? 0 : url.pathname === '/' ? BY_ADDRESS : 1),
};
