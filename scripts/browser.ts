/**
 * Finds a browser for tests and for `npm start`, and brings one if there is none: `node scripts/browser.ts` prints its
 * path. Chromium builds come before Chrome and Edge, which ignore `--load-extension` (Chrome since 137, May 2025).
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { must, run } from './run.ts';

const LINUX = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];
const LINUX_BRANDED = ['/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/usr/bin/microsoft-edge'];

const mac = (name: string) => [
  `/Applications/${name}.app/Contents/MacOS/${name}`,
  join(homedir(), `Applications/${name}.app/Contents/MacOS/${name}`),
];

function windows(path: string): string[] {
  const { ProgramFiles = '', 'ProgramFiles(x86)': x86 = '', LOCALAPPDATA = '' } = process.env;
  return [ProgramFiles, x86, LOCALAPPDATA].filter(Boolean).map((folder) => join(folder, path));
}

function places(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap(mac);
  }
  if (process.platform === 'win32') {
    const paths = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'];
    return [...paths, 'Microsoft/Edge/Application/msedge.exe'].flatMap(windows);
  }
  return [...LINUX, ...LINUX_BRANDED];
}

const isChromium = (path: string) => /chromium/i.test(path);

export interface BrowserWanted {
  /** Chrome and Edge, too. They take no extension from the command line, so the tests cannot use them. */
  readonly branded?: boolean;
}

/**
 * Path of the browser named in CHROMIUM, else of Chromium, Playwright's Chromium, then Chrome or Edge; undefined where
 * there is none.
 */
export function findBrowser({ branded = false }: BrowserWanted = {}): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const installed = places();
  const others = branded ? installed.filter((path) => !isChromium(path)) : [];
  return [...installed.filter(isChromium), chromium.executablePath(), ...others].find((path) => existsSync(path));
}

/**
 * The browser's path. Installs Chromium where there is no browser: Debian's package when run there as root, else
 * Playwright's build. From then on CHROMIUM names it, for whatever is started. Throws with what to do when neither
 * comes.
 */
export async function ensureBrowser(wanted: BrowserWanted = {}): Promise<string> {
  const path = findBrowser(wanted) ?? (await installBrowser());
  process.env.CHROMIUM = path;
  return path;
}

/** Installs packages of the distribution, where this is run as root on Debian or its like; false elsewhere. */
export async function installFromDebian(...packages: string[]): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error(`Installing ${packages.join(' ')} from the distribution…`);
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  await run('env', [...quietly, 'update'], { show: true });
  await run('env', [...quietly, 'install', '-y', '--no-install-recommends', ...packages], { show: true });
  return true;
}

async function installBrowser(): Promise<string> {
  await installFromDebian('chromium', 'fonts-liberation');
  if (!findBrowser()) {
    console.error("Installing Playwright's Chromium…");
    await run('playwright-core', ['install', 'chromium'], { show: true });
  }
  const path = findBrowser();
  if (!path) {
    throw new Error(
      'No browser was found, and none could be installed. Install Chromium, Chrome or Edge, or name one: CHROMIUM=/path/to/chromium',
    );
  }
  return path;
}

if (import.meta.main) {
  const path = await ensureBrowser({ branded: true });
  console.log(path);
  console.log((await must(path, ['--version'])).trim());
}
