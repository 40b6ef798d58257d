/** Bundles the page apps with esbuild, and keeps the results in .cache until one of their sources changes. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type PageApp = 'marketplace' | 'role' | 'purview';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');
const entries: Record<PageApp, string> = {
  marketplace: 'marketplace/main.tsx',
  role: 'role/main.ts',
  purview: 'purview/main.tsx',
};

/** The page's JavaScript. Rejects with esbuild's message if a source does not compile. */
export async function bundlePage(app: PageApp): Promise<string> {
  const file = join(cache, `${app}-${await fingerprint(app)}.js`);
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached !== undefined) {
    return cached;
  }
  const result = await build({
    entryPoints: [join(root, entries[app])],
    bundle: true,
    // As the real sites: a browser reads it faster.
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'silent',
  });
  const text = result.outputFiles[0]?.text ?? '';
  await keep(app, file, text);
  return text;
}

/** Written under another name first: several test runs may start at the same time. */
async function keep(app: PageApp, file: string, text: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const old of await readdir(cache)) {
    if (old.startsWith(`${app}-`) && old.endsWith('.js')) {
      await rm(join(cache, old), { force: true });
    }
  }
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}

async function fingerprint(app: PageApp): Promise<string> {
  const hash = createHash('sha256');
  const folders = [join(root, app), join(root, 'server')];
  const inFolders = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })));
  const files = inFolders.flatMap((names, index) => names.map((name) => join(folders[index] ?? '', name)));
  const shared = (await readdir(root)).filter((name) => /\.(ts|json)$/.test(name)).map((name) => join(root, name));
  for (const file of [...files, ...shared].sort()) {
    hash.update(`${file}\n${(await stat(file)).mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
