/**
 * The stand-in sites (React with MUI, Vue, Fluent UI 8 and 9), walked page by page; what the product reads of each
 * against the page's own truth.
 */
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumPath, QUIET } from '../e2e/support/browser.ts';
import { newApp, type Portals, readyApp, startPortals, type Variant } from '../portals/server/index.ts';
import type { TruthBox } from '../portals/truth.ts';
import type { Answer } from './generator/stand-in-page.ts';
import { bundleOf } from './runner.ts';

export type Outcome = 'right' | 'wrong' | 'unsure' | 'none';

/** One page of a stand-in, with what became of each of its targets. */
export interface Station {
  variant: string;
  page: string;
  takenFor: string;
  targets: { id: string; outcome: Outcome; detail: string }[];
  /** Script time of the look, milliseconds. */
  time: number;
}

/** How far an edge of the answer may lie from the control's, CSS pixels: the ring's own margin comes on top. */
const TOLERANCE = 4;
/** Found for the facts; the contract has no ring for them. */
const NO_TARGETS = new Set(['purview.mine']);
const SETTLE_MS = 4000;

const MARKETPLACES: Partial<Variant>[] = [
  { marketplace: '2026', family: 'granular' },
  { marketplace: '2026', family: 'granular', extraScopes: 1500, unnamedCheckboxes: true, secretAs: 'text-dots' },
  { marketplace: '2025', family: 'granular', looseLabels: true, unnamedCheckboxes: true, secretAs: 'input' },
  { marketplace: '2024', family: 'classic', theme: 'dark', secretAs: 'text-dots' },
  { marketplace: '2022', family: 'classic', unnamedCheckboxes: true },
];
const ROLES: Partial<Variant>[] = [
  { roleMarkup: 'zoom', roleLabels: 'header' },
  { roleMarkup: 'zoom', roleLabels: 'beside', roleSaveLabel: 'Save' },
  { roleMarkup: 'zm', roleLabels: 'header' },
  { roleMarkup: 'zm', roleLabels: 'beside' },
];
const PURVIEWS: Partial<Variant>[] = [
  { purview: 'v9', purviewWay: 'overview', purviewWizard: 'overlay' },
  { purview: 'v9', purviewWay: 'settings', purviewWizard: 'modal', purviewForm: 'loose-labels' },
  { purview: 'v8', purviewWay: 'overview', purviewWizard: 'modal' },
  { purview: 'v8', purviewWay: 'settings', purviewWizard: 'overlay', purviewForm: 'loose-labels' },
];

type Truth = Record<string, TruthBox[]>;

/** Walks every stand-in in every variant, the sites side by side. Takes about half a minute. */
export async function walkStandIns(): Promise<Station[]> {
  const script = await bundleOf('./generator/stand-in-page.ts');
  const walks = await Promise.all([
    walkSite(script, async (walk) => {
      for (const variant of MARKETPLACES) {
        await walk.marketplace(variant);
      }
    }),
    walkSite(script, async (walk) => {
      for (const variant of ROLES) {
        await walk.role(variant);
      }
      for (const variant of PURVIEWS) {
        await walk.purview(variant);
      }
    }),
  ]);
  return walks.flat();
}

/** A server and a browser of its own, since a server has one world only. */
async function walkSite(script: string, go: (walk: Walk) => Promise<void>): Promise<Station[]> {
  const portals = await startPortals();
  const context = await chromium.launchPersistentContext('', {
    executablePath: chromiumPath(),
    args: [...QUIET, ...portals.chromiumArgs],
    viewport: { width: 1280, height: 1400 },
  });
  try {
    const walk = new Walk(context.pages()[0] ?? (await context.newPage()), portals, script);
    await go(walk);
    return walk.stations;
  } finally {
    await context.close();
    await portals.close();
  }
}

class Walk {
  readonly stations: Station[] = [];
  private variant = '';
  private readonly page: Page;
  private readonly portals: Portals;
  private readonly script: string;

  constructor(page: Page, portals: Portals, script: string) {
    this.page = page;
    this.portals = portals;
    this.script = script;
  }

  async marketplace(variant: Partial<Variant>): Promise<void> {
    this.begin(variant);
    const { world } = this.portals;
    await this.open('https://marketplace.zoom.us/');
    await this.station('home');
    await this.press('nav.develop');
    await this.station(variant.marketplace === '2026' ? 'apps' : 'home');
    if (variant.marketplace === '2026') {
      await this.press('nav.develop');
      await this.station('apps');
    }
    await this.open('https://marketplace.zoom.us/develop/create');
    await this.station(variant.marketplace === '2022' ? 'cards' : 'chooser');
    if (variant.marketplace !== '2022') {
      await this.press('chooser.s2s');
    }
    await this.press('chooser.create');
    await this.station('name');

    world.apps = [newApp(world, { ...readyApp(variant.family), scopes: [] })];
    const app = `https://marketplace.zoom.us/develop/apps/${world.apps[0]!.id}`;
    for (const [section, id] of [
      ['credentials', 'credentials'],
      ['information', 'information'],
      ['feature', 'feature'],
      ['scope', 'scopes'],
    ] as const) {
      await this.open(`${app}/${section}`);
      await this.station(id);
    }
    await this.press('scopes.add');
    await this.station('scopes-dialog');
    await this.fill('scopes.search', variant.family === 'classic' ? 'user:read:admin' : 'user:read:list_users:admin');
    await this.station('scopes-dialog');
    if (variant.family === 'granular') {
      const group = 'scopes.group:View all user information';
      await this.press(group);
      // An open group has nothing more to be pressed for.
      await this.station('scopes-dialog', [group]);
    }
    Object.assign(world.apps[0]!, readyApp(variant.family));
    await this.open(`${app}/activation`);
    await this.station('activation');
  }

  async role(variant: Partial<Variant>): Promise<void> {
    this.begin(variant);
    await this.open('https://zoom.us/role#/detail/1/settings');
    await this.station('role');
    await this.press('role.s2s.view');
    await this.press('role.s2s.edit');
    await this.station('role');
  }

  async purview(variant: Partial<Variant>): Promise<void> {
    this.begin(variant);
    const path =
      variant.purviewWay === 'settings'
        ? 'settings/application-settings/compliancemanager'
        : 'compliancemanager/overviewpage';
    await this.open(`https://purview.microsoft.com/${path}`);
    await this.station('cm-home');
    await this.press('purview.connectors');
    await this.station('cm-connectors');
    await this.press('purview.zoom');
    await this.station('cm-connectors');
    await this.press('purview.activate');
    await this.station('cm-about');
    await this.press('purview.add-connector');
    await this.station('cm-terms');
    await this.press('purview.accept');
    await this.station('cm-name');
    await this.fill('purview.connector-name', 'Zoom');
    await this.press('purview.next');
    await this.station('cm-authentication');
    const { world } = this.portals;
    world.apps = [newApp(world, { activation: 'activated' })];
    await this.fill('purview.account-id', world.account.id);
    await this.fill('purview.client-id', world.apps[0]!.clientId);
    await this.fill('purview.client-secret', world.apps[0]!.clientSecret);
    await this.press('purview.validate');
    await this.press('purview.next');
    await this.station('cm-review');
    await this.press('purview.finish');
    await this.station('cm-listed');
  }

  private begin(variant: Partial<Variant>): void {
    this.portals.reset({ variant });
    this.variant = Object.values(variant)
      .filter((value) => value !== true)
      .join(' ')
      .slice(0, 40);
  }

  private async open(url: string): Promise<void> {
    // An address that differs in its hash only would not be loaded again.
    await this.page.goto('about:blank');
    await this.page.goto(url);
    await this.page.evaluate(this.script);
  }

  private async truth(): Promise<Truth> {
    const boxes = await this.page.evaluate(() => window.portalTruth.boxes());
    return Object.groupBy(boxes, ({ id }) => id) as Truth;
  }

  private async press(id: string): Promise<void> {
    const { x, y, width, height } = await this.reach(id);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  private async fill(id: string, text: string): Promise<void> {
    await this.press(id);
    await this.page.keyboard.type(text);
  }

  private async reach(id: string): Promise<TruthBox['box']> {
    const handle = await this.page.waitForFunction(
      (target) => window.portalTruth.boxes().find((one) => one.id === target && one.onTop && one.enabled)?.box,
      id,
      { timeout: SETTLE_MS },
    );
    return (await handle.jsonValue())!;
  }

  /**
   * Waits until the page has come to rest and is the expected one, or for a while; then compares. `done` are targets
   * that need no ring now.
   */
  private async station(page: string, done: readonly string[] = []): Promise<void> {
    const all = await this.page.evaluate<string[]>(`standIn.targetsOf(${JSON.stringify(page)})`);
    const targets = all.filter((id) => !done.includes(id));
    const until = Date.now() + SETTLE_MS;
    let before: string | undefined;
    for (;;) {
      await this.page.evaluate(atRest);
      const [answer, truth] = [await this.page.evaluate<Answer>('standIn.read()'), await this.truth()];
      const now = JSON.stringify([answer.page, answer.looks, truth]);
      if ((now === before && answer.page === page) || Date.now() > until) {
        this.stations.push({ ...this.compare(answer, truth, targets), page });
        return;
      }
      before = now;
    }
  }

  private compare(answer: Answer, truth: Truth, targets: readonly string[]): Omit<Station, 'page'> {
    const judged: Station['targets'] = [];
    for (const id of new Set([...Object.keys(truth), ...Object.keys(answer.boxes)])) {
      const mine = answer.boxes[id];
      const boxes = truth[id] ?? [];
      const shown = boxes.map(({ box }) => JSON.stringify(box)).join(' ') || 'nothing';
      if (mine && !(boxes.length === 0 && (NO_TARGETS.has(id) || !mine.enabled))) {
        const right = boxes.some(({ box }) => isNear(box, mine));
        judged.push({
          id,
          outcome: right ? 'right' : 'wrong',
          detail: right ? '' : `${JSON.stringify(mine)} for ${shown}`,
        });
      } else if (boxes.some(({ visible, onTop }) => visible && onTop) && targets.includes(id)) {
        judged.push({ id, outcome: answer.looks[id] === 'unsure' ? 'unsure' : 'none', detail: shown });
      }
    }
    return { variant: this.variant, takenFor: answer.page, time: answer.time, targets: judged };
  }
}

/** Two frames after the last transition has ended; a spinner never ends. */
async function atRest(): Promise<void> {
  const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => {})));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function isNear(a: TruthBox['box'], b: TruthBox['box']): boolean {
  const edges = (box: TruthBox['box']) => [box.x, box.y, box.x + box.width, box.y + box.height];
  const others = edges(b);
  return edges(a).every((edge, index) => Math.abs(edge - others[index]!) <= TOLERANCE);
}
