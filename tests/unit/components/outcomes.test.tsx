// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ConnectionCheck } from '../../../components/ConnectionCheck.tsx';
import { Handoff } from '../../../components/Handoff.tsx';
import { say } from '../../../utils/guide/say.ts';
import { adviceFor } from '../../../utils/guide/verdicts.ts';
import type { FillRefusal } from '../../../utils/model/state.ts';
import { NEW_SESSION } from '../../../utils/model/state.ts';
import { clock, clockWithSeconds, dayAndTime } from '../../../utils/time.ts';
import { type BadVerdict, VERDICT_IDS } from '../../../utils/zoom/verdict.ts';
import { FINISHED, failed, HALF_WAY, NOW, TOOL } from './fixtures.ts';
import { background, draw, find, press } from './harness.tsx';
import { t } from './texts.ts';

const plain = (text: string) => text.replaceAll('**', '');
const checkRegion = () => find('region', 'Connection check');
const handoffRegion = () => find('region', 'Hand-off');

it('no longer says that nobody answered once what was asked for has come', async () => {
  const { ask } = background({ 'panel.handoff': 'silent' });
  const armed = { ...HALF_WAY.handoff, status: 'armed' as const, armedAt: NOW };
  draw(<Handoff {...TOOL} view={HALF_WAY} ask={ask} />);
  await press('Hand off to Compliance Manager');
  expect(handoffRegion().textContent).toContain(plain(t('panel_no_answer')));
  draw(<Handoff {...TOOL} view={HALF_WAY} ask={ask} />, 'en', true);
  expect(handoffRegion().textContent).toContain(plain(t('panel_no_answer')));
  draw(<Handoff {...TOOL} view={{ ...HALF_WAY, handoff: armed }} ask={ask} />, 'en', true);
  expect(handoffRegion().textContent).not.toContain(plain(t('panel_no_answer')));
});

it('says where Compliance Manager was opened outside of the container tab that shows Zoom', async () => {
  const { ask } = background({ 'panel.handoff': { ok: true, outsideContainer: true } });
  draw(<Handoff {...TOOL} view={HALF_WAY} ask={ask} />);
  await press('Hand off to Compliance Manager');
  expect(handoffRegion().textContent).toContain(plain(t('panel_handoff_outside_container')));
});

describe('connection check', () => {
  it.each(VERDICT_IDS)('says what happened and its causes with a way each for %s, in both languages', async (id) => {
    const view = { ...HALF_WAY, check: failed(id), checked: true };
    for (const language of ['en', 'fr'] as const)
      draw(<ConnectionCheck {...TOOL} view={view} ask={background().ask} />, language);
    const { ask, questions } = background();
    draw(<ConnectionCheck {...TOOL} view={view} ask={ask} />);
    const { what, causes } = adviceFor(failed(id).verdict as BadVerdict, view);
    expect(checkRegion().textContent).toContain(plain(t(what)));
    expect(checkRegion().querySelector('details')?.textContent).toContain('Zoom’s own words');
    const list = find('list', t('panel_causes'));
    expect([...list.querySelectorAll('li')].length).toBe(causes.length);
    for (const { said } of causes) expect(list.textContent).toContain(plain(say(said, t)));
    for (const { control } of causes) {
      if (control.act !== 'open') continue;
      await press(t(control.label));
      expect(questions.at(-1)).toEqual({ type: 'panel.open', step: control.step });
    }
  });

  it('says when the next try is, which one it was, and can be stopped', async () => {
    const { ask, questions } = background();
    const nextAt = NOW + 60_000;
    const check = { ...failed('not-active'), status: 'waiting' as const, tries: 2, nextAt };
    draw(<ConnectionCheck {...TOOL} view={{ ...HALF_WAY, check }} ask={ask} />);
    expect(checkRegion().textContent).toContain('Zoom may need a few minutes');
    expect(checkRegion().textContent).toContain(`Next try at ${clockWithSeconds(nextAt)}. Try 2 of 5.`);
    expect(find('button', 'Check connection').getAttribute('aria-disabled')).toBe('true');
    await press('Check connection');
    await press('Stop checking');
    expect(questions).toEqual([{ type: 'panel.stop-check' }]);
  });

  it('does not blame Zoom’s pace where Zoom was not reached', () => {
    const check = { ...failed('offline'), status: 'waiting' as const, tries: 1, nextAt: NOW };
    draw(<ConnectionCheck {...TOOL} view={{ ...HALF_WAY, check }} ask={background().ask} />);
    expect(checkRegion().textContent).toContain('Next try at');
    expect(checkRegion().textContent).not.toContain('Zoom may need a few minutes');
  });

  it('says until when Zoom asks to wait, once it has stopped trying', () => {
    const retryAt = NOW + 90_000;
    draw(
      <ConnectionCheck
        {...TOOL}
        view={{ ...HALF_WAY, checked: true, check: failed('rate-limited', { retryAt }) }}
        ask={background().ask}
      />,
    );
    expect(checkRegion().textContent).toContain(`Zoom asks to wait until ${clockWithSeconds(retryAt)}.`);
  });

  it.each([
    ['running', 'Asking Zoom'],
    ['interrupted', 'The check was interrupted'],
    ['stopped', 'The check was stopped'],
  ] as const)('says that it is %s', (status, words) => {
    draw(
      <ConnectionCheck
        {...TOOL}
        view={{ ...HALF_WAY, check: { ...NEW_SESSION.check, status, tries: 1 } }}
        ask={background().ask}
      />,
    );
    expect(checkRegion().textContent).toContain(words);
  });

  it('says what success proved, and when an answer is about an earlier set', () => {
    draw(
      <ConnectionCheck {...TOOL} view={{ ...HALF_WAY, check: FINISHED.check, checked: true }} ask={background().ask} />,
    );
    expect(checkRegion().textContent).toContain('Zoom accepts the credentials');
    expect(checkRegion().textContent).not.toContain('earlier set');
    draw(
      <ConnectionCheck
        {...TOOL}
        view={{ ...HALF_WAY, check: FINISHED.check, checked: false }}
        ask={background().ask}
      />,
    );
    expect(checkRegion().textContent).toContain('earlier set');
    expect(checkRegion().textContent).not.toContain('Zoom accepts the credentials');
  });

  it('after a refusal the next thing to do is what mends it: the primary button is that of the likeliest cause', () => {
    const check = failed('wrong-client');
    const primary = (view: typeof HALF_WAY) => {
      draw(<ConnectionCheck {...TOOL} isNext view={view} ask={background().ask} />);
      return [...document.querySelectorAll('button.primary')].map((button) => button.textContent);
    };
    const [first] = adviceFor(check.verdict as BadVerdict, HALF_WAY).causes;
    expect(primary({ ...HALF_WAY, check, checked: true })).toEqual([t(first!.control.label)]);
    expect(primary(HALF_WAY)).toEqual(['Check connection']);
  });

  it('cannot be asked without credentials, and says what is needed first', async () => {
    const { ask, questions } = background();
    draw(<ConnectionCheck {...TOOL} view={{ ...HALF_WAY, capture: null }} ask={ask} />);
    await press('Check connection');
    expect(questions).toEqual([]);
    expect(checkRegion().textContent).toContain('Collect or enter the credentials first');
  });
});

const REFUSALS: Record<FillRefusal, true> = {
  'missing-field': true,
  'doubled-field': true,
  'hidden-field': true,
  'covered-field': true,
  'locked-field': true,
  'read-back': true,
  origin: true,
  tab: true,
  frame: true,
  expired: true,
  gone: true,
  document: true,
};

describe('hand-off', () => {
  const handoff = (changes: object) => ({ ...HALF_WAY, handoff: { ...NEW_SESSION.handoff, ...changes } });

  it('says until when it is armed, and what stands in the way', () => {
    draw(<Handoff {...TOOL} view={handoff({ status: 'armed', armedAt: NOW })} ask={background().ask} />);
    expect(handoffRegion().textContent).toContain(`Ready for one tab until ${clock(NOW + 600_000)}`);
    draw(
      <Handoff
        {...TOOL}
        view={handoff({ status: 'armed', armedAt: NOW, refusal: 'covered-field' })}
        ask={background().ask}
      />,
    );
    expect(handoffRegion().textContent).toContain('A field is covered');
  });

  it.each(Object.keys(REFUSALS))('says why it refused: %s', (refusal) => {
    draw(<Handoff {...TOOL} view={handoff({ status: 'refused', refusal })} ask={background().ask} />);
    expect(handoffRegion().textContent).toContain(plain(t(`fill_${refusal.replaceAll('-', '_')}_action`)));
    expect(handoffRegion().textContent).toContain('copy the three values one by one');
  });

  it('says what was filled, what expired, and what was validated', () => {
    draw(<Handoff {...TOOL} view={handoff({ status: 'filled' })} ask={background().ask} />);
    expect(handoffRegion().textContent).toContain('Account ID, Client ID, Client secret: filled');
    expect(handoffRegion().textContent).toContain('Validate connection');
    draw(<Handoff {...TOOL} view={handoff({ status: 'expired' })} ask={background().ask} />);
    expect(handoffRegion().textContent).toContain('It holds for 10 minutes');
    draw(<Handoff {...TOOL} view={FINISHED} ask={background().ask} />);
    expect(handoffRegion().textContent).toContain('validated the connection');
    // Progress outlives the day.
    const { validatedAt, listedAt } = FINISHED.purview;
    for (const at of [validatedAt, listedAt]) expect(handoffRegion().textContent).toContain(dayAndTime(at!));
  });

  it('asks with one press, and says why it could not', async () => {
    const { ask, questions } = background({ 'panel.handoff': { ok: false, problem: 'no-credentials' } });
    draw(<Handoff {...TOOL} view={{ ...HALF_WAY, capture: null }} ask={ask} />);
    await press('Hand off to Compliance Manager');
    expect(questions).toMatchObject([{ type: 'panel.handoff', click: expect.any(String) }]);
    expect(handoffRegion().querySelector('.outcome')?.textContent).toContain('Collect or enter');
  });
});
