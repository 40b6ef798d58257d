/**
 * In Firefox nothing tells a content script that its extension was updated, reloaded, disabled or removed: it ends without
 * a word, and what it drew would stand for ever. But Firefox then takes away the style sheets that the extension had
 * inserted into the page (153, tried). So there the overlay shows only under such a sheet.
 */

/** The class of what is hidden without the sheet (overlay.css). */
export const SHOWN_WHILE = 'connector-guide-shown-while-there';

/** Inserted as a sheet of the user's, which reaches into closed shadow roots and which no page overrules. */
export const SHOWN_WHILE_SHEET = `.${SHOWN_WHILE} { visibility: visible !important; }`;
