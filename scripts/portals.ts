import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must, ROOT } from './run.ts';

export const PORTALS = join(ROOT, 'tests/portals');

/** Installs a folder's own packages when they are missing or older than its lock file. True when it had to. */
export async function ensurePackages(folder: string): Promise<boolean> {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false;
  await must('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
  return true;
}

/** The stand-in sites' packages. */
export const ensurePortals = (): Promise<boolean> => ensurePackages(PORTALS);
