import type { FrozenState } from './load.ts';

/** Ways of which one must be met whole, as entries that must all be met, each by one of its targets. */
export function entriesOf(ways: readonly (readonly string[])[]): FrozenState['needed'] {
  let entries: string[][] = ways.length > 0 ? [[]] : [];
  for (const way of ways) {
    entries = entries.flatMap((entry) => way.map((target) => [...new Set([...entry, target])]));
  }
  const contains = (one: string[], other: string[]) => other.every((target) => one.includes(target));
  return entries
    .filter(
      (one, n) => !entries.some((other, m) => m !== n && contains(one, other) && (m < n || !contains(other, one))),
    )
    .map((entry) => (entry.length === 1 ? entry[0]! : entry));
}
