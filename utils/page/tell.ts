import type { Snapshot } from '../find/types.ts';
import type { View } from '../flow/view.ts';
import { sightingOf } from '../guide/sighting.ts';
import { webhookTokens } from '../sites/marketplace/feature.ts';
import type { Facts } from '../sites/types.ts';
import { digestOf } from '../zoom/digest.ts';
import { ask } from './background.ts';

/** Tells the background what a page shows, as far as progress depends on it, and each thing once. */
export function createTeller(): (facts: Facts, view: View, snapshot: Snapshot) => void {
  let told = '';
  let tokensTold = 0;

  async function tellTokens(tokens: readonly string[]): Promise<void> {
    if (tokens.length === tokensTold) return;
    tokensTold = tokens.length;
    await ask({ type: 'page.tokens', digests: await Promise.all(tokens.map(digestOf)) });
  }

  return (facts, view, snapshot) => {
    const sighting = sightingOf(facts, view.app);
    const message = JSON.stringify(sighting);
    if (facts.page === 'feature') void tellTokens(webhookTokens(snapshot));
    if (message === told || sighting.page === 'other') return;
    told = message;
    void ask({ type: 'page.seen', sighting }).then((reply) => {
      // Nobody heard it: the next look tells it again.
      if (reply === undefined) told = '';
    });
  };
}
