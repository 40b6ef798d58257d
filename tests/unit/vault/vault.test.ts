import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMPTY_VAULT, put, release } from '../../../utils/vault/vault.ts';
import { GUARD_TABLE, outcomeOf } from './guard-table.ts';

test.each(GUARD_TABLE.map((row) => [row.name, row] as const))('the guard: %s', (_name, row) => {
  expect(outcomeOf(release, row)).toBe(row.refusal);
});

test('a bundle goes in whole: kept, or beside the kept one', () => {
  const one = { captureId: '1', values: { accountId: 'a', clientId: 'b', clientSecret: 'c' } };
  const two = { ...one, captureId: '2' };
  const kept = put(EMPTY_VAULT, one, false);
  expect(kept).toEqual({ kept: one, pending: null });
  expect(put(kept, two, true)).toEqual({ kept: one, pending: two });
  expect(put(put(kept, two, true), two, false)).toEqual({ kept: two, pending: null });
});

/** Sources below a folder of `utils`. */
function sources(folder: string): [string, string][] {
  const root = new URL(`../../../utils/${folder}/`, import.meta.url);
  return readdirSync(root)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`${folder}/${name}`, readFileSync(new URL(name, root), 'utf8')]);
}

test('nothing that handles the values keeps anything in a global, so that a worker that dies takes nothing along', () => {
  const mutable =
    /^(?:export )?(?:let|var)\b|^(?:export )?const \w+(?:: [^=]+)? = (?:new (?:Map|Set|WeakMap)(?:<[^;]*>)?\(\)|\[\]|\{\});?$|^\s*globalThis\.\w+ =/m;
  const files = ['vault', 'flow', 'messages', 'background', 'zoom'].flatMap(sources);
  expect(files.length).toBeGreaterThan(15);
  for (const [name, text] of files) expect(mutable.exec(text)?.[0], name).toBeUndefined();
  // The search finds what it is for.
  for (const planted of ['let cached: Vault;', 'const seen = new Map();', 'globalThis.vault = vault;']) {
    expect(mutable.test(`import x from 'y';\n${planted}\n`), planted).toBe(true);
  }
});

test('one function lets the values out, and one place calls it', () => {
  const all = ['vault', 'flow', 'messages', 'background', 'page', 'panel', 'guide', 'sites', 'overlay', 'zoom'].flatMap(
    sources,
  );
  const importers = all.filter(([, text]) => /from '[^']*vault\/vault\.ts'/.test(text)).map(([name]) => name);
  expect(importers).toEqual(['flow/runner.ts']);
  const readers = all.filter(([, text]) => /['"]vault['"]\]/.test(text)).map(([name]) => name);
  expect(readers).toEqual(['flow/runner.ts']);
});
