import type { CredentialField } from '../zoom/credentials.ts';

/** The text key of an id such as `wrong-client`: keys hold no hyphens. */
export function keyOf(prefix: string, id: string, suffix = ''): string {
  return `${prefix}_${id.replaceAll('-', '_')}${suffix}`;
}

const FIELD_KEYS: Readonly<Record<CredentialField, string>> = {
  accountId: 'field_account_id',
  clientId: 'field_client_id',
  clientSecret: 'field_client_secret',
};

/** The text key of the name of one of the three values. */
export function fieldKey(field: CredentialField): string {
  return FIELD_KEYS[field];
}
