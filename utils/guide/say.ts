import type { Said } from './types.ts';

/** Gives the text of a key, with its places filled in. */
type Translate = (key: string, substitutions?: string[]) => string;

/** Substitutions that are themselves keys of a text: the name of a step or of a value, or what a value looks like. */
const NAME_KEY = /^(?:step_[a-z]+_name|field_[a-z_]+|warning_[a-z_]+)$/;

/** Values for a text's places; those that are keys of names, translated. */
export function places(values: readonly string[], t: Translate): string[] {
  return values.map((value) => (NAME_KEY.test(value) ? t(value) : value));
}

/** A text in words. */
export function say({ key, with: values = [] }: Said, t: Translate): string {
  return t(key, places(values, t));
}
