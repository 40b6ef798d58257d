import type { read } from './generator/handmade-page.ts';
import { bundleOf, startRunner } from './runner.ts';

/** What the product makes of a page: `read`'s answer. */
type Answer = ReturnType<typeof read>;

export const MARKETPLACE = 'https://marketplace.zoom.us';
export const APP = `${MARKETPLACE}/develop/apps/aB3_abcdefghijZq9xYw7T`;

/** A browser in which pages that are written out are read, one after the other. */
export async function startReading() {
  const [runner, script] = await Promise.all([startRunner(), bundleOf('./generator/handmade-page.ts')]);
  const page = await runner.open(script);
  return {
    close: () => runner.close(),
    reading: (html: string, address: string): Promise<Answer> =>
      page.evaluate(
        ([body, url]) => {
          document.body.innerHTML = body!;
          return (globalThis as unknown as { handmade: { read: typeof read } }).handmade.read(url!);
        },
        [html, address],
      ),
  };
}

// Parts that several pages are made of.
export const CURTAIN = '<div style="position:fixed;inset:0;background:#0008"></div>';
export const BENEATH = '<main><h2>Add Scopes</h2><button>+ Add Scopes</button></main>';
export const WHOLE = 'position:fixed;inset:0;overflow:auto;background:#fff';
export const ICON = '<svg width="16" height="16"><path d="M0 0h16v16H0z"/></svg>';
export const value = (label: string, shown: string, more = '') => `<div style="margin:20px"><div>${label}</div>
  <div style="display:flex;gap:8px"><div>${shown}</div>${more}<div style="cursor:pointer">Copy</div></div></div>`;
export const IDS = value('Account ID', 'q6gBJVO5TzexKYTb_I2rpg') + value('Client ID', 'Xk29fLmQR7uW_a1bcDeFgh');
