import { fieldKey, keyOf } from '../utils/guide/text-keys.ts';
import type { Capture } from '../utils/model/state.ts';
import type { Ask } from '../utils/panel/asks.ts';
import { clock, minutesLeft } from '../utils/time.ts';
import type { CredentialField } from '../utils/zoom/credentials.ts';
import { ActionButton, told } from './ActionButton.tsx';
import { CaptureSummary } from './CaptureSummary.tsx';
import { copied } from './copied.ts';
import { useNews } from './news.tsx';
import { Rich, type Text, useText } from './text.tsx';

/** So many minutes before they are forgotten it is said, once, also by a screen reader. */
const LATE_MINUTES = 10;

/** Whether the values are about to be forgotten. `now` in ms since epoch. */
export function isLate(capture: Capture, now: number): boolean {
  return minutesLeft(capture.expiresAt, now) <= LATE_MINUTES;
}

/** Where the values came from, and when. */
export function keptSince(capture: Capture, t: Text): string {
  return t(capture.source === 'page' ? 'panel_kept_page' : 'panel_kept_typed', clock(capture.at));
}

/** That values are kept, until when, and what looks wrong with them; nothing of the values themselves. */
export function KeptWords({ capture, now }: { capture: Capture; now: number }) {
  const t = useText();
  const minutes = minutesLeft(capture.expiresAt, now);
  return (
    <>
      <p class="quiet">
        <strong>{keptSince(capture, t)}</strong>
        {'. '}
        {t('panel_time_left', [String(minutes), clock(capture.expiresAt)])}
      </p>
      {capture.warnings.map(({ id, field }) => (
        <p class="warning" key={`${field} ${id}`}>
          <b>{t(fieldKey(field))}</b>: <Rich text={t(keyOf('warning', id))} />
        </p>
      ))}
    </>
  );
}

/** Said shortly before the values are forgotten, with what keeps them. */
export function LateNotice({ capture, now, ask }: { capture: Capture; now: number; ask: Ask }) {
  const t = useText();
  const words = isLate(capture, now) ? t(capture.extended ? 'panel_late_extended' : 'panel_late') : '';
  useNews('late', words, { isUrgent: true });
  if (!words) return null;
  return (
    <div class="row">
      <p class="warning">
        <Rich text={words} />
      </p>
      {!capture.extended && <ExtendButton ask={ask} />}
    </div>
  );
}

export function ExtendButton({ ask }: { ask: Ask }) {
  const t = useText();
  return <ActionButton label={t('panel_extend')} run={() => told(ask({ type: 'panel.extend' }))} />;
}

/** What is kept, without any of it: lengths, two last characters of what is not secret; each can be copied. */
export function KeptSummary({ capture, ask }: { capture: Capture; ask: Ask }) {
  const t = useText();
  async function copy(field: CredentialField) {
    const reply = await ask({ type: 'panel.copy', field });
    if (!reply.ok) return { tone: 'problem', text: t('panel_copy_gone') } as const;
    return copied(reply.value, t, 'panel_copied_value');
  }
  return (
    <CaptureSummary
      capture={capture}
      beside={(field) => (
        <ActionButton label={t('panel_copy')} kind="link" describedBy={`kept-${field}`} run={() => copy(field)} />
      )}
    />
  );
}
