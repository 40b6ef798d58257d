/**
 * `npm run zip`: the stores' zips for Chromium and Firefox, Firefox's sources, an SBOM and the SHA-256 sums, under
 * .output/. WXT writes its zips with sorted names and without times, so the same sources give the same bytes on any
 * path. `npm run zip:verify` proves it: it builds a copy in another folder and compares the sums.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { must, ROOT } from './run.ts';

const SUMS = 'SHA256SUMS';

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string } };
}

/** npm's own SBOM of what is shipped, without what differs from one run, folder or npm version to the next. */
async function writeSbom(root: string): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only', '--loglevel', 'error'];
  const bom: Bom = JSON.parse(await must('npm', args, { cwd: root }));
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  delete bom.metadata.tools;
  bom.metadata.component.name = name;
  const file = `${name}-${version}-sbom.cdx.json`;
  writeFileSync(join(root, '.output', file), `${JSON.stringify(bom, null, 2)}\n`);
  return file;
}

const BROWSERS = ['chrome', 'firefox'] as const;

/** Builds for these browsers, writes zips, SBOM and sums into `.output`; gives the text of the sums. */
export async function makeZips(
  root = ROOT,
  browsers: readonly (typeof BROWSERS)[number][] = BROWSERS,
): Promise<string> {
  const output = join(root, '.output');
  mkdirSync(output, { recursive: true });
  for (const old of readdirSync(output).filter((file) => /\.zip$|-sbom\.cdx\.json$/.test(file)))
    rmSync(join(output, old));
  for (const browser of browsers) await must('wxt', ['zip', '-b', browser, '--mv3'], { cwd: root });
  const files = [...readdirSync(output).filter((file) => file.endsWith('.zip')), await writeSbom(root)].sort();
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(output, file)))
      .digest('hex');
  const sums = files.map((file) => `${hash(file)}  ${file}\n`).join('');
  writeFileSync(join(output, SUMS), sums);
  return sums;
}

/** Copies a folder. Packages are hard links, which is quick, or copies where the other folder is on another disk. */
function copyFolder(from: string, to: string, skip: readonly string[] = []): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (skip.includes(entry.name)) continue;
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (source.includes('node_modules')) linkOrCopy(source, target);
    else copyFileSync(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/**
 * Makes the zips for these browsers from a copy in another folder. Throws where one, or the SBOM, differs from those
 * that stand in `.output`; gives the sums that are equal.
 */
export async function verifyZips(browsers: readonly (typeof BROWSERS)[number][] = BROWSERS): Promise<string> {
  const copy = join(mkdtempSync(join(tmpdir(), 'connector-guide-')), 'a folder with another name');
  try {
    copyFolder(ROOT, copy, ['.git', '.output', '.wxt', '.stryker-tmp', 'tests']);
    const elsewhere = await makeZips(copy, browsers);
    const here = readFileSync(join(ROOT, '.output', SUMS), 'utf8');
    const isEqual = elsewhere.split('\n').every((line) => here.split('\n').includes(line));
    if (!isEqual) throw new Error(`The zips differ from one folder to another:\n${here}\n${elsewhere}`);
    return elsewhere;
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const sums = await makeZips();
  if (process.argv.includes('--verify')) console.log(`Same bytes from two folders:\n${await verifyZips()}`);
  else console.log(sums);
}
