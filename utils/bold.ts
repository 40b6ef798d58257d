/** A piece of text, bold or not. */
export interface Run {
  text: string;
  bold: boolean;
}

/**
 * Splits text at pairs of double asterisks: `Press **Save** now` gives three runs. An asterisk pair without its partner
 * stays text.
 */
export function parseBold(text: string): Run[] {
  const runs: Run[] = [];
  const push = (piece: string, bold: boolean) => {
    if (piece !== '') runs.push({ text: piece, bold });
  };
  let at = 0;
  for (const match of text.matchAll(/\*\*(.+?)\*\*/gs)) {
    push(text.slice(at, match.index), false);
    push(match[1] ?? '', true);
    at = match.index + match[0].length;
  }
  push(text.slice(at), false);
  return runs;
}
