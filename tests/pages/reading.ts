import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { read } from './generator/handmade-page.ts';
import { bundleOf, type Runner, startRunner } from './runner.ts';

/** What the product makes of a page: `read`'s answer. */
type Answer = ReturnType<typeof read>;

export const MARKETPLACE = 'https://marketplace.zoom.us';
export const APP = `${MARKETPLACE}/develop/apps/aB3_abcdefghijZq9xYw7T`;

/**
 * What reads pages that are written out, one after the other, in one browser for all tests of the file.
 */
export function reader(): (html: string, address: string) => Promise<Answer> {
  let runner: Runner | undefined;
  let page: Page;

  beforeAll(async () => {
    const [started, script] = await Promise.all([startRunner(), bundleOf('./generator/handmade-page.ts')]);
    runner = started;
    page = await started.open(script);
  });
  afterAll(() => runner?.close());

  return (html, address) =>
    page.evaluate(
      ([body, url]) => {
        document.body.innerHTML = body!;
        return (globalThis as unknown as { handmade: { read: typeof read } }).handmade.read(url!);
      },
      [html, address],
    );
}

// Parts that several pages are made of.
export const CURTAIN = '<div style="position:fixed;inset:0;background:#0008"></div>';
export const BENEATH = '<main><h2>Add Scopes</h2><button>+ Add Scopes</button></main>';
export const WHOLE = 'position:fixed;inset:0;overflow:auto;background:#fff';
export const ICON = '<svg width="16" height="16"><path d="M0 0h16v16H0z"/></svg>';
export const value = (label: string, shown: string, more = '') => `<div style="margin:20px"><div>${label}</div>
  <div style="display:flex;gap:8px"><div>${shown}</div>${more}<div style="cursor:pointer">Copy</div></div></div>`;
export const IDS = value('Account ID', 'q6gBJVO5TzexKYTb_I2rpg') + value('Client ID', 'Xk29fLmQR7uW_a1bcDeFgh');
