import { control, shown, told } from '../define.ts';
import type { Control } from '../types.ts';

/** Articles bear the same words. */
const READING = /^\/(blog|docs?|help|learn|support)\b/;

/** The column of 2026 has the way at its foot; elsewhere the word stands for categories and makers of apps. */
const COLUMN = shown(2026, 'pages.md 1.1 era D', 'My library', 'Admin portal');

/** Way to the chooser that stands on most pages of the Marketplace. */
export const SHELL: readonly Control[] = [
  control('nav.develop', ['button', 'link'], shown(2026, 'pages.md 1.3, Nango 2026-07', 'Develop'), {
    region: 'shell',
    opens: true,
  }),
  control(
    'nav.develop',
    ['link', 'button'],
    [...shown(2026, 'pages.md 1.1 era D', 'Developer'), ...told(2026, 'Cartography 2026', 'Developers')],
    { region: 'shell', after: COLUMN, opens: true },
  ),
  control(
    'nav.build-app',
    ['menuitem', 'link', 'button'],
    [
      ...shown(2026, 'pages.md 1.3', 'Build app'),
      ...told(2026, 'developers.zoom.us/docs/internal-apps/create', 'Build an app'),
    ],
    { region: 'shell', notTo: READING },
  ),
];
