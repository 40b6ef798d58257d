// A blind administrator: knows nothing of the pages and nothing of the guide beyond the contract. Does what the rings and the card say.
import { guide, onControl, panel, sleep, truth, typeCredentials } from './browser.mjs';

const ACTIONS = ['click', 'type', 'tick'],
  DUE = ['required', 'missing', 'next'];
const centre = (b) => ({ x: b.x + b.width / 2, y: b.y + b.height / 2 });
const near = (a, b, by = 3) => !!a && !!b && ['x', 'y', 'width', 'height'].every((k) => Math.abs(a[k] - b[k]) <= by);

const BY_HAND = /yourself|by hand|(enter|type|paste) (the |your )?credentials/i; // the card's button leads to the panel's form

/** What the person types where the guide gives no value. */
export const OWN_VALUES = {
  'name.input': 'Compliance Manager reader',
  'information.short-description': 'Lets Compliance Manager read our Zoom settings.',
  'information.company-name': 'Example Ltd',
  'information.contact-name': 'Kim Larsen',
  'information.contact-email': 'kim.larsen@example.com',
};

/** What a person would copy from the app's own page: { accountId, clientId, clientSecret } of the newest Server-to-Server app in a stand-in's world. */
export function credentialsOf(world) {
  if (world?.credentials) return world.credentials;
  const app = world?.apps?.find((a) => a.type === 's2s') ?? world?.apps?.find((a) => a.clientSecret);
  return app
    ? { accountId: app.accountId ?? world.account?.id, clientId: app.clientId, clientSecret: app.clientSecret }
    : null;
}

/** Runs in every page before its scripts: when did the page's own content last change or load something. */
export function watchSettling() {
  if (window !== window.top || !/^https:/.test(location.protocol)) return;
  const seen = { at: Date.now(), open: 0 };
  window.__settled = () => ({ at: seen.at, quiet: seen.open === 0 ? Date.now() - seen.at : 0 });
  const done = () =>
    setTimeout(() => {
      seen.open -= 1;
      seen.at = Date.now();
    }, 0);
  const plain = window.fetch,
    send = XMLHttpRequest.prototype.send;
  window.fetch = async (...args) => {
    seen.open += 1;
    try {
      return await plain(...args);
    } finally {
      done();
    }
  };
  XMLHttpRequest.prototype.send = function (...args) {
    seen.open += 1;
    this.addEventListener('loadend', done, { once: true });
    return send.apply(this, args);
  };
  // Where libraries draw: the page's root, and the layers that they put beside it.
  const layers = '.MuiModal-root, .ant-modal-root, .el-overlay, [role=dialog], dialog, [data-floating-ui-portal]';
  const places = `${layers}, .MuiPopper-root, .MuiSnackbar-root, #app, #root, main`;
  const guest = (el) => el.matches('[popover=manual]:empty'); // the guide's host, which may lie inside a dialog
  const own = (node) => {
    const el = node.nodeType === 1 ? node : node.parentElement;
    return !!el && !guest(el) && !!el.closest(places);
  };
  const layer = (node) => node.nodeType === 1 && !guest(node) && (node.matches(layers) || !!node.querySelector(layers));
  const ofPage = (m) => {
    const moved = [...m.addedNodes, ...m.removedNodes];
    return moved.length
      ? !moved.every((n) => n.nodeType === 1 && guest(n)) && (own(m.target) || moved.some(layer))
      : own(m.target);
  };
  new MutationObserver((list) => {
    if (list.some(ofPage)) seen.at = Date.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/**
 * Walks. options: { browser (from launch), start (URL), values, limit = 80 actions, budgetMs, say(line), stopAt = steps that end it, checkConnection = true,
 *   credentials() -> the three values, for the case that only typing them by hand leads on }
 * Returns { arrived, reason, actions, steps, log: [{n, step, what, target, ringBox, onTruth, ms}], lost, waits, covered, scrolls, interruptions, check: {pressed, text}, page, panelPage,
 *   rings: {seen, wrong: [...], transient, unsteady} }.
 * rings.seen counts distinct appearances (step, target, action, status, box), whatever the number of readings. A ring is wrong when it is still off its control
 * 0.6 s after it was first seen off it; one that comes right sooner, or goes, is a transient (the page was moving).
 */
export async function walk({
  browser,
  start,
  values = {},
  limit = 80,
  budgetMs = 50000,
  say = () => {},
  stopAt = ['handoff', 'done'],
  checkConnection = true,
  credentials = () => null,
}) {
  const own = { ...OWN_VALUES, ...values },
    begun = Date.now();
  const record = {
    arrived: false,
    reason: '',
    actions: 0,
    steps: [],
    log: [],
    rings: { seen: 0, wrong: [], transient: 0, unsteady: [] },
    lost: 0,
    waits: [],
    covered: [],
    interruptions: 0,
    scrolls: 0,
    collected: null,
    typedByHand: 0,
    check: { pressed: false, text: '' },
  };
  const late = () => Date.now() - begun > budgetMs;
  await browser.context.addInitScript(watchSettling);
  let page = browser.context.pages().find((p) => p.url() === 'about:blank') ?? (await browser.context.newPage());
  await page.goto(start, { waitUntil: 'domcontentloaded' });
  await page.evaluate(
    () =>
      new Promise((done) => {
        const t = setInterval(() => {
          if (window.__settled?.().quiet > 250) {
            clearInterval(t);
            done();
          }
        }, 50);
        setTimeout(done, 5000);
      }),
  );
  const before = await guide(page);
  if (before.card || before.rings.length) {
    record.reason = 'the guide showed something before it was started';
    return record;
  }
  const side = await panel(browser);
  const button = (name) => side.getByRole('button', { name, exact: true });
  try {
    await button('Start guide').click({ timeout: 8000 });
  } catch {
    record.reason = 'no button "Start guide" in the panel';
    return { ...record, page, panelPage: side };
  }
  await page.bringToFront();

  const known = new Map(); // every distinct appearance of a ring: target, status, box
  const truthOf = async (target) => {
    try {
      return await truth(page, target);
    } catch {
      return null;
    }
  };
  const rightAt = async (ring) => {
    const boxes = await truthOf(ring.target);
    return boxes === null ? null : boxes.some((b) => onControl(ring.box, b));
  };
  const settle = async () => {
    try {
      return await page.evaluate(() => window.__settled?.() ?? { at: 0, quiet: 0 });
    } catch {
      return { at: 0, quiet: 0 };
    }
  };

  /** One reading; every ring in it is held against the truth. A ring that is off only while the page or it moves is a transient. */
  async function read() {
    let g;
    try {
      g = await guide(page);
    } catch {
      await sleep(60);
      return null;
    }
    const [sx, sy] = g.rings.length ? await page.evaluate(() => [scrollX, scrollY]).catch(() => [0, 0]) : [0, 0];
    for (const ring of g.rings) {
      const place = [ring.box.x + sx, ring.box.y + sy, ring.box.width, ring.box.height].map((v) => Math.round(v / 3)); // in the document: scrolling makes no new ring
      const key = [g.card?.step, ring.target, ring.action, ring.status, ...place].join('|');
      if (known.has(key)) {
        ring.right = known.get(key);
        if (ring.right === false) continue;
        const again = await rightAt(ring);
        if (again !== false) {
          if (again) {
            ring.right = true;
            known.set(key, true);
          }
          continue;
        }
      }
      const fresh = !known.has(key);
      let right = await rightAt(ring);
      if (right === false) {
        // look again, at the same ring, after the page has had time to stop moving
        let last = ring;
        for (const wait of [120, 180, 300]) {
          await sleep(wait);
          const now = await guide(page).catch(() => null),
            same = now?.rings.filter((r) => r.target === ring.target && r.action === ring.action) ?? [];
          if (!same.length) {
            right = null;
            break;
          }
          last = same.find((r) => near(r.box, ring.box)) ?? same[0];
          right = await rightAt(last);
          if (right !== false) {
            right = null;
            break;
          }
        }
        if (right === null) {
          record.rings.transient += 1;
          record.rings.unsteady.push(`${ring.target}@${g.card?.step}`);
          ring.right = null;
          if (fresh) record.rings.seen += 1;
          known.set(key, null);
          continue;
        }
        if (right === false) {
          const boxes = (await truthOf(ring.target)) ?? [];
          record.rings.wrong.push({
            step: g.card?.step,
            target: ring.target,
            status: ring.status,
            action: ring.action,
            ring: last.box,
            controls: boxes,
            url: page.url(),
          });
          say(
            `  WRONG ring: ${ring.target} (${ring.status}) at step ${g.card?.step}: ring ${Object.values(last.box).map(Math.round)}; ${boxes.length ? `control ${boxes.map((b) => Object.values(b).map(Math.round)).join(' or ')}` : 'no such control now'}`,
          );
        }
      }
      ring.right = right;
      known.set(key, right);
      if (fresh) record.rings.seen += 1;
    }
    return g;
  }
  const size = page.viewportSize();
  const inView = (b) => {
    const c = centre(b);
    return c.x > 0 && c.y > 0 && c.x < size.width && c.y < size.height;
  };
  /** Is the control itself what lies under the ring's centre? null: cannot tell. */
  const uncovered = (ring) =>
    page
      .evaluate(
        ({ t, x, y }) => {
          const hit = document.elementFromPoint(x, y),
            list = window.__oracle?.(t) ?? [];
          return hit && list.length
            ? list.some((e) => e === hit || e.contains(hit) || hit.contains(e) || hit.closest('label')?.contains(e))
            : null;
        },
        { t: ring.target, ...centre(ring.box) },
      )
      .catch(() => null);
  const signature = (g) =>
    g
      ? JSON.stringify([
          g.card?.step,
          g.card?.state,
          g.card?.text,
          g.primary?.text,
          g.rings.filter((r) => ACTIONS.includes(r.action)).map((r) => [r.target, r.action, r.status]),
        ])
      : '';
  const wheelTo = async (ring) => {
    const c = centre(ring.box);
    record.scrolls += 1;
    await page.mouse.move(size.width / 2, size.height / 2);
    await page.mouse.wheel(0, Math.round(c.y - size.height / 2));
    await sleep(250);
  };

  let current = null,
    stuck = 0,
    lastSig = '',
    idleSince = Date.now(),
    collectTried = false,
    collects = 0,
    led = false,
    scrolledFor = '';
  const typed = new Set(); // fields already filled: a person takes the next one even while the ring of the first lingers
  const note = (step, what, target, ring, ms) => {
    record.actions += 1;
    record.log.push({
      n: record.actions,
      step,
      what,
      target,
      ringBox: ring?.box,
      onTruth: ring ? ring.right === true : undefined,
      ms,
    });
    if (ms !== undefined) record.waits.push(ms);
  };
  const stepTo = (g) => {
    if (!g?.card || g.card.step === current) return;
    current = g.card.step;
    record.steps.push({ step: current, at: Date.now() - begun, action: record.actions });
    say(
      `step ${current} (${g.card.state}) after ${record.actions} actions, ${((Date.now() - begun) / 1000).toFixed(1)} s`,
    );
  };

  while (!record.reason) {
    if (record.actions >= limit) {
      record.reason = `${limit} actions and not there`;
      break;
    }
    if (late()) {
      record.reason = `${budgetMs / 1000} s and not there, at step ${current}`;
      break;
    }
    // The person's own decision, which no ring asks for: legal terms.
    const stop = await page
      .evaluate(() => {
        const e = window.__interruption?.();
        if (!e) return null;
        const r = e.getBoundingClientRect();
        return { x: r.x, y: r.y, width: r.width, height: r.height };
      })
      .catch(() => null);
    const g = await read();
    if (stop) {
      await sleep(900);
      await read();
      const c = centre(stop);
      await page.mouse.click(c.x, c.y);
      record.interruptions += 1;
      say('  (terms: agreed by the person)');
      for (let n = 0; n < 20 && (await page.evaluate(() => !!window.__interruption?.()).catch(() => false)); n += 1)
        await sleep(100);
      idleSince = Date.now();
      continue;
    }
    if (!g) continue;
    stepTo(g);
    if (g.card && stopAt.includes(g.card.step)) {
      record.arrived = true;
      break;
    }
    if (g.card?.step === 'validation') {
      record.arrived = true;
      break;
    }
    if (g.card?.state === 'lost') {
      if (Date.now() - idleSince > 3000) {
        record.lost += 1;
        record.reason = `lost at step ${g.card.step}: "${g.card.text.slice(0, 160)}"`;
        break;
      }
      await sleep(120);
      continue;
    }
    const due = g.rings.filter((r) => ACTIONS.includes(r.action) && DUE.includes(r.status)),
      fresh = due.filter((r) => r.action !== 'type' || !typed.has(`${current}|${r.target}|${r.value ?? ''}`)),
      ring = fresh.find((r) => inView(r.box)) ?? fresh[0] ?? due[0];
    if (!ring && !g.primary?.box) {
      if (!g.card && Date.now() - idleSince > 3000 && (await elsewhere())) {
        idleSince = Date.now();
        continue;
      }
      if (Date.now() - idleSince > 8000) {
        record.lost += 1;
        record.reason = `nothing to act on for 8 s at step ${current ?? '(no card)'}`;
        break;
      }
      if (
        current === 'credentials' &&
        collectTried &&
        !record.typedByHand &&
        collects > 1 &&
        Date.now() - idleSince > 3000 &&
        (await typeByHand())
      ) {
        idleSince = Date.now();
        continue;
      }
      if (
        current === 'credentials' &&
        !collectTried &&
        /collect credentials/i.test(g.card?.text ?? '') &&
        Date.now() - idleSince > 1200
      ) {
        collectTried = true;
        await collect();
        idleSince = Date.now();
        continue;
      }
      await sleep(60);
      continue;
    }
    // A person looks before acting: the same picture twice, 200 ms apart, on a page that is not loading.
    const quiet = await settle(),
      shownAt = Date.now();
    await sleep(160);
    const again = await read();
    if (
      !again ||
      signature(again) !== signature(g) ||
      (ring && !again.rings.some((r) => r.target === ring.target && near(r.box, ring.box)))
    ) {
      if (Date.now() - idleSince > 8000) {
        record.lost += 1;
        record.reason = `the guide does not come to rest at step ${current}`;
        break;
      }
      continue;
    }
    if ((await settle()).quiet < 120 && Date.now() - idleSince < 3000) continue;
    const sig = signature(again);
    if (sig === lastSig && !scrolledFor) {
      stuck += 1;
      if (stuck > 3) {
        record.lost += 1;
        record.reason = `acted ${stuck} times on ${ring ? `${ring.target} (ring)` : `"${g.primary.text}" (primary)`} at step ${current} and nothing changed`;
        break;
      }
    } else {
      stuck = 0;
      lastSig = sig;
    }
    const ms = quiet.at ? Math.max(0, shownAt - Math.max(quiet.at, idleSince)) : undefined;
    // At the credentials step, where Collect was pressed twice and the card stands as before, or its button leads to the panel's form: by hand.
    if (
      !ring &&
      current === 'credentials' &&
      !record.typedByHand &&
      ((collects > 1 && /collect/i.test(again.primary.text)) || led || BY_HAND.test(again.primary.text)) &&
      (await typeByHand())
    ) {
      idleSince = Date.now();
      lastSig = '';
      stuck = 0;
      continue;
    }
    // It may also send the person to the panel's own button before going on.
    if (
      !ring &&
      current === 'credentials' &&
      !collectTried &&
      !/collect/i.test(again.primary.text) &&
      (/collect credentials/i.test(again.card?.text ?? '') || stuck > 0)
    ) {
      collectTried = true;
      await collect();
      idleSince = Date.now();
      lastSig = '';
      continue;
    }
    if (ring) {
      const now = again.rings.find((r) => r.target === ring.target && near(r.box, ring.box)) ?? ring;
      now.right ??= ring.right;
      if (!inView(now.box) || ((await uncovered(now)) === false && scrolledFor !== now.target)) {
        scrolledFor = now.target;
        await wheelTo(now);
        continue;
      }
      if ((await uncovered(now)) === false) {
        record.covered.push({ step: current, target: now.target, ring: now.box });
        say(`  something lies over ${now.target}`);
      }
      scrolledFor = '';
      const c = centre(now.box);
      if (now.action === 'type') {
        const value = now.value || own[now.target];
        if (value === undefined) {
          record.reason = `nothing to type into ${now.target}`;
          break;
        }
        await page.mouse.click(c.x, c.y, { clickCount: 3 });
        await sleep(40);
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(value, { delay: 4 });
        typed.add(`${current}|${now.target}|${now.value ?? ''}`);
      } else {
        await page.mouse.move(c.x, c.y, { steps: 3 });
        await page.mouse.click(c.x, c.y);
      }
      note(current, now.action, now.target, now, ms);
      say(
        `  ${String(record.actions).padStart(2)} ${current}: ${now.action} ${now.target}${now.action === 'type' ? ` "${now.value || own[now.target]}"` : ''}${now.right === true ? '' : now.right === false ? ' (NOT on a control)' : ' (could not be judged)'}`,
      );
    } else {
      if (!inView(again.primary?.box ?? { x: -9, y: -9, width: 1, height: 1 })) {
        record.reason = `the card's button is not on the screen at step ${current}`;
        break;
      }
      const c = centre(again.primary.box),
        here = current === 'credentials',
        formBefore = here && (await formShown());
      await page.mouse.click(c.x, c.y);
      if (here && /collect/i.test(again.primary.text)) collects += 1;
      if (here) {
        await sleep(300);
        led = !formBefore && (await formShown());
      }
      note(current, 'primary', again.primary.text, null, ms);
      say(`  ${String(record.actions).padStart(2)} ${current}: press "${again.primary.text}"`);
    }
    // wait for the picture to change, as a person would
    idleSince = Date.now();
    const end = Date.now() + 2600;
    while (Date.now() < end) {
      const next = await read();
      if (next && signature(next) !== sig) break;
      await sleep(50);
    }
  }

  /** The guide may have gone on in another tab: go where its card is. */
  async function elsewhere() {
    for (const other of browser.context.pages()) {
      if (other === page || other === side || !/^https:/.test(other.url())) continue;
      const seen = await guide(other).catch(() => null);
      if (seen?.card) {
        page = other;
        await page.bringToFront();
        say(`  (went to the tab ${other.url()})`);
        return true;
      }
    }
    return false;
  }

  async function collect() {
    await side.bringToFront();
    collects += 1;
    try {
      await button('Collect credentials').click({ timeout: 3000 });
      record.collected = true;
      record.actions += 1;
      say('  pressed "Collect credentials" in the panel');
    } catch {
      record.collected = false;
    }
    await page.bringToFront();
  }

  /** The panel shows the form for the three values. */
  async function formShown() {
    return side
      .getByLabel('Client secret', { exact: true })
      .first()
      .isVisible()
      .catch(() => false);
  }

  /** Types the three values into the panel, as a person would who copied them from the page. Once. */
  async function typeByHand() {
    record.typedByHand = 1; // whether or not it succeeds, it is not tried again
    const values = credentials();
    if (!values?.clientSecret) return false;
    try {
      await typeCredentials(side, values);
    } catch (error) {
      say(`  (could not type the credentials: ${String(error.message).split('\n')[0]})`);
      await page.bringToFront();
      return false;
    }
    note(current, 'typed by hand', 'credentials');
    say(`  ${String(record.actions).padStart(2)} ${current}: typed by hand`);
    await page.bringToFront();
    return true;
  }

  if (record.arrived && checkConnection) {
    record.actions += 1;
    await side.bringToFront();
    const region = side.getByRole('region', { name: 'Connection check' });
    const words = async () => (await region.innerText({ timeout: 1000 }).catch(() => '')).replace(/\s+/g, ' ').trim();
    const was = await words();
    try {
      await button('Check connection').click({ timeout: 5000 });
      record.check.pressed = true;
      const end = Date.now() + 12000;
      let last = '',
        since = Date.now();
      while (Date.now() < end) {
        const now = await words();
        if (now !== last) {
          last = now;
          since = Date.now();
        }
        const busy =
          /(…|\.\.\.)$|^(checking|validating|asking|requesting|contacting|testing|connecting|please wait)\b/i.test(now);
        if (now && now !== was && !busy && Date.now() - since > 900) break;
        await sleep(100);
      }
      record.check.text = await words();
    } catch (error) {
      record.check.text = `could not press "Check connection": ${String(error.message).split('\n')[0]}`;
    }
    say(`check: "${record.check.text.slice(0, 200)}"`);
    await page.bringToFront();
    // the check done, the guide has to move on from validation: by itself, or by its card's button
    const end = Date.now() + 6000;
    let pressed = 0;
    while (Date.now() < end && !stopAt.includes(current)) {
      const g = await read();
      stepTo(g);
      if (g?.primary?.box && current === 'validation' && pressed < 2 && Date.now() > end - 4500 + pressed * 2000) {
        const c = centre(g.primary.box);
        await page.mouse.click(c.x, c.y);
        pressed += 1;
        note(current, 'primary', g.primary.text);
        say(`  ${record.actions} ${current}: press "${g.primary.text}"`);
      }
      await sleep(80);
    }
    if (!stopAt.includes(current)) {
      record.arrived = false;
      record.reason = `still at step ${current} after the connection check`;
    }
  }
  record.seconds = (Date.now() - begun) / 1000;
  record.lastStep = current;
  record.url = page.url();
  return { ...record, page, panelPage: side };
}
