import { COMPLIANCE_MANAGER } from '../../../utils/guide/addresses.ts';
import { STEP_IDS } from '../../../utils/model/steps.ts';
import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { seenOn } from '../../sightings.ts';
import { EXTENSION } from './browser.ts';
import { senderOfTab, valuesOf } from './people.ts';
import type { Random } from './random.ts';
import { MARKETPLACE, PURVIEW, type World } from './world.ts';

type Action = (world: World, random: Random) => void;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const press =
  (type: string, more: object = {}): Action =>
  ({ panel }) =>
    void panel.press({ type, ...more });

function anyPage(world: World, random: Random, host: string) {
  const tabs = world.tabs(host);
  return tabs.length === 0 ? null : world.page(random.pick(tabs));
}

/**
 * A message that must get nothing: from a frame, a prerendered page, a look-alike, another site, or a page acting as
 * the panel.
 */
function forge(world: World, random: Random): void {
  const tabs = [...world.browser.tabs.values()];
  if (tabs.length === 0) return;
  const tab = random.pick(tabs);
  const honest = senderOfTab(tab);
  const forged = random.pick<object>([
    { ...honest, frameId: 5 },
    { ...honest, origin: 'https://purview.microsoft.com.evil.test' },
    { ...honest, origin: 'https://purview.microsoft.com.' },
    { ...honest, origin: 'null' },
    { ...honest, documentLifecycle: 'prerender', origin: 'https://purview.microsoft.com' },
    { ...honest, documentId: undefined, origin: 'https://purview.microsoft.com' },
    { ...honest, id: 'another-extension', origin: EXTENSION.origin },
    { ...honest, tab: { id: tab.id + 1000 }, origin: 'https://purview.microsoft.com' },
    { ...honest, origin: 'https://us02web.zoom.us' },
    {},
  ]);
  const type = random.pick([
    'page.form-ready',
    'page.form-ready',
    'panel.copy',
    'panel.handoff',
    'page.hello',
    'constructor',
  ]);
  const message = type === 'panel.copy' ? { type, field: 'clientSecret' } : { type };
  void world.ledger.send(message, forged).catch(() => {});
}

function handOff(world: World): void {
  const click = `click-${world.ledger.clicks.size}`;
  world.ledger.clicks.add(click);
  world.zoom.pressed();
  const captureId = world.panel.shown?.view.capture?.id ?? 'none';
  void world.panel.press({ type: 'panel.handoff', click, captureId });
}

/** The answer where two sets wait, about the second one that the panel shows. */
const choose =
  (type: string): Action =>
  ({ panel }) =>
    void panel.press({ type, captureId: panel.shown?.view.pending?.id ?? 'none' });

/** What people, pages and the world do. Names are what a failing schedule is told in. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  start: press('panel.start'),
  stop: press('panel.stop'),
  'collect by the card': (world, random) => void anyPage(world, random, 'marketplace.zoom.us')?.collect(),
  'collect by the panel': press('panel.collect'),
  'type them': (world, random) =>
    void world.panel.press({ type: 'panel.enter', values: valuesOf(random.pick(['a', 'b']), random.below(3)) }),
  'make the secret anew': (world, random) => {
    world.secretTurn[random.pick(['a', 'b'])]! += 1;
  },
  replace: choose('panel.replace'),
  keep: choose('panel.keep'),
  check: (world) => {
    world.zoom.pressed();
    void world.panel.press({ type: 'panel.check' });
  },
  'check by the card': (world, random) => {
    world.zoom.pressed();
    void anyPage(world, random, 'marketplace.zoom.us')?.ask({ type: 'page.act', act: 'check' });
  },
  'stop the check': press('panel.stop-check'),
  'hand off': handOff,
  forget: press('panel.forget'),
  extend: (world) => {
    world.ledger.extensions += 1;
    void world.panel.press({ type: 'panel.extend' });
  },
  copy: (world, random) =>
    void world.panel.press({ type: 'panel.copy', field: random.pick(['accountId', 'clientId', 'clientSecret']) }),
  confirm: (world, random) => void world.panel.press({ type: 'panel.confirm', step: random.pick(STEP_IDS) }),
  unconfirm: (world, random) => void world.panel.press({ type: 'panel.unconfirm', step: random.pick(STEP_IDS) }),
  reset: press('panel.reset'),
  'open the form': (world, random) => anyPage(world, random, 'purview.microsoft.com')?.openForm(),
  'spoil the form': (world, random) => {
    const page = anyPage(world, random, 'purview.microsoft.com');
    if (page) page.keeps = false;
  },
  'refuse the form': (world, random) =>
    void anyPage(world, random, 'purview.microsoft.com')?.ask({ type: 'page.form-refused', refusal: 'missing-field' }),
  'look at a page': (world, random) =>
    void anyPage(world, random, random.pick(['marketplace.zoom.us', 'purview.microsoft.com']))?.refresh(),
  'see the app': (world, random) =>
    void anyPage(world, random, 'marketplace.zoom.us')?.ask({
      type: 'page.seen',
      sighting: seenOn('scopes', {
        app: { id: random.pick(['app', 'app', 'other']), name: 'App' },
        scopes: { family: 'granular', table: random.chance(0.7) ? neededScopes('granular') : [] },
        activation: random.pick(['active', 'active', 'inactive', null]),
      }),
    }),
  validate: (world, random) =>
    void anyPage(world, random, 'purview.microsoft.com')?.ask({
      type: 'page.seen',
      sighting: seenOn('other', { validated: true, listed: random.chance(0.3) }),
    }),
  'forge a message': forge,
  'Zoom answers': ({ zoom }, random) => zoom.answerAny(random),
  'Zoom answers well': ({ zoom }) => zoom.answer('ok'),
  'go offline or back': ({ zoom }) => {
    zoom.offline = !zoom.offline;
  },
  'time passes': ({ engine, browser }, random) => {
    engine.jump(random.pick([5 * SECOND, 31 * SECOND, 2 * MINUTE, 6 * MINUTE, 11 * MINUTE, 61 * MINUTE]));
    browser.ringDueAlarms();
  },
  'the clock is set': ({ engine, browser }, random) => {
    engine.jump(random.pick([-366 * 24 * 60, -60, -5, 5, 60, 366 * 24 * 60]) * MINUTE);
    browser.ringDueAlarms();
  },
  'the worker stops': ({ engine }) => engine.kill(),
  'the panel closes or opens': ({ panel }) => (panel.open ? panel.close() : panel.reopen()),
  'the browser restarts': (world) => world.restartBrowser(),
  'the extension updates': (world) => world.update(),
  'tabs are loaded anew': ({ browser }) => {
    for (const tab of browser.tabs.values()) browser.navigate(tab, tab.url);
  },
  'a tab closes': ({ browser }, random) => {
    const tabs = [...browser.tabs.values()];
    if (tabs.length > 1) browser.closeTab(random.pick(tabs));
  },
  'a tab goes elsewhere': ({ browser }, random) => {
    const tabs = [...browser.tabs.values()];
    if (tabs.length > 0) {
      browser.navigate(
        random.pick(tabs),
        random.pick(['https://evil.test/', 'https://login.microsoftonline.com/', PURVIEW, COMPLIANCE_MANAGER]),
      );
    }
  },
  'a tab opens': (world, random) => void world.open(random.pick([MARKETPLACE, PURVIEW]), random.pick(['a', 'b'])),
  'a late message comes': ({ ledger }, random) => {
    if (ledger.late.length > 0) ledger.late.splice(random.below(ledger.late.length), 1)[0]!();
  },
};

/** How likely each is, where not 1: the way to the end is walked often enough that faults have something to hit. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  start: 2,
  'collect by the card': 4,
  'collect by the panel': 2,
  'hand off': 6,
  'open the form': 5,
  'Zoom answers': 3,
  check: 3,
  'forge a message': 2,
  'time passes': 2,
  'a late message comes': 2,
  'the worker stops': 2,
  'the browser restarts': 0.4,
  'the extension updates': 0.4,
  'the clock is set': 0.5,
  stop: 0.4,
  reset: 0.4,
  validate: 0.8,
  forget: 0.8,
};
