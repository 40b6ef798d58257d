import { describe, expect, it, test } from 'vitest';
import { advise } from '../../../utils/guide/advise.ts';
import type { View } from '../../../utils/model/view.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { CANARIES, CAPTURE, HALF_WAY, NOW, steps } from '../components/fixtures.ts';
import { MESSAGES } from '../components/texts.ts';
import { answer, GRANULAR, granted } from '../zoom/fake-zoom.ts';
import { known, refusedView, told } from './refused.ts';
import { FOUND, PURVIEW, situation } from './situation.ts';

// Failures that people have met (docs/field-cases.md, first list), each as it shows: what Zoom, or a page, says, and
// what the guide makes of it with everything else that is known.

const NEEDED = neededScopes('granular');
const APP = { id: CANARIES.appId, name: CANARIES.appName };
const page = (id: Facts['page'], more: Partial<Facts> = {}): Partial<Facts> => ({ page: id, app: APP, ...more });
const acts = (facts: Partial<Facts>, view: View, more = {}) =>
  advise(situation(facts, { view, ...more }))?.buttons.map(({ act, step, copy }) =>
    [act, step ?? copy].filter(Boolean).join(' '),
  ) ?? [];
const warned = (id: string, field: 'accountId' | 'clientId' | 'clientSecret') => ({
  capture: { ...CAPTURE, warnings: [{ id, field }] },
});
const OWN = { capture: CAPTURE, app: APP };

const oauth = (reason: string | undefined, error: string) => answer(400, { reason, error });
const INVALID = oauth('Invalid client_id or client_secret', 'invalid_client');
const lacks = (list: string) =>
  answer(400, { code: 4711, message: `Invalid access token, does not contain scopes${list}` });

describe('1: Zoom says that scopes are missing, and the Scopes page shows them all', () => {
  const token = () => granted({ scope: 'marketplace:read:app marketplace:write:app' });
  const scopes = { family: 'granular', table: NEEDED, dialog: null } as const;

  it('the card reads the refusal: not done, but Check connection and Open App Credentials', async () => {
    const { verdict, causes } = await told({ token }, { scopes: NEEDED, changedAt: NOW });
    expect(causes.slice(0, 2)).toEqual(['scopes-lag', 'maybe-other-app']);
    const view = refusedView(verdict, { ...OWN, scopes: NEEDED });
    const advice = advise(situation(page('scopes', { step: 'scopes', scopes }), { view }));
    expect(advice).toMatchObject({ state: 'attention', title: 'verdict_scopes_missing_what' });
    expect(acts(page('scopes', { step: 'scopes', scopes }), view).slice(0, 2)).toEqual(['check', 'open credentials']);
    expect(advice?.notes.filter(({ copy }) => copy).map(({ copy }) => copy)).toEqual(NEEDED);
  });

  it('long after the last change, another app’s values are likelier than delay', async () => {
    const changedAt = NOW - 5 * 60 * 60_000;
    expect((await told({ token }, { scopes: NEEDED, changedAt })).causes[0]).toBe('maybe-other-app');
  });

  it('values that are known to be another app’s say so', async () => {
    const capture = { ...CAPTURE, appId: 'another-app' };
    const { causes, ways } = await told({ token }, { capture, app: APP, scopes: NEEDED });
    expect([causes[0], ways[0]]).toEqual(['other-app', 'open credentials']);
  });

  it('a scope that the table lacks rings Add Scopes and is searched by its name', async () => {
    const strange = 'account:read:strange_thing:admin';
    const { verdict, causes, ways } = await told({ settings: lacks(`:[${strange}]`) }, { scopes: NEEDED });
    expect([causes, ways]).toEqual([['scopes'], ['open scopes']]);
    const view = refusedView(verdict, { ...OWN, scopes: NEEDED });
    const onPage = advise(
      situation(page('scopes', { step: 'scopes', scopes, controls: { 'scopes.add': FOUND } }), { view }),
    );
    expect(onPage?.rings).toMatchObject([{ target: 'scopes.add', status: 'next' }]);
    expect(onPage?.notes.map(({ copy }) => copy)).toContain(strange);
    const dialog = {
      family: null,
      ticked: [],
      unticked: [],
      offered: [],
      nothing: false,
      groups: [],
      query: '',
      tried: [],
    };
    const inDialog = (tried: string[]) =>
      advise(
        situation(
          page('scopes-dialog', {
            step: 'scopes',
            scopes: { family: null, table: [], dialog: { ...dialog, tried } },
            controls: { 'scopes.search': FOUND, 'scopes.done': FOUND },
          }),
          { view },
        ),
      );
    expect(inDialog([])?.rings).toMatchObject([{ target: 'scopes.search', action: 'type', value: strange }]);
    expect(inDialog([strange])).toMatchObject({ title: 'card_scopes_tick_named_title', with: [strange] });
  });
});

describe('2: Invalid client_id or client_secret', () => {
  it.each([
    ['of an app that was seen inactive: its activation first', false, 'inactive-seen', 'open activation'],
    [
      'of an app that was not seen active: copying first, its activation among the causes',
      null,
      'copied',
      'open credentials',
    ],
  ])('%s', async (_, activated, cause, way) => {
    const { causes, ways } = await told({ token: INVALID }, { ...OWN, activated });
    expect([causes[0], ways[0]]).toEqual([cause, way]);
    expect(ways).toContain('open activation');
  });

  it('of an app that was seen active: its activation is no cause any more', async () => {
    const { causes, more } = await told({ token: INVALID }, { ...OWN, activated: true });
    expect([...causes, ...more]).toEqual(['copied', 'app-type']);
  });

  it('what was seen of another app says nothing', async () => {
    const { causes } = await told({ token: INVALID }, { ...OWN, capture: { ...CAPTURE, appId: 'x' }, activated: true });
    expect(causes).toEqual(['other-app', 'copied', 'inactive']);
  });
});

test.each([
  ['App is not active', 'not-active'],
  ['The app has been deactivated', 'not-active'],
  ['App is disabled by the account administrator', 'app-disabled'],
  ['Account does not exist', 'wrong-account'],
])('3: a reason that names another cause counts before invalid_client: %s', async (reason, id) => {
  expect((await told({ token: oauth(reason, 'invalid_client') })).verdict.id).toBe(id);
});

describe('4: scopes are missing, and Zoom names none', () => {
  it.each([
    ['4711, 400', 400, 4711, ''],
    ['4711, 403', 403, 4711, '.'],
    ['4711, 401', 401, 4711, ':[]'],
    ['4700', 400, 4700, ''],
    ['104', 400, 104, ''],
  ])('%s: the needed scopes of that call', async (_, status, code, end) => {
    const message = `Invalid access token, does not contain scopes${end}`;
    const { verdict, ways } = await told({ users: answer(status, { code, message }) });
    expect(verdict).toMatchObject({ id: 'scopes-missing', missing: neededScopes('granular', 'user:read:admin') });
    expect(ways[0]).toBe('open scopes');
  });

  it.each(['Invalid access token.', 'Token scopes differ'])(
    'the code counts before its words: 4711 %s',
    async (message) => {
      expect((await told({ settings: answer(400, { code: 4711, message }) })).verdict.id).toBe('scopes-missing');
    },
  );
});

test.each([undefined, 'Invalid Token!'])(
  '5: invalid_grant, reason %s: values or app type, a way to each',
  async (reason) => {
    const { what, ways } = await told({ token: oauth(reason, 'invalid_grant') });
    expect(what).toBe('verdict_grant_refused_what');
    expect(ways.slice(0, 2)).toEqual(['open credentials', 'open create']);
  },
);

test.each([
  'You do not have the right permissions.',
  'Insufficient privileges',
  'No permission to access.',
  'Lacking the required permission',
  'You do not have access to this resource.',
])('6: the role of the app’s owner: "%s" leads to the role page and gives a note', async (message) => {
  const { verdict, ways } = await told({ settings: answer(400, { code: 200, message }) });
  expect(verdict.id).toBe('api-denied');
  expect(ways).toEqual(['open role', 'copy note_for_owner']);
});

test.each([
  'This feature is only available for Pro or higher accounts',
  'To use this API, please upgrade your plan.',
  'Only available for Paid or ZMP account.',
  'This API is only available on Business plans',
  'It requires a Pro account',
])('7: a plan that does not allow it: "%s"', async (message) => {
  const { verdict, ways } = await told({ settings: answer(400, { code: 200, message }) });
  expect(verdict.id).toBe('paid-plan');
  expect(ways[0]).toBe('copy note_for_owner_plan');
});

describe('8: a wrong Account ID', () => {
  it.each(['Invalid Account Id', 'Invalid account_id', 'The account_id is not valid', 'Account not found'])(
    'that Zoom names ("%s"): said at once, and not tried again',
    async (reason) => {
      const { verdict, causes } = await told({ token: oauth(reason, 'invalid_request') });
      expect(verdict).toMatchObject({ id: 'wrong-account', retry: 'user' });
      expect(causes.every((id) => id === 'named' || id === 'account-id')).toBe(true);
    },
  );

  it.each([
    ['Bad Request', 'invalid_request', 'verdict_wrong_account_what'],
    ['Invalid client_id or client_secret', 'invalid_client', 'verdict_wrong_client_what'],
  ])('that was warned of: whatever Zoom answers (%s), it comes first', async (reason, error, what) => {
    const first = await told({ token: oauth(reason, error) }, warned('account-number', 'accountId'));
    expect(first).toMatchObject({ what });
    expect([first.causes[0], first.ways[0]]).toEqual(['warned', 'open credentials']);
    expect(first.causes).not.toContain('account-id');
  });

  it('a token that was issued proves it right, whatever it looks like', async () => {
    const { causes } = await told({ users: answer(429) }, warned('account-number', 'accountId'));
    expect(causes).not.toContain('warned');
  });
});

test.each([
  ['User is inactive', 'owner-gone'],
  ['The owner of the app has been removed', 'owner-gone'],
  ['The user does not exist', 'owner-gone'],
  ['App owner is no longer in the account', 'owner-gone'],
  ['The account owner has deactivated this app', 'not-active'],
  ['Account is inactive', 'account-inactive'],
  ['The account has been suspended', 'account-inactive'],
])('9: who is inactive or gone, and not the app: "%s"', async (reason, id) => {
  expect((await told({ token: oauth(reason, 'invalid_request') })).verdict.id).toBe(id);
});

describe('10: 401 without a word', () => {
  const all = ['open activation', 'open credentials', 'open role', 'open scopes'];

  it.each(['', 'Unauthorized', '{}', '{"message":""}'])(
    'of the token endpoint (%j): values first, a way to each cause',
    async (body) => {
      const { verdict, causes, more } = await told({ token: answer(401, body) });
      expect(verdict.id).toBe('refused-silently');
      expect([...causes, ...more]).toEqual(['copied', 'inactive', 'scopes-silent', 'role-rights']);
    },
  );

  it('of both calls: activation first, the values last, one control each', async () => {
    const both = { users: answer(401), settings: answer(401) };
    const { causes, more, ways } = await told(both);
    expect([...causes, ...more]).toEqual(['inactive', 'scopes-silent', 'role-rights', 'copied']);
    expect([...ways, 'open credentials'].sort()).toEqual(all);
  });

  it('of one call, while the other took the same token: neither values nor activation', async () => {
    const { causes, more } = await told({ settings: answer(401) });
    expect([...causes, ...more]).toEqual(['scopes-silent', 'role-rights']);
  });
});

test('11: code 124 from both calls, and Activation says active: what Zoom answered, activate again, or wait', async () => {
  const both = answer(400, { code: 124, message: 'Invalid access token.' });
  const { verdict, causes } = await told({ users: both, settings: both }, { ...OWN, activated: true });
  expect(causes.slice(0, 2).sort()).toEqual(['fresh', 'reactivate']);
  const view = refusedView(verdict, { ...OWN, activated: true });
  const activation = { state: 'active', mend: [], wantsDescriptions: false } as const;
  const advice = advise(situation(page('activation', { step: 'activation', activation }), { view }));
  expect(advice).toMatchObject({ state: 'attention', title: 'verdict_token_refused_what' });
  expect([advice?.body, ...(advice?.notes.map(({ key }) => key) ?? [])]).toContain('cause_reactivate');
  expect(advice?.buttons[0]).toMatchObject({ act: 'check', kind: 'primary' });
  expect(advice?.details).toContain('Invalid access token.');
});

describe('12: answers of another shape', () => {
  it('a token refused in plain text: Bad Request', async () => {
    expect((await told({ token: answer(400, 'Bad Request') })).verdict.id).toBe('wrong-account-or-inactive');
  });

  it.each([
    ['parted by commas', GRANULAR.replaceAll(' ', ','), true],
    ['parted by commas and blanks', GRANULAR.replaceAll(' ', ', '), true],
  ])('scopes %s are read', async (_, scope) => {
    await expect(told({ token: () => granted({ scope }) })).rejects.toThrow('refused nothing');
  });

  it('a scope of null counts as absent: the calls decide', async () => {
    await expect(told({ token: () => granted({ scope: null }) })).rejects.toThrow('refused nothing');
  });
});

test.each([
  [{ errorCode: 4702, errorMessage: 'Invalid client_id: x' }, 'clientId', 'field_client_id'],
  [{ reason: 'Invalid client_secret', error: 'invalid_client' }, 'clientSecret', 'field_client_secret'],
  [{ errorCode: 4704, errorMessage: 'Invalid client secret.' }, 'clientSecret', 'field_client_secret'],
])('13: Zoom names the value (%j): so does the guide', async (body, field, name) => {
  const { verdict, causes } = await told({ token: answer(400, body) });
  expect(verdict).toMatchObject({ id: 'wrong-client', field });
  expect(causes[0]).toBe('named');
  const advice = advise(situation({}, { view: { ...refusedView(verdict), activated: null } }));
  expect(advice).toMatchObject({ body: 'cause_named', with: [name] });
});

test('14: an API that does not take client credentials: the wrong type of app', async () => {
  const message = 'This API does not support client credentials for authorization.';
  const { verdict, ways } = await told({
    users: answer(400, { code: 4711, message: 'x' }),
    settings: answer(400, { code: 300, message }),
  });
  expect(verdict.id).toBe('wrong-app-type');
  expect(ways).toEqual(['open create']);
});

test.each(['token', 'users'] as const)('14: HTTP 408 of %s passes, as 429 and 5xx do', async (call) => {
  expect((await told({ [call]: answer(408) })).verdict.retry).toBe('wait');
});

describe('17: Compliance Manager offers no connectors', () => {
  const home = page('cm-home', { site: 'purview', step: 'handoff', purview: PURVIEW });

  it.each([
    ['without Data connectors', {}, true],
    ['with Data connectors greyed', { 'purview.connectors': { ...FOUND, enabled: false } }, false],
  ])('%s: Microsoft’s roles by name, the licence, a note; the user’s word is no answer', (_, controls, waited) => {
    const facts = { ...home, controls };
    const advice = advise(situation(facts, { view: known(OWN), waited }));
    expect(advice?.notes.map(({ key }) => key)).toContain('note_microsoft_roles');
    expect(acts(facts, known(OWN), { waited })).toContain('copy note_for_microsoft');
    expect(acts(facts, known(OWN), { waited })).not.toContain('confirm handoff');
    for (const { note_microsoft_roles, note_for_microsoft } of Object.values(MESSAGES)) {
      expect(note_microsoft_roles?.message).toMatch(/Data Connector Administrator.*Global Administrator/);
      expect(note_for_microsoft?.message).toMatch(/Data Connector Administrator.*Global Administrator/);
    }
  });

  it('on a page in a language whose words are not known, the user’s word still counts', () => {
    expect(acts(home, known(OWN), { waited: true, language: 'fr' })).toContain('confirm handoff');
  });
});

test('the retired portal: said, and the new one is one press away, whatever is recognised there', () => {
  const form = page('cm-authentication', { site: 'purview', step: 'handoff', purview: { ...PURVIEW, filled: true } });
  for (const facts of [form, page('cm-home', { site: 'purview', purview: PURVIEW })]) {
    const advice = advise(situation(facts, { view: known(OWN), isClassicPortal: true }));
    expect(advice).toMatchObject({ title: 'card_purview_retired_title', rings: [] });
    expect(advice?.buttons).toMatchObject([{ act: 'open', step: 'handoff', kind: 'primary' }]);
  }
});

describe('18: the form holds values that the guide did not fill in', () => {
  const form = page('cm-authentication', {
    site: 'purview',
    step: 'handoff',
    purview: { ...PURVIEW, filled: true },
    controls: { 'purview.validate': FOUND },
  });

  it('before any hand-off: these are other values, press Hand off', () => {
    const advice = advise(situation(form, { view: known(OWN) }));
    expect(advice).toMatchObject({ title: 'card_purview_other_values_title', buttons: [{ act: 'panel' }] });
    expect(advice?.rings.some(({ status }) => status === 'next')).toBe(false);
  });

  it('after it, or with nothing to hand off, they are to be validated', () => {
    const filled = { ...HALF_WAY.handoff, status: 'filled' as const };
    for (const view of [known({ ...OWN, handoff: filled }), known({ capture: null })]) {
      expect(advise(situation(form, { view }))?.title).toBe('card_purview_validate_title');
    }
  });
});

test('19: Activation cannot be pressed, and nothing is listed: what is left, with a note for the owner', () => {
  const facts = page('activation', {
    step: 'activation',
    activation: { state: 'incomplete', mend: [], wantsDescriptions: false },
    controls: { 'activation.activate': { ...FOUND, enabled: false } },
  });
  const done = steps({ create: 'done', credentials: 'done', information: 'done', feature: 'done', scopes: 'done' });
  const view = known({ ...OWN, steps: done });
  expect(advise(situation(facts, { view }))?.title).toBe('card_activation_stuck_title');
  expect(acts(facts, view)).toEqual(['open information', 'copy note_for_owner', 'show']);
});

test('21: a dialog that nobody knows lies over the Activation of an active app: what was known of it holds', () => {
  const activation = { state: 'unknown', mend: [], wantsDescriptions: false } as const;
  const facts = page('activation', { step: 'activation', activation });
  const title = (activated: boolean | null) => advise(situation(facts, { view: known({ ...OWN, activated }) }))?.title;
  expect([title(true), title(null)]).toEqual(['card_activation_done_title', 'card_activation_title']);
});

test('22: dots, and no eye that can be told: enter them yourself comes first, Copy and Collect beside it', () => {
  const credentials = { accountId: 'readable', clientId: 'readable', clientSecret: 'dots' } as const;
  const facts = page('credentials', { step: 'credentials', credentials });
  const view = known({ capture: null, steps: steps({ create: 'done' }) });
  const advice = advise(situation(facts, { view }));
  expect(advice?.buttons).toMatchObject([
    { act: 'panel', label: 'act_enter_yourself', kind: 'primary' },
    { act: 'collect', kind: 'secondary' },
  ]);
  const withEye = { ...facts, controls: { 'credentials.reveal': FOUND } };
  expect(advise(situation(withEye, { view }))?.title).toBe('card_credentials_dots_title');
});

describe('23: Microsoft refuses', () => {
  const form = (more: object) =>
    page('cm-authentication', {
      site: 'purview',
      step: 'handoff',
      purview: { ...PURVIEW, filled: true, ...more },
      controls: { 'purview.validate': FOUND },
    });
  const filled = { ...OWN, handoff: { ...HALF_WAY.handoff, status: 'filled' as const } };

  it('in words that nobody knows: the card says beforehand what to do then', () => {
    const advice = advise(situation(form({}), { view: known(filled) }));
    expect(advice?.notes.map(({ key }) => key)).toContain('note_if_microsoft_errs');
  });

  it('what Zoom accepts: the fault may be Microsoft’s side, with a note', () => {
    const validation = { state: 'done', at: NOW, by: 'zoom' } as const;
    const view = known({ ...filled, steps: { ...known().steps, validation } });
    expect(advise(situation(form({ failed: true }), { view }))?.title).toBe('card_purview_failed_only_title');
    expect(acts(form({ failed: true }), view)).toEqual(['copy note_for_microsoft', 'panel']);
  });

  it('what Zoom refuses, too: that is said', async () => {
    const { verdict } = await told({ token: INVALID });
    const view = refusedView(verdict, filled);
    const advice = advise(situation(form({ failed: true }), { view }));
    expect(advice?.title).toBe('card_purview_failed_both_title');
    expect(advice?.notes[0]?.key).toBe('verdict_wrong_client_what');
  });
});

describe('24: the values are another type’s, and a Server-to-Server app stands in the list', () => {
  const rows = [{ id: 'the-right-app', name: 'Right', status: 'activated' as const }];
  const list = page('apps', { app: null, apps: { rows }, controls: { 'nav.develop': FOUND } });
  const TYPE = oauth('unsupported grant type', 'unsupported_grant_type');

  it('the existing one first', async () => {
    const { verdict } = await told({ token: TYPE });
    const advice = advise(situation(list, { view: refusedView(verdict, OWN) }));
    expect(advice).toMatchObject({ title: 'card_create_existing_title', with: ['Right'] });
    expect(advice?.buttons).toMatchObject([{ act: 'visit', to: '/develop/apps/the-right-app/credentials' }]);
  });

  it('where there is none, a new one', async () => {
    const { verdict } = await told({ token: TYPE });
    const advice = advise(situation({ ...list, apps: { rows: [] } }, { view: refusedView(verdict, OWN) }));
    expect(advice?.rings).toMatchObject([{ target: 'nav.develop', status: 'next' }]);
  });

  it('its page offers to collect, and does not call the refused values collected', async () => {
    const { verdict } = await told({ token: TYPE });
    const credentials = { accountId: 'readable', clientId: 'readable', clientSecret: 'readable' } as const;
    const view = refusedView(verdict, { ...OWN, capture: { ...CAPTURE, appId: null, source: 'typed' } });
    const advice = advise(situation(page('credentials', { step: 'credentials', credentials }), { view }));
    expect(advice).toMatchObject({
      state: 'attention',
      buttons: [{ act: 'collect', kind: 'primary' }, { act: 'check' }],
    });
  });
});

describe('whatever is refused', () => {
  it('unknown words always leave ways on', async () => {
    for (const answers of [
      { token: oauth('Something new', 'new_error') },
      { users: answer(400, { code: 1, message: '?' }) },
    ]) {
      const { what, ways } = await told(answers);
      expect(what).toBe('verdict_unknown_what');
      expect(ways.length).toBeGreaterThan(1);
    }
  });

  it('values typed in may be of Zoom for Government: said that it is not supported', async () => {
    const capture = { ...CAPTURE, source: 'typed' as const, appId: null };
    expect((await told({ token: INVALID }, { ...OWN, capture })).causes).toContain('government');
    expect((await told({ token: INVALID }, OWN)).causes).not.toContain('government');
  });
});
