import { afterEach, expect, test } from 'vitest';
import { newApp, type Portals } from '../portals/server/index.ts';
import type { Browser } from './support/browser.ts';
import { inBrowser } from './support/given.ts';
import { forgetEverything, journey } from './support/journey.ts';
import { STARTS } from './support/starts.ts';

// Wherever on Zoom's pages somebody starts, doing only what rings and card say leads to a listed connector. Always run
// are the walks from the role (walk.test.ts) and from Feature (starts.test.ts); `STARTS=all` runs these.

/** Compliance Manager's own pages need values that only Zoom's pages give. */
const ON_ZOOM = STARTS.filter(({ step }) => step !== 'handoff');

let portals: Portals;
let browser: Browser;

inBrowser(
  (given) => {
    ({ portals, browser } = given);
  },
  { witnessed: true },
);
afterEach(() => forgetEverything(browser));

test.runIf(process.env.STARTS === 'all').each(ON_ZOOM)(
  'the blind follower arrives from $name',
  async ({ app: values, address }) => {
    portals.reset();
    const app = newApp(portals.world, values);
    if (values) portals.world.apps.push(app);
    const { walk, last, panel } = await journey(browser, address(app));
    expect(walk.wrong).toEqual([]);
    expect(last.card).toMatchObject({ step: 'done', state: 'done' });
    expect(portals.world.connector.activated).toHaveLength(1);
    await panel.bringToFront();
    // Role is proved only where it was looked at.
    await panel
      .getByText(/^(?:9|10) of 10/)
      .first()
      .waitFor();
  },
);
