// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { noteError } from '../../../utils/log.ts';
import type { View } from '../../../utils/model/view.ts';
import { world } from '../../../utils/page/shared-world.ts';
import { startInPage } from '../../../utils/page/start.ts';
import { HALF_WAY, view } from '../components/fixtures.ts';

const page = vi.hoisted(() => ({
  running: false,
  push: (_message: object): unknown => undefined,
  begun: 0,
  questions: 0,
  answerHello: (_view: unknown) => {},
}));

vi.mock('../../../utils/page/runtime.ts', () => ({
  isAlive: () => true,
  closedRootOf: () => null,
  getText: () => '',
  onMessage: (answer: (message: object) => unknown) => {
    page.push = answer;
  },
}));
vi.mock('../../../utils/page/background.ts', () => ({
  ask: async () => undefined,
  askView: () => {
    page.questions += 1;
    return new Promise((resolve) => {
      page.answerHello = resolve;
    });
  },
}));
vi.mock('../../../utils/page/controller.ts', () => ({
  runGuide: (_view: View, _t: unknown, signal: AbortSignal) => {
    page.running = true;
    page.begun += 1;
    signal.addEventListener('abort', () => {
      page.running = false;
    });
    return { update: () => {} };
  },
}));

beforeEach(() => {
  Object.assign(page, { running: false, begun: 0, questions: 0 });
  world.guideRuns = false;
  world.told = undefined;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://marketplace.zoom.us/');
  startInPage();
});

const push = (pushed: View) => page.push({ to: 'page', type: 'view', view: pushed });

test('an answer that never came, or one from before Start, does not end a guide that was started since', async () => {
  for (const answer of [null, view({ running: false })]) {
    push({ ...HALF_WAY, revision: 1 });
    expect(page.running).toBe(true);
    page.answerHello(answer);
    await Promise.resolve();
    await Promise.resolve();
    expect(page.running, JSON.stringify(answer)).toBe(true);
  }
});

test('an answer from before Stop does not start the guide again', async () => {
  push({ ...HALF_WAY, revision: 1 });
  push(view({ running: false, revision: 2 }));
  page.answerHello({ ...HALF_WAY, revision: 1 });
  await Promise.resolve();
  await Promise.resolve();
  expect(page.running).toBe(false);
});

test('the answer starts the guide where nothing was pushed; a pushed Stop ends it', async () => {
  page.answerHello(HALF_WAY);
  await vi.waitFor(() => expect(page.running).toBe(true));
  push(view({ running: false }));
  expect(page.running).toBe(false);
});

test('a second run in the same document does nothing: one guide, and no further question', async () => {
  startInPage();
  expect(page.questions).toBe(1);
  page.answerHello(HALF_WAY);
  await vi.waitFor(() => expect(page.running).toBe(true));
  startInPage();
  expect([page.begun, page.questions]).toEqual([1, 1]);
});

test('what the loader was told a moment ago is drawn at once, and what its own question brings counts after it', async () => {
  world.guideRuns = false;
  world.told = { view: { ...HALF_WAY, revision: 3 }, at: performance.now() };
  startInPage();
  expect(page.running).toBe(true);
  page.answerHello(view({ running: false, revision: 4 }));
  await vi.waitFor(() => expect(page.running).toBe(false));
});

test('a script that had to wait for its page asks before it does anything, and after Stop does nothing', async () => {
  world.guideRuns = false;
  world.told = { view: { ...HALF_WAY, revision: 3 }, at: performance.now() - 2000 };
  startInPage();
  expect(page.running).toBe(false);
  page.answerHello(view({ running: false, revision: 4 }));
  await Promise.resolve();
  await Promise.resolve();
  expect(page.begun).toBe(0);
});

test('a report of the page holds the number of unexpected errors by place, and no text of them', () => {
  noteError('sites', new Error('a text of the page'));
  const report = page.push({ to: 'page', type: 'report' });
  return expect(report).resolves.toEqual(expect.objectContaining({ version: 1, errors: { page: { sites: 1 } } }));
});
