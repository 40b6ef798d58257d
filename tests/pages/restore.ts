import type { DescribedNode, PageDescription } from '../../utils/report/describe.ts';

/**
 * Draws a described page again: every element where it was and as large as it was, with the texts that the description
 * kept. What the description does not say (fonts, colours, what unknown texts said) is not there. Returns the elements
 * by their number.
 */
export function restore(page: PageDescription): Map<number, Element> {
  const elements = new Map<number, Element>();
  document.documentElement.style.cssText = '';
  document.documentElement.lang = page.language;
  // Positions are given from the left, whatever the direction of the texts.
  document.documentElement.dir = 'ltr';
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; position: relative';
  const [body] = page.nodes;
  if (body) {
    const [, , width, height] = body.box;
    document.body.style.minHeight = `${Math.max(height, page.window[1])}px`;
    document.body.style.width = `${width}px`;
    for (const node of body.inside ?? []) {
      document.body.append(draw(node, [0, 0], elements));
    }
  }
  tie(page.nodes, elements);
  return elements;
}

function draw(node: DescribedNode, origin: readonly [number, number], elements: Map<number, Element>): Element {
  const { tag, role, type, text, names = {}, states = {}, box, look = [], layer, inside = [] } = node;
  const svg = tag === 'svg';
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', 'svg') : document.createElement(tag);
  elements.set(node.n, element);
  const attributes = {
    ...names,
    ...states,
    ...(role ? { role } : {}),
    ...(type ? { type } : {}),
    ...(tag === 'a' ? { href: '#' } : {}),
  };
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  const [left, top, width, height] = box;
  const style = [
    `position: ${look.includes('fixed') ? 'fixed' : 'absolute'}`,
    `left: ${left - (look.includes('fixed') ? 0 : origin[0])}px; top: ${top - (look.includes('fixed') ? 0 : origin[1])}px`,
    `width: ${width}px; height: ${height}px; box-sizing: border-box; margin: 0; padding: 0; font: 12px sans-serif; white-space: nowrap`,
    look.includes('painted') ? 'border: 1px solid; background: Canvas' : 'border: 0; background: none',
    look.includes('hidden') ? 'display: none' : 'display: block',
    look.includes('transparent') ? 'opacity: 0' : '',
    look.includes('pointer') ? 'cursor: pointer' : '',
    look.includes('scrolls') ? 'overflow: auto' : '',
    `pointer-events: ${look.includes('through') ? 'none' : 'auto'}`,
    layer === undefined ? '' : `z-index: ${layer}`,
  ];
  element.setAttribute('style', style.join('; '));
  if (text) {
    element.append(text);
  }
  const inner = look.includes('painted') ? 1 : 0;
  for (const child of inside) {
    element.append(draw(child, [left + inner, top + inner], elements));
  }
  return element;
}

function tie(nodes: readonly DescribedNode[], elements: ReadonlyMap<number, Element>): void {
  for (const { n, labelledBy, inside } of nodes) {
    for (const label of labelledBy ?? []) {
      const by = elements.get(label);
      by?.setAttribute('id', `label-${label}`);
      elements.get(n)?.setAttribute('aria-labelledby', `label-${label}`);
    }
    tie(inside ?? [], elements);
  }
}
