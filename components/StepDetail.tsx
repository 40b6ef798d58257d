import { keyOf } from '../utils/guide/text-keys.ts';
import { isSettled, NOT_BY_WORD, type StepId } from '../utils/model/steps.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { dayAndTime } from '../utils/time.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { ContactForm } from './ContactForm.tsx';
import { KeptSummary } from './KeptCredentials.tsx';
import { SureButton } from './SureButton.tsx';
import { Rich, useText } from './text.tsx';

/** Steps that belong to no page: the check runs in the background, the record is the panel's own. */
const WITHOUT_PAGE: readonly StepId[] = ['validation', 'done'];

/** What is said of a step that needs attention, where there is more to say than that it held before. */
const ATTENTION: Partial<Record<StepId, string>> = {
  activation: 'panel_attention_activation',
  validation: 'panel_attention_validation',
};

/** What to do at a step, whose word its state is, and the ways on. */
export function StepDetail({ id, view, ask }: { id: StepId; view: View; ask: Ask }) {
  const t = useText();
  const { state, at, by } = view.steps[id];
  const keepsCredentials = view.capture !== null || view.pending !== null;
  return (
    <div class="detail">
      <p>
        <Rich text={t(keyOf('step', id, '_todo'))} />
      </p>
      {id === 'information' && view.current !== 'information' && !isSettled(state) && (
        <ContactForm contact={view.contact} ask={ask} />
      )}
      {id === 'credentials' && view.capture && <KeptSummary capture={view.capture} ask={ask} />}
      {state === 'attention' && (
        <p class="warning">
          <Rich text={t(ATTENTION[id] ?? 'panel_attention')} />
        </p>
      )}
      {at !== null && by !== null && isSettled(state) && <p class="quiet">{t(`panel_by_${by}`, dayAndTime(at))}</p>}
      {id !== 'done' && (
        <div class="row">
          {!WITHOUT_PAGE.includes(id) && (
            <ActionButton
              label={t(keyOf('act_open', id))}
              kind="link"
              run={() => told(ask({ type: 'panel.open', step: id }))}
            />
          )}
          {!isSettled(state) && !NOT_BY_WORD.includes(id) && (
            <Confirm
              forgets={id === 'handoff' && keepsCredentials}
              run={() => ask({ type: 'panel.confirm', step: id })}
            />
          )}
          {state === 'confirmed' && (
            <ActionButton
              label={t('panel_undo')}
              kind="link"
              run={() => told(ask({ type: 'panel.unconfirm', step: id }))}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** The administrator's word that a step is done; where it also forgets the values, that is asked once more. */
function Confirm({ forgets, run }: { forgets: boolean; run: () => Promise<unknown> }) {
  const t = useText();
  if (!forgets) return <ActionButton label={t('panel_confirm')} kind="link" run={() => told(run())} />;
  return (
    <SureButton
      label="panel_confirm"
      warning="panel_confirm_forgets"
      yes="panel_confirm_yes"
      no="panel_confirm_no"
      run={run}
    />
  );
}
