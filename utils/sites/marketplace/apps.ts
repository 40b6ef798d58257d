import { normalise } from '../../find/normalise.ts';
import { BY_ADDRESS, BY_CONTENT } from '../define.ts';
import type { AppRow, Page } from '../types.ts';
import { LIST_TITLE } from './app.ts';
import { SHELL } from './shell.ts';

// Both stand in one cell with smaller lines below them (`Updated ...`, `Intend to publish: No`).
const STATUS = /^(activated|deactivated|draft)/;
const TYPE = /^server to server oauth/;

/** Created apps. */
export const apps: Page = {
  id: 'apps',
  site: 'marketplace',
  step: null,
  controls: SHELL,
  recognise: (url, snapshot) => {
    if (url.pathname.startsWith('/user/build')) return BY_ADDRESS;
    return snapshot.heading(LIST_TITLE) === null ? 0 : BY_CONTENT;
  },
  read: (_url, snapshot) => {
    const rows: AppRow[] = [];
    for (const { element } of snapshot.texts(TYPE, { region: 'main' })) {
      const row = snapshot.rowOf(element);
      if (!row) continue;
      const [link] = snapshot.within(row, ['link']);
      const address = link && /\/develop\/apps\/([A-Za-z0-9_-]{6,64})/.exec(link.element.getAttribute('href') ?? '');
      const status = snapshot.texts(STATUS).find((text) => row.contains(text.element));
      const name = normalise((link?.element ?? row.firstElementChild)?.textContent ?? '').slice(0, 100);
      rows.push({
        id: address?.[1] ?? null,
        name,
        status: ((status && STATUS.exec(status.text)?.[1]) as AppRow['status']) ?? null,
      });
    }
    return { apps: { rows } };
  },
};
