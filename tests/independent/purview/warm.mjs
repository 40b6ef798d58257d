// Bundles the two portals ahead of the timed part of a check.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
await bundle(here, 'app.jsx', { alias: { react: 'react18', 'react-dom': 'react-dom18' } });
await bundle(path.join(here, '..', 'role'), 'page.js');
