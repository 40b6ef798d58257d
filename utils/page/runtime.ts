/**
 * The few calls that the content script makes, on the browser's own object. webextension-polyfill would be a sixth of what is
 * loaded into every page of ours, and all it does here is to turn a promise into a late reply.
 */
interface Native {
  readonly runtime?: {
    readonly id?: string;
    sendMessage(message: object): Promise<unknown>;
    readonly onMessage: {
      addListener(
        listener: (message: unknown, sender: { id?: string; tab?: object }, reply: (value: unknown) => void) => boolean,
      ): void;
    };
  };
  readonly i18n: { getMessage(key: string, substitutions?: string[]): string };
}

const native = (globalThis as { browser?: Native }).browser ?? (globalThis as { chrome?: Native }).chrome;

/** True while this script belongs to an extension that is still there; false after an update, a reload or its removal. */
export function isAlive(): boolean {
  try {
    return Boolean(native?.runtime?.id);
  } catch {
    return false;
  }
}

/** Sends to the background. Rejects where nobody is there to answer. */
export async function send(message: object): Promise<unknown> {
  return native?.runtime?.sendMessage(message);
}

/** Answers the background's messages; those of anyone else are left alone. A listener that returns undefined gives no answer. */
export function onMessage(answer: (message: unknown) => Promise<unknown> | undefined): void {
  native?.runtime?.onMessage.addListener((message, sender, reply) => {
    if (sender.id !== native.runtime?.id || sender.tab) return false;
    const answered = answer(message);
    if (!answered) return false;
    answered.then(reply, () => reply(undefined));
    return true;
  });
}

/** A translated text; an unknown key gives an empty one. */
export function getText(key: string, substitutions?: readonly string[]): string {
  return native?.i18n.getMessage(key, substitutions ? [...substitutions] : undefined) ?? '';
}
