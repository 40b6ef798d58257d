/** Runs in the browser: what a page content knows that was kept up with changes, held against a fresh one. */
import { PageContent } from '../../utils/find/page/index.ts';
import { random } from '../pages/generator/random.ts';

const TAGS = ['div', 'div', 'span', 'b', 'p', 'button', 'label', 'h2', 'input', 'td', 'br', 'i'];
const TEXTS = ['Client ID', 'Scopes', ' of ', 'user:read:', 'Add', ' ', 'View all user information', '•••'];
const ATTRIBUTES = ['aria-label', 'title', 'role', 'placeholder', 'class', 'hidden', 'type'];
const VALUES = ['Client Secret', 'checkbox', 'heading', 'textbox', '', 'radio'];
const MARKS = ['field', 'tick', 'heading', 'named'] as const;
const CLIENT = /client/;

type Known = readonly (readonly [key: string, elements: ReadonlySet<Element>])[];

/** Everything that others ask of a page content. */
function known(content: PageContent): Known {
  const texts = [...content.texts().index()].map(
    ([text, units]) => [text, new Set(units.map(({ element }) => element))] as const,
  );
  const hits = content.textsWhere('client', (text) => CLIENT.test(text)).map(({ element }) => element);
  return [
    ...texts.filter(([, elements]) => elements.size > 0).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ...MARKS.map((mark) => [mark, content.marked(mark)] as const),
    ['hits', new Set(hits)] as const,
  ];
}

const place = (element: Element) => `${element.localName} ${JSON.stringify(element.outerHTML.slice(0, 120))}`;

/** What the one knows and the other does not, in words. */
function differences(one: Known, other: Known, word: string): string[] {
  const others = new Map(other);
  return one.flatMap(([key, elements]) =>
    [...elements].filter((each) => !others.get(key)?.has(each)).map((each) => `${word} ${key}: ${place(each)}`),
  );
}

/** Changes a page so many times, and says where what was kept up differs from what is read anew; nothing if all is well. */
function renew(seed: number, rounds: number) {
  const rnd = random(seed, 'renewal');
  document.body.replaceChildren();
  const places = (): Element[] => [document.body, ...document.body.querySelectorAll('div,span,b,p,button,label,h2,td')];
  const piece = (): Node => {
    if (rnd.chance(0.4)) return document.createTextNode(rnd.pick(TEXTS));
    const element = document.createElement(rnd.pick(TAGS));
    for (let count = rnd.below(3); count > 0 && element.localName !== 'br'; count--) element.append(piece());
    return element;
  };
  const change = () => {
    const at = rnd.pick(places());
    const child = at.childNodes[rnd.below(at.childNodes.length || 1)] ?? null;
    const kind = rnd.below(10);
    if (kind < 4) at.insertBefore(piece(), child);
    else if (kind < 6) child?.remove();
    else if (kind === 6 && child?.nodeType === 3) (child as Text).data = rnd.pick(TEXTS);
    else if (kind === 7 && child && !child.contains(at))
      rnd.pick(places()).prepend(...(child.isConnected ? [] : [child]));
    else if (at !== document.body) at.setAttribute(rnd.pick(ATTRIBUTES), rnd.pick(VALUES));
  };
  for (let count = 0; count < 30; count++) document.body.append(piece());
  let kept = new PageContent(document);
  known(kept);
  let patched = 0;
  for (let round = 0; round < rounds; round++) {
    for (let count = 1 + rnd.below(4); count > 0; count--) change();
    if (kept.renew()) patched += 1;
    else kept = new PageContent(document);
    const [old, fresh] = [known(kept), known(new PageContent(document))];
    const wrong = [...differences(fresh, old, 'not known'), ...differences(old, fresh, 'known wrongly')];
    if (wrong.length > 0) return { patched, wrong: [`seed ${seed}, round ${round}`, ...wrong] };
  }
  return { patched, wrong: [] };
}

Object.assign(globalThis, { renew });
