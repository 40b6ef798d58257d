// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import type { Alternative, Finder, Look, Place, Role, Snapshot } from '../../../utils/find/types.ts';

const names = (...all: (string | RegExp)[]): Alternative[] =>
  all.map((name) => ({ name, source: 'test', year: 2026, confidence: 'inferred' }));

function show(html: string): Snapshot {
  document.body.innerHTML = html;
  return createFinder(document).look();
}

const find = (snapshot: Snapshot, roles: Role[], name: string[], place?: Place): Look =>
  snapshot.find({ id: 'x', roles, names: names(...name), place });

const idOf = (look: Look): string => (look.kind === 'found' ? look.element.id : look.kind);

afterEach(() => {
  document.body.replaceChildren();
});

describe('a text field goes by the label that a person reads', () => {
  it.each([
    ['a label for it', '<label for="f">Client ID</label><input id="f">'],
    ['a label around it', '<label>Client ID <input id="f"></label>'],
    ['aria-label', '<input id="f" aria-label="Client ID">'],
    ['aria-labelledby', '<b id="l">Client ID</b><input id="f" aria-labelledby="l">'],
    ['a placeholder', '<input id="f" placeholder="Client ID">'],
    ['a text before it, tied to nothing', '<div><span>Client ID</span><div><input id="f"></div></div>'],
    ['a text that is split', '<div><div><span>Client</span> <span>ID</span></div><input id="f"></div>'],
    ['a rich text box', '<div id="f" role="textbox" aria-label="Client ID:" contenteditable="true"></div>'],
  ])('%s', (_way, html) => {
    expect(idOf(find(show(html), ['textbox'], ['Client ID']))).toBe('f');
  });

  it('takes the field after each of several loose labels', () => {
    const page = show(
      '<div><b>Account ID</b><input id="a"><b>Client ID</b><input id="c"><b>Secret</b><input id="s"></div>',
    );
    const fields = ['Account ID', 'Client ID', 'Secret'].map((name) => idOf(find(page, ['textbox'], [name])));
    expect(fields).toEqual(['a', 'c', 's']);
  });
});

describe('what is no candidate', () => {
  it.each([
    ['inert', '<div inert><button>Next</button></div>'],
    ['hidden from assistive technology', '<div aria-hidden="true"><button>Next</button></div>'],
    ['hidden', '<div hidden><button>Next</button></div>'],
    ['a heading', '<h1>Next</h1>'],
    ['a link in a sentence', '<p>When you are ready, press <a href="#">Next</a> to go on with it.</p>'],
    ['a word that only looks the same', '<button>N\u0435xt</button>'],
    ['a longer name', '<button>Next page</button>'],
  ])('%s', (_what, html) => {
    expect(find(show(html), ['button', 'link'], ['Next']).kind).toBe('none');
  });

  it('leaves the visible one of two', () => {
    expect(
      idOf(find(show('<div inert><button>Next</button></div><button id="b">Next</button>'), ['button'], ['Next'])),
    ).toBe('b');
  });

  it('cannot tell two that are as good', () => {
    expect(find(show('<button>Create</button><button>Create</button>'), ['button'], ['Create'])).toEqual({
      kind: 'unsure',
    });
  });
});

describe('where a control stands', () => {
  const cards = ['Chatbot', 'Server-to-Server OAuth', 'Webhook Only']
    .map(
      (name, index) =>
        `<div class="card"><h3>${name}</h3><a href="#">Learn More</a><button id="b${index}">Create</button></div>`,
    )
    .join('');

  it('is told by the row', () => {
    const place = { row: names('Server to Server OAuth') };
    expect(idOf(find(show(`<div>${cards}</div>`), ['button'], ['Create'], place))).toBe('b1');
  });

  it('is not the neighbour of a card that lacks it', () => {
    const page = show(
      '<ul><li><h3>Server-to-Server OAuth</h3></li><li><h3>Chatbot</h3><button>Create</button></li></ul>',
    );
    expect(find(page, ['button'], ['Create'], { row: names('Server-to-Server OAuth') }).kind).toBe('none');
  });

  it('is told by the section', () => {
    const page = show(
      '<h3>Basic</h3><label>Name<input id="a"></label><h3>Contact</h3><label>Name<input id="b"></label>',
    );
    expect(idOf(find(page, ['textbox'], ['Name'], { section: names('Contact') }))).toBe('b');
    expect(idOf(find(page, ['textbox'], ['Name'], { notSection: names('Contact') }))).toBe('a');
  });

  it('is told by the row and the column of a table', () => {
    const row = (name: string, id: string) =>
      `<tr><td>${name}</td><td><input type="checkbox" id="${id}v"></td><td><input type="checkbox" id="${id}e"></td></tr>`;
    const page = show(
      `<table><thead><tr><th></th><th>View</th><th>Edit</th></tr></thead><tbody>${row('Roles', 'r')}${row('S2S', 's')}</tbody></table>`,
    );
    const look = (column: string) =>
      idOf(page.find({ id: 'x', roles: ['checkbox'], names: [], place: { row: names('S2S'), column: names(column) } }));
    expect([look('View'), look('Edit')]).toEqual(['sv', 'se']);
  });

  it('is looked for in the open dialog only', () => {
    const page = show(
      '<button id="under">Create</button><div role="dialog" aria-modal="true"><h2>Name it</h2><button id="over">Create</button></div>',
    );
    expect(idOf(find(page, ['button'], ['Create']))).toBe('over');
    expect(page.dialog?.textContent).toContain('Name it');
  });

  it('may be inside an open shadow root', () => {
    const page = document.createElement('div');
    document.body.append(page);
    page.attachShadow({ mode: 'open' }).innerHTML = '<button id="b">Finish</button>';
    const look = createFinder(document).look();
    expect(idOf(find(look, ['button'], ['Finish']))).toBe('b');
    expect(look.roots).toHaveLength(2);
  });
});

describe('texts', () => {
  it('are found whole, split and broken', () => {
    const page = show('<p>Your app is <b>activated</b> on the account</p><span>user:read:<wbr>list_users:admin</span>');
    expect(page.text(names('Your app is activated on the account'))?.element.localName).toBe('p');
    expect(page.texts(/^user:read:list_users:admin$/, undefined, { compact: true })).toHaveLength(1);
    expect(page.text(names('Your app is ready'))).toBeNull();
  });
});

describe('a page that is read in several tasks', () => {
  const finderOf = (html: string) => {
    document.body.innerHTML = html;
    return createFinder(document);
  };
  const lookAt = (finder: Finder) => find(finder.look(), ['textbox'], ['Client ID']);

  it('takes a task for each part that is slow, and none where nothing has to be read', () => {
    const finder = finderOf('<span>Client ID</span><input id="f">');
    const parts = [finder.ahead(0), finder.ahead(0), finder.ahead(0), finder.ahead(0)];
    expect(parts).toEqual([false, false, false, true]);
    expect(idOf(lookAt(finder))).toBe('f');
  });

  it('is seen as it is after the last of them', () => {
    const finder = finderOf('<main><span>Account ID</span><input id="f"></main>');
    for (const change of [
      () => document.querySelector('span')!.replaceChildren('Client Secret'),
      () => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<span>Client ID</span><input id="g">'),
      () => document.querySelector('input')!.remove(),
    ]) {
      expect(finder.ahead(0)).toBe(false);
      change();
    }
    expect(idOf(lookAt(finder))).toBe('g');
  });
});

describe('a page that works against its reader', () => {
  it('cannot hide a form behind its own fields', () => {
    const fields = [
      'parentNode',
      'localName',
      'children',
      'closest',
      'getAttribute',
      'matches',
      'textContent',
      'firstElementChild',
    ];
    const html = fields.map((name) => `<input name="${name}" id="${name}">`).join('');
    const page = show(
      `<form>${html}<label for="f">Client secret</label><input id="f"><button id="b">Next</button></form>`,
    );
    expect(idOf(find(page, ['textbox'], ['Client secret']))).toBe('f');
    expect(idOf(find(page, ['button'], ['Next']))).toBe('b');
  });

  it('spoils its own node only', () => {
    const page = show('<button id="bad">Next</button><button id="good">Back</button>');
    const bad = document.getElementById('bad')!;
    for (const key of ['textContent', 'childNodes', 'innerText', 'ownerDocument']) {
      Object.defineProperty(bad, key, {
        get: () => {
          throw new Error('hostile');
        },
      });
    }
    expect(idOf(find(page, ['button'], ['Back']))).toBe('good');
    expect(() => find(page, ['button'], ['Next'])).not.toThrow();
  });
});
