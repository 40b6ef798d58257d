import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Browser, EXTENSION } from './browser.ts';

/** What a browser needs for `update` and `remove`. */
export const UPDATABLE = ['--enable-unsafe-extension-debugging'];

/** A folder of its own with the production build, and the way to be rid of it. */
export async function copyOfBuild(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-guide-versions-'));
  await cp(EXTENSION, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Removes the extension, as its button in the browser's list does. */
export async function remove({ context, extensionId }: Browser): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  const uninstall = session.send as unknown as (method: string, given: object) => Promise<void>;
  await uninstall.call(session, 'Extensions.uninstall', { id: extensionId });
  await session.detach();
}

/** The next version, put in the place of the one that runs. */
export async function update({ context, extensionId }: Browser, folder: string, version: string): Promise<void> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  const session = await context.browser()!.newBrowserCDPSession();
  const load = session.send as unknown as (method: string, given: object) => Promise<{ id: string }>;
  expect((await load.call(session, 'Extensions.loadUnpacked', { path: folder })).id).toBe(extensionId);
  await session.detach();
}
