import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Labels } from '../../../utils/overlay/index.ts';
import { launch, type Opened, open } from './harness.ts';

let browser: Browser;
let opened: Opened | undefined;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => opened?.close());

async function begin(
  html: string,
  options?: Parameters<typeof open>[2],
  labels: Partial<Labels> = {},
): Promise<Opened> {
  opened = await open(browser, html, options);
  await opened.inWorld((harness, changes) => harness.start(changes), labels);
  return opened;
}

/** Presses Tab until that part of the card has the focus. */
async function tabTo(part: string): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    if ((await opened!.inWorld((harness) => harness.focused())) === part) return;
    await opened!.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${part}`);
}

const FORM = `<div style="padding:100px 40px"><button id="go">Go</button> <input id="name"><div style="height:2000px"></div></div>`;
const overlaps = (a: DOMRectInit, b: DOMRectInit) =>
  a.x! < b.x! + b.width! && b.x! < a.x! + a.width! && a.y! < b.y! + b.height! && b.y! < a.y! + a.height!;

describe('the card', () => {
  test('acts on a real press only, and the mouse leaves the focus where it was', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    await page.focus('#name');
    await inWorld((harness) => harness.box('.primary'));
    const button = await inWorld((harness) => harness.box('.primary'));
    await page.evaluate(({ x, y }) => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      host.click();
      document
        .elementFromPoint(x + 5, y + 5)!
        .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }, button);
    expect(await inWorld((harness) => harness.log)).toEqual([]);
    await page.mouse.click(button.x + 5, button.y + 5);
    expect(await inWorld((harness) => harness.log)).toEqual(['press show']);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('name');
  });

  test('a copy that is pressed twice gets its name back, and tells a screen reader what it copies', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    const { x, y } = await inWorld((harness) => harness.box('.note button'));
    const text = () => inWorld((harness) => harness.text('.note button'));
    await page.mouse.click(x + 5, y + 5);
    await expect.poll(text).not.toBe('Copy name');
    await page.mouse.click(x + 5, y + 5);
    await expect.poll(text, { timeout: 5000 }).toBe('Copy name');
    // Both timers have run: what was announced is gone with the second one.
    await expect.poll(() => inWorld((harness) => harness.text('.live')), { timeout: 5000 }).toBe('');
    expect(await text()).toBe('Copy name');
    expect(await inWorld((harness) => harness.label('.note button'))).toBe('Copy name user:read:list_users:admin');
  });

  test('leads Tab from its title to the primary button first, and to Fold, Hide and Move last', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await page.focus('#name');
    await inWorld((harness) => harness.focusCard());
    expect(await inWorld((harness) => harness.focused())).toBe('h2');
    const stops: (string | null)[] = [];
    for (let index = 0; index < 7; index += 1) {
      await page.keyboard.press('Tab');
      stops.push(await inWorld((harness) => harness.focused()));
    }
    expect(stops).toEqual(['primary', 'secondary', 'link', 'summary', 'fold', 'hide', 'move']);
    await inWorld((harness) => harness.giveBack());
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  test('names each icon once: by its label, without a title that repeats it', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    for (const button of ['.fold', '.hide', '.move']) {
      expect(await inWorld((harness, selector) => harness.label(selector), button)).toBeTruthy();
      expect(await inWorld((harness, selector) => harness.attribute(selector, 'title'), button)).toBeNull();
    }
  });

  test('says in which language its words are, and that the page’s names in them are English', async () => {
    const { inWorld } = await begin(FORM, {}, { lang: 'fr', dir: 'ltr', ours: ['Relever les identifiants'] });
    await inWorld((harness) =>
      harness.render([], { body: 'Cliquez sur **Save**, puis sur **Relever les identifiants**.' }, ['**Save**']),
    );
    await expect.poll(() => inWorld((harness) => harness.text('.live'))).toBe('Save');
    for (const part of ['.live', '[data-guide=card]']) {
      expect(await inWorld((harness, selector) => harness.langOf(selector), part), part).toBe('fr ltr');
    }
    expect(await inWorld((harness) => harness.langOf('.live b'))).toBe('en ltr');
    expect(await inWorld((harness) => harness.langOf('p b:nth-of-type(1)'))).toBe('en ltr');
    expect(await inWorld((harness) => harness.langOf('p b:nth-of-type(2)'))).toBe('fr ltr');
  });

  test('ignores Enter right after the guide moved the focus; Escape hides it and gives the focus back; no key reaches the page', async () => {
    const { page, inWorld } = await begin(FORM);
    await page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keys });
      for (const type of ['keydown', 'keyup', 'keypress']) {
        document.addEventListener(type, (event) => keys.push((event as KeyboardEvent).key), true);
      }
    });
    await inWorld((harness) => harness.render());
    await page.focus('#name');
    await inWorld((harness) => harness.focusCard());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await inWorld((harness) => harness.log)).toEqual(['hide']);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('name');
    expect(await inWorld((harness) => harness.box('[data-guide=card]').width)).toBe(0);
    await page.evaluate(() => document.querySelector('#go')!.remove());
    await inWorld((harness) => harness.render());
    expect(await inWorld((harness) => harness.box('[data-guide=card]').width)).toBe(0);
    await inWorld((harness) => harness.show());
    expect(await inWorld((harness) => harness.box('[data-guide=card]').width)).toBe(360);
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual(['Tab']);
  });

  test('takes the keyboard to the chip and back, and ignores an Enter struck twice', async () => {
    const { cdp, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    await inWorld((harness) => harness.focusCard());
    await tabTo('fold');
    // Sent without waiting, so that the load of the machine cannot put half a second between.
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' } as const;
    const types = ['keyDown', 'keyUp', 'keyDown', 'keyUp'] as const;
    await Promise.all(types.map((type) => cdp.send('Input.dispatchKeyEvent', { ...enter, type })));
    expect(await inWorld((harness) => [harness.log, harness.focused()])).toEqual([[], 'chip']);
    expect(await inWorld((harness) => harness.text('.chip'))).toBe('Tick View account settings. Unfold');
    expect((await inWorld((harness) => harness.cardBox())).height).toBeLessThan(50);
  });

  test('writes nothing for the same model, and keeps the focused button through another one', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
    await inWorld((harness) => harness.countMutations());
    await inWorld((harness) => harness.again());
    await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
    expect(await inWorld((harness) => harness.mutations)).toBe(0);
    await inWorld((harness) => harness.focusCard());
    await tabTo('primary');
    await inWorld((harness) => harness.render([], { title: 'One scope is missing' }));
    expect(await inWorld((harness) => [harness.focused(), harness.text('h2')])).toEqual([
      'primary',
      'One scope is missing',
    ]);
  });
});

describe('the card’s place', () => {
  /** Waits until the page has rested, when places are decided, and gives the card’s box. */
  async function atRest() {
    await opened!.inWorld((harness) => harness.errors({ selector: 'body' }, 30));
    return opened!.inWorld((harness) => harness.cardBox());
  }
  const DOCKED = { x: 632, y: 64, width: 360 };
  const OTHER = { x: 8, y: 64, width: 360 };

  test('is at the end side, with one top edge whatever its height', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    const long = await atRest();
    await inWorld((harness) => harness.render([], { notes: [], buttons: [], body: 'Short.' }));
    const short = await atRest();
    expect([long, short]).toMatchObject([DOCKED, DOCKED]);
    expect(short.height).toBeLessThan(long.height);
  });

  test('is at the left where text runs from right to left', async () => {
    const { inWorld } = await begin(FORM, {}, { dir: 'rtl' });
    await inWorld((harness) => harness.render());
    expect(await atRest()).toMatchObject(OTHER);
  });

  test('changes sides for a ringed control that it would cover, once a page, and does not return on it', async () => {
    const { page, inWorld } = await begin(
      `<button id="a" style="position:fixed;right:40px;top:100px">A</button>
       <button id="b" style="position:fixed;left:500px;top:500px">B</button>
       <button id="c" style="position:fixed;left:40px;top:200px">C</button>`,
    );
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    expect(await atRest()).toMatchObject(OTHER);
    await inWorld((harness) => harness.render([{ selector: '#b' }], { title: 'Next' }));
    expect(await atRest()).toMatchObject(OTHER);
    await inWorld((harness) => harness.render([{ selector: '#c' }], { title: 'And then' }));
    const short = await atRest();
    expect(short).toMatchObject(OTHER);
    expect(short.height).toBeLessThan(50);
    await page.evaluate(() => {
      document.title = 'another page';
    });
    await inWorld((harness) => harness.render([{ selector: '#b' }], { title: 'There' }));
    expect(await atRest()).toMatchObject(DOCKED);
  });

  test.each([
    [
      'the texts of the row',
      '<table style="margin:120px 0 0 560px"><tr><td><input id="a" type="checkbox"></td><td>Server-to-Server OAuth app</td></tr></table>',
      'td:last-child',
    ],
    [
      'the label above the field',
      '<p id="label" style="margin:320px 0 4px 700px">Account ID</p><input id="a" style="margin-left:700px">',
      '#label',
    ],
    [
      'the message below the field',
      '<input id="a" style="margin:24px 0 0 700px"><p id="error" style="margin:4px 0 0 700px">Enter a value.</p>',
      '#error',
    ],
    [
      'an alert of the page',
      '<button id="a">A</button><p role="alert" style="margin:80px 0 0 700px">We could not connect.</p>',
      '[role=alert]',
    ],
    [
      'the buttons of a dialog',
      '<button id="a">A</button><div role="dialog" aria-modal="true" style="position:fixed;left:300px;top:50px;width:400px;height:200px;text-align:right"><button id="done">Done</button></div>',
      '#done',
    ],
  ])('spares %s', async (_what, html, spared) => {
    const { page, inWorld } = await begin(html);
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    const card = await atRest();
    const box = (await page.locator(spared).boundingBox())!;
    expect(overlaps(card, box)).toBe(false);
    // As long as nothing is ringed or opened there, the card is there.
    expect(overlaps({ ...DOCKED, height: card.height }, box) || card.height < 50).toBe(true);
  });

  test('spares a button of the page that it names, where nothing is ringed', async () => {
    const { page, inWorld } = await begin(
      `<button style="position:fixed;right:20px;top:90px">Close Security Copilot</button>`,
    );
    await inWorld((harness) => harness.render([], { body: 'Close it: **Close Security Copilot**.' }));
    expect(
      overlaps(await atRest(), (await page.getByRole('button', { name: 'Close Security Copilot' }).boundingBox())!),
    ).toBe(false);
  });

  test('yields to the control that has the focus, also where its input is transparent', async () => {
    const { page, inWorld } = await begin(
      `<button id="a">A</button><label style="position:fixed;right:60px;top:150px"><span style="display:inline-block;width:20px;height:20px;border:1px solid"><input id="box" type="checkbox" style="opacity:0;width:0;height:0"></span> View</label>`,
    );
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    expect(await atRest()).toMatchObject(DOCKED);
    await page.focus('#box');
    expect(overlaps(await atRest(), (await page.locator('span').boundingBox())!)).toBe(false);
  });

  test('is the other side after a click on its handle, and remains there, in one line where it covers something', async () => {
    const { page, inWorld } = await begin(
      `<button id="a" style="position:fixed;left:40px;top:200px">A</button>${FORM}`,
    );
    await inWorld((harness) => harness.render());
    const handle = await inWorld((harness) => harness.box('.move'));
    await page.mouse.click(handle.x + 9, handle.y + 9);
    expect(await atRest()).toMatchObject(OTHER);
    expect(await inWorld((harness) => harness.log)).toEqual(['put start 64']);
    await inWorld((harness) => harness.render([{ selector: '#a' }], { title: 'Press A' }));
    const short = await atRest();
    expect(short).toMatchObject(OTHER);
    expect(short.height).toBeLessThan(50);
  });

  test('is where it was put on this site before', async () => {
    opened = await open(browser, FORM);
    await opened.inWorld((harness) => {
      harness.start({}, { side: 'start', top: 200 });
      harness.render();
    });
    expect(await atRest()).toMatchObject({ x: 8, y: 200 });
  });

  test('is the nearer side after it was dragged by its bar, as low as it was dropped', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    const bar = await inWorld((harness) => harness.box('.progress'));
    await page.mouse.move(bar.x + 5, bar.y + 5);
    await page.mouse.down();
    await page.mouse.move(bar.x - 395, bar.y + 105, { steps: 3 });
    expect(await inWorld((harness) => harness.cardBox())).toMatchObject({ x: 232, y: 164 });
    await page.mouse.up();
    expect(await atRest()).toMatchObject({ x: 8, y: 164 });
  });

  test('follows the arrow keys on its handle, and stays inside the window', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    await inWorld((harness) => harness.focusCard());
    await tabTo('move');
    await page.keyboard.press('ArrowLeft');
    expect(await inWorld((harness) => harness.cardBox())).toMatchObject(OTHER);
    await page.keyboard.press('ArrowDown');
    expect(await inWorld((harness) => harness.cardBox())).toMatchObject({ x: 8, y: 88 });
    for (let index = 0; index < 9; index += 1) await page.keyboard.press('ArrowUp');
    expect(await inWorld((harness) => harness.cardBox())).toMatchObject({ x: 8, y: 8 });
    await page.keyboard.press('ArrowRight');
    expect(await inWorld((harness) => harness.cardBox())).toMatchObject({ x: 632, y: 8 });
  });

  test('is one line with the instruction and the primary button in a small window, and opens again with room', async () => {
    const { page, inWorld } = await begin(`<button id="a" style="margin:60px 100px">A</button>`, {
      viewport: { width: 320, height: 256 },
    });
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    const card = await atRest();
    expect(card).toMatchObject({ x: 8, width: 304 });
    expect(card.height).toBeLessThan(50);
    expect(overlaps(card, (await page.locator('#a').boundingBox())!)).toBe(false);
    expect(await inWorld((harness) => harness.text('.chip'))).toContain('Tick View account settings');
    expect((await inWorld((harness) => harness.box('.primary'))).width).toBeGreaterThan(40);
    await page.setViewportSize({ width: 900, height: 700 });
    const open = await atRest();
    expect(open.height).toBeGreaterThan(100);
  });
});

test('the focus stays in the card when its button goes and the one line opens', async () => {
  const { page, inWorld } = await begin(
    `<button id="a" style="position:fixed;right:40px;top:150px">A</button><button id="b" style="position:fixed;left:40px;top:150px">B</button>`,
  );
  await inWorld((harness) => harness.render([{ selector: '#a' }, { selector: '#b' }]));
  await inWorld((harness) => harness.errors({ selector: '#a' }, 30));
  expect((await inWorld((harness) => harness.cardBox())).height).toBeLessThan(50);
  await page.focus('#b');
  await inWorld((harness) => harness.focusCard());
  await tabTo('primary');
  await inWorld((harness) =>
    harness.render([], { title: 'Done', buttons: [{ id: 'on', label: 'Continue', kind: 'primary' }] }),
  );
  await expect
    .poll(() => inWorld((harness) => [harness.cardBox().height > 100, harness.focused()]))
    .toEqual([true, 'h2']);
});

describe('what is said', () => {
  const texts = () => opened!.inWorld((harness) => harness.spoken.map(({ text }) => text).filter(Boolean));

  test('is said in a region that was there, empty, before', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render([], {}, ['Add the missing scopes. Now.']));
    expect(
      await inWorld((harness) => [harness.text('[role=status]'), harness.attribute('[role=status]', 'aria-live')]),
    ).toEqual(['', 'polite']);
    await expect.poll(texts).toEqual(['Add the missing scopes. Now.']);
    const [first, startedAt] = await inWorld((harness) => [harness.spoken.at(-1)!.at, harness.startedAt] as const);
    expect(first - startedAt).toBeGreaterThan(290);
  });

  test('is not what stands for a moment only', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => {
      harness.render([], {}, ['Checking with Zoom. Now.']);
      harness.render([], {}, ['Zoom refused. Needs attention.', 'Collect again.']);
    });
    await expect.poll(texts).toEqual(['Zoom refused. Needs attention. Collect again.']);
  });

  test('is, of a card whose title stays, only what is new: another control that is asked for', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render([], {}, ['Allow. Now.', 'Two boxes.', 'Tick **View**.']));
    await expect.poll(texts).toEqual(['Allow. Now. Two boxes. Tick View.']);
    await inWorld((harness) => harness.render([], {}, ['Allow. Now.', 'Two boxes.', 'Tick **Edit**.']));
    await expect.poll(texts).toEqual(['Allow. Now. Two boxes. Tick View.', 'Tick Edit.']);
  });

  test('comes from an emptied region where the card has moved into a dialog', async () => {
    const { page, inWorld } = await begin(`<dialog id="d"><button id="in">In</button></dialog>${FORM}`);
    await inWorld((harness) => harness.render([], {}, ['One.']));
    await expect.poll(texts).toEqual(['One.']);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#d')!.showModal());
    await inWorld((harness) => harness.render([{ selector: '#in' }], {}, ['Two.']));
    expect(await inWorld((harness) => harness.text('[role=status]'))).toBe('');
    await expect.poll(texts).toEqual(['One.', 'Two.']);
    // Said just before the dialog closed, and the region moved with it: nobody can have heard it.
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#d')!.close());
    await inWorld((harness) => harness.again());
    await expect.poll(texts).toEqual(['One.', 'Two.', 'Two.']);
  });
});

describe('the way to a control', () => {
  test.each([
    [
      'the control itself, wherever it was scrolled',
      '<div style="height:2000px"></div><button id="to">To</button>',
      'to',
    ],
    ['what it holds, where it takes no focus', '<div id="to"><input id="inner"></div><button>No</button>', 'inner'],
    ['what is around it', '<a href="#x" id="outer"><span id="to">To</span></a><button>No</button>', 'outer'],
    [
      'what comes after it, where nothing of it takes the focus',
      '<a href="#x">No</a><p id="to">To</p><button id="next">Next</button>',
      'next',
    ],
  ])('leads to %s', async (_what, html, expected) => {
    const { page, inWorld } = await begin(html);
    await inWorld((harness) => {
      harness.render([{ selector: '#to' }]);
      harness.focusCard();
      harness.goTo('#to');
    });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(expected);
    const box = (await page.locator('#to').boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(700);
  });
});

describe('in a page with a mind of its own', () => {
  test('works above and inside a native modal dialog, and Escape in the card does not close it', async () => {
    const { page, inWorld } = await begin(`<dialog id="d"><button id="in">In</button></dialog>${FORM}`);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#d')!.showModal());
    await inWorld((harness) => harness.render([{ selector: '#in' }]));
    const button = await inWorld((harness) => harness.box('.primary'));
    await page.mouse.click(button.x + 5, button.y + 5);
    expect(await inWorld((harness) => harness.log)).toContain('press show');
    await inWorld((harness) => harness.focusCard());
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.querySelector<HTMLDialogElement>('#d')!.open)).toBe(true);
    await inWorld((harness) => harness.show());
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#d')!.close());
    await page.waitForFunction(() => document.documentElement.lastElementChild!.matches(':popover-open'));
  });

  test('works with the keyboard inside a dialog that traps the focus, and survives the removal of that dialog', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.innerHTML = '<button id="inside">Inside</button>';
      dialog.role = 'dialog';
      dialog.ariaModal = 'true';
      dialog.style.cssText = 'position:fixed;inset:100px;background:#eee;opacity:.99;transform:translateX(3px)';
      document.body.append(dialog);
      document.addEventListener('focusin', (event) => {
        if (dialog.isConnected && !dialog.contains(event.target as Node)) dialog.querySelector('button')!.focus();
      });
      dialog.querySelector('button')!.focus();
    });
    await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
    await inWorld((harness) => harness.focusCard());
    await page.keyboard.press('Tab');
    expect(await inWorld((harness) => harness.focused())).toBe('primary');
    await inWorld((harness) => harness.errors({ selector: '#go' }, 40));
    await page.evaluate(() => document.querySelector('[role=dialog]')!.remove());
    await page.waitForFunction(() => document.documentElement.lastElementChild!.matches(':popover-open'));
    expect(await inWorld((harness) => [harness.connected(), harness.log])).toEqual([true, []]);
  });

  test('comes back five times when the page removes or changes its host, then gives in and says so', async () => {
    const { page, inWorld } = await begin('');
    await inWorld((harness) => harness.render());
    const removals = await page.evaluate(async () => {
      let count = 0;
      const frame = () => new Promise(requestAnimationFrame);
      for (let index = 0; index < 20; index += 1) {
        const host = document.querySelector('html > [popover]');
        if (host) count += 1;
        if (index % 2) host?.remove();
        else host?.setAttribute('style', 'display:none');
        await frame();
      }
      return count;
    });
    expect(removals).toBe(6);
    expect(await inWorld((harness) => [harness.connected(), harness.log])).toEqual([false, ['lost host fought']]);
  });

  test.each(['<dialog id="d"></dialog>', '<div id="d" role="dialog" aria-modal="true">Dialog</div>'])(
    'stays beside a dialog that keeps no foreign node in it: %s',
    async (html) => {
      const { page, inWorld } = await begin(`${html}${FORM}`);
      await page.evaluate(() => {
        const dialog = document.querySelector('#d')!;
        if (dialog instanceof HTMLDialogElement) dialog.showModal();
      });
      await inWorld((harness) => harness.render());
      const inside = await page.evaluate(async () => {
        const dialog = document.querySelector('#d')!;
        let count = 0;
        for (let index = 0; index < 12; index += 1) {
          count += dialog.querySelectorAll('[popover]').length;
          dialog.innerHTML = '<button id="in">In</button>';
          await new Promise(requestAnimationFrame);
        }
        return count;
      });
      expect(inside).toBe(2);
      await inWorld((harness) => harness.render([{ selector: '#in' }]));
      expect(await inWorld((harness) => [harness.connected(), harness.log, harness.rings().length])).toEqual([
        true,
        [],
        1,
      ]);
      expect(await page.evaluate(() => document.documentElement.lastElementChild!.matches(':popover-open'))).toBe(true);
    },
  );

  test('keeps its style, and lies above a popover that the page shows', async () => {
    const { page, inWorld } = await begin(
      `<div id="p" popover="manual" style="inset:0;width:100vw;height:100vh">Over</div>`,
    );
    await page.addStyleTag({
      content:
        'html > div{display:none!important;transform:scale(.5)!important;opacity:.1!important;pointer-events:none!important} ::backdrop{background:#000}',
    });
    await inWorld((harness) => harness.render());
    const box = await inWorld((harness) => harness.box('[data-guide=card]'));
    expect(box.width).toBe(360);
    await page.evaluate(() => {
      document.querySelector('style')!.remove();
      document.querySelector<HTMLElement>('#p')!.showPopover();
    });
    await page.waitForFunction(
      ({ x, y }) => document.elementFromPoint(x + 50, y + 50)?.parentElement === document.documentElement,
      box,
    );
  });

  test('shows the page neither its nodes nor, in a selection, its text', async () => {
    const { page, inWorld } = await begin(`<p>Here.</p>${FORM}`);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await page.keyboard.press('Control+a');
    const leaks = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      return {
        selected: String(getSelection()).includes('missing scopes'),
        control: String(getSelection()).includes('Here'),
        root: host.shadowRoot,
        text: host.innerText + document.documentElement.outerHTML.includes('scopes'),
        names: host.getAttributeNames(),
      };
    });
    expect(leaks).toEqual({
      selected: false,
      control: true,
      root: null,
      text: 'false',
      names: ['popover'],
    });
  });

  test('leaves nothing behind', async () => {
    const { page, inWorld } = await begin(FORM);
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    expect(await html()).toContain('<div popover="manual"></div>');
    await inWorld((harness) => harness.focusCard());
    await inWorld((harness) => harness.stop());
    expect((await html()).match(/<(div|body|button|input)/g)).toEqual(['<body', '<div', '<button', '<input', '<div']);
  });
});
