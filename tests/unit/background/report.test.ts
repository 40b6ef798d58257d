import { beforeEach, expect, test, vi } from 'vitest';
import { createHandlers } from '../../../utils/background/handlers.ts';
import { fakeWorld, VALUES } from '../flow/fake-world.ts';

const PANEL = { id: 'ours', origin: 'panel' };
const tab = vi.hoisted(() => ({ open: true, report: undefined as object | undefined }));

vi.mock('../../../utils/background/tabs.ts', () => ({
  answeringTab: async () => (tab.open ? { id: 1 } : null),
  askTab: async () => tab.report,
}));

beforeEach(() => {
  tab.open = true;
  tab.report = { version: 1, errors: { page: { find: 3 } } };
});

test('the page report holds the errors of the page’s script and those of the background', async () => {
  const fake = fakeWorld();
  const handlers = createHandlers(fake.runner);
  fake.refuse.set = 1;
  const kept = await handlers['panel.enter']({ type: 'panel.enter', values: VALUES }, PANEL);
  expect(kept).toEqual({ ok: false, problem: 'storage' });
  expect(await handlers['panel.report']({ type: 'panel.report' }, PANEL)).toEqual({
    ok: true,
    report: { version: 1, errors: { page: { find: 3 }, background: { 'background.keep': 1 } } },
  });
});

test('without a page, or without its answer, there is no report', async () => {
  const handlers = createHandlers(fakeWorld().runner);
  const report = () => handlers['panel.report']({ type: 'panel.report' }, PANEL);
  tab.report = undefined;
  expect(await report()).toEqual({ ok: false, problem: 'no-answer' });
  tab.open = false;
  expect(await report()).toEqual({ ok: false, problem: 'no-tab' });
});
