import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, type Opened, open } from './harness.ts';

let browser: Browser;
let opened: Opened | undefined;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => opened?.close());

async function begin(html: string, options?: Parameters<typeof open>[2]): Promise<Opened> {
  opened = await open(browser, html, options);
  await opened.inWorld((harness) => harness.start());
  return opened;
}

const FORM = `<div style="padding:100px 40px"><button id="go">Go</button> <input id="name"><div style="height:2000px"></div></div>`;
const overlaps = (a: DOMRectInit, b: DOMRectInit) =>
  a.x! < b.x! + b.width! && b.x! < a.x! + a.width! && a.y! < b.y! + b.height! && b.y! < a.y! + a.height!;

describe('rings', () => {
  test('surround their control by at most 8 px, in the order of the page, from the first frame on', async () => {
    const { inWorld } = await begin(FORM);
    await inWorld((harness) =>
      harness.render([{ selector: '#name', action: 'type', status: 'missing' }, { selector: '#go' }]),
    );
    expect(await inWorld((harness) => harness.errorOf({ selector: '#go' }))).toBeLessThan(0.02);
    const rings = await inWorld((harness) => harness.rings());
    expect(rings.map(({ target, action, status }) => [target, action, status])).toEqual([
      ['#go', 'click', 'next'],
      ['#name', 'type', 'missing'],
    ]);
  });

  test('follow window scroll, nested scroll, a shift without an event, a resize and the zoom property', async () => {
    const { page, inWorld } = await begin(
      `<div id="top"></div><div id="box" style="height:300px;width:500px;overflow:auto;margin:80px">
       <div style="height:150px"></div><button id="go">Go</button><div style="height:900px"></div></div><div style="height:3000px"></div>`,
    );
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    const motions: [string, () => void, number][] = [
      ['window scroll', () => scrollBy(0, 3), 3],
      ['nested scroll', () => document.querySelector('#box')!.scrollBy(0, 3), 3],
      [
        'shift',
        () => document.querySelector<HTMLElement>('#top')!.style.setProperty('height', `${performance.now() % 40}px`),
        40,
      ],
    ];
    for (const [name, move, step] of motions) {
      const errors = inWorld((harness, title) => harness.errorsUntil({ selector: '#go' }, title), name);
      await page.evaluate(`(() => {
        let left = 15;
        const step = () => {
          (${move})();
          if (--left) requestAnimationFrame(step);
          else document.title = '${name}';
        };
        step();
      })()`);
      const seen = await errors;
      expect(Math.max(...seen.map((error) => error ?? 99)), `${name}: at most one frame late`).toBeLessThanOrEqual(
        step + 0.05,
      );
      expect(seen.at(-1), `${name}: right at rest`).toBeLessThan(0.05);
    }
    for (const zoom of ['1.25', '0.8', '1']) {
      await page.evaluate((value) => document.documentElement.style.setProperty('zoom', value), zoom);
      await page.setViewportSize({ width: 900, height: 650 });
      const seen = await inWorld((harness) => harness.errors({ selector: '#go' }, 10));
      expect(seen.at(-1), `zoom ${zoom}`).toBeLessThan(0.05);
    }
  });

  test('notice a shift after they have rested, with nothing else going on', async () => {
    const { page, inWorld } = await begin(`<div id="top"></div>${FORM}`);
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    await inWorld((harness) => harness.errors({ selector: '#go' }, 40));
    await page.evaluate(() => document.querySelector<HTMLElement>('#top')!.style.setProperty('height', '37px'));
    const seen = await inWorld((harness) => harness.errors({ selector: '#go' }, 6));
    expect(seen.at(-1)).toBeLessThan(0.05);
  });

  test('stand right in shadow roots and frames of the same origin', async () => {
    const { page, inWorld } = await begin(
      `<div id="outer"></div><iframe id="frame" style="margin:50px;border:5px solid;width:400px;height:200px"></iframe>`,
    );
    await page.evaluate(() => {
      const root = document.querySelector('#outer')!.attachShadow({ mode: 'open' });
      root.innerHTML =
        '<div id="s" style="height:100px;overflow:auto"><p style="height:30px"></p><button id="in">In</button><p style="height:500px"></p></div>';
      const inner = document.querySelector<HTMLIFrameElement>('#frame')!.contentDocument!;
      inner.body.innerHTML = '<p style="height:60px"></p><button id="deep">Deep</button><p style="height:900px"></p>';
    });
    const wishes = [
      { selector: '#deep', inside: ['#frame'] },
      { selector: '#in', inside: ['#outer'] },
    ];
    await inWorld((harness, argument) => harness.render(argument), wishes);
    expect((await inWorld((harness) => harness.rings())).map(({ target }) => target)).toEqual(['#in', '#deep']);
    await page.evaluate(() => {
      document.querySelector('#outer')!.shadowRoot!.querySelector('#s')!.scrollBy(0, 10);
      document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!.scrollBy(0, 25);
    });
    for (const wish of wishes) {
      const seen = await inWorld((harness, argument) => harness.errors(argument, 5), wish);
      expect(seen.at(-1), wish.selector).toBeLessThan(0.05);
    }
    await page.evaluate(() => document.querySelector<HTMLIFrameElement>('#frame')!.contentWindow!.scrollTo(0, 300));
    expect(await inWorld((harness, argument) => harness.errors(argument, 3), wishes[0])).toContain(null);
  });

  for (const [how, go, reason] of [
    ['removed', () => document.querySelector('#go')!.remove(), 'removed'],
    [
      'not displayed',
      () => document.querySelector<HTMLElement>('#go')!.style.setProperty('display', 'none'),
      'invisible',
    ],
    ['scrolled out of the window', () => scrollTo(0, 800), 'clipped'],
    ['scrolled out of its box', () => document.querySelector('#box')!.scrollTo(0, 400), 'clipped'],
  ] as const) {
    test(`are gone within two frames when their control is ${how}, and that is said`, async () => {
      const { page, inWorld } = await begin(
        `<div id="box" style="height:300px;overflow:auto"><button id="go">Go</button><div style="height:900px"></div></div><div style="height:3000px"></div>`,
      );
      await inWorld((harness) => harness.render([{ selector: '#go' }]));
      await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
      await page.evaluate(go);
      await inWorld((harness) => harness.errors({ selector: '#go' }, 2));
      expect(await inWorld((harness) => harness.rings())).toEqual([]);
      expect(await inWorld((harness) => harness.log)).toContain(`lost #go ${reason}`);
    });
  }

  test('come in the first painted frame of a new control, and again when it is rendered anew', async () => {
    const { page, inWorld } = await begin(`<div id="app"></div>`);
    await inWorld((harness) => harness.follow('#go'));
    await inWorld((harness) => harness.errors({ selector: '#go' }, 40));
    for (let round = 0; round < 3; round += 1) {
      const errors = inWorld(
        (harness, times) => harness.errorsUntil({ selector: '#go' }, times ? 'look removed' : 'look added', times || 1),
        round,
      );
      await page.evaluate((left) => {
        document.querySelector('#app')!.innerHTML = `<button id="go" style="margin:50px ${left}px">Go</button>`;
      }, 50 * round);
      const seen = await errors;
      const first = round === 0 ? seen.findIndex((error) => error !== null) : 0;
      expect(
        seen.slice(first).every((error) => error !== null && error < 0.05),
        `round ${round}: ${seen}`,
      ).toBe(true);
      expect(seen.at(-1)).toBeLessThan(0.05);
    }
  });
});

describe('the card', () => {
  test('keeps off what is ringed and what is focused', async () => {
    const { page, inWorld } = await begin(
      `<button id="a" style="position:fixed;right:40px;bottom:40px">A</button><input id="b" style="position:fixed;right:40px;top:40px">`,
    );
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    await page.focus('#b');
    await inWorld((harness) => harness.errors({ selector: '#a' }, 30));
    const card = await inWorld((harness) => harness.cardBox());
    for (const id of ['#a', '#b']) expect(overlaps(card, (await page.locator(id).boundingBox())!), id).toBe(false);
  });

  test('folds to a chip where it has no room beside the ringed control, and opens again with room', async () => {
    const { page, inWorld } = await begin(`<button id="a" style="margin:200px 100px">A</button>`, {
      viewport: { width: 320, height: 400 },
    });
    await inWorld((harness) => harness.render([{ selector: '#a' }]));
    const card = await inWorld((harness) => harness.cardBox());
    expect(card.width).toBeLessThan(80);
    expect(overlaps(card, (await page.locator('#a').boundingBox())!)).toBe(false);
    await page.setViewportSize({ width: 900, height: 700 });
    await inWorld((harness) => harness.errors({ selector: '#a' }, 30));
    expect((await inWorld((harness) => harness.cardBox())).width).toBe(360);
  });

  test('is dragged by its bar and moved by arrow keys, and stays inside the window', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    const bar = await inWorld((harness) => harness.box('.progress'));
    await page.mouse.move(bar.x + 5, bar.y + 5);
    await page.mouse.down();
    await page.mouse.move(bar.x - 395, bar.y - 195, { steps: 3 });
    await page.mouse.up();
    expect(await inWorld((harness) => harness.cardBox().x)).toBe(232);
    await inWorld((harness) => harness.focusCard());
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await inWorld((harness) => harness.cardBox().x)).toBe(256);
    for (let index = 0; index < 30; index += 1) await page.keyboard.press('ArrowUp');
    expect(await inWorld((harness) => harness.cardBox().y)).toBe(8);
  });

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
    expect(await inWorld((harness) => harness.box('.panel').width)).toBe(0);
    await page.evaluate(() => document.querySelector('#go')!.remove());
    await inWorld((harness) => harness.render());
    expect(await inWorld((harness) => harness.box('.panel').width)).toBe(0);
    await inWorld((harness) => harness.show());
    expect(await inWorld((harness) => harness.box('.panel').width)).toBe(360);
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual(['Tab']);
  });

  test('takes the keyboard to the chip and back, and ignores an Enter struck twice', async () => {
    const { page, cdp, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.render());
    await inWorld((harness) => harness.focusCard());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    // Sent without waiting, so that the load of the machine cannot put half a second between.
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' } as const;
    const types = ['keyDown', 'keyUp', 'keyDown', 'keyUp'] as const;
    await Promise.all(types.map((type) => cdp.send('Input.dispatchKeyEvent', { ...enter, type })));
    expect(await inWorld((harness) => [harness.log, harness.focused()])).toEqual([['fold true'], 'chip']);
    expect(await inWorld((harness) => harness.text('.chip'))).toBe('6/9');
    expect((await inWorld((harness) => harness.cardBox())).width).toBeLessThan(80);
  });

  test('writes nothing for the same model, and keeps the focused button through another one', async () => {
    const { page, inWorld } = await begin(FORM);
    await inWorld((harness) =>
      harness.render([{ selector: '#go' }], {}, { text: 'Two scopes are missing', urgent: false }),
    );
    await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
    await inWorld((harness) => harness.countMutations());
    await inWorld((harness) => harness.again());
    await inWorld((harness) => harness.errors({ selector: '#go' }, 30));
    expect(await inWorld((harness) => harness.mutations)).toBe(0);
    await inWorld((harness) => harness.focusCard());
    for (let index = 0; index < 5; index += 1) await page.keyboard.press('Tab');
    expect(await inWorld((harness) => harness.focused())).toBe('primary');
    await inWorld((harness) =>
      harness.render([], { title: 'One scope is missing' }, { text: 'No secret', urgent: true }),
    );
    expect(
      await inWorld((harness) => [
        harness.focused(),
        harness.text('h2'),
        harness.text('[role=status]'),
        harness.live(),
      ]),
    ).toEqual(['primary', 'One scope is missing', 'No secret', 'assertive']);
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
    expect(await inWorld((harness) => harness.focused())).toBe('move');
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

  test('keeps its style, and lies above a popover that the page shows', async () => {
    const { page, inWorld } = await begin(
      `<div id="p" popover="manual" style="inset:0;width:100vw;height:100vh">Over</div>`,
    );
    await page.addStyleTag({
      content:
        'html > div{display:none!important;transform:scale(.5)!important;opacity:.1!important;pointer-events:none!important} ::backdrop{background:#000}',
    });
    await inWorld((harness) => harness.render());
    const box = await inWorld((harness) => harness.box('.panel'));
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

describe('watching the page', () => {
  test('reports a new control in the same task, a change by the person in the next frame, and a storm sparingly', async () => {
    const { page, inWorld } = await begin(
      `<div id="app"></div><div id="noise"></div><input id="tick" type="checkbox">`,
    );
    await inWorld((harness) => harness.follow('#go'));
    await page.evaluate(() => {
      document.querySelector('#app')!.innerHTML = '<p><button id="go">Go</button></p>';
    });
    await page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div');
    expect((await inWorld((harness) => harness.log)).slice(0, 2)).toEqual(['look start', 'look added']);
    await page.click('#tick');
    await inWorld((harness) => harness.errors({ selector: '#go' }, 2));
    expect(await inWorld((harness) => harness.log)).toContain('look input');

    const looks = await inWorld((harness) => harness.log.length);
    await page.evaluate(async () => {
      const noise = document.querySelector('#noise')!;
      for (let frame = 0; frame < 60; frame += 1) {
        for (let index = 0; index < 200; index += 1) {
          noise.setAttribute('class', `c${index}`);
          noise.append(document.createElement('span'));
          noise.lastChild!.remove();
        }
        await new Promise(requestAnimationFrame);
      }
    });
    expect((await inWorld((harness) => harness.log.length)) - looks).toBeLessThan(20);

    await inWorld((harness) => harness.stop());
    const stopped = await inWorld((harness) => harness.log.length);
    await page.click('#tick');
    await page.evaluate(() => document.querySelector('#go')!.remove());
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await inWorld((harness) => harness.log.length)).toBe(stopped);
  });

  test('looks once more after a burst of changes that matter only together', async () => {
    const { page, inWorld } = await begin(`<div id="app"><button id="go" style="display:none">Go</button></div>`);
    await inWorld((harness) => harness.follow('#go', 100));
    expect(await inWorld((harness) => harness.rings())).toEqual([]);
    await page.evaluate(() => document.querySelector('#go')!.setAttribute('style', 'margin:50px'));
    await expect.poll(() => inWorld((harness) => harness.log), { timeout: 1500 }).toContain('look changed');
    expect(await inWorld((harness) => harness.errorOf({ selector: '#go' }))).toBeLessThan(0.05);
  });

  test('costs nothing while nothing happens', async () => {
    const { cdp, inWorld } = await begin(FORM);
    await inWorld((harness) => harness.follow('#go'));
    await inWorld((harness) => harness.errors({ selector: '#go' }, 60));
    await cdp.send('Performance.enable');
    const read = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    const before = await read();
    // Two seconds of the browser's own clock, in which the test itself asks for no frame.
    let after = before;
    await expect
      .poll(
        async () => {
          after = await read();
          return after.Timestamp! - before.Timestamp!;
        },
        { interval: 250, timeout: 5000 },
      )
      .toBeGreaterThan(2);
    const perSecond =
      (1000 * (after.ScriptDuration! - before.ScriptDuration!)) / (after.Timestamp! - before.Timestamp!);
    expect(perSecond).toBeLessThan(1);
    expect(after.RecalcStyleCount! - before.RecalcStyleCount!).toBeLessThan(3);
  });
});
