import type { CredentialField } from '../utils/zoom/credentials.ts';

const KEYS: Readonly<Record<CredentialField, string>> = {
  accountId: 'field_account_id',
  clientId: 'field_client_id',
  clientSecret: 'field_client_secret',
};

/** Text key of a field's name. */
export function fieldKey(field: string): string {
  return KEYS[field as CredentialField];
}
