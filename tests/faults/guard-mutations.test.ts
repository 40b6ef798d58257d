import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { release } from '../../utils/vault/vault.ts';
import { count, saveTally } from '../e2e/support/tally.ts';
import { failuresOf } from '../unit/vault/guard-table.ts';

const FILE = fileURLToPath(new URL('../../utils/vault/vault.ts', import.meta.url));
const SOURCE = readFileSync(FILE, 'utf8');
const GUARD_FROM = SOURCE.indexOf('function refusalOfFill');

interface Mutant {
  readonly name: string;
  readonly text: string;
}

/** The text between a bracket at `from` and the one that closes it. */
function bracketed(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  throw new Error('unbalanced');
}

/** The guard with one condition, or one part of one, taken away. */
function mutants(): Mutant[] {
  const found: Mutant[] = [];
  for (const match of SOURCE.slice(GUARD_FROM).matchAll(/if \(/g)) {
    const opens = GUARD_FROM + match.index + 3;
    const condition = bracketed(SOURCE, opens);
    const put = (instead: string, name: string) => {
      const text = SOURCE.slice(0, opens + 1) + instead + SOURCE.slice(opens + 1 + condition.length);
      found.push({ name, text });
    };
    put('false', `without: ${condition}`);
    const parts = condition.split(/( \|\| | && )/);
    for (let index = 0; parts.length > 1 && index < parts.length; index += 2) {
      const part = parts[index]!;
      const core = part.replace(/^\((?=[^)]*$)/, '').replace(/^([^(]*)\)$/, '$1');
      const operator = (parts[index + 1] ?? parts[index - 1])!.trim();
      const instead = part.replace(core, operator === '||' ? 'false' : 'true');
      put(parts.with(index, instead).join(''), `${instead} for: ${core} in: ${condition}`);
    }
  }
  return found;
}

async function load(text: string): Promise<typeof release> {
  const { outputFiles } = await build({
    stdin: { contents: text, loader: 'ts', resolveDir: fileURLToPath(new URL('../../utils/vault', import.meta.url)) },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const address = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`;
  return ((await import(/* @vite-ignore */ address)) as { release: typeof release }).release;
}

test('the guard as it is passes its own table', async () => {
  expect(failuresOf(await load(SOURCE))).toEqual([]);
});

test('each condition of the guard, and each part of one, is missed by its table when it is taken away', async () => {
  const all = mutants();
  expect(all.length).toBeGreaterThan(25);
  const survivors: string[] = [];
  for (const { name, text } of all) if (failuresOf(await load(text)).length === 0) survivors.push(name);
  console.log(`guard mutants killed ${all.length - survivors.length} of ${all.length}`);
  count('conditions of the release’s guard taken away, each caught', all.length - survivors.length);
  saveTally();
  expect(survivors).toEqual([]);
}, 60_000);
