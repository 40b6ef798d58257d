/** Sizes of what is shipped, compressed as stores and browsers do. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { LIBRARIES } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { round } from '../stats.ts';

const gz = (data: Uint8Array | string): number => gzipSync(data, { level: 9 }).length;

const sizeOf = async (folder: string, file: string): Promise<number> => gz(await readFile(join(folder, file)));

/** The size of a zip of the folder: each file deflated, with its two headers. */
async function zipSize(folder: string): Promise<number> {
  let size = 22;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = file.slice(folder.length + 1).length;
    size += deflateRawSync(await readFile(file), { level: 9 }).length + 76 + 2 * name;
  }
  return size;
}

const LIBRARY_FILES = {
  driver: ['driver.js', 'driver.js/dist/driver.css'],
  shepherd: ['shepherd.js', 'shepherd.js/dist/css/shepherd.css'],
  intro: ['intro.js', 'intro.js/introjs.css'],
} as const;

async function librarySize(name: keyof typeof LIBRARY_FILES): Promise<number> {
  const [script, sheet] = LIBRARY_FILES[name];
  const built = async (contents: string, loader: 'js' | 'css'): Promise<string> => {
    const options = {
      stdin: { contents, loader, resolveDir: import.meta.dirname },
      bundle: true,
      minify: true,
      write: false,
    } as const;
    const { outputFiles } = await build({ ...options, format: 'iife', loader: { '.svg': 'dataurl' } });
    return outputFiles[0]!.text;
  };
  return (
    gz(await built(`import * as it from '${script}'; globalThis.it = it;`, 'js')) +
    gz(await built(`@import '${sheet}';`, 'css'))
  );
}

export async function sizes(lab: Lab): Promise<void> {
  lab.say('sizes');
  const folder = lab.extension;
  const libraries = await Promise.all(
    LIBRARIES.map(async (name) => `${name} ${round((await librarySize(name)) / 1000)}`),
  );
  const cases = [
    {
      row: 'size of the content script, gz',
      bytes: await sizeOf(folder, 'guide.js'),
      others: `${libraries.join(' · ')} kB, which recognise no page`,
    },
    { row: 'size of the background, gz', bytes: await sizeOf(folder, 'background.js'), others: '' },
    { row: 'size of the zip, with icons and languages', bytes: await zipSize(folder), others: '' },
  ];
  for (const { row, bytes, others } of cases) {
    const figure = `${round(bytes / 1000)} kB`;
    lab.rows.push({ row, at: '', reach: 'no bound, told only', figure, reached: true, others, data: { bytes } });
  }
}
