/** What the tools of `tests/independent` give to those who freeze pages; they are JavaScript without types. */
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { setFolderOf } from '../independent/set-folder.ts';
import type { FrozenState } from './load.ts';

export type Needed = FrozenState['needed'];

/** The hands of a person who knows the page's own truth. */
export interface Help {
  click(target: string): Promise<void>;
  type(target: string, text: string): Promise<void>;
  /** Scrolls until one of the entry's targets is in sight; false when there is none. */
  reveal(entry: Needed[number]): Promise<boolean>;
  inSight(entry: Needed[number]): Promise<boolean>;
  /** Presses the button of a prompt that is the person's own. */
  agree(ms?: number): Promise<boolean>;
  prompt(): Promise<object | null>;
}

/** One state of a site: it is looked at first, then `act` leads on. */
export interface Step<World> {
  name: string;
  goto?: string;
  needed: Needed | ((page: Page) => Promise<Needed>);
  act?(page: Page, world: World, help: Help): Promise<unknown>;
}

export interface SiteSet<World> {
  name: string;
  start: string;
  world(): World;
  portals(world: World): unknown;
  steps: Step<World>[];
}

export interface Site<World> {
  world: World;
  browser: { context: BrowserContext; close(): Promise<void> };
  close(): Promise<void>;
}

const from = (path: string) => import(String(new URL(`../independent/${path}`, import.meta.url)));

export const { open } = (await from('first-contact/survey.mjs')) as {
  open<World>(set: SiteSet<World>, options: { bare: boolean }): Promise<Site<World>>;
};
export const { hands, quiet } = (await from('first-contact/hands.mjs')) as {
  hands(of: { page: Page; world: unknown }): Help;
  quiet(page: Page): Promise<boolean>;
};
export const { launch } = (await from('browser.mjs')) as {
  launch(options: { ext: ''; port: number; lang?: string }): Promise<Site<unknown>['browser']>;
};
export const { watchSettling } = (await from('robot.mjs')) as { watchSettling(): void };

/** A set by its name: of `tests/independent/sets`, or one that was run at first contact. */
export async function setOf(name: string): Promise<SiteSet<unknown>> {
  return (await import(pathToFileURL(`${await setFolderOf(name)}/set.mjs`).href)).default;
}

/** The drawn pages: their plan, and the portal that serves them. */
export const drawn = {
  ...(await from('variants/draw.mjs')),
  ...(await from('variants/portal.mjs')),
} as {
  plan(n: number, seed: number): Record<'zoom' | 'purview', Drawing[]>;
  portal(specs: Drawing[]): unknown;
  VIEW: Record<string, { width: number; height: number }>;
};

export interface Drawing {
  seed: number;
  kind: string;
  state: string;
  url: string;
  axes: { view: string };
}
