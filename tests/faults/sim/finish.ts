import { neededScopes } from '../../../utils/zoom/scopes.ts';
import { seenOn } from '../../sightings.ts';
import { Violation } from './engine.ts';
import { randomOf } from './random.ts';
import { MARKETPLACE, PURVIEW, type World } from './world.ts';

async function rest(world: World): Promise<void> {
  await world.engine.pump(randomOf(1), 100_000);
  if (world.engine.failure) throw world.engine.failure;
  world.judgeRest();
}

function must(holds: unknown, invariant: string, what: string): void {
  if (!holds) throw new Violation(`${invariant}: ${what}`);
}

/** From wherever the faults left the set-up: one press forgets, and, where `wholly`, the usual walk arrives after it (I8). */
export async function finish(world: World, wholly: boolean): Promise<void> {
  const { browser, ledger, panel, zoom } = world;
  zoom.offline = false;
  panel.reopen();
  for (const deliver of ledger.late.splice(0)) deliver();
  browser.wake();
  await world.engine.pump(randomOf(1), 100_000);
  // The panel is opened anew, as it would be after whatever happened.
  for (const tab of browser.tabs.values()) browser.navigate(tab, tab.url);
  await rest(world);

  void panel.press({ type: 'panel.forget' });
  await rest(world);
  const forgotten = JSON.stringify(browser.session.vault ?? { kept: null, pending: null });
  must(forgotten === '{"kept":null,"pending":null}', 'I8', 'Forget left something in the vault');
  must(world.stored().session.capture === null, 'I8', 'Forget left a capture');

  if (!wholly) return;
  for (const tab of [...browser.tabs.values()]) browser.closeTab(tab);
  const marketplace = world.open(MARKETPLACE, 'b');
  const purview = world.open(PURVIEW);
  await rest(world);
  void panel.press({ type: 'panel.reset' });
  await rest(world);
  void panel.press({ type: 'panel.start' });
  await rest(world);
  const credentials = world.page(marketplace)!;
  must(credentials && world.page(purview), 'I8', 'Start brought the guide into no page');
  const table = neededScopes('granular');
  void credentials.ask({
    type: 'page.seen',
    sighting: {
      page: 'scopes',
      app: { id: 'app', name: 'App' },
      otherKind: null,
      role: null,
      informationEmpty: 0,
      scopes: { family: 'granular', table },
      activation: 'active',
      validated: false,
      listed: false,
    },
  });
  void credentials.collect();
  await rest(world);
  must(world.stored().session.capture, 'I8', 'Collect kept nothing');
  zoom.pressed();
  ledger.clicks.add('the last click');
  void panel.press({ type: 'panel.handoff', click: 'the last click', captureId: world.stored().session.capture?.id });
  await rest(world);
  zoom.answer('ok');
  await rest(world);
  must(world.stored().progress.steps.validation.state === 'done', 'I8', 'the check proved nothing');
  const form = world.page(purview)!;
  form.openForm();
  await rest(world);
  must(form.fields?.clientSecret === credentials.values().clientSecret, 'I8', 'the form was not filled');
  must(world.stored().session.handoff.status === 'filled', 'I8', 'the fill was not written down');
  void form.ask({
    type: 'page.seen',
    sighting: seenOn('cm-listed', { validated: true, listed: true }),
  });
  await rest(world);
  must(world.stored().progress.steps.done.state === 'done', 'I8', 'the walk did not arrive');
  must(world.stored().session.capture === null, 'I8', 'the bundle was not forgotten at the end');
}
