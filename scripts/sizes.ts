/** Tells how large the production build is: `node scripts/sizes.ts` after `npm run build`, and a stage of `npm test`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './run.ts';

const BUILD = join(ROOT, '.output/chrome-mv3');

const line = (name: string, bytes: number, zipped: number) =>
  `  ${name.padEnd(40)}${(bytes / 1000).toFixed(1).padStart(8)} kB${(zipped / 1000).toFixed(1).padStart(8)} kB gzip`;

/** Every script and style sheet of the build for Chromium, in kB of 1000 bytes, as a table. Throws where there is none. */
export function sizeReport(): string {
  if (!existsSync(BUILD)) throw new Error('There is no build. Run: npm run build');
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|css)$/.test(name));
  return files
    .sort()
    .map((name) => [name, readFileSync(join(BUILD, name))] as const)
    .map(([name, content]) => line(name, content.length, gzipSync(content, { level: 9 }).length))
    .join('\n');
}

if (import.meta.main) console.log(sizeReport());
