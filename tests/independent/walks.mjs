// Walks by the rings alone: node walks.mjs handoff | portals | role
import { guide, onControl, sleep, truth } from './browser.mjs';
import { freshPurview } from './purview/index.mjs';
import { freshRole, ROLE_PATH } from './role/index.mjs';
import {
  button,
  canary,
  emptyForm,
  enter,
  fillCount,
  handOff,
  openBrowser,
  openPanel,
  openSite,
  runCheck,
  sameForm,
  startGuide,
  Tally,
  until,
  usable,
} from './secrets-kit.mjs';

const part = process.argv[2] ?? 'handoff',
  creds = canary();
const t = new Tally(part, [creds.clientSecret]);
const say = (...a) => process.env.VERBOSE && console.log('    ', ...a);
const DUE = ['required', 'missing', 'next'],
  ACTS = ['click', 'type', 'tick'];
const centre = (b) => [b.x + b.width / 2, b.y + b.height / 2];
const boxesOf = async (page, target) => truth(page, target).catch(() => null);

/** Judges every ring now shown; one that is off is looked at again after the page had time to settle. */
async function judge(page, record) {
  let g;
  try {
    g = await guide(page);
  } catch {
    return null;
  }
  for (const ring of g.rings) {
    const boxes = await boxesOf(page, ring.target);
    if (boxes === null) continue;
    ring.right = boxes.some((b) => onControl(ring.box, b));
    if (ring.right) {
      record.right.add(ring.target);
      continue;
    }
    let still = true;
    for (const wait of [250, 450]) {
      await sleep(wait);
      const now = await guide(page).catch(() => null);
      const same = now?.rings.find((r) => r.target === ring.target);
      const again = await boxesOf(page, ring.target);
      if (!now || again === null || !same || again.some((b) => onControl(same.box, b))) {
        still = false;
        break;
      }
      ring.box = same.box;
    }
    if (still) {
      const far = !boxes.some((b) => {
        const [x, y] = centre(ring.box);
        return x > b.x - 4 && y > b.y - 4 && x < b.x + b.width + 4 && y < b.y + b.height + 4;
      });
      const line = `${ring.target} at ${Object.values(ring.box).map(Math.round)} on ${new URL(page.url()).pathname}${far ? '' : ' (right control, box off)'}`;
      if (!record.wrong.includes(line)) {
        record.wrong.push(line);
        say('WRONG', line);
      }
    }
  }
  return g;
}
async function closePopups(page) {
  const b = await page
    .evaluate(() => {
      const e = window.__interruption?.();
      if (!e) return null;
      const r = e.getBoundingClientRect();
      return { x: r.x, y: r.y, width: r.width, height: r.height };
    })
    .catch(() => null);
  if (b) {
    await page.mouse.click(...centre(b));
    await sleep(350);
  }
  return !!b;
}
const signature = (g) =>
  JSON.stringify([g?.card?.step, g?.card?.state, g?.card?.text, g?.rings.map((r) => [r.target, r.action, r.status])]);

// ---------------------------------------------------------------- the way through Compliance Manager
async function byRings(site, b, startUrl, { limit = 40, ms = 40000 } = {}) {
  const w = () => site.world.purview,
    record = {
      right: new Set(),
      wrong: [],
      clicks: {},
      presses: 0,
      typed: 0,
      arrived: false,
      why: '',
      actions: 0,
      steps: [],
    };
  const page = await b.context.newPage();
  await page.goto(startUrl);
  await page.waitForSelector('h1', { timeout: 8000 });
  await sleep(500);
  const p = await openPanel(b);
  await startGuide(p, page);
  await enter(p, creds, page);
  record.checked = await runCheck(p, { ms: 8000 }).catch((e) => ({ text: String(e.message).split('\n')[0] }));
  const filled = () => sameForm(w().received, creds);
  const hand = async (wait) => {
    record.presses += 1;
    const r = await handOff(p, page, filled, wait);
    await page.bringToFront();
    say('hand-off pressed:', r.pressed, r.text);
    return r;
  };
  await hand(600);
  const end = Date.now() + ms;
  let idle = Date.now(),
    last = '',
    same = 0;
  while (!record.arrived && !record.why) {
    if (Date.now() > end) {
      record.why = 'out of time';
      break;
    }
    if (record.actions > limit) {
      record.why = 'too many actions';
      break;
    }
    if (await closePopups(page)) {
      idle = Date.now();
      continue;
    }
    const g = await judge(page, record);
    if (!g) {
      await sleep(80);
      continue;
    }
    if (g.card && record.steps.at(-1) !== `${g.card.step}/${g.card.state}`) {
      record.steps.push(`${g.card.step}/${g.card.state}`);
      say('card', g.card.step, g.card.state, g.card.text.slice(0, 90));
    }
    if (g.card?.step === 'done' && w().activated.length) {
      record.arrived = true;
      break;
    }
    const terms = await boxesOf(page, 'purview.accept'); // legal terms are the person's own decision, ringed or not
    if (terms?.length && w().events.at(-1)?.what !== 'purview.accept') {
      const stop = Date.now() + 900;
      while (Date.now() < stop) {
        await judge(page, record);
        await sleep(100);
      }
      await page.mouse.click(...centre(terms[0]));
      record.actions += 1;
      say('terms accepted by the person');
      await sleep(400);
      idle = Date.now();
      last = '';
      continue;
    }
    const form = await boxesOf(page, 'purview.client-secret');
    if (form?.length && !filled() && emptyForm(w().received) && record.presses < 3) {
      await sleep(500);
      if (!filled()) await hand(3500);
      idle = Date.now();
      continue;
    }
    const due = g.rings.filter((r) => ACTS.includes(r.action) && DUE.includes(r.status)),
      ring = due[0];
    if (!ring && !g.primary?.box) {
      if (Date.now() - idle > 7000) {
        record.why = `nothing to act on, card ${g.card?.step}/${g.card?.state}`;
        break;
      }
      await sleep(80);
      continue;
    }
    await sleep(180);
    const again = await judge(page, record);
    if (!again || signature(again) !== signature(g)) {
      if (Date.now() - idle > 8000) record.why = 'the guide does not come to rest';
      continue;
    }
    const sig = signature(again);
    if (sig === last) {
      same += 1;
      if (same > 3) {
        record.why = `nothing changes at ${ring?.target ?? "the card's button"}`;
        break;
      }
    } else {
      same = 0;
      last = sig;
    }
    if (!ring) {
      if (Date.now() - idle < 1500) {
        last = '';
        same = 0;
        await sleep(80);
        continue;
      } // the page may still be loading
      await page.mouse.click(...centre(again.primary.box));
      record.actions += 1;
      say('primary', again.primary.text);
    } else {
      const at = again.rings.find((r) => r.target === ring.target) ?? ring;
      await page.mouse.click(...centre(at.box));
      record.actions += 1;
      record.clicks[at.target] = (record.clicks[at.target] ?? 0) + 1;
      say(at.action, at.target);
      if (at.action === 'type') {
        const own = {
          'purview.connector-name': 'Zoom',
          'purview.account-id': creds.accountId,
          'purview.client-id': creds.clientId,
          'purview.client-secret': creds.clientSecret,
        }[at.target];
        if (/id|secret/.test(at.target)) record.typed += 1;
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(at.value || own || 'x', { delay: 2 });
      }
    }
    idle = Date.now();
    const stop = Date.now() + 2200;
    while (Date.now() < stop && signature(await guide(page).catch(() => null)) === sig) await sleep(60);
  }
  return { ...record, page, p };
}
/** The same way by the page's own truth, for portals whose wording the guide need not know: every ring met is judged. */
async function byTruth(site, b, startUrl, { hand = true } = {}) {
  const record = { right: new Set(), wrong: [], lost: 0, shown: 0, far: '' },
    w = () => site.world.purview;
  const page = await b.context.newPage();
  await page.goto(startUrl);
  await page.waitForSelector('h1', { timeout: 8000 });
  b.sharedPanel ??= await openPanel(b);
  const p = b.sharedPanel;
  if (
    await button(p, 'Start guide')
      .isVisible()
      .catch(() => false)
  )
    await startGuide(p, page);
  await enter(p, creds, page).catch(() => {});
  await page.bringToFront();
  const look = async (ms = 450) => {
    const end = Date.now() + ms;
    let g;
    do {
      g = await judge(page, record);
      await sleep(120);
    } while (Date.now() < end);
    if (g?.card?.state === 'lost') record.lost += 1;
    if (g?.rings.length) record.shown += 1;
  };
  const act = async (target) => {
    const box = await until(async () => (await boxesOf(page, target))?.[0], 4000);
    if (!box) {
      record.far = `no ${target}`;
      return false;
    }
    await look();
    const [again] = (await boxesOf(page, target)) ?? [];
    await page.mouse.click(...centre(again ?? box));
    record.far = target;
    await sleep(200);
    return true;
  };
  await closePopups(page);
  for (const target of [
    'purview.connectors',
    'purview.zoom',
    'purview.activate',
    'purview.add-connector',
    'purview.accept',
    'purview.connector-name',
  ])
    if (!(await act(target))) return { ...record, page };
  await page.keyboard.type('Zoom');
  await sleep(150);
  await act('purview.next');
  await until(async () => (await boxesOf(page, 'purview.client-secret'))?.length, 3000);
  await look();
  record.before = { ...w().received };
  if (hand) {
    await handOff(p, page, () => sameForm(w().received, creds), 2200);
    await page.bringToFront();
  }
  record.filled = sameForm(w().received, creds);
  record.empty = emptyForm(w().received);
  if (!record.filled)
    for (const [target, v] of [
      ['purview.account-id', creds.accountId],
      ['purview.client-id', creds.clientId],
      ['purview.client-secret', creds.clientSecret],
    ]) {
      await act(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(v);
    }
  await act('purview.validate');
  await until(() => w().validations.at(-1)?.ok, 3000);
  await sleep(250);
  await act('purview.next');
  await act('purview.finish');
  await until(() => w().activated.length, 2500);
  await look(700);
  record.finished = w().activated.length === 1;
  await page.close();
  return record;
}

async function handoffWalk() {
  const first = (async () => {
    await t.group('look-alike', 12000, { V8: 'look-alike page before the hand-off: no ring' }, async () => {
      const site = await openSite({ creds }),
        b = await openBrowser(site);
      try {
        Object.assign(site.world.purview, freshPurview({ popups: false, shimmer: 150 }));
        const page = await b.context.newPage();
        await page.goto('https://purview.microsoft.com/dataconnectors');
        await page.waitForSelector('h1');
        const p = await openPanel(b);
        await startGuide(p, page);
        const trap = { right: new Set(), wrong: [] };
        let rings = 0;
        const end = Date.now() + 1800;
        while (Date.now() < end) {
          rings += (await judge(page, trap))?.rings.length ?? 0;
          await sleep(120);
        }
        t.check('V8', rings === 0, `${rings} ring readings`);
      } finally {
        await b.close();
        await site.close();
      }
    });
    await t.group(
      'english',
      54000,
      {
        H1: 'the rings alone lead through the wizard to done',
        H2: 'the three values arrive exactly',
        H3: "the portal's validation succeeds",
        H4: 'no wrong ring on the way',
        H5: 'the guide presses nothing itself',
        H6: 'the values come by one hand-off, not by typing',
        H7: 'nothing is left in the vault, and the panel says so',
        H8: 'no ring on the look-alike Data connectors page',
      },
      async () => {
        const site = await openSite({ creds, knobs: { popups: true, shimmer: 600 } }),
          b = await openBrowser(site);
        try {
          const r = await byRings(site, b, 'https://purview.microsoft.com/compliancemanager/overviewpage'),
            w = site.world.purview;
          t.note(`way: ${r.steps.join(' > ')}; ${r.actions} actions; rings right on ${r.right.size} targets`);
          t.check('H1', r.arrived, r.why);
          t.check(
            'H2',
            w.activated.length === 1 && sameForm(w.activated[0].form, creds),
            `${w.activated.length} connectors`,
          );
          t.check('H3', w.validations.at(-1)?.ok, `${w.validations.length} validations`);
          t.check('H4', !r.wrong.length && r.right.size > 0, r.wrong.join('; ') || 'no ring seen at all');
          const clicks = w.events.filter((e) => e.type === 'click'),
            own = clicks.filter((e) => e.what === 'purview.validate' || e.what === 'purview.finish').length,
            mine = (r.clicks['purview.validate'] ?? 0) + (r.clicks['purview.finish'] ?? 0);
          t.check(
            'H5',
            mine > 0 && clicks.every((e) => e.trusted) && own <= mine,
            `${clicks.filter((e) => !e.trusted).length} clicks by a script, ${own} presses, ${mine} of them the walker's`,
          );
          t.check(
            'H6',
            r.typed === 0 && fillCount(w.fills, creds) === 1,
            `${r.typed} typed, ${fillCount(w.fills, creds)} fills`,
          );
          const { p } = r;
          await p.bringToFront();
          await sleep(900);
          const said = (await p.locator('body').innerText()).replace(/\s+/g, ' ');
          const idle =
            !(await usable(p, 'Forget credentials')) ||
            !(await usable(p, 'Hand off to Compliance Manager')) ||
            /\b(no (credentials|secret)|forgotten|erased|cleared|removed|wiped|no longer (held|kept|stored)|nothing (is )?(held|kept|stored|left|to hand))/i.test(
              said,
            );
          await r.page.goto('https://purview.microsoft.com/dataconnectors');
          await r.page.waitForSelector('h1');
          const trap = { right: new Set(), wrong: [] };
          let rings = 0;
          const end = Date.now() + 1500;
          while (Date.now() < end) {
            const g = await judge(r.page, trap);
            rings += g?.rings.length ?? 0;
            await sleep(120);
          }
          t.check('H8', rings === 0, `${rings} ring readings`);
          Object.assign(w, freshPurview({ popups: false, start: { wizard: 'auth' }, shimmer: 100 }));
          await r.page.goto('https://purview.microsoft.com/compliancemanager/connectors/zoom');
          await sleep(900);
          await handOff(p, r.page, () => !emptyForm(w.received), 1200);
          t.check(
            'H7',
            idle && emptyForm(w.received),
            `says so: ${idle}, a second form filled: ${!emptyForm(w.received)}`,
          );
        } finally {
          await b.close();
          await site.close();
        }
      },
    );
  })();
  await first;
  t.finish();
}

// ---------------------------------------------------------------- other portals, other languages
async function portalsWalk() {
  const start = 'https://purview.microsoft.com/compliancemanager/overviewpage',
    settings = 'https://purview.microsoft.com/settings/application-settings/compliancemanager';
  const lane = async (name, plan, list) =>
    t.group(name, 54000, plan, async () => {
      const site = await openSite({ creds }),
        b = await openBrowser(site);
      try {
        for (const [ids, knobs, url] of list) {
          Object.assign(site.world.purview, freshPurview({ popups: false, shimmer: 250, validateMs: 150, ...knobs }));
          const r = await byTruth(site, b, url).catch((e) => ({
            wrong: [],
            error: String(e.message).split('\n')[0],
            right: new Set(),
          }));
          t.note(
            `${ids[0]}: ${r.right.size} targets right, ${r.lost ?? 0} lost, filled ${r.filled}, finished ${r.finished}, last ${r.far}`,
          );
          if (r.error || !r.finished) {
            for (const id of ids) t.check(id, false, r.error ?? `stopped after ${r.far}`);
            continue;
          }
          t.check(
            ids[0],
            !r.wrong.length && (r.right.size > 0 || r.lost > 0),
            r.wrong.join('; ') || 'neither a ring nor a card that says lost',
          );
          if (ids[1]) t.check(ids[1], r.filled || r.empty, 'half filled or wrong');
        }
      } finally {
        await b.close();
        await site.close();
      }
    });
  await Promise.all([
    lane(
      'english',
      {
        V1: 'new portal, settings route: right ring or lost, never wrong',
        V2: 'new portal: the form is filled right or not at all',
        V7: 'compliance.microsoft.com: right ring or lost, never wrong',
        V9: 'compliance.microsoft.com: filled right or not at all',
      },
      [
        [['V1', 'V2'], { variant: 'settings' }, settings],
        [['V7', 'V9'], {}, start.replace('purview', 'compliance')],
      ],
    ),
    lane(
      'translated',
      {
        V3: 'French portal: right ring or lost, never wrong',
        V4: 'French portal: filled right or not at all',
        V5: 'German portal: right ring or lost, never wrong',
        V6: 'German portal: filled right or not at all',
      },
      [
        [['V3', 'V4'], { lang: 'fr' }, start],
        [['V5', 'V6'], { lang: 'de', variant: 'settings' }, settings],
      ],
    ),
  ]);
  t.finish();
}

// ---------------------------------------------------------------- the role's settings
async function roleWalk() {
  const site = await openSite({ creds }),
    b = await openBrowser(site);
  let p;
  const fresh = (lang, granted = {}) => Object.assign(site.world.role, freshRole({ lang, granted }));
  const english = async (url, viaList) => {
    const record = { right: new Set(), wrong: [], acted: [], listRings: 0 };
    const page = await b.context.newPage();
    await page.goto(url);
    await sleep(500);
    if (!p) {
      p = await openPanel(b);
      await startGuide(p, page);
    }
    await page.bringToFront();
    if (viaList) {
      const end = Date.now() + 1200;
      while (Date.now() < end) {
        record.listRings += (await judge(page, record))?.rings.length ?? 0;
        await sleep(120);
      }
      await page.locator('a[href*="RkW3nDqBTbG_x1"]').click();
    }
    const end = Date.now() + 16000;
    let scrolls = 0,
      idle = Date.now(),
      last = '';
    while (Date.now() < end && !site.world.role.saves) {
      const g = await judge(page, record);
      if (!g) continue;
      const ring = g.rings.find((r) => ACTS.includes(r.action) && DUE.includes(r.status));
      if (!ring) {
        if (Date.now() - idle > 700) {
          if (scrolls > 26) break;
          await page.mouse.move(640, 500);
          await page.mouse.wheel(0, 430);
          scrolls += 1;
          idle = Date.now();
        }
        await sleep(90);
        continue;
      }
      const [x, y] = centre(ring.box);
      const clear =
        y > 0 &&
        y < 900 &&
        (await page
          .evaluate(
            ([target, px, py]) => {
              const hit = document.elementFromPoint(px, py),
                list = window.__oracle(target);
              return !list.length || list.some((e) => e === hit || e.contains(hit) || hit?.contains(e));
            },
            [ring.target, x, y],
          )
          .catch(() => true));
      if (!clear && scrolls < 30) {
        scrolls += 1;
        await page.mouse.move(640, 500);
        await page.mouse.wheel(0, Math.round(y - 450));
        await sleep(260);
        idle = Date.now();
        continue;
      }
      await sleep(120);
      const again = (await guide(page)).rings.find((r) => r.target === ring.target);
      if (!again || Math.abs(again.box.y - ring.box.y) > 2) continue;
      if (last === ring.target) {
        await sleep(250);
      }
      last = ring.target;
      await page.mouse.click(x, y);
      record.acted.push(ring.target);
      say('role', ring.action, ring.target);
      idle = Date.now();
      await sleep(260);
      if (record.acted.length > 8) break;
    }
    record.saved = site.world.role.saved;
    record.on = Object.keys(record.saved ?? {}).filter((k) => record.saved[k]);
    record.page = page;
    return record;
  };
  const foreign = async (lang) => {
    fresh(lang);
    const record = { right: new Set(), wrong: [], lost: 0, rings: 0 };
    const page = await b.context.newPage();
    await page.goto(`https://zoom.us${ROLE_PATH}`);
    await page.bringToFront();
    await sleep(600);
    for (let i = 0; i < 9; i++) {
      const g = await judge(page, record);
      if (g?.card?.state === 'lost') record.lost += 1;
      record.rings += g?.rings.length ?? 0;
      await page.mouse.move(640, 500);
      await page.mouse.wheel(0, 480);
      await sleep(330);
    }
    const at = await page.evaluate(() => {
      const e = window.__oracle('role.s2s.view')[0];
      e?.scrollIntoView({ block: 'center' });
      return !!e;
    });
    await sleep(500);
    await judge(page, record);
    const [box] = await truth(page, 'role.s2s.view');
    if (box) {
      await page.mouse.click(...centre(box));
      await sleep(500);
      await judge(page, record);
    }
    await page.close();
    return { ...record, at };
  };
  await t.group(
    'role-en',
    30000,
    {
      R1: 'English: View of the right row is ringed',
      R2: 'English: Edit of the right row is ringed',
      R3: 'English: Save is ringed after the change, and pressed it saves just these two',
      R4: 'English: no wrong ring, none on the list of roles',
      R5: 'the guide ticks nothing itself',
    },
    async () => {
      fresh('en');
      const r = await english('https://zoom.us/role', true);
      t.check('R1', r.right.has('role.s2s.view'), `rings right on ${[...r.right]}`);
      t.check('R2', r.right.has('role.s2s.edit'), `rings right on ${[...r.right]}`);
      t.check(
        'R3',
        r.right.has('role.save') && r.on.sort().join() === 's2s:edit,s2s:view',
        `saved: ${r.on.slice(0, 6)}`,
      );
      t.check('R4', !r.wrong.length && r.listRings === 0, r.wrong.join('; ') || `${r.listRings} on the list`);
      t.check(
        'R5',
        site.world.role.events.length > 0 &&
          site.world.role.events.filter((e) => e.type === 'click').every((e) => e.trusted),
        'a click by a script',
      );
      await r.page.close();
    },
  );
  await t.group('role-vanity', 22000, { R6: 'vanity host acme.zoom.us: the same rings, none wrong' }, async () => {
    fresh('en');
    const r = await english(`https://acme.zoom.us${ROLE_PATH}`, false);
    t.check(
      'R6',
      r.right.has('role.s2s.view') && !r.wrong.length,
      r.wrong.join('; ') || `rings right on ${[...r.right]}`,
    );
    await r.page.close();
  });
  for (const [lang, id, word] of [
    ['fr', 'R7', 'French'],
    ['ja', 'R8', 'Japanese'],
  ])
    await t.group(`role-${lang}`, 16000, { [id]: `${word}: right ring or lost, never wrong` }, async () => {
      const r = await foreign(lang);
      t.note(`${word}: ${r.right.size} targets right, ${r.lost} readings lost`);
      t.check(
        id,
        r.at && !r.wrong.length && (r.right.size > 0 || r.lost > 0),
        r.wrong.join('; ') || `row shown ${r.at}, rings ${r.rings}, lost ${r.lost}`,
      );
    });
  await b.close();
  t.finish();
}
process.on('unhandledRejection', (e) => {
  if (process.env.VERBOSE) console.log('     (late)', String(e?.message ?? e).split('\n')[0]);
});
await { handoff: handoffWalk, portals: portalsWalk, role: roleWalk }[part]();
