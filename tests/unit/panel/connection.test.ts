// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../../utils/browser.ts', () => ({ browser: {}, IS_FIREFOX: false }));

const { openConnection } = await import('../../../utils/panel/connection.ts');
const { NOW, HALF_WAY, view } = await import('../components/fixtures.ts');

/** A background whose worker can die: each connection is a port that the test pushes through or cuts. */
function outside() {
  const ports: { push: (message: unknown) => void; die: () => void }[] = [];
  const sent: object[] = [];
  let down = false;
  let answer: (message: object) => Promise<unknown> = async () => ({ card: null });
  return {
    ports,
    sent,
    set down(value: boolean) {
      down = value;
    },
    set answer(value: typeof answer) {
      answer = value;
    },
    connect() {
      if (down) throw new Error('no receiver');
      const port = { push: (_message: unknown) => {}, die: () => {} };
      ports.push(port);
      return {
        onMessage: {
          addListener(listener: (message: unknown) => void) {
            port.push = listener;
          },
        },
        onDisconnect: {
          addListener(listener: () => void) {
            port.die = listener;
          },
        },
        disconnect() {},
      };
    },
    send(message: object) {
      sent.push(message);
      return answer(message);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the connection to the background', () => {
  it('shows what is pushed', async () => {
    const world = outside();
    const connection = openConnection({}, world);
    expect(connection.view.value).toBeNull();
    world.ports[0]?.push({ view: HALF_WAY, now: NOW + 5 });
    expect(connection.view.value).toBe(HALF_WAY);
    expect(connection.now.value).toBe(NOW + 5);
    connection.close();
  });

  it('reconnects at once when the worker has died, and keeps what it showed', async () => {
    const world = outside();
    const connection = openConnection({}, world);
    world.ports[0]?.push({ view: HALF_WAY, now: NOW });
    world.ports[0]?.die();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.ports).toHaveLength(2);
    expect(connection.online.value).toBe(true);
    expect(connection.view.value).toBe(HALF_WAY);
    const fresh = view();
    world.ports[1]?.push({ view: fresh, now: NOW });
    expect(connection.view.value).toBe(fresh);
    connection.close();
  });

  it('says so and pauses longer and longer while the worker cannot be reached', async () => {
    const world = outside();
    const connection = openConnection({}, world);
    world.ports[0]?.push({ view: HALF_WAY, now: NOW });
    world.down = true;
    world.ports[0]?.die();
    await vi.advanceTimersByTimeAsync(1);
    expect(connection.online.value).toBe(false);
    world.down = false;
    await vi.advanceTimersByTimeAsync(200);
    expect(world.ports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(world.ports).toHaveLength(2);
    world.ports[1]?.push({ view: HALF_WAY, now: NOW });
    expect(connection.online.value).toBe(true);
    world.ports[1]?.die();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.ports).toHaveLength(3);
    connection.close();
  });

  it('repeats the card of the page, also when it changes without the view, and only where it is asked to', async () => {
    const world = outside();
    const card = { step: 'scopes', state: 'now', title: 'Add scopes', body: 'There' };
    world.answer = async () => ({ card });
    const connection = openConnection({ withHint: true }, world);
    world.ports[0]?.push({ view: HALF_WAY, now: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(world.sent).toEqual([{ type: 'panel.hint' }]);
    expect(connection.hint.value).toEqual(card);
    world.answer = async () => ({ card: { ...card, state: 'lost' } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(connection.hint.value?.state).toBe('lost');
    connection.close();

    const other = outside();
    const popup = openConnection({}, other);
    other.ports[0]?.push({ view: HALF_WAY, now: NOW });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(other.sent).toEqual([]);
    popup.close();
  });

  it('rejects a question that nobody answers in time', async () => {
    const world = outside();
    const connection = openConnection({}, world);
    world.answer = () => new Promise(() => {});
    const answer = connection.ask({ type: 'panel.check' });
    const settled = expect(answer).rejects.toThrow('no answer');
    await vi.advanceTimersByTimeAsync(60_000);
    await settled;
    connection.close();
  });

  it('moves the clock on by itself, and leaves nothing running when closed', async () => {
    const connection = openConnection({}, outside());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(connection.now.value).toBeGreaterThan(NOW + 10_000);
    connection.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
