import { type Portals, type PortalsOptions, startPortals as start } from '../../portals/server/index.ts';
import HOSTS from '../attacks/hosts.json' with { type: 'json' };
import { noteHost, saveTally } from './tally.ts';

/** Hosts that neither the product may contact, nor a test opens pages of, nor a browser asks of its own accord. */
export function strangersAmong(hosts: Iterable<string>): string[] {
  const isListed = (host: string) =>
    [...HOSTS.product, ...HOSTS.opened].includes(host) ||
    [...HOSTS.chromium, ...HOSTS.firefox].some((own) => host === own || host.endsWith(`.${own}`));
  return [...hosts].filter((host) => !isListed(host));
}

/** Writes down the hosts that were contacted so far; fails where one is not in `hosts.json`. */
export function expectKnownHosts({ hosts }: Pick<Portals, 'hosts'>): void {
  for (const host of hosts) noteHost(host);
  saveTally();
  const strangers = strangersAmong(hosts);
  if (strangers.length > 0) throw new Error(`Contacted, and not in hosts.json: ${strangers.join(', ')}`);
}

/**
 * The stand-in sites, to which every name leads. Closing them fails where a host was contacted that is not in
 * `hosts.json`: each browser test starts them here, so that the list is one for the whole run.
 */
export async function startPortals(options: PortalsOptions = {}): Promise<Portals> {
  const portals = await start(options);
  return {
    ...portals,
    async close() {
      await portals.close();
      expectKnownHosts(portals);
    },
  };
}
