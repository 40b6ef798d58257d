import { createApp, nextTick, reactive } from 'vue';
import css from './style.js';

/* ---- the truth about the controls: main world only ---- */
const seats = new Map();
const put = (el, names) => {
  for (const n of [].concat(names ?? [])) {
    const k = n.toLowerCase();
    if (!seats.has(k)) seats.set(k, new Set());
    seats.get(k).add(el);
  }
};
const drop = (el) => {
  for (const set of seats.values()) set.delete(el);
};
const vSeat = {
  mounted: (el, b) => put(el, b.value),
  updated: (el, b) => {
    if (String(b.value) !== String(b.oldValue)) {
      drop(el);
      put(el, b.value);
    }
  },
  beforeUnmount: drop,
};
const clipped = (el) => {
  const r = el.getBoundingClientRect(),
    x = r.x + r.width / 2,
    y = r.y + r.height / 2;
  for (let p = el.parentElement; p && p !== document.body; p = p.parentElement) {
    if (getComputedStyle(p).overflowY === 'visible') continue;
    const b = p.getBoundingClientRect();
    if (x < b.left || x > b.right || y < b.top || y > b.bottom) return true;
  }
  return false;
};
window.__oracle = (target) => {
  const masks = document.querySelectorAll('.mp-mask'),
    top = masks[masks.length - 1];
  return [...(seats.get(String(target).toLowerCase()) ?? [])].filter(
    (el) => el.isConnected && el.getClientRects().length && (!top || top.contains(el)) && !clipped(el),
  );
};
window.__interruption = () =>
  [...document.querySelectorAll('.mp-mask .mp-btn')].find((b) => b.textContent.trim() === 'Agree') ?? null;

const style = document.createElement('style');
style.textContent = css;
document.head.append(style);

async function call(method, url, body) {
  const r = await fetch(`/api${url}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const data = await r.json();
  if (!r.ok) throw Object.assign(new Error(data.message ?? r.status), { status: r.status });
  return data;
}
const store = reactive({ path: location.pathname, toast: '', naming: false, terms: false, me: null });
const go = (to) => {
  history.pushState({}, '', to);
  store.path = location.pathname;
  window.scrollTo(0, 0);
};
window.addEventListener('popstate', () => {
  store.path = location.pathname;
});
let toastTimer;
const toast = (t) => {
  store.toast = t;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    store.toast = '';
  }, 2000);
};

const Bar = {
  data: () => ({ open: false }),
  mounted() {
    this.away = (e) => {
      if (!this.$el.querySelector?.('.mp-dev')?.contains(e.target)) this.open = false;
    };
    document.addEventListener('click', this.away);
  },
  beforeUnmount() {
    document.removeEventListener('click', this.away);
  },
  methods: {
    go,
    build() {
      this.open = false;
      go('/develop/create');
    },
  },
  template: `<div class="mp-bar"><a class="mp-logo" @click="go('/')">zoom</a><span class="mp-brand">App Marketplace</span><span class="grow"></span>
    <span class="mp-find"><i class="ic s"></i><input placeholder="Search a published app"></span>
    <div class="mp-dev"><div class="mp-devbtn" v-seat="'nav.develop'" @click="open = !open">Develop <i class="caret"></i></div>
      <div class="mp-drop" v-if="open"><a role="button" class="mp-item" v-seat="'nav.build-app'" @click="build">Build App</a><a class="mp-item" role="button">Documentation</a><div class="mp-sep"></div><a class="mp-item" role="button">Developer Blog</a><a class="mp-item" role="button">Community Forum</a></div></div>
    <a class="mp-manage" @click="go('/user/build')">Manage</a><span class="mp-me">KL</span></div>`,
};
const Foot = {
  template: `<div class="mp-foot"><span class="mp-logo">zoom</span><div v-for="c in cols"><b>{{ c[0] }}</b><a v-for="l in c.slice(1)">{{ l }}</a></div></div>`,
  data: () => ({
    cols: [
      ['About', 'Blog', 'Customers', 'Our Team', 'Why Zoom', 'Features'],
      ['Download', 'Meetings Client', 'Zoom Rooms Client', 'Browser Extension', 'Outlook plug-in'],
      ['Sales', '1 888 799 9666', 'Contact Sales', 'Plans & Pricing', 'Request a Demo'],
      ['Support', 'Test Zoom', 'Account', 'Support Center', 'Live Training'],
    ],
  }),
};

const Home = {
  data: () => ({
    cats: [
      'Analytics',
      'Broadcasting & Streaming',
      'Business System Integrator',
      'CRM',
      'Carrier Provider Exchange',
      'Collaboration',
    ],
    feats: ['Essential Apps', 'New', 'Apps for Zoom Events', 'Conversational AI'],
    cards: ['Google Drive', 'Microsoft 365', 'Figma', 'Develop Kit', 'Build Planner', 'Manage Hub'],
  }),
  template: `<div class="mp-home"><div class="mp-side"><b>Categories</b><a v-for="c in cats">{{ c }}</a><b>Featured</b><a v-for="c in feats">{{ c }}</a><b>Filters</b><label><input type="checkbox"> Zoom Meetings</label><label><input type="checkbox"> Zoom Webinars</label></div>
    <div class="mp-main"><h1>Discover apps</h1><p>Explore 2,372 apps in Zoom App Marketplace.</p><div class="mp-two"><div class="mp-hero dark">INTRODUCING<br><span>zoom | Apps</span></div><div class="mp-hero">Essential Apps<small>Access premium features with Zoom One Pro, Business, or Business Plus.</small></div></div>
    <h2>New <a>Show All</a></h2><p>Apps which are new or recently updated on the Zoom App Marketplace.</p><div class="mp-three"><div v-for="c in cards" class="mp-app"><div class="mp-pic"></div><b>{{ c }}</b><p>By Zoom</p></div></div></div></div>`,
};

const KINDS = [
  ['Zoom Apps', 'Build an app that runs inside the Zoom client, during meetings and outside of them.'],
  ['OAuth', 'Build an app that acts for users who authorise it. Choose account-level or user-managed.'],
  ['Video SDK', 'Build your own video sessions with Zoom as the engine.', 'Generate your SDK Key & Secret.'],
  ['Team Chat Apps', 'Build an app for Team Chat that gets added in the Zoom Client.'],
  [
    'Meeting SDK',
    'Build mobile, desktop, progressive web apps, and hybrid apps that integrate Zoom Client functionalities.',
    'Generate your SDK Key & Secret.',
  ],
  [
    'Webhook Only',
    'Receive event-based notifications for Zoom account events such as meeting events, webinar events, cloud recording events, and more.',
  ],
  [
    'Server-to-Server OAuth',
    'Build a Server-to-Server OAuth app if you intend your app to be used only by you or the users on your Zoom account. This app can be best used for building an internal tool or connector to better manage your Zoom account.',
    'Reminder: App credentials must be kept secret.',
  ],
];
const Choose = {
  data: () => ({ kinds: [] }),
  async mounted() {
    store.me = await call('GET', '/me');
    this.kinds = KINDS;
    if (!store.me.termsAgreed) store.terms = true;
  },
  methods: {
    async pick(k) {
      if (k === 'Server-to-Server OAuth') {
        store.naming = true;
        return;
      }
      const { id } = await call('POST', '/build', { type: 'general', name: `${k} app` });
      go(`/develop/applications/${id}/information`);
    },
  },
  template: `<div class="mp-wrap"><h1 class="mp-h1">Choose your app type</h1><p class="mp-grey">Start building on Zoom. Pick the kind that fits what you want to do.</p>
    <div class="mp-kinds" v-if="kinds.length"><div class="mp-kind" v-for="k in kinds" :key="k[0]" v-seat="k[0] === 'Server-to-Server OAuth' ? 'chooser.s2s' : null"><div class="mp-kt"><span>{{ k[0] }}</span><i class="mp-ico"></i></div><div class="mp-kd"><p>{{ k[1] }}</p><p v-if="k[2]">{{ k[2] }}</p></div>
      <div class="mp-ka"><a class="mp-more">Learn More</a><a role="button" class="mp-btn blue" v-seat="k[0] === 'Server-to-Server OAuth' ? ['chooser.s2s', 'chooser.create'] : null" @click="pick(k[0])">Create</a></div></div>
      <div class="mp-kind help"><i class="mp-lens"></i>Still not sure?<a class="mp-more">Help Me Decide</a></div></div>
    <div class="mp-kinds" v-else><div class="mp-kind sk" v-for="i in 6"></div></div></div>`,
};
const Name = {
  data: () => ({ name: '', busy: false }),
  mounted() {
    nextTick(() => this.$refs.box.focus());
  },
  methods: {
    close() {
      store.naming = false;
    },
    async make() {
      if (!this.name.trim() || this.busy) return;
      this.busy = true;
      const { id } = await call('POST', '/build', { type: 's2s', name: this.name });
      store.naming = false;
      go(`/develop/apps/${id}/credentials`);
    },
  },
  template: `<div class="mp-mask dim"><div class="mp-pop"><div class="mp-pt">Create a Server-to-Server OAuth app</div><div class="mp-row"><span class="mp-lab">App Name</span><span class="mp-cnt">{{ name.length }}/50</span></div>
    <input class="mp-in" ref="box" v-model="name" maxlength="50" v-seat="'name.input'"><div class="mp-acts"><div class="mp-btn blue" :class="{ off: !name.trim() || busy }" v-seat="'name.create'" @click="make">Create</div><div class="mp-btn" @click="close">Cancel</div></div></div></div>`,
};
const Terms = {
  methods: {
    async agree() {
      store.me = await call('POST', '/me/terms', {});
      store.terms = false;
    },
  },
  template: `<div class="mp-mask dim"><div class="mp-pop"><div class="mp-pt">Marketplace Developer Terms</div><p class="mp-grey">Read the API License and Terms of Use. You need to agree before you create an app.</p><div class="mp-acts"><div class="mp-btn blue" @click="agree">Agree</div><div class="mp-btn">Decline</div></div></div></div>`,
};

const Created = {
  data: () => ({
    apps: null,
    left: ['Created Apps', 'Added Apps', 'Call Logs'],
    admin: ['Apps on Account', 'App Requests', 'Permissions', 'Notifications', 'Manage Connectors'],
  }),
  async mounted() {
    this.apps = await call('GET', '/list');
  },
  methods: {
    open: (a) =>
      go(a.type === 's2s' ? `/develop/apps/${a.id}/credentials` : `/develop/applications/${a.id}/information`),
  },
  template: `<div class="mp-home"><div class="mp-side plain"><u>PERSONAL APP MANAGEMENT</u><a v-for="(l, i) in left" :class="{ sel: !i }">{{ l }}</a><u>ADMIN APP MANAGEMENT</u><a v-for="l in admin">{{ l }}</a></div>
    <div class="mp-main"><h1>Created Apps</h1><input class="mp-in short" placeholder="Search"><table class="mp-table"><tr><th>Name</th><th>Status</th><th>Type</th><th>Zoom products</th></tr><tr v-if="!apps"><td colspan="4"><div class="sk line"></div></td></tr>
      <tr v-for="a in apps || []" @click="open(a)"><td>{{ a.name }}</td><td>{{ a.type !== 's2s' ? 'Not Published' : a.activated ? 'Activated' : 'Deactivated' }}</td><td>{{ a.type === 's2s' ? 'Server-to-Server OAuth' : 'OAuth' }}<p>Intend to publish: No</p></td><td></td></tr></table></div></div>`,
};

const RAIL = [
  ['credentials', 'App Credentials', 'rail.credentials'],
  ['information', 'Information', 'rail.information'],
  ['feature', 'Feature', 'rail.feature'],
  ['scope', 'Scopes', 'rail.scopes'],
  ['activation', 'Activation', 'rail.activation'],
];
const Credentials = {
  props: ['app'],
  emits: ['app'],
  data: () => ({ secret: '' }),
  computed: { dots: () => '•'.repeat(32) },
  methods: {
    copy() {
      toast('Copied!');
    },
    async eye() {
      this.secret = this.secret ? '' : (await call('GET', `/app/${this.app.id}/secret`)).clientSecret;
    },
    async again() {
      this.$emit('app', await call('POST', `/app/${this.app.id}/regenerate`, {}));
      this.secret = '';
      toast('Regenerated');
    },
  },
  template: `<h2>App Credentials</h2><p class="mp-grey">Use the credentials to access Zoom APIs from your app. Make sure to securely store the credentials. Do not store them in public repositories.</p><div class="mp-line"></div><h3>App Credentials</h3>
    <div class="mp-lab">Account ID</div><div class="mp-box" v-seat="'credentials.account-id'"><span v-seat="'credentials.account-id'">{{ app.accountId }}</span><a role="button" @click="copy">Copy</a></div>
    <div class="mp-lab">Client ID</div><div class="mp-box" v-seat="'credentials.client-id'"><span v-seat="'credentials.client-id'">{{ app.clientId }}</span><a role="button" @click="copy">Copy</a></div>
    <div class="mp-lab">Client Secret</div><div class="mp-row"><div class="mp-box" v-seat="'credentials.client-secret'"><span v-seat="'credentials.client-secret'">{{ secret || dots }}</span><i class="mp-eye" v-seat="'credentials.reveal'" @click="eye"></i><a role="button" @click="copy">Copy</a></div><a role="button" class="mp-btn" @click="again">Regenerate</a></div>`,
};
const Information = {
  props: ['app'],
  emits: ['app'],
  data() {
    return { f: { name: this.app.name, ...this.app.profile }, dirty: false };
  },
  methods: {
    touch() {
      this.dirty = true;
      clearTimeout(this.t);
      this.t = setTimeout(this.save, 900);
    },
    async save() {
      clearTimeout(this.t);
      if (!this.dirty) return;
      this.dirty = false;
      const a = await call('PUT', `/app/${this.app.id}/profile`, this.f);
      if (!this.dirty) this.$emit('app', a);
      toast('Saved successfully');
    },
  },
  beforeUnmount() {
    clearTimeout(this.t);
    if (this.dirty) call('PUT', `/app/${this.app.id}/profile`, this.f);
  },
  template: `<h2>Basic information</h2><div class="mp-pair"><div><div class="mp-lab b">App name</div><input class="mp-in" v-model="f.name" maxlength="50" @input="touch" @blur="save"><div class="mp-cnt">{{ f.name.length }}/50</div></div><div class="wide"><div class="mp-lab b">Short description <i class="mp-i">i</i></div><input class="mp-in" v-model="f.shortDescription" maxlength="150" @input="touch" @blur="save" v-seat="'information.short-description'"><div class="mp-cnt">{{ f.shortDescription.length }}/150</div></div></div>
    <div class="mp-lab b">Company Name</div><input class="mp-in" v-model="f.companyName" @input="touch" @blur="save" v-seat="'information.company-name'">
    <h2>Developer Contact Information</h2><p class="mp-grey">Provide your <b>corporate</b> email for us to contact you for service impacting announcements, including new Marketplace/API updates, breaking changes, and other updates as well as information that directly impacts your app.</p>
    <div class="mp-lab b">Name</div><input class="mp-in" v-model="f.contactName" @input="touch" @blur="save" v-seat="'information.contact-name'"><div class="mp-lab b">Email address</div><input class="mp-in" v-model="f.contactEmail" @input="touch" @blur="save" v-seat="'information.contact-email'"><h2>Links</h2><p class="mp-grey">Privacy policy and support links are not needed for account-level apps.</p>`,
};
const Feature = {
  props: ['app'],
  emits: ['app'],
  methods: {
    async flip() {
      this.$emit('app', await call('PUT', `/app/${this.app.id}/feature`, { events: !this.app.events }));
    },
  },
  template: `<h2>Add feature</h2><div class="mp-line"></div><h3>Token</h3><div class="mp-lab b">Secret Token</div><p class="mp-grey">Zoom sends the secret token in each event notification we send to your app.<br>Note: This secret token is used to verify event notifications sent by Zoom.</p><div class="mp-row"><div class="mp-box grey"><span>{{ app.secretToken }}</span><a role="button">Copy</a></div><a role="button" class="mp-btn soft">Regenerate</a></div>
    <div class="mp-lab b">Verification Token <em>(Retires in October 2023)</em></div><p class="mp-grey">Replace the Verification Token with Secret Token to verify event notifications from Zoom.</p><div class="mp-row"><div class="mp-box grey"><span>{{ app.verificationToken }}</span><a role="button">Copy</a></div><a role="button" class="mp-btn soft">Regenerate</a></div>
    <div class="mp-line"></div><h3>General Features</h3><div class="mp-card"><div class="mp-row"><b>Event Subscriptions</b><span class="mp-tog" :class="{ on: app.events }" v-seat="'feature.event-subscription'" @click="flip"><i></i></span></div><p class="mp-grey">Subscribe to events that Zoom posts to an endpoint of your own.</p><div v-if="app.events" class="mp-btn">+ Add Event Subscription</div></div>`,
};
const Picker = {
  props: ['chosen'],
  emits: ['done', 'close'],
  data() {
    return { cat: null, picked: [...this.chosen], product: '', q: '', busy: false };
  },
  async mounted() {
    this.cat = await call('GET', '/catalog');
  },
  computed: {
    products() {
      const q = this.q.trim().toLowerCase();
      return (this.cat ?? []).filter(
        ([p, items]) => !q || p.toLowerCase().includes(q) || items.some((i) => i.join('\n').toLowerCase().includes(q)),
      );
    },
    current() {
      return this.products.find(([p]) => p === this.product) ?? this.products[0];
    },
  },
  methods: {
    has(items) {
      return items.some(([, id]) => this.picked.includes(id));
    },
    flip(id) {
      this.picked = this.picked.includes(id) ? this.picked.filter((x) => x !== id) : [...this.picked, id];
    },
    done() {
      if (this.busy) return;
      this.busy = true;
      this.$emit('done', this.picked);
    },
  },
  template: `<div class="mp-mask light"><div class="mp-sheet"><i class="mp-x" @click="$emit('close')">✕</i><div class="mp-row"><div class="mp-pt grow">Add scopes</div><span class="mp-added">{{ picked.length }} Added</span></div>
    <div class="mp-note"><i class="mp-i fill">i</i>The following scopes are available based on your account privileges. For additional scopes, please please contact your account admin.</div>
    <div class="mp-cols"><div class="mp-left"><input class="mp-in glass" placeholder="Search the scope type" v-model="q" v-seat="'scopes.search'"><div class="mp-plist"><div v-if="!cat" class="sk line" v-for="i in 6"></div><div v-for="p in products" :key="p[0]" class="mp-p" :class="{ sel: current && current[0] === p[0] }" v-seat="'scopes.group:' + p[0]" @click="product = p[0]"><i :class="{ on: has(p[1]) }"></i>{{ p[0] }}</div></div></div>
      <div class="mp-right"><template v-if="current"><label class="mp-s" v-for="i in current[1]" :key="i[1]"><input type="checkbox" :checked="picked.includes(i[1])" @change="flip(i[1])"><span class="mp-ck" :class="{ on: picked.includes(i[1]) }" v-seat="'scopes.item:' + i[1]"></span><span><b>{{ i[0] }}</b><small>{{ i[1] }}</small></span></label></template></div></div>
    <div class="mp-acts"><div class="mp-btn blue" v-seat="'scopes.done'" @click="done">Done</div></div></div></div>`,
};
const Scopes = {
  components: { Picker },
  props: ['app'],
  emits: ['app'],
  data: () => ({ open: false, cat: [] }),
  async mounted() {
    this.cat = (await call('GET', '/catalog')).flatMap(([, items]) => items);
  },
  methods: {
    title(id) {
      return this.cat.find((c) => c[1] === id)?.[0] ?? '';
    },
    async save(ids) {
      const a = await call('PUT', `/app/${this.app.id}/scopes`, ids);
      this.open = false;
      this.$emit('app', a);
      toast('Scopes saved');
    },
  },
  template: `<h2>Add Scopes</h2><p class="mp-grey">Scopes define the API methods this app is allowed to call, and thus which information and capabilities are available on Zoom. Scopes are restricted to specific resources like channels or files. If your app is submitted to Zoom, we will verify the need for all requested scopes against the features that your app has to offer at the time of review. Please remove unneeded scopes before you submit your app. <a class="mp-more">Learn more about Zoom’s scopes</a></p>
    <div class="mp-acts"><input class="mp-in short" placeholder="Search name, ID, type"><div class="mp-btn" v-seat="'scopes.add'" @click="open = true"><i class="plus">+</i> Add Scopes</div></div>
    <div class="mp-th" v-if="app.scopes.length">Scope Name / ID</div><div class="mp-sc" v-for="s in app.scopes" :key="s + app.updated"><div class="mp-row"><span class="grow"><b>{{ title(s) }}</b> /{{ s }}</span><a class="mp-more" @click="save(app.scopes.filter((x) => x !== s))">Delete</a></div><p class="mp-grey">✎ Describe how your app intends to use this particular scope</p></div>
    <Picker v-if="open" :chosen="app.scopes" @done="save" @close="open = false" />`,
};
const Activation = {
  props: ['app'],
  emits: ['app'],
  data: () => ({ busy: false }),
  methods: {
    async power(on) {
      if (this.busy || (on && this.app.missing.length)) return;
      this.busy = true;
      this.$emit('app', await call('POST', `/app/${this.app.id}/power`, { on }));
      this.busy = false;
      toast(on ? 'Activated successfully' : 'Deactivated');
    },
  },
  template: `<div class="mp-mid"><template v-if="app.activated"><i class="mp-big ok">✓</i><div class="mp-pt s">Your app is activated on the account</div><p class="mp-grey">Your app is allowed to invoke your selected Zoom APIs</p><div class="mp-btn" @click="power(false)">Deactivate your app</div></template>
    <template v-else><i class="mp-big">◷</i><template v-if="app.missing.length"><div class="mp-pt s">Complete the required information to activate your app</div><ul><li v-for="m in app.missing">{{ m }}</li></ul></template><template v-else><div class="mp-pt s">Your app is ready for activation</div><p class="mp-grey">Once on, your app is allowed to invoke your selected Zoom APIs</p></template><div class="mp-btn blue" :class="{ off: busy || app.missing.length }" v-seat="'activation.activate'" @click="power(true)">Activate your app</div></template></div>`,
};
const AppPage = {
  components: { Credentials, Information, Feature, Scopes, Activation },
  props: ['id', 'section'],
  data: () => ({ app: null, rail: RAIL, gone: false, turn: 0 }),
  computed: {
    at() {
      return RAIL.findIndex((r) => r[0] === this.section);
    },
    part() {
      return ['Credentials', 'Information', 'Feature', 'Scopes', 'Activation'][this.at];
    },
  },
  watch: {
    section: {
      immediate: true,
      async handler() {
        this.app = null;
        try {
          this.app = await call('GET', `/app/${this.id}`);
          this.turn += 1;
        } catch {
          this.gone = true;
        }
      },
    },
  },
  methods: {
    to(k) {
      go(`/develop/apps/${this.id}/${k}`);
    },
    got(a) {
      this.app = a;
      this.turn += 1;
    },
  },
  template: `<div v-if="gone || at < 0" class="mp-mid"><h2>We couldn't find the page.</h2></div><template v-else><div class="mp-app-page"><div class="mp-l"><div class="mp-up"><b>+</b>UPLOAD</div><ul class="mp-rail" :key="turn"><li v-for="r in rail" :class="{ on: r[0] === section }" v-seat="r[2]" @click="to(r[0])"><i :class="{ ok: r[0] === 'credentials' || (r[0] === 'scope' && app && app.scopes.length) }"></i>{{ r[1] }}</li></ul></div>
    <div class="mp-r"><h1 class="mp-h1">{{ app ? app.name : ' ' }}</h1><div class="mp-chips"><span>Intend to publish: No</span><span>Account-level app</span><span>Server-To-Server OAuth</span></div><div class="mp-line"></div><component v-if="app" :is="part" :app="app" @app="got" /><template v-else><div class="sk line" v-for="i in 6"></div></template></div></div>
    <div class="mp-bottom"><div><a class="mp-more" @click="at ? to(rail[at - 1][0]) : 0">‹ Back</a><a role="button" v-if="at < 4" class="mp-btn blue" @click="to(rail[at + 1][0])">Continue</a></div></div></template>`,
};
const Other = {
  template: `<div class="mp-mid"><h2>OAuth app</h2><p class="mp-grey">Development · Production</p><div class="mp-lab">Client ID</div><div class="mp-lab">Client Secret</div></div>`,
};

createApp({
  components: { Bar, Foot, Home, Choose, Name, Terms, Created, AppPage, Other },
  data: () => ({ s: store }),
  computed: {
    seg() {
      return this.s.path.split('/').filter(Boolean);
    },
    view() {
      const [a, b, c] = this.seg;
      if (!a) return 'Home';
      if (a === 'develop' && b === 'create') return 'Choose';
      if (a === 'user') return 'Created';
      if (a === 'develop' && b === 'apps' && c) return 'AppPage';
      return 'Other';
    },
  },
  template: `<Bar /><component :is="view" :key="view + (view === 'AppPage' ? seg[2] : '')" v-bind="view === 'AppPage' ? { id: seg[2], section: seg[3] || 'credentials' } : {}" /><Foot v-if="view !== 'Home'" /><Name v-if="s.naming" /><Terms v-if="s.terms" /><div class="mp-toast" v-if="s.toast">{{ s.toast }}</div>`,
})
  .directive('seat', vSeat)
  .mount('#app');
