import type { Snapshot } from '../find/types.ts';
import type { View } from '../flow/view.ts';
import { type Sighting, sightingOf } from '../guide/sighting.ts';
import { webhookTokens } from '../sites/marketplace/feature.ts';
import type { Facts } from '../sites/types.ts';
import { digestOf } from '../zoom/digest.ts';
import { ask } from './background.ts';

/** Waits after a message that nobody heard: a worker that died is there again within the first ones, milliseconds. */
const WAITS_MS = [100, 400, 1500, 5000];

/** Tells the background what a page shows, as far as progress depends on it, and each thing once. */
export function createTeller(): (facts: Facts, view: View, snapshot: Snapshot) => void {
  let told = '';
  let tokensTold = 0;

  async function tellTokens(tokens: readonly string[]): Promise<void> {
    if (tokens.length === tokensTold) return;
    tokensTold = tokens.length;
    await ask({ type: 'page.tokens', digests: await Promise.all(tokens.map(digestOf)) });
  }

  /** The page may show nothing new after its last message, so it must not depend on a next look. */
  async function tellUntilHeard(message: string, sighting: Sighting): Promise<void> {
    for (const wait of WAITS_MS) {
      if (told !== message || (await ask({ type: 'page.seen', sighting })) !== undefined) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    if (told === message) told = '';
  }

  return (facts, view, snapshot) => {
    const sighting = sightingOf(facts, view.app);
    const message = JSON.stringify(sighting);
    if (facts.page === 'feature') void tellTokens(webhookTokens(snapshot));
    if (message === told || sighting.page === 'other') return;
    told = message;
    void tellUntilHeard(message, sighting);
  };
}
