// The person's hands in the survey: they know the page's own truth, and use mouse, wheel and keyboard only.
import { pressPrimary, sleep, truth, typeCredentials } from '../browser.mjs';
import { credentialsOf } from '../robot.mjs';
import { targetsOf } from './rings.mjs';

const middle = (b) => ({ x: b.x + b.width / 2, y: b.y + b.height / 2 });

/** One frame of the page; a page that goes elsewhere meanwhile has none. */
const frame = (page) => page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => {});

/** Waits, frame by frame, until the condition holds; false when it has not after `ms`. */
async function until(page, condition, ms) {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (await condition()) return true;
    await frame(page);
  }
  return false;
}

/** In the page: resolves once nothing that scrolls has moved for three frames. */
async function scrolledInPage() {
  const places = () =>
    [document.scrollingElement, ...document.querySelectorAll('body *')].map((e) => e.scrollTop).join();
  for (let last = '', same = 0, frames = 0; same < 3 && frames < 60; frames += 1) {
    await new Promise(requestAnimationFrame);
    const now = places();
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

/** Waits until the page has neither changed nor loaded anything for a while (`each` runs meanwhile); false when it never comes to rest. */
export async function quiet(page, { calm = 350, ms = 6000, each = () => frame(page) } = {}) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if ((await page.evaluate(() => window.__settled?.().quiet ?? 0).catch(() => 0)) > calm) return true;
    await each();
  }
  return false;
}

/** In the page: everything that can be scrolled and is in sight, the page itself first. */
function scrollersInPage() {
  const room = (e) => e.scrollHeight - e.clientHeight > 20;
  const onTop = (e, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return !!hit && e.contains(hit);
  };
  const flows = (e) => room(e) && /auto|scroll/.test(getComputedStyle(e).overflowY);
  const inner = [...document.querySelectorAll('body *')]
    .filter(flows)
    .map((e) => {
      const r = e.getBoundingClientRect();
      return {
        x: r.x + r.width / 2,
        y: (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2,
        height: r.height,
        top: e.scrollTop,
        e,
      };
    })
    .filter(({ e, x, y }) => onTop(e, x, y));
  const whole = { x: innerWidth / 2, y: innerHeight / 2, height: innerHeight, top: scrollY };
  return [...(room(document.scrollingElement) ? [whole] : []), ...inner.map(({ e, ...rest }) => rest)];
}

/**
 * In the page, for each target a point of each of its controls where a person sees it: null when it is not wholly in the window, or when
 * something lies over it (a bar that sticks to the edge, a bubble). The guide's own card counts as nothing over it, unless `card`.
 */
function pointsInPage([targets, card]) {
  const guest = (e) => !card && e.matches('[popover=manual]:empty');
  const of = (e, hit) =>
    e.contains(hit) ||
    hit.contains(e) ||
    !!hit.closest('label')?.contains(e) ||
    (hit.matches('input') && hit.parentElement.contains(e)); // the transparent input of a drawn box
  const pointOf = (e) => {
    const r = e.getBoundingClientRect(),
      y = r.y + r.height / 2,
      tall = r.height > innerHeight * 0.7;
    if (!r.width || !r.height || y < 0 || y > innerHeight || (!tall && (r.top < 0 || r.bottom > innerHeight)))
      return null;
    const free = (x) => {
      const hit = e
        .getRootNode()
        .elementsFromPoint(x, y)
        .find((h) => !guest(h));
      return !!hit && of(e, hit);
    };
    const x = [0.5, 0.2, 0.8].map((part) => r.x + r.width * part).find(free);
    return x === undefined ? null : { x, y };
  };
  return targets.map((t) => [...(window.__oracle?.(t) ?? [])].map(pointOf));
}

export function hands({ page, side, world }) {
  const size = page.viewportSize();
  const boxes = async (target) =>
    (await truth(page, target).catch(() => [])).filter((b) => b.width > 0 && b.height > 0);
  const all = async (entry) => (await Promise.all(targetsOf(entry).map(boxes))).flat();
  const points = (entry, card = false) => page.evaluate(pointsInPage, [targetsOf(entry), card]).catch(() => []);
  /** Of several targets, the first one that the page has is the one to be seen. */
  const inSight = async (entry) => (await points(entry)).find((list) => list.length)?.some(Boolean) ?? false;
  const scrollers = () => page.evaluate(scrollersInPage).catch(() => []);

  async function wheel(at, by) {
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, Math.round(by));
    await page.evaluate(scrolledInPage).catch(() => {});
  }

  /** Turns the wheel over one thing that scrolls until the entry is in sight or its end is met. */
  async function search(entry, index, direction) {
    for (let turns = 0, last; turns < 40; turns += 1) {
      const at = (await scrollers())[index];
      if (!at || at.top === last) return inSight(entry);
      last = at.top;
      await wheel(at, direction * at.height * 0.6);
      if (await inSight(entry)) return true;
    }
    return false;
  }

  /** Waits for late data, then scrolls until one of the entry's targets is in sight, as a person would; false when there is none here. */
  async function reveal(entry) {
    await until(page, async () => (await all(entry)).length > 0, 3000);
    if (await inSight(entry)) return true;
    const [box] = await all(entry); // of the first target that the page has
    const centre = { x: size.width / 2, y: size.height / 2 };
    if (box) await wheel(centre, middle(box).y - centre.y);
    if (box && (await inSight(entry))) return true;
    const { length } = await scrollers();
    for (let i = 0; i < length; i += 1)
      for (const direction of [1, -1]) if (await search(entry, i, direction)) return true;
    return false;
  }

  /** What an act sets off has come and gone: the page has been still for as long as a person looks at it. */
  const answered = () => quiet(page, { calm: 300, ms: 2000 });

  async function click(target, nth = 0) {
    if (!(await reveal(target))) throw new Error(`no control in sight for ${target}`);
    await quiet(page, { ms: 3000 });
    const [clear = []] = await points(target, true),
      [behindCard = []] = await points(target),
      at = clear[nth] ?? behindCard[nth];
    if (!at) throw new Error(`the control for ${target} went away`);
    const { x, y } = at;
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.click(x, y);
    await answered();
  }

  async function type(target, text) {
    await click(target);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text, { delay: 3 });
    await answered();
  }

  const prompt = () =>
    page
      .evaluate(() => {
        const r = window.__interruption?.()?.getBoundingClientRect();
        return r ? { x: r.x, y: r.y, width: r.width, height: r.height } : null;
      })
      .catch(() => null);

  /** Presses the button of a legal or first-visit prompt, which is the person's own; waits `ms` for one to come. */
  async function agree(ms = 0) {
    if (!(await prompt()) && !(await until(page, async () => (await prompt()) !== null, ms))) return false;
    // It comes in with a motion.
    await answered();
    const box = await prompt();
    if (box) {
      const { x, y } = middle(box);
      await page.mouse.click(x, y);
      await answered();
    }
    return true;
  }

  /** With no extension (SELF=1) there is no panel and no card: these three then do nothing. */
  async function panel(name) {
    if (!side) return false;
    await side.bringToFront();
    const pressed = await side
      .getByRole('button', { name, exact: true })
      .first()
      .click({ timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
    await page.bringToFront();
    await answered();
    return pressed;
  }
  async function credentials() {
    if (!side) return;
    await page.bringToFront();
    await typeCredentials(side, credentialsOf(world));
    await page.bringToFront();
    await answered();
  }
  const primary = async () => !!side && pressPrimary(page);

  return { boxes, inSight, reveal, click, type, agree, prompt, panel, credentials, primary, sleep };
}
