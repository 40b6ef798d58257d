/** In the page: the style rules of a sheet as text, without those that match nothing. */
import type { Root } from './composed.ts';

/** Only while something happens to the element, or beside it: what remains of the selector must match. */
const PASSING =
  /::?(?:[a-z-]*(?:hover|focus|active|before|after|placeholder|selection|marker|backdrop|first-line|first-letter|scrollbar|visited|target|checked|disabled|enabled|invalid|valid|autofill|spin-button|clear-button|search)[a-z-]*)(?:\([^()]*\))?/gi;

/** The rules of these sheets that may draw anything in this root. */
export function stylesOf(root: Root, sheets: Iterable<CSSStyleSheet | null>): string {
  const rules = [...sheets].flatMap((sheet) => (sheet ? written(root, readable(sheet)) : []));
  // Custom elements stay undefined in a page without script.
  const css = rules
    .join('\n')
    .replace(/:not\(:defined\)/g, ':not(*)')
    .replace(/:defined/g, ':where(*)');
  return css.replace(/<\/(?=style)/gi, '<\\/');
}

function readable(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.disabled ? [] : sheet.cssRules;
  } catch {
    return [];
  }
}

function written(root: Root, rules: Iterable<CSSRule>): string[] {
  return [...rules].flatMap((rule): string[] => {
    if (rule instanceof CSSStyleRule) {
      return matches(root, rule.selectorText) ? [withoutAddresses(rule.cssText)] : [];
    }
    if (rule instanceof CSSImportRule) {
      const inner = rule.styleSheet ? written(root, readable(rule.styleSheet)) : [];
      return rule.media.mediaText ? [`@media ${rule.media.mediaText} {\n${inner.join('\n')}\n}`] : inner;
    }
    if (rule instanceof CSSGroupingRule) {
      const inner = written(root, rule.cssRules);
      return inner.length ? [`${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{\n${inner.join('\n')}\n}`] : [];
    }
    const isForeignFont = rule instanceof CSSFontFaceRule && !rule.cssText.includes('data:');
    return isForeignFont ? [] : [withoutAddresses(rule.cssText)];
  });
}

function matches(root: Root, selector: string): boolean {
  if (/:host|::slotted|:root|:scope|&/.test(selector)) {
    return true;
  }
  const resting = selector.replace(PASSING, '').replace(/(^|[\s,>+~])\s*(?=,|$)/g, '$1*');
  try {
    return root.querySelector(resting) !== null;
  } catch {
    return true;
  }
}

function withoutAddresses(css: string): string {
  return css.replace(/url\((?!\s*['"]?(?:data:|#))[^)]*\)/g, 'none');
}
