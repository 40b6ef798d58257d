/** Where sets by others lie, and how one is made ready to be run. */
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { must } from '../../scripts/run.ts';

const HERE = import.meta.dirname;
/** Sets that lie here open, with the packages of this folder. */
export const SETS = join(HERE, 'sets');
/** Sets from elsewhere are run from here: as deep as `sets`, so that `../../browser.mjs` is the same. */
const VISITING = join(HERE, '.cache');
const PACKED = join(HERE, '../first-contact/read');
const ENDING = '.tar.gz';

/** Names of the sets that were run at first contact and lie packed. */
export const packedSets = (): string[] => readdirSync(PACKED).map((file) => file.replace(ENDING, ''));

/** The folder from which a set can be run, with its packages. */
export async function setFolder(folder: string): Promise<string> {
  if (!existsSync(join(folder, 'set.mjs'))) throw new Error(`There is no set.mjs in ${folder}.`);
  if (dirname(folder) === SETS) return folder;
  const copy = join(VISITING, basename(folder));
  await rm(copy, { recursive: true, force: true });
  await mkdir(VISITING, { recursive: true });
  await cp(folder, copy, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
  if (existsSync(join(copy, 'package.json'))) {
    await must('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: copy });
  }
  return copy;
}

/** The folder of a set by its name: one that lies open, or one that lies packed, which is unpacked. */
export async function setFolderOf(name: string): Promise<string> {
  if (existsSync(join(SETS, name))) return join(SETS, name);
  const folder = await mkdtemp(join(tmpdir(), 'set-'));
  try {
    await must('tar', ['-xzf', join(PACKED, name + ENDING), '-C', folder]);
    return await setFolder(join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
