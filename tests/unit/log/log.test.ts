import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const fresh = async () => {
  vi.resetModules();
  return import('../../../utils/log.ts');
};

const fails = (): number => {
  throw new TypeError('a text of the page');
};

describe('an unexpected error', () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  beforeEach(() => printed.mockClear());
  afterEach(() => vi.unstubAllEnvs());

  it('in a production build is counted by place, and nothing is printed', async () => {
    vi.stubEnv('DEV', false);
    vi.stubEnv('MODE', 'production');
    const { errorCounts, guarded, noteError } = await fresh();
    expect(errorCounts()).toEqual({});
    expect(guarded('find', fails, 7)).toBe(7);
    expect(guarded('find', fails, 7)).toBe(7);
    noteError('background.wake', new Error('a value'));
    expect(errorCounts()).toEqual({ find: 2, 'background.wake': 1 });
    expect(printed).not.toHaveBeenCalled();
  });

  it('in a development build is printed with its place', async () => {
    vi.stubEnv('MODE', 'development');
    const { guarded } = await fresh();
    guarded('sites', fails, 0);
    expect(printed).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('sites'), expect.any(TypeError));
  });

  it('leaves what does not fail as it is', async () => {
    const { errorCounts, guarded } = await fresh();
    expect(guarded('find', () => 3, 7)).toBe(3);
    expect(errorCounts()).toEqual({});
  });
});
