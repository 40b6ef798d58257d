/** Finds Firefox for tests, and brings one if there is none: `node scripts/firefox.ts` prints its path. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installFromDebian } from './browser.ts';

function places(): string[] {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32') {
    const { ProgramFiles = '' } = process.env;
    return [join(ProgramFiles, 'Mozilla Firefox/firefox.exe')];
  }
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
}

/** Path of the Firefox named in FIREFOX, else of the installed one; undefined where there is none. */
export const findFirefox = (): string | undefined =>
  [process.env.FIREFOX, ...places()].find((one) => one && existsSync(one));

/**
 * Firefox's path. Installs Debian's package where there is none and this is run there as root. From then on FIREFOX
 * names it. Throws with what to do where it cannot be had.
 */
export async function ensureFirefox(): Promise<string> {
  const path = findFirefox() ?? ((await installFromDebian('firefox-esr')) ? findFirefox() : undefined);
  if (!path)
    throw new Error('No Firefox was found. Install Firefox 153 or later, or name it: FIREFOX=/path/to/firefox');
  process.env.FIREFOX = path;
  return path;
}

if (import.meta.main) console.log(await ensureFirefox());
