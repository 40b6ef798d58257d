import { describe, expect, it } from 'vitest';
import { agreement, bestAgreement, compact, normalise, scopeIdsIn, wordsOf } from '../../../utils/find/words.ts';

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
    // A masked value is not the mark before a name.
    expect(normalise('••••••••')).toBe('••••••••');
  });

  it('takes the blanks out of an identifier that a column has broken', () => {
    expect(compact(normalise('user:read: list_users: admin'))).toBe('user:read:list_users:admin');
  });
});

describe('the words of a text', () => {
  it.each([
    ['Add the Scopes', 'add scopes', ['add', 'scope']],
    ['Validate your connection…', 'validate connection', ['validate', 'connection']],
    ['View account info (26)', 'view account info', ['view', 'account', 'info']],
    ['View account info 3 selected', 'view account info', ['view', 'account', 'info']],
    ['E-mail (optional)', 'e mail', ['e', 'mail']],
    ['', '', []],
  ])('%j are without articles, appendix and plural endings', (raw, plain, stems) => {
    expect(wordsOf(raw)).toEqual({ plain, stems });
  });
});

describe('how well a text says a name', () => {
  const says = (text: string, name: string) => agreement(wordsOf(text), wordsOf(name));

  it('is whole for the very name, and a little less for another ending', () => {
    expect(says('＋ Add Scopes', 'Add Scopes')).toBe(1);
    expect(says('Features', 'Feature')).toBeGreaterThan(0.9);
    expect(says('Features', 'Feature')).toBeLessThan(1);
  });

  it('falls with what else a text says, and ends at nothing', () => {
    const texts = ['Connector name', 'Name of the connector', 'Next page of the list of connectors', 'Back'];
    const fits = texts.map((text) => says(text, 'Connector name'));
    expect(fits).toEqual([...fits].sort((one, other) => other - one));
    expect(new Set(fits).size).toBe(4);
    expect(fits.at(-1)).toBe(0);
    expect(says('', 'Next')).toBe(0);
    expect(says('Next', '')).toBe(0);
  });

  it('knows no word by a part of it', () => {
    expect(says('Deactivate your app', 'Activate your app')).toBeLessThan(0.5);
    expect(says('Nextcloud', 'Next')).toBe(0);
  });

  it('counts a weaker name for less', () => {
    expect(bestAgreement('Credentials', ['App Credentials', ['Credentials', 0.9]])).toBe(0.9);
    expect(bestAgreement('App Credentials', ['App Credentials', ['Credentials', 0.9]])).toBe(1);
    expect(bestAgreement('Scopes', ['App Credentials', ['Credentials', 0.9]])).toBe(0);
  });
});

describe('the scope ids in a text', () => {
  it.each<[string, string[]]>([
    ['user:read:list_users:admin', ['user:read:list_users:admin']],
    ['view users user:read: list_users: admin and more', ['user:read:list_users:admin']],
    ['account:read:admin, user:read:admin', ['account:read:admin', 'user:read:admin']],
    ['user read admin', []],
    // Of the longer id, the shorter is no part.
    ['user:read:admin:more', ['user:read:admin:more']],
  ])('%j', (text, ids) => {
    expect(scopeIdsIn(text)).toEqual(ids);
  });
});
