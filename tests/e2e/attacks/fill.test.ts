import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Variant } from '../../portals/server/index.ts';
import { pressHandOff } from '../support/journey.ts';
import { overlayWhere, readOverlay } from '../support/overlay.ts';
import { count } from '../support/tally.ts';
import { CONNECTORS, fromConnectorsToForm, inLab, type Lab, openForm, soon, typedIn } from './lab.ts';

// A form that is not what it seems, and a click that is pressed twenty times. What the form's own variants do is in
// branches.test.ts.

let lab: Lab;

inLab('Attacks: the form', (opened) => {
  lab = opened;
});
beforeEach(async () => {
  await lab.fresh();
  await lab.giveCredentials();
});

/** Counts each write of anything into a field, in the page's own world. */
async function countWrites(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const all = globalThis as unknown as { writes: number };
    all.writes = 0;
    addEventListener(
      'input',
      ({ target, isTrusted }) => {
        if (!isTrusted && (target as HTMLInputElement).value) all.writes += 1;
      },
      true,
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { writes: number }).writes);
}

const ended = () => soon(async () => (await lab.handoff()).status).toMatch(/filled|refused|expired/);

test('twenty fast clicks on Hand off make one release and one fill', async () => {
  await lab.startGuide();
  const page = await lab.browser.context.newPage();
  const writes = await countWrites(page);
  await page.goto('https://purview.microsoft.com/compliancemanager/overviewpage');
  await lab.panel.bringToFront();
  const button = lab.panel.getByRole('button', { name: 'Hand off to Compliance Manager' });
  // Where it is the next thing to do, nothing that is said of it moves it: all clicks go to one place.
  await lab.panel.getByRole('region', { name: 'Compliance Manager' }).and(lab.panel.locator('.next')).waitFor();
  const { x, y, width, height } = (await button.boundingBox())!;
  for (let times = 0; times < 20; times += 1) await lab.panel.mouse.click(x + width / 2, y + height / 2);
  await soon(async () => (await lab.handoff()).status).toBe('armed');
  await page.bringToFront();
  await openForm(page);
  await soon(() => typedIn(page)).toEqual(lab.canaries());
  await ended();
  expect(await writes()).toBe(3);
  expect(lab.portals.requests.filter(({ path }) => path === '/oauth/token').length).toBeLessThanOrEqual(1);
  count('clicks on Hand off', 20);
  count('fills that they made');
});

test('a second tab with the same form gets nothing, before the fill or after it', async () => {
  const page = await lab.open('https://purview.microsoft.com/compliancemanager/overviewpage');
  await lab.handOff();
  const second = await lab.open('https://purview.microsoft.com/compliancemanager/overviewpage');
  await openForm(second);
  await page.bringToFront();
  await openForm(page);
  await soon(() => typedIn(page)).toEqual(lab.canaries());
  await second.reload();
  await openForm(second);
  expect((await typedIn(second)).join('')).toBe('');
  count('second tabs, empty');
});

test('the scripts of the page hear nothing of ours in the form before Hand off is pressed', async () => {
  await lab.startGuide();
  const page = await lab.open(CONNECTORS);
  await fromConnectorsToForm(page);
  await page.evaluate(() => {
    const all = globalThis as unknown as { heard: string[] };
    all.heard = [];
    for (const type of ['input', 'change', 'beforeinput', 'keydown', 'keyup', 'focusin', 'paste'])
      addEventListener(type, (event) => all.heard.push(type + event.isTrusted), true);
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  // The guide has seen the form, and says whence the values come.
  await overlayWhere(
    page,
    ({ card }) => card?.step === 'handoff' && card.text.includes('Hand off'),
    'The card of the form',
  );
  expect(await heard()).toEqual([]);
  await pressHandOff(lab.browser, lab.panel);
  await ended();
  // The control.
  expect((await heard()).filter((one) => one === 'inputfalse')).toHaveLength(3);
});

/** Each runs in the page when its form is there, before the guide is told to fill. */
const TRICKS: readonly [string, () => void][] = [
  [
    'a secret field under two per cent of opacity',
    () => {
      document.querySelector<HTMLElement>('.form input[type=password]')!.style.opacity = '0.02';
    },
  ],
  [
    'an ancestor without opacity',
    () => {
      document.querySelector<HTMLElement>('.fields')!.style.opacity = '0.01';
    },
  ],
  [
    'a secret field of one pixel',
    () => {
      document.querySelector<HTMLElement>('.form input[type=password]')!.style.cssText =
        'width:1px;height:1px;padding:0;border:0;min-width:0;min-height:0;position:absolute';
    },
  ],
  [
    'a secret field left of the window',
    () => {
      document.querySelector<HTMLElement>('.form input[type=password]')!.style.cssText = 'position:fixed;left:-2000px';
    },
  ],
  [
    'a secret field of no visibility',
    () => {
      document.querySelector<HTMLElement>('.form input[type=password]')!.style.visibility = 'hidden';
    },
  ],
  [
    'a secret field that is not displayed',
    () => {
      document.querySelector<HTMLElement>('.form input[type=password]')!.style.display = 'none';
    },
  ],
  [
    'a secret field of the hidden kind',
    () => {
      document.querySelector<HTMLInputElement>('.form input[type=password]')!.type = 'hidden';
    },
  ],
  [
    'a secret field that is clipped to nothing',
    () => {
      // With the frame around it, which is what is seen of a field.
      document.querySelector('.form input[type=password]')!.parentElement!.style.clipPath = 'inset(50%)';
    },
  ],
  [
    'one that is clipped, in a form that shadows what the DOM is called,',
    () => {
      const frame = document.querySelector('.form input[type=password]')!.parentElement!;
      frame.style.clipPath = 'inset(50%)';
      const form = document.createElement('form');
      frame.before(form);
      form.append(frame);
      const input = document.createElement('input');
      input.name = 'contains';
      input.hidden = true;
      form.append(input);
    },
  ],
  [
    'a form hidden from assistive technology',
    () => {
      document.querySelector('.fields')!.setAttribute('aria-hidden', 'true');
    },
  ],
  [
    'an inert form',
    () => {
      document.querySelector('.fields')!.setAttribute('inert', '');
    },
  ],
  [
    'a decoy whose label has a Cyrillic letter beside a real field of another name',
    () => {
      for (const label of document.querySelectorAll('.form label')) {
        const text = [...label.childNodes].find((node) => node.nodeType === 3 || node.firstChild?.nodeType === 3);
        if (text && /secret/i.test(text.textContent ?? '')) text.textContent = '\u0421lient s\u0435cret';
      }
    },
  ],
];

test.each(TRICKS)('%s is not filled, which is told', async (_name, trick) => {
  const page = await lab.browser.context.newPage();
  const writes = await countWrites(page);
  await page.goto(CONNECTORS);
  await fromConnectorsToForm(page);
  await page.evaluate(trick);
  await pressHandOff(lab.browser, lab.panel);
  // Told in the panel where the form was looked at, and by the card where not even a form was seen.
  const told = async () =>
    (await lab.handoff()).refusal !== null || /lost|attention/.test((await readOverlay(page)).card?.state ?? '');
  await soon(told).toBe(true);
  expect((await typedIn(page)).join('')).toBe('');
  expect(await writes()).toBe(0);
  count('forms that are not what they seem, refused');
});

test('a secret field of no height is told as hidden, not as covered', async () => {
  const page = await lab.open(CONNECTORS);
  await fromConnectorsToForm(page);
  await page.locator('.form input[type=password]').evaluate((field) => {
    (field as HTMLElement).style.cssText = 'height:1px;min-height:0;padding:0;border:0';
  });
  await pressHandOff(lab.browser, lab.panel);
  await soon(async () => (await lab.handoff()).refusal).toBe('hidden-field');
  await lab.panel.getByText('A field is hidden').waitFor();
  expect((await typedIn(page)).join('')).toBe('');
});

const AT_THE_WRITE: readonly [string, () => void][] = [
  [
    'a field is replaced while the first one is written',
    () => {
      addEventListener(
        'input',
        () => {
          const field = document.querySelector<HTMLInputElement>('.form input[type=password]')!;
          Object.assign(globalThis, { held: field });
          if (!field.value) field.replaceWith(field.cloneNode());
        },
        { capture: true, once: true },
      );
    },
  ],
  [
    'two labels change places while the first field is written',
    () => {
      addEventListener(
        'input',
        () => {
          const labels = [...document.querySelectorAll('.form label')].slice(0, 2);
          const [one, two] = labels.map((label) => label.textContent);
          labels[0]!.textContent = two!;
          labels[1]!.textContent = one!;
        },
        { capture: true, once: true },
      );
    },
  ],
];

test.each(AT_THE_WRITE)('%s: read back, and all three cleared', async (_name, trick) => {
  const page = await lab.open(CONNECTORS);
  await fromConnectorsToForm(page);
  await page.evaluate(trick);
  await pressHandOff(lab.browser, lab.panel);
  await ended();
  expect((await lab.handoff()).refusal).toBe('read-back');
  expect((await typedIn(page)).join('')).toBe('');
  expect(await page.evaluate(() => (globalThis as { held?: HTMLInputElement }).held?.value ?? '')).toBe('');
  count('forms that change under the write, cleared');
});

test('a page that sets the fields back a moment later: said, and all three cleared', async () => {
  lab.portals.world.variant.purviewForm = 'reset';
  const page = await lab.open(CONNECTORS);
  await fromConnectorsToForm(page);
  await pressHandOff(lab.browser, lab.panel);
  await ended();
  expect((await lab.handoff()).refusal).toBe('read-back');
  expect((await typedIn(page)).join('')).toBe('');
  count('forms that change under the write, cleared');
});

const VARIANTS: readonly Variant['purviewForm'][] = ['decoy-offscreen', 'decoy-transparent'];

test.each(VARIANTS)('the form variant %s: the real fields or none', async (purviewForm) => {
  lab.portals.world.variant.purviewForm = purviewForm;
  const page = await lab.open(CONNECTORS);
  await fromConnectorsToForm(page);
  await pressHandOff(lab.browser, lab.panel);
  await ended();
  const [account, client, secret, decoy = ''] = await typedIn(page);
  expect(decoy).toBe('');
  expect(['', lab.canaries().join()]).toContain(
    [account, client, secret].every((value) => value === '') ? '' : [account, client, secret].join(),
  );
  count('form variants');
});
