import sheetText from './overlay.css?inline';

/** Puts the sheet into a shadow root; as an element where the browser does not let content scripts construct sheets. */
export function applyStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Expected in Firefox, whose content scripts may not construct sheets.
    const style = root.ownerDocument.createElement('style');
    style.textContent = sheetText;
    root.append(style);
  }
}
