import { shownState } from '../utils/flow/view.ts';
import { STEP_IDS } from '../utils/model/steps.ts';
import type { View } from '../utils/model/view.ts';

/** How far it is, as ten marks; the same stands in words beside them. */
export function Progress({ view }: { view: View }) {
  return (
    <div class="marks" aria-hidden="true">
      {STEP_IDS.map((id) => (
        <span key={id} class={shownState(view, id)} />
      ))}
    </div>
  );
}
