import { keyOf } from '../utils/guide/text-keys.ts';
import { noteError } from '../utils/log.ts';
import {
  PREPARATION_IDS,
  PREPARATION_NOTES,
  type PreparationAnswer,
  type PreparationId,
} from '../utils/model/preparations.ts';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { policy } from '../utils/policy.ts';
import { ActionButton } from './ActionButton.tsx';
import { copied } from './copied.ts';
import { Rich, useText } from './text.tsx';

/** What is needed and from whom, before Start and whenever it is unfolded; nothing of it blocks the guide. */
export function BeforeYouBegin({ view, ask }: { view: View; ask: Ask }) {
  const t = useText();
  return (
    <details class="before" open={!view.running && view.startedAt === null}>
      <summary>{t('before_title')}</summary>
      <p class="quiet">{t('before_hint')}</p>
      <ul>
        {PREPARATION_IDS.map((id) => (
          <Preparation key={id} id={id} answer={view.prepared[id]} ask={ask} />
        ))}
      </ul>
      <p class="quiet">{t('before_government')}</p>
    </details>
  );
}

interface Props {
  readonly id: PreparationId;
  readonly answer: PreparationAnswer | undefined;
  readonly ask: Ask;
}

function Preparation({ id, answer, ask }: Props) {
  const t = useText();
  const note = PREPARATION_NOTES[id];
  const name = `before-${id}`;
  const press = (chosen: PreparationAnswer) => () =>
    void ask({ type: 'panel.prepare', item: id, answer: answer === chosen ? null : chosen }).catch((error) =>
      noteError('panel.press', error),
    );
  return (
    <li>
      <p id={name}>
        <Rich text={t(keyOf('before', id))} />
      </p>
      {id === 'microsoft-licence' && (
        <p class="quiet">
          {t('before_trial')}{' '}
          <a href={policy().trialLink} target="_blank" rel="noreferrer">
            {t('before_trial_link')}
          </a>
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="link"
          aria-pressed={answer === 'have'}
          aria-describedby={name}
          onClick={press('have')}
        >
          {t('before_have')}
        </button>
        <button
          type="button"
          class="link"
          aria-pressed={answer === 'other'}
          aria-describedby={name}
          onClick={press('other')}
        >
          {t('before_other')}
        </button>
        {note && answer === 'other' && (
          <ActionButton label={t('before_note')} kind="link" describedBy={name} run={() => copied(t(note), t)} />
        )}
      </div>
    </li>
  );
}
