import { expect, test } from 'vitest';
import { advise } from '../../../utils/guide/advise.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { warningsOf } from '../../../utils/zoom/credentials.ts';
import { CANARIES, CAPTURE, steps } from '../components/fixtures.ts';
import { answer, VALUES } from '../zoom/fake-zoom.ts';
import { known, told } from './refused.ts';
import { FOUND, PURVIEW, situation } from './situation.ts';

// The second list of docs/field-cases.md: public reports that were fixed before any of them was tried.

const APP = { id: CANARIES.appId, name: CANARIES.appName };
const OWN = { capture: CAPTURE, app: APP };
const oauth = (reason: string, error: string) => answer(400, { reason, error });
const INVALID = oauth('Invalid client_id or client_secret', 'invalid_client');
const BAD_REQUEST = oauth('Bad Request', 'invalid_request');
const OLD_TOKEN = answer(401, { code: 124, message: 'Invalid access token.' });
const warnings = (values: Partial<typeof VALUES>, context = {}) =>
  warningsOf({ ...VALUES, ...values }, context).map(({ field, id }) => `${field} ${id}`);
const onPage = (facts: Partial<Facts>, more = {}) => {
  const advice = advise(situation(facts, { view: known(OWN), waited: true, ...more }));
  return {
    title: advice?.title,
    ways: advice?.buttons.map(({ act, step, copy }) => [act, step ?? copy].filter(Boolean).join(' ')) ?? [],
    notes: advice?.notes.map(({ key }) => key) ?? [],
  };
};

test('F1: the app’s id of the address stands in Client ID: said beforehand, and then first', async () => {
  expect(warnings({ clientId: 'theAppsIdOfTheAddress1' }, { appId: 'theAppsIdOfTheAddress1' })).toEqual([
    'clientId app-id',
  ]);
  const capture = { ...CAPTURE, warnings: [{ id: 'app-id', field: 'clientId' as const }] };
  expect((await told({ token: INVALID }, { capture })).causes[0]).toBe('warned');
});

test('F2: the list of users lacks its scope: that scope, on Scopes', async () => {
  const message = 'Invalid access token, does not contain scopes:[user:read:list_users:admin].';
  const { verdict, ways } = await told({ users: answer(400, { code: 4711, message }) });
  expect(verdict.missing).toEqual(['user:read:list_users:admin']);
  expect(ways[0]).toBe('open scopes');
});

test('F3: no token in the answer, and the app is one that signs users in: activation and type, a way to each', async () => {
  const { ways } = await told({ token: answer(200, {}) });
  expect(ways).toContain('open activation');
  expect(ways).toContain('open create');
});

test('F4: the token is refused now and then, as another program uses the app: no value is blamed, try again or reactivate', async () => {
  const { causes } = await told({ users: OLD_TOKEN, settings: OLD_TOKEN }, { ...OWN, activated: true });
  expect(causes.slice(0, 2).sort()).toEqual(['fresh', 'reactivate']);
  expect(causes).not.toContain('copied');
});

test('F5: Zoom names four alternatives of which the classic table has one: it may need a while', async () => {
  const message =
    'Invalid access token, does not contain scopes: [user:write:admin, user:read:admin, user:read, user:write].';
  const scopes = ['account:read:admin', 'user:read:admin', 'user:write:admin'];
  const { verdict, causes } = await told({ users: answer(400, { code: 4700, message }) }, { ...OWN, scopes });
  expect(verdict.missing).toEqual(['user:read:admin']);
  expect(causes[0]).toBe('scopes-lag');
});

test('F6: the REST API is denied for this user: the role, and a note for the owner', async () => {
  const message = 'Access to the Zoom REST API has been denied for this user. Contact Zoom Support for details.';
  expect((await told({ users: answer(400, { message }) })).ways).toEqual(['open role', 'copy note_for_owner']);
});

test.each(['User not found on this account', 'User does not belong to this account.'])(
  'F7: code 1010, "%s": whoever owns the app is not of this account',
  async (message) => {
    const { verdict } = await told({ users: answer(400, { code: 1010, message }) });
    expect(verdict.id).toBe('owner-gone');
  },
);

test('F8: an API key and its secret: the sentence says that they are none of the three', async () => {
  const { causes } = await told({ token: INVALID });
  expect(causes[0]).toBe('copied');
});

test('F9: a General App’s page has no Account ID: it is the wrong kind, back to the list of apps', () => {
  expect(onPage({ page: 'wrong-kind', step: 'create' })).toMatchObject({
    title: 'card_create_wrong_title',
    ways: ['open create'],
  });
});

test('F10: unsupported grant type: the wrong type of app', async () => {
  expect((await told({ token: oauth('unsupported grant type', 'unsupported_grant_type') })).ways).toEqual([
    'open create',
  ]);
});

test('F11: key and secret of a profile page: the token is refused, and its type is among the causes', async () => {
  const { causes } = await told({ token: oauth('Invalid client_id or client_secret', 'invalid_client') });
  expect(causes).toContain('app-type');
});

test('F12: Bad Request, all values verified: Account ID, activation, and time', async () => {
  expect((await told({ token: BAD_REQUEST })).causes).toEqual(['account-id', 'inactive', 'fresh']);
});

test('F13: the name of a variable instead of the Client ID: said beforehand; Zoom names it; activation comes, too', async () => {
  expect(warnings({ clientId: 'zoom_client_id' })).toEqual(['clientId placeholder']);
  const capture = { ...CAPTURE, warnings: [{ id: 'placeholder', field: 'clientId' as const }] };
  const body = { status: false, errorCode: 4702, errorMessage: 'Invalid client_id: zoom_client_id', result: null };
  expect((await told({ token: answer(400, body) }, { capture })).causes).toEqual(['warned', 'named', 'inactive']);
});

test.each([
  ['F14: the chooser offers no Server-to-Server app', { page: 'chooser', step: 'create' }],
  ['F15: who is no administrator finds General apps only', { page: 'cards', step: 'create' }],
] as const)('%s: the way to the role', (_, facts) => {
  const { ways } = onPage(facts, { view: known({ ...OWN, steps: steps({}) }) });
  expect(ways).toContain('open role');
});

test.each([
  ['F16: an administrator finds no such scope, searched by name', { role: 'done' }, 'copy note_for_owner'],
  ['F20: the role has no View for users, so their scopes are not offered', {}, 'open role'],
] as const)('%s', (_, settled, way) => {
  const tried = ['user:read:list_users:admin', 'view all user information', 'user'];
  const dialog = { family: null, ticked: [], unticked: [], offered: [], nothing: false, groups: [], query: '', tried };
  const facts: Partial<Facts> = {
    page: 'scopes-dialog',
    step: 'scopes',
    scopes: { family: null, table: [], dialog },
    controls: { 'scopes.search': FOUND },
  };
  const { title, ways } = onPage(facts, { view: known({ ...OWN, steps: steps(settled) }) });
  expect(title).toBe('card_scopes_not_offered_title');
  expect(ways[0]).toBe(way);
});

test('F17: a scope that no guide names: it is named as Zoom writes it', async () => {
  const message = 'Invalid access token, does not contain scopes:[zoomapp:inmeeting].';
  const { verdict, ways } = await told({ settings: answer(400, { code: 4711, message }) });
  expect(verdict.missing).toEqual(['zoomapp:inmeeting']);
  expect(ways).toContain('open scopes');
});

test('F18: the app’s id of the address stands in Account ID; a token of another grant is refused by the API', async () => {
  expect(warnings({ accountId: 'theAppsIdOfTheAddress1' }, { appId: 'theAppsIdOfTheAddress1' })).toEqual([
    'accountId app-id',
  ]);
  const refused = answer(400, { code: 200, message: 'Invalid api key or secret.' });
  expect((await told({ users: refused, settings: refused })).verdict.id).toBe('token-refused');
});

test('F19: every call is refused since last week; another owner and a new secret mended it: both are among the causes', async () => {
  const { causes, more } = await told({ users: OLD_TOKEN, settings: OLD_TOKEN }, { ...OWN, activated: true });
  expect([...causes, ...more]).toContain('role-rights');
});

test('F21: a Verification Token stands in Account ID: said beforehand', () => {
  const token = 'aVerificationToken1234';
  expect(warnings({ accountId: token }, { tokens: [token] })).toEqual(['accountId secret-token']);
});

test.each([
  ['F22: the licence is there, and Compliance Manager does not show', 'cm-home'],
  ['F23: the user has none of the roles', 'cm-home'],
] as const)('%s: Microsoft’s roles, the licence, and a note', (_, page) => {
  const { notes, ways } = onPage({ page, site: 'purview', step: 'handoff', purview: PURVIEW });
  expect(notes).toContain('note_microsoft_roles');
  expect(ways).toContain('copy note_for_microsoft');
});

test.each([
  [4702, 'Client ID does not match authenticated client.', 'wrong-client'],
  [4704, 'Invalid client.', 'wrong-client'],
  [4705, 'Grant type is not supported from token endpoint.', 'wrong-app-type'],
  [4706, 'Client ID or client secret is missing.', 'wrong-client'],
  [4706, 'Missing grant type.', 'unknown'],
  [4717, 'The app has been disabled', 'app-disabled'],
  [4735, 'The owner of this token does not exist.', 'owner-gone'],
])('F24: code %i of the token endpoint, "%s": %s', async (errorCode, errorMessage, id) => {
  const body = { status: false, errorCode, errorMessage, result: null };
  expect((await told({ token: answer(400, body) })).verdict.id).toBe(id);
});
