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

  test('have a tag with their word where it hides no text of the page, else none', async () => {
    const { inWorld } = await begin(
      `<p style="margin:0;font:16px/20px sans-serif">${'Many words stand above it. '.repeat(9)}</p>
       <input id="below" value="x" style="display:block;width:300px;height:30px;margin:6px">
       <div style="height:80px"></div>
       <p style="margin:0;font:16px/22px sans-serif">${'Words all around. '.repeat(40)} <b id="none">it</b> ${'Words all around. '.repeat(40)}</p>`,
    );
    await inWorld((harness) =>
      harness.render([
        { selector: '#below', action: 'type', word: 'Type' },
        { selector: '#none', word: 'Click' },
        { selector: 'p', status: 'done', word: '' },
      ]),
    );
    const rings = await inWorld((harness) => harness.rings());
    const tags = await inWorld((harness) => harness.tags());
    expect(tags.map(({ text, box }) => [text, box.width > 0])).toEqual([
      ['', false],
      ['Type', true],
      ['Click', false],
    ]);
    expect(tags[1]!.box.y).toBeGreaterThanOrEqual(rings[1]!.box.y + rings[1]!.box.height - 3);
  });

  test('surround of a text field what is drawn as one: its own border, or the frame with its eye, and no more', async () => {
    const { inWorld } = await begin(
      `<style>input { border: 0 } .frame { border: 1px solid; width: 300px; padding: 4px }</style>
       <div class="frame" id="eye"><input id="a"><button>Eye</button></div>
       <div style="position:relative" id="mui"><input id="b"><fieldset style="position:absolute;inset:0;border:1px solid"></fieldset></div>
       <div class="frame" id="two"><input id="c"><input></div>
       <div class="frame" style="height:200px"><input id="d"></div>
       <div class="frame"><input id="e" style="border:1px solid"></div>
       <div class="frame"><input id="f" type="checkbox"></div>`,
    );
    const frames = await inWorld((harness) => ['#a', '#b', '#c', '#d', '#e', '#f'].map(harness.frameOf));
    expect(frames).toEqual(['eye', 'mui', 'c', 'd', 'e', 'f']);
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

  test('stand to the end of a scroll container on a page that zooms its body', async () => {
    const { page, inWorld } = await begin(
      `<div style="height:200px;overflow:auto"><div style="height:160px"></div><button id="go">Go</button></div>`,
    );
    await page.evaluate(() => document.body.style.setProperty('zoom', '1.5'));
    await inWorld((harness) => harness.render([{ selector: '#go' }]));
    expect((await inWorld((harness) => harness.rings())).map(({ target }) => target)).toEqual(['#go']);
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

  test('looks soon after what answers a click, and after the end of a fade, which changes nothing in the page', async () => {
    const { page, inWorld } = await begin(
      `<style>#go { opacity: 0; transition: opacity 150ms } #show:checked ~ #go { opacity: 1 }</style>
       <input id="tick" type="checkbox"><input id="show" type="checkbox"><button id="go" disabled>Go</button>`,
    );
    const looks = () => inWorld((harness) => harness.log.filter((line) => line === 'look changed').length);
    await page.evaluate(() => {
      const enable = () => {
        document.querySelector<HTMLButtonElement>('#go')!.disabled = false;
        document.title = String(performance.now());
      };
      document.querySelector('#tick')!.addEventListener('click', () => setTimeout(enable, 60));
    });
    await inWorld((harness) => harness.follow('#go', 40));
    await page.click('#tick');
    await expect.poll(looks, { timeout: 5000 }).toBe(1);
    const late = (await inWorld((harness) => harness.lookedAt)) - Number(await page.title());
    // A change that nobody asked for waits 900 ms for others.
    expect(late).toBeLessThan(700);
    await page.click('#show');
    await expect.poll(looks, { timeout: 5000 }).toBe(2);
  });

  test('draws no ring round a button that is renamed where it stands, while there is no time to look at it', async () => {
    const { page, inWorld } = await begin(`<p>Ready</p><button id="go">Activate</button>`);
    await inWorld((harness) => harness.follow('#go', 10_000));
    await inWorld((harness) => harness.errors({ selector: '#go' }, 2));
    expect(await inWorld((harness) => harness.rings().length)).toBe(1);
    await page.evaluate(() => {
      document.querySelector('p')!.textContent = 'Done';
    });
    await inWorld((harness) => harness.errors({ selector: '#go' }, 2));
    expect(await inWorld((harness) => harness.rings().length), 'another text says nothing of the button').toBe(1);
    await page.evaluate(() => {
      document.querySelector('#go')!.textContent = 'Deactivate';
    });
    expect(await inWorld((harness) => harness.errors({ selector: '#go' }, 2))).toEqual([null, null]);
    expect(await inWorld((harness) => harness.log)).toEqual(['look start']);
    await expect.poll(() => inWorld((harness) => harness.rings().length), { timeout: 5000 }).toBe(1);
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
