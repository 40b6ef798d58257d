import type { FillRefusal } from '../model/state.ts';
import type { View } from '../model/view.ts';
import type { Facts, Reading } from '../sites/types.ts';
import { fillForm, readForm } from './fill.ts';

/** Fills Microsoft's form in this page once, after Hand off was pressed (a release is armed). Keeps no value. */
export interface Filler {
  /**
   * Tries once for a release and a form as it is; again when the form has changed, or when nobody answered. Resolves
   * with whether it tried.
   */
  attempt(view: View, reading: Reading): Promise<boolean>;
  /**
   * The view, with what this page knows before the background does, or alone: that Microsoft has validated, and why this
   * page in particular did not get the values of the release that is armed.
   */
  viewHere(view: View, facts: Facts): View;
}

export function createFiller(read: () => Reading): Filler {
  let filling = false;
  let triedForm = '';
  /** When the hand-off was armed whose validation this page has seen; undefined where it has seen none. */
  let validatedOf: number | null | undefined;
  let refusedHere: { armedAt: number | null; refusal: FillRefusal } | null = null;

  return {
    async attempt({ handoff }, { facts }) {
      if (filling || handoff.status !== 'armed' || facts.page !== 'cm-authentication') return false;
      const form = `${handoff.armedAt} ${JSON.stringify(facts.controls)}`;
      if (form === triedForm) return false;
      filling = true;
      triedForm = form;
      const refusal = await fillForm(read);
      filling = false;
      // Nobody answered, or the form was refused while it was rendered and stands now: the next look tries again.
      const stands = refusal?.endsWith('-field') && typeof readForm(read()) !== 'string';
      if (refusal === 'gone' || stands) triedForm = '';
      else if (refusal === 'tab' || refusal === 'origin') refusedHere = { armedAt: handoff.armedAt, refusal };
      return true;
    },
    viewHere(view, { purview: shown }) {
      const { handoff, purview } = view;
      if (purview.validatedAt !== null) validatedOf = undefined;
      else if (shown?.validated) validatedOf = handoff.armedAt;
      if (validatedOf === handoff.armedAt) return { ...view, purview: { ...purview, validatedAt: Date.now() } };
      if (handoff.status !== 'armed' || refusedHere?.armedAt !== handoff.armedAt) return view;
      return { ...view, handoff: { ...handoff, refusal: refusedHere.refusal } };
    },
  };
}
