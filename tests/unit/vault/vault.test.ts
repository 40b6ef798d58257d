import { expect, test } from 'vitest';
import { EMPTY_VAULT, put, release } from '../../../utils/vault/vault.ts';
import { sourcesIn } from '../sources.ts';
import { GUARD_TABLE, outcomeOf } from './guard-table.ts';

test.each(GUARD_TABLE.map((row) => [row.name, row] as const))('the guard: %s', (_name, row) => {
  expect(outcomeOf(release, row)).toBe(row.refusal);
});

test('a bundle goes in whole: kept, or beside the kept one', () => {
  const one = { captureId: '1', values: { accountId: 'a', clientId: 'b', clientSecret: 'c' } };
  const two = { ...one, captureId: '2' };
  expect(EMPTY_VAULT).toEqual({ kept: null, pending: null });
  const kept = put(EMPTY_VAULT, one, false);
  expect(kept).toEqual({ kept: one, pending: null });
  expect(put(kept, two, true)).toEqual({ kept: one, pending: two });
  expect(put(put(kept, two, true), two, false)).toEqual({ kept: two, pending: null });
});

test('nothing that handles the values keeps anything in a global, so that a worker that dies takes nothing along', () => {
  const mutable =
    /^(?:export )?(?:let|var)\b|^(?:export )?const \w+(?:: [^=]+)? = (?:new (?:Map|Set|WeakMap)(?:<[^;]*>)?\(\)|\[\]|\{\});?$|^\s*globalThis\.\w+ =/m;
  const files = ['vault', 'flow', 'messages', 'background', 'zoom'].flatMap((name) => sourcesIn(`utils/${name}`));
  expect(files.length).toBeGreaterThan(15);
  for (const [name, text] of files) expect(mutable.exec(text)?.[0], name).toBeUndefined();
  // The search finds what it is for.
  for (const planted of ['let cached: Vault;', 'const seen = new Map();', 'globalThis.vault = vault;']) {
    expect(mutable.test(`import x from 'y';\n${planted}\n`), planted).toBe(true);
  }
});
