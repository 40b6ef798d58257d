// node zoom/blind-walk.mjs 2026|2023: one blind walk through a Marketplace stand-in with the build in $EXT. Exit 0 only if all of it held.
import { launch, serve } from '../browser.mjs';
import { credentialsOf, walk } from '../robot.mjs';
import { role } from '../role/index.mjs';
import { zoomApi } from './api.mjs';
import { familiesOf } from './scopes.mjs';
import { makeApp, zoomWorld } from './world.mjs';

const era = process.argv[2];
const portal =
  era === '2026'
    ? (await import('./market-2026/index.mjs')).market2026()
    : (await import('./market-2023/index.mjs')).market2023();
const world = zoomWorld({
  family: era === '2026' ? 'granular' : 'classic',
  me: { name: 'Kim Larsen', email: 'kim.larsen@example.com', termsAgreed: false },
});
for (const name of ['General app 552', 'General app 629']) makeApp(world, { type: 'general', name });
const decoys = new Set(world.apps.map((a) => a.id));
await portal.ready();
const server = await serve([portal, zoomApi({ web: role({ hosts: ['zoom.us'] }).handle })], world);
let browser, result;
const say = (line) => console.log(line);
const guard = setTimeout(() => {
  console.log(`walk ${era}: not arrived (no end after 55 s)`);
  process.exit(1);
}, 55000);
try {
  browser = await launch({ port: server.port });
  result = await walk({
    browser,
    start: 'https://marketplace.zoom.us/',
    budgetMs: 40000,
    say,
    credentials: () => credentialsOf(world),
  });
} catch (error) {
  result = {
    arrived: false,
    reason: `the walk broke: ${String(error.stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' ')}`,
    actions: 0,
    rings: { seen: 0, wrong: [], transient: 0, unsteady: [] },
    lost: 0,
    check: { pressed: false, text: '' },
    waits: [],
    log: [],
  };
}
clearTimeout(guard);

const made = world.apps.filter((a) => !decoys.has(a.id)),
  app = made.find((a) => a.type === 's2s' && a.activated) ?? made.find((a) => a.type === 's2s');
const issued = world.tokens.filter((t) => t.appId === app?.id),
  families = issued.length ? familiesOf(issued.at(-1).scopes) : { user: false, account: false };
const words = result.check.text,
  works =
    issued.length > 0 &&
    /\b(works?|working|success\w*|succeeded|valid|validated|connected|passed|accepted|accepts|issued|verified|confirmed|granted|received|ready|ok)\b/i.test(
      words,
    ) &&
    !/\b(does|do|did|is|was) ?n[o']t (work|succeed|pass|connect)|not (valid|working|connected|accepted)\b/i.test(words);
const both = families.user && families.account,
  mistakes = [];
if (made.some((a) => a.type !== 's2s'))
  mistakes.push(`${made.filter((a) => a.type !== 's2s').length} apps of the wrong type`);
if (made.filter((a) => a.type === 's2s').length > 1) mistakes.push('more than one app');
if (app?.regenerated) mistakes.push(`secret regenerated ${app.regenerated} times`);
if (app?.events) mistakes.push('event subscriptions switched on');
if (app && !app.activated) mistakes.push('app not activated');
const harmful = (app?.scopes ?? []).filter((s) => /:(write|update|delete|master)\b/.test(s));
if (harmful.length) mistakes.push(`scopes that can change things: ${harmful.join(' ')}`);
if (result.rings.wrong.length) {
  const by = {};
  for (const w of result.rings.wrong) by[`${w.target} at ${w.step}`] = (by[`${w.target} at ${w.step}`] ?? 0) + 1;
  say(
    `wrong rings: ${Object.entries(by)
      .map(([k, n]) => `${k} x${n}`)
      .join(', ')}`,
  );
}
const sorted = [...result.waits].sort((a, b) => a - b);
if (sorted.length)
  say(
    `guide after the page had settled: median ${sorted[sorted.length >> 1]} ms, worst ${sorted.at(-1)} ms; ${result.rings.transient} passing misfits${result.rings.unsteady.length ? ` (${[...new Set(result.rings.unsteady)].slice(0, 6).join(', ')})` : ''}; ${result.scrolls ?? 0} scrolls; ${result.covered?.length ?? 0} covered; terms ${result.interruptions ?? 0}`,
  );
const good =
  result.arrived &&
  !result.rings.wrong.length &&
  result.check.pressed &&
  works &&
  both &&
  !mistakes.length &&
  app?.family === world.family;
const missing = [families.user ? '' : 'user', families.account ? '' : 'account'].filter(Boolean);
say(
  `walk ${era}: ${result.arrived ? 'arrived' : `not arrived (${result.reason})`}, ${result.rings.wrong.length} wrong rings of ${result.rings.seen}, ${result.actions} actions, ${result.lost} lost, check: ${!result.check.pressed ? 'not pressed' : works ? 'connection works' : `does not work ("${words.slice(0, 80)}")`}, ${both ? 'both scope families' : `scope families missing: ${missing.join(' and ')}`}${mistakes.length ? `, mistakes: ${mistakes.join('; ')}` : ''}, ${(result.seconds ?? 0).toFixed(0)} s`,
);
await Promise.race([browser?.close().catch(() => {}), new Promise((done) => setTimeout(done, 3000))]);
await Promise.race([server.close(), new Promise((done) => setTimeout(done, 1000))]);
process.exit(good ? 0 : 1);
