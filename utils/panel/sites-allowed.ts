import { signal } from '@preact/signals';
import { browser } from '../browser.ts';
import { HOST_PERMISSIONS } from '../hosts.ts';

/**
 * False while the browser withholds a site: the user may withdraw it at any time, in Firefox also at the installation.
 */
export const sitesAllowed = signal(true);

async function look(): Promise<void> {
  sitesAllowed.value = await browser.permissions.contains({ origins: HOST_PERMISSIONS });
}

/** Keeps `sitesAllowed` true to what the browser says. */
export function watchSites(): void {
  void look();
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
}

/** Asks for the sites. Call it from a click's handler. */
export async function requestSites(): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: HOST_PERMISSIONS });
  sitesAllowed.value = granted;
  return granted;
}
