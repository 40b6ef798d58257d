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

/** Builds both browsers, writes zips, SBOM and sums into `.output`; gives the text of the sums. */
export async function makeZips(root = ROOT): Promise<string> {
  const output = join(root, '.output');
  mkdirSync(output, { recursive: true });
  for (const old of readdirSync(output).filter((file) => /\.zip$|-sbom\.cdx\.json$/.test(file)))
    rmSync(join(output, old));
  await must('wxt', ['zip'], { cwd: root });
  await must('wxt', ['zip', '-b', 'firefox', '--mv3'], { cwd: root });
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

/** Makes the zips a second time, from a copy in another folder. Gives both texts of sums; they should be equal. */
export async function compareZips(): Promise<{ readonly here: string; readonly elsewhere: string }> {
  const copy = join(mkdtempSync(join(tmpdir(), 'connector-guide-')), 'a folder with another name');
  try {
    copyFolder(ROOT, copy, ['.git', '.output', '.wxt', 'tests']);
    const [here, elsewhere] = await Promise.all([makeZips(), makeZips(copy)]);
    return { here, elsewhere };
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true });
  }
}

if (import.meta.main) {
  if (process.argv.includes('--verify')) {
    const { here, elsewhere } = await compareZips();
    console.log(here === elsewhere ? `Same bytes from two folders:\n${here}` : `DIFFERENT\n${here}\n${elsewhere}`);
    process.exitCode = here === elsewhere ? 0 : 1;
  } else {
    console.log(await makeZips());
  }
}
