const SECOND = 1000;
const HOUR = 3600 * SECOND;
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? \w{3} \d{4} \d\d:\d\d:\d\d GMT$/;
/** Unix times in seconds stay under this until the year 5138; anything above is in milliseconds. */
const MILLISECONDS_FROM = 1e11;
/** Less than this is a number of seconds to wait, not a time. */
const TIMES_FROM = 1e9;

/** Milliseconds since 1970 of an HTTP or ISO 8601 date (UTC where it names no zone); null for anything else. */
function timeOf(text: string): number | null {
  const iso = ISO.exec(text);
  if (!iso && !HTTP_DATE.test(text)) return null;
  const dated = iso && !iso[1] && text.length > 10 ? `${text.replace(' ', 'T')}Z` : text;
  const time = Date.parse(dated);
  return Number.isNaN(time) ? null : time;
}

/** Milliseconds to wait that a header's value asks for; null where it cannot be read. */
function delayOf(value: string, serverNow: number): number | null {
  if (!/^\d+(?:\.\d+)?$/.test(value)) {
    const time = timeOf(value);
    return time === null ? null : time - serverNow;
  }
  const number = Number(value);
  if (number < TIMES_FROM) return number * SECOND;
  return (number < MILLISECONDS_FROM ? number * SECOND : number) - serverNow;
}

/**
 * When Zoom may be called again, from an answer's headers: `Retry-After` (seconds, HTTP date, or the ISO 8601 date that
 * Zoom sends at its daily limit), else `X-RateLimit-Reset` (unix time, at its per-second limit). Zoom's documents on
 * rate limits, April 2026. Dates are measured against the answer's own `Date`, so a wrong clock here does no harm.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970, 1 s to 1 h after `now`; null where no header can be read
 */
export function retryTimeOf(headers: Headers, now: number): number | null {
  const serverNow = timeOf(headers.get('date')?.trim() ?? '') ?? now;
  for (const name of ['retry-after', 'x-ratelimit-reset']) {
    const value = headers.get(name)?.trim();
    const delay = value ? delayOf(value, serverNow) : null;
    if (delay !== null) return now + Math.min(Math.max(delay, SECOND), HOUR);
  }
  return null;
}
