// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { startLoader } from '../../../utils/page/loader.ts';
import { world } from '../../../utils/page/shared-world.ts';
import { HALF_WAY } from '../components/fixtures.ts';

const sendMessage = vi.fn();
/** The listeners of this test's loader: those of the tests before hang on the same window. */
let heard: Map<string, (event: object) => unknown>;
const scope = globalThis as unknown as { browser?: object; chrome?: object };

function openAt(url: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  startLoader();
}

function show(persisted: boolean): void {
  heard.get('pageshow')?.({ persisted });
}

beforeEach(() => {
  heard = new Map();
  vi.spyOn(globalThis, 'addEventListener').mockImplementation((type: string, listener: unknown) => {
    heard.set(type, listener as (event: object) => unknown);
  });
  sendMessage.mockReset().mockResolvedValue({ view: null });
  scope.browser = undefined;
  scope.chrome = { runtime: { sendMessage } };
  world.guideRuns = false;
  world.told = undefined;
});

test('asks one question, and keeps the answer for the guide’s script only where the guide runs', async () => {
  openAt('https://marketplace.zoom.us/');
  show(false);
  await Promise.resolve();
  expect(sendMessage.mock.calls).toEqual([[{ type: 'page.opened' }]]);
  expect(world.told).toBeUndefined();
  sendMessage.mockResolvedValue({ view: HALF_WAY });
  openAt('https://purview.microsoft.com/');
  await vi.waitFor(() => expect(world.told?.view).toEqual(HALF_WAY));
});

test.each(['http://marketplace.zoom.us/', 'https://marketplace.zoom.us:8443/', 'https://marketplace.zoom.us./'])(
  'on the look-alike %s it does not ask',
  (url) => {
    openAt(url);
    show(true);
    expect(sendMessage).not.toHaveBeenCalled();
  },
);

test('a page that comes back from the back-forward cache asks again, unless the guide’s script is there', () => {
  openAt('https://marketplace.zoom.us/');
  show(true);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  world.guideRuns = true;
  show(true);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('a page that is prepared in advance, which nobody answers, asks again when it is shown', () => {
  openAt('https://marketplace.zoom.us/');
  heard.get('prerenderingchange')?.({});
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('nobody answers, or the extension is gone: the page is left alone', async () => {
  sendMessage.mockRejectedValue(new Error('Could not establish connection.'));
  openAt('https://marketplace.zoom.us/');
  scope.chrome = {};
  openAt('https://marketplace.zoom.us/');
  await Promise.resolve();
  expect(world.told).toBeUndefined();
});
