// Serves both stand-ins' pages and takes a picture of each: node zoom/preview.mjs <folder> [2026|2023]
import fs from 'node:fs';
import { launch, serve, sleep } from '../browser.mjs';
import { zoomApi } from './api.mjs';
import { makeApp, zoomWorld } from './world.mjs';

const out = process.argv[2],
  only = process.argv[3];
fs.mkdirSync(out, { recursive: true });
for (const era of ['2026', '2023'].filter((e) => !only || e === only)) {
  const portal =
    era === '2026'
      ? (await import('./market-2026/index.mjs')).market2026()
      : (await import('./market-2023/index.mjs')).market2023();
  const world = zoomWorld({
    family: era === '2026' ? 'granular' : 'classic',
    latency: [20, 60],
    me: { name: 'Kim', email: 'kim.larsen@example.com', termsAgreed: false },
  });
  await portal.ready();
  const server = await serve([portal, zoomApi()], world),
    browser = await launch({ ext: '', port: server.port });
  const page = browser.context.pages()[0];
  page.on('pageerror', (e) => console.log(era, 'page error:', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log(era, 'console:', m.text()));
  let n = 0;
  const shot = async (name) => {
    await sleep(700);
    await page.screenshot({ path: `${out}/${era}-${String(n++).padStart(2, '0')}-${name}.png` });
  };
  const click = async (target, which = 0) => {
    const end = Date.now() + 3000;
    let box;
    do {
      box = (
        await page.evaluate(
          (t) =>
            window.__oracle(t).map((e) => {
              const r = e.getBoundingClientRect();
              return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
            }),
          target,
        )
      )[which];
      if (!box) await sleep(60);
    } while (!box && Date.now() < end);
    if (!box) {
      console.log(era, 'no control for', target);
      return;
    }
    await sleep(250);
    if (box.y < 90 || box.y > 800) {
      await page.mouse.wheel(0, box.y - 450);
      await sleep(250);
      box =
        (
          await page.evaluate(
            (t) =>
              window.__oracle(t).map((e) => {
                const r = e.getBoundingClientRect();
                return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
              }),
            target,
          )
        )[which] ?? box;
    }
    await page.mouse.click(box.x, box.y);
  };
  const base = 'https://marketplace.zoom.us';
  await page.goto(base);
  await shot('home');
  await click('nav.develop');
  if (era === '2026') {
    await page.waitForURL('**/user/build');
    await shot('created');
    await click('nav.develop');
  }
  await shot('menu');
  await click('nav.build-app');
  await shot('terms');
  await page.evaluate(() => window.__interruption()?.click());
  await shot('chooser');
  if (era === '2026') {
    await click('chooser.s2s');
    await shot('chosen');
  }
  await click('chooser.create');
  await shot('naming');
  await click('name.input');
  await page.keyboard.type('Compliance Manager');
  await click('name.create');
  await shot('credentials');
  await click('credentials.reveal');
  await shot('revealed');
  await click('rail.information');
  await shot('information');
  for (const [t, v] of [
    ['short-description', 'For audits'],
    ['company-name', 'Example'],
    ['contact-name', 'Kim'],
  ]) {
    await click(`information.${t}`);
    await page.keyboard.type(v);
  }
  await page.mouse.wheel(0, 600);
  await sleep(200);
  await click('information.contact-email');
  await page.keyboard.type('kim@example.com');
  await shot('information-filled');
  await click('rail.activation');
  await shot('activation-missing');
  await click('rail.feature');
  await shot('feature');
  await page.mouse.wheel(0, 900);
  await shot('feature-low');
  await page.mouse.wheel(0, -900);
  await sleep(400);
  await click('rail.scopes');
  await shot('scopes');
  await click('scopes.add');
  await shot('scope-dialog');
  if (era === '2026') {
    await click('scopes.group:View account info');
    await shot('group-open');
    await click('scopes.item:account:read:settings:admin');
    await click('scopes.search');
    await page.keyboard.type('user:read:list_users:admin');
    await shot('search');
    await click('scopes.group:View all user information');
    await sleep(400);
    await click('scopes.item:user:read:list_users:admin');
  } else {
    await click('scopes.group:User');
    await shot('product');
    await click('scopes.item:user:read:admin');
    await click('scopes.group:Account');
    await sleep(300);
    await click('scopes.item:account:read:admin');
  }
  await shot('ticked');
  await click('scopes.done');
  await shot('scopes-after');
  await click('rail.activation');
  await shot('ready');
  await click('activation.activate');
  await shot('activated');
  makeApp(world, { type: 'general', name: 'General app 629' });
  await page.goto(`${base}/user/build`);
  await shot('list');
  await page.goto(`${base}/develop/applications/${world.apps[0].id}/information?mode=dev`);
  await shot('general');
  await page.goto(`${base}/develop/apps/${world.apps[1].id}/scopes`);
  await shot('lost');
  console.log(era, JSON.stringify(world.apps.map((a) => ({ t: a.type, p: a.profile, s: a.scopes, on: a.activated }))));
  await browser.close();
  await server.close();
}
