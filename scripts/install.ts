import { ensureBrowser } from './browser.ts';
import { ensureFirefox } from './firefox.ts';
import { ensurePortals } from './portals.ts';

/** Brings what the tests need and is not there, and says how long it took. Throws where something cannot be had. */
export async function install({ firefox = false } = {}): Promise<void> {
  const began = performance.now();
  // One package manager after the other: apt lets only one in.
  const browsers = async () => [await ensureBrowser(), ...(firefox ? [await ensureFirefox()] : [])];
  const [found, isNew] = await Promise.all([browsers(), ensurePortals()]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`== installed in ${seconds} s: ${found.join(', ')}${isNew ? ', packages of the stand-in sites' : ''}`);
}
