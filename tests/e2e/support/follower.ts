import type { Page } from 'playwright-core';
import type { TruthBox } from '../../portals/truth.ts';
import type { Browser } from './browser.ts';
import { type Box, type GuidePage, glimpsed, readOverlay, type Shown, type ShownRing } from './overlay.ts';
import { textsOf } from './texts.ts';

/** How far a ring may stand off its control on each side, in pixels, and half a pixel of rounding. */
export const MARGIN = 8.5;
const ACTED_ON = new Set(['required', 'missing', 'next']);

const OWN_VALUES: Record<string, string> = {
  'information.company-name': 'Contoso',
  'information.contact-name': 'Ada Example',
  'information.contact-email': 'ada@contoso.example',
};

export interface Walk {
  /** What was done, a line each. */
  readonly log: string[];
  /** Rings that were not on their control. Must stay empty. */
  readonly wrong: string[];
  rings: number;
}

export const newWalk = (): Walk => ({ log: [], wrong: [], rings: 0 });

const middle = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;

/** Whether a ring stands around a control. Runs in pages too, so it uses nothing but what it is given. */
export function surrounds(ring: Box, control: Box, margin: number): boolean {
  const left = control.x - ring.x;
  const top = control.y - ring.y;
  const right = ring.x + ring.width - control.x - control.width;
  const bottom = ring.y + ring.height - control.y - control.height;
  return [left, top, right, bottom].every((gap) => gap >= -1 && gap <= margin);
}

async function truthOf(page: GuidePage): Promise<TruthBox[]> {
  return page.evaluate(
    () => (window as unknown as { portalTruth?: { boxes(): TruthBox[] } }).portalTruth?.boxes() ?? [],
  );
}

/** Compares every ring with what the page knows of its own controls. A ring that moves is read again once. */
export async function checkRings(page: GuidePage, walk: Walk): Promise<Shown> {
  let wrong: string[] = [];
  let shown = await readOverlay(page);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const truth = await truthOf(page);
    wrong = shown.rings
      .filter(
        (ring) =>
          !truth.some(({ id, box, visible }) => id === ring.target && visible && surrounds(ring.box, box, MARGIN)),
      )
      .map((ring) => {
        const known = truth.filter(({ id }) => id === ring.target).map(({ box }) => JSON.stringify(box));
        return `${ring.target} at ${JSON.stringify(ring.box)}, page says ${known.join(' or ') || 'there is none'}, ${page.url()}`;
      });
    if (wrong.length === 0) break;
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    shown = await readOverlay(page);
  }
  walk.rings += shown.rings.length;
  walk.wrong.push(...wrong);
  return shown;
}

async function actOn(page: GuidePage, ring: ShownRing): Promise<void> {
  const [x, y] = middle(ring.box);
  await page.mouse.click(x, y);
  if (ring.action !== 'type') return;
  await page.keyboard.press('ControlOrMeta+a');
  // The card offers what it wants as a copy; what is the administrator's own is typed.
  if (ring.value) await page.keyboard.insertText(ring.value);
  else await page.keyboard.type(OWN_VALUES[ring.target] ?? 'Example');
}

/** The administrator's alone: the guide only names it. Each is pressed when the card names it and the page has it. */
const OWN_TO_PRESS = ['Agree', 'Get started', 'Got it', 'OK', 'Close Security Copilot'];

/** What is shown and where, without the places. */
function gist(page: GuidePage, { card, rings }: Shown): string {
  return JSON.stringify([
    page.url(),
    card?.step,
    card?.state,
    card?.text,
    rings.map(({ target, status, value }) => [target, status, value]),
  ]);
}

export interface FollowOptions<OfPage extends GuidePage = Page> {
  /** Stop when this is shown. */
  readonly until: (shown: Shown) => boolean;
  readonly most?: number;
  /** Called at each turn before acting (a reload, a screenshot). True: what was shown holds no more, look again. */
  readonly each?: (shown: Shown, page: OfPage) => Promise<boolean | undefined>;
  /** The page replaces its nodes: a press between whose halves one falls is lost, and it is pressed once more. */
  readonly losesPresses?: boolean;
}

const canAct = ({ card, rings }: Shown) =>
  card !== null && (rings.some(({ status }) => ACTED_ON.has(status)) || card.primary !== null);

/** The one control of the page that the card names, and that only the administrator may press; or null. */
async function ownToPress(page: GuidePage, { card }: Shown): Promise<string | null> {
  for (const name of OWN_TO_PRESS) {
    if (card?.named.includes(name) && (await page.getByRole('button', { name, exact: true }).isVisible())) return name;
  }
  return null;
}

/** Does nothing but what rings and card say. */
export async function follow<OfPage extends GuidePage>(
  page: OfPage,
  walk: Walk,
  options: FollowOptions<OfPage>,
): Promise<Shown> {
  for (let turn = 0; turn < (options.most ?? 60); turn += 1) {
    await glimpsed(
      page,
      (now) => canAct(now) || (now.card?.named.some((name) => OWN_TO_PRESS.includes(name)) ?? false),
      `A ring or a primary button (after: ${walk.log.slice(-3).join('; ')})`,
    );
    const shown = await checkRings(page, walk);
    if (!shown.card) continue;
    if (options.until(shown)) return shown;
    if (await options.each?.(shown, page)) continue;
    const ring = shown.rings.find(({ status }) => ACTED_ON.has(status));
    const own = ring ? null : await ownToPress(page, shown);
    const before = gist(page, shown);
    if (own) {
      walk.log.push(`${shown.card.step}: press the page's own "${own}"`);
      const box = await page
        .getByRole('button', { name: own, exact: true })
        .boundingBox({ timeout: 1000 })
        .catch(() => null);
      if (box) await page.mouse.click(...middle(box));
      // The next prompt may look the same to the guide.
      continue;
    } else if (ring) {
      walk.log.push(`${shown.card.step}: ${ring.action} ${ring.target}${ring.value ? ` "${ring.value}"` : ''}`);
      await actOn(page, ring);
    } else if (shown.card.primary) {
      walk.log.push(`${shown.card.step}: press "${shown.card.primaryLabel}"`);
      await page.mouse.click(...middle(shown.card.primary));
    }
    // Where there was nothing to do (any more), something else must show, too.
    const change = (ms: number) =>
      glimpsed(page, (now) => gist(page, now) !== before, `A change after "${walk.log.at(-1)}"`, ms);
    if (ring?.action === 'click' && options.losesPresses) {
      await change(2000).catch(() => actOn(page, ring));
    }
    await change(6000);
  }
  throw new Error(`Not there after ${options.most ?? 60} turns: ${walk.log.slice(-8).join('; ')}`);
}

/** Starts the guide from the popup page, then leaves it. */
export async function pressStart(browser: Browser, t = textsOf('en')): Promise<void> {
  const popup = await browser.ownPage('popup.html');
  await popup.getByRole('button', { name: t('panel_start'), exact: true }).click();
  await popup.getByRole('button', { name: t('panel_stop'), exact: true }).waitFor();
  await popup.close();
}
