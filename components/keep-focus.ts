const HOLDERS = 'details,li,section,header,main';
const NAMES = 'summary,h1,h2';

/**
 * Many a button goes with what it did (Forget, Keep, Undo): where it had the focus, the keyboard would be left nowhere.
 * The focus then goes to the heading, or the folded line, of what the button stood in.
 */
export function keepFocus(root: HTMLElement): void {
  let path: Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    path = [];
    for (let at = target as Element | null; at && at !== root; at = at.parentElement) path.push(at);
  });
  // Who clicks beside everything has put the focus nowhere herself.
  root.addEventListener('pointerdown', () => {
    path = [];
  });
  new MutationObserver(() => {
    const [lost] = path;
    // Of a control that is gone or folded away: neither is drawn.
    if (!lost || lost.checkVisibility() || ![document.body, lost].includes(document.activeElement as HTMLElement))
      return;
    const holders = path.filter((one) => one.isConnected && one.matches(HOLDERS));
    const name = holders.map((one) => one.querySelector<HTMLElement>(NAMES)).find(Boolean);
    if (!name) return;
    if (name.tagName !== 'SUMMARY') name.tabIndex = -1;
    name.focus();
  }).observe(root, { childList: true, subtree: true, attributeFilter: ['open'] });
}
