import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { parseBold } from '../utils/bold.ts';

/** Gives the text of a key in the reader's language, with its placeholders filled in. */
export type Text = (key: string, substitutions?: string | string[]) => string;

export const TextContext = createContext<Text>((key) => key);

export function useText(): Text {
  return useContext(TextContext);
}

/** Draws a text in which `**control names**` are bold, as the card in the page does. Everything else is plain text. */
export function Rich({ text }: { text: string }): VNode {
  return <>{parseBold(text).map(({ text: run, bold }) => (bold ? <b>{run}</b> : run))}</>;
}
