import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { CARD_ACTS } from '../../../utils/messages/schemas.ts';
import { checkRings, newWalk } from '../support/follower.ts';
import { appAddress, MANAGER } from '../support/journey.ts';
import { type Box, overlayWhere, readOverlay } from '../support/overlay.ts';
import { count } from '../support/tally.ts';
import { inLab, type Lab, soon } from './lab.ts';
import { inWorld, sendFrom, sendOwn, storageOf } from './probe.ts';
import { pen, touch, touchByScript } from './touches.ts';

// A hostile page against the card: what it can see, press, cover, tear out or put words into.

let lab: Lab;

inLab('Attacks: hostile pages', (opened) => {
  lab = opened;
});
beforeEach(() => lab.fresh());

/** The page of the App Credentials with the guide running, and what `before` put into the page first. */
async function atCredentials(before?: () => void): Promise<Page> {
  const page = await lab.browser.context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(appAddress(lab.app, 'credentials'));
  await lab.startGuide();
  await page.bringToFront();
  await collectButton(page);
  return page;
}

async function collectButton(page: Page): Promise<Box> {
  const shown = await overlayWhere(
    page,
    ({ card }) => card?.step === 'credentials' && card.primary !== null,
    'The button that collects',
  );
  return shown.card!.primary!;
}

const middle = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;
const isCollected = async () =>
  Boolean(((await storageOf(lab.panel)).session.vault as { kept?: unknown } | undefined)?.kept);

/** The guide's host, from the page's point of view. */
const HOST = 'html > :not(head, body)';

describe('what a page sees', () => {
  test('one element with nothing in it; a patched attachShadow is never called', async () => {
    const page = await atCredentials(() => {
      const all = globalThis as unknown as { roots: ShadowRoot[] };
      all.roots = [];
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function patched(init) {
        const root = attach.call(this, init);
        all.roots.push(root);
        return root;
      };
    });
    const seen = await page.evaluate((selector) => {
      const hosts = [...document.querySelectorAll(selector)];
      const host = hosts[0] as HTMLElement;
      return {
        hosts: hosts.length,
        root: host.shadowRoot,
        html: host.outerHTML,
        text: host.innerText,
        caught: (globalThis as unknown as { roots: ShadowRoot[] }).roots.filter((root) => root.host === host).length,
      };
    }, HOST);
    expect(seen).toEqual({ hosts: 1, root: null, html: '<div popover="manual"></div>', text: '', caught: 0 });
    count('views of the page into the card, empty', 5);
  });

  test('events of the card that a page hears show the host, nothing inside it, and no keys', async () => {
    const page = await atCredentials(() => {
      const all = globalThis as unknown as { heard: string[] };
      all.heard = [];
      const types = Object.keys(window)
        .filter((name) => name.startsWith('on'))
        .map((name) => name.slice(2));
      for (const type of types) {
        addEventListener(
          type,
          (event) => {
            const [first] = event.composedPath();
            const isOurs =
              first instanceof Element &&
              first.parentElement === document.documentElement &&
              first !== document.body &&
              first !== document.head;
            if (isOurs) all.heard.push(`${type} ${first.tagName} ${(event as KeyboardEvent).key ?? ''}`);
            else if (first instanceof Node && first.getRootNode() instanceof ShadowRoot)
              all.heard.push(`inside ${type}`);
          },
          true,
        );
      }
    });
    await page.mouse.move(...middle(await collectButton(page)));
    await page.mouse.click(...middle(await collectButton(page)));
    await soon(isCollected).toBe(true);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    // The control: the page does hear that its mouse is over the host.
    expect(heard.some((one) => one.startsWith('pointer'))).toBe(true);
    expect(heard.filter((one) => !/ DIV $/.test(one))).toEqual([]);
    count('events of the card that a page heard, all of the host alone', heard.length);
  });
});

describe('what a page can press', () => {
  test('a made click, touch or key does nothing; a real one does', async () => {
    const page = await atCredentials();
    const [x, y] = middle(await collectButton(page));
    const made = await page.evaluate(
      ({ selector, clientX, clientY }) => {
        const host = document.querySelector(selector) as HTMLElement;
        const at = { bubbles: true, composed: true, cancelable: true, clientX, clientY, button: 0, detail: 1 };
        const events = [
          ...['pointerdown', 'pointerup', 'pointermove'].map((type) => new PointerEvent(type, at)),
          ...['mousedown', 'mouseup', 'click', 'dblclick'].map((type) => new MouseEvent(type, at)),
          ...['keydown', 'keyup', 'keypress'].flatMap((type) =>
            ['Enter', ' '].map((key) => new KeyboardEvent(type, { ...at, key })),
          ),
          new Event('submit', at),
        ];
        let number = 0;
        for (const target of [host, document, document.elementFromPoint(clientX, clientY)!]) {
          for (const event of events) {
            target.dispatchEvent(new (event.constructor as typeof Event)(event.type, event));
            number += 1;
          }
        }
        host.click();
        host.focus();
        return number + 2;
      },
      { selector: HOST, clientX: x, clientY: y },
    );
    // An answered message later, an earlier one would have been acted on.
    await sendFrom(page, { type: 'page.hello' });
    expect(await isCollected()).toBe(false);
    count('made events, without effect', made);
    await page.mouse.click(x, y);
    await soon(isCollected).toBe(true);
  });

  test('touches and pens that are made do nothing, inside of the closed root too; real ones do', async () => {
    const page = await atCredentials();
    // Where the content script runs, which is nearer to the button than any page comes.
    const made = await inWorld<number>(page, `(${touchByScript})()`);
    const session = await page.context().newCDPSession(page);
    await sendFrom(page, { type: 'page.hello' });
    expect(await isCollected()).toBe(false);
    count('made events, without effect', made);
    for (const [name, press] of Object.entries({ touch, pen })) {
      await press(session, ...middle(await collectButton(page)));
      await soon(async () => [name, await isCollected()]).toEqual([name, true]);
      // A made one that had collected a moment ago would have left two sets.
      expect((await storageOf(lab.panel)).session.vault).toMatchObject({ pending: null });
      await sendOwn(lab.panel, { type: 'panel.forget' });
    }
  });

  test('keyjacking: the page gives the host the focus at every key, Enter and Space are typed', async () => {
    const page = await atCredentials(() => {
      addEventListener('keydown', () => document.querySelector<HTMLElement>('html > :not(head, body)')?.focus(), true);
    });
    for (let times = 0; times < 10; times += 1) {
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      count('stolen key presses, without effect', 2);
    }
    await sendFrom(page, { type: 'page.hello' });
    expect(await isCollected()).toBe(false);
  });

  test('whatever a card’s button may ask for, stolen clicks included, brings no value and arms nothing', async () => {
    await lab.giveCredentials();
    const page = await lab.open(MANAGER);
    for (const act of CARD_ACTS) {
      const asked = sendFrom(page, { type: 'page.act', act, step: 'create' });
      // What leads the page away may cut its own answer off.
      const reply = JSON.stringify(await (act === 'open' ? asked.catch(() => null) : asked));
      for (const canary of lab.canaries()) expect([act, reply.includes(canary)]).toEqual([act, false]);
      expect([act, (await lab.handoff()).status]).toEqual([act, 'idle']);
      count('powers of the card’s buttons, none worth a stolen click');
      if (act === 'stop') await lab.giveCredentials();
      if (act === 'open') await page.waitForURL(/marketplace/);
    }
    expect(await sendFrom(page, { type: 'page.panel' })).toEqual({ ok: expect.any(Boolean) });
  });

  test.each([
    [
      'a hollow pane over it',
      'const pane = document.createElement("div"); pane.style.cssText = "position:fixed;inset:0;z-index:2147483647;pointer-events:none;background:#fff"; document.body.append(pane);',
    ],
    [
      'a popover shown after it',
      'const pane = document.createElement("div"); pane.popover = "manual"; pane.style.cssText = "inset:0;width:100%;height:100%;pointer-events:none"; document.body.append(pane); pane.showPopover();',
    ],
    ['a page without opacity', 'document.documentElement.style.opacity = "0.01";'],
    [
      'a host without opacity',
      'const host = document.querySelector("html > :not(head, body)"); host.style.cssText = "opacity:0.01 !important; transform:scale(3) !important";',
    ],
  ])('clickjacked by %s, it still only reads', async (_how, attack) => {
    const page = await atCredentials();
    await page.evaluate(attack);
    const button = (await readOverlay(page)).card?.primary;
    if (button) await page.mouse.click(...middle(button));
    await sendFrom(page, { type: 'page.hello' });
    expect((await lab.handoff()).status).toBe('idle');
    expect(lab.portals.requests.filter(({ path }) => path === '/oauth/token')).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)).toBeLessThanOrEqual(
      2,
    );
    count('clickjacking set-ups, nothing released');
  });
});

describe('what a page can break', () => {
  test('torn out at every change, the card gives in soon, and the panel goes on', async () => {
    const page = await lab.open(appAddress(lab.app, 'credentials'));
    await page.evaluate(() => {
      const all = globalThis as unknown as { torn: number; last: number };
      all.torn = 0;
      all.last = performance.now();
      new MutationObserver(() => {
        const host = document.querySelector('html > :not(head, body)');
        if (!host) return;
        all.torn += 1;
        all.last = performance.now();
        host.remove();
      }).observe(document.documentElement, { childList: true });
    });
    await lab.startGuide();
    await page.bringToFront();
    const quiet = () =>
      page.evaluate(() => {
        const { torn, last } = globalThis as unknown as { torn: number; last: number };
        return torn > 0 && performance.now() - last > 1500;
      });
    await expect.poll(quiet, { timeout: 15_000 }).toBe(true);
    const torn = await page.evaluate(() => (globalThis as unknown as { torn: number }).torn);
    expect(torn).toBeLessThanOrEqual(7);
    count('times that the host was torn out before it gave in', torn);
    await lab.panel.bringToFront();
    await lab.panel.getByRole('button', { name: 'Collect credentials' }).click();
    await lab.panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
  });

  test('names with markup, scripts and control characters are text, in card and panel', async () => {
    const nasty =
      '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>\u202egnp.exe\u200b{{7*7}}&amp;';
    lab.app.name = nasty;
    const page = await atCredentials();
    await page.mouse.click(...middle(await collectButton(page)));
    await lab.panel.bringToFront();
    await lab.panel.getByRole('button', { name: 'Forget credentials' }).waitFor();
    for (const one of [page, lab.panel]) {
      expect(await one.evaluate(() => (globalThis as unknown as { ran?: number }).ran)).toBeUndefined();
      expect(await one.locator('img[src="x"]').count()).toBe(0);
    }
    const { local } = await storageOf(lab.panel);
    expect(JSON.stringify(local).length).toBeLessThan(10_000);
    count('hostile names, shown as text');
  });

  test('forms that shadow what the DOM is called do not mislead it', async () => {
    const page = await atCredentials();
    await page.evaluate(() => {
      const form = document.createElement('form');
      for (const name of [
        'parentNode',
        'parentElement',
        'children',
        'querySelector',
        'querySelectorAll',
        'getRootNode',
        'closest',
        'matches',
        'contains',
        'tagName',
        'nodeType',
        'isConnected',
        'checkVisibility',
        'getBoundingClientRect',
        'shadowRoot',
        'textContent',
        'getAttribute',
        'attributes',
        'ownerDocument',
        'action',
        'id',
      ]) {
        const input = document.createElement('input');
        input.name = name;
        input.hidden = true;
        form.append(input);
      }
      const app = document.getElementById('app')!;
      document.body.append(form);
      // Not the page's own nodes: React goes on, and everything of the page is now inside of the form.
      form.append(app);
      const image = document.createElement('img');
      image.setAttribute('name', 'querySelector');
      document.body.append(image);
    });
    const walk = newWalk();
    await page.mouse.click(...middle(await collectButton(page)));
    await soon(isCollected).toBe(true);
    await checkRings(page, walk);
    expect(walk.wrong).toEqual([]);
    const { vault } = (await storageOf(lab.panel)).session as { vault: { kept: { values: object } } };
    expect(Object.values(vault.kept.values).sort()).toEqual([...lab.canaries()].sort());
    count('names that a form shadowed', 21);
  });
});
