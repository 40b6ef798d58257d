import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { WORKING_STEPS } from '../../../utils/model/steps.ts';
import type { FollowOptions } from './follower.ts';
import { glimpsed } from './overlay.ts';

/** Goes along on a walk. */
export interface Observer {
  /** Called at each turn, before the follower acts. */
  readonly each: NonNullable<FollowOptions['each']>;
  /** Called when the follower has arrived at a page; fails where the walk did not show what it had to. */
  readonly arrived: (page: Page) => void | Promise<void>;
}

/** One `each` for several observers: what was shown holds no more where one of them says so. */
export const eachOf =
  (observers: readonly Observer[]): Observer['each'] =>
  async (shown, page) => {
    let isGone = false;
    for (const { each } of observers) isGone = (await each(shown, page)) || isGone;
    return isGone;
  };

export interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { value: string };
  readonly name?: { value: string };
  readonly properties?: readonly { name: string; value: { value: unknown } }[];
  readonly childIds?: readonly string[];
}

/** The guide's part of the page's accessibility tree: all below its one region. */
async function guideTree(page: Page, until = Date.now() + 2000): Promise<AxNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  await session.detach();
  const regions = nodes.filter(
    ({ ignored, role, name }) => !ignored && role?.value === 'region' && name?.value === 'Connector Guide',
  );
  // While a dialog opens, all but the dialog is out of the tree until the card has moved into it.
  if (regions.length === 0 && Date.now() < until) return guideTree(page, until);
  expect(regions).toHaveLength(1);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below: AxNode[] = [];
  const visit = (id: string) => {
    const node = byId.get(id);
    if (!node) return;
    if (!node.ignored) below.push(node);
    for (const child of node.childIds ?? []) visit(child);
  };
  for (const child of regions[0]!.childIds ?? []) visit(child);
  return below;
}

const ASKED = /(?<=⋮⋮ )(?:Click|Type into|Tick) .+(?= Unfold the guide$)/;

/** Meets every card as a screen reader does: one named region, a heading, named controls, one thing announced. */
export function screenReader(): Observer {
  const heard: string[] = [];
  const read = new Set<string>();
  let asked = '';
  return {
    async each({ card }, page) {
      const below = await guideTree(page);
      const named = (role: string) =>
        below.filter((node) => node.role?.value === role).map((node) => node.name?.value ?? '');
      expect(named('heading')).toHaveLength(1);
      expect([...named('heading'), ...named('button')].filter((name) => name.trim() === '')).toEqual([]);
      // In one line it is the way to its other buttons, and the primary one.
      const isShort = card !== null && card.box.height < 50;
      expect(named('button').length).toBeGreaterThan(isShort ? 0 : 2);
      // The one line of a folded card names the control that is asked for, and so does what is said.
      const control = ASKED.exec(card?.text ?? '')?.[0] ?? '';
      const isNew = control !== asked;
      asked = control;
      const { announced } = await glimpsed(
        page,
        (now) => now.announced !== '' && (!isNew || now.announced.includes(control)),
        `"${control}", said`,
        3000,
      );
      if (heard.at(-1) !== announced) heard.push(announced);
      if (card) read.add(card.step);
      return false;
    },
    async arrived(page) {
      await glimpsed(page, ({ announced }) => announced.includes('Zoom is connected'), 'The end, announced');
      expect(WORKING_STEPS.filter((step) => !read.has(step))).toEqual([]);
      expect(heard.length).toBeGreaterThan(20);
      expect(heard.every((text) => text.length > 0)).toBe(true);
    },
  };
}

/** Reloads the page at the first sight of each step. */
export function reloads(): Observer {
  const reloaded = new Set<string>();
  return {
    async each({ card }, page) {
      if (!card || reloaded.has(card.step)) return false;
      reloaded.add(card.step);
      await page.reload();
      return true;
    },
    arrived() {
      const steps = ['role', 'create', 'credentials', 'information', 'scopes', 'activation', 'validation', 'handoff'];
      expect([...reloaded]).toEqual(expect.arrayContaining(steps));
    },
  };
}
