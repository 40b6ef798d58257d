// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { follows, inOrder } from '../../../utils/dom/safe-dom.ts';

/** An element with an open shadow root that holds the others. */
function hosting(id: string, ...inside: Element[]): Element {
  const host = document.createElement('div');
  host.id = id;
  host.attachShadow({ mode: 'open' }).append(...inside);
  return host;
}

function plain(id: string): Element {
  const element = document.createElement('i');
  element.id = id;
  return element;
}

test('the order of the page goes through open shadow roots, a host before what stands in it', () => {
  const [a, m, n, z] = ['a', 'm', 'n', 'z'].map(plain) as [Element, Element, Element, Element];
  const [first, second] = [hosting('first', m), hosting('second', n)];
  const outer = hosting('outer', first, second);
  document.body.replaceChildren(a, outer, z);
  const order = [a, outer, first, m, second, n, z];
  expect(inOrder([z, n, m, outer, second, first, a].map((element) => ({ element })))).toEqual(
    order.map((element) => ({ element })),
  );
  for (const [index, one] of order.entries()) {
    for (const [place, other] of order.entries())
      expect(follows(one, other), `${one.id} ${other.id}`).toBe(index < place);
  }
});
