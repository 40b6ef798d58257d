// Compliance Manager of the pool: Fluent v8 and v9 mixed.
import { freshPurview, purview } from '../../purview/index.mjs';

const [accountId, clientId] = ['q6gBJVO5TzexKYTb_I2rpg', 'D9bZ1x_wQ4Wm5kcHtI7PZA'];
const creds = { accountId, clientId, clientSecret: 'S7cXr2hKfVt0aYwQmN4bLp8ZjE6uGd1o' };
const FIELDS = [
  ['purview.account-id', accountId],
  ['purview.client-id', clientId],
  ['purview.client-secret', creds.clientSecret],
];
const click = (target) => (_page, _world, help) => help.click(target);

/** The hand-off fills the form; where it does not, the person types. */
async function fill(_page, world, help) {
  await help.panel('Hand off to Compliance Manager');
  if (world.purview.received.clientSecret === creds.clientSecret) return;
  for (const [target, value] of FIELDS) await help.type(target, value);
}

async function validate(_page, _world, help) {
  await help.click('purview.validate');
  await help.sleep(1200);
}

const steps = [
  { name: 'first visit', needed: [], act: (_page, _world, help) => help.agree(3000) },
  { name: 'overview', credentials: true, needed: ['purview.connectors'], act: click('purview.connectors') },
  { name: 'list', needed: ['purview.zoom'], act: click('purview.zoom') },
  { name: 'Zoom chosen', needed: ['purview.activate'], act: click('purview.activate') },
  { name: 'about Zoom', needed: ['purview.add-connector'], act: click('purview.add-connector') },
  { name: 'terms', needed: [], act: click('purview.accept') }, // hers alone: may be ringed, need not be
  {
    name: 'naming',
    needed: ['purview.connector-name'],
    act: (_page, _world, help) => help.type('purview.connector-name', 'Zoom'),
  },
  { name: 'named', needed: ['purview.next'], act: click('purview.next') },
  { name: 'form empty', needed: [], act: fill }, // the fields or the hand-off
  { name: 'form full', needed: ['purview.validate'], act: validate },
  { name: 'validated', needed: ['purview.next'], act: click('purview.next') },
  { name: 'review', needed: ['purview.finish'], act: click('purview.finish') },
  { name: 'connector active', needed: [] },
];

export default {
  name: 'purview',
  start: 'https://purview.microsoft.com/compliancemanager/overviewpage',
  steps,
  world: () => ({
    credentials: creds,
    apps: [{ ...creds, activated: true, scopes: [] }],
    purview: freshPurview({ popups: true }),
  }),
  portals: () => [purview()],
};
