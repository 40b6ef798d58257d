import { describe, expect, it } from 'vitest';
import { compact, fitting, nameFit, normalise } from '../../../utils/find/normalise.ts';
import type { Alternative } from '../../../utils/find/types.ts';

const names = (...all: (string | RegExp)[]): Alternative[] =>
  all.map((name) => ({ name, source: 'test', year: 2026, confidence: 'inferred' }));

describe('a name is the same name however it is written', () => {
  it.each([
    ['Server-to-Server OAuth', 'server to server oauth'],
    ['Server\u2011To\u2013Server\u00a0OAuth', 'server to server oauth'],
    ['\u200bAdd\u2009Scopes\ufeff', 'add scopes'],
    ['+ Add Scopes', 'add scopes'],
    ['＋Add Scopes', 'add scopes'],
    ['Short Description *', 'short description'],
    ['* Email:', 'email'],
    ['Client ID (required)', 'client id'],
    ['Connect\u00ading…', 'connecting'],
    ['Client\n      Secret', 'client secret'],
    ['Ｃlient ID', 'client id'],
    ['Develop ▼', 'develop'],
    ['[+] View account info', 'view account info'],
    ['[-] View account info', 'view account info'],
  ])('%j', (raw, text) => {
    expect(normalise(raw)).toBe(text);
  });

  it('keeps what tells one name from another', () => {
    expect(normalise('Client \u0421ecret')).not.toBe(normalise('Client Cecret'));
    expect(normalise('\u0421lient Secret')).not.toBe('client secret');
    expect(normalise('user:read:list_users:admin')).toBe('user:read:list_users:admin');
    expect(normalise('Name')).not.toBe(normalise('App Name'));
  });

  it('takes the blanks out of an identifier that a column has broken', () => {
    expect(compact(normalise('user:read: list_users: admin'))).toBe('user:read:list_users:admin');
  });
});

describe('how well a text fits', () => {
  it('ranks the name that is seen today before older names and patterns', () => {
    const develop = names('Develop', 'Developer', /^dev/);
    expect(nameFit(develop, 'develop')).toBeGreaterThan(nameFit(develop, 'developer'));
    expect(nameFit(develop, 'developer')).toBeGreaterThan(nameFit(develop, 'devices'));
    expect(nameFit(develop, 'documentation')).toBe(0);
    expect(nameFit(develop, '')).toBe(0);
  });

  it('is not misled by a pattern that remembers where it stopped', () => {
    const sticky = names(/scopes/g);
    expect([nameFit(sticky, 'scopes'), nameFit(sticky, 'scopes')]).toEqual([0.9, 0.9]);
  });

  it('looks names up in an index', () => {
    const index = new Map([
      ['next', 1],
      ['back', 2],
    ]);
    expect(fitting(names('Next'), index)).toEqual([{ value: 1, fit: 1 }]);
    expect(fitting(names(/^b/), index)).toEqual([{ value: 2, fit: 0.9 }]);
  });
});
