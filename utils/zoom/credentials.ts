/** The three values of a Server-to-Server OAuth app, of one app and one moment. */
export interface Credentials {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Name of one of the three values. */
export type CredentialField = keyof Credentials;

/** The fields in the order in which Zoom's page and Microsoft's form show them. */
export const CREDENTIAL_FIELDS: readonly CredentialField[] = ['accountId', 'clientId', 'clientSecret'];

/** The longest value that is sent, in bytes of UTF-8. */
const MAX_BYTES = 4096;
const SHORT = 16;
/** So many characters of a value tell what it looks like. */
const LOOKED_AT = 300;
const SHOWN_TAIL = 2;
/** A value shorter than this would be given away by its tail. */
const TAIL_FROM = 8;

const OUTER = /[\s\p{Cf}]/u;

/** A value without white space and invisible characters before and after it; what is inside stays as it is. */
export function cleanValue(text: string): string {
  // A loop, since a regular expression anchored at the end takes quadratic time on long runs of blanks.
  let start = 0;
  let end = text.length;
  while (start < end && OUTER.test(text.charAt(start))) start += 1;
  while (end > start && OUTER.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** All three values cleaned; a new object with nothing else in it. */
export function cleanCredentials(values: Credentials): Credentials {
  return {
    accountId: cleanValue(values.accountId),
    clientId: cleanValue(values.clientId),
    clientSecret: cleanValue(values.clientSecret),
  };
}

/** Why a value cannot be sent safely: empty, a control character, over 4 KiB, `:` in the Client ID (RFC 7617). */
export type RefusalReason = 'empty' | 'control' | 'too-long' | 'colon';

/** The first thing that makes a value impossible to send. */
export interface Refusal {
  readonly field: CredentialField;
  readonly reason: RefusalReason;
}

/**
 * What cannot be sent safely: nothing, control characters, over 4 KiB, or `:` in the client ID (it would end the name
 * in HTTP Basic, RFC 7617). Zoom publishes no format, so nothing else is refused. Outer white space is overlooked.
 */
export function refusalOf(values: Credentials): Refusal | null {
  for (const field of CREDENTIAL_FIELDS) {
    const reason = reasonAgainst(field, cleanValue(values[field]));
    if (reason) return { field, reason };
  }
  return null;
}

function reasonAgainst(field: CredentialField, value: string): RefusalReason | null {
  if (value === '') return 'empty';
  if (new TextEncoder().encode(value).length > MAX_BYTES) return 'too-long';
  if (/\p{Cc}/u.test(value)) return 'control';
  return field === 'clientId' && value.includes(':') ? 'colon' : null;
}

/** What a value looks like instead, or what seems wrong with it. It warns and never blocks. */
export type WarningId =
  | 'app-id'
  | 'account-number'
  | 'address'
  | 'masked'
  | 'placeholder'
  | 'labelled'
  | 'token'
  | 'guid'
  | 'cut'
  | 'punctuation'
  | 'encoded'
  | 'swapped'
  | 'inner-blanks'
  | 'quotes'
  | 'other-letters'
  | 'secret-token'
  | 'equal'
  | 'short';

/** Something that looks wrong about a value. It is said and never stops anybody. */
export interface Warning {
  readonly id: WarningId;
  readonly field: CredentialField;
}

/** What the pages showed that a value may be mistaken for. */
export interface WarningContext {
  /** The app's id in the address of its page. */
  readonly appId?: string;
  /** The webhook tokens of the Feature page, as far as they are among the three. */
  readonly tokens?: readonly string[];
}

/** `ZOOM_CLIENT_ID=`, `export accountId: `, `"client_secret": `, `Client ID `: a value's name before it. */
const LABEL =
  /^(?:export |set |-+|\$env:)?["'`]?[\w .-]*(?:account|client|secret|key|token)[\w .-]*["'`]?(?:\s*(?:=>|[:=])\s*|\s+(?=\S{16}))/i;
const QUOTES = /["'`‘’“”«»]/u;
const WRAPPING = /^[<([{"'`‘“«]+|[>)\]}"'`’”»,;]+$/gu;
/** Characters that all values seen in public have (account and client IDs, 2022 to 2026), in a length of theirs. */
const PLAIN_VALUE = /^[\w-]{16,}$/;

/**
 * The value alone, where it is certain: without its name before it, quotes, brackets and commas around it. Null where
 * there is nothing to take away, or where what is left does not look like a value.
 */
export function valueIn(text: string): string | null {
  const whole = cleanValue(text);
  if (whole.length > LOOKED_AT) return null;
  let value = whole.replace(LABEL, '');
  for (let before = ''; before !== value; ) {
    before = value;
    value = cleanValue(value.replace(WRAPPING, ''));
  }
  return value !== whole && PLAIN_VALUE.test(value) && !PLACEHOLDER.test(value) ? value : null;
}

/** `your-client-id-here`, `<YOUR_CLIENT_ID>`, `${ZOOM_CLIENT_ID}`, `xxxxxxxx`: what guides and files put in a value's place. */
const PLACEHOLDER =
  /^[<{[("'%$]*(?:(?:your|my|insert|enter|paste|replace|some|the)[-_ ].*|.*[-_ ](?:here|placeholder|goes[-_ ]here|example)|x{4,}|(?:change|replace)[-_ ]?me|todo|tbd|null|none|undefined|example|placeholder|redacted|(?:zoom[-_ ]?)?(?:s2s[-_ ]?)?(?:oauth[-_ ]?)?(?:account|client)[-_ ]?(?:id|secret))[>}\])"'%]*$/i;

const GUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;
const ADDRESS =
  /:\/\/|^www\.|^[^\s@]+@[^\s@]+\.[^\s@]+$|^(?:[a-z\d-]+\.)+(?:us|com|net|org|io|dev|gov|mil|co)(?:[/:]|$)/i;
const TOKEN = /^(?:bearer|basic) |^eyj[\w-]{8,}\./i;
const CUT = /…|\.{3}/;

/** A client ID has 21 or 22 characters in public reports, a secret more (32 is commonly seen). */
function areSwapped({ clientId, clientSecret }: Credentials): boolean {
  const isLong = clientId.length >= 28 && clientId.length <= 64;
  return isLong && clientSecret.length >= 18 && clientSecret.length <= 24;
}

/**
 * What people mix up or copy wrongly: app id or account number for the Account ID, e-mail or web address, a host name,
 * the dots of a masked secret, a placeholder, a GUID, a token; a name, a comma or brackets around a value, a value that
 * was cut, blanks or quotes inside; ID and secret in each other's field, the webhook Secret Token, the same value twice,
 * or a value under 16 characters.
 */
export function warningsOf(values: Credentials, context: WarningContext = {}): Warning[] {
  const clean = cleanCredentials(values);
  return CREDENTIAL_FIELDS.flatMap((field, index) => {
    const value = clean[field];
    if (value === '') return [];
    const head = value.slice(0, LOOKED_AT);
    const earlier = CREDENTIAL_FIELDS.slice(0, index).map((other) => clean[other]);
    const digits = field === 'accountId' && /^[\d\s-]+$/.test(value);
    const masked = /[•●∙⬤⚫]|^\*+$|\*{3,}/u.test(value);
    // What a value looks like as a whole; one of these says all that its characters would.
    const looks: [WarningId, boolean][] = [
      ['app-id', value === context.appId],
      ['account-number', digits],
      ['masked', masked],
      ['placeholder', PLACEHOLDER.test(head) || PLACEHOLDER.test(head.replace(LABEL, ''))],
      ['token', TOKEN.test(head)],
      ['guid', GUID.test(head)],
      ['cut', CUT.test(head)],
      ['labelled', LABEL.test(head)],
      ['address', ADDRESS.test(head)],
      ['punctuation', !QUOTES.test(head) && head.replace(WRAPPING, '') !== head],
      ['encoded', /%[\da-f]{2}/i.test(head)],
    ];
    const [look] = looks.filter(([, holds]) => holds);
    const found: [WarningId, boolean][] = [
      ...(look ? [look] : []),
      ['swapped', field === 'clientId' && areSwapped(clean)],
      ['inner-blanks', !look && /[\s\p{Cf}]/u.test(value)],
      ['quotes', !look && QUOTES.test(value)],
      ['other-letters', !look && /[^\x20-\x7e‘’“”«»\p{Cf}\s]/u.test(value)],
      ['secret-token', context.tokens?.includes(value) ?? false],
      ['equal', earlier.includes(value)],
      // Dots and account numbers are short by nature: one warning is enough.
      ['short', !look && value.length < SHORT],
    ];
    return found.filter(([, holds]) => holds).map(([id]) => ({ id, field }));
  });
}

/** What may be shown and stored of the credentials. */
export interface CredentialSummary {
  /** Characters of each value. */
  readonly lengths: Readonly<Record<CredentialField, number>>;
  /** The last two characters, for confirmation; empty where they would give too much away. */
  readonly tails: Readonly<Record<'accountId' | 'clientId', string>>;
}

/** Lengths of all three, and the last two characters of the account ID and client ID; of the secret only its length. */
export function summaryOf(values: Credentials): CredentialSummary {
  const { accountId, clientId, clientSecret } = cleanCredentials(values);
  const tail = (value: string) => (value.length < TAIL_FROM || value === clientSecret ? '' : value.slice(-SHOWN_TAIL));
  return {
    lengths: { accountId: accountId.length, clientId: clientId.length, clientSecret: clientSecret.length },
    tails: { accountId: tail(accountId), clientId: tail(clientId) },
  };
}
