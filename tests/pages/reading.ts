import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Memory } from '../../utils/sites/types.ts';
import type { read } from './reading-page.ts';
import { bundleOf, type Runner, startRunner } from './runner.ts';

/** What the product makes of a page: `read`'s answer. */
type Answer = ReturnType<typeof read>;

export const MARKETPLACE = 'https://marketplace.zoom.us';
export const APP = `${MARKETPLACE}/develop/apps/aB3_abcdefghijZq9xYw7T`;

/**
 * What reads pages that are written out, one after the other, in one browser for all tests of the file. What is to be
 * remembered from one page to the next stands in `memory`.
 */
export function reader(): (html: string, address: string, memory?: Memory) => Promise<Answer> {
  let runner: Runner | undefined;
  let page: Page;

  beforeAll(async () => {
    const [started, script] = await Promise.all([startRunner(), bundleOf('./reading-page.ts')]);
    runner = started;
    page = await started.open(script);
  });
  afterAll(() => runner?.close());

  return async (html, address, memory = new Map()) => {
    const answer = await page.evaluate(
      ([body, url, kept]) => {
        document.body.innerHTML = body;
        return (globalThis as unknown as { reading: { read: typeof read } }).reading.read(url, kept);
      },
      [html, address, [...memory]] as const,
    );
    memory.clear();
    for (const [key, isSet] of answer.memory) memory.set(key, isSet);
    return answer;
  };
}

// Parts that several pages are made of.
export const CURTAIN = '<div style="position:fixed;inset:0;background:#0008"></div>';
export const value = (label: string, shown: string, more = '') => `<div style="margin:20px"><div>${label}</div>
  <div style="display:flex;gap:8px"><div>${shown}</div>${more}<div style="cursor:pointer">Copy</div></div></div>`;
export const IDS = value('Account ID', 'q6gBJVO5TzexKYTb_I2rpg') + value('Client ID', 'Xk29fLmQR7uW_a1bcDeFgh');
