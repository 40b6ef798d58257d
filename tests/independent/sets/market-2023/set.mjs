// The Marketplace of 2022-23 of the pool: Vue, hand-written CSS, classic scopes.
import { role } from '../../role/index.mjs';
import { zoomApi } from '../../zoom/api.mjs';
import { market2023 } from '../../zoom/market-2023/index.mjs';
import { makeApp, zoomWorld } from '../../zoom/world.mjs';

const USER = 'scopes.item:user:read:admin',
  ACCOUNT = 'scopes.item:account:read:admin';
const FIELDS = ['information.company-name', 'information.contact-name', 'information.contact-email'];
const click =
  (...targets) =>
  async (_page, _world, help) => {
    for (const t of targets) await help.click(t);
  };

function world() {
  const w = zoomWorld({
    family: 'classic',
    me: { name: 'Kim Larsen', email: 'kim.larsen@example.com', termsAgreed: false },
  });
  for (const name of ['General app 552', 'General app 629']) makeApp(w, { type: 'general', name });
  return w;
}

async function fill(_page, _w, help) {
  await help.type('information.company-name', 'Example Ltd');
  await help.type('information.contact-name', 'Kim Larsen');
}

// Where the way may be words or the card's button as well as a ring, nothing is needed.
const steps = [
  { name: 'home', needed: ['nav.develop'], act: click('nav.develop') },
  { name: 'develop menu', needed: ['nav.build-app'], act: click('nav.build-app') },
  { name: 'chooser', needed: [['chooser.create', 'chooser.s2s']], act: click('chooser.create') },
  { name: 'naming', needed: ['name.input'], act: (_page, _w, help) => help.type('name.input', 'Compliance Manager') },
  { name: 'named', needed: ['name.create'], act: click('name.create') },
  { name: 'credentials masked', needed: ['credentials.reveal'], act: click('credentials.reveal') },
  { name: 'credentials shown', needed: [], act: click('rail.information') },
  { name: 'information empty', credentials: true, needed: FIELDS, act: fill },
  {
    name: 'e-mail left',
    needed: FIELDS.slice(2),
    act: (_page, _w, help) => help.type(FIELDS[2], 'kim.larsen@example.com'),
  },
  { name: 'information full', needed: [], act: click('rail.activation') },
  { name: 'activation, no scope', needed: ['rail.scopes'], act: click('rail.feature') },
  { name: 'feature', needed: [], act: click('rail.scopes') },
  { name: 'no scope', needed: ['scopes.add'], act: click('scopes.add') },
  {
    name: 'dialog',
    needed: [['scopes.search', 'scopes.group:User', 'scopes.group:Account', USER, ACCOUNT]],
    act: click('scopes.group:User'),
  },
  { name: 'product User', needed: [USER], act: click(USER) },
  { name: 'user ticked', needed: [['scopes.search', 'scopes.group:Account']], act: click('scopes.group:Account') },
  { name: 'product Account', needed: [ACCOUNT], act: click(ACCOUNT) },
  { name: 'both ticked', needed: ['scopes.done'], act: click('scopes.done') },
  { name: 'scopes added', needed: [], act: click('rail.activation') },
  { name: 'ready', needed: ['activation.activate'], act: click('activation.activate') },
  { name: 'activated', needed: [], act: (page) => page.goto('https://marketplace.zoom.us/user/build') },
  { name: 'created apps', needed: [] },
];

export default {
  name: 'market-2023',
  start: 'https://marketplace.zoom.us/',
  world,
  steps,
  follower: {},
  portals: () => [market2023(), zoomApi({ web: role({ hosts: ['zoom.us'] }).handle })],
};
