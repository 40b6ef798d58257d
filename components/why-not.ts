import { fieldKey, keyOf } from '../utils/guide/text-keys.ts';
import type { CollectReply } from '../utils/messages/replies.ts';
import type { Text } from './text.tsx';

/** Why no credentials were taken, in one paragraph: what, why, one action; or the value that cannot be sent. */
export function whyNot(reply: CollectReply & { ok: false }, t: Text): string {
  if ('refusal' in reply)
    return `**${t(fieldKey(reply.refusal.field))}**: ${t(keyOf('refusal', reply.refusal.reason))}`;
  const key = keyOf('collect', reply.problem);
  return `${t(key)}. ${t(`${key}_why`)} ${t(`${key}_action`)}`;
}
