import { type Credentials, cleanCredentials } from './credentials.ts';

const REMOVED = '[removed]';
const MAX_LENGTH = 300;
/** Enough of a page of HTML to find its message. */
const HTML_LENGTH = 4096;

/**
 * Invisible and direction-changing characters (Cf), controls, and halves of pairs. Line breaks and tabs become blanks.
 */
function visible(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

/** Base64 of a text's UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Patterns for the forms in which an answer may echo a value. */
function patternsOf(value: string): string[] {
  const plain = visible(value);
  const asForm = new URLSearchParams([['', plain]]).toString().slice(1);
  const asJson = JSON.stringify(plain).slice(1, -1);
  const unpadded = base64(value).replace(/=+$/, '');
  const asUrl = unpadded.replaceAll('+', '-').replaceAll('/', '_');
  const texts = [plain, encodeURIComponent(plain), asForm, asJson].filter((form) => form !== '').map(escaped);
  return [...texts, ...[unpadded, asUrl].map((form) => `${escaped(form)}={0,2}`)];
}

/** Tokens that are not known as such: in an answer that was refused, cut off, or another's. */
const TOKENS = ['eyj[\\w-]{8,}(?:\\.[\\w-]*)*', 'access_token\\W{1,6}[\\w.~+/-]+=*'];

/**
 * A function that makes an answer's words safe to show as plain text: without tags, control and direction characters,
 * with every value (plain, URL-encoded, base64, and the Basic pair) and token replaced by `[removed]`, at most 300
 * characters.
 */
export function cleanerFor(credentials: Credentials, token = ''): (words: string) => string {
  const { accountId, clientId, clientSecret } = cleanCredentials(credentials);
  const secrets = [accountId, clientId, clientSecret, `${clientId}:${clientSecret}`, token];
  const patterns = [...new Set(secrets.filter((secret) => secret !== '').flatMap(patternsOf))];
  patterns.sort((a, b) => b.length - a.length);
  // The mark itself comes first, so that a second pass leaves it whole.
  const pattern = new RegExp([escaped(REMOVED), ...patterns, ...TOKENS].join('|'), 'gi');
  const redact = (text: string) => text.replace(pattern, REMOVED);
  return (words) => {
    const safe = redact(visible(words));
    const text = safe.trimStart().startsWith('<') ? withoutTags(safe.slice(0, HTML_LENGTH)) : safe;
    return redact(text.replace(/\s+/g, ' ').trim())
      .slice(0, MAX_LENGTH)
      .replace(/[\uD800-\uDBFF]$/, '');
  };
}

function withoutTags(html: string): string {
  return html.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ').replace(/<[^<>]*>?/g, ' ');
}
