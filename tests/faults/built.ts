import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCES = ['utils', 'components', 'entrypoints', 'public', 'wxt.config.ts', 'package-lock.json'];

export type Target = 'chrome' | 'firefox';

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The folder of a production build; made now where there is none or a source is newer. */
export function built(target: Target): string {
  const folder = join(ROOT, `.output/${target}-mv3`);
  const manifest = join(folder, 'manifest.json');
  const made = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  if (SOURCES.some((name) => newest(join(ROOT, name)) > made)) {
    const cli = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
    execFileSync(process.execPath, [cli, 'build', ...(target === 'firefox' ? ['-b', 'firefox', '--mv3'] : [])], {
      cwd: ROOT,
    });
  }
  return folder;
}

/** Every file of a folder by its path in it, and its text. */
export function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
