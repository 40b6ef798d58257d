/**
 * Puts text on the clipboard. Call it from a click's handler: the browser asks for the gesture. Rejects where it is
 * refused.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** Offers a text file for saving, without the downloads permission. */
export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob when the click has been handled; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
