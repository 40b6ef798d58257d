import { attribute, query } from '../../dom/safe-dom.ts';
import { normalise } from '../../find/words.ts';
import type { AppRow, Page } from '../types.ts';
import { SHELL } from './shell.ts';

// Both stand in one cell with smaller lines below them (`Updated ...`, `Intend to publish: No`).
const STATUS = /^(activated|deactivated|draft)/;
const TYPE = /^server to server oauth/;
const APP_LINK = /\/develop\/apps\/([A-Za-z0-9_-]{6,64})/;

/** Created apps: the list, with its Server-to-Server rows. */
export const apps: Page = {
  id: 'apps',
  site: 'marketplace',
  step: null,
  signs: [{ address: /^\/user\/build/ }, { says: ['Created apps'], notAddress: /^\/(develop\/apps\/|$)/ }],
  targets: SHELL,
  read: (_url, look) => {
    const rows: AppRow[] = [];
    for (const { element } of look.texts(TYPE, 'content')) {
      const row = look.rowOf(element);
      if (!row) continue;
      const addressOf = (link: Element) => APP_LINK.exec(attribute(link, 'href') ?? '');
      const link = query(row, 'a[href]').find((one) => addressOf(one));
      const address = link && addressOf(link);
      const status = look.texts(STATUS, 'content').find((text) => row.contains(text.element));
      // A banner names the kind of app, too.
      if (!address && !status) continue;
      const name = normalise((link ?? row.firstElementChild)?.textContent ?? '').slice(0, 100);
      rows.push({
        id: address?.[1] ?? null,
        name,
        status: ((status && STATUS.exec(status.text)?.[1]) as AppRow['status']) ?? null,
      });
    }
    return { apps: { rows } };
  },
};
