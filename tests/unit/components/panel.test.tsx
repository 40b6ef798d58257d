// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/Panel.tsx';
import { Popup } from '../../../components/Popup.tsx';
import type { Hint } from '../../../utils/messages/replies.ts';
import { PREPARATION_IDS } from '../../../utils/model/preparations.ts';
import { STEP_IDS, type StepId } from '../../../utils/model/steps.ts';
import type { View } from '../../../utils/model/view.ts';
import type { Ask } from '../../../utils/panel/asks.ts';
import { CANARIES, CAPTURE, FINISHED, failed, HALF_WAY, NOW, steps, view } from './fixtures.ts';
import { background, draw, find, named, names, press } from './harness.tsx';
import { t } from './texts.ts';

function panel(shown: View | null, ask: Ask = background().ask, more: Partial<Parameters<typeof Panel>[0]> = {}) {
  return (
    <Panel
      view={shown}
      now={NOW}
      online={true}
      hint={null}
      deafTabs={0}
      ask={ask}
      allowed={true}
      onAllow={async () => true}
      version="0.1.0"
      shortcut="Alt+Shift+G"
      {...more}
    />
  );
}

function popup(
  shown: View,
  ask: Ask = background().ask,
  onOpenPanel = async () => true,
  refused: 'popup_panel_refused' | 'popup_panel_refused_firefox' = 'popup_panel_refused',
) {
  return (
    <Popup
      view={shown}
      now={NOW}
      online={true}
      hint={null}
      deafTabs={0}
      ask={ask}
      version="0.1.0"
      allowed={true}
      onAllow={async () => true}
      onOpenPanel={onOpenPanel}
      refused={refused}
    />
  );
}

const now = () => document.querySelector<HTMLElement>('section.next')!;

/** Everything before this step is settled. */
function at(current: StepId): View {
  const before = STEP_IDS.slice(0, STEP_IDS.indexOf(current));
  return { ...HALF_WAY, current, steps: steps(Object.fromEntries(before.map((id) => [id, 'done']))) };
}

/** What the page of this step says. */
const on = (step: StepId): Hint => ({ step, state: 'now', title: 'Title', body: 'Body' });

const armed = (): View => ({ ...at('handoff'), handoff: { ...HALF_WAY.handoff, status: 'armed', armedAt: NOW } });

describe('the side panel', () => {
  it('names its controls and regions exactly as programs that check the panel look for them', () => {
    draw(panel(HALF_WAY));
    expect(names('button')).toEqual(
      expect.arrayContaining([
        'Stop guide',
        'Collect credentials',
        'Enter credentials yourself',
        'Check connection',
        'Hand off to Compliance Manager',
        'Forget credentials',
        'Save setup record',
      ]),
    );
    expect(names('region')).toEqual(expect.arrayContaining(['Connection check', 'Hand-off']));
    expect(names('list')).toContain('Setup steps');
    draw(panel(view()));
    expect(names('button')).toContain('Start guide');
  });

  it('lists ten steps whose names begin with the number and end with the status word', () => {
    draw(panel({ ...HALF_WAY, steps: { ...HALF_WAY.steps, activation: { state: 'attention', at: NOW, by: 'page' } } }));
    const list = find('list', 'Setup steps');
    const items = named('listitem').filter(({ element }) => element.parentElement === list);
    expect(items.map(({ name }) => name)).toEqual([
      '1 Role permission Confirmed by you',
      '2 Create the app Done',
      '3 App credentials Done',
      '4 Information Done',
      '5 Feature Done',
      '6 Scopes Now',
      '7 Activation Needs attention',
      '8 Validation To do',
      '9 Compliance Manager To do',
      '10 Record To do',
    ]);
  });

  it('at the scopes names each that is missing, and marks what is more than needed', () => {
    draw(panel(HALF_WAY));
    const text = now().textContent;
    expect(text).toContain('user:read:settings:admin');
    expect(text).not.toContain('user:read:list_users:admin');
    expect(text).toContain('Not needed for Compliance Manager: meeting:read:meeting:admin');
  });

  it('says nothing twice: what Now says of the current step is folded with the step, unless the page is not recognised', () => {
    const open = () => [...document.querySelectorAll('.step details[open] .name')].map((name) => name.textContent);
    draw(panel(HALF_WAY));
    expect(open()).toEqual([]);
    draw(panel(HALF_WAY, background().ask, { hint: { step: 'scopes', state: 'lost', title: '', body: '' } }));
    expect(open()).toEqual(['Scopes']);
  });

  const AT: readonly (readonly [what: string, View, Partial<Parameters<typeof Panel>[0]>, primary: string])[] = [
    ['before Start', view(), {}, 'Start guide'],
    ['a step whose page is not open', HALF_WAY, {}, 'Open Scopes'],
    ['a step whose page is open', HALF_WAY, { hint: on('scopes') }, 'Show me where'],
    ['values to be collected, their page open', at('credentials'), { hint: on('credentials') }, 'Collect credentials'],
    ['values to be collected, their page not open', at('credentials'), { hint: on('create') }, 'Open App Credentials'],
    ['the check', at('validation'), { hint: on('activation') }, 'Check connection'],
    [
      'a check that Zoom refused',
      { ...at('validation'), activated: true, checked: true, check: failed('wrong-client') },
      {},
      'Open App Credentials',
    ],
    ['a refusal of other values', { ...at('validation'), check: failed('wrong-client') }, {}, 'Check connection'],
    ['the hand-off', at('handoff'), { hint: on('handoff') }, 'Hand off to Compliance Manager'],
    ['a hand-off that waits for its form', armed(), { hint: on('handoff') }, 'Show me where'],
    ['two sets of values', { ...HALF_WAY, pending: CAPTURE }, {}, 'Replace the first set'],
    ['pages without a script', HALF_WAY, { deafTabs: 2, hint: null }, 'Reload tabs'],
    ['the check, with pages without a script', at('validation'), { deafTabs: 2, hint: null }, 'Reload tabs'],
    ['sites that the browser holds back', HALF_WAY, { allowed: false }, 'Allow these sites'],
    [
      'a form that Microsoft has validated',
      { ...armed(), purview: { validatedAt: NOW, listedAt: null } },
      {},
      'Open Compliance Manager',
    ],
    ['the end', FINISHED, {}, 'Save setup record'],
  ];

  it.each(AT)('%s: one primary button, in Now, is the next thing to do', (_what, shown, more, primary) => {
    draw(panel(shown, background().ask, more));
    const all = [...document.querySelectorAll('button.primary')].filter((one) => !one.closest('dialog'));
    expect(all.map((button) => button.textContent)).toEqual([primary]);
    expect(now().contains(all[0]!)).toBe(more.allowed !== false);
  });

  it.each(AT)('%s: each control of the panel exists once', (_what, shown, more) => {
    draw(panel(shown, background().ask, more));
    const controls = ['Collect credentials', 'Enter credentials yourself', 'Check connection', 'Save setup record'];
    for (const name of [...controls, 'Hand off to Compliance Manager'])
      expect(names('button').filter((one) => one === name)).toEqual([name]);
  });

  it('has one polite and one assertive live region, with neither a button nor a hint in it', () => {
    draw(panel({ ...HALF_WAY, check: failed('wrong-client') }, background().ask, { online: false }));
    expect(document.querySelectorAll('[role=status], [aria-live=polite]')).toHaveLength(1);
    expect(document.querySelectorAll('[role=alert], [aria-live=assertive]')).toHaveLength(1);
    expect(document.querySelectorAll(':is([role=status], [role=alert], [aria-live]) *')).toHaveLength(0);
    expect(find('status', '').textContent).toBe('');
  });

  it('tells what came of a check once it is there, and nothing of what stood there from the beginning', async () => {
    vi.useFakeTimers();
    const said = () => find('status', '').textContent;
    draw(panel(at('validation')));
    draw(panel({ ...at('validation'), check: failed('wrong-client') }), 'en', true);
    vi.advanceTimersByTime(200);
    expect(said()).toBe('');
    vi.advanceTimersByTime(200);
    await vi.waitFor(() => expect(said()).toContain('Zoom refused the Client ID or Client Secret.'));
    expect(said()).not.toContain('Open App Credentials and collect');
    vi.useRealTimers();
  });

  it('asks for a step to be confirmed, opened and undone', async () => {
    const { ask, questions } = background();
    draw(panel(view({ ...HALF_WAY, steps: steps({ role: 'confirmed' }), current: 'create' }), ask));
    const role = document.querySelector('.step.confirmed');
    const undo = [...(role?.querySelectorAll('button') ?? [])].map((button) => button.textContent);
    expect(undo).toEqual(['Open the role page', 'Undo']);
    await press('Undo');
    expect(questions).toEqual([{ type: 'panel.unconfirm', step: 'role' }]);
  });

  it('offers the word "I’ve done this" only for what it can settle', () => {
    draw(panel(view({ running: true })));
    const items = [...document.querySelectorAll('.step')];
    const offered = items.filter((item) => item.textContent?.includes('I’ve done this'));
    expect(offered.map((item) => item.querySelector('.number')?.textContent)).toEqual(
      ['role', 'create', 'information', 'feature', 'scopes', 'activation', 'handoff'].map((id) =>
        String(STEP_IDS.indexOf(id as StepId) + 1),
      ),
    );
  });

  it('says of a check that did not succeed nothing that a page would mend', () => {
    draw(
      panel(
        view({ ...HALF_WAY, steps: steps({ validation: 'attention', activation: 'attention', scopes: 'attention' }) }),
      ),
    );
    const said = (id: string) => document.getElementById(`${id}-name`)?.closest('.step')?.textContent;
    expect(said('validation')).toContain('The last check did not succeed');
    expect(said('validation')).not.toContain('This held before');
    expect(said('scopes')).toContain('This held before');
    expect(said('activation')).toContain('existing tokens no longer work');
  });

  it('says the progress in words', () => {
    draw(panel(HALF_WAY));
    expect(find('region', '5 of 10 done · Scopes')).toBe(now());
  });

  it('repeats the card of the open page in words, and shows where', async () => {
    const { ask, questions } = background();
    const hint = { step: 'scopes', state: 'lost', title: 'Add scopes', body: 'Press **Add\u202e Scopes**.' } as const;
    draw(panel(HALF_WAY, ask, { hint }));
    expect(now().textContent).toContain('Add scopes Press Add\u{FFFD} Scopes.');
    await press('Show me where');
    expect(questions).toEqual([{ type: 'panel.show' }]);
  });

  it('stops at one press, and says beforehand that what is kept is then forgotten', async () => {
    const kept = background();
    draw(panel(HALF_WAY, kept.ask));
    expect(document.body.textContent).toContain('forgets');
    await press('Stop guide');
    expect(kept.questions).toEqual([{ type: 'panel.stop' }]);
  });

  it('keeps what Start said when the view has changed to running', async () => {
    const { ask } = background({ 'panel.start': { ok: true, opened: 'marketplace' } });
    draw(panel(view(), ask));
    await press('Start guide');
    draw(panel(view({ running: true }), ask), 'en', true);
    expect(names('button')).toContain('Stop guide');
    expect(document.body.textContent).toContain('was opened in a new tab');
  });

  it('Start and Stop are apart: Stop is not where Start was, and a second Enter does not stop the guide', async () => {
    const { ask, questions } = background({ 'panel.start': { ok: true, opened: 'marketplace' } });
    draw(panel(view(), ask));
    await press('Start guide');
    draw(panel(view({ running: true }), ask), 'en', true);
    expect(now().contains(find('button', 'Stop guide'))).toBe(false);
    await press('Stop guide');
    expect(questions.map((question) => question.type)).toEqual(['panel.start', 'panel.stop']);
  });

  it('tells once that progress was started afresh', async () => {
    const { ask, questions } = background();
    draw(panel(view({ resetNotice: true }), ask));
    await press('Understood');
    expect(questions).toEqual([{ type: 'panel.notice-read' }]);
  });

  it('offers to reload tabs that an update has left without their script, also where nobody pressed Start again', async () => {
    const { ask, questions } = background();
    draw(panel(view(), ask, { deafTabs: 2 }));
    expect(names('button')).not.toContain('Reload tabs');
    draw(panel(HALF_WAY, ask, { deafTabs: 2 }));
    await press('Reload tabs');
    expect(questions.map((question) => question.type)).toEqual(['panel.reload-tabs']);
  });

  it('16: pages that still do not answer after a fresh load: a policy may keep the extension off, and what still works', async () => {
    const { ask } = background();
    const draft = (now: number, again = true) => draw(panel(HALF_WAY, ask, { deafTabs: 1, now }), 'en', again);
    draft(NOW, false);
    await press('Reload tabs');
    draft(NOW + 5_000);
    expect(document.body.textContent).not.toContain(t('panel_blocked'));
    draft(NOW + 15_000);
    expect(document.body.textContent).toContain(t('panel_blocked'));
    expect(document.body.textContent).toContain('edge://policy');
    expect(document.body.textContent).toContain('Enter credentials yourself');
    draw(panel(HALF_WAY, ask, { deafTabs: 0, now: NOW + 15_000 }), 'en', true);
    expect(document.body.textContent).not.toContain(t('panel_blocked'));
  });

  it('a site that is withheld is told as such, and not as a policy', async () => {
    const { ask } = background();
    draw(panel(HALF_WAY, ask, { deafTabs: 1 }));
    await press('Reload tabs');
    draw(panel(HALF_WAY, ask, { deafTabs: 1, allowed: false, now: NOW + 60_000 }), 'en', true);
    expect(document.body.textContent).not.toContain(t('panel_blocked'));
  });

  it('says before Start what is needed and from whom, takes an answer each, and copies a note for who has it', async () => {
    const { ask, questions } = background();
    draw(panel(view(), ask));
    const before = document.querySelector<HTMLDetailsElement>('details.before')!;
    expect(before.open).toBe(true);
    for (const id of PREPARATION_IDS) {
      expect(before.textContent).toContain(t(`before_${id.replaceAll('-', '_')}`).replaceAll('**', ''));
    }
    expect(before.querySelector('a')?.href).toBe('https://learn.microsoft.com/en-us/purview/purview-trial');
    expect(names('button').filter((name) => name === t('before_note'))).toEqual([]);
    before.querySelector<HTMLButtonElement>('button')!.click();
    expect(questions).toEqual([{ type: 'panel.prepare', item: 'zoom-role', answer: 'have' }]);
    draw(panel(view({ prepared: { 'microsoft-role': 'other', 'zoom-role': 'have' } }), ask));
    expect(names('button').filter((name) => name === t('before_note'))).toHaveLength(1);
    // Nothing of it blocks.
    expect(find('button', 'Start guide').getAttribute('aria-disabled')).not.toBe('true');
    draw(panel(HALF_WAY, ask));
    expect(document.querySelector<HTMLDetailsElement>('details.before')!.open).toBe(false);
  });

  it('offers to reload tabs that were open before the extension', async () => {
    const { ask, questions } = background({ 'panel.start': { ok: false, problem: 'needs-reload', tabs: 2 } });
    draw(panel(view(), ask));
    await press('Start guide');
    await press('Reload tabs');
    expect(questions.map((question) => question.type)).toEqual(['panel.start', 'panel.reload-tabs']);
  });

  it('says so when the background does not answer, and offers the button again', async () => {
    const { ask } = background({ 'panel.check': 'silent' });
    draw(panel(HALF_WAY, ask));
    await press('Check connection');
    const region = find('region', 'Connection check');
    expect(region.textContent).toContain('The extension did not answer');
    expect(find('button', 'Check connection').getAttribute('aria-busy')).toBe('false');
  });

  it('Hand off, which asks Zoom first, stays where it was pressed while it does', async () => {
    const answered = Promise.withResolvers<{ ok: true }>();
    const ask = ((question: { type: string }) =>
      question.type === 'panel.handoff' ? answered.promise : Promise.resolve({ ok: true })) as Ask;
    draw(panel(at('handoff'), ask));
    await press('Hand off to Compliance Manager');
    const button = find('button', 'Hand off to Compliance Manager');
    const asking = {
      ...at('handoff'),
      current: 'validation',
      check: { ...HALF_WAY.check, status: 'running' },
    } as const;
    draw(panel(asking, ask), 'en', true);
    expect(find('button', 'Hand off to Compliance Manager')).toBe(button);
    expect(now().contains(button)).toBe(true);
    draw(panel({ ...asking, handoff: { ...armed().handoff } }, ask), 'en', true);
    answered.resolve({ ok: true });
    await answered.promise;
    expect(find('button', 'Hand off to Compliance Manager')).toBe(button);
  });

  it('a button that moves while its action is under way takes what came of it along', async () => {
    const { ask } = background({ 'panel.check': 'silent' });
    draw(panel(HALF_WAY, ask));
    await press('Check connection');
    draw(panel(at('validation'), ask), 'en', true);
    expect(now().contains(find('button', 'Check connection'))).toBe(true);
    expect(now().textContent).toContain('The extension did not answer');
  });

  it.each<[string, View, Partial<Parameters<typeof Panel>[0]>]>([
    ['becomes the current one', at('create'), { hint: on('credentials') }],
    ['is the current one no more', at('credentials'), { hint: on('feature') }],
  ])('what is typed into the form stays there when its step %s', async (_what, shown, more) => {
    draw(panel(shown));
    await press('Enter credentials yourself');
    const box = document.querySelector<HTMLInputElement>('#enter-accountId')!;
    box.value = 'typed';
    draw(panel(shown, background().ask, more), 'en', true);
    expect(document.querySelector('#enter-accountId')).toBe(box);
    expect(document.querySelectorAll('#credentials-form')).toHaveLength(1);
    expect(names('button').filter((name) => name === 'Collect credentials')).toHaveLength(1);
  });

  it('asks before progress is reset', async () => {
    const { ask, questions } = background();
    draw(panel(HALF_WAY, ask));
    await press('Reset all progress');
    expect(questions).toEqual([]);
    await press('Reset now');
    expect(questions).toEqual([{ type: 'panel.reset' }]);
  });

  it('shows the whole report before anything is saved', async () => {
    const report = { language: 'en', errors: { page: { sites: 2 }, background: {} } };
    const { ask } = background({ 'panel.report': { ok: true, report }, 'panel.check': 'silent' });
    draw(panel(HALF_WAY, ask));
    await press('Check connection');
    await press('Report this page');
    const shown = document.querySelector('dialog[open] pre')?.textContent ?? '';
    expect(JSON.parse(shown)).toEqual({
      language: 'en',
      errors: { page: { sites: 2 }, background: {}, panel: { 'panel.press': expect.any(Number) } },
    });
    expect(shown.split('\n')).toContain('  "language": "en",');
  });

  it('asks for the sites where the browser holds them back', async () => {
    let asked = 0;
    const onAllow = async () => {
      asked += 1;
      return true;
    };
    draw(panel(HALF_WAY, background().ask, { allowed: false, onAllow }));
    await press('Allow these sites');
    expect(asked).toBe(1);
  });

  it.each(['en', 'fr'] as const)('draws every state without a value or an identifier (%s)', (language) => {
    const shown = [view(), HALF_WAY, FINISHED, { ...HALF_WAY, check: failed('wrong-client'), pending: CAPTURE }];
    for (const one of shown) {
      const html = draw(panel(one), language).innerHTML + draw(popup(one), language).innerHTML;
      expect(html).not.toContain(CANARIES.appId);
      expect(html).not.toContain('capture-1');
    }
  });
});

describe('the popup', () => {
  it.each([
    ['popup_panel_refused', 'Open side panel'],
    ['popup_panel_refused_firefox', 'Sidebar'],
  ] as const)('says the way to the panel where the browser refuses it, with %s', async (refused, way) => {
    draw(popup(HALF_WAY, background().ask, async () => false, refused));
    await press(t('popup_open_panel'));
    expect(document.body.textContent).toContain(way);
  });

  it('has the status, the one next thing to do, and the way to the panel', async () => {
    let opened = 0;
    draw(
      popup(HALF_WAY, background().ask, async () => {
        opened += 1;
        return false;
      }),
    );
    expect(names('button')).toEqual(['Stop guide', 'Open Scopes', 'Copy', 'Copy', 'Copy', 'Open side panel']);
    await press('Open side panel');
    expect(opened).toBe(1);
    expect(document.body.textContent).toContain('Right-click the Connector Guide icon');
    draw(popup(at('validation')));
    expect(names('button')).toEqual(['Stop guide', 'Check connection', 'Open side panel']);
    draw(popup(at('handoff')));
    expect(names('button')).toEqual(['Stop guide', 'Hand off to Compliance Manager', 'Open side panel']);
    draw(popup(view()));
    expect(names('button')).toEqual(['Start guide', 'Open side panel']);
  });
});
