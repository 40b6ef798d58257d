import { control, shown, told } from '../define.ts';
import type { Control } from '../types.ts';

/** Way to the chooser that stands on most pages of the Marketplace. */
export const SHELL: readonly Control[] = [
  control(
    'nav.develop',
    ['button', 'menuitem', 'link'],
    [
      ...shown(2026, 'pages.md 1.3, Nango 2026-07', 'Develop'),
      ...shown(2026, 'pages.md 1.1 era D', 'Developer'),
      ...told(2026, 'Cartography 2026', 'Developers'),
    ],
    { region: 'shell' },
  ),
  control(
    'nav.build-app',
    ['menuitem', 'link', 'button', 'option'],
    [
      ...shown(2026, 'pages.md 1.3', 'Build app', 'Build App'),
      ...told(2026, 'developers.zoom.us/docs/internal-apps/create', 'Build an app'),
    ],
    { region: 'shell' },
  ),
];
