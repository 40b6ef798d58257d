import { expect, test } from 'vitest';
import { advise, type ButtonAdvice } from '../../../utils/guide/advise.ts';
import { railOf } from '../../../utils/guide/card.ts';
import type { View } from '../../../utils/model/view.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { type Call, retryOf, VERDICT_IDS, type VerdictId } from '../../../utils/zoom/verdict.ts';
import { APP_READY, CANARIES, CAPTURE, failed, HALF_WAY, NOW, steps } from '../components/fixtures.ts';
import { FOUND, situation } from './situation.ts';

// Nobody is sent in circles: after Zoom has refused, whatever is known, the buttons of the cards never lead back to a
// card that was left without an act on a page, a check, or time between.

const NEEDED = neededScopes('granular');
const APP = { id: CANARIES.appId, name: CANARIES.appName };

/** One combination of what may be known. */
interface World {
  readonly view: View;
  readonly isRoleReady: boolean;
  readonly rows: number;
}

type Page = 'home' | 'apps' | 'role' | 'credentials' | 'information' | 'feature' | 'scopes' | 'activation';
const PAGES: readonly Page[] = [
  'home',
  'apps',
  'role',
  'credentials',
  'information',
  'feature',
  'scopes',
  'activation',
];

const CREDENTIALS = { accountId: 'readable', clientId: 'readable', clientSecret: 'readable' } as const;

/** What a page shows in this world. */
function factsOf(page: Page, { view, isRoleReady, rows }: World): Partial<Facts> {
  const shell = { 'nav.develop': FOUND };
  const apps = { rows: [{ ...APP, status: null }].slice(0, rows) };
  switch (page) {
    case 'home':
      return { page, controls: shell };
    case 'apps':
      return { page, controls: shell, apps };
    case 'role': {
      const role = { viewTicked: isRoleReady, editTicked: isRoleReady, developersOpen: false, saved: isRoleReady };
      return { page, site: 'role', step: 'role', role: { ...role, greyed: !isRoleReady, readOnly: false } };
    }
    case 'credentials':
      return { page, step: page, app: APP, credentials: CREDENTIALS };
    case 'information':
      return { page, step: page, app: APP, information: { empty: [], known: true } };
    case 'feature':
      return { page, step: page, app: APP };
    case 'scopes':
      return {
        page,
        step: page,
        app: APP,
        scopes: { family: 'granular', table: view.scopes, dialog: null },
        controls: { 'scopes.add': FOUND },
      };
    case 'activation': {
      const state = view.activated === true ? 'active' : view.activated === false ? 'ready' : 'unknown';
      const controls: Facts['controls'] = state === 'ready' ? { 'activation.activate': FOUND } : {};
      return { page, step: page, app: APP, activation: { state, mend: [], wantsDescriptions: false }, controls };
    }
  }
}

interface Node {
  readonly page: Page;
  readonly continued: boolean;
  /** Whose pages were seen: a page of the app tells. */
  readonly app: View['app'];
  /** What the page should show has been away for a while. */
  readonly waited: boolean;
}

const SECTION = /\/develop\/apps\/[^/]+\/(\w+)$/;

/** The page that a button leads to, or null for one that asks, copies, or acts on the page. */
function leadsTo({ act, step, to }: ButtonAdvice, from: Node): Node | null {
  const app = ['credentials', 'information', 'feature', 'scopes', 'activation'].includes(from.page) ? APP : from.app;
  const turn = (page: Page) => ({ page, continued: false, app, waited: false });
  if (act === 'visit') {
    const section = SECTION.exec(to ?? '')?.[1];
    // The choice of the type has an act of its own.
    if (section === undefined) return null;
    return turn((section === 'scope' ? 'scopes' : section) as Page);
  }
  if (act !== 'open' && act !== 'continue') return null;
  if (act === 'continue' && !(step && railOf(step))) return { ...from, app, continued: true };
  if (step === 'role') return turn('role');
  return turn(step && railOf(step) && app ? (step as Page) : 'apps');
}

/** A way in this world that comes back to where it was, or null. */
function circleIn(world: World): string[] | null {
  const way: string[] = [];
  const done = new Set<string>();
  const walk = (node: Node): boolean => {
    const { page, continued, app, waited } = node;
    const advice = advise(situation(factsOf(page, world), { view: { ...world.view, app }, continued, waited }));
    const about = [page, app ? 'app known' : 'app unknown', continued ? 'continued' : '', waited ? 'waited' : ''];
    const key = `${about.filter(Boolean).join(', ')}: ${advice?.title} (${advice?.state})`;
    if (way.includes(key)) {
      way.push(key);
      return true;
    }
    if (done.has(key)) return false;
    way.push(key);
    for (const button of advice?.buttons ?? []) {
      const next = leadsTo(button, node);
      if (next && walk(next)) return true;
    }
    way.pop();
    done.add(key);
    return false;
  };
  for (const page of PAGES) {
    for (const waited of [false, true]) {
      if (walk({ page, continued: false, app: world.view.app, waited })) return way;
    }
  }
  return null;
}

/** The calls that may have gone well before an answer that is told so. */
function acceptedFor(id: VerdictId): (readonly Call[])[] {
  const some: readonly Call[] = ['token', 'users'];
  return id === 'unknown' || id === 'refused-silently' || id === 'token-refused' || id === 'scopes-missing'
    ? [[], ['token'], some]
    : [[]];
}

const TYPED = { ...CAPTURE, appId: null, source: 'typed' } as const;
const CAPTURES = {
  'its own values': CAPTURE,
  'another app’s': { ...CAPTURE, appId: 'another-app' },
  'typed ones': TYPED,
  'typed ones that were warned of': { ...TYPED, warnings: [{ id: 'account-number', field: 'accountId' as const }] },
};

/** Every combination of what may be known beside a verdict. */
function* worlds(id: VerdictId): Generator<[string, World]> {
  const tables = id === 'scopes-missing' ? [[], NEEDED.slice(1), NEEDED] : [NEEDED];
  const missing = id === 'scopes-missing' ? { missing: NEEDED.slice(0, 1) } : {};
  for (const accepted of acceptedFor(id))
    for (const activated of [null, true, false])
      for (const app of [APP, null])
        for (const [whose, capture] of Object.entries(CAPTURES))
          for (const scopes of tables)
            for (const isRoleReady of [true, false]) {
              const check = failed(id, { retry: retryOf(id), accepted, ...missing });
              const settled = steps({ ...APP_READY, ...(isRoleReady ? { role: 'done' } : {}) });
              const view: View = {
                ...HALF_WAY,
                steps: { ...settled, validation: { state: 'attention', at: NOW, by: 'zoom' } },
                app,
                activated,
                scopes,
                capture,
                check,
              };
              const known = { accepted, activated, app: app !== null, whose, scopes: scopes.length, isRoleReady };
              yield [JSON.stringify(known), { view, isRoleReady, rows: isRoleReady ? 1 : 0 }];
            }
}

test.each(VERDICT_IDS)('after %s no button leads in a circle, from any page, whatever is known', (id) => {
  const circles: string[] = [];
  let looked = 0;
  for (const [name, world] of worlds(id)) {
    looked += 1;
    const circle = circleIn(world);
    if (circle) circles.push(`${name}\n  ${circle.join('\n  → ')}`);
  }
  expect(looked).toBeGreaterThanOrEqual(48);
  expect(circles.slice(0, 3), `${circles.length} circles`).toEqual([]);
});
