import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { IN_BROWSER } from './planted/in-browser.ts';
import { MESSAGES } from './planted/messages.ts';
import { STATE } from './planted/state.ts';
import type { Planted } from './planted/types.ts';
import { VALUES } from './planted/values.ts';

/**
 * Bugs that somebody could make. Each is put into a copy of the tree, alone, and must be caught by the command beside
 * it.
 */
export const PLANTED: readonly Planted[] = [...VALUES, ...MESSAGES, ...STATE, ...IN_BROWSER];

const ROOT = new URL('../../', import.meta.url).pathname;
const COPIED = [
  'components',
  'entrypoints',
  'public',
  'utils',
  'tests',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'wxt.config.ts',
  '.wxt',
];

/** A copy of the tree that shares the installed packages. */
function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const name of COPIED) {
    cpSync(join(ROOT, name), join(folder, name), {
      recursive: true,
      filter: (from) => !/node_modules|\.cache/.test(relative(ROOT, from)),
    });
  }
  for (const shared of ['node_modules', 'tests/portals/node_modules']) {
    symlinkSync(join(ROOT, shared), join(folder, shared));
  }
  return folder;
}

interface Ran {
  readonly failed: boolean;
  readonly output: string;
}

function run(folder: string, [program, ...given]: readonly string[]): Ran {
  // This very Node for both: the system's may be too old.
  const script = program === 'vitest' ? [join(folder, 'node_modules', 'vitest', 'vitest.mjs')] : [];
  const done = spawnSync(process.execPath, [...script, ...given], { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  return { failed: done.status !== 0, output: `${done.stdout}${done.stderr}` };
}

/** Makes the production build of the copy, which the browser loads. */
function build(folder: string): void {
  const cli = join(folder, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the copy does not build: ${stderr}`);
}

function main(): void {
  const withBrowser = process.argv.includes('--browser');
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const bugs = PLANTED.filter(
    (bug) => (withBrowser || !bug.browser) && (wanted.length === 0 || wanted.some((word) => bug.name.includes(word))),
  );
  const folder = copyOfTree();
  const missed: string[] = [];
  try {
    if (withBrowser) build(folder);
    for (const command of new Set(bugs.map(({ caughtBy }) => caughtBy.join(' ')))) {
      const { failed, output } = run(folder, command.split(' '));
      if (failed) throw new Error(`fails without any bug: ${command}\n${output.slice(-2000)}`);
    }
    for (const { name, file, find, replace, caughtBy, browser } of bugs) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      if (before.split(find).length !== 2) throw new Error(`"${name}" no longer fits ${file}`);
      writeFileSync(
        path,
        before.replace(find, () => replace),
      );
      if (browser) build(folder);
      const caught = run(folder, caughtBy).failed;
      writeFileSync(path, before);
      if (!caught) missed.push(name);
      console.log(`${caught ? 'caught' : 'MISSED'}  ${name}  (${caughtBy.slice(-1)})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`planted bugs caught: ${bugs.length - missed.length} of ${bugs.length}`);
  process.exit(missed.length === 0 ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) main();
