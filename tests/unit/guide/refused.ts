import { adviceFor } from '../../../utils/guide/verdicts.ts';
import type { View } from '../../../utils/model/view.ts';
import type { BadVerdict, Verdict } from '../../../utils/zoom/verdict.ts';
import { APP_READY, HALF_WAY, NOW, steps } from '../components/fixtures.ts';
import { check } from '../zoom/fake-zoom.ts';

/** What Zoom answers to each call; what is left out answers as it should. */
export type Answers = Parameters<typeof check>[0];

/** What is said of a check: the title's key, the causes in order, and the controls that lead to what mends them. */
export interface Told {
  readonly verdict: BadVerdict;
  readonly what: string;
  /** Ids of the causes that are shown, and of those under Details. */
  readonly causes: readonly string[];
  readonly more: readonly string[];
  /** `open activation`, `check`, `copy note_for_owner`: one a cause. */
  readonly ways: readonly string[];
}

/** An app whose pages are all done, as far as `changes` do not say otherwise; nothing was seen of its activation. */
export const known = (changes: Partial<View> = {}): View => ({
  ...HALF_WAY,
  steps: steps(APP_READY),
  scopes: [],
  activated: null,
  ...changes,
});

const isBad = (verdict: Verdict): verdict is BadVerdict => !verdict.ok;

/** Asks a Zoom that answers so, and weighs its refusal with what is known. */
export async function told(answers: Answers, changes: Partial<View> = {}): Promise<Told> {
  const { verdict } = await check(answers);
  if (!isBad(verdict)) throw new Error('Zoom refused nothing');
  return toldOf(verdict, changes);
}

/** The same of a refusal that is there already. */
export function toldOf(verdict: BadVerdict, changes: Partial<View> = {}): Told {
  const { what, causes, more } = adviceFor(verdict, known(changes));
  return {
    verdict,
    what,
    causes: causes.map(({ id }) => id),
    more: more.map(({ id }) => id),
    ways: causes.map(({ control: { act, step, copy } }) => [act, step ?? copy].filter(Boolean).join(' ')),
  };
}

/** A view in which Zoom has refused so. */
export function refusedView(verdict: BadVerdict, changes: Partial<View> = {}): View {
  const view = known(changes);
  return {
    ...view,
    steps: { ...view.steps, validation: { state: 'attention', at: NOW, by: 'zoom' } },
    check: { ...view.check, status: 'failed', tries: 1, verdict },
  };
}
