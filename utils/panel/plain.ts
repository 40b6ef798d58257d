/**
 * A text that came from a web page, made fit to be shown: cut to `longest` characters, and with control, zero-width and
 * direction-changing characters marked, since they could make it read as something else.
 */
export function plain(text: string, longest: number): string {
  const marked = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
  const characters = [...marked];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : marked;
}
