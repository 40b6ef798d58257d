import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must, ROOT } from './run.ts';

export const PORTALS = join(ROOT, 'tests/portals');

/** Installs the stand-in sites' packages when they are missing or older than their lock file. True when it had to. */
export async function ensurePortals(): Promise<boolean> {
  const installed = join(PORTALS, 'node_modules/.package-lock.json');
  const lock = join(PORTALS, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false;
  await must('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PORTALS });
  return true;
}
