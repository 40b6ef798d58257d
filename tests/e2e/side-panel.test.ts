import { expect, test } from 'vitest';
import type { Portals } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { follow, newWalk } from './support/follower.ts';
import { inBrowser } from './support/given.ts';
import { activeApp, appAddress, openStarted } from './support/journey.ts';
import { textsOf } from './support/texts.ts';

// The real side panel beside the page; everywhere else its page is opened in a tab, which shows the same.

let portals: Portals;
let browser: Browser;

inBrowser(
  (given) => {
    ({ portals, browser } = given);
  },
  { own: true },
);

/** Runs an expression in the side panel, which Playwright does not count among its pages; null while there is none. */
async function inSidePanel<Value>(expression: string): Promise<Value | null> {
  const session = await browser.context.browser()!.newBrowserCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const panel = targetInfos.find(({ url }) => url.endsWith('/sidepanel.html'));
    if (!panel) return null;
    const { targetId } = panel;
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    const answered = new Promise<{ result: { result: { value: Value } } }>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => resolve(JSON.parse(message)));
    });
    const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true };
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    return (await answered).result.result.value;
  } finally {
    await session.detach();
  }
}

const heading = () => inSidePanel<string>(`document.querySelector('h1')?.textContent ?? ''`);
const textOfPanel = () => inSidePanel<string>('document.body.innerText');

test('the card opens it, and Hand off is pressed there', async () => {
  const t = textsOf('en');
  const app = activeApp(portals);
  const page = await openStarted(browser, appAddress(app, 'credentials'));
  const { card } = await follow(page, newWalk(), { until: (shown) => shown.card?.step === 'handoff' });
  expect(card?.primaryLabel).toBe(t('act_panel'));
  expect(await heading()).toBe(null);

  const { x, y, width, height } = card!.primary!;
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect.poll(textOfPanel, { timeout: 8000 }).toContain(t('panel_handoff'));

  const opened = browser.context.waitForEvent('page');
  await inSidePanel(
    `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(t('panel_handoff'))}).click()`,
  );
  await (await opened).waitForURL('https://purview.microsoft.com/compliancemanager/**');
  await expect.poll(textOfPanel, { timeout: 8000 }).toContain('Ready for one tab until');
});
