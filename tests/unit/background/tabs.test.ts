import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeringTab, guideTabs, runGuideIn } from '../../../utils/background/tabs.ts';

// What the browsers do with a message and with a script, by tab: see the table of cases in each test.

const api = vi.hoisted(() => ({
  isFirefox: false,
  query: vi.fn(),
  sendMessage: vi.fn(),
  executeScript: vi.fn(),
  insertCSS: vi.fn(),
}));
vi.mock('../../../utils/browser.ts', () => ({
  get IS_FIREFOX() {
    return api.isFirefox;
  },
  browser: {
    tabs: { query: api.query, sendMessage: api.sendMessage },
    scripting: { executeScript: api.executeScript, insertCSS: api.insertCSS },
  },
}));

const NEVER = new Promise<never>(() => {});
const NO_SCRIPT = () => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
const RAN = [{ frameId: 0, documentId: 'd' }];

interface FakeTab {
  readonly id: number;
  readonly status?: string;
  readonly discarded?: boolean;
  readonly frozen?: boolean;
  /** What a message to it gives; no script answers where it is missing. */
  readonly answers?: Promise<unknown>;
  /** What putting the script in gives; after that the script answers. */
  readonly takes?: Promise<unknown>;
  /** A look-alike of our sites, where the script ends at once. */
  readonly lookAlike?: boolean;
}

/** Tabs, the most recently used first. */
function openTabs(...tabs: FakeTab[]): void {
  api.query.mockResolvedValue(
    tabs.map((tab, place) => ({ status: 'complete', discarded: false, lastAccessed: -place, ...tab })),
  );
  const find = (id: number) => tabs.find((tab) => tab.id === id)!;
  const given = new Set<number>();
  api.sendMessage.mockImplementation(
    (id: number) => find(id).answers ?? (given.has(id) ? Promise.resolve(true) : NO_SCRIPT()),
  );
  api.executeScript.mockImplementation(({ target }) => {
    const { id, takes = Promise.resolve(RAN), lookAlike } = find(target.tabId);
    return takes.then((result) => {
      if (!lookAlike) given.add(id);
      return result;
    });
  });
}

const injected = () => api.executeScript.mock.calls.map(([{ target }]) => target.tabId);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.resetAllMocks();
  api.isFirefox = false;
});

test('the script is put into every loaded tab that does not answer, and into no other', async () => {
  openTabs(
    { id: 1, answers: Promise.resolve(true) },
    { id: 2 },
    { id: 3, status: 'loading' },
    { id: 4, discarded: true },
    { id: 5, frozen: true },
    { id: 6 },
  );
  expect(await guideTabs()).toBe(true);
  await vi.runAllTimersAsync();
  expect(injected()).toEqual([2, 6]);
});

test('a tab that never answers and one that never takes the script hold nobody up', async () => {
  openTabs({ id: 1, answers: NEVER, takes: NEVER }, { id: 2, takes: NEVER }, { id: 3 });
  const begun = Date.now();
  expect(await guideTabs()).toBe(true);
  expect(Date.now() - begun).toBe(0);
});

test('where no tab takes it, that is known after six seconds at most', async () => {
  openTabs({ id: 1, answers: NEVER, takes: NEVER }, { id: 2, takes: NEVER }, { id: 3, takes: NO_SCRIPT() });
  const given = guideTabs();
  await vi.advanceTimersByTimeAsync(6000);
  expect(await given).toBe(false);
});

test('the tab that is asked is the most recently used one; a frozen one before it is passed over', async () => {
  openTabs({ id: 1, frozen: true, answers: NEVER }, { id: 2, answers: NEVER, takes: NEVER }, { id: 3 }, { id: 4 });
  const found = answeringTab();
  await vi.advanceTimersByTimeAsync(6000);
  expect((await found)?.id).toBe(3);
  expect(injected()).not.toContain(4);
});

test('a look-alike that the browser lets the script into, and where it ends at once, counts for nothing', async () => {
  openTabs({ id: 1, lookAlike: true }, { id: 2, lookAlike: true });
  expect(await guideTabs()).toBe(false);
  expect(await answeringTab()).toBeNull();
});

test('a document is named where the browser knows it, else the top frame; no value goes along', async () => {
  openTabs({ id: 1 });
  expect(await runGuideIn(1, 'a-document')).toBe(true);
  expect(await runGuideIn(1)).toBe(true);
  expect(api.executeScript.mock.calls).toEqual([
    [{ target: { tabId: 1, documentIds: ['a-document'] }, files: ['guide.js'] }],
    [{ target: { tabId: 1, frameIds: [0] }, files: ['guide.js'] }],
  ]);
  expect(api.insertCSS).not.toHaveBeenCalled();
});

test('in Firefox the sheet without which nothing shows is there before the script, and without it there is no script', async () => {
  api.isFirefox = true;
  openTabs({ id: 1 });
  expect(await runGuideIn(1, 'a-document')).toBe(true);
  const [sheet] = api.insertCSS.mock.calls[0]!;
  expect(sheet).toMatchObject({ target: { tabId: 1, documentIds: ['a-document'] }, origin: 'USER' });
  expect(api.insertCSS.mock.invocationCallOrder[0]).toBeLessThan(api.executeScript.mock.invocationCallOrder[0]!);
  api.insertCSS.mockRejectedValue(new Error('Invalid documentId'));
  expect(await runGuideIn(1, 'a-document')).toBe(false);
  expect(api.executeScript).toHaveBeenCalledTimes(1);
});

test.each([
  ['Chromium rejects', () => Promise.reject(new Error('Cannot access contents of the page.'))],
  ['Firefox tells in the result', () => Promise.resolve([{ error: { message: 'Unable to load script' } }])],
])('a script that did not run: %s', async (_name, takes) => {
  openTabs({ id: 1 });
  api.executeScript.mockImplementation(takes);
  expect(await runGuideIn(1)).toBe(false);
});
