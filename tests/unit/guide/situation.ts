import type { Situation } from '../../../utils/guide/advise.ts';
import type { ControlFact, Facts } from '../../../utils/sites/types.ts';
import { HALF_WAY } from '../components/fixtures.ts';

/** A control that stands on the page and can be acted on. */
export const FOUND: ControlFact = {
  look: 'found',
  enabled: true,
  away: false,
  ticked: null,
  empty: false,
  pressed: false,
};

const HOME: Facts = { page: 'home', site: 'marketplace', step: null, controls: {}, app: null };

export { NOTHING_SHOWN as PURVIEW } from '../../../utils/sites/purview/index.ts';

/** What the advice is made from: an app half-way through, on the page that `facts` describes. */
export function situation(facts: Partial<Facts>, more: Partial<Omit<Situation, 'facts'>> = {}): Situation {
  return {
    facts: { ...HOME, ...facts },
    view: HALF_WAY,
    continued: false,
    waited: false,
    saving: false,
    problem: null,
    language: 'en',
    isClassicPortal: false,
    ...more,
  };
}
