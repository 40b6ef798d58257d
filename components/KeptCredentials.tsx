import { fieldKey, keyOf } from '../utils/guide/text-keys.ts';
import type { Capture } from '../utils/model/state.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { clock, minutesLeft } from '../utils/time.ts';
import type { CredentialField } from '../utils/zoom/credentials.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { CaptureSummary } from './CaptureSummary.tsx';
import { copied } from './copied.ts';
import { Rich, useText } from './text.tsx';

interface Props {
  readonly capture: Capture;
  readonly now: number;
  readonly ask: Ask;
  readonly short: boolean;
}

/** So many minutes before they are forgotten she is told, once, also by a screen reader. */
const LATE_MINUTES = 10;

/** What is kept, without any of it: lengths, two last characters of what is not secret, warnings, the time left. */
export function KeptCredentials({ capture, now, ask, short }: Props) {
  const t = useText();
  const minutes = minutesLeft(capture.expiresAt, now);
  const isLate = minutes <= LATE_MINUTES;
  const left = t('panel_time_left', [String(minutes), clock(capture.expiresAt)]);

  async function copy(field: CredentialField) {
    const reply = await ask({ type: 'panel.copy', field });
    if (!reply.ok) return { tone: 'problem', text: t('panel_copy_gone') } as const;
    return copied(reply.value, t, 'panel_copied_value');
  }

  return (
    <div class="kept">
      {!short && (
        <CaptureSummary
          capture={capture}
          beside={(field) => (
            <ActionButton label={t('panel_copy')} kind="link" describedBy={`kept-${field}`} run={() => copy(field)} />
          )}
        />
      )}
      {capture.warnings.map(({ id, field }) => (
        <p class="warning" key={`${field} ${id}`}>
          <b>{t(fieldKey(field))}</b>: <Rich text={t(keyOf('warning', id))} />
        </p>
      ))}
      <p class={isLate ? 'warning' : 'quiet'}>{left}</p>
      <div role="status" class="warning" hidden={!isLate}>
        {isLate && <Rich text={t(capture.extended ? 'panel_late_extended' : 'panel_late')} />}
      </div>
      <div class="row">
        {!capture.extended && (!short || isLate) && (
          <ActionButton label={t('panel_extend')} run={() => told(ask({ type: 'panel.extend' }))} />
        )}
        <ActionButton label={t('panel_forget')} run={() => told(ask({ type: 'panel.forget' }))} />
      </div>
    </div>
  );
}
