/**
 * dom-accessibility-api as the guide uses it, in the build and wherever tests bundle the finder: it is asked for the
 * names of what is pressed, in browsers of today, and of the roles that the finder knows.
 */
import { resolve } from 'node:path';

const ROLES = resolve(import.meta.dirname, '../utils/find/roles.ts');

/** Files that others stand for: a Set and an Array.from for browsers that had none, and a second table of roles. */
const INSTEAD: Readonly<Record<string, string>> = {
  'SetLike.mjs': 'export default Set;',
  'array.from.mjs': 'export default Array.from;',
  'getRole.mjs': `
    export { roleOf as default } from ${JSON.stringify(ROLES)};
    export const getLocalName = ({ localName }) => localName;`,
};

/** What is left out of the others, and why that is never met; by file, from and to. */
const CHANGES: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'accessible-name-and-description.mjs': [
    // Its options, of which the guide gives none.
    [
      /var _options\$compute = [^;]+;/,
      'var compute = "name", computedStyleSupportsPseudoElements = false, hidden = false, uncachedGetComputedStyle = window.getComputedStyle.bind(window);',
    ],
    // A cache of styles: so few are read that it is not needed.
    [/var computedStyles = [^;]+;/, ''],
    [/var getComputedStyle = function [\s\S]+?\n {2}\};/, 'var getComputedStyle = uncachedGetComputedStyle;'],
    // For browsers without labels.
    [
      /var labelsProperty = element\.labels;/,
      'return element.labels ? ArrayFrom(element.labels) : null; var labelsProperty;',
    ],
    // What is pressed and holds anything is no group, table or field, and holds none.
    [/if \(isHTMLFieldSetElement\(node\)\) \{[\s\S]+?\} else (?=if \(isSVGSVGElement)/, ''],
    [/else if \(isHTMLOptGroupElement[\s\S]+?\n {4}\}/, ''],
    [/if \(hasAnyConcreteRoles\(current, \["menu"\]\)\) [\s\S]+?(?=\/\/ 2F: )/, ''],
    [/ \|\| isNativeHostLanguageTextAlternativeElement\(current\) \|\| isDescendantOf\w+\(current\)/, ''],
    [/ \|\| hasAbstractRole\(node, "range"\)/, ''],
    [/if \(isHTMLInputElement\(node\) && \(node\.type[\s\S]+?(?=var labels = )/, ''],
    [/if \(isHTMLInputElement\(node\) && node\.type === "image"[\s\S]+?(?=if \(hasAny)/, ''],
    // Slots have no names for the finder either.
    [/isHTMLSlotElement\(node\) \? getSlotContents\(node\) : /, ''],
    [/\.concat\(queryIdRefs\(node, "aria-owns"\)\)/, ''],
    // Who asks takes out blanks as well.
    [/return asFlatString\(/, 'return ('],
    // Roles that the finder does not know.
    [/hasAnyConcreteRoles\(node, presentationRoles\)/, 'false'],
    [/"cell", "checkbox", [^\]]+/, '"checkbox", "link", "menuitem", "option", "radio", "switch", "tab"'],
    // Names that minifiers leave alone, as they cannot know who else reads them.
    [/\bisEmbeddedInLabel\b/g, 'l'],
    [/\bisReferenced\b/g, 'r'],
    [/\brecursion\b/g, 'c'],
  ],
  'accessible-name.mjs': [[/if \(prohibitsNaming\(root\)\) \{[^}]+\}/, '']],
  'util.mjs': [[/node\.getRootNode \? node\.getRootNode\(\) : node\.ownerDocument/, 'node.getRootNode()']],
};

/** The files that `asUsed` changes, by their path. */
export const USED_FILES = /\/dom-accessibility-api\/dist\/(?:polyfills\/)?([^/?]+\.mjs)$/;

/** A file of the library as it is used. Throws where the library is no longer what the changes were made for. */
export function asUsed(path: string, code: string): string {
  const [, file = ''] = USED_FILES.exec(path) ?? [];
  return (
    INSTEAD[file] ??
    (CHANGES[file] ?? []).reduce((used, [from, to]) => {
      if (used.search(from) < 0) throw new Error(`dom-accessibility-api has changed: ${from}`);
      return used.replace(from, to);
    }, code)
  );
}
