import type { VNode } from 'preact';
import { fieldKey } from '../utils/guide/text-keys.ts';
import type { Capture } from '../utils/model/state.ts';
import { CREDENTIAL_FIELDS, type CredentialField } from '../utils/zoom/credentials.ts';
import { useText } from './text.tsx';

/**
 * A capture in words: lengths, and the last two characters of the account ID and the client ID for confirmation (ruling
 * 13). Of the secret, its length and nothing else.
 */
export function CaptureSummary({ capture, beside }: { capture: Capture; beside?: (field: CredentialField) => VNode }) {
  const t = useText();
  function said(field: CredentialField): string {
    const length = String(capture.lengths[field]);
    const tail = field === 'clientSecret' ? '' : capture.tails[field];
    return tail === '' ? t('panel_length', length) : t('panel_length_tail', [length, tail]);
  }
  return (
    <dl class="summary">
      {CREDENTIAL_FIELDS.map((field) => (
        <div key={field}>
          <dt id={beside ? `kept-${field}` : undefined}>{t(fieldKey(field))}</dt>
          <dd>
            <span>{said(field)}</span>
            {beside?.(field)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
