import type { Look } from '../find/index.ts';
import { sightingOf } from '../guide/sighting.ts';
import type { Sighting } from '../model/sighting.ts';
import type { View } from '../model/view.ts';
import { webhookTokens } from '../sites/marketplace/feature.ts';
import type { Facts } from '../sites/types.ts';
import { digestOf } from '../zoom/digest.ts';
import { ask } from './background.ts';

/** Waits after a message that nobody heard: a worker that died is there again within the first ones, milliseconds. */
const WAITS_MS = [100, 400, 1500, 5000];
/** So many messages are kept while nobody hears them. */
const MOST_UNHEARD = 50;

/** A table that has lost a scope is believed after this long: its rows may still be coming, milliseconds. */
const SHRUNK_MS = 1000;

/**
 * Tells the background what a page shows, as far as progress depends on it, each thing once and in the order in which
 * it was seen: what shows for a moment only, such as Microsoft's words of success, must not be lost to what comes after
 * it. `lookAgain` is called where the page must be seen a second time before it is believed.
 */
export function createTeller(lookAgain: () => void): (facts: Facts, view: View, look: Look) => void {
  let told = '';
  const unheard: Sighting[] = [];
  let telling = false;
  let tokensTold = 0;
  let shrunkAt: number | null = null;

  /** Whether the table says less than is known, and not for long yet. */
  function isHalfDrawn({ scopes }: Sighting, known: readonly string[]): boolean {
    if (!scopes || known.every((id) => scopes.table.includes(id))) {
      shrunkAt = null;
      return false;
    }
    const now = performance.now();
    if (shrunkAt === null) setTimeout(lookAgain, SHRUNK_MS + 20);
    shrunkAt ??= now;
    return now - shrunkAt < SHRUNK_MS;
  }

  async function tellTokens(tokens: readonly string[]): Promise<void> {
    if (tokens.length === tokensTold) return;
    tokensTold = tokens.length;
    await ask({ type: 'page.tokens', digests: await Promise.all(tokens.map(digestOf)) });
  }

  /** The page may show nothing new after its last message, so it must not depend on a next look. */
  async function isHeard(sighting: Sighting): Promise<boolean> {
    for (const wait of WAITS_MS) {
      if ((await ask({ type: 'page.seen', sighting })) !== undefined) return true;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return false;
  }

  /** Where nobody hears for long, the next look begins again. */
  async function tellAll(): Promise<void> {
    if (telling) return;
    telling = true;
    while (unheard[0] && (await isHeard(unheard[0]))) unheard.shift();
    telling = false;
  }

  return (facts, view, look) => {
    const seen = sightingOf(facts, view.app);
    const sighting = isHalfDrawn(seen, view.scopes) ? { ...seen, scopes: null } : seen;
    const message = JSON.stringify(sighting);
    if (facts.page === 'feature') void tellTokens(webhookTokens(look));
    if (message !== told && sighting.page !== 'other') {
      told = message;
      unheard.push(sighting);
      // The first one is on its way.
      if (unheard.length > MOST_UNHEARD) unheard.splice(1, 1);
    }
    void tellAll();
  };
}
