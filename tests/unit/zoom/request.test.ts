import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer, check, GRANULAR, granted, NOW, TOKEN, VALUES } from './fake-zoom.ts';

const never = () => new Promise<Response>(() => undefined);

describe('limits of a request', () => {
  afterEach(() => void vi.useRealTimers());

  it('waits 15 seconds and no longer', async () => {
    vi.useFakeTimers();
    const outcome = check({}, { fetch: never });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await outcome).verdict).toMatchObject({ id: 'time-out' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    expect((await check()).verdict.ok).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up a request that is never answered', async () => {
    const { verdict } = await check({}, { fetch: never, timeoutMs: 20 });
    expect(verdict).toMatchObject({ ok: false, id: 'time-out', retry: 'wait', words: '' });
  });

  it('gives up an answer that never ends, and cancels it', async () => {
    let aborted = false;
    const fetch: typeof globalThis.fetch = async (_, init) => {
      init?.signal?.addEventListener('abort', () => {
        aborted = true;
      });
      return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) }));
    };
    const { verdict } = await check({}, { fetch, timeoutMs: 20 });
    expect(verdict).toMatchObject({ ok: false, id: 'time-out' });
    expect(aborted).toBe(true);
  });

  it('reads 64 KiB and not one chunk more', async () => {
    let chunks = 0;
    const chunk = new Uint8Array(16 * 1024).fill(32);
    const flood = new ReadableStream(
      {
        pull(stream) {
          chunks += 1;
          stream.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const { verdict } = await check({ token: () => new Response(flood) });
    expect(verdict).toMatchObject({ ok: false, id: 'too-large', retry: 'user' });
    expect(chunks).toBe(5);
  });

  it('reads an answer of exactly 64 KiB', async () => {
    const body = await granted().text();
    const { verdict } = await check({ token: answer(200, body.padEnd(64 * 1024)) });
    expect(verdict.ok).toBe(true);
    expect((await check({ token: answer(200, body.padEnd(64 * 1024 + 1)) })).verdict).toMatchObject({
      id: 'too-large',
    });
  });

  it('reads a token that comes in pieces', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${await granted().text()}`);
    const stream = new ReadableStream({
      start(control) {
        for (const byte of bytes) control.enqueue(Uint8Array.of(byte));
        control.close();
      },
    });
    expect((await check({ token: () => new Response(stream) })).verdict.ok).toBe(true);
  });

  it.each([
    ['refused by a browser', 'offline', new TypeError('Failed to fetch')],
    [
      'refused redirect, as Node names it',
      'redirected',
      new TypeError('fetch failed', { cause: new Error('unexpected redirect') }),
    ],
    ['anything else thrown', 'offline', 'a text'],
  ])('%s: %s', async (_, id, thrown) => {
    const { verdict } = await check({}, { fetch: () => Promise.reject(thrown) });
    expect(verdict).toMatchObject({ ok: false, id, words: '' });
  });

  it.each([301, 302, 303, 307, 308])('makes nothing of a %i', async (status) => {
    const { verdict, calls } = await check({ token: answer(status, '', { location: 'https://evil.test/' }) });
    expect(verdict).toMatchObject({ ok: false, id: 'redirected', retry: 'user' });
    expect(calls).toHaveLength(1);
  });

  it('stops when asked, before and during a request', async () => {
    const early = await check({}, { signal: AbortSignal.abort() });
    expect(early.verdict).toMatchObject({ ok: false, id: 'stopped' });
    expect(early.calls).toHaveLength(0);
    const control = new AbortController();
    const fetch: typeof globalThis.fetch = () => {
      control.abort();
      return never();
    };
    expect((await check({}, { signal: control.signal, fetch })).verdict).toMatchObject({ id: 'stopped' });
  });

  it('is a failure of the whole check where a call after the token fails', async () => {
    const users = () => {
      throw new TypeError('Failed to fetch');
    };
    expect((await check({ users })).verdict).toMatchObject({ ok: false, id: 'offline', retry: 'wait' });
  });
});

describe('429 and when to come back', () => {
  const seconds = (count: number) => new Date(NOW + count * 1000);
  it.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '5' }, 5],
    ['zero', { 'retry-after': '0' }, 1],
    ['an hour', { 'retry-after': '3600' }, 3600],
    ['more than an hour', { 'retry-after': '86400' }, 3600],
    ['HTTP date', { 'retry-after': seconds(90).toUTCString() }, 90],
    ['ISO date', { 'retry-after': seconds(90).toISOString() }, 90],
    ['ISO date without a zone', { 'retry-after': seconds(90).toISOString().slice(0, 19) }, 90],
    ['a date that has passed', { 'retry-after': seconds(-90).toUTCString() }, 1],
    ['the server’s clock ahead', { 'retry-after': seconds(630).toUTCString(), date: seconds(600).toUTCString() }, 30],
    ['reset in unix time', { 'x-ratelimit-reset': String(NOW / 1000 + 7) }, 7],
    ['reset in milliseconds', { 'x-ratelimit-reset': String(NOW + 7000) }, 7],
    ['garbage, then reset', { 'retry-after': 'soon', 'x-ratelimit-reset': String(NOW / 1000 + 7) }, 7],
    ['garbage', { 'retry-after': 'maybe 1' }, 60],
    ['negative', { 'retry-after': '-5' }, 60],
    ['nothing', {}, 60],
  ])('%s', async (_, headers, expected) => {
    const { verdict } = await check({ token: answer(429, '', headers) });
    expect(verdict).toMatchObject({ ok: false, id: 'rate-limited', retryAt: NOW + expected * 1000 });
    const api = await check({ users: answer(429, { code: 429, message: 'x' }, headers) });
    expect(api.verdict).toMatchObject({ ok: false, id: 'rate-limited', retryAt: NOW + expected * 1000 });
  });

  it('honours a 503 that states a time, and invents none', async () => {
    expect((await check({ token: answer(503, '', { 'retry-after': '120' }) })).verdict).toMatchObject({
      retryAt: NOW + 120_000,
    });
    expect((await check({ token: answer(503) })).verdict).not.toHaveProperty('retryAt');
  });
});

describe('what leaves the check', () => {
  it('never holds a token, even one of no known shape', async () => {
    const opaque = 'Abc/def+0123456789';
    const token = () => granted({ access_token: opaque });
    const { verdict } = await check({ token, settings: answer(400, { code: 1, message: `no ${opaque}` }) });
    expect(verdict).toMatchObject({ id: 'unknown', words: '1 · no [removed]' });
  });

  it('never holds the token or a value, whatever Zoom echoes', async () => {
    const echo = JSON.stringify({ ...VALUES, token: TOKEN });
    const basic = Buffer.from(`${VALUES.clientId}:${VALUES.clientSecret}`).toString('base64');
    const message = `${echo} ${basic} ${encodeURIComponent(VALUES.clientSecret)} ${Buffer.from(VALUES.clientSecret).toString('base64url')}`;
    const outcomes = await Promise.all([
      check(),
      check({ token: answer(400, { reason: message, error: 'invalid_client' }) }),
      check({ token: answer(418, message) }),
      check({ settings: answer(400, { code: 1, message }) }),
      check({ token: () => granted({ scope: `${TOKEN} ${VALUES.clientSecret}` }) }),
      check({ token: answer(202, { access_token: TOKEN, scope: 5 }) }),
      check({ token: answer(418, { access_token: TOKEN }) }),
      check({ token: answer(200, `{"access_token":"${TOKEN}`) }),
      check({ token: answer(200, '{"access_token":"0paque+token/') }),
      check({ token: () => granted({ scope: `${GRANULAR} ${TOKEN} ${VALUES.clientSecret}` }) }),
      check({}, { fetch: () => Promise.reject(new Error(message)) }),
    ]);
    const kept = JSON.stringify(outcomes.map(({ verdict }) => verdict));
    for (const value of [...Object.values(VALUES), TOKEN, basic, encodeURIComponent(VALUES.clientSecret), '0paque']) {
      expect(kept).not.toContain(value);
    }
    expect(kept).toContain('[removed]');
  });
});
