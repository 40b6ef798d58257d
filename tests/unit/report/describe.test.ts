// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { describePage, safeText } from '../../../utils/report/describe.ts';
import { knownWords } from '../../../utils/report/vocabulary.ts';
import { type Random, random } from '../../pages/generator/random.ts';

/** `npm run test:deep` sets it to many more. */
const PAGES = Number(process.env.FUZZ ?? 2500);

const words = knownWords();

afterEach(() => {
  document.body.replaceChildren();
});

describe('what a page description says', () => {
  it('keeps the structure, the known labels and the states', () => {
    document.body.innerHTML =
      '<main><label for="a">Client ID</label><input id="a" value="Zk9LmNoPqRsTuVwXyZ01aA" readonly><button disabled>Copy</button></main>';
    const [body] = describePage(document, words).nodes;
    const main = body?.inside?.[0];
    expect(main?.tag).toBe('main');
    expect(main?.inside?.map(({ tag, text }) => [tag, text])).toEqual([
      ['label', 'client id'],
      ['input', undefined],
      ['button', 'copy'],
    ]);
    expect(main?.inside?.[1]?.states).toEqual({ readonly: '' });
    expect(main?.inside?.[1]?.labelledBy).toEqual([main?.inside?.[0]?.n]);
  });

  it('says what clicks go through, so that a frame drawn over a field hides it in no replay', () => {
    document.body.innerHTML = '<input><fieldset style="pointer-events: none"></fieldset>';
    const [body] = describePage(document, words).nodes;
    expect(body?.inside?.map(({ look = [] }) => look.includes('through'))).toEqual([false, true]);
  });

  it('says of another text only about how long it is', () => {
    expect(safeText('Ada Lovelace', words)).toBe('(up to 12 letters)');
    expect(safeText('  Client   Secret * ', words)).toBe('client secret');
    expect(safeText('x'.repeat(1000), words)).toBe('(up to many letters)');
  });
});

/** A secret, an e-mail address, an identifier or a name, never the same twice. */
function canary(rnd: Random): string {
  const letters = Array.from({ length: 8 + rnd.below(24) }, () =>
    rnd.pick([...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789_-']),
  ).join('');
  return rnd.pick([letters, `${letters}@example.com`, `Dr. ${letters} Ng`, `xn--${letters.toLowerCase()}`]);
}

const TAGS = [
  'div',
  'span',
  'p',
  'h1',
  'a',
  'button',
  'label',
  'li',
  'td',
  'input',
  'textarea',
  'select',
  'option',
  'svg',
  'main',
  'dialog',
  'x-card',
];
const ATTRIBUTES = [
  'id',
  'class',
  'name',
  'href',
  'title',
  'aria-label',
  'aria-labelledby',
  'placeholder',
  'alt',
  'value',
  'role',
  'type',
  'for',
  'lang',
  'data-user',
  'aria-current',
  'aria-checked',
  'style',
  'content',
  'contenteditable',
  'src',
];

/** A page of random elements with a canary wherever a page can hold a text; returns the canaries. */
function plant(rnd: Random): string[] {
  const planted: string[] = [];
  const next = (): string => {
    const one = canary(rnd);
    planted.push(one);
    return one;
  };
  const places: Element[] = [document.body];
  for (let count = 3 + rnd.below(14); count > 0; count--) {
    const element = document.createElement(
      rnd.chance(0.05)
        ? `x-${canary(rnd)
            .toLowerCase()
            .replace(/[^a-z0-9]/g, '')}`
        : rnd.pick(TAGS),
    );
    for (let attributes = rnd.below(4); attributes > 0; attributes--) {
      element.setAttribute(rnd.pick(ATTRIBUTES), next());
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      element.value = next();
    }
    element.append(
      rnd.chance(0.5) ? next() : rnd.pick(['Client ID', 'Copy', '']),
      ...(rnd.chance(0.2) ? [document.createComment(next())] : []),
    );
    rnd.pick(places).append(element);
    places.push(element);
    if (['div', 'span', 'main'].includes(element.localName) && rnd.chance(0.2)) {
      const inner = document.createElement(rnd.pick(['p', 'input', 'button']));
      inner.setAttribute(rnd.pick(ATTRIBUTES), next());
      inner.append(next());
      element.attachShadow({ mode: 'open' }).append(inner);
      places.push(inner);
    }
  }
  return planted;
}

describe('nothing personal survives', () => {
  it(`on ${PAGES} pages with planted canaries`, () => {
    const survivors: string[] = [];
    for (let seed = 0; seed < PAGES; seed++) {
      document.body.replaceChildren();
      const planted = plant(random(seed, 'canaries'));
      const text = JSON.stringify(describePage(document, words)).toLowerCase();
      survivors.push(...planted.filter((one) => text.includes(one.toLowerCase().replace(/^dr\. | ng$/g, ''))));
    }
    expect(survivors).toEqual([]);
  }, 300_000);

  it('the canaries are found in the page that they were planted in', () => {
    const planted = plant(random(1, 'canaries'));
    expect(planted.some((one) => document.body.outerHTML.includes(one.replace(/^Dr\. | Ng$/g, '')))).toBe(true);
  });
});
