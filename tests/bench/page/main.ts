import * as page from './page.ts';
import * as sides from './sides.ts';

Object.assign(globalThis, { bench: { ...page, ...sides } });
