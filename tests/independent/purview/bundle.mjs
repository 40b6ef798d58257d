// Bundles one page's script with esbuild, once per content of its folder, into a cache outside the repo.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const pending = new Map();

/** Returns the text of the bundled script. dir: folder of the page; entry: file in it. */
export function bundle(dir, entry, { alias = {}, define = {} } = {}) {
  const key = path.join(dir, entry);
  if (!pending.has(key)) pending.set(key, make(dir, entry, alias, define));
  return pending.get(key);
}

async function make(dir, entry, alias, define) {
  const hash = createHash('sha256').update('4');
  for (const name of fs
    .readdirSync(dir)
    .filter((n) => /\.(jsx?|mjs|css)$/.test(n))
    .sort())
    hash.update(name).update(fs.readFileSync(path.join(dir, name)));
  const cache = path.join(os.tmpdir(), 'standins-bundles');
  const file = path.join(cache, `${path.basename(dir)}-${hash.digest('hex').slice(0, 16)}.js`);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  fs.mkdirSync(cache, { recursive: true });
  const { outputFiles } = await build({
    absWorkingDir: dir,
    entryPoints: [path.join(dir, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    legalComments: 'none',
    jsx: 'automatic',
    alias,
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      ...define,
    },
    logLevel: 'error',
  });
  fs.writeFileSync(`${file}.${process.pid}`, outputFiles[0].text);
  fs.renameSync(`${file}.${process.pid}`, file);
  return outputFiles[0].text;
}
