// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Changes } from '../../../utils/find/changes.ts';
import { Structure } from '../../../utils/find/structure.ts';
import { random } from '../../pages/generator/random.ts';

/** Everything that a structure knows, in an order of its own. */
function known(structure: Structure, ids: Map<Element, number>) {
  const idOf = (element: Element) => {
    if (!ids.has(element)) ids.set(element, ids.size);
    return ids.get(element);
  };
  return {
    texts: [...structure.texts().index()]
      .flatMap(([text, units]) => units.map(({ element }) => `${text} @${idOf(element)}`))
      .sort(),
    names: [...structure.byName()]
      .flatMap(([name, all]) =>
        all.map(({ control, weight }) => `${name} ${control.role} ${weight} @${idOf(control.element)}`),
      )
      .sort(),
    headings: structure.marked('h1,h2,[role=heading]').map(idOf).sort(),
  };
}

const PARTS = [
  '<p>Account <b>ID</b> here</p>',
  '<div><span>Client</span> <span>Secret</span><i></i></div>',
  '<button>Add <em>Scopes</em></button>',
  '<label for="a">Name</label><input id="a">',
  '<h2>Feature</h2>',
  '<a href="#x">More<i></i></a>',
  '<div role="heading">Basic <u>In<b>for</b>mation</u></div>',
  '<ul><li>One</li><li>Two <small>three</small></li></ul>',
];

describe('a structure that takes changes over', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('knows what a fresh one knows, seed %i', (seed) => {
    const rnd = random(seed);
    const html = () => rnd.pick(PARTS);
    document.body.innerHTML = Array.from({ length: 6 }, html).join('');
    const renewed = new Structure(document);
    const changes = new Changes();
    changes.listen(renewed.roots);
    const ids = new Map<Element, number>();
    known(renewed, ids);
    for (let round = 0; round < 12; round++) {
      for (let step = 1 + rnd.below(3); step > 0; step--) {
        const all = [...document.body.querySelectorAll('*')];
        const one = all[rnd.below(all.length)] ?? document.body;
        const other = all[rnd.below(all.length)] ?? document.body;
        const act = rnd.below(7);
        if (act === 0) one.remove();
        else if (act === 1) one.insertAdjacentHTML('afterend', html());
        else if (act === 2) one.insertAdjacentHTML('beforeend', html());
        else if (act === 3 && !one.contains(other)) other.appendChild(one);
        else if (act === 4) one.setAttribute('role', rnd.chance(0.5) ? 'heading' : 'button');
        else if (act === 5 && one.firstChild?.nodeType === 3)
          (one.firstChild as Text).data = rnd.chance(0.3) ? '' : `Word ${round}`;
        else one.append(`tail ${step}`);
      }
      const records = changes.take();
      expect(records).not.toBeNull();
      expect(renewed.renew(records!)).toBe(true);
      expect(known(renewed, ids)).toEqual(known(new Structure(document), ids));
    }
  });

  it('gives up on many changes', () => {
    document.body.innerHTML = '';
    const changes = new Changes();
    changes.listen([document]);
    for (let count = 0; count < 300; count++) document.body.append('x');
    expect(changes.take()).toBeNull();
  });
});
