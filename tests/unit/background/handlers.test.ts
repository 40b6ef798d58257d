import { beforeEach, describe, expect, test } from 'vitest';
import { createHandlers } from '../../../utils/background/handlers.ts';
import type { Sender } from '../../../utils/messages/sender.ts';
import { seenOn } from '../../sightings.ts';
import { ABOUT, type FakeWorld, fakeWorld, VALUES } from '../flow/fake-world.ts';

const from = (origin: string): Sender => ({ id: 'ours', origin, frameId: 0, documentId: 'd', tab: { id: 1 } });
const SITES = {
  marketplace: from('https://marketplace.zoom.us'),
  role: from('https://zoom.us'),
  purview: from('https://purview.microsoft.com'),
};
type Site = keyof typeof SITES;
const NAMES = Object.keys(SITES) as Site[];

let fake: FakeWorld;
let handlers: ReturnType<typeof createHandlers>;

beforeEach(() => {
  fake = fakeWorld();
  handlers = createHandlers(fake.runner);
});

const FEATURE = seenOn('feature');

describe('a site’s script is believed only in what its site can know', () => {
  test.each(NAMES)('Feature was seen, says %s', async (site) => {
    await handlers['page.seen']({ type: 'page.seen', sighting: FEATURE }, SITES[site]);
    const { progress } = await fake.runner.read();
    expect(progress.steps.feature.state).toBe(site === 'marketplace' ? 'done' : 'todo');
  });

  test.each<[step: 'role' | 'scopes' | 'handoff', owner: Site]>([
    ['role', 'role'],
    ['scopes', 'marketplace'],
    ['handoff', 'purview'],
  ])('the word for %s comes from %s and from no other site, and is taken back there', async (step, owner) => {
    const state = async () => (await fake.runner.read()).progress.steps[step].state;
    const say = (act: 'confirm' | 'unconfirm', site: Site) =>
      handlers['page.act']({ type: 'page.act', act, step }, SITES[site]);
    for (const site of NAMES.filter((one) => one !== owner)) await say('confirm', site);
    expect(await state()).toBe('todo');
    await say('confirm', owner);
    expect(await state()).toBe('confirmed');
    for (const site of NAMES.filter((one) => one !== owner)) await say('unconfirm', site);
    expect(await state()).toBe('confirmed');
    await say('unconfirm', owner);
    expect(await state()).toBe('todo');
  });

  test.each(['replace', 'keep'] as const)('%s: the Marketplace only, and for the set that was shown', async (act) => {
    await fake.runner.keep(ABOUT, VALUES, 60);
    const second = (await fake.runner.keep(ABOUT, VALUES, 60)).session.pending!.id;
    const pending = async () => (await fake.runner.read()).session.pending?.id;
    await handlers['page.act']({ type: 'page.act', act, captureId: second }, SITES.purview);
    await handlers['page.act']({ type: 'page.act', act, captureId: second }, SITES.role);
    await handlers['page.act']({ type: 'page.act', act }, SITES.marketplace);
    const third = (await fake.runner.keep(ABOUT, VALUES, 60)).session.pending!.id;
    await handlers['page.act']({ type: 'page.act', act, captureId: second }, SITES.marketplace);
    expect(await pending()).toBe(third);
    await handlers['page.act']({ type: 'page.act', act, captureId: third }, SITES.marketplace);
    expect(await pending()).toBeUndefined();
  });
});
