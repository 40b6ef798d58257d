import { describe, expect, it } from 'vitest';
import type { Hint } from '../../../utils/messages/replies.ts';
import type { StepId } from '../../../utils/model/steps.ts';
import type { View } from '../../../utils/model/view.ts';
import { stepNow } from '../../../utils/panel/now.ts';
import { APP_READY, failed, HALF_WAY, steps } from '../components/fixtures.ts';

const on = (step: StepId): Hint => ({ step, state: 'now', title: '', body: '' });

describe('the current step of the panel', () => {
  it.each<[string, Partial<View>, Hint | null, StepId]>([
    ['no page answers: the first that is to be done', {}, null, 'scopes'],
    ['the open page’s step is still to be done: that one, as its card says', {}, on('activation'), 'activation'],
    ['the open page’s step is settled: the first that is to be done', {}, on('information'), 'scopes'],
    [
      'Zoom is asked: the check, whatever page is open',
      { check: { ...HALF_WAY.check, status: 'running' } },
      on('scopes'),
      'validation',
    ],
    [
      'Zoom has refused these very values: the check',
      { check: failed('wrong-client'), checked: true },
      on('scopes'),
      'validation',
    ],
    ['Zoom refused other values: the open page’s step', { check: failed('wrong-client') }, on('scopes'), 'scopes'],
    ['the guide does not run: no page counts', { running: false }, on('activation'), 'scopes'],
    [
      'all is done, after a refusal in between',
      { check: failed('offline'), checked: true, current: 'done' },
      null,
      'done',
    ],
  ])('%s', (_what, changes, hint, step) => {
    expect(stepNow({ ...HALF_WAY, ...changes }, hint)).toBe(step);
  });

  it('all of Zoom’s steps are done and Compliance Manager is open: the hand-off', () => {
    const ready = { ...HALF_WAY, steps: steps(APP_READY), current: 'validation' } as const;
    expect(stepNow(ready, on('handoff'))).toBe('handoff');
  });
});
