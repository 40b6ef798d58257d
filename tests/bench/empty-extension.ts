/** An extension that does nothing: what any extension's worker costs, and a way to the browser's own page zoom. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MANIFEST = {
  manifest_version: 3,
  name: 'Empty',
  version: '1',
  host_permissions: ['https://zoom.us/*', 'https://api.zoom.us/*'],
  background: { service_worker: 'worker.js' },
};

const WORKER = 'chrome.runtime.onMessage.addListener((m, s, reply) => { reply({ ok: true }); return true; });';

/** Writes it into a new folder below the system's temporary one; returns that folder. */
export async function writeEmptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-guide-empty-'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'worker.js'), WORKER);
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Empty</title>');
  return folder;
}
