// Opens the production build in Chromium against local stand-ins for the real hosts, and reads what the guide shows.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function certificate() {
  const dir = path.join(os.tmpdir(), 'standins-cert');
  const [key, cert] = ['key.pem', 'cert.pem'].map((f) => path.join(dir, f));
  if (!fs.existsSync(cert)) {
    fs.mkdirSync(dir, { recursive: true });
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '30',
        '-subj',
        '/CN=stand-in',
      ],
      { stdio: 'ignore' },
    );
  }
  return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
}

/**
 * Serves portals over HTTPS on one loopback port, chosen by Host header.
 * portal = { hosts: string[], handle(req, res, world): void | Promise<void> }. world.requests collects {host, method, url, headers, body}.
 */
export async function serve(portals, world = {}) {
  world.requests ??= [];
  const server = https.createServer(certificate(), (req, res) => {
    const chunks = [];
    req.on('data', (c) => chunks.push(c));
    req.on('end', async () => {
      req.body = Buffer.concat(chunks).toString('utf8');
      const host = (req.headers.host ?? '').replace(/:\d+$/, '');
      world.requests.push({
        host,
        method: req.method,
        url: req.url,
        headers: req.headers,
        body: req.body,
        at: Date.now(),
      });
      const portal = portals.find((p) => p.hosts.includes(host));
      try {
        if (portal) await portal.handle(req, res, world);
        else {
          res.statusCode = 404;
          res.end('no such host');
        }
      } catch (error) {
        res.statusCode = 500;
        res.end(String(error?.stack ?? error));
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: server.address().port,
    world,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections?.();
        server.close(done);
      }),
  };
}

/** Launches Chromium with the unpacked extension; every host name resolves to the local server. */
export async function launch({
  ext = process.env.EXT,
  port,
  args = [],
  lang = 'en-US',
  userDataDir,
  viewport = { width: 1280, height: 900 },
}) {
  const dir = userDataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'standins-profile-'));
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    ignoreHTTPSErrors: true,
    viewport,
    locale: lang,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      `--lang=${lang}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      ...(ext ? [`--disable-extensions-except=${ext}`, `--load-extension=${ext}`] : []),
      ...args,
    ],
    env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
  });
  let worker;
  if (ext) {
    [worker] = context.serviceWorkers();
    worker ??= await context.waitForEvent('serviceworker', { timeout: 15000 });
  }
  const id = worker?.url().split('/')[2];
  return { context, worker, id, dir, close: () => context.close() };
}

const attributesOf = (node) =>
  Object.fromEntries((node.attributes ?? []).flatMap((name, i, all) => (i % 2 ? [] : [[name, all[i + 1]]])));
function* walk(node) {
  yield node;
  for (const kid of [
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ])
    yield* walk(kid);
}
const textOf = (node) =>
  [...walk(node)]
    .filter((n) => n.nodeType === 3)
    .map((n) => n.nodeValue)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

async function boxOf(cdp, node) {
  try {
    const { quads } = await cdp.send('DOM.getContentQuads', { backendNodeId: node.backendNodeId });
    if (!quads.length) return null;
    const xs = quads[0].filter((_, i) => i % 2 === 0),
      ys = quads[0].filter((_, i) => i % 2 === 1);
    const x = Math.min(...xs),
      y = Math.min(...ys);
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  } catch {
    return null;
  }
}

/** What the guide shows in a page now: { card, rings, primary, live, hosts }. Boxes are in CSS px of the viewport. */
export async function guide(page) {
  page.__cdp ??= await page.context().newCDPSession(page);
  const cdp = page.__cdp;
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const rings = [];
  let card = null,
    primary = null;
  const live = [];
  for (const node of walk(root)) {
    const a = attributesOf(node);
    if (a['aria-live'] || a.role === 'status' || a.role === 'alert') live.push(textOf(node));
    if (!a['data-guide']) continue;
    const item = { ...a, text: textOf(node), backendNodeId: node.backendNodeId, box: await boxOf(cdp, node) };
    if (a['data-guide'] === 'ring')
      rings.push({
        target: a['data-target'],
        action: a['data-action'],
        status: a['data-status'],
        value: a['data-value'],
        ...item,
      });
    if (a['data-guide'] === 'card') card = { step: a['data-step'], state: a['data-state'], ...item };
    if (a['data-guide'] === 'primary') primary = item;
  }
  return { card, rings: rings.filter((r) => r.box && r.box.width > 0 && r.box.height > 0), primary, live };
}

/** A ring is on a control when it holds the control's box and exceeds it by at most 8 px (+2 for borders) on each side. */
export const onControl = (ring, box) =>
  ring.x >= box.x - 10 &&
  ring.y >= box.y - 10 &&
  ring.x + ring.width <= box.x + box.width + 10 &&
  ring.y + ring.height <= box.y + box.height + 10 &&
  ring.x <= box.x + 2 &&
  ring.y <= box.y + 2 &&
  ring.x + ring.width >= box.x + box.width - 2 &&
  ring.y + ring.height >= box.y + box.height - 2;

/** Opens the extension's own page as a tab. */
export async function panel({ context, id }, file = 'sidepanel.html') {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/${file}`);
  return page;
}

/** Types the three values into the panel by the names that the contract gives, and uses them. */
export async function typeCredentials(side, { accountId, clientId, clientSecret }) {
  await side.bringToFront();
  const button = (name) => side.getByRole('button', { name, exact: true }).first();
  const box = (name) =>
    side
      .getByRole('textbox', { name, exact: true })
      .or(side.getByLabel(name, { exact: true }))
      .first();
  if (
    !(await box('Client secret')
      .isVisible()
      .catch(() => false))
  ) {
    const open = button('Enter credentials yourself'),
      forget = button('Forget credentials');
    if (!(await open.isVisible().catch(() => false)) && (await forget.isVisible().catch(() => false)))
      await forget.click();
    await open.click({ timeout: 4000 });
  }
  for (const [name, value] of [
    ['Account ID', accountId],
    ['Client ID', clientId],
    ['Client secret', clientSecret],
  ])
    await box(name).fill(value, { timeout: 4000 });
  await button('Use these credentials').click({ timeout: 4000 });
  // Taken, the form goes; refused, it stays and says why.
  await box('Client secret')
    .waitFor({ state: 'hidden', timeout: 4000 })
    .catch(() => {});
}

/** Presses the primary button of the card with a real (trusted) mouse click. */
export async function pressPrimary(page) {
  const { primary } = await guide(page);
  if (!primary?.box) return false;
  await page.mouse.click(primary.box.x + primary.box.width / 2, primary.box.y + primary.box.height / 2);
  return true;
}

/** A host page's own truth about its controls: window.__oracle(target) -> [{x,y,width,height}] in its main world, which the extension cannot read. */
export const truth = (page, target) =>
  page.evaluate(
    (t) =>
      (window.__oracle?.(t) ?? []).map((e) => {
        const r = e.getBoundingClientRect();
        return { x: r.x, y: r.y, width: r.width, height: r.height };
      }),
    target,
  );
