import { ring, settledCard, warning } from '../card.ts';
import type { Advice, Situation } from '../types.ts';

/** Feature: nothing to do, once seen. */
export function adviseFeature(situation: Situation): Advice {
  return settledCard(situation, 'feature', 'feature', {
    rings: ring(situation, 'feature.event-subscription', 'look', 'optional'),
    notes: [warning('note_secret_token')],
  });
}
