import { describe, expect, test } from 'vitest';
import { checkConnection } from '../../../utils/zoom/token.ts';
import { seenOn } from '../../sightings.ts';
import { fakeZoom, TOKEN } from '../zoom/fake-zoom.ts';
import { ABOUT, ASKER, armed, fakeWorld, MINUTE, VALUES } from './fake-world.ts';

const other = { accountId: 'other-account-0001', clientId: 'other-client-00001', clientSecret: 'other-secret-00001' };

describe('the vault behind the runner', () => {
  test('keeps three values and what is said of them in one write, and none of them in local storage', async () => {
    const fake = fakeWorld();
    const state = await fake.runner.keep(ABOUT, VALUES, 60);
    expect(fake.stores.session.vault).toEqual({
      kept: { captureId: state.session.capture?.id, values: VALUES },
      pending: null,
    });
    expect(state.progress.steps.credentials.state).toBe('done');
    for (const value of Object.values(VALUES)) {
      expect(JSON.stringify(fake.stores.local)).not.toContain(value);
      expect(JSON.stringify(fake.stores.session.session)).not.toContain(value);
    }
  });

  test.each([1, 2])('storage refuses write %i of a capture: it is told, and no half bundle is left', async (nth) => {
    const fake = fakeWorld();
    fake.refuse.set = nth;
    await expect(fake.runner.keep(ABOUT, VALUES, 60)).rejects.toThrow('storage refused');
    const { session } = await fake.again().happen({ type: 'woke' });
    const vault = (fake.stores.session.vault ?? { kept: null }) as { kept: { captureId: string } | null };
    expect(vault.kept?.captureId ?? null).toBe(session.capture?.id ?? null);
  });

  test('a second capture waits beside the first until one of them is chosen', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    const both = await fake.runner.keep(ABOUT, other, 60);
    expect(both.session.pending).not.toBeNull();
    const copied = await fake.runner.take({ for: 'copy', field: 'clientSecret' });
    expect(copied).toMatchObject({ ok: true, values: VALUES });
    await fake.runner.happen({ type: 'replaced', captureId: both.session.pending!.id });
    expect(await fake.runner.take({ for: 'copy', field: 'clientSecret' })).toMatchObject({ ok: true, values: other });
    expect(fake.stores.session.vault).toMatchObject({ pending: null });
  });

  test('keeping the first drops the second', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    const { session } = await fake.runner.keep(ABOUT, other, 60);
    await fake.runner.happen({ type: 'kept', captureId: session.pending!.id });
    expect(JSON.stringify(fake.stores)).not.toContain(other.clientSecret);
  });

  test.each(['forgotten', 'stopped', 'reset'] as const)(
    '%s empties the vault, the second capture included',
    async (type) => {
      const fake = fakeWorld();
      await fake.runner.keep(ABOUT, VALUES, 60);
      await fake.runner.keep(ABOUT, other, 60);
      await fake.runner.happen({ type });
      expect(fake.stores.session.vault).toEqual({ kept: null, pending: null });
    },
  );

  test('an hour later nothing is given, alarm or not; a clock that went back counts as expired', async () => {
    for (const later of [60 * MINUTE, -1]) {
      const fake = fakeWorld();
      await armed(fake);
      fake.outside.now += later;
      expect(await fake.runner.take({ for: 'copy', field: 'accountId' })).toMatchObject({ ok: false });
      expect(await fake.runner.take({ for: 'fill', asker: ASKER })).toMatchObject({ ok: false });
      await fake.runner.happen({ type: 'woke' });
      expect(fake.stores.session.vault).toEqual({ kept: null, pending: null });
    }
  });

  test('a clock that is set back lengthens no life, however long the bundle had been kept', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    fake.outside.now += 50 * MINUTE;
    await fake.runner.happen({ type: 'woke' });
    fake.outside.now -= 40 * MINUTE;
    expect(await fake.runner.take({ for: 'copy', field: 'accountId' })).toMatchObject({ ok: false });
    const { session } = await fake.runner.happen({ type: 'woke' });
    expect(session).toMatchObject({ capture: null, emptied: 'expired' });
    expect(fake.stores.session.vault).toEqual({ kept: null, pending: null });
  });

  test('every change has a greater revision than the one before, also after a restart of everything', async () => {
    const fake = fakeWorld();
    const revisions = [];
    for (const type of ['started', 'stopped', 'reset', 'started'] as const) {
      revisions.push((await fake.runner.happen({ type })).session.revision);
    }
    await fake.runner.keep(ABOUT, VALUES, 60);
    revisions.push((await fake.again().read()).session.revision);
    expect(revisions).toEqual([1, 2, 3, 4, 5]);
    const { session } = await fake.runner.happen({ type: 'check-stopped' });
    expect(session.revision).toBe(5);
  });

  test('a second capture expires by itself while the first was extended', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    fake.outside.now += 10 * MINUTE;
    await fake.runner.keep(ABOUT, other, 30);
    await fake.runner.happen({ type: 'extended' });
    fake.outside.now += 31 * MINUTE;
    const { session } = await fake.runner.happen({ type: 'woke' });
    expect(session.capture).not.toBeNull();
    expect(session.pending).toBeNull();
    expect(JSON.stringify(fake.stores)).not.toContain(other.clientSecret);
  });

  test('the life of a capture may be extended once', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    fake.outside.now += 50 * MINUTE;
    const once = await fake.runner.happen({ type: 'extended' });
    const twice = await fake.runner.happen({ type: 'extended' });
    expect(twice.session.capture?.expiresAt).toBe(once.session.capture?.expiresAt);
    fake.outside.now += 60 * MINUTE;
    expect(await fake.runner.take({ for: 'copy', field: 'accountId' })).toMatchObject({ ok: false });
  });
});

describe('one release', () => {
  test('is written down as spent before it is given, and given once', async () => {
    const fake = fakeWorld();
    await armed(fake);
    const asks = await Promise.all([1, 2, 3].map(() => fake.runner.take({ for: 'fill', asker: ASKER })));
    expect(asks.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asks[0]).toMatchObject({ ok: true, values: VALUES, nonce: 'nonce' });
    // Who asks again after the answer has not got it.
    expect((await fake.runner.read()).session.handoff).toMatchObject({ status: 'refused', documentId: 'document-1' });
  });

  test('is not given where it cannot be written down', async () => {
    const fake = fakeWorld();
    await armed(fake);
    fake.refuse.set = 1;
    await expect(fake.runner.take({ for: 'fill', asker: ASKER })).rejects.toThrow('storage refused');
  });

  test('is not given where the time ran out between the look and the writing down', async () => {
    let reads = 0;
    const fake = fakeWorld({ now: () => fake.outside.now + (reads++ > 3 ? 10 * MINUTE : 0) });
    await armed(fake);
    reads = 3;
    expect(await fake.runner.take({ for: 'fill', asker: ASKER })).toEqual({ ok: false, refusal: 'expired' });
  });

  test('nothing is given where the time ran out while storage was read', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    const taking = fake.runner.take({ for: 'copy', field: 'clientSecret' });
    await null;
    await null;
    fake.outside.now += 61 * MINUTE;
    expect(await taking).toMatchObject({ ok: false });
  });

  test('a click on Hand off that comes twice arms one release', async () => {
    const fake = fakeWorld();
    const captureId = await armed(fake);
    await fake.runner.take({ for: 'fill', asker: ASKER });
    await fake.runner.happen({ type: 'armed', nonce: 'nonce', tabId: 7, origin: ASKER.origin, captureId });
    expect(await fake.runner.take({ for: 'fill', asker: ASKER })).toMatchObject({ ok: false });
  });

  test('a click on Hand off that comes again after another one arms none', async () => {
    const fake = fakeWorld();
    const captureId = await armed(fake);
    const again = { type: 'armed', tabId: 7, origin: ASKER.origin, captureId } as const;
    await fake.runner.happen({ ...again, nonce: 'second' });
    await fake.runner.happen({ ...again, nonce: 'nonce' });
    expect((await fake.runner.read()).session.handoff.nonce).toBe('second');
  });

  test('a click on Hand off for a bundle that was replaced arms none', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    await fake.runner.happen({ type: 'armed', nonce: 'n', tabId: 7, origin: ASKER.origin, captureId: 'another' });
    expect((await fake.runner.read()).session.handoff.status).toBe('idle');
  });

  test('a document that got the values and says nothing is told to be gone, and may still report late', async () => {
    const fake = fakeWorld();
    await armed(fake);
    await fake.runner.take({ for: 'fill', asker: ASKER });
    fake.outside.now += 20_000;
    expect((await fake.runner.happen({ type: 'woke' })).session.handoff).toMatchObject({
      status: 'refused',
      refusal: 'document',
    });
    await fake.runner.happen({ type: 'filled', nonce: 'nonce', documentId: 'document-2', refusal: null });
    expect((await fake.runner.read()).session.handoff.status).toBe('refused');
    await fake.runner.happen({ type: 'filled', nonce: 'nonce', documentId: 'document-1', refusal: null });
    expect((await fake.runner.read()).session.handoff.status).toBe('filled');
  });

  test('a document that asks again for what it was given is told at once to need another click; no other document is heard', async () => {
    const fake = fakeWorld();
    await armed(fake);
    await fake.runner.take({ for: 'fill', asker: ASKER });
    const again = (documentId: string) => fake.runner.take({ for: 'fill', asker: { ...ASKER, documentId } });
    expect(await again('document-2')).toEqual({ ok: false, refusal: 'not-asked' });
    expect((await fake.runner.read()).session.handoff.status).toBe('delivered');
    expect(await again('document-1')).toEqual({ ok: false, refusal: 'not-asked' });
    expect((await fake.runner.read()).session.handoff).toMatchObject({ status: 'refused', refusal: 'document' });
  });

  test('another tab cannot say what is wrong with the form', async () => {
    const fake = fakeWorld();
    await armed(fake);
    await fake.runner.happen({ type: 'fill-refused', refusal: 'missing-field', tabId: 8 });
    expect((await fake.runner.read()).session.handoff.refusal).toBeNull();
    await fake.runner.happen({ type: 'fill-refused', refusal: 'missing-field', tabId: 7 });
    expect((await fake.runner.read()).session.handoff.refusal).toBe('missing-field');
  });
});

describe('when things break', () => {
  test('fifty writes at once all count (storage alone would keep one)', async () => {
    const fake = fakeWorld();
    const steps = ['role', 'create', 'information', 'feature', 'scopes', 'activation'] as const;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => fake.runner.happen({ type: 'confirmed', step: steps[index % 6]! })),
    );
    const { progress } = await fake.runner.read();
    for (const step of steps) expect(progress.steps[step].state, step).toBe('confirmed');
  });

  test('a worker that died while it asked: the next one says so at once', async () => {
    const fake = fakeWorld({ askZoom: () => new Promise(() => {}) });
    await fake.runner.keep(ABOUT, VALUES, 60);
    await fake.runner.happen({ type: 'check-asked', runId: 'r1' });
    expect((await fake.runner.read()).session.check.status).toBe('running');
    expect((await fake.again().happen({ type: 'woke' })).session.check.status).toBe('interrupted');
  });

  test('a check whose answer cannot be written does not look busy for ever', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    await fake.runner.happen({ type: 'check-asked', runId: 'r1' });
    fake.refuse.set = 1;
    await fake.runner.idle();
    expect((await fake.runner.read()).session.check.status).toBe('interrupted');
  });

  test('a session that ended is told; one that Microsoft has served is no loss', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    fake.stores.session = {};
    const lost = await fake.again().happen({ type: 'woke' });
    expect(lost.session.emptied).toBe('session-ended');
    expect(lost.progress.steps.credentials.state).toBe('attention');

    const served = fakeWorld();
    await served.runner.keep(ABOUT, VALUES, 60);
    await served.runner.happen({ type: 'seen', sighting: seenOn('cm-authentication', { validated: true }) });
    const after = await served.again().happen({ type: 'woke' });
    expect(after.session.emptied).toBe('validated');
    expect(after.progress.steps.credentials.state).toBe('done');
  });

  test('an answer that was written without its step is caught up with', async () => {
    const fake = fakeWorld();
    await fake.runner.keep(ABOUT, VALUES, 60);
    await fake.runner.happen({ type: 'check-asked', runId: 'r1' });
    fake.refuse.set = 2;
    await fake.runner.idle();
    expect((await fake.again().happen({ type: 'woke' })).progress.steps.validation).toMatchObject({
      state: 'done',
      by: 'zoom',
    });
  });

  test('a check that waits while the clock goes back asks to be pressed again', async () => {
    const fake = fakeWorld({
      askZoom: async () => ({ ok: false, at: 0, id: 'zoom-down', retry: 'wait', accepted: [], words: '' }),
    });
    await fake.runner.keep(ABOUT, VALUES, 60);
    fake.outside.now += 20_000;
    await fake.runner.happen({ type: 'check-asked', runId: 'r1' });
    await fake.runner.idle();
    expect((await fake.runner.read()).session.check.status).toBe('waiting');
    fake.outside.now -= 10_000;
    expect((await fake.runner.happen({ type: 'woke' })).session.check.status).toBe('interrupted');
  });

  test('whoever draws is told where storage took only half', async () => {
    const fake = fakeWorld();
    fake.refuse.set = 2;
    const before = fake.outside.changes;
    await expect(fake.runner.keep(ABOUT, VALUES, 60)).rejects.toThrow();
    expect(fake.outside.changes).toBe(before + 1);
  });
});

test('after a check neither token nor values stand anywhere but in the vault (control: the vault holds them)', async () => {
  const zoom = fakeZoom();
  const shown: string[] = [];
  const fake = fakeWorld({
    askZoom: (values, signal) => checkConnection(values, { fetch: zoom.fetch, now: () => 0, signal }),
    changed: (state) => shown.push(JSON.stringify(state)),
  });
  await fake.runner.keep(ABOUT, VALUES, 60);
  const { session } = await fake.runner.happen({ type: 'check-asked', runId: 'r1' });
  expect(session.check.status).toBe('running');
  await fake.runner.idle();
  expect((await fake.runner.read()).session.check.status).toBe('ok');
  const everywhere = [...shown, JSON.stringify(fake.stores)].join('');
  expect(everywhere).not.toContain(TOKEN);
  const { vault, ...rest } = fake.stores.session;
  expect(JSON.stringify(vault)).toContain(VALUES.clientSecret);
  expect([...shown, JSON.stringify(rest), JSON.stringify(fake.stores.local)].join('')).not.toContain(
    VALUES.clientSecret,
  );
});
