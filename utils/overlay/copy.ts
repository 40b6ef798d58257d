/**
 * Puts text on the clipboard, in answer to a click. Gives false where the browser refuses.
 * The second way serves pages whose permissions policy denies the first.
 */
export async function copyText(page: Document, root: ShadowRoot, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Expected: the page's permissions policy, or the browser, keeps the clipboard from its scripts.
    const before = page.activeElement as HTMLElement | null;
    const area = page.createElement('textarea');
    area.value = text;
    area.className = 'live';
    root.append(area);
    area.select();
    const copied = page.execCommand('copy');
    area.remove();
    before?.focus?.({ preventScroll: true });
    return copied;
  }
}
