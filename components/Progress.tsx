import { shownState } from '../utils/flow/view.ts';
import { keyOf } from '../utils/guide/text-keys.ts';
import { WORKING_STEPS } from '../utils/model/steps.ts';
import type { View } from '../utils/model/view.ts';
import { useText } from './text.tsx';

/** `4 of 9 · Scopes`, said once by screen readers whenever it changes, and the same as nine marks. */
export function Progress({ view }: { view: View }) {
  const t = useText();
  return (
    <div class="progress">
      <p role="status">{t('panel_progress', [String(view.settled), t(keyOf('step', view.current, '_name'))])}</p>
      <div class="marks" aria-hidden="true">
        {WORKING_STEPS.map((id) => (
          <span key={id} class={shownState(view, id)} />
        ))}
      </div>
    </div>
  );
}
