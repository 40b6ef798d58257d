import { describe, expect, it } from 'vitest';
import { type Advice, advise } from '../../../utils/guide/advise.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { APP_READY, CANARIES, failed, HALF_WAY, NOW, steps } from '../components/fixtures.ts';
import { MESSAGES, texts } from '../components/texts.ts';
import { FOUND, PURVIEW, situation } from './situation.ts';

const acts = (advice: Advice | null) => advice?.buttons.map(({ act, kind }) => `${act} ${kind}`) ?? [];
const noteKeys = (advice: Advice | null) => advice?.notes.map(({ key }) => key) ?? [];

describe('App Credentials', () => {
  const values = { accountId: 'readable', clientId: 'readable', clientSecret: 'readable' } as const;
  const page = (id: string): Partial<Facts> => ({
    page: 'credentials',
    step: 'credentials',
    app: { id, name: 'An app' },
    credentials: values,
  });

  it('of a second app, while values of the first are kept: they are not called handed over', () => {
    const advice = advise(situation(page('another-app')));
    expect(advice).toMatchObject({ title: 'card_credentials_title', state: 'now' });
    expect(acts(advice)).toContain('collect primary');
    expect(noteKeys(advice)).toContain('note_other_app');
  });

  it('once they were handed over: says so, and a new set can still be collected', () => {
    const advice = advise(situation(page(CANARIES.appId), { view: { ...HALF_WAY, capture: null } }));
    expect(advice?.title).toBe('card_credentials_used_title');
    expect(acts(advice)).toContain('collect secondary');
  });

  it('says for how many minutes the values are kept, as the policy has it', () => {
    const view = { ...HALF_WAY, capture: null, steps: steps({ create: 'done' }) };
    expect(advise(situation(page(CANARIES.appId), { view }))?.with).toEqual(['60']);
    expect(texts('en')('card_credentials_body', ['60'])).toContain('60 minutes');
  });
});

describe('the authentication form', () => {
  const silent: Partial<Facts> = {
    page: 'cm-authentication',
    site: 'purview',
    step: 'handoff',
    purview: { ...PURVIEW, filled: true, silent: true },
    controls: { 'purview.validate': FOUND },
  };

  it('whose validation ended without a word that is known: it failed, once the words have had their time', () => {
    expect(advise(situation(silent))).toMatchObject({ title: 'card_purview_validate_title', state: 'now' });
    const later = advise(situation(silent, { waited: true }));
    expect(later).toMatchObject({ title: 'card_purview_failed_title', state: 'attention' });
  });

  it('whose Next is never shut: it is ringed once the validation was seen at work and is over, not before', () => {
    const ringed = (tried: boolean, enabled = true) => {
      const validate = { ...FOUND, pressed: true, enabled };
      const controls = { 'purview.validate': validate, 'purview.next': FOUND };
      const purview = { ...PURVIEW, filled: true, tried };
      const rings = advise(situation({ ...silent, purview, controls }))?.rings ?? [];
      return rings.some(({ target, status }) => target === 'purview.next' && status === 'next');
    };
    expect([ringed(false), ringed(true, false), ringed(true)]).toEqual([false, false, true]);
  });
});

describe('what must not be a dead end', () => {
  const role = {
    viewTicked: true,
    editTicked: true,
    developersOpen: false,
    saved: false,
    greyed: false,
    readOnly: false,
  };
  const after = { ...HALF_WAY, capture: null, purview: { validatedAt: NOW, listedAt: null } };
  const pages: [string, Partial<Facts>][] = [
    ['Save of the role', { page: 'role', site: 'role', step: 'role', role }],
    ['Data connectors after the wizard', { page: 'cm-home', site: 'purview', step: 'handoff', purview: PURVIEW }],
    [
      'My activated connectors after the wizard',
      { page: 'cm-connectors', site: 'purview', step: 'handoff', purview: PURVIEW },
    ],
    [
      'Next after the validation',
      { page: 'cm-authentication', site: 'purview', step: 'handoff', purview: { ...PURVIEW, validated: true } },
    ],
    [
      'the name of the connector',
      {
        page: 'cm-name',
        site: 'purview',
        step: 'handoff',
        purview: PURVIEW,
        controls: { 'purview.connector-name': { ...FOUND, enabled: false, empty: true } },
      },
    ],
  ];
  it.each(pages)('%s is not found: after a while the card is lost and offers to look again', (_name, facts) => {
    expect(advise(situation(facts, { view: after }))?.state).toBe('now');
    const advice = advise(situation(facts, { view: after, waited: true }));
    expect(advice?.state).toBe('lost');
    expect(advice?.buttons.some(({ kind }) => kind === 'primary')).toBe(true);
    const ids = advice?.buttons.map(({ act, step }) => `${act} ${step}`) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('their way on is ringed where the control is there', () => {
    const facts: Partial<Facts> = { page: 'role', site: 'role', step: 'role', role, controls: { 'role.save': FOUND } };
    expect(advise(situation(facts, { waited: true }))?.rings).toEqual([
      { target: 'role.save', action: 'click', status: 'next' },
    ]);
  });
});

describe('the Add Scopes dialog', () => {
  const [group, product] = ['scopes.group:View all user information', 'scopes.group:User'];
  const dialog = { family: 'granular', ticked: [], unticked: [], offered: [], nothing: false, query: '' } as const;
  const inDialog = (controls: Facts['controls'], groups: readonly string[], waited = false) =>
    advise(
      situation(
        {
          page: 'scopes-dialog',
          step: 'scopes',
          controls: { 'scopes.search': FOUND, ...controls },
          scopes: { family: null, table: [], dialog: { ...dialog, groups, tried: [] } },
        },
        { waited },
      ),
    )?.rings.map(({ target }) => target);

  it('a folded group of a needed scope is opened before the search, and before its product', () => {
    expect(inDialog({ [product]: FOUND }, [product])).toEqual([product]);
    expect(inDialog({ [product]: FOUND, [group]: FOUND }, [product, group])).toEqual([group]);
    // One that is open already is left alone.
    expect(inDialog({ [group]: FOUND }, [])).toEqual(['scopes.search']);
  });

  it('a group that was opened is waited for, then left for the search, and opened again where there is none', () => {
    const opened = { [group]: { ...FOUND, pressed: true } };
    expect(inDialog(opened, [group])).toEqual([]);
    expect(inDialog(opened, [group], true)).toEqual(['scopes.search']);
    const none = { 'scopes.search': { ...FOUND, look: 'missing' } } as const;
    expect(inDialog({ ...opened, ...none }, [group], true)).toEqual([group]);
  });
});

it('an information page that shows no field yet counts none', () => {
  const advice = advise(
    situation({ page: 'information', step: 'information', information: { empty: [], known: false } }),
  );
  expect(MESSAGES.en[advice!.body!]).toMatchObject({ message: expect.not.stringContaining('$') });
});

it('an information page names the fields that are still empty as Zoom does', () => {
  const empty = ['information.company-name', 'information.contact-email'];
  const advice = advise(situation({ page: 'information', step: 'information', information: { empty, known: true } }));
  expect(advice?.with).toEqual(['2', 'Company Name, Email']);
});

describe('the administrator’s word in Compliance Manager', () => {
  const lost: Partial<Facts> = { page: 'cm-home', site: 'purview', step: 'handoff', purview: PURVIEW };

  it('is explained before it is given: it is about the whole connector, and forgets the values', () => {
    const kept = advise(situation(lost, { waited: true, language: 'fr' }));
    expect(acts(kept)).toContain('confirm secondary');
    expect(kept?.notes).toContainEqual({ key: 'note_confirm_forgets', kind: 'warning' });
    const none = advise(situation(lost, { waited: true, language: 'fr', view: { ...HALF_WAY, capture: null } }));
    expect(none?.notes).toContainEqual({ key: 'note_confirm_handoff', kind: 'info' });
  });

  it('no other step has that note', () => {
    const view = { ...HALF_WAY, steps: steps({}) };
    const role = advise(situation({ page: 'role', site: 'role', step: 'role' }, { waited: true, view }));
    expect(acts(role)).toContain('confirm secondary');
    expect(noteKeys(role)).not.toContain('note_confirm_handoff');
    expect(noteKeys(role)).not.toContain('note_confirm_forgets');
  });

  it('is asked for on a list whose connector may be an older one', () => {
    const facts: Partial<Facts> = {
      page: 'cm-listed',
      site: 'purview',
      step: 'done',
      purview: { ...PURVIEW, listed: true },
    };
    const advice = advise(situation(facts));
    expect(advice).toMatchObject({ step: 'done', state: 'now', title: 'card_listed_title' });
    expect(acts(advice)).toEqual(['confirm primary', 'panel secondary']);
    const settled = { ...HALF_WAY, steps: steps({ handoff: 'done' }) };
    expect(acts(advise(situation(facts, { view: settled })))).toEqual(['panel primary']);
  });
});

it('values that are on their way to the form are not asked for again', () => {
  const facts: Partial<Facts> = { page: 'cm-authentication', site: 'purview', step: 'handoff', purview: PURVIEW };
  for (const status of ['armed', 'delivered'] as const) {
    const view = { ...HALF_WAY, handoff: { ...HALF_WAY.handoff, status, armedAt: NOW } };
    expect(advise(situation(facts, { view })), status).toMatchObject({
      title: 'card_purview_filling_title',
      busy: true,
    });
  }

  // Other values in the place of some that stand there: Validate would ask Microsoft about the former ones.
  const filled = { ...facts, purview: { ...PURVIEW, filled: true }, controls: { 'purview.validate': FOUND } };
  const view = { ...HALF_WAY, handoff: { ...HALF_WAY.handoff, status: 'armed' as const, armedAt: NOW } };
  expect(advise(situation(filled, { view }))).toMatchObject({ title: 'card_purview_filling_title', rings: [] });
});

describe('the check', () => {
  const ready = { ...HALF_WAY, steps: steps(APP_READY) };
  const check = (changes: object, id: Parameters<typeof failed>[0], more = {}) =>
    advise(situation({}, { view: { ...ready, check: { ...failed(id, more), ...changes } } }));

  it('names each missing scope, to be copied', () => {
    const missing = ['user:read:user:admin', 'account:read:settings:admin'];
    const advice = check({}, 'scopes-missing', { missing });
    expect(advice?.notes.filter(({ copy }) => copy).map(({ copy }) => copy)).toEqual(missing);
  });

  it('says until when Zoom asks to wait', () => {
    const retryAt = NOW + 90_000;
    const note = check({}, 'rate-limited', { retryAt })?.notes.find(({ key }) => key === 'check_wait_until');
    const time = new Date(retryAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    expect(note?.with).toEqual([time]);
    expect(noteKeys(check({}, 'offline'))).not.toContain('check_wait_until');
  });

  it('waiting speaks of Zoom’s pace only where that may be the cause, and counts the tries as the policy has them', () => {
    const waiting = { status: 'waiting', tries: 2, nextAt: NOW };
    expect(check(waiting, 'not-active')?.title).toBe('card_validation_waiting_title');
    expect(check(waiting, 'offline')?.title).toBe('card_validation_retry_title');
    expect(check(waiting, 'rate-limited')?.title).toBe('card_validation_retry_title');
    expect(check(waiting, 'offline')?.with?.slice(1)).toEqual(['2', '5']);
    for (const key of ['card_validation_waiting_body', 'card_validation_retry_body']) {
      expect(texts('en')(key, ['12:00', '2', '5']), key).toContain('2 of 5');
      expect(texts('fr')(key, ['12:00', '2', '5']), key).toContain('2 sur 5');
    }
  });
});

it('Information, the last field just typed: nobody is sent on before Zoom has saved it', () => {
  const facts = {
    site: 'marketplace',
    page: 'information',
    step: 'information',
    information: { empty: [], known: true },
  } as const;
  const saving = advise({ ...situation(facts), saving: true });
  expect(saving).toMatchObject({ title: 'card_information_saving_title', busy: true, rings: [], buttons: [] });
  expect(advise(situation(facts))?.title).toBe('card_information_done_title');
});
