/**
 * The first 16 hex digits of a text's SHA-256: enough to tell whether two values are the same, without keeping either.
 * Used to recognise the webhook Secret Token of the Feature page where it was taken for the client secret (a repeated
 * mix-up).
 */
export async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
