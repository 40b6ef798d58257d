// The Marketplace of 2026 of the pool: React, MUI, granular scopes.
import { role } from '../../role/index.mjs';
import { zoomApi } from '../../zoom/api.mjs';
import { market2026 } from '../../zoom/market-2026/index.mjs';
import { makeApp, zoomWorld } from '../../zoom/world.mjs';

const item = (id) => `scopes.item:${id}`;
const USER = ['user:read:list_users:admin', 'user:read:user:admin', 'user:read:settings:admin'].map(item);
const ACCOUNT = [item('account:read:settings:admin')];
const FIELDS = ['information.company-name', 'information.contact-name', 'information.contact-email'];
const click =
  (...targets) =>
  async (_page, _world, help) => {
    for (const t of targets) await help.click(t);
  };
const ofApp = (world, rest) => `https://marketplace.zoom.us/develop/applications/${world.apps.at(-1).id}${rest}`;

function world() {
  const w = zoomWorld({
    family: 'granular',
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
  { name: 'created apps', needed: ['nav.develop'], act: click('nav.develop') },
  { name: 'develop menu', needed: ['nav.build-app'], act: click('nav.build-app') },
  { name: 'chooser', needed: ['chooser.s2s'], act: click('chooser.s2s') },
  { name: 'chosen', needed: ['chooser.create'], act: click('chooser.create') },
  { name: 'naming', needed: ['name.input'], act: (_page, _w, help) => help.type('name.input', 'Compliance Manager') },
  { name: 'named', needed: ['name.create'], act: click('name.create') },
  { name: 'credentials masked', needed: [], act: click('credentials.reveal') },
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
    name: 'dialog closed',
    needed: [['scopes.search', 'scopes.group:Account', 'scopes.group:User', 'scopes.group:View account info']],
    act: click('scopes.group:View account info'),
  },
  { name: 'account group', needed: ACCOUNT, act: click(...ACCOUNT) },
  { name: 'account ticked', needed: [['scopes.search', 'scopes.group:User']], act: click('scopes.group:User') },
  {
    name: 'product User',
    needed: [['scopes.search', 'scopes.group:View all user information']],
    act: click('scopes.group:View all user information'),
  },
  { name: 'user group', needed: USER, act: click(...USER) },
  { name: 'all ticked', needed: ['scopes.done'], act: click('scopes.done') },
  { name: 'scopes added', needed: [], act: click('rail.activation') },
  { name: 'ready', needed: ['activation.activate'], act: click('activation.activate') },
  { name: 'activated', needed: [], act: (page, w) => page.goto(ofApp(w, '/information?mode=dev')) },
  { name: 'general app', needed: [] },
];

export default {
  name: 'market-2026',
  start: 'https://marketplace.zoom.us/',
  world,
  steps,
  follower: {},
  portals: () => [market2026(), zoomApi({ web: role({ hosts: ['zoom.us'] }).handle })],
};
