import { shownState } from '../utils/flow/view.ts';
import { keyOf } from '../utils/guide/text-keys.ts';
import type { Hint } from '../utils/messages/replies.ts';
import { STEP_IDS, type StepId } from '../utils/model/steps.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { type FormPlace, isDoneHere, isInNow } from '../utils/panel/now.ts';
import { StepDetail } from './StepDetail.tsx';
import { StepTool } from './StepTool.tsx';
import { useText } from './text.tsx';

interface Props {
  readonly view: View;
  readonly hint: Hint | null;
  /** Milliseconds since epoch. */
  readonly now: number;
  readonly ask: Ask;
  readonly version: string;
  readonly form: FormPlace;
  readonly onForm: (place: FormPlace) => void;
}

/**
 * The ten steps. A list item's accessible name begins with the step's number and ends with its status word, for screen
 * readers and for programs that check the panel, so it is put together from the very words that are shown.
 */
export function Checklist(props: Props) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without markers loses its role in WebKit-based readers.
    <ol class="steps" role="list" aria-label={t('panel_steps')}>
      {STEP_IDS.map((id, index) => (
        <Step key={id} id={id} number={index + 1} {...props} />
      ))}
    </ol>
  );
}

function Step({ id, number, view, hint, now, ask, version, form, onForm }: Props & { id: StepId; number: number }) {
  const t = useText();
  const state = shownState(view, id);
  const current = id === view.current;
  // What Now says of the current step is not said twice; where a page or form is not recognised, other ways on are offered.
  const isLost = view.running && hint?.step === id && hint.state === 'lost';
  const isToCopy = id === 'credentials' && view.capture !== null && view.handoff.refusal !== null;
  const words = [`${id}-number`, `${id}-name`, `${id}-status`].join(' ');
  return (
    <li class={`step ${state}`} aria-labelledby={words} aria-current={current ? 'step' : undefined}>
      <details open={isLost || isToCopy}>
        <summary>
          <span class="number" id={`${id}-number`}>
            {number}
          </span>{' '}
          <span class="name" id={`${id}-name`}>
            {t(keyOf('step', id, '_name'))}
          </span>{' '}
          <span class="status" id={`${id}-status`}>
            {t(`status_${state}`)}
          </span>
        </summary>
        <StepDetail id={id} view={view} ask={ask} />
      </details>
      {isDoneHere(id) && !isInNow(id, view, form) && (
        <StepTool
          {...{ id, view, now, ask, version }}
          isNext={false}
          typing={form === 'steps'}
          onTyping={(typing) => onForm(typing ? 'steps' : null)}
        />
      )}
    </li>
  );
}
