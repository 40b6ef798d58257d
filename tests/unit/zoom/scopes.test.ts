import { describe, expect, it } from 'vitest';
import {
  compareScopes,
  familyOf,
  isScopeId,
  neededScopes,
  normaliseScopeId,
  SCOPE_EVIDENCE,
  SCOPES,
} from '../../../utils/zoom/scopes.ts';
import { CLASSIC, GRANULAR } from './fake-zoom.ts';

const classic = CLASSIC.split(' ');
const granular = GRANULAR.split(' ');

describe('scope ids', () => {
  it.each([
    ['user :read :admin', 'user:read:admin'],
    ['\u200buser:read:\u00adlist_users:\n admin\ufeff', 'user:read:list_users:admin'],
    ['user:read:admin', 'user:read:admin'],
  ])('%j is read as %s', (text, id) => expect(normaliseScopeId(text)).toBe(id));

  it.each([...classic, ...granular, 'user:read', 'meeting:master', 'imchat:bot', 'meeting:read:admin:sip_dialing'])(
    '%s is one',
    (id) => expect(isScopeId(id)).toBe(true),
  );

  it.each([
    '',
    'user',
    'https://zoom.us',
    '12:30',
    'Name:read',
    'user:read:',
    'user::read',
    'id:abc',
    'user:read admin',
  ])('%j is none', (text) => expect(isScopeId(text)).toBe(false));

  it.each<[string[], ReturnType<typeof familyOf>]>([
    [classic, 'classic'],
    [
      ['user:read', 'meeting:master', 'meeting:read:admin:sip_dialing', 'meeting_token:read:local_recording'],
      'classic',
    ],
    [granular, 'granular'],
    [['user:read:settings'], 'granular'],
    [['user:read:admin', 'user:read:settings'], 'mixed'],
    [['hello'], null],
    [[], null],
  ])('%j: %s', (ids, family) => expect(familyOf(ids)).toBe(family));

  it('are all known with source and date, and each family has its needed ones', () => {
    expect(neededScopes('classic')).toEqual(classic);
    expect(neededScopes('granular')).toEqual(granular);
    for (const row of SCOPES) {
      expect(SCOPE_EVIDENCE[row.id].seen).toMatch(/^20\d\d-\d\d$/);
      expect(SCOPE_EVIDENCE[row.id].source).toMatch(/^https:\/\//);
      expect(isScopeId(row.id) && familyOf([row.id])).toBe(row.family);
    }
  });
});

describe('what an app has against what is needed', () => {
  it.each<[string, string[], string[]]>([
    ['classic, complete', classic, []],
    ['granular, complete', granular, []],
    ['master variants', granular.map((id) => id.replace(/admin$/, 'master')), []],
    ['one name each', ['user:read:admin', 'account:read:settings:admin'], []],
    ['nothing: as a new app', [], granular],
    ['only strangers', ['meeting:read:meeting:admin'], granular],
    ['classic, one missing', ['account:read:admin'], ['user:read:admin']],
    ['granular, one missing', granular.slice(1), ['user:read:list_users:admin']],
    [
      'of one user only',
      [...granular.filter((id) => id !== 'user:read:settings:admin'), 'user:read:settings'],
      ['user:read:settings:admin'],
    ],
    ['no master of a classic name', ['user:read:master', 'account:read:admin'], ['user:read:admin']],
    [
      'mixed, group begun',
      ['account:read:admin', 'user:read:user:admin'],
      ['user:read:list_users:admin', 'user:read:settings:admin'],
    ],
    ['mixed, group not begun', ['user:read:admin', 'meeting:read:meeting:admin'], ['account:read:admin']],
  ])('%s', (_, have, missing) => expect(compareScopes(have).missing).toEqual(missing));

  it('names what is missing in the family that the page offers', () => {
    expect(compareScopes([], 'classic').missing).toEqual(classic);
    expect(compareScopes([], 'granular')).toMatchObject({ family: null, missing: granular });
    expect(compareScopes(['user:read:user:admin'], 'classic').missing).toEqual(classic);
    expect(compareScopes(granular, 'classic').missing).toEqual([]);
  });

  it('tells needed from extra, whatever blanks and doubles there are', () => {
    const have = [
      'user :read :admin',
      'user:read:admin',
      'account:read:admin',
      'account:read:lock_settings:admin',
      ' ',
      'user:read:user:master',
    ];
    expect(compareScopes(have)).toEqual({
      family: 'mixed',
      missing: [],
      extra: ['account:read:lock_settings:admin'],
      present: ['user:read:admin', 'account:read:admin', 'user:read:user:master'],
    });
  });
});
