/**
 * The connection check beside the bare requests, over a network with a delay: from the click to the words in the panel.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { newApp, readyApp, startPortals } from '../../portals/server/index.ts';
import { startBench } from '../browser.ts';
import type { Lab } from '../lab.ts';
import { figure, round, spread } from '../stats.ts';

/** Hands every piece on after half of the delay, in both directions: one round trip takes the whole of it. */
async function slowWire(port: number) {
  let delay = 0;
  const sockets = new Set<Socket>();
  const hand = (from: Socket, to: Socket) => {
    from.on('data', (piece) => setTimeout(() => to.writable && to.write(piece), delay / 2));
    from.on('close', () => setTimeout(() => to.destroy(), delay / 2));
    from.on('error', () => to.destroy());
    sockets.add(from);
  };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    // A small write must not wait for the answer to the one before.
    near.setNoDelay(true);
    far.setNoDelay(true);
    hand(near, far);
    hand(far, near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    setDelay(ms: number) {
      delay = ms;
    },
    /** Every measurement begins without an open connection. */
    cut() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

interface Keys {
  readonly account: string;
  readonly id: string;
  readonly secret: string;
}

/** The same three requests without anything around them; milliseconds. */
async function bare(page: Page, keys: Keys): Promise<number> {
  return page.evaluate(async ({ account, id, secret }) => {
    const began = performance.now();
    const token = await fetch('https://zoom.us/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'account_credentials', account_id: account }),
      credentials: 'omit',
      cache: 'no-store',
    });
    const { access_token: bearer } = (await token.json()) as { access_token: string };
    const get = async (path: string) => {
      const headers = { authorization: `Bearer ${bearer}` };
      return (await fetch(`https://api.zoom.us/v2${path}`, { headers, credentials: 'omit', cache: 'no-store' })).text();
    };
    await Promise.all([get('/users?page_size=1'), get('/accounts/me/settings?option=security')]);
    return performance.now() - began;
  }, keys);
}

/** Enters the values and presses Check; milliseconds from that click to the outcome on screen. */
async function pressed(panel: Page, keys: Keys): Promise<number> {
  const forget = panel.getByRole('button', { name: 'Forget credentials' });
  if (await forget.isVisible()) await forget.click();
  const enter = panel.getByRole('button', { name: 'Enter credentials yourself' });
  await enter.click();
  await panel.getByRole('textbox', { name: 'Account ID' }).fill(keys.account);
  await panel.getByRole('textbox', { name: 'Client ID' }).fill(keys.id);
  await panel.getByRole('textbox', { name: 'Client secret' }).fill(keys.secret);
  await panel.getByRole('button', { name: 'Use these credentials' }).click();
  const check = panel.getByRole('button', { name: 'Check connection' });
  await check.click({ trial: true });
  return check.evaluate(async (button: HTMLButtonElement) => {
    const region = button.closest('section')!;
    const began = performance.now();
    button.click();
    // While it asks, the button to stop it is there; afterwards the outcome is.
    const asking = () =>
      region.querySelectorAll('button').length > 1 && button.matches('[disabled],[aria-disabled=true]');
    await new Promise<void>((done) => {
      let seen = false;
      const look = () => {
        if (asking()) seen = true;
        else if (seen) done();
      };
      new MutationObserver(look).observe(region, { childList: true, subtree: true, attributes: true });
      look();
    });
    return performance.now() - began;
  });
}

export async function check(lab: Lab): Promise<void> {
  const portals = await startPortals();
  const app = newApp(portals.world, { ...readyApp(), activation: 'activated' });
  portals.world.apps = [app];
  const wire = await slowWire(portals.port);
  const args = portals.chromiumArgs.map((arg) => arg.replace(`127.0.0.1:${portals.port}`, `127.0.0.1:${wire.port}`));
  const bench = await startBench(lab.extension, args);
  const keys = { account: portals.world.account.id, id: app.clientId, secret: app.clientSecret };
  try {
    const panel = await bench.context.newPage();
    await panel.goto(`chrome-extension://${bench.extensionId}/sidepanel.html`);
    const empty = await bench.context.newPage();
    await empty.goto(`chrome-extension://${bench.emptyId}/page.html`);
    for (const delay of [0, 50, 300]) {
      lab.say(`connection check, ${delay} ms`);
      wire.setDelay(delay);
      const times = { bare: [] as number[], check: [] as number[] };
      const requests: number[] = [];
      for (let turn = 0; turn < lab.times(3, 9); turn += 1) {
        wire.cut();
        times.bare.push(await bare(empty, keys));
        wire.cut();
        portals.requests.length = 0;
        await panel.bringToFront();
        times.check.push(await pressed(panel, keys));
        requests.push(portals.requests.filter(({ host }) => /^(api\.)?zoom\.us$/.test(host)).length);
      }
      const more = figure(times.check.map((ms, turn) => ms - times.bare[turn]!));
      // Without a delay, a round trip is what one of the bare requests takes.
      const trip = delay || figure(times.bare).median / 2;
      lab.rows.push({
        row: 'connection check: click to words',
        at: `${delay} ms of latency`,
        reach: `at most one round trip (${round(trip)} ms) more than the bare requests`,
        figure: `${spread(more)} ms more, ${round(figure(requests).median)} requests`,
        reached: more.median <= trip,
        others: `bare requests ${spread(figure(times.bare))} ms`,
        data: { more, bare: figure(times.bare), check: figure(times.check), requests },
      });
    }
  } finally {
    await bench.close();
    wire.close();
    await portals.close();
  }
}
