// Pictures of variants, with the truth drawn in when MARK=1: node shots.mjs <folder> <n> [seed]
import { launch, serve } from '../browser.mjs';
import { plan } from './draw.mjs';
import { portal, viewport } from './portal.mjs';

const [dir = 'shots', n = 20, seed = 7] = process.argv.slice(2);
const p = plan(+n, +seed);
const all = [...p.zoom, ...p.purview].filter((s) => !process.env.ONLY || s.kind === process.env.ONLY);
const server = await serve([portal(all)]);
const { context, close } = await launch({ ext: '', port: server.port });
const page = await context.newPage();
page.on('pageerror', (e) => console.log('PAGE ERROR', e.message));
for (const [i, s] of all.entries()) {
  await viewport(page, s.axes.view);
  await page.goto(s.url);
  await page
    .waitForFunction(() => window.__settledAt, null, { timeout: 8000 })
    .catch(() => console.log('not settled', s.kind, s.state, s.seed));
  if (process.env.MARK)
    await page.evaluate(() => {
      const E = window.__expect;
      for (const [k, alt] of E.alts.entries())
        for (const m of alt)
          for (const e of window.__oracle(m.t)) {
            const b = e.getBoundingClientRect();
            const d = document.createElement('div');
            d.style.cssText = `position:fixed;left:${b.x - 3}px;top:${b.y - 3}px;width:${b.width + 6}px;height:${b.height + 6}px;outline:2px ${k ? 'dashed' : 'solid'} red;z-index:2147483647;pointer-events:none`;
            (document.querySelector('dialog[open]') ?? document.body).append(d);
          }
    });
  const name = `${String(i).padStart(3, '0')}-${s.kind}-${s.state}.png`;
  await page.screenshot({ path: `${dir}/${name}` });
  console.log(
    name,
    JSON.stringify(s.axes),
    JSON.stringify(
      await page.evaluate(() => ({
        alts: window.__expect?.alts.map((a) => a.map((m) => `${m.t}:${window.__oracle(m.t).length}`)),
        nodes: document.querySelectorAll('*').length,
      })),
    ),
  );
}
await close();
await server.close();
process.exit(0);
