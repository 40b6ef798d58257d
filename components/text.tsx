import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';

/** Gives the text of a key in the reader's language, with its placeholders filled in. */
export type Text = (key: string, substitutions?: string | string[]) => string;

export const TextContext = createContext<Text>((key) => key);

export function useText(): Text {
  return useContext(TextContext);
}

/** Draws a text in which `**control names**` are bold. Everything else is plain text. */
export function Rich({ text }: { text: string }): VNode {
  const parts = text.split('**');
  return <>{parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? <b>{part}</b> : part))}</>;
}
