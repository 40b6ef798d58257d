import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Profiles and copies that tests make lie in one folder, which goes with the run, however it ends. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'connector-guide-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
